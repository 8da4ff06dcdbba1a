"""Small legal routines of every kind, for hypothesis."""

from hypothesis import strategies as st

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Exercise, Seconds
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Pace, Routine, TimedBlock
from lunge_timer.core.timeline import Timeline
from tests.core.exercises import EXERCISES


def seconds(low: int, high: int) -> st.SearchStrategy[Seconds]:
    """Whole seconds, and the odd milliseconds a file may hold."""
    odd = st.integers(low * 1000, high * 1000).map(lambda ms: ms / 1000)
    return st.integers(low, high) | odd


def timed_blocks() -> st.SearchStrategy[TimedBlock]:
    return st.builds(
        TimedBlock,
        name=st.just("Walk"),
        duration_s=seconds(1, 25),
        per_leg=st.booleans(),
        switch_s=seconds(0, 5),
    )


def exercise_blocks(*paces: Pace) -> st.SearchStrategy[ExerciseBlock]:
    def of(exercise: Exercise) -> st.SearchStrategy[ExerciseBlock]:
        lengths = {p.id: seconds(0, 5) if p.kind == "hold" else seconds(1, 3) for p in exercise.phases}
        orders = {"legs": st.sampled_from(LegOrder)} if exercise.per_leg else {}
        return st.builds(
            ExerciseBlock,
            exercise=st.just(exercise.id),
            sets=st.integers(1, 3),
            reps=st.integers(1, 3),
            first_leg=st.sampled_from(["left", "right"]),
            switch_s=seconds(0, 5),
            rest_s=seconds(0, 25),
            pace=st.sampled_from(paces or tuple(Pace)),
            phases_s=st.fixed_dictionaries({}, optional=lengths),
            **orders,
        )

    return st.sampled_from(list(EXERCISES.values())).flatmap(of)


def routines(*paces: Pace) -> st.SearchStrategy[Routine]:
    """Any routine of up to four blocks, in those paces or in any."""
    blocks: st.SearchStrategy[Block] = timed_blocks() | exercise_blocks(*paces)
    return st.builds(
        Routine,
        name=st.just("Any"),
        get_ready_s=seconds(0, 10),
        blocks=st.lists(blocks, min_size=1, max_size=4).map(tuple),
    )


def timelines(*paces: Pace) -> st.SearchStrategy[Timeline]:
    return routines(*paces).map(lambda routine: compile_timeline(routine, EXERCISES))
