from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.done_workout import Away, Goal, Workout
from lunge_timer.core.weeks import (
    Tally,
    Week,
    date_of,
    day_number,
    goal_of_week,
    is_second_glute_session,
    kinds_of,
    monday_of,
    tally,
    weeks,
)
from tests.core.progression.histories import (
    BANDS,
    DAY,
    DAY_MS,
    EXERCISES,
    HOLDS,
    LUNGES,
    STRETCH,
    of,
    routine,
    workout,
)

MONDAY = day_number(date(2026, 11, 23))
BEGINNER, GLUTES = of(LUNGES), routine(STRETCH, BANDS)


def lunges(*days: int) -> list[Workout]:
    """A lunge workout on each of these days, which count from the Monday of 23 November 2026."""
    return [workout(BEGINNER, MONDAY - DAY + day, uid=f"lunge{day}") for day in days]


def glutes(*days: int) -> list[Workout]:
    return [workout(GLUTES, MONDAY - DAY + day, uid=f"glutes{day}") for day in days]


def shown(
    workouts: list[Workout], today: int = 0, *, goals: tuple[Goal, ...] = (), away: tuple[Away, ...] = ()
) -> tuple[Week, ...]:
    return weeks(workouts, goals, away, EXERCISES, today=MONDAY + today)


def this_week(*workouts: Workout, today: int = 6) -> Week:
    return shown([*workouts], today)[-1]


def total(
    workouts: list[Workout], today: int = 6, *, goals: tuple[Goal, ...] = (), away: tuple[Away, ...] = ()
) -> Tally:
    began = min(one.local_day for one in workouts)
    return tally(shown(workouts, today, goals=goals, away=away), began=began, today=MONDAY + today)


def weeks_before(*counts: int) -> list[Workout]:
    """So many lunge workouts in each of the weeks before this one, the oldest first, Monday first."""
    first = -7 * len(counts)
    return lunges(*(first + 7 * week + day for week, count in enumerate(counts) for day in range(count)))


@given(st.integers(-1000, 40_000))
def test_a_week_begins_on_its_monday(day: int) -> None:
    monday = monday_of(day)
    assert date_of(monday).weekday() == 0
    assert monday <= day < monday + 7
    assert day_number(date_of(day)) == day


def test_eight_weeks_are_shown_and_this_one_is_the_last() -> None:
    mondays = [week.monday for week in shown([], 3)]
    assert mondays == [MONDAY - 7 * back for back in range(7, -1, -1)]


def test_sunday_is_the_last_day_of_a_week_and_monday_the_first_of_the_next() -> None:
    found = shown(lunges(-1, 0, 6, 7), 6)
    assert [week.lunge_days for week in found[-2:]] == [(MONDAY - 1,), (MONDAY, MONDAY + 6)]


def test_the_day_is_that_of_the_clock_on_the_wall() -> None:
    (late,) = lunges(0)
    by_night = replace(late, started_ms=(MONDAY + 1) * DAY_MS - 60_000)  # 23:59 UTC on Monday
    assert this_week(by_night).lunge_days == (MONDAY,)
    assert this_week(replace(by_night, utc_offset_min=60)).lunge_days == (MONDAY + 1,)
    assert this_week(replace(by_night, utc_offset_min=-1440 + 60)).lunge_days == (MONDAY,)


def test_two_of_three_to_four() -> None:
    week = this_week(*lunges(0, 2))
    assert (len(week.lunge_days), week.low, week.high) == (2, 3, 4)


def test_two_on_one_day_are_one_day() -> None:
    assert len(this_week(*lunges(0), *lunges(0)).lunge_days) == 1


def test_lunges_and_glute_sessions_are_counted_apart() -> None:
    week = this_week(*lunges(0, 2), *glutes(2, 3))
    assert (len(week.lunge_days), len(week.glute_days)) == (2, 2)


def test_the_lunge_with_holds_is_a_lunge_and_stretching_is_neither() -> None:
    assert kinds_of(workout(of(HOLDS)), EXERCISES) == {"lunge"}
    assert kinds_of(workout(routine(STRETCH)), EXERCISES) == frozenset()
    assert kinds_of(workout(routine(LUNGES, BANDS)), EXERCISES) == {"lunge", "glutes"}


def test_an_exercise_of_which_nothing_was_done_does_not_count() -> None:
    plan = routine(LUNGES, BANDS)
    done = workout(plan)
    only_lunges = tuple(
        one if one.block == 0 else replace(one, reps_done=0, worked_ms=0) for one in done.sets
    )
    assert kinds_of(replace(done, sets=only_lunges), EXERCISES) == {"lunge"}


