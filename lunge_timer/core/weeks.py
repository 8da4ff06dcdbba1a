"""Workouts by the week, Monday to Sunday: how many there were, and how many the week's goal asked for.

Days are a workout's local_day: days since 1970-01-01, by the clock on the wall.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from lunge_timer.core.done_workout import Away, Goal, Workout
from lunge_timer.core.exercise import Exercises, SessionKind
from lunge_timer.core.routine import ExerciseBlock, Routine

DAYS = 7
LAST_WEEKS = 8
USUAL_GOAL = (3, 4)  # lunge workouts a week (HS), until the person sets another
GLUTE_GOAL = 1  # glute sessions a week (GHE)

_EPOCH = date(1970, 1, 1).toordinal()
_FIRST_MONDAY = 4  # 1970-01-05


class Week(Struct, frozen=True, kw_only=True):
    """The days of one week on which something was done, and its goal; monday is its first day.

    A day on which two lunge workouts were done, as a break from sitting done twice, counts once. One that is
    before the first was over before the first workout of all.
    """

    monday: int
    lunge_days: tuple[int, ...]
    glute_days: tuple[int, ...]
    low: int
    high: int
    is_away: bool = False
    is_before_first: bool = False


class Tally(Struct, frozen=True, kw_only=True):
    """Several weeks together: what counts of them, of what their goals asked for. 20 of 21.

    More than a week's goal owes nothing to another week, so it does not count; weeks away are left out.
    """

    done: int
    asked: int
    weeks_away: int


def day_number(day: date) -> int:
    return day.toordinal() - _EPOCH


def date_of(day: int) -> date:
    return date.fromordinal(day + _EPOCH)


def monday_of(day: int) -> int:
    return day - (day - _FIRST_MONDAY) % DAYS


def kinds_of(workout: Workout, exercises: Exercises) -> frozenset[SessionKind]:
    """Which counts of the week a workout stands in, by the exercises of which something was done."""
    trained = {one.exercise for one in workout.sets if one.reps_done or one.held_ms}
    return _kinds(trained, exercises)


def goal_of_week(goals: Iterable[Goal], monday: int) -> tuple[int, int]:
    """Low and high of the goal that held at the end of that week."""
    begun = [goal for goal in goals if _day_of(goal.since_day) < monday + DAYS]
    if not begun:
        return USUAL_GOAL
    last = max(begun, key=lambda goal: _day_of(goal.since_day))
    return last.low, last.high


def weeks(
    workouts: Iterable[Workout],
    goals: Sequence[Goal],
    away: Sequence[Away],
    exercises: Exercises,
    *,
    today: int,
    count: int = LAST_WEEKS,
) -> tuple[Week, ...]:
    """The last weeks, oldest first, the one that is going on at the end.

    A week of which a day was away is away: it is not known how many workouts the rest of it had room for.
    """
    this_monday = monday_of(today)
    mondays = range(this_monday - (count - 1) * DAYS, this_monday + 1, DAYS)
    days: dict[SessionKind, set[int]] = {"lunge": set(), "glutes": set()}
    began = today
    for workout in workouts:
        if workout.deleted_ms is not None:
            continue
        began = min(began, workout.local_day)
        if mondays[0] <= workout.local_day < this_monday + DAYS:
            for kind in kinds_of(workout, exercises):
                days[kind].add(workout.local_day)
    gone = [(_day_of(one.from_day), _day_of(one.to_day)) for one in away]
    return tuple(_week(monday, days, goal_of_week(goals, monday), gone, began) for monday in mondays)


def tally(shown: Sequence[Week], *, began: int, today: int) -> Tally:
    """What the weeks come to; began is the day of the first workout of all.

    Nothing is held against anyone: what is left of the week that is going on is not asked for yet, nor
    anything of the time before the first whole week.
    """
    done = asked = 0
    for week in shown:
        if week.is_away or week.is_before_first:
            continue
        count = min(len(week.lunge_days), week.low)
        done += count
        asked += count if week.monday < began or week.monday + DAYS > today else week.low
    return Tally(done=done, asked=asked, weeks_away=sum(week.is_away for week in shown))


def is_second_glute_session(routine: Routine, week: Week, exercises: Exercises) -> bool:
    """Whether routine is a glute session, and the week that is going on has had one."""
    names = {block.exercise for block in routine.all_blocks if isinstance(block, ExerciseBlock)}
    return "glutes" in _kinds(names, exercises) and len(week.glute_days) >= GLUTE_GOAL


def _kinds(names: Iterable[str], exercises: Exercises) -> frozenset[SessionKind]:
    kinds = (exercises[name].guideline.session for name in names if name in exercises)
    return frozenset(kind for kind in kinds if kind is not None)


def _week(
    monday: int,
    days: Mapping[SessionKind, set[int]],
    goal: tuple[int, int],
    away: Iterable[tuple[int, int]],
    began: int,
) -> Week:
    sunday = monday + DAYS - 1
    lunges, glutes = (
        tuple(day for day in sorted(days[kind]) if monday <= day <= sunday) for kind in ("lunge", "glutes")
    )
    low, high = goal
    is_away = any(first <= sunday and monday <= last for first, last in away)
    return Week(
        monday=monday,
        lunge_days=lunges,
        glute_days=glutes,
        low=low,
        high=high,
        is_away=is_away,
        is_before_first=sunday < began,
    )


def _day_of(iso: str) -> int:
    return day_number(date.fromisoformat(iso))
