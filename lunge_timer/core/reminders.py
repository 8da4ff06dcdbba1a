"""When the next reminder of a break is due: by what the person set, did and answered, and by nothing else.

All moments are of the wall's clock, without a time zone: an hour set back moves one reminder, and no more.
"""

from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

LATER: Final = timedelta(minutes=10)
LONG_SLEEP_MS: Final = 5 * 60_000  # who leaves the computer asleep for so long has not been sitting at it
_UNANSWERED = 3  # in a row, and the day is silent
_A_WEEK = 8  # days, today's among them twice: once for what is left of it


class ReminderRules(Struct, frozen=True, kw_only=True):
    """On which days, 0 being Monday, between which hours, and how often."""

    on: bool
    weekdays: tuple[int, ...]
    from_h: int
    until_h: int  # up to 24
    every_min: int


class Sitting(Struct, frozen=True, kw_only=True):
    """Since when the person has been sitting, as far as is known, and what they said to the reminders."""

    since: datetime
    later_at: datetime | None = None  # when the person wants to be asked again
    unanswered: int = 0
    silent_on: date | None = None

    def reminded(self, now: datetime) -> "Sitting":
        """A reminder was given now. The last of three that stay unanswered makes the day silent."""
        unanswered = self._unanswered_on(now.date()) + 1
        silent_on = now.date() if unanswered >= _UNANSWERED else self.silent_on
        return Sitting(since=now, unanswered=unanswered, silent_on=silent_on)

    def put_off(self, now: datetime) -> "Sitting":
        """The person said: in 10 minutes."""
        return Sitting(since=now, later_at=now + LATER)

    def silenced(self, now: datetime) -> "Sitting":
        """The person said: not today."""
        return Sitting(since=now, silent_on=now.date())

    def worked_out(self, now: datetime) -> "Sitting":
        """A workout has ended: all begins anew, but for what was said of today."""
        silent_on = None if self.unanswered >= _UNANSWERED else self.silent_on
        return Sitting(since=now, silent_on=silent_on)

    def slept(self, now: datetime) -> "Sitting":
        """The computer has slept for long, or the rules are others: the time that has to pass begins anew."""
        return replace(self, since=now, later_at=None, unanswered=self._unanswered_on(now.date()))

    def _unanswered_on(self, day: date) -> int:
        return self.unanswered if self.since.date() == day else 0


def next_due(rules: ReminderRules, sitting: Sitting, now: datetime) -> datetime | None:
    """The next moment for a reminder, now or before where it is late; None: there is none to come."""
    if not rules.on:
        return None
    since = min(sitting.since, now)  # the clock may have been set back
    for number in range(_A_WEEK):
        day = since.date() + timedelta(days=number)
        if day == sitting.silent_on:
            continue
        if sitting.later_at is not None and sitting.later_at.date() == day:
            return sitting.later_at
        if day.weekday() not in rules.weekdays:
            continue
        midnight = datetime.combine(day, time())
        opens, closes = midnight + timedelta(hours=rules.from_h), midnight + timedelta(hours=rules.until_h)
        due = max(since, opens) + timedelta(minutes=rules.every_min)
        if due <= closes:
            return due
    return None
