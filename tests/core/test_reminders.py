from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.reminders import ReminderRules, Sitting, next_due

OFFICE = ReminderRules(on=True, weekdays=(0, 1, 2, 3, 4), from_h=9, until_h=17, every_min=60)


def at(text: str) -> datetime:
    """A moment of the week that begins on Monday, 2026-11-23, like "Tue 10:30"."""
    day, clock = text.split()
    number = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").index(day)
    return datetime.strptime(f"2026-11-{23 + number} {clock}", "%Y-%m-%d %H:%M")  # noqa: DTZ007 - as the wall's


def due(sitting: Sitting, now: str, rules: ReminderRules = OFFICE) -> str:
    moment = next_due(rules, sitting, at(now))
    return "never" if moment is None else moment.strftime("%a %H:%M")


def since(text: str) -> Sitting:
    return Sitting(since=at(text))


@pytest.mark.parametrize(
    ("began", "expected"),
    [
        ("Mon 09:00", "Mon 10:00"),
        ("Mon 13:20", "Mon 14:20"),
        ("Mon 07:00", "Mon 10:00"),  # sitting counts from the first hour
        ("Mon 16:00", "Mon 17:00"),
        ("Mon 16:01", "Tue 10:00"),
        ("Fri 16:30", "Mon 10:00"),
        ("Sat 12:00", "Mon 10:00"),
    ],
)
def test_it_comes_after_so_many_minutes_of_the_hours_that_are_set(began: str, expected: str) -> None:
    assert due(since(began), began) == expected


def test_off_it_never_comes_nor_on_no_day_nor_in_hours_that_are_too_short() -> None:
    for rules in (
        replace(OFFICE, on=False),
        replace(OFFICE, weekdays=()),
        replace(OFFICE, from_h=17, until_h=9),
        replace(OFFICE, from_h=9, until_h=10, every_min=90),
    ):
        assert due(since("Mon 09:00"), "Mon 09:00", rules) == "never"


def test_until_midnight_is_an_hour_too() -> None:
    late = replace(OFFICE, from_h=22, until_h=24)
    assert due(since("Mon 22:30"), "Mon 22:30", late) == "Mon 23:30"
    assert due(since("Mon 23:00"), "Mon 23:00", late) == "Tue 00:00"


def test_one_that_is_late_is_due_at_once() -> None:
    assert due(since("Mon 09:00"), "Mon 10:07") == "Mon 10:00"


def test_one_follows_the_other() -> None:
    assert due(since("Mon 09:00").reminded(at("Mon 10:00")), "Mon 10:00") == "Mon 11:00"


def test_after_three_without_an_answer_the_day_is_silent_and_the_next_is_not() -> None:
    sitting = since("Mon 09:00")
    for moment in ("Mon 10:00", "Mon 11:00"):
        sitting = sitting.reminded(at(moment))
    assert due(sitting, "Mon 11:00") == "Mon 12:00"
    sitting = sitting.reminded(at("Mon 12:00"))
    assert due(sitting, "Mon 12:00") == "Tue 10:00"
    sitting = sitting.reminded(at("Tue 10:00"))
    assert due(sitting, "Tue 10:00") == "Tue 11:00"


def reminded_until_silent(sitting: Sitting, now: str) -> list[str]:
    """All reminders of that day, to none of which there is an answer."""
    moments: list[str] = []
    while (moment := due(sitting, now))[:3] == now[:3]:
        moments.append(moment)
        sitting, now = sitting.reminded(at(moment)), moment
    return moments


@pytest.mark.parametrize("sleeps", [True, False])
@pytest.mark.parametrize("unanswered", [1, 2, 3])
def test_each_day_has_its_own_three(unanswered: int, *, sleeps: bool) -> None:
    sitting = since("Mon 14:00")
    for moment in ("Mon 15:00", "Mon 16:00", "Mon 17:00")[-unanswered:]:
        sitting = sitting.reminded(at(moment))
    if sleeps:
        sitting = sitting.slept(at("Tue 08:00"))
    assert reminded_until_silent(sitting, "Tue 08:00") == ["Tue 10:00", "Tue 11:00", "Tue 12:00"]


