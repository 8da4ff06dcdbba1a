"""Fields of several lines: a text, and sentences of which each has a line."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from lunge_timer.ui.editor.entry_fields import is_undo_or_redo
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.fields import clear_base, paint_field

_PAD_PX = 10
_MOST_LINES = 12  # that are shown at once
_PARAGRAPHS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})  # as Qt keeps ends of lines


class NotesField(QPlainTextEdit):
    """A field that grows with its lines; Tab leaves it."""

    edited = Signal(object)  # the value: str
    left = Signal()

    def __init__(self, title: str, *, least_lines: int = 4) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._wrong = False
        self._least_lines = least_lines
        self._value: object = ""
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

    def read(self, text: str) -> object:
        """The value of text."""
        return text

    def written(self, value: object) -> str:
        return str(value)

    def show_value(self, value: object) -> None:
        """Show a value; what says the same stays as the person typed it."""
        self._value = value
        if self.read(self._text()) != value:
            self.setPlainText(self.written(value))

    def show_reason(self, reason: str) -> None:
        """Show that what stands here is wrong, and let a screen reader say why; nothing: it is right."""
        self._wrong = bool(reason)
        self.setAccessibleDescription(reason)
        self.viewport().update()
        if self.hasFocus():
            announce(self, reason)

    @Slot()
    def take(self) -> None:
        """Tell what the person typed."""
        self.updateGeometry()
        value = self.read(self._text())
        if value != self._value:
            self.edited.emit(value)

    def sizeHint(self) -> QSize:
        lines = min(_MOST_LINES, max(self._least_lines, round(self.document().size().height())))
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


class SentencesField(NotesField):
    """Sentences, each on a line of its own: a tuple of them."""

    def __init__(self, title: str) -> None:
        super().__init__(title, least_lines=1)

    def read(self, text: str) -> object:
        return tuple(line for line in text.split("\n") if line.strip())

    def written(self, value: object) -> str:
        return "\n".join(map(str, value)) if isinstance(value, tuple) else ""
