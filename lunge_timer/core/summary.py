"""What was done, beside what was planned."""

from collections import Counter
from collections.abc import Collection, Mapping

from msgspec import Struct

from lunge_timer.core.timeline import Leg, Rep, StepKind, Timeline

WORK = frozenset({StepKind.MOVE, StepKind.HOLD, StepKind.TIMED})
RECOVERY = frozenset({StepKind.REST, StepKind.SWITCH})


class LegSummary(Struct, frozen=True, kw_only=True):
    """One leg's reps and its time in holds."""

    reps_done: int
    reps_planned: int
    held_ms: int
    held_planned_ms: int


class Summary(Struct, frozen=True, kw_only=True):
    """One workout, done against planned. active_ms is all of it but the pauses, repeats included.

    worked is moves, holds and timed steps; rested is rests and switches of legs. complete says that every
    rep and every timed step was done.
    """

    name: str
    legs: Mapping[Leg, LegSummary]
    worked_ms: int
    worked_planned_ms: int
    rested_ms: int
    rested_planned_ms: int
    active_ms: int
    planned_ms: int
    complete: bool


def summarise(
    timeline: Timeline,
    spent_ms: Mapping[int, int],
    done: Collection[int],
    counted: Collection[Rep],
    active_ms: int,
) -> Summary:
    """Add up a session: spent_ms by step index, done the steps that were not skipped, counted the reps."""
    planned_reps = Counter(rep.leg for rep in timeline.reps)
    done_reps = Counter(rep.leg for rep in counted)
    held, held_planned = Counter[Leg](), Counter[Leg]()
    worked_ms = worked_planned_ms = rested_ms = rested_planned_ms = 0
    for index, step in enumerate(timeline.steps):
        spent = spent_ms.get(index, 0)
        if step.kind in WORK:
            worked_ms += spent
            worked_planned_ms += step.estimate_ms
        elif step.kind in RECOVERY:
            rested_ms += spent
            rested_planned_ms += step.estimate_ms
        if step.kind is StepKind.HOLD and step.leg is not None:
            held[step.leg] += spent
            held_planned[step.leg] += step.estimate_ms
    return Summary(
        name=timeline.name,
        legs={
            leg: LegSummary(
                reps_done=done_reps[leg],
                reps_planned=planned,
                held_ms=held[leg],
                held_planned_ms=held_planned[leg],
            )
            for leg, planned in sorted(planned_reps.items())
        },
        worked_ms=worked_ms,
        worked_planned_ms=worked_planned_ms,
        rested_ms=rested_ms,
        rested_planned_ms=rested_planned_ms,
        active_ms=active_ms,
        planned_ms=timeline.total_ms,
        complete=len(counted) == len(timeline.reps)
        and all(index in done for index, step in enumerate(timeline.steps) if step.kind is StepKind.TIMED),
    )