def test_sleep_within_the_day_does_not_begin_the_count_anew() -> None:
    sitting = since("Mon 09:00").reminded(at("Mon 10:00")).reminded(at("Mon 11:00")).slept(at("Mon 13:00"))
    assert reminded_until_silent(sitting, "Mon 13:00") == ["Mon 14:00"]


def test_an_answer_begins_the_count_anew() -> None:
    sitting = since("Mon 09:00").reminded(at("Mon 10:00")).reminded(at("Mon 11:00"))
    sitting = sitting.put_off(at("Mon 11:01")).reminded(at("Mon 11:11")).reminded(at("Mon 12:11"))
    assert due(sitting, "Mon 12:11") == "Mon 13:11"


def test_in_ten_minutes_is_in_ten_minutes_after_the_hours_too() -> None:
    assert due(since("Mon 09:00").put_off(at("Mon 10:01")), "Mon 10:01") == "Mon 10:11"
    assert due(since("Mon 09:00").put_off(at("Mon 16:58")), "Mon 16:58") == "Mon 17:08"
    late = since("Mon 22:00").put_off(at("Mon 23:55"))
    assert due(late, "Mon 23:55") == "Tue 00:05"


def test_not_today_is_silent_until_the_next_day() -> None:
    sitting = since("Mon 09:00").reminded(at("Mon 10:00")).silenced(at("Mon 10:01"))
    assert due(sitting, "Mon 10:01") == "Tue 10:00"
    assert due(sitting.worked_out(at("Mon 11:00")), "Mon 11:00") == "Tue 10:00"


def test_a_workout_begins_it_anew_after_three_without_an_answer_too() -> None:
    assert due(since("Mon 09:00").worked_out(at("Mon 09:40")), "Mon 09:40") == "Mon 10:40"
    sitting = since("Mon 09:00")
    for moment in ("Mon 10:00", "Mon 11:00", "Mon 12:00"):
        sitting = sitting.reminded(at(moment))
    assert due(sitting.worked_out(at("Mon 13:30")), "Mon 13:30") == "Mon 14:30"


def test_sleep_begins_it_anew_and_takes_the_ten_minutes_with_it() -> None:
    assert due(since("Mon 09:00").slept(at("Mon 12:30")), "Mon 12:30") == "Mon 13:30"
    assert due(since("Mon 09:00").put_off(at("Mon 10:00")).slept(at("Mon 11:00")), "Mon 11:00") == "Mon 12:00"
    sitting = since("Mon 09:00").silenced(at("Mon 10:00")).slept(at("Mon 12:00"))
    assert due(sitting, "Mon 12:00") == "Tue 10:00"


def test_a_clock_that_is_set_back_puts_it_off_by_no_more_than_once() -> None:
    assert due(since("Mon 15:00"), "Mon 10:00") == "Mon 11:00"


@given(
    began=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001 - as the wall's
    later=st.timedeltas(timedelta(0), timedelta(days=9)),
    weekdays=st.sets(st.integers(0, 6)),
    hours=st.tuples(st.integers(0, 23), st.integers(1, 24)),
    every=st.integers(30, 120),
)
def test_whatever_is_set_it_comes_within_the_days_and_hours(
    began: datetime, later: timedelta, weekdays: set[int], hours: tuple[int, int], every: int
) -> None:
    rules = ReminderRules(
        on=True, weekdays=tuple(weekdays), from_h=hours[0], until_h=hours[1], every_min=every
    )
    moment = next_due(rules, Sitting(since=began), began + later)
    possible = bool(weekdays) and (hours[1] - hours[0]) * 60 >= every
    assert (moment is not None) == possible
    if moment is not None:
        assert moment >= began + timedelta(minutes=every)
        counted = moment - timedelta(microseconds=1)  # midnight is the end of its day
        assert counted.weekday() in weekdays
        assert hours[0] <= counted.hour < hours[1]
