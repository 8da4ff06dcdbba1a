"""Files that are dragged over a page and dropped on it."""

import warnings
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

_HOW = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def dragged(*names: str | Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(name)) for name in names])
    return data


def entering(data: QMimeData, place: QPoint) -> QDragEnterEvent:
    """Not yet accepted."""
    with warnings.catch_warnings():  # from 6.12 on Qt would have a QPointF, which 6.11 does not take
        warnings.simplefilter("ignore", DeprecationWarning)
        event = QDragEnterEvent(place, _HOW, data, _LEFT, _NONE)
    event.setAccepted(False)
    return event


def dropping(data: QMimeData, place: QPoint) -> QDropEvent:
    return QDropEvent(QPointF(place), _HOW, data, _LEFT, _NONE)
