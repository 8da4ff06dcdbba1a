"""Any small legal routine of the second version of the format, for hypothesis."""

from typing import TypeAlias

from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from lunge_timer.core.own_exercise import OwnExercise, OwnFigure, OwnPhase
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, LegReps, Round, Routine
from tests.core.exercises import EXERCISES
from tests.core.strategies import exercise_blocks, routines, seconds, timed_blocks

Reps: TypeAlias = int | tuple[int, ...] | LegReps
SENTENCES = st.lists(st.sampled_from(["Knees over ankles", " Slowly "]), max_size=2).map(tuple)
DAYS = st.sampled_from(["2026-11-01", "2026-11-28"])


def _phases() -> st.SearchStrategy[tuple[OwnPhase, ...]]:
    moves = st.builds(
        OwnPhase,
        id=st.sampled_from("abcd"),
        kind=st.just("move"),
        name=st.just("Slide"),
        word=st.sampled_from(["Slide", "Down"]),
        duration_s=seconds(1, 3),
        cues=SENTENCES,
    )
    holds = st.builds(
        OwnPhase,
        id=st.sampled_from("abcd"),
        kind=st.just("hold"),
        name=st.just("Hold"),
        word=st.just("Hold"),
        duration_s=seconds(1, 200),
        setting=st.sampled_from(["", "Hold", "Here"]),
    )
    return st.lists(moves | holds, min_size=1, max_size=4, unique_by=lambda phase: phase.id).map(tuple)


@st.composite
def own_exercises(draw: st.DrawFn, exercise: str) -> OwnExercise:
    phases = draw(_phases())
    like = draw(st.none() | st.sampled_from([*EXERCISES.values()]))
    poses = st.fixed_dictionaries(
        {}, optional={each.id: st.sampled_from([*like.poses]) for each in phases if like and like.poses}
    )
    return OwnExercise(
        id=exercise,
        name=draw(st.sampled_from(["Wall sit", "Clam"])),
        legs=draw(st.sampled_from(["each", "both"])),
        works=draw(st.sampled_from(["", "Quadriceps"])),
        phases=phases,
        setup=draw(SENTENCES),
        cues=draw(SENTENCES),
        safety=draw(SENTENCES),
        figure=None if like is None else OwnFigure(like=like.id, poses=draw(poses)),
    )


def _varied(block: ExerciseBlock, *, per_leg: bool) -> st.SearchStrategy[ExerciseBlock]:
    number = st.integers(1, 9)
    reps: st.SearchStrategy[Reps] = number | st.tuples(*[number] * block.sets)
    if per_leg:
        reps = reps | number.map(lambda left: LegReps(left=left, right=10 - left))
    return st.builds(
        lambda reps, open_holds, purpose: replace(block, reps=reps, open_holds=open_holds, purpose=purpose),
        reps,
        st.booleans(),
        st.sampled_from(["train", "test"]),
    )


def _block_of(own: OwnExercise) -> st.SearchStrategy[Block]:
    per_leg = own.legs == "each"
    lengths = {p.id: seconds(1, 3) for p in own.phases}
    blocks = st.builds(
        ExerciseBlock,
        exercise=st.just(own.id),
        sets=st.integers(1, 3),
        reps=st.just(1),
        rest_s=st.sampled_from([0, 20, 300]),
        phases_s=st.fixed_dictionaries({}, optional=lengths),
        **({"legs": st.sampled_from(LegOrder)} if per_leg else {}),
    )
    return blocks.flatmap(lambda block: _varied(block, per_leg=per_leg))


@st.composite
def version_two(draw: st.DrawFn) -> Routine:
    """Rounds, own exercises (not all of them used), reps by set and by leg, open holds, a prescription."""
    own = [draw(own_exercises(f"own/{name}")) for name in "xyz"[: draw(st.integers(0, 3))]]
    shipped = exercise_blocks().flatmap(
        lambda block: _varied(block, per_leg=EXERCISES[block.exercise].per_leg)
    )
    blocks: st.SearchStrategy[Block] = timed_blocks() | shipped
    for each in own:
        blocks = blocks | _block_of(each)
    rounds = st.builds(
        Round,
        name=st.sampled_from(["", "Circuit"]),
        times=st.integers(1, 3),
        rest_s=seconds(0, 60),
        blocks=st.lists(blocks, min_size=1, max_size=3).map(tuple),
    )
    prescription = st.just(UNSET) | st.builds(
        Prescription,
        by=st.just("Clinic"),
        issued=DAYS,
        until=st.none() | st.just("2026-12-15"),
        per_week=st.none() | st.integers(1, 21),
        pain_limit=st.none() | st.integers(0, 10),
        change=st.sampled_from(["fixed", "by-rule"]),
    )
    return replace(
        draw(routines()),
        blocks=tuple(draw(st.lists(blocks | rounds, min_size=1, max_size=4))),
        exercises=tuple(own) or UNSET,
        prescription=draw(prescription),
    )
