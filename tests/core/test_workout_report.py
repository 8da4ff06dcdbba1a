"""What was done of what was asked for, week by week."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.done_workout import Away, Goal, Outcome, Workout
from lunge_timer.core.own_exercise import OwnExercise, OwnPhase
from lunge_timer.core.prescribed import with_other_numbers
from lunge_timer.core.routine import ExerciseBlock, LegReps, Round, Routine
from lunge_timer.core.weeks import Tally, date_of, monday_of, tally, weeks
from lunge_timer.core.workout_report import (
    LegDone,
    ReportedRoutine,
    WorkoutReport,
    prescribed_routine,
    routine_done,
    workout_report,
)
from lunge_timer.store.encoding import encode
from tests.core.progression.histories import BANDS, HOLDS, LUNGES
from tests.core.reports import (
    EXERCISES,
    KNEE,
    MONDAY,
    PLAN,
    PRESCRIPTION,
    TODAY,
    done,
    report_of,
    told,
    weeks_of,
)

LUNGES_ALONE = Routine(name="Lunges", blocks=(LUNGES,))
GLUTES_ALONE = Routine(name="Glutes", blocks=(BANDS,))


def days_of(report: WorkoutReport) -> list[list[int]]:
    """The days of each week's lines, from the first Monday on."""
    return [[line.workout.local_day - MONDAY for line in week.lines] for week in report.weeks]


def asked_of(report: WorkoutReport) -> list[tuple[int, int, int]]:
    """Of each week the days that count, and how many were asked for at least and at most."""
    return [(len(each.week.lunge_days), each.week.low, each.week.high) for each in report.weeks]


def test_each_workout_has_a_line_in_its_week() -> None:
    report = report_of([done(0), done(2), done(9)], today=MONDAY + 13)
    assert days_of(report) == [[0, 2], [9]]
    assert [date_of(each.week.monday) for each in report.weeks] == [date(2026, 10, 19), date(2026, 10, 26)]


def test_what_was_prescribed_is_asked_of_each_week_of_its_time() -> None:
    report = report_of(weeks_of(2, 3), today=MONDAY + 20)
    assert asked_of(report) == [(3, 3, 3), (3, 3, 3), (0, 3, 3)]
    assert report.tally == Tally(done=6, asked=6, weeks_away=0)  # the third week is going on


def test_a_week_in_which_nothing_was_done_is_there_and_counts() -> None:
    report = report_of([done(0), done(2), done(4), done(14)], today=MONDAY + 21)
    assert days_of(report) == [[0, 2, 4], [], [14], []]
    assert report.tally == Tally(done=4, asked=9, weeks_away=0)


def test_weeks_before_the_first_workout_count_where_something_was_prescribed() -> None:
    report = report_of([done(14)], today=MONDAY + 20)
    assert days_of(report) == [[], [], [14]]
    assert report.tally.asked == 3 + 3 + 1


def test_a_prescription_of_long_ago_shows_a_year_before_the_first_workout_and_no_more() -> None:
    old = replace(PRESCRIPTION, issued="0001-01-01")
    report = report_of([done(0)], prescription=old, today=MONDAY)
    assert len(report.weeks) == 53


def test_without_a_prescription_the_goals_of_the_history_are_asked_of_each_week() -> None:
    goal = Goal(since_day=date_of(MONDAY + 7).isoformat(), low=2, high=3)
    workouts = [done(day, plan=LUNGES_ALONE) for day in (0, 2, 4, 7, 9)]
    report = workout_report(workouts, (goal,), (), EXERCISES, today=MONDAY + 14)
    assert asked_of(report) == [(3, 3, 4), (2, 2, 3), (0, 2, 3)]
    assert report.prescription is None


def test_a_glute_session_counts_as_no_lunge_workout_and_once_a_week_where_it_is_alone() -> None:
    workouts = [done(0, plan=LUNGES_ALONE), done(1, plan=GLUTES_ALONE)]
    assert asked_of(report_of(workouts, whole=True, today=MONDAY + 6)) == [(1, 3, 4)]
    alone = report_of(workouts, name="Glutes", prescription=None, today=MONDAY + 6)
    assert (days_of(alone), asked_of(alone)) == ([[1]], [(1, 1, 1)])


