"""Days in the person's own locale, written and read."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale

from lunge_timer.core.weeks import day_number
from lunge_timer.ui.progress.day_words import (
    long_day_text,
    month_text,
    short_month_text,
    time_of_day_text,
    weekday_letters,
    weekday_text,
)
from lunge_timer.ui.widgets.day_texts import day_text, read_day

TODAY = day_number(date(2026, 11, 28))
LOCALES = ("C", "en_US", "en_GB", "de_DE", "fr_FR", "ja_JP", "zh_CN", "ar_EG")


def test_days_are_short_and_have_their_year_only_where_it_is_another() -> None:
    assert weekday_text(TODAY) == "Sat 28"
    assert day_text(TODAY, TODAY) == "28 Nov"
    assert day_text(TODAY - 365, TODAY) == "28 Nov 2025"
    assert month_text(TODAY, TODAY) == "November"
    assert month_text(TODAY - 365, TODAY) == "November 2025"
    assert short_month_text(TODAY, TODAY) == "Nov"
    assert short_month_text(TODAY - 365, TODAY) == "Nov 2025"


def test_the_week_is_in_the_locale_s_words() -> None:
    assert weekday_letters() == ["M", "T", "W", "T", "F", "S", "S"]
    QLocale.setDefault(QLocale("fr_FR"))
    assert weekday_letters() == ["L", "M", "M", "J", "V", "S", "D"]
    QLocale.setDefault(QLocale("en_US"))
    assert day_text(TODAY) == "Nov 28, 2026"


@pytest.mark.parametrize("name", LOCALES)
def test_a_day_is_read_as_the_locale_writes_it(name: str) -> None:
    QLocale.setDefault(QLocale(name))
    short = QLocale().toString(QDate(2026, 11, 28), QLocale.FormatType.ShortFormat)
    for text in (day_text(TODAY), day_text(TODAY, TODAY), long_day_text(TODAY), short, "2026-11-28"):
        assert read_day(f" {text} ", TODAY) == TODAY, text


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "31 Feb 2026", "28"])
def test_what_is_no_day_is_answered_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="Type a day, as in 28 Nov 2026"):
        read_day(text, TODAY)


def test_the_time_of_day_is_that_of_the_place_where_it_was() -> None:
    evening_ms = TODAY * 86_400_000 + 22 * 3_600_000 + 30 * 60_000
    assert time_of_day_text(evening_ms, 0).startswith("22:30")
    assert time_of_day_text(evening_ms, 120).startswith("00:30")
    assert time_of_day_text(evening_ms, -330).startswith("17:00")
