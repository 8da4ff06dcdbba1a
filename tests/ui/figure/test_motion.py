"""What the figure is to do at a time of a step."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.figure.pose import Pose
from lunge_timer.core.resuming import resumption
from lunge_timer.core.routine import ExerciseBlock, Load, LoadKind, Pace, Routine, TimedBlock
from lunge_timer.core.timeline import Leg, Step, StepKind, Timeline
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.timed_figures import load_timed_figures
from lunge_timer.ui.figure import Motion, is_moving, motion_at, still_motion_at
from tests.core.sessions import seen_at

EXERCISES = load_exercises()
FIGURES = load_timed_figures()


def laid_out(*blocks: ExerciseBlock | TimedBlock) -> Timeline:
    return compile_timeline(Routine(name="Legs", blocks=blocks), EXERCISES)


def squats(pace: Pace = Pace.GUIDED) -> Timeline:
    block = ExerciseBlock(exercise="squat-position-reverse-lunge", sets=2, reps=1, pace=pace, rest_s=30)
    return laid_out(block)


def motion(timeline: Timeline, index: int, elapsed_ms: int = 0, load: LoadKind = "none") -> Motion:
    return motion_at(timeline, seen_at(timeline, index, elapsed_ms), [load] * len(timeline.steps), FIGURES)[0]


def share(timeline: Timeline, index: int, elapsed_ms: int) -> float:
    loads: list[LoadKind] = ["none"] * len(timeline.steps)
    return motion_at(timeline, seen_at(timeline, index, elapsed_ms), loads, FIGURES)[1]


def first(timeline: Timeline, is_it: Callable[[Step], bool]) -> int:
    return next(number for number, step in enumerate(timeline.steps) if is_it(step))


def test_each_phase_goes_from_the_pose_before_it_to_its_own() -> None:
    motions = [motion(squats(), index) for index in range(1, 7)]
    assert [(one.start, one.end) for one in motions] == [
        ("stand", "squat"),
        ("squat", "kneel"),
        ("kneel", "kneel"),
        ("kneel", "squat"),
        ("squat", "squat"),
        ("squat", "stand"),
    ]


def test_the_share_of_a_move_is_its_time_that_has_passed() -> None:
    lower = 1
    assert [share(squats(), lower, ms) for ms in (0, 500, 2000, 9000)] == [0.0, 0.25, 1.0, 1.0]


def test_leg_and_kind_are_the_steps_own_and_the_load_its_blocks() -> None:
    back, hold = 2, 3
    assert motion(squats(), back).leg is Leg.LEFT
    assert motion(squats(), back).kind is StepKind.MOVE
    assert motion(squats(), hold).kind is StepKind.HOLD
    assert motion(squats(), hold, load="vest").load == "vest"


def test_in_a_rest_someone_stands_as_the_exercise_begins() -> None:
    timeline = squats()
    index = first(timeline, lambda step: step.kind is StepKind.REST)
    rest = motion(timeline, index, 5000)
    assert (rest.start, rest.end, rest.leg) == ("stand", "stand", None)
    assert rest.exercise is EXERCISES["squat-position-reverse-lunge"]


CURLS = ExerciseBlock(exercise="machine-leg-curl", sets=1, reps=1)
STRETCH = TimedBlock(name="Hamstring stretch", duration_s=30, per_leg=True)


def test_a_timed_step_shows_its_own_pose_by_the_leg_that_it_is_for() -> None:
    timeline = laid_out(STRETCH, CURLS)
    timed = [number for number, step in enumerate(timeline.steps) if step.kind is StepKind.TIMED]
    shown = [motion(timeline, number, 3000) for number in timed]
    stretch = FIGURES["hamstring stretch"]
    assert shown == [
        Motion(timed=stretch, start="lean", end="lean", leg=leg, kind=StepKind.TIMED)
        for leg in (Leg.LEFT, Leg.RIGHT)
    ]


def test_cat_cow_goes_from_the_one_to_the_other_and_back_over_and_over() -> None:
    timeline = laid_out(TimedBlock(name="CAT-COW", duration_s=60))
    moments_ms = (750, 4500, 6750, 10_500)
    shown = [motion(timeline, 1, ms) for ms in moments_ms]
    assert [(one.start, one.end) for one in shown] == [("cat", "cow"), ("cow", "cat")] * 2
    assert [share(timeline, 1, ms) for ms in moments_ms] == pytest.approx([0.25, 0.5, 0.25, 0.5])


def test_in_a_timed_step_of_an_own_name_nobody_does_what_comes_after_it() -> None:
    timeline = laid_out(TimedBlock(name="Foam roller", duration_s=60), CURLS)
    assert motion(timeline, 1, 3000) == Motion(kind=StepKind.TIMED)


@pytest.mark.parametrize("kind", [StepKind.PREPARE, StepKind.SWITCH])
def test_before_a_timed_step_its_first_pose_waits_and_nobody_sits_in_the_machine_that_comes_later(
    kind: StepKind,
) -> None:
    timeline = laid_out(STRETCH, CURLS)
    index = first(timeline, lambda step: step.kind is kind)
    stretch = FIGURES["hamstring stretch"]
    assert motion(timeline, index, 3000) == Motion(timed=stretch, start="lean", end="lean", kind=kind)


def test_at_the_persons_own_pace_a_rep_is_shown_over_and_over() -> None:
    timeline = laid_out(ExerciseBlock(exercise="reverse-lunge", sets=1, reps=1, pace=Pace.SELF))
    rep = first(timeline, lambda step: step.leg is Leg.LEFT)
    assert timeline.steps[rep].duration_ms is None
    moments_ms = (500, 1999, 2500, 4500)
    assert [(motion(timeline, rep, ms).start, motion(timeline, rep, ms).end) for ms in moments_ms] == [
        ("stand", "lunge"),
        ("stand", "lunge"),
        ("lunge", "stand"),
        ("stand", "lunge"),
    ]
    assert [share(timeline, rep, ms) for ms in moments_ms] == pytest.approx([0.25, 0.9995, 0.25, 0.25])


def test_a_step_of_a_single_open_move_is_shown_over_and_over_too() -> None:
    timeline = squats(Pace.SELF)
    forward = first(timeline, lambda step: step.phase is not None and step.phase.id == "forward")
    assert timeline.steps[forward].duration_ms is None
    assert [share(timeline, forward, ms) for ms in (500, 2500)] == pytest.approx([0.25, 0.25])


def test_in_get_ready_the_first_rep_is_shown_until_the_last_three_seconds() -> None:
    block = ExerciseBlock(
        exercise="reverse-lunge",
        sets=1,
        reps=1,
        first_leg="right",
        load=Load(kind="dumbbells", kg=2),
    )
    timeline = laid_out(block)
    seen = [motion(timeline, 0, ms, "dumbbells") for ms in (500, 2500, 7000, 9999)]
    assert [(one.start, one.end) for one in seen] == [
        ("stand", "lunge"),
        ("lunge", "stand"),
        ("stand", "stand"),
        ("stand", "stand"),
    ]
    assert {(one.leg, one.kind, one.load) for one in seen} == {(Leg.RIGHT, StepKind.PREPARE, "dumbbells")}
    assert share(timeline, 0, 500) == 0.25


def test_standing_still_each_step_has_one_pose() -> None:
    timeline = squats()
    poses = [still_motion_at(timeline, seen_at(timeline, index), ["none"], FIGURES) for index in range(7)]
    assert all(one.start == one.end for one in poses)
    assert [one.end for one in poses] == ["stand", "squat", "kneel", "kneel", "squat", "squat", "stand"]
    assert poses[0].leg is Leg.LEFT


def test_standing_still_a_rep_at_the_persons_own_pace_is_shown_at_its_deepest() -> None:
    timeline = laid_out(ExerciseBlock(exercise="reverse-lunge", sets=1, reps=1, pace=Pace.SELF))
    assert still_motion_at(timeline, seen_at(timeline, 1), ["none"], FIGURES).end == "lunge"
    timeline = squats(Pace.SELF)
    assert still_motion_at(timeline, seen_at(timeline, 1), ["none"], FIGURES).end == "kneel"


def test_a_move_takes_as_long_as_the_step_lasts_now() -> None:
    timeline = squats()
    hold = first(timeline, lambda step: step.kind is StepKind.HOLD)
    longer = replace(seen_at(timeline, hold, 5000), duration_ms=10_000)
    assert motion_at(timeline, longer, ["none"], FIGURES)[1] == 0.5


def test_a_resumed_get_ready_shows_the_rep_as_the_first_one_did() -> None:
    timeline = squats()
    second = timeline.reps[1].first
    resumed = resumption(timeline, second, 0, timeline.steps[second].duration_ms)

    def moments(timeline: Timeline, index: int) -> list[tuple[tuple[Pose, Pose], float, bool]]:
        found = []
        for elapsed_ms in range(0, 10_000, 250):
            now = replace(seen_at(timeline, index, elapsed_ms), duration_ms=10_000)
            shown, fraction = motion_at(timeline, now, ["none"], FIGURES)
            found.append((shown.ends, fraction, is_moving(timeline, now, FIGURES)))
        return found

    first_time = moments(timeline, 0)
    assert any(begins != ends for (begins, ends), _fraction, _moves in first_time)
    assert moments(resumed.timeline, resumed.index) == first_time
