"""What was prescribed, in one line."""

import pytest
from msgspec.structs import replace

from lunge_timer.core.prescription import Prescription
from lunge_timer.core.text.prescriptions import pain_limit_line, prescription_line, your_limit_line

WHOLE = Prescription(by="Clinic", issued="2026-11-01", until="2026-12-15", per_week=3, pain_limit=3)
BARE = Prescription(by="Ann", issued="2026-11-01")


def named(iso_day: str) -> str:
    return f"<{iso_day}>"


def test_all_of_it_stands_in_one_line() -> None:
    assert prescription_line(WHOLE, named) == (
        "Prescribed by Clinic on <2026-11-01> · 3 times a week · stop above pain 3 · until <2026-12-15>"
    )


def test_what_was_left_open_is_not_told() -> None:
    assert prescription_line(BARE, named, today="2026-11-02", done_this_week=1) == (
        "Prescribed by Ann on <2026-11-01>"
    )


@pytest.mark.parametrize(
    ("today", "part"),
    [
        ("2026-10-31", "it has not begun yet"),
        ("2026-11-01", "3 times a week, 2 done this week"),
        ("2026-12-15", "until <2026-12-15>"),
        ("2026-12-16", "it was over on <2026-12-15>"),
    ],
)
def test_the_line_tells_whether_it_holds_today(today: str, part: str) -> None:
    parts = prescription_line(WHOLE, named, today=today, done_this_week=2).split(" · ")
    assert part in parts
    assert ("3 times a week, 2 done this week" in parts) is ("2026-11-01" <= today <= "2026-12-15")


def test_one_that_is_to_come_tells_from_when() -> None:
    line = prescription_line(WHOLE, named, today="2026-10-31")
    assert line.startswith("Prescribed by Clinic from <2026-11-01> · it has not begun yet")


def test_once_a_week_and_no_pain_at_all_are_said_as_a_person_would() -> None:
    line = prescription_line(replace(WHOLE, per_week=1, pain_limit=0), named)
    assert "once a week · stop at any pain" in line


@pytest.mark.parametrize(
    ("score", "line"),
    [
        (2, ""),
        (3, "Your limit is 3: above it, stop and ask Clinic."),
        (4, "Your limit is 3: stop and ask Clinic."),
    ],
)
def test_pain_at_the_limit_and_above_it_is_told_with_the_limit(score: int, line: str) -> None:
    assert pain_limit_line(WHOLE, score) == line


def test_without_a_limit_none_is_told() -> None:
    assert not pain_limit_line(BARE, 10)
    assert not pain_limit_line(None, 10)
    assert not your_limit_line(BARE)