def test_where_no_goal_fits_nothing_is_asked() -> None:
    walk = replace(done(0), document="", sets=(replace(done(0).sets[0], exercise="own/wall-sit"),))
    report = report_of([walk], prescription=None, today=MONDAY + 6)
    assert asked_of(report) == [(1, 0, 0)]
    assert report.tally.asked == 0


def test_two_workouts_of_one_day_have_two_lines_and_count_once() -> None:
    report = report_of([done(0), done(0, number=1)], today=MONDAY + 7)
    assert days_of(report) == [[0, 0], []]
    assert asked_of(report)[0] == (1, 3, 3)


def test_a_week_away_is_left_out() -> None:
    away = Away(from_day=date_of(MONDAY + 8).isoformat(), to_day=date_of(MONDAY + 9).isoformat())
    routine = ReportedRoutine(name=KNEE, prescription=PRESCRIPTION)
    report = workout_report([done(0), done(7)], (), (away,), EXERCISES, today=MONDAY + 14, routine=routine)
    assert [each.week.is_away for each in report.weeks] == [False, True, False]
    assert report.tally == Tally(done=1, asked=3, weeks_away=1)


def test_deleted_workouts_do_not_count() -> None:
    gone = replace(done(2), deleted_ms=1)
    assert days_of(report_of([done(0), gone], today=MONDAY + 3)) == [[0]]
    assert prescribed_routine([gone]) is None


def test_without_a_day_to_begin_with_a_report_is_on_the_last_six_weeks() -> None:
    workouts = weeks_of(8, plan=LUNGES_ALONE)
    report = report_of(workouts, whole=True, today=MONDAY + 8 * 7 - 1)
    assert (len(report.weeks), report.from_day) == (6, MONDAY + 14)
    assert len(report.lines) == 24


def test_the_time_of_a_prescription_ends_with_it() -> None:
    report = report_of(weeks_of(12), today=MONDAY + 12 * 7)
    assert date_of(report.from_day).isoformat() == PRESCRIPTION.issued
    assert date_of(report.to_day).isoformat() == PRESCRIPTION.until
    assert max(line.workout.local_day for line in report.lines) <= report.to_day


def test_a_last_week_that_is_wholly_gone_is_held_against_what_was_asked() -> None:
    prescription = replace(PRESCRIPTION, until=date_of(MONDAY + 6).isoformat())
    report = report_of([done(0)], prescription=prescription, today=MONDAY + 30)
    assert report.tally == Tally(done=1, asked=3, weeks_away=0)
    assert not report.weeks[0].is_part


@pytest.mark.parametrize(("today", "part"), [(MONDAY + 13, True), (MONDAY + 14, False)])
def test_a_week_that_is_going_on_is_a_part(today: int, *, part: bool) -> None:
    report = report_of([done(0), done(7)], today=today)
    assert [each.is_part for each in report.weeks][:2] == [False, part]


def test_since_a_day_a_report_goes_on_to_today_whatever_was_prescribed() -> None:
    report = report_of(weeks_of(12), since=MONDAY + 3, today=MONDAY + 12 * 7 - 1)
    assert (report.from_day, report.to_day) == (MONDAY + 3, MONDAY + 12 * 7 - 1)
    assert report.lines[0].workout.local_day == MONDAY + 4
    assert asked_of(report)[0] == (2, 3, 3)
    assert report.weeks[0].is_part
    assert asked_of(report)[-1] == (4, 0, 0)  # after its time nothing is asked


def test_a_day_before_all_workouts_begins_with_the_first_one() -> None:
    report = report_of(weeks_of(1, plan=LUNGES_ALONE), whole=True, since=-700_000, today=TODAY)
    assert (report.from_day, len(report.weeks)) == (MONDAY, 6)


def test_since_a_day_to_come_there_is_nothing() -> None:
    assert not report_of(weeks_of(1), since=TODAY + 1).lines
    assert not report_of(weeks_of(1), since=TODAY + 700_000, whole=True).lines


def test_who_flew_west_has_trained_tomorrow_and_a_broken_clock_makes_no_weeks() -> None:
    report = report_of([done(0), done(7), done(70_000)], today=MONDAY + 6)
    assert days_of(report) == [[0], [7]]


