"""Where a search is typed."""

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from lunge_timer.language import _
from lunge_timer.ui.buttons import IconButton, Look
from lunge_timer.ui.fields import TextField
from lunge_timer.ui.icons import Icon
from lunge_timer.ui.theme import SMALL

_INSET_PX = 3


class SearchField(TextField):
    """A field with a button that empties it. Keys that edit nothing are left to the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, raised=True, icon=Icon.SEARCH)
        self.setPlaceholderText(_("Search"))
        self.setAccessibleName(_("Search routines by name, exercise or muscle"))
        self.setAcceptDrops(False)  # files that are dropped here are for the page
        self._clear = IconButton(Icon.CLOSE, _("Clear the search"), self, look=Look.QUIET, size=SMALL)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does the same
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(self.show_text)

    @Slot(str)
    def show_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width(), max(size.height(), self._clear.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side_px = self._clear.sizeHint().height()
        left, top = self.width() - side_px - _INSET_PX, (self.height() - side_px) // 2
        self._clear.setGeometry(left, top, side_px, side_px)
        margins = self.textMargins()
        margins.setRight(side_px + 2 * _INSET_PX)
        self.setTextMargins(margins)

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the page where there is nothing to undo here."""
        undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if undo and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)
