from msgspec.structs import replace

from lunge_timer.core.text.leg_test_lines import ending_line, leg_test_results
from lunge_timer.core.text.past_workouts import reps_line
from lunge_timer.core.text.results import headline
from tests.conftest import FakeClock
from tests.core.progression.histories import LUNGES, leg_test, of, workout
from tests.core.sessions import SELF_PACED, started


def test_the_better_trial_of_each_leg_is_told() -> None:
    one, *others = leg_test(0, 20, 18).sets
    assert leg_test_results([replace(one, reps_done=23), *others]) == {"left": "23 reps", "right": "18 reps"}


def test_a_hold_is_told_to_the_nearest_second() -> None:
    assert leg_test_results(leg_test(0, 38_400, 41_600, ms=True).sets) == {"left": "38 s", "right": "42 s"}


def test_training_is_no_test() -> None:
    assert leg_test_results(workout(of(LUNGES)).sets) == {}


def test_a_workout_that_is_more_than_a_test_is_told_like_any_other() -> None:
    trained = workout(of(LUNGES))
    whole = replace(trained, sets=(*trained.sets, *leg_test(0, 20, 18).sets))
    assert leg_test_results(whole.sets) == {}
    assert reps_line(whole).startswith("L ")
    assert int(reps_line(whole).split()[1]) > 20
    summary = started(FakeClock(), SELF_PACED).summary()
    assert ending_line(summary, leg_test(0, 20, 18)) == "Leg test done"
    assert ending_line(summary, whole) == headline(summary)
