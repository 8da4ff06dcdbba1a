"""Routine files that are dragged over the page and dropped on it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.language import _
from lunge_timer.ui.theme import HEADING, current_colors
from lunge_timer.ui.widgets.card import RADIUS_PX
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill

_VEIL_ALPHA = 225
_INSET_PX = 20.0
_EDGE_PX = 3.0


class DropHint(QWidget):
    """Covers the page and says what a drop will do."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        label = PlainLabel(_("Drop routine files here to import them"), size=HEADING, bold=True, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fill(QVBoxLayout(self), label, margins_px=(60, 60, 60, 60))
        self.hide()

    def show_over(self, page: QWidget) -> None:
        self.setGeometry(page.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        veil = QColor(colors.window)
        veil.setAlpha(_VEIL_ALPHA)
        area = QRectF(self.rect()).adjusted(_INSET_PX, _INSET_PX, -_INSET_PX, -_INSET_PX)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), veil)
            painter.setPen(QPen(colors.accent, _EDGE_PX, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area, RADIUS_PX, RADIUS_PX)


def routine_files(data: QMimeData) -> list[Path]:
    """The files among what is dragged that may hold a routine."""
    files = [Path(url.toLocalFile()) for url in data.urls()]  # without a name, where it is on the web
    return [file for file in files if file.suffix.casefold() == ".json"]


class DropTarget(QWidget):
    """Takes routine files, and says what a drop will do while they are dragged over it."""

    files_dropped = Signal(object)  # list[Path]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drop_hint = DropHint(self)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if routine_files(event.mimeData()):
            self._drop_hint.show_over(self)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_hint.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_hint.hide()
        event.acceptProposedAction()
        self.files_dropped.emit(routine_files(event.mimeData()))
