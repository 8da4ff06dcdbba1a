from msgspec.structs import replace

from lunge_timer.core.done_workout import Moment, Outcome, Pain, SetDone
from lunge_timer.core.text.past_workouts import (
    exercise_lines,
    pain_line,
    remarks_line,
    reps_line,
    spoken_workout,
    time_line,
)
from tests.core.progression import histories as plans
from tests.ui.progress.histories import exercises, sets_of, workout

DAY = 20_783
WALK = SetDone(
    block=0,
    set_no=1,
    exercise="Walk or light jog",
    leg="none",
    reps_planned=0,
    reps_done=0,
    held_planned_ms=0,
    held_ms=0,
    longest_hold_ms=0,
    worked_ms=300_000,
    rest_before_ms=0,
)


def test_reps_are_told_by_leg_and_those_of_no_leg_together() -> None:
    assert reps_line(workout("a", DAY, counts={"left": 5, "right": 4})) == "L 15 · R 12"
    assert reps_line(workout("a", DAY, counts={"both": 15})) == "45 reps"
    assert reps_line(workout("a", DAY, counts={"left": 5})) == "L 15 · R 0"
    assert reps_line(workout("a", DAY, sets=(WALK,))) == ""
    assert reps_line(workout("a", DAY, counts={"left": 0, "right": 0})) == ""


def test_remarks_are_how_it_ended_the_effort_and_the_note() -> None:
    done = workout("a", DAY, effort=6, note=" right  knee\n tired", outcome=Outcome.STOPPED)
    assert remarks_line(done) == "stopped · effort 6 · “right knee tired”"
    assert remarks_line(workout("a", DAY, outcome=Outcome.RECOVERED)) == "broken off"
    assert remarks_line(workout("a", DAY)) == "–"


def test_a_workout_is_told_in_a_sentence() -> None:
    done = workout("a", DAY, counts={"left": 5, "right": 4}, effort=6, note="good")
    assert spoken_workout(done) == ("Evening legs, left 15, right 12, 10 minutes 42 seconds, effort 6, good")
    assert time_line(done) == "10:42"


def test_each_exercise_has_its_line_in_the_order_done() -> None:
    lunges = sets_of("reverse-lunge", {"left": 10, "right": 9}, sets=2, planned=10)
    weighted = tuple(replace(one, block=1, load_kind="dumbbells", load_g=4_000) for one in lunges)
    curls = tuple(
        replace(one, block=2) for one in sets_of("machine-leg-curl", {"both": 12}, sets=1, hold_ms=2_000)
    )
    done = workout("a", DAY, sets=(WALK, *weighted, *curls))
    assert exercise_lines(done, exercises()) == [
        ("Walk or light jog", "5:00"),
        ("Reverse lunge", "2 sets · left 20 of 20 · right 18 of 20 · 4 kg"),
        ("Machine leg curl", "1 set · 12 of 15 reps · held 0:24"),
    ]


def test_an_exercise_that_is_known_no_more_is_told_by_its_id() -> None:
    done = workout("a", DAY, sets=sets_of("my-own-step", {"left": 1, "right": 1}, sets=1, planned=1))
    assert exercise_lines(done, exercises()) == [("my-own-step", "1 set · left 1 of 1 · right 1 of 1")]


def test_sets_and_exercises_that_were_not_begun_are_told_as_planned() -> None:
    done = plans.workout(plans.routine(plans.LUNGES, plans.CURLS), reached=1, outcome=Outcome.RECOVERED)
    begun = replace(done, sets=tuple(one for one in done.sets if one.block == 0))
    assert exercise_lines(begun, plans.EXERCISES) == [
        ("Reverse lunge", "1 of 3 sets · left 10 of 30 · right 10 of 30"),
        ("Machine leg curl", "0 of 4 sets · 0 of 60 reps"),
    ]


def test_of_a_leg_test_the_better_trial_of_each_leg_is_told_since_it_has_no_number_to_reach() -> None:
    assert exercise_lines(plans.leg_test(0, 23, 25), plans.EXERCISES) == [
        ("Reverse lunge", "left 23 reps · right 25 reps")
    ]


def test_a_leg_test_that_the_person_ended_is_not_stopped_and_has_its_better_trials() -> None:
    test = replace(plans.leg_test(0, 23, 25), outcome=Outcome.STOPPED)
    trials = (*test.sets[:2], *(replace(one, reps_done=one.reps_done - 5) for one in test.sets[2:]))
    done = replace(test, sets=trials)
    assert reps_line(done) == "L 23 reps · R 25 reps"
    assert remarks_line(done) == "–"
    assert spoken_workout(done) == f"{done.name}, left 23 reps, right 25 reps, 5 minutes"
    assert remarks_line(replace(done, outcome=Outcome.RECOVERED)) == "broken off"


def test_pain_is_told_by_leg_and_moment() -> None:
    pain = (
        Pain(moment=Moment.AFTER, leg="left", score=2, asked_ms=0),
        Pain(moment=Moment.NEXT_DAY, leg="right", score=4, asked_ms=0),
    )
    assert pain_line(pain) == "left leg 2 after, right leg 4 the next day"
    assert pain_line(()) == ""
