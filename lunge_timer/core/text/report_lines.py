"""The sentences and cells of a report on workouts. Days in words are a locale's: who asks says them."""

from collections.abc import Callable, Iterator

from lunge_timer.core.done_workout import SetLeg
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.text.leg_test_lines import leg_test_results
from lunge_timer.core.text.past_workouts import outcome_word
from lunge_timer.core.text.prescriptions import prescription_line
from lunge_timer.core.text.results import result_time_text
from lunge_timer.core.text.week_lines import goal_text, left_out_line, tally_count
from lunge_timer.core.weeks import monday_of
from lunge_timer.core.workout_report import LegDone, ReportLine, ReportWeek, WorkoutReport
from lunge_timer.language import _, ngettext


def title(report: WorkoutReport) -> str:
    """What it is about."""
    return report.routine.name if report.routine is not None else _("All workouts")


def prescribed_line(prescription: Prescription, say_day: Callable[[str], str]) -> str:
    """As prescription_line, and whether the numbers are fixed."""
    line = prescription_line(prescription, say_day)
    if prescription.change != "fixed":
        return line
    return _("{prescription} · numbers fixed").format(prescription=line)


def total_lines(report: WorkoutReport) -> Iterator[str]:
    """How many workouts there were, on how many days of those asked for; then each leg's reps and time."""
    count = len(report.lines)
    parts = [ngettext("{count} workout", "{count} workouts", count).format(count=count)]
    if told := tally_count(report.tally):
        days = _("{days} days asked for") if report.routine is not None else _("{days} lunge days asked for")
        parts.append(days.format(days=told))
    if told := left_out_line(report.tally):
        parts.append(told)
    above = sum(line.is_above_limit for line in report.lines)
    if above:
        told = ngettext(
            "pain above the limit in {count} workout", "pain above the limit in {count} workouts", above
        )
        parts.append(told.format(count=above))
    yield " · ".join(parts)
    words = _("{leg}: {amount}")
    legs = [words.format(leg=leg_title(leg), amount=_total(part)) for leg, part in report.legs.items()]
    if legs:
        yield " · ".join(legs)


def week_days_text(report: WorkoutReport, of_week: ReportWeek) -> str:
    """On how many days, and how many were asked for: 2 days, 3 asked for. Why it counts less is said, too."""
    week = of_week.week
    count = len(week.lunge_days)
    told = ngettext("{count} day", "{count} days", count)
    if report.routine is None:
        told = ngettext("lunges on {count} day", "lunges on {count} days", count)
    parts = [told.format(count=count)]
    if week.high:
        parts.append(_("{goal} asked for").format(goal=goal_text(week.low, week.high)))
    if week.is_away:
        parts.append(_("away, not counted"))
    elif week.monday == monday_of(report.today):
        parts.append(_("so far"))
    elif of_week.is_part:
        parts.append(_("not a whole week"))
    return ", ".join(parts)


def leg_title(leg: SetLeg) -> str:
    """What stands above its column."""
    titles: dict[SetLeg, str] = {"left": _("Left leg"), "right": _("Right leg"), "both": _("Both legs")}
    return titles.get(leg, _("Neither leg"))


def leg_cell(line: ReportLine, leg: SetLeg) -> str:
    """Reps done of those planned, and the time held: 15/15 · 2:30. Of a leg test, the better trial."""
    part = line.legs.get(leg)
    tested = leg_test_results(line.workout.sets).get(leg)
    parts = [] if tested is None else [_("test {result}").format(result=tested)]
    if part is not None and (part.done or part.planned):
        parts.insert(0, _("{done}/{planned}").format(done=part.done, planned=part.planned))
    if part is not None and part.held_ms and tested is None:
        parts.append(result_time_text(part.held_ms))
    return " · ".join(parts)


def pain_cell(line: ReportLine) -> str:
    """The worst of each leg: L 2 · R 5 > 3, where 3 is the limit that it was not to be above."""
    words: dict[SetLeg, str] = {
        "left": _("L {score}"),
        "right": _("R {score}"),
        "both": _("{score}"),
        "none": _("{score}"),
    }
    told = " · ".join(words[leg].format(score=score) for leg, score in line.pain.items())
    if line.is_above_limit:
        return _("{told} > {limit}").format(told=told, limit=line.pain_limit)
    return told


def outcome_cell(line: ReportLine) -> str:
    return outcome_word(line.workout) or _("complete")


def _total(part: LegDone) -> str:
    told = []
    if part.planned or part.done:
        told.append(_("{done} of {planned} reps").format(done=part.done, planned=part.planned))
    if part.held_ms:
        told.append(_("held {time}").format(time=result_time_text(part.held_ms)))
    return ", ".join(told)
