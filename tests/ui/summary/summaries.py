"""Summaries as a workout may leave them."""

from lunge_timer.core.summary import LegSummary, Summary
from lunge_timer.core.timeline import Leg

NAME = "A name of eighty characters, as long as any name may ever be in this program: Ok"


def leg(done: int, planned: int, held_ms: int = 0, held_planned_ms: int = 0) -> LegSummary:
    return LegSummary(reps_done=done, reps_planned=planned, held_ms=held_ms, held_planned_ms=held_planned_ms)


DONE = Summary(
    name="Squat-position holds",
    legs={Leg.LEFT: leg(15, 15, 150_000, 150_000), Leg.RIGHT: leg(15, 15, 150_000, 150_000)},
    worked_ms=540_000,
    worked_planned_ms=540_000,
    rested_ms=90_000,
    rested_planned_ms=90_000,
    active_ms=640_000,
    planned_ms=640_000,
    complete=True,
)
EARLY = Summary(
    name=NAME,
    legs={Leg.LEFT: leg(7, 15, 72_600, 150_000), Leg.RIGHT: leg(5, 15, 60_000, 150_000)},
    worked_ms=210_000,
    worked_planned_ms=540_000,
    rested_ms=45_000,
    rested_planned_ms=90_000,
    active_ms=265_000,
    planned_ms=640_000,
    complete=False,
)
BOTH = Summary(
    name="Curls",
    legs={Leg.BOTH: leg(29, 30)},
    worked_ms=150_000,
    worked_planned_ms=150_000,
    rested_ms=0,
    rested_planned_ms=0,
    active_ms=160_000,
    planned_ms=160_000,
    complete=False,
)
STRETCHED = Summary(
    name="Stretch",
    legs={},
    worked_ms=60_000,
    worked_planned_ms=60_000,
    rested_ms=0,
    rested_planned_ms=0,
    active_ms=60_000,
    planned_ms=60_000,
    complete=True,
)
LONGEST = Summary(
    name=NAME,
    legs={Leg.LEFT: leg(998, 999, 10_799_000, 10_800_000), Leg.RIGHT: leg(0, 999, 0, 10_800_000)},
    worked_ms=12_345_000,
    worked_planned_ms=21_000_000,
    rested_ms=12_345_000,
    rested_planned_ms=20_000_000,
    active_ms=35_999_000,
    planned_ms=21_600_000,
    complete=False,
)
ALL = (DONE, EARLY, BOTH, STRETCHED, LONGEST)
