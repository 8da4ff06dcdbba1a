"""Fields for numbers: one, a time, a number that may be left out, the reps of each set."""

import re

from lunge_timer.core.exercise import Seconds
from lunge_timer.core.limits import Limit
from lunge_timer.core.routine import to_ms
from lunge_timer.core.text.numbers import exact_clock_text, number_text
from lunge_timer.core.text.typed_numbers import read_number, read_time, read_whole
from lunge_timer.language import _, ngettext
from lunge_timer.ui.editor.entry_fields import SteppedEntry

_LONG_STEP = 5


class NumberEntry(SteppedEntry):
    """A number; ↑ and ↓ make it one more or less, within its range."""

    def __init__(self, title: str, limit: Limit, *, unit: str = "", whole: bool = False) -> None:
        super().__init__(title, _LONG_STEP)
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

    def can_step(self) -> bool:
        return isinstance(self._value, int | float)

    def step(self, by: int) -> None:
        """Go up or down, never over an end of the range; from beyond it, back into it."""
        if isinstance(self._value, int | float):
            self._step_from(self._value, by)

    def _step_from(self, value: Seconds, by: int) -> None:
        asked = min(max(value + by, self._limit.low), self._limit.high)
        if (asked - value) * by > 0 or not self._limit.low <= value <= self._limit.high:
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

    def can_step(self) -> bool:
        return True

    def step(self, by: int) -> None:
        if self._value is None:
            self._step_from(self._limit.low - 1, 1)
        else:
            super().step(by)


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
