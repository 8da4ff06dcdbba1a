"""A field of one line, which tells its value or what is Mistyped; and one that also goes up and down."""

from functools import partial

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)

from lunge_timer.language import _
from lunge_timer.ui.editor.draft import Mistyped
from lunge_timer.ui.theme import SMALL, FollowsFont, current_colors, text_font
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.buttons import IconButton, Look
from lunge_timer.ui.widgets.fields import TextField
from lunge_timer.ui.widgets.icons import Icon

_INSET_PX = 3  # of the buttons, from the field's edge
_REPEAT_MS = 350  # before a held button repeats


def is_undo_or_redo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class Entry(FollowsFont, TextField):
    """A line of text that stands for a value; its unit and range stand at its right.

    What cannot be read as a value stays as it was typed, until it is corrected or undone.
    """

    edited = Signal(object)  # the value, or Mistyped
    left = Signal()

    def __init__(self, title: str, *, raised: bool = False) -> None:
        super().__init__(raised=raised)
        self.setAccessibleName(title)
        self._value: object = None
        self._mistyped: str | None = None
        self._hint = ""
        self._part = ""
        self._right_px = 0  # that something else takes in the place of the hint
        self._reason = ""
        self._pad_px = self.textMargins().right()
        self.changed_by_person.connect(self.take)

    def read(self, text: str) -> object:
        """The value of text. Raises ValueError with a sentence."""
        return text

    def value_of(self, text: str) -> object:
        """The value of text, or what is Mistyped in it."""
        try:
            return self.read(text)
        except ValueError as error:
            return Mistyped(text, str(error))

    def written(self, value: object) -> str:
        return str(value)

    def show_title(self, title: str) -> None:
        self.setAccessibleName(title)

    def show_part(self, part: str) -> None:
        """Let a screen reader say what it is a part of, where several fields have the same title."""
        if part != self._part:
            self._part = part
            self._tell()

    def show_hint(self, hint: str) -> None:
        self._hint = hint
        self._make_room()
        self._tell()
        self.update()

    def show_reason(self, reason: str) -> None:
        """Show that what stands here is wrong, and let a screen reader say why; nothing: it is right."""
        self._reason = reason
        self.show_wrong(wrong=bool(reason))
        self._tell()
        if self.hasFocus():
            announce(self, reason)

    def show_value(self, value: object, mistyped: str | None = None) -> None:
        """Show a value, or what was typed in its place; what says the same stays as the person typed it."""
        self._value, self._mistyped = value, mistyped
        stays = self.text() == mistyped if mistyped is not None else self._says(value)
        if not (self.hasFocus() and stays):
            self._write()

    @Slot(str)
    def take(self, text: str) -> None:
        """Tell what the person typed."""
        value = self.value_of(text)
        if isinstance(value, Mistyped) or value != self._value or self._mistyped is not None:
            self.edited.emit(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self._write()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave undo and redo to the page: they go back over every field."""
        if is_undo_or_redo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def show_font(self) -> None:
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._hint and not self._right_px:
            with QPainter(self) as painter:
                painter.setFont(text_font(SMALL))
                painter.setPen(current_colors().muted)
                area = QRectF(self.rect()).adjusted(0, 0, -self._pad_px, 0)
                side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(area, side.value, self._hint)

    def _says(self, value: object) -> bool:
        try:
            return self.read(self.text()) == value
        except ValueError:
            return False

    def _write(self) -> None:
        text = self.written(self._value) if self._mistyped is None else self._mistyped
        if text != self.text():
            self.setText(text)
        self.setCursorPosition(0)  # a long text is read from its beginning

    def _tell(self) -> None:
        told = filter(None, (self._part, self._reason or self._hint))
        self.setAccessibleDescription(", ".join(told))

    def _make_room(self) -> None:
        """Keep what is typed off the hint."""
        metrics = QFontMetrics(text_font(SMALL))
        hint_px = max(self._right_px, metrics.horizontalAdvance(self._hint) if self._hint else 0)
        margins = self.textMargins()
        self.setTextMargins(margins.left(), 0, self._pad_px + hint_px + self._pad_px // 2, 0)


class SteppedEntry(Entry):
    """Goes up and down by ↑ and ↓, and by two buttons that are shown below the mouse."""

    def __init__(self, title: str, long_step: int) -> None:
        """Page up and page down go by the long step."""
        self._buttons: tuple[IconButton, ...] = ()
        super().__init__(title)
        self._by_key = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: long_step,
            Qt.Key.Key_PageDown: -long_step,
        }
        for words, icon, by in ((_("Less: {title}"), Icon.MINUS, -1), (_("More: {title}"), Icon.PLUS, 1)):
            button = IconButton(icon, words.format(title=title), self, look=Look.QUIET, size=SMALL)
            self._buttons = (*self._buttons, button)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys do the same
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.setAutoRepeat(True)
            button.setAutoRepeatDelay(_REPEAT_MS)
            button.clicked.connect(partial(self.step, by))
            button.hide()

    def step(self, by: int) -> None:
        """Go so far up, or down."""
        raise NotImplementedError

    def can_step(self) -> bool:
        """Whether there is something from which to go."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = self._by_key.get(Qt.Key(event.key()))
        if by is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif self.can_step():
            self.step(by)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_buttons(shown=self.can_step())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_buttons(shown=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def _show_buttons(self, *, shown: bool) -> None:
        for button in self._buttons:
            button.setVisible(shown)
        self._right_px = 2 * self.height() if shown else 0
        self._make_room()
        self.update()

    def _place_buttons(self) -> None:
        """At the right edge, each as wide as it is high."""
        side_px = self.height() - 2 * _INSET_PX
        for number, button in enumerate(self._buttons):
            left_px = self.width() - _INSET_PX - (2 - number) * side_px
            button.setGeometry(left_px, _INSET_PX, side_px, side_px)
