"""What the figure is to do at a time of a step."""

import pytest

from lunge_timer.core.routine import ExerciseBlock, Pace, Routine, TimedBlock
from lunge_timer.core.timeline import Leg, Step, StepKind, compile_timeline
from lunge_timer.store.assets import load_exercises
from lunge_timer.ui.figure import Motion, motion_at

EXERCISES = load_exercises()


def steps(*blocks: ExerciseBlock | TimedBlock) -> tuple[Step, ...]:
    return compile_timeline(Routine(name="Legs", blocks=blocks), EXERCISES).steps


def squats(pace: Pace = Pace.GUIDED) -> tuple[Step, ...]:
    return steps(ExerciseBlock(exercise="squat-position-reverse-lunge", sets=2, reps=1, pace=pace, rest_s=30))


def ways(some: tuple[Step, ...]) -> list[tuple[str, str]]:
    motions = [motion_at(step, 0)[0] for step in some]
    return [(motion.start, motion.end) for motion in motions]


def test_each_phase_goes_from_the_pose_before_it_to_its_own() -> None:
    assert ways(squats()[1:7]) == [
        ("stand", "squat"),
        ("squat", "kneel"),
        ("kneel", "kneel"),
        ("kneel", "squat"),
        ("squat", "squat"),
        ("squat", "stand"),
    ]


def test_the_share_of_a_move_is_its_time_that_has_passed() -> None:
    lower = squats()[1]
    assert [motion_at(lower, ms)[1] for ms in (0, 500, 2000, 9000)] == [0.0, 0.25, 1.0, 1.0]


def test_leg_and_kind_are_the_steps_own() -> None:
    back, hold = squats()[2], squats()[3]
    assert motion_at(back, 0)[0].leg is Leg.LEFT
    assert motion_at(back, 0)[0].kind is StepKind.MOVE
    assert motion_at(hold, 0)[0].kind is StepKind.HOLD
    assert motion_at(hold, 0, "vest")[0].load == "vest"


def test_at_rest_someone_stands_as_the_exercise_begins() -> None:
    rest = next(step for step in squats() if step.kind is StepKind.REST)
    motion, fraction = motion_at(rest, 5000)
    assert (motion.start, motion.end, motion.leg, fraction) == ("stand", "stand", None, 0.0)
    assert motion.exercise is rest.exercise


@pytest.mark.parametrize("index", [0, 1])
def test_before_an_exercise_and_in_a_timed_step_someone_just_stands(index: int) -> None:
    step = steps(TimedBlock(name="Walk", duration_s=60))[index]
    assert motion_at(step, 3000) == (Motion(kind=step.kind), 0.0)


def test_at_the_persons_own_pace_a_rep_is_shown_over_and_over() -> None:
    (rep,) = (
        step
        for step in steps(ExerciseBlock(exercise="reverse-lunge", sets=1, reps=1, pace=Pace.SELF))
        if step.leg is Leg.LEFT
    )
    assert rep.duration_ms is None
    shown = [motion_at(rep, ms) for ms in (500, 1999, 2500, 4500)]
    assert [(motion.start, motion.end) for motion, _fraction in shown] == [
        ("stand", "lunge"),
        ("stand", "lunge"),
        ("lunge", "stand"),
        ("stand", "lunge"),
    ]
    assert [fraction for _motion, fraction in shown] == pytest.approx([0.25, 0.9995, 0.25, 0.25])


def test_a_step_of_a_single_open_move_is_shown_over_and_over_too() -> None:
    back = next(step for step in squats(Pace.SELF) if step.phase is not None and step.phase.id == "forward")
    assert back.duration_ms is None
    assert motion_at(back, 500)[1] == pytest.approx(0.25)
    assert motion_at(back, 2500)[1] == pytest.approx(0.25)
