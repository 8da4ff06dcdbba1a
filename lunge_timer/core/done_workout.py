"""What is remembered of a workout that is over: what was planned and done, set by set, and the answers."""

from enum import StrEnum
from typing import Literal, TypeAlias

from msgspec import Struct

from lunge_timer.core.routine import LoadKind, Pace, Purpose

SetLeg: TypeAlias = Literal["left", "right", "both", "none"]
EFFORT = (1, 10)
RESERVE = (0, 4)  # 4: four reps or more
PAIN = (0, 10)


class Outcome(StrEnum):
    COMPLETE = "complete"
    STOPPED = "stopped"
    RECOVERED = "recovered"  # from the journal of a run that ended in the midst of it


class Moment(StrEnum):
    """When pain was asked for."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    NEXT_DAY = "next-day"


class SetDone(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One leg's part of one set, or one timed step, in the order in which they were done.

    A timed step has no reps planned, and its own name as its exercise. block counts from 0, those in rounds
    one by one; set_no from 1, through all rounds. load_g is in each hand for dumbbells, in all otherwise.
    longest_hold_ms is the longest single hold. reserve is how many reps more there would have been, None
    where nobody said.
    """

    block: int
    set_no: int
    exercise: str
    leg: SetLeg
    reps_planned: int
    reps_done: int
    held_planned_ms: int
    held_ms: int
    longest_hold_ms: int
    worked_ms: int
    rest_before_ms: int
    load_kind: LoadKind = "none"
    load_g: int = 0
    pace: Pace = Pace.GUIDED
    purpose: Purpose = "train"
    reserve: int | None = None


class Pain(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How much one leg hurt, 0 to 10, at one moment of a workout; asked_ms is UTC."""

    moment: Moment
    leg: SetLeg
    score: int
    asked_ms: int


class Workout(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One workout that is over. Times of day are UTC in milliseconds since 1970.

    document is the routine as it was run, a routine file's text; routine is the id of the routine it was
    chosen as, name its name. The greater changed_ms of two of one uid is the newer one.
    """

    uid: str
    started_ms: int
    utc_offset_min: int
    document: str
    routine: str
    name: str
    outcome: Outcome
    active_ms: int
    paused_ms: int
    planned_ms: int
    app_version: str
    changed_ms: int
    sets: tuple[SetDone, ...]
    pain: tuple[Pain, ...] = ()
    effort: int | None = None
    note: str = ""
    deleted_ms: int | None = None

    @property
    def local_day(self) -> int:
        """The day on which it was begun, by the clock on the wall there: days since 1970-01-01."""
        return (self.started_ms + self.utc_offset_min * 60_000) // 86_400_000


class Goal(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many lunge workouts a week, from a day on (ISO, 2026-11-28): low to high.

    The greater changed_ms (UTC) of two since one day is the newer one.
    """

    since_day: str
    low: int
    high: int
    changed_ms: int = 0


class Away(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Days on which nothing was to be done, both included (ISO).

    The greater changed_ms (UTC) of two of the same days and the same why is the newer one.
    """

    from_day: str
    to_day: str
    why: str = ""
    changed_ms: int = 0
    deleted_ms: int | None = None
