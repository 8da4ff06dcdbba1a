"""Workouts that are over, made for tests: what was planned, and how it went."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.done_workout import Moment, Outcome, Pain, SetDone, SetLeg, Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Block, ExerciseBlock, Load, LoadKind, Purpose, Routine, TimedBlock
from lunge_timer.core.routine_run import eased_document
from lunge_timer.store.assets import load_exercises

EXERCISES: Exercises = load_exercises()
DAY_MS = 86_400_000
DAY = 20_000  # a Tuesday; what tests count from
MINE = "mine"

LUNGES = ExerciseBlock(exercise="reverse-lunge", sets=3, reps=10)
HOLDS = ExerciseBlock(
    exercise="squat-position-reverse-lunge", sets=3, reps=5, phases_s={"hold-back": 5, "hold-squat": 5}
)
CURLS = ExerciseBlock(exercise="machine-leg-curl", sets=4, reps=15, load=Load(kind="machine", kg=20))
FLOOR = ExerciseBlock(exercise="partner-floor-curl", sets=4, reps=15)
BANDS = ExerciseBlock(exercise="band-hip-extension-bent", sets=4, reps=15, load=Load(kind="band"))
STRETCH = TimedBlock(name="Glute stretch", duration_s=30)


KINDS: Sequence[LoadKind] = ("none", "dumbbells", "barbell", "vest", "band", "machine")


def blocks() -> st.SearchStrategy[ExerciseBlock]:
    """Any dose of any exercise, within the sources' ranges and beyond."""

    def of(name: str) -> st.SearchStrategy[ExerciseBlock]:
        holds = {phase.id: st.integers(0, 14) for phase in EXERCISES[name].phases if phase.setting}
        return st.builds(
            ExerciseBlock,
            exercise=st.just(name),
            sets=st.integers(1, 6),
            reps=st.integers(1, 25),
            phases_s=st.fixed_dictionaries({}, optional=holds),
            load=st.builds(Load, kind=st.sampled_from(KINDS), kg=st.integers(0, 40)),
        )

    return st.sampled_from([*EXERCISES]).flatmap(of)


def routine(*blocks: Block) -> Routine:
    return Routine(name="Mine", blocks=blocks)


def of(block: ExerciseBlock, **numbers: object) -> Routine:
    """A routine of that block, with these numbers in it."""
    return routine(replace(block, **numbers))


def held(seconds: float, other: float | None = None, **numbers: object) -> Routine:
    back, squat = seconds, seconds if other is None else other
    return of(HOLDS, phases_s={"hold-back": back, "hold-squat": squat}, **numbers)


def workout(
    plan: Routine,
    day: int = 0,
    *,
    reserve: int | Mapping[str, int] | None = None,
    effort: int | None = None,
    missed: Mapping[str, int] | None = None,
    let_go_ms: int = 0,
    reached: int = 99,
    pain: Sequence[Pain] = (),
    outcome: Outcome = Outcome.COMPLETE,
    name: str = MINE,
    purpose: Purpose = "train",
    uid: str = "",
    eased: bool = False,
) -> Workout:
    """That plan, done day days after DAY.

    reserve and missed by leg: the reps left, and the reps not done in the last set; let_go_ms is taken off
    the last set's holds; reached is how many sets of each block there are.
    """
    rows = tuple(
        _rows(
            plan,
            reserve=reserve,
            missed=missed or {},
            let_go_ms=let_go_ms,
            reached=reached,
            purpose=purpose,
        )
    )
    done = Workout(
        uid=uid or f"{name}-{day}",
        started_ms=(DAY + day) * DAY_MS + DAY_MS // 2,
        utc_offset_min=0,
        document=msgspec.json.encode(plan).decode(),
        routine=name,
        name=plan.name,
        outcome=outcome,
        active_ms=300_000,
        paused_ms=0,
        planned_ms=300_000,
        app_version="1",
        changed_ms=0,
        sets=rows,
        pain=tuple(pain),
        effort=effort,
    )
    return halved(done) if eased else done


def halved(done: Workout) -> Workout:
    """That workout as one of a day whose sets were halved."""
    return replace(done, document=eased_document(done.document))


def good(plan: Routine, day: int = 0, name: str = MINE) -> Workout:
    return workout(plan, day, reserve=2, name=name)


def missed(plan: Routine, day: int = 0) -> Workout:
    return workout(plan, day, missed={"left": 1, "both": 1})


def hurt(score: int, leg: SetLeg = "left", moment: Moment = Moment.AFTER) -> Pain:
    return Pain(moment=moment, leg=leg, score=score, asked_ms=0)


def leg_test(day: int, left: int, right: int, *, ms: bool = False) -> Workout:
    """Two trials of each leg: reps of the reverse lunge, or the ms of a hold in the squat position."""
    exercise = "squat-position-reverse-lunge" if ms else "reverse-lunge"
    plan = of(HOLDS if ms else LUNGES, sets=1, reps=1 if ms else 50)
    done = workout(plan, day, purpose="test", name="built-in/reverse-lunge-leg-test", uid=f"test-{day}")
    trials: list[tuple[SetLeg, int]] = [("left", left), ("right", right)] * 2
    rows = tuple(
        SetDone(
            block=0,
            set_no=1,
            exercise=exercise,
            leg=leg,
            reps_planned=1 if ms else 50,
            reps_done=0 if ms else result,
            held_planned_ms=60_000 if ms else 0,
            held_ms=result if ms else 0,
            longest_hold_ms=result if ms else 0,
            worked_ms=30_000,
            rest_before_ms=0,
            purpose="test",
        )
        for leg, result in trials
    )
    return replace(done, sets=rows)


def _rows(
    plan: Routine,
    *,
    reserve: int | Mapping[str, int] | None,
    missed: Mapping[str, int],
    let_go_ms: int,
    reached: int,
    purpose: Purpose,
) -> Iterator[SetDone]:
    for number, block in enumerate(plan.all_blocks):
        if isinstance(block, TimedBlock):
            continue
        exercise = EXERCISES[block.exercise]
        legs: tuple[SetLeg, ...] = ("left", "right") if exercise.per_leg else ("both",)
        holds = [round(block.phase_s(phase) * 1000) for phase in exercise.phases if phase.kind == "hold"]
        for set_no in range(1, min(block.sets, reached) + 1):
            is_last = set_no == min(block.sets, reached)
            for leg in legs:
                told = reserve.get(leg) if isinstance(reserve, Mapping) else reserve
                reps = block.reps_in(set_no, leg)
                held_ms = reps * sum(holds)
                yield SetDone(
                    block=number,
                    set_no=set_no,
                    exercise=block.exercise,
                    leg=leg,
                    reps_planned=reps,
                    reps_done=reps - (missed.get(leg, 0) if is_last else 0),
                    held_planned_ms=held_ms,
                    held_ms=held_ms - (let_go_ms if is_last else 0),
                    longest_hold_ms=max(holds, default=0),
                    worked_ms=60_000,
                    rest_before_ms=0,
                    load_kind=block.load.kind,
                    load_g=round(block.load.kg * 1000),
                    pace=block.pace,
                    purpose=purpose,
                    reserve=told if is_last else None,
                )
