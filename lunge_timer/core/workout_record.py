"""A workout as it is remembered: what was done in each set by each leg, from the session that it was."""

from msgspec import Struct
from msgspec.structs import replace

from lunge_timer.core.done_workout import Outcome, SetDone, SetLeg, Workout
from lunge_timer.core.journal.entries import Header
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.core.routine_run import eased_document
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import State
from lunge_timer.core.summary import RECOVERY, WORK, Done
from lunge_timer.core.timeline import Leg, StepKind, Timeline


def workout_of(session: Session, routine: Routine, header: Header, changed_ms: int) -> Workout:
    """The workout that session is, running or over, of which the header tells where and when it began.

    One that is not over was recovered. changed_ms is the time of day, UTC.
    """
    summary = session.summary()
    outcome = Outcome.COMPLETE if summary.complete else Outcome.STOPPED
    return Workout(
        uid=header.uid,
        started_ms=header.started_ms,
        utc_offset_min=header.utc_offset_min,
        document=eased_document(header.document) if header.eased else header.document,
        routine=header.routine,
        name=header.name,
        outcome=outcome if session.snapshot().state is State.FINISHED else Outcome.RECOVERED,
        active_ms=summary.active_ms,
        paused_ms=summary.paused_ms,
        planned_ms=summary.planned_ms,
        app_version=header.app_version,
        changed_ms=changed_ms,
        sets=sets_done(session.timeline, session.done(), routine),
    )


def is_worth_keeping(session: Session, routine: Routine) -> bool:
    """Whether one rep counts, one timed step was done to its end, or a leg test or an open hold was held."""
    done, steps = session.done(), session.timeline.steps
    if done.reps or any(steps[index].kind is StepKind.TIMED for index in done.steps):
        return True
    held = (steps[index] for index, spent_ms in done.spent_ms.items() if spent_ms and index < len(steps))
    return any(
        step.is_open_hold or (step.kind is StepKind.HOLD and step.block in routine.test_blocks)
        for step in held
    )


def sets_done(timeline: Timeline, done: Done, routine: Routine) -> tuple[SetDone, ...]:
    """A row for each leg of each set that was begun, and for each timed step, in the order of the routine.

    A set that nobody was in for a moment has none. The rest before a row is what was rested, legs being
    changed included, since the row before: where the legs take turns rep by rep, the first one's has it.
    """
    spent_ms = done.spent_ms
    parts = _parts(timeline)
    begun = {part.set_index for part in parts if any(spent_ms.get(index) for index in part.indices)}
    begun |= {rep.set_index for rep in done.reps}  # of which a damaged journal may tell no time
    rows: list[SetDone] = []
    rested_to = 0
    for part in parts:
        if part.set_index in begun:
            first = part.indices[0]
            rests = [index for index in range(rested_to, first) if timeline.steps[index].kind in RECOVERY]
            rested_ms = sum(spent_ms.get(index, 0) for index in rests)
            rested_to = first
            rows.append(_row(timeline, part, done, routine, rested_ms))
    return tuple(rows)


class _Part(Struct, frozen=True):
    """The moves and holds of one leg in one set, or a timed step: a set_index below 0 is its own."""

    set_index: int
    indices: list[int]


def _parts(timeline: Timeline) -> list[_Part]:
    """In the order in which they begin."""
    parts: dict[tuple[int, Leg | None], _Part] = {}
    set_index = 0
    for index, step in enumerate(timeline.steps):
        while set_index < len(timeline.sets) and timeline.sets[set_index].last < index:
            set_index += 1
        if step.kind in WORK:
            key = -1 - index if step.kind is StepKind.TIMED else set_index
            parts.setdefault((key, step.leg), _Part(key, [])).indices.append(index)
    return [*parts.values()]


def _row(timeline: Timeline, part: _Part, done: Done, routine: Routine, rested_ms: int) -> SetDone:
    steps = {index: timeline.steps[index] for index in part.indices}
    spent_ms = {index: done.spent_ms.get(index, 0) for index in steps}
    held_ms = [spent_ms[index] for index, step in steps.items() if step.kind is StepKind.HOLD]
    step = steps[part.indices[0]]
    number = step.block or 0
    row = SetDone(
        block=number,
        set_no=step.round or 1,
        exercise=step.label,
        leg=_leg_key(step.leg),
        reps_planned=0,
        reps_done=0,
        held_planned_ms=sum(
            step.estimate_ms
            for step in steps.values()
            if step.kind is StepKind.HOLD and not step.is_open_hold  # which is as long as one can
        ),
        held_ms=sum(held_ms),
        longest_hold_ms=max(held_ms, default=0),
        worked_ms=sum(spent_ms.values()),
        rest_before_ms=rested_ms,
    )
    block = routine.all_blocks[number]
    if part.set_index < 0 or step.leg is None or not isinstance(block, ExerciseBlock):
        return row
    span = timeline.sets[part.set_index]
    return replace(
        row,
        set_no=span.number + ((span.round or 1) - 1) * span.count,  # counted on from round to round
        exercise=block.exercise,
        reps_planned=span.reps[step.leg],
        reps_done=sum(rep.set_index == part.set_index and rep.leg is step.leg for rep in done.reps),
        load_kind=block.load.kind,
        load_g=round(block.load.kg * 1000),
        pace=block.pace,
        purpose=block.purpose,
    )


def _leg_key(leg: Leg | None) -> SetLeg:
    keys: dict[Leg | None, SetLeg] = {Leg.LEFT: "left", Leg.RIGHT: "right", Leg.BOTH: "both"}
    return keys.get(leg, "none")