def test_a_renamed_routine_and_one_of_its_name_are_in_its_report() -> None:
    renamed = replace(done(2), name="Knee programme, week 2")
    kept = replace(done(4), routine="knee-2", name=KNEE.upper())
    other = replace(done(6), routine="legs", name="Legs")
    assert not ReportedRoutine(name=KNEE).is_of(replace(other, routine=""))
    routine = ReportedRoutine(name=KNEE, id="knee")
    report = workout_report(
        [done(0), renamed, kept, other], (), (), EXERCISES, today=MONDAY + 6, routine=routine
    )
    assert days_of(report) == [[0, 2, 4]]


def test_each_leg_has_its_reps_of_all_that_were_planned_and_the_time_that_it_held() -> None:
    (line,) = report_of([done(0, missed={"right": 3})], today=MONDAY).lines
    assert line.legs == {
        "left": LegDone(done=35, planned=35, held_ms=150_000),
        "right": LegDone(done=29, planned=35, held_ms=150_000),
    }


def test_sets_that_were_not_begun_were_planned() -> None:
    (line,) = report_of([done(0, reached=1, outcome=Outcome.STOPPED)], today=MONDAY).lines
    assert (line.legs["left"].done, line.legs["left"].planned) == (15, 35)


def test_reps_that_differ_and_rounds_are_planned_as_the_routine_has_them() -> None:
    each = ExerciseBlock(exercise="reverse-lunge", sets=2, reps=LegReps(left=12, right=10))
    listed = ExerciseBlock(exercise="reverse-lunge", sets=3, reps=(12, 10, 8))
    plan = replace(PLAN, blocks=(Round(times=3, blocks=(each,)), listed))
    workout = replace(done(0, plan=LUNGES_ALONE), document=encode(plan))
    (line,) = report_of([workout], whole=True, today=MONDAY).lines
    assert {leg: part.planned for leg, part in line.legs.items()} == {"left": 102, "right": 90}


@pytest.mark.parametrize(
    "document", ["", "{", '{"format": "lunge-timer/routine", "version": 3, "blocks": []}']
)
def test_a_workout_whose_routine_cannot_be_read_has_its_line(document: str) -> None:
    workout = replace(done(0, missed={"right": 3}), document=document)
    (line,) = report_of([workout], today=MONDAY).lines
    assert {leg: (part.done, part.planned) for leg, part in line.legs.items()} == {
        "left": (35, 35),
        "right": (29, 35),
    }
    assert line.pain_limit == PRESCRIPTION.pain_limit


def test_an_exercise_of_the_routines_own_is_planned_as_any_other() -> None:
    phase = OwnPhase(id="sit", kind="hold", name="Sit", word="Sit", duration_s=20)
    own = OwnExercise(id="own/wall-sit", name="Wall sit", legs="both", phases=(phase,))
    block = ExerciseBlock(exercise="own/wall-sit", sets=2, reps=5)
    plan = replace(PLAN, exercises=(own,), blocks=(block,))
    row = replace(done(0).sets[0], exercise="own/wall-sit", leg="both", reps_planned=5, reps_done=5)
    workout = replace(done(0), document=encode(plan), sets=(row,))
    (line,) = report_of([workout], today=MONDAY).lines
    assert (line.legs["both"].done, line.legs["both"].planned) == (5, 10)


def test_a_leg_test_has_no_reps_to_reach() -> None:
    tested = done(0, plan=Routine(name="Test", blocks=(HOLDS,)))
    tested = replace(tested, sets=tuple(replace(one, purpose="test") for one in tested.sets))
    (line,) = report_of([tested], whole=True, today=MONDAY).lines
    assert {(part.done, part.planned) for part in line.legs.values()} == {(0, 0)}


def test_a_leg_test_that_was_not_begun_was_no_reps_either() -> None:
    block = ExerciseBlock(exercise="reverse-lunge", sets=2, reps=20, purpose="test")
    plan = replace(PLAN, blocks=(*PLAN.blocks, block))
    workout = replace(done(0), document=done(0, plan=plan).document)
    (line,) = report_of([workout], today=MONDAY).lines
    assert line.legs["left"].planned == 35


