from msgspec.structs import replace

from lunge_timer.core.text.leg_test_lines import leg_test_results
from tests.core.progression.histories import LUNGES, leg_test, of, workout


def test_the_better_trial_of_each_leg_is_told() -> None:
    one, *others = leg_test(0, 20, 18).sets
    assert leg_test_results([replace(one, reps_done=23), *others]) == {"left": "23 reps", "right": "18 reps"}


def test_a_hold_is_told_to_the_nearest_second() -> None:
    assert leg_test_results(leg_test(0, 38_400, 41_600, ms=True).sets) == {"left": "38 s", "right": "42 s"}


def test_training_is_no_test() -> None:
    assert leg_test_results(workout(of(LUNGES)).sets) == {}
