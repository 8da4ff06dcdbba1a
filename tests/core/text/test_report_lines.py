"""The sentences and cells of a report."""

import pytest
from msgspec.structs import replace

from lunge_timer.core.done_workout import Away, Moment, Outcome
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.report_lines import (
    leg_cell,
    outcome_cell,
    pain_cell,
    prescribed_line,
    title,
    total_lines,
    week_days_text,
)
from lunge_timer.core.weeks import date_of
from lunge_timer.core.workout_report import ReportLine, workout_report
from tests.core.progression.histories import HOLDS, LUNGES
from tests.core.reports import EXERCISES, KNEE, MONDAY, PRESCRIPTION, done, report_of, told, weeks_of

ASKED = "3 times a week · stop above pain 3"
LUNGES_ALONE = Routine(name="Lunges", blocks=(LUNGES,))


def line_of(**changes: object) -> ReportLine:
    return report_of([replace(done(0), **changes)], today=MONDAY).lines[0]


def test_it_is_about_a_routine_or_all_workouts() -> None:
    assert title(report_of([done(0)])) == KNEE
    assert title(report_of([done(0)], whole=True)) == "All workouts"


@pytest.mark.parametrize(
    ("prescription", "line"),
    [
        (
            PRESCRIPTION,
            f"Prescribed by Clinic on (2026-10-19) · {ASKED} · until (2026-12-15) · numbers fixed",
        ),
        (
            Prescription(by="Ada", issued="2026-01-02", per_week=1, pain_limit=0, change="by-rule"),
            "Prescribed by Ada on (2026-01-02) · once a week · stop at any pain",
        ),
    ],
)
def test_a_prescription_is_told_in_one_line(prescription: Prescription, line: str) -> None:
    assert prescribed_line(prescription, "({})".format) == line


def test_the_totals_are_told_in_two_lines() -> None:
    assert [*total_lines(report_of(weeks_of(6, 3)))] == [
        "18 workouts · 18 of 18 days asked for · pain above the limit in 1 workout",
        "Left leg: 630 of 630 reps, held 45:00 · Right leg: 594 of 630 reps, held 45:00",
    ]
    assert next(total_lines(report_of([done(0, plan=LUNGES_ALONE)], whole=True, today=MONDAY + 7))) == (
        "1 workout · 1 of 3 lunge days asked for"
    )


def test_of_each_week_is_told_what_was_done_what_was_asked_and_why_it_counts_less() -> None:
    away = Away(from_day=date_of(MONDAY + 7).isoformat(), to_day=date_of(MONDAY + 7).isoformat())
    workouts = [done(day, plan=LUNGES_ALONE) for day in (0, 2, 14)]
    report = workout_report(workouts, (), (away,), EXERCISES, today=MONDAY + 15)
    assert next(total_lines(report)) == ("3 workouts · 3 of 4 lunge days asked for · 1 week away left out")
    assert [week_days_text(report, week) for week in report.weeks] == [
        "lunges on 2 days, 3–4 asked for",
        "lunges on 0 days, 3–4 asked for, away, not counted",
        "lunges on 1 day, 3–4 asked for, so far",
    ]
    report = report_of(weeks_of(1, 2), today=MONDAY + 6 + 1)
    assert week_days_text(report, report.weeks[0]) == "2 days, 3 asked for"
    report = report_of([done(0)], prescription=replace(PRESCRIPTION, until="2026-10-19"), since=MONDAY)
    assert week_days_text(report, report.weeks[-1]) == "0 days, so far"
    report = report_of(weeks_of(1, 2), since=MONDAY + 1, today=MONDAY + 8)
    assert week_days_text(report, report.weeks[0]) == "1 day, 3 asked for, not a whole week"


def test_a_cell_has_the_reps_of_those_planned_and_the_time_held() -> None:
    (line,) = report_of([done(0, missed={"right": 3})], today=MONDAY).lines
    assert [leg_cell(line, leg) for leg in ("left", "right", "both")] == ["35/35 · 2:30", "29/35 · 2:30", ""]
    (line,) = report_of([done(0, plan=LUNGES_ALONE)], whole=True, today=MONDAY).lines
    assert leg_cell(line, "left") == "30/30"


def test_the_cell_of_a_leg_test_has_its_better_trial() -> None:
    tested = done(0, plan=Routine(name="Test", blocks=(replace(HOLDS, reps=1),)))
    sets = [replace(one, purpose="test", longest_hold_ms=38_000) for one in tested.sets]
    (line,) = report_of([replace(tested, sets=tuple(sets))], whole=True, today=MONDAY).lines
    assert leg_cell(line, "left") == "test 38 s"


def test_pain_above_the_limit_is_told_with_the_limit() -> None:
    (line,) = report_of([done(0, told(2), told(5, "right", Moment.NEXT_DAY))], today=MONDAY).lines
    assert pain_cell(line) == "L 2 · R 5 > 3"
    (line,) = report_of([done(0, told(3, "both"))], today=MONDAY).lines
    assert pain_cell(line) == "3"
    assert pain_cell(line_of()) == ""


@pytest.mark.parametrize(
    ("outcome", "word"),
    [(Outcome.COMPLETE, "complete"), (Outcome.STOPPED, "stopped"), (Outcome.RECOVERED, "broken off")],
)
def test_it_is_told_how_each_workout_ended(outcome: Outcome, word: str) -> None:
    assert outcome_cell(line_of(outcome=outcome)) == word