def test_the_worst_pain_of_each_leg_is_told_and_held_against_the_limit_of_its_day() -> None:
    looser = replace(PLAN, prescription=replace(PRESCRIPTION, pain_limit=5))
    pain = told(4), told(1), told(2, "right")
    lines = report_of([done(0, *pain), done(2, *pain, plan=looser), done(4)], today=MONDAY + 4).lines
    assert [(dict(line.pain), line.is_above_limit) for line in lines] == [
        ({"left": 4, "right": 2}, True),
        ({"left": 4, "right": 2}, False),
        ({}, False),
    ]


def test_pain_at_the_limit_is_not_above_it() -> None:
    (line,) = report_of([done(0, told(3))], today=MONDAY).lines
    assert not line.is_above_limit


def test_what_was_prescribed_last_is_found_in_what_was_done() -> None:
    prescription = replace(PRESCRIPTION, issued="2026-11-01")
    newer = replace(PLAN, name="Week 4", prescription=prescription)
    found = prescribed_routine([done(0), done(2, plan=newer), done(4, plan=LUNGES_ALONE)])
    assert found == ReportedRoutine(name="Week 4", id="knee", prescription=prescription)
    assert prescribed_routine([done(4, plan=LUNGES_ALONE)]) is None


@pytest.mark.parametrize("day", ["soon", "2026-02-30", ""])
def test_a_prescription_without_a_day_of_the_calendar_is_none(day: str) -> None:
    for prescription in (replace(PRESCRIPTION, issued=day), replace(PRESCRIPTION, until=day)):
        assert prescribed_routine([done(0, plan=replace(PLAN, prescription=prescription))]) is None


def test_a_routine_that_is_kept_no_more_is_found_by_its_name() -> None:
    found = routine_done(KNEE.upper(), [done(0)])
    assert found == ReportedRoutine(name=KNEE, id="knee", prescription=PRESCRIPTION)
    assert routine_done("Other", [done(0)]) is None


@given(
    days=st.lists(st.integers(0, 80), max_size=30).map(sorted),
    since=st.none() | st.integers(-10, 90),
    today=st.integers(0, 90),
    whole=st.booleans(),
)
def test_every_workout_of_the_time_has_one_line_in_the_week_it_was_done_in(
    days: list[int], since: int | None, today: int, *, whole: bool
) -> None:
    workouts: list[Workout] = [done(day, number=number) for number, day in enumerate(days)]
    start = None if since is None else MONDAY + since
    report = report_of(workouts, since=start, today=MONDAY + today, whole=whole)
    within = [each for each in workouts if report.from_day <= each.local_day <= report.to_day]
    assert [line.workout for line in report.lines] == within
    for each in report.weeks:
        assert {monday_of(line.workout.local_day) for line in each.lines} <= {each.week.monday}
    mondays = [each.week.monday for each in report.weeks]
    assert mondays == [*range(mondays[0], mondays[-1] + 1, 7)]
    assert sum(part.done for part in report.legs.values()) == 70 * len(within)


def test_all_workouts_count_as_on_the_page_of_progress() -> None:
    workouts = weeks_of(6, 3, LUNGES_ALONE)
    shown = weeks(workouts, (), (), EXERCISES, today=TODAY, count=6)
    report = report_of(workouts, whole=True)
    assert [each.week for each in report.weeks] == [*shown]
    assert report.tally == tally(shown, began=MONDAY, today=TODAY)


def test_what_was_prescribed_is_what_was_asked_whatever_the_person_set() -> None:
    blocks = [replace(block, sets=1) for block in PLAN.blocks if isinstance(block, ExerciseBlock)]
    less = with_other_numbers(PLAN, replace(PLAN, blocks=tuple(blocks)))
    legs = report_of([done(0, plan=less)], today=MONDAY).lines[0].legs
    assert (legs["left"].done, legs["left"].planned) == (15, 35)
    other = with_other_numbers(PLAN, replace(PLAN, blocks=PLAN.blocks[:1]))
    legs = report_of([done(0, plan=other)], today=MONDAY).lines[0].legs
    assert (legs["left"].done, legs["left"].planned) == (15, 15)
