"""Fields of one line: a text, a number, a time, reps. Each tells its value, or what is Mistyped."""

import re

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent

from lunge_timer.core.exercise import Seconds
from lunge_timer.core.routine import Limit, to_ms
from lunge_timer.core.text.numbers import exact_clock_text, number_text
from lunge_timer.core.text.typed_numbers import read_number, read_time, read_whole
from lunge_timer.language import _, ngettext
from lunge_timer.ui.editor.draft import Mistyped
from lunge_timer.ui.theme import SMALL, FollowsFont, current_colors, text_font
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.fields import TextField

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 5, Qt.Key.Key_PageDown: -5}


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
        if self._hint:
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
        self.setAccessibleDescription(self._reason or self._hint)

    def _make_room(self) -> None:
        """Keep what is typed off the hint."""
        hint_px = QFontMetrics(text_font(SMALL)).horizontalAdvance(self._hint) if self._hint else 0
        margins = self.textMargins()
        self.setTextMargins(margins.left(), 0, self._pad_px + hint_px + self._pad_px // 2, 0)


class NumberEntry(Entry):
    """A number; ↑ and ↓ make it one more or less, within its range."""

    def __init__(self, title: str, limit: Limit, *, unit: str = "", whole: bool = False) -> None:
        super().__init__(title)
        self._unit = unit
        self._whole = whole
        self.show_limit(limit)

    def show_limit(self, limit: Limit) -> None:
        """Tell the range that the number is to keep to; it is shown whether it does or not."""
        self._limit = limit
        self.show_hint(
            _("{low}–{high} {unit}").format(low=limit.low, high=limit.high, unit=self._unit).rstrip()
        )

    def read(self, text: str) -> object:
        return read_whole(text) if self._whole else read_number(text)

    def written(self, value: object) -> str:
        return number_text(value) if isinstance(value, int | float) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        more = _STEPS.get(Qt.Key(event.key()))
        if more is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif isinstance(self._value, int | float):
            self._step(self._value, more)

    def _step(self, value: Seconds, more: int) -> None:
        """Go up or down, never over an end of the range; from beyond it, back into it."""
        asked = min(max(value + more, self._limit.low), self._limit.high)
        if (asked - value) * more > 0 or not self._limit.low <= value <= self._limit.high:
            self.edited.emit(asked)
            self.selectAll()


class SecondsEntry(NumberEntry):
    """A time that is shown in seconds, and typed as times are."""

    def __init__(self, title: str, limit: Limit) -> None:
        super().__init__(title, limit, unit=_("s"))

    def read(self, text: str) -> object:
        return read_time(text)


class ClockEntry(SecondsEntry):
    """A time that is shown in minutes and seconds."""

    def show_limit(self, limit: Limit) -> None:
        self._limit = limit
        low, high = (exact_clock_text(to_ms(end_s)) for end_s in limit)
        self.show_hint(_("{low}–{high}").format(low=low, high=high))

    def written(self, value: object) -> str:
        return exact_clock_text(to_ms(value)) if isinstance(value, int | float) else ""


class OptionalNumber(NumberEntry):
    """A whole number, or None where nothing is typed."""

    def __init__(self, title: str, limit: Limit) -> None:
        super().__init__(title, limit, whole=True)

    def read(self, text: str) -> object:
        return super().read(text) if text.strip() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._value is None and event.key() in _STEPS and not event.modifiers():
            self._step(self._limit.low - 1, 1)
        else:
            super().keyPressEvent(event)


class RepsEntry(NumberEntry):
    """One number of reps, or as many as there are sets: 12, 10, 8."""

    def __init__(self, title: str, limit: Limit) -> None:
        super().__init__(title, limit, whole=True)
        self._range = limit
        self._sets: int | None = None

    def show_sets(self, sets: int | None) -> None:
        """Ask for a number for each set; None: for one number."""
        if sets != self._sets:
            self._sets = sets
            if sets is None:
                self.show_limit(self._range)
            else:
                self.show_hint(ngettext("{count} set", "{count} sets", sets).format(count=sets))

    def read(self, text: str) -> object:
        if self._sets is None:
            return super().read(text)
        numbers = re.split(r"[,;/\s]+", text.strip(" ,;/"))
        return tuple(read_whole(number) for number in numbers)

    def written(self, value: object) -> str:
        return ", ".join(map(str, value)) if isinstance(value, tuple) else super().written(value)
