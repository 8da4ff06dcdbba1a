"""Days as they are written and typed in the person's own locale. Days are counted from 1970-01-01."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

from lunge_timer.core.weeks import date_of, day_number
from lunge_timer.language import _

_CENTURY = 2000  # of a year of two digits


def day_of(iso: str) -> int:
    """Raises ValueError."""
    return day_number(date.fromisoformat(iso))


def iso_day(day: int) -> str:
    return date_of(day).isoformat()


def day_text(day: int, today: int | None = None) -> str:
    """9 Nov 2026; without the year where it is today's."""
    this_year = today is not None and q_date(day).year() == q_date(today).year()
    return formatted(day, medium(year=not this_year))


def read_day(text: str, today: int) -> int:
    """The day that was typed, as ISO or as the locale writes it. Raises ValueError with what to type."""
    typed, year = " ".join(text.split()), q_date(today).year()
    try:
        return day_of(typed)
    except ValueError:
        pass
    short = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    forms = (short, re.sub("y+", "yyyy", short), QLocale().dateFormat(), medium(year=True))
    for form in (*forms, "d MMM yyyy", "d MMMM yyyy"):
        found = QLocale().toDate(typed, form, _CENTURY)
        if found.isValid():
            return _day(found)
    for form in (medium(year=False), "d MMM", "d MMMM"):
        found = QLocale().toDate(f"{typed} {year}", f"{form} yyyy")
        if found.isValid():
            return _day(found)
    raise ValueError(_("Type a day, as in {example}").format(example=day_text(today)))


def medium(*, year: bool) -> str:
    """Day, short month and year, in the order of the locale's long form."""
    month_first = re.search("M.*d", re.sub("dddd|'[^']*'", "", QLocale().dateFormat())) is not None
    form = "MMM d" if month_first else "d MMM"
    if not year:
        return form
    return f"{form}, yyyy" if month_first else f"{form} yyyy"


def q_date(day: int) -> QDate:
    then = date_of(day)
    return QDate(then.year, then.month, then.day)


def _day(when: QDate) -> int:
    return day_number(date(when.year(), when.month(), when.day()))


def formatted(day: int, form: str) -> str:
    return QLocale().toString(q_date(day), form)
