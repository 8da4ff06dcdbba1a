"""Timed steps: the word for each by its place and name, and cues that name the leg."""

import pytest

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.routine import Block, ExerciseBlock, Routine, TimedBlock
from lunge_timer.core.text.timed_steps import timed_cue, timed_word
from lunge_timer.core.timeline import StepKind, Timeline
from lunge_timer.store.assets import load_exercises

REPS = ExerciseBlock(exercise="reverse-lunge", sets=1, reps=1)
WALK = TimedBlock(name="Walk", duration_s=30)
STRETCH = TimedBlock(name="Glute STRETCH", duration_s=30)


def laid_out(*blocks: Block) -> Timeline:
    return compile_timeline(Routine(name="Any", blocks=blocks), load_exercises())


def words(timeline: Timeline) -> list[str]:
    timed = (index for index, step in enumerate(timeline.steps) if step.kind is StepKind.TIMED)
    return [timed_word(timeline, index) for index in timed]


def test_a_timed_step_is_called_by_its_place_and_a_stretch_by_its_name() -> None:
    told = words(laid_out(WALK, STRETCH, REPS, WALK, STRETCH, REPS, WALK, STRETCH))
    assert told == ["Warm up", "Stretch", "Go", "Stretch", "Cool down", "Stretch"]


def test_without_an_exercise_there_is_neither_warm_up_nor_cool_down() -> None:
    assert words(laid_out(WALK, STRETCH)) == ["Go", "Stretch"]


@pytest.mark.parametrize(
    ("cue", "left", "right"),
    [
        (
            "One shin in front, the other leg long behind",
            "Left shin in front, right leg long behind",
            "Right shin in front, left leg long behind",
        ),
        (
            "Ankle on the other knee, hips back",
            "Left ankle on right knee, sit back",
            "Right ankle on left knee, sit back",
        ),
        (
            "One leg straight, lean forward from the hips",
            "Left leg straight, lean forward from the hips",
            "Right leg straight, lean forward from the hips",
        ),
        ("My own words", "My own words", "My own words"),
    ],
)
def test_a_shipped_cue_names_the_leg_and_an_own_one_stays(cue: str, left: str, right: str) -> None:
    timeline = laid_out(TimedBlock(name="Pose", duration_s=30, per_leg=True, cue=cue))
    told = [timed_cue(step) for step in timeline.steps if step.kind is StepKind.TIMED]
    assert told == [left, right]
    alone = laid_out(TimedBlock(name="Pose", duration_s=30, cue=cue))
    assert timed_cue(alone.steps[-1]) == cue
