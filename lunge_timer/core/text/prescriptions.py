"""What somebody prescribed, in words: who, how often, up to which pain, from when until when."""

from collections.abc import Callable, Iterator

from lunge_timer.core.prescription import Prescription
from lunge_timer.language import _, ngettext


def prescription_line(
    prescription: Prescription,
    day_text: Callable[[str], str],
    *,
    today: str = "",
    done_this_week: int | None = None,
) -> str:
    """Prescribed by Clinic on 1 November 2026 · 3 times a week · stop above pain 3 · until 15 December 2026.

    Days are ISO, and day_text has them in words; today is nothing, and done_this_week None, where these are
    not known.
    """
    return " · ".join(_parts(prescription, day_text, today, done_this_week))


def _parts(
    prescription: Prescription, day_text: Callable[[str], str], today: str, done: int | None
) -> Iterator[str]:
    is_to_come = bool(today) and today < prescription.issued
    is_over = bool(today) and prescription.until is not None and prescription.until < today
    told = _("Prescribed by {name} from {day}") if is_to_come else _("Prescribed by {name} on {day}")
    yield told.format(name=prescription.by, day=day_text(prescription.issued))
    if is_to_come:
        yield _("it has not begun yet")
    week = times_a_week(prescription)
    if week and done is not None and not is_to_come and not is_over:
        yield _("{times}, {count} done this week").format(times=week, count=done)
    elif week:
        yield week
    if limit := limit_text(prescription):
        yield limit
    if is_over and prescription.until is not None:
        yield _("it was over on {day}").format(day=day_text(prescription.until))
    elif until := until_text(prescription, day_text):
        yield until


def times_a_week(prescription: Prescription) -> str:
    """3 times a week; nothing where it is left open."""
    count = prescription.per_week
    if count is None:
        return ""
    if count == 1:
        return _("once a week")
    return ngettext("{count} time a week", "{count} times a week", count).format(count=count)


def limit_text(prescription: Prescription) -> str:
    """Stop above pain 3; nothing where there is no limit."""
    if prescription.pain_limit is None:
        return ""
    if prescription.pain_limit == 0:
        return _("stop at any pain")
    return _("stop above pain {score}").format(score=prescription.pain_limit)


def until_text(prescription: Prescription, day_text: Callable[[str], str]) -> str:
    """Until 15 December 2026; nothing where there is no end."""
    return "" if prescription.until is None else _("until {day}").format(day=day_text(prescription.until))


def change_text(prescription: Prescription) -> str:
    """Who may change the numbers, but for the person, who always may."""
    if prescription.change == "fixed":
        return _("the program changes no number")
    return _("the program may offer other numbers")


def your_limit_line(prescription: Prescription) -> str:
    """Said where pain is asked; nothing where there is no limit."""
    if prescription.pain_limit is None:
        return ""
    line = _("Your limit is {limit}: above it, stop and ask {name}.")
    return line.format(limit=prescription.pain_limit, name=prescription.by)


def pain_limit_line(prescription: Prescription | None, score: int) -> str:
    """What the prescription says of so much pain: nothing below its limit, at it, and above it to stop."""
    if prescription is None or prescription.pain_limit is None or score < prescription.pain_limit:
        return ""
    if score == prescription.pain_limit:
        return your_limit_line(prescription)
    line = _("Your limit is {limit}: stop and ask {name}.")
    return line.format(limit=prescription.pain_limit, name=prescription.by)
