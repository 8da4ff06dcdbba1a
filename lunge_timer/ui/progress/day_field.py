"""A field for a day: typed in, or one day earlier or later by its buttons and the arrow keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.language import _
from lunge_timer.ui.progress.day_words import long_day_text
from lunge_timer.ui.theme import SMALL
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.buttons import IconButton
from lunge_timer.ui.widgets.day_texts import day_text, read_day
from lunge_timer.ui.widgets.fields import TextField
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import WrapLabel
from lunge_timer.ui.widgets.layouts import fill

_WEEK = 7
_REPEAT_MS = 350  # before a held button repeats
_FIELD_CHARS = 14
_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: _WEEK,
    Qt.Key.Key_PageDown: -_WEEK,
}


class DayText(TextField):
    """The day as text; leaving it writes out what was typed."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class DayField(QWidget):
    """Days are counted from 1970-01-01. What cannot be read as a day stays, with what is wrong below it."""

    day_changed = Signal(int)  # by the person

    def __init__(self, title: str, day: int, today: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._day, self._today = title, day, today
        self.field = DayText(day_text(day))
        self.field.setAccessibleName(title)
        self.field.setMinimumWidth(self.field.fontMetrics().averageCharWidth() * _FIELD_CHARS)
        self.field.left.connect(self.read)
        self._below = WrapLabel(size=SMALL, tint="muted")
        buttons = []
        for icon, words, step in (
            (Icon.MINUS, _("Day before"), self.go_back),
            (Icon.PLUS, _("Day after"), self.go_on),
        ):
            button = IconButton(icon, f"{title}: {words}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoRepeat(True)
            button.setAutoRepeatDelay(_REPEAT_MS)
            button.clicked.connect(step)
            buttons.append(button)
        row = fill(QHBoxLayout(), buttons[0], self.field, buttons[1], space_px=8)
        row.setStretch(1, 1)
        fill(QVBoxLayout(self), row, self._below, space_px=4)
        self.setFocusProxy(self.field)
        self._tell()

    @property
    def day(self) -> int:
        """The day that was read last."""
        return self._day

    def show_day(self, day: int) -> None:
        self._day = day
        self.field.setText(day_text(day))
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say below the field what is wrong with it; nothing where nothing is."""
        self.field.show_wrong(wrong=bool(sentence))
        if sentence:
            self._below.show_tint("danger")
            self._below.setText(sentence)
            self.field.setAccessibleDescription(sentence)
            announce(self, sentence)
        else:
            self._tell()

    @Slot()
    def read(self) -> bool:
        """Take what was typed; whether it is a day."""
        if self.field.text() == day_text(self._day):
            return True
        try:
            day = read_day(self.field.text(), self._today)
        except ValueError as error:
            self.show_problem(str(error))
            return False
        self.ask(day)
        return True

    def ask(self, day: int) -> None:
        """Show the day that the person wants, and tell it."""
        self.show_day(day)
        self.day_changed.emit(day)

    @Slot()
    def go_back(self) -> None:
        self.ask(self._day - 1)

    @Slot()
    def go_on(self) -> None:
        self.ask(self._day + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif self.read():
            self.ask(self._day + step)

    def _button(self, icon: Icon, words: str, step: Callable[[], None]) -> IconButton:
        """For the mouse: the arrow keys do the same in the field."""
        button = IconButton(icon, f"{self._title}: {words}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(True)
        button.setAutoRepeatDelay(_REPEAT_MS)
        button.clicked.connect(step)
        return button

    def _tell(self) -> None:
        """Write the day out below: which weekday it is tells a slip of the finger."""
        text = long_day_text(self._day)
        self._below.show_tint("muted")
        self._below.setText(text)
        self.field.setAccessibleDescription(text)
