"""A report on workouts as a file."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from lunge_timer.core.workout_report import WorkoutReport
from lunge_timer.errors import StoreError
from lunge_timer.store.history.report_file import encode_report, encode_report_csv
from tests.core.reports import KNEE, MONDAY, done, report_of, told, weeks_of


def rows(report: WorkoutReport) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(encode_report_csv(report), newline=""), strict=True))


def test_each_workout_is_a_row_with_what_was_asked_of_its_week() -> None:
    report = report_of([done(0, told(2), told(5, "right"), missed={"right": 3})], today=MONDAY + 7)
    first, second = rows(report)
    assert first == {
        "week_from": "2026-10-19",
        "week_days": "1",
        "week_asked_low": "3",
        "week_asked_high": "3",
        "week_away": "0",
        "week_part": "0",
        "day": "2026-10-19",
        "time": "12:00",
        "routine": KNEE,
        "outcome": "complete",
        "left_reps_done": "35",
        "left_reps_planned": "35",
        "left_held_ms": "150000",
        "left_pain": "2",
        "right_reps_done": "29",
        "right_reps_planned": "35",
        "right_held_ms": "150000",
        "right_pain": "5",
        "both_reps_done": "",
        "both_reps_planned": "",
        "both_held_ms": "",
        "both_pain": "",
        "pain_worst": "5",
        "pain_limit": "3",
        "pain_above_limit": "1",
        "effort": "5",
    }
    assert (second["week_from"], second["week_days"], second["day"]) == ("2026-10-26", "0", "")


def test_lines_end_as_rfc_4180_has_it() -> None:
    text = encode_report_csv(report_of(weeks_of(2, 3)))
    assert text.count("\r\n") == text.count("\n") == 1 + 6 + 4


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_name_is_no_formula(name: str) -> None:
    (row,) = rows(report_of([replace(done(0), name=name)], whole=True, today=MONDAY))
    assert row["routine"] == f"'{name}"


@pytest.mark.parametrize("name", ['Knee, "week 3"', "two\nlines", "Knie für Fünf 👩‍🦽"])
def test_a_name_comes_back_as_it_is(name: str) -> None:
    (row,) = rows(report_of([replace(done(0), name=name)], whole=True, today=MONDAY))
    assert row["routine"] == name


@pytest.mark.parametrize(
    ("name", "start"), [("a.csv", b"week_from"), ("a.CSV", b"week_from"), ("a.Pdf", b"%PDF")]
)
def test_the_ending_says_what_a_file_holds(name: str, start: bytes) -> None:
    report = report_of([done(0)])
    assert encode_report(report, Path(name), lambda _report: b"%PDF").startswith(start)


@pytest.mark.parametrize("name", ["a", "a.txt", ".pdf", "a.pdf.txt"])
def test_another_ending_is_refused(name: str) -> None:
    with pytest.raises(StoreError, match=r"a report ends in .pdf or .csv; choose another name"):
        encode_report(report_of([done(0)]), Path(name), lambda _report: b"%PDF")
