"""Days in the words and in the order of the person's own locale. Days are counted from 1970-01-01."""

from PySide6.QtCore import QLocale, QTime

from lunge_timer.core.done_workout import Away
from lunge_timer.language import _
from lunge_timer.ui.progress.leg_series import Unit
from lunge_timer.ui.widgets.day_texts import day_of, day_text, formatted, q_date

_WEEK = range(1, 8)  # as Qt counts, from Monday


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
    return _("{weekday} {day}").format(weekday=formatted(day, "ddd").rstrip("."), day=formatted(day, "d"))


def long_day_text(day: int) -> str:
    """Wednesday, 25 November 2026."""
    return QLocale().toString(q_date(day), QLocale.FormatType.LongFormat)


def month_text(day: int, today: int) -> str:
    """November; with its year where that is not today's."""
    if q_date(day).year() == q_date(today).year():
        return QLocale().standaloneMonthName(q_date(day).month())
    return f"{QLocale().standaloneMonthName(q_date(day).month())} {q_date(day).year()}"


def short_month_text(day: int, today: int) -> str:
    """Nov; or Nov 2025."""
    month = QLocale().standaloneMonthName(q_date(day).month(), QLocale.FormatType.ShortFormat).rstrip(".")
    return month if q_date(day).year() == q_date(today).year() else f"{month} {q_date(day).year()}"


def unit_text(day: int, unit: Unit, today: int) -> str:
    """What stands below a point that begins on that day."""
    if unit is Unit.YEAR:
        return str(q_date(day).year())
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


def time_of_day_text(utc_ms: int, offset_min: int) -> str:
    """18:04, by the clock on the wall where it was."""
    minutes = (utc_ms // 60_000 + offset_min) % (24 * 60)
    return QLocale().toString(QTime(minutes // 60, minutes % 60), QLocale.FormatType.ShortFormat)
