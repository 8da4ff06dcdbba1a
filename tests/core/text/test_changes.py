"""What is told of the numbers that a person has set."""

import pytest
from msgspec.structs import replace

from lunge_timer.core.routine import ExerciseBlock, LegOrder, Load, Pace, Routine, TimedBlock
from lunge_timer.core.text.changes import changes_text
from tests.core.exercises import EXERCISES

SQUATS = ExerciseBlock(exercise="squat", sets=3, reps=5)
LUNGES = ExerciseBlock(exercise="lunge", sets=3, reps=10)
DUMBBELLS = Load(kind="dumbbells", kg=2)
WALK = TimedBlock(name="Walk", duration_s=30)


def told(before: tuple[ExerciseBlock, ...], now: tuple[ExerciseBlock, ...]) -> str:
    whole = Routine(name="Legs", blocks=(WALK,))
    return changes_text(
        replace(whole, blocks=(WALK, *before)), replace(whole, blocks=(WALK, *now)), HELD_EXERCISES
    )


TITLES = {"hold-back": "Hold with leg back", "hold-squat": "Hold in the squat", "bottom": "Pause"}
HELD_EXERCISES = {
    key: replace(one, phases=tuple(replace(p, setting=TITLES.get(p.id)) for p in one.phases))
    for key, one in EXERCISES.items()
}


@pytest.mark.parametrize(
    ("now", "text"),
    [
        (SQUATS, ""),
        (replace(SQUATS, phases_s={"hold-back": 7, "hold-squat": 7}), "hold 5 → 7 s"),
        (replace(SQUATS, phases_s={"hold-back": 7.5}), "hold with leg back 5 → 7.5 s"),
        (
            replace(SQUATS, phases_s={"hold-back": 4, "hold-squat": 0}),
            "hold with leg back 5 → 4 s · hold in the squat: 5 s → none",
        ),
        (replace(SQUATS, rest_s=0), "rest: 45 s → none"),
        (replace(SQUATS, rest_s=60), "rest 45 → 60 s"),
        (replace(SQUATS, sets=4, reps=6), "sets 3 → 4 · reps 5 → 6"),
        (replace(SQUATS, legs=LegOrder.ALTERNATE), ""),
        (replace(SQUATS, legs=LegOrder.ONE_AT_A_TIME), "one leg at a time"),
        (replace(SQUATS, legs=LegOrder.ALTERNATE_SETS, first_leg="right"), "legs by set · right leg first"),
        (replace(SQUATS, pace=Pace.SELF), "at your own pace"),
        (replace(SQUATS, reps=10, load=DUMBBELLS), "reps 5 → 10 · 2 kg in each hand"),
    ],
)
def test_each_change_is_told_as_what_it_was_and_what_it_is(now: ExerciseBlock, text: str) -> None:
    assert told((SQUATS,), (now,)) == text


def test_a_weight_that_is_put_down_is_told() -> None:
    assert told((replace(SQUATS, load=DUMBBELLS),), (SQUATS,)) == "no weight"


def test_a_hold_that_was_none_is_told_as_a_person_would_say_it() -> None:
    assert told((LUNGES,), (replace(LUNGES, phases_s={"bottom": 3}),)) == "hold: none → 3 s"


def test_of_several_exercises_each_is_named_where_they_are_not_changed_alike() -> None:
    blocks = (SQUATS, LUNGES)
    assert told(blocks, (replace(SQUATS, rest_s=60), replace(LUNGES, rest_s=60))) == "rest 45 → 60 s"
    assert told(blocks, (replace(SQUATS, sets=4, rest_s=60), LUNGES)) == "Squat: rest 45 → 60 s, sets 3 → 4"
    assert (
        told(blocks, (replace(SQUATS, sets=4), replace(LUNGES, reps=8)))
        == "Squat: sets 3 → 4 · Lunge: reps 10 → 8"
    )


def test_a_routine_of_timed_steps_alone_has_nothing_to_tell() -> None:
    assert told((), ()) == ""
