"""What is said of a workout of version 2 that is over: rounds, own exercises, reps by leg all added up."""

from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.done_workout import SetLeg
from lunge_timer.core.planned_reps import planned_sets
from lunge_timer.core.progression.suggestion import suggest
from lunge_timer.core.text.last_done import last_done_line
from lunge_timer.core.text.next_time import next_time, reason
from lunge_timer.core.text.past_workouts import exercise_lines, reps_line, spoken_workout
from lunge_timer.core.weeks import kinds_of
from tests.core.format_2_files import SHIPPED, routine_of, whole_workout
from tests.core.format_2_reckoning import Json, reckoned_plan
from tests.core.format_2_routines import routines_within_the_limits

LEGS: tuple[SetLeg, ...] = ("left", "right", "both")


def reckoned_reps(document: Json) -> dict[SetLeg, int]:
    reps = {
        (step["block"], step["item"], step["round"], step["set"], step["leg"], step["rep"])
        for step in reckoned_plan(document | {"version": 2})["steps"]
        if step["rep"] is not None
    }
    return {leg: sum(rep[4] == leg for rep in reps) for leg in LEGS}


@given(routines_within_the_limits())
def test_the_rows_of_a_whole_workout_are_the_reps_of_its_plan(document: Json) -> None:
    workout = whole_workout(document)
    told = {leg: sum(row.reps_done for row in workout.sets if row.leg == leg) for leg in LEGS}
    assert told == reckoned_reps(document)
    assert all(row.reps_done == row.reps_planned for row in workout.sets)
    planned = planned_sets(workout, SHIPPED)
    assert planned is not None
    for leg in LEGS:
        assert sum(block.reps.get(leg, 0) for block in planned.values()) == told[leg]
    places = [(row.block, row.set_no, row.leg) for row in workout.sets]
    assert len({*places}) == len(places)


@given(routines_within_the_limits())
def test_a_line_of_an_exercise_has_all_that_was_done_of_it(document: Json) -> None:
    workout = whole_workout(document)
    if any(row.purpose == "test" for row in workout.sets):
        return
    lines = exercise_lines(workout, SHIPPED)
    blocks = {(row.block, row.exercise) for row in workout.sets}
    assert len(lines) == len(blocks)
    for (block, exercise), (_name, amount) in zip(sorted(blocks), lines, strict=True):
        rows = [row for row in workout.sets if (row.block, row.exercise) == (block, exercise)]
        sets = len({row.set_no for row in rows})
        if any(row.reps_planned for row in rows):
            assert amount.startswith("1 set ·" if sets == 1 else f"{sets} sets ·")
            for leg, words in (("left", "left {0} of {0}"), ("both", "{0} of {0} reps")):
                done = sum(row.reps_done for row in rows if row.leg == leg)
                assert (words.format(done) in amount) == (done > 0)


@given(routines_within_the_limits(), st.integers(0, 40))
def test_whatever_is_said_of_it_and_advised_after_it_is_well_put(document: Json, days: int) -> None:
    workout = whole_workout(document)
    today = workout.local_day + days
    reps = reckoned_reps(document)
    said = [last_done_line(workout, SHIPPED, today=today), spoken_workout(workout), workout.name]
    if not any(row.purpose == "test" for row in workout.sets):
        both = [str(reps[leg]) for leg in LEGS if reps[leg]]
        assert said[0].endswith(f", all {' + '.join(both)}" if both else ("ago", "today", "yesterday"))
    assert all(text.strip(" ·,") == text and "· ·" not in text and ", ," not in text for text in said)
    assert reps_line(workout).strip(" ·") == reps_line(workout)
    assert kinds_of(workout, SHIPPED) is not None
    routine = routine_of(document)
    suggestion = suggest([workout, workout], "built-in/any", routine, SHIPPED, today=today)
    if suggestion is not None:
        for text in (next_time(suggestion, SHIPPED), reason(suggestion, SHIPPED)):
            assert text.strip(" ·:,") == text


def test_a_timed_step_in_a_round_has_a_row_in_each() -> None:
    walk = {"type": "timed", "name": "Walk", "duration_s": 30}
    curls = {"type": "exercise", "exercise": "machine-leg-curl", "sets": 2, "reps": 3}
    head = {"format": "lunge-timer/routine", "version": 2, "name": "Any"}
    workout = whole_workout({**head, "blocks": [{"type": "round", "times": 3, "blocks": [walk, curls]}]})
    places = [(0, 1), (1, 1), (1, 2), (0, 2), (1, 3), (1, 4), (0, 3), (1, 5), (1, 6)]
    assert [(row.block, row.set_no) for row in workout.sets] == places
    assert exercise_lines(workout, SHIPPED) == [
        ("Walk", "1:30"),
        ("Machine leg curl", "6 sets · 18 of 18 reps"),
    ]