def test_an_exercise_that_is_not_known_does_not_count() -> None:
    done = workout(BEGINNER)
    foreign = tuple(replace(one, exercise="own/wall-sit") for one in done.sets)
    assert kinds_of(replace(done, sets=foreign), EXERCISES) == frozenset()


def test_what_was_deleted_does_not_count() -> None:
    assert this_week(*[replace(one, deleted_ms=1) for one in lunges(0)]).lunge_days == ()


def test_the_last_eight_weeks_come_to_twenty_of_twenty_one_with_a_week_away_left_out() -> None:
    away = (Away(from_day="2026-11-02", to_day="2026-11-08", why="ill"),)
    workouts = [*weeks_before(3, 2, 3, 4, 0, 3, 3), *lunges(0, 1, 2)]
    told = total(workouts, 6, away=away)
    assert told == Tally(done=20, asked=21, weeks_away=1)


def test_more_than_a_goal_owes_nothing_to_another_week() -> None:
    told = total(weeks_before(7, 1), 6)
    assert (told.done, told.asked) == (4, 6)


def test_what_is_left_of_this_week_is_not_asked_for_yet() -> None:
    assert total([*weeks_before(3), *lunges(0)], 0) == Tally(done=4, asked=4, weeks_away=0)
    assert total([*weeks_before(3), *lunges(0)], 7) == Tally(done=4, asked=6, weeks_away=0)


def test_nothing_is_asked_of_the_time_before_the_first_whole_week() -> None:
    assert total(lunges(-9, -8), -1).asked == 2  # begun on a Saturday
    assert total(lunges(-6, -5), 6).asked == 2  # on a Tuesday
    assert total(lunges(-7, -6), 6).asked == 3  # on a Monday


def test_an_empty_week_is_merely_empty() -> None:
    assert tally(shown([], 6), began=MONDAY + 6, today=MONDAY + 6) == Tally(done=0, asked=0, weeks_away=0)


@pytest.mark.parametrize(
    ("from_day", "to_day", "is_away"),
    [
        ("2026-11-16", "2026-11-22", False),  # until the Sunday before
        ("2026-11-16", "2026-11-23", True),
        ("2026-11-25", "2026-11-25", True),
        ("2026-11-29", "2026-12-06", True),
        ("2026-11-30", "2026-12-06", False),  # from the Monday after
        ("2026-11-01", "2026-12-31", True),
    ],
)
def test_a_week_with_a_day_away_is_a_week_away(from_day: str, to_day: str, *, is_away: bool) -> None:
    away = (Away(from_day=from_day, to_day=to_day),)
    assert shown([], 0, away=away)[-1].is_away is is_away


def test_an_old_week_is_judged_by_the_goal_it_had() -> None:
    goals = (Goal(since_day="2026-11-18", low=2, high=3), Goal(since_day="2026-11-24", low=5, high=6))
    found = shown([], 0, goals=goals)
    assert [(week.low, week.high) for week in found[-3:]] == [(3, 4), (2, 3), (5, 6)]
    told = total(weeks_before(3, 2), 6, goals=goals)
    assert (told.done, told.asked) == (5, 5)


def test_a_goal_holds_from_the_week_of_its_day_in_whatever_order_goals_come() -> None:
    sunday = Goal(since_day="2026-11-29", low=1, high=1)
    next_monday = Goal(since_day="2026-11-30", low=2, high=2)
    assert goal_of_week([next_monday, sunday], MONDAY) == (1, 1)
    assert goal_of_week([next_monday, sunday], MONDAY + 7) == (2, 2)
    assert goal_of_week([next_monday], MONDAY) == (3, 4)


def test_a_second_glute_session_is_met_with_once_is_enough() -> None:
    assert not is_second_glute_session(GLUTES, this_week(), EXERCISES)
    assert not is_second_glute_session(GLUTES, this_week(*glutes(-1)), EXERCISES)
    assert is_second_glute_session(GLUTES, this_week(*glutes(0)), EXERCISES)
    assert not is_second_glute_session(BEGINNER, this_week(*glutes(0)), EXERCISES)


@given(st.lists(st.integers(-80, 6), max_size=40), st.integers(0, 6))
def test_nobody_has_done_more_than_was_asked_nor_less_than_nothing(days: list[int], today: int) -> None:
    workouts = lunges(*days)
    began = min((one.local_day for one in workouts), default=MONDAY)
    told = tally(shown(workouts, today), began=began, today=MONDAY + today)
    assert 0 <= told.done <= told.asked <= 24
