"""A field for a day, as it is typed in the person's own locale: 2026-12-15 in the file."""

from contextlib import suppress

from lunge_timer.core.days import is_day
from lunge_timer.ui.editor.entry_fields import SteppedEntry
from lunge_timer.ui.widgets.day_texts import day_of, day_text, formatted, iso_day, read_day
from lunge_timer.ui.workout_history import today

_WEEK = 7  # days


class DayEntry(SteppedEntry):
    """An ISO day; an optional one is None where nothing is typed. The weekday stands at its right."""

    def __init__(self, title: str, *, optional: bool = False) -> None:
        super().__init__(title, _WEEK)
        self._optional = optional

    def read(self, text: str) -> object:
        if self._optional and not text.strip():
            return None
        return iso_day(read_day(text, today()))

    def written(self, value: object) -> str:
        if isinstance(value, str) and is_day(value):
            return day_text(day_of(value))
        return "" if value is None else str(value)

    def show_value(self, value: object, mistyped: str | None = None) -> None:
        super().show_value(value, mistyped)
        is_known = isinstance(value, str) and is_day(value) and mistyped is None
        self.show_hint(formatted(day_of(str(value)), "ddd") if is_known else "")

    def can_step(self) -> bool:
        return True

    def step(self, by: int) -> None:
        """From the day that is there, or else from today."""
        value = self._value
        day = day_of(value) if isinstance(value, str) and is_day(value) else today()
        with suppress(ValueError, OverflowError):  # the calendar ends in the year 9999
            self.edited.emit(iso_day(day + by))
