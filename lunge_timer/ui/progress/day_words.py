"""Days in the words and in the order of the person's own locale. Days are counted from 1970-01-01."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale, QTime

from lunge_timer.core.done_workout import Away
from lunge_timer.core.weeks import date_of, day_number
from lunge_timer.language import _
from lunge_timer.ui.progress.leg_series import Unit

_WEEK = range(1, 8)  # as Qt counts, from Monday
_CENTURY = 2000  # of a year of two digits


def day_of(iso: str) -> int:
    """Raises ValueError."""
    return day_number(date.fromisoformat(iso))


def iso_day(day: int) -> str:
    return date_of(day).isoformat()


def away_text(away: Away, today: int) -> str:
    """20 Jul - 2 Aug · holiday."""
    first, last = (day_text(day_of(day), today) for day in (away.from_day, away.to_day))
    days = first if first == last else _("{first} \N{EN DASH} {last}").format(first=first, last=last)
    return f"{days} · {away.why}" if away.why else days


def weekday_letters() -> list[str]:
    """From Monday on: M T W T F S S."""
    return [QLocale().standaloneDayName(number, QLocale.FormatType.NarrowFormat) for number in _WEEK]


def weekday_names() -> list[str]:
    return [QLocale().standaloneDayName(number) for number in _WEEK]


def weekday_text(day: int) -> str:
    """Wed 25."""
    return _("{weekday} {day}").format(weekday=_text(day, "ddd").rstrip("."), day=_text(day, "d"))


def day_text(day: int, today: int | None = None) -> str:
    """9 Nov 2026; without the year where it is today's."""
    this_year = today is not None and _date(day).year() == _date(today).year()
    return _text(day, _medium(year=not this_year))


def long_day_text(day: int) -> str:
    """Wednesday, 25 November 2026."""
    return QLocale().toString(_date(day), QLocale.FormatType.LongFormat)


def month_text(day: int, today: int) -> str:
    """November; with its year where that is not today's."""
    if _date(day).year() == _date(today).year():
        return QLocale().standaloneMonthName(_date(day).month())
    return f"{QLocale().standaloneMonthName(_date(day).month())} {_date(day).year()}"


def short_month_text(day: int, today: int) -> str:
    """Nov; or Nov 2025."""
    month = QLocale().standaloneMonthName(_date(day).month(), QLocale.FormatType.ShortFormat).rstrip(".")
    return month if _date(day).year() == _date(today).year() else f"{month} {_date(day).year()}"


def unit_text(day: int, unit: Unit, today: int) -> str:
    """What stands below a point that begins on that day."""
    if unit is Unit.YEAR:
        return str(_date(day).year())
    if unit in {Unit.MONTH, Unit.QUARTER}:
        return short_month_text(day, today)
    return day_text(day, today)


def told_unit(day: int, unit: Unit, today: int) -> str:
    """The same in a sentence: Week of 9 Nov."""
    text = unit_text(day, unit, today)
    if unit is Unit.WEEK:
        return _("Week of {day}").format(day=text)
    if unit is Unit.QUARTER:
        return _("Three months from {month}").format(month=text)
    return text


def read_day(text: str, today: int) -> int:
    """The day that was typed, as ISO or as the locale writes it. Raises ValueError with what to type."""
    typed, year = " ".join(text.split()), _date(today).year()
    try:
        return day_of(typed)
    except ValueError:
        pass
    short = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    forms = (short, re.sub("y+", "yyyy", short), QLocale().dateFormat(), _medium(year=True))
    for form in (*forms, "d MMM yyyy", "d MMMM yyyy"):
        found = QLocale().toDate(typed, form, _CENTURY)
        if found.isValid():
            return _day(found)
    for form in (_medium(year=False), "d MMM", "d MMMM"):
        found = QLocale().toDate(f"{typed} {year}", f"{form} yyyy")
        if found.isValid():
            return _day(found)
    raise ValueError(_("Type a day, as in {example}").format(example=day_text(today)))


def _medium(*, year: bool) -> str:
    """Day, short month and year, in the order of the locale's long form."""
    month_first = re.search("M.*d", re.sub("dddd|'[^']*'", "", QLocale().dateFormat())) is not None
    form = "MMM d" if month_first else "d MMM"
    if not year:
        return form
    return f"{form}, yyyy" if month_first else f"{form} yyyy"


def _date(day: int) -> QDate:
    then = date_of(day)
    return QDate(then.year, then.month, then.day)


def _day(when: QDate) -> int:
    return day_number(date(when.year(), when.month(), when.day()))


def _text(day: int, form: str) -> str:
    return QLocale().toString(_date(day), form)


def time_of_day_text(utc_ms: int, offset_min: int) -> str:
    """18:04, by the clock on the wall where it was."""
    minutes = (utc_ms // 60_000 + offset_min) % (24 * 60)
    return QLocale().toString(QTime(minutes // 60, minutes % 60), QLocale.FormatType.ShortFormat)
