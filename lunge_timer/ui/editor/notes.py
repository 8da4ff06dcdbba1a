"""Several lines of text."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from lunge_timer.ui.editor.undo_keys import is_undo_or_redo
from lunge_timer.ui.fields import clear_base, paint_field

_PAD_PX = 10
_LINES = (4, 12)  # shown at least and at most
_PARAGRAPHS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})  # as Qt keeps ends of lines


class NotesField(QPlainTextEdit):
    """A field that grows with its lines; Tab leaves it."""

    edited = Signal(object)  # str
    left = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._wrong = False
        self._value = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # the page undoes for all fields
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_PAD_PX)
        clear_base(self)
        self.textChanged.connect(self.take)
        self.show_value("")

    def show_value(self, value: object) -> None:
        self._value = str(value)
        if self._text() != self._value:
            self.setPlainText(self._value)
        self.setAccessibleName(f"{self._title}: {self._value}")

    def show_reason(self, reason: str) -> None:
        """Show that what stands here is wrong, and let a screen reader say why; nothing: it is right."""
        self._wrong = bool(reason)
        self.setAccessibleDescription(reason)
        self.viewport().update()

    @Slot()
    def take(self) -> None:
        """Tell what the person typed."""
        self.updateGeometry()
        if self._text() != self._value:
            self.edited.emit(self._text())

    def sizeHint(self) -> QSize:
        least, most = _LINES
        lines = min(most, max(least, round(self.document().size().height())))
        return QSize(200, lines * self.fontMetrics().lineSpacing() + 2 * _PAD_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo_or_redo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            paint_field(painter, self, raised=False, wrong=self._wrong)
        super().paintEvent(event)

    def _text(self) -> str:
        """The text character by character: toPlainText() would make plain spaces of no-break ones."""
        return self.document().toRawText().translate(_PARAGRAPHS)
