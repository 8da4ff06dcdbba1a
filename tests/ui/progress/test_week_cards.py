"""This week and the last ones, for the eye and for a screen reader; nothing in them blames."""

from itertools import pairwise

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.done_workout import Away
from lunge_timer.core.weeks import Week, monday_of
from lunge_timer.ui.progress.week_card import WeekCard
from lunge_timer.ui.progress.weeks_chart import WeeksCard
from lunge_timer.ui.theme import Colors
from tests.ui.progress.histories import history, last_weeks, workout
from tests.ui.progress.shown_progress import TODAY, words_on

MONDAY = monday_of(TODAY)


def week(*done: int, glutes: int = 0, is_away: bool = False, low: int = 3, high: int = 4) -> Week:
    """This week; lunges on those weekdays, from 0."""
    return Week(
        monday=MONDAY,
        lunge_days=tuple(MONDAY + each for each in done),
        glute_days=tuple(range(MONDAY, MONDAY + glutes)),
        low=low,
        high=high,
        is_away=is_away,
    )


def shown_card(qtbot: QtBot, this: Week) -> WeekCard:
    card = WeekCard()
    qtbot.addWidget(card)
    card.resize(460, 220)
    card.show_week(this, TODAY)
    with qtbot.waitExposed(card):
        card.show()
    return card


def colors_on(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }


def test_the_week_is_told_with_its_days(qtbot: QtBot) -> None:
    card = shown_card(qtbot, week(0, 2, glutes=1))
    assert words_on(card) == [
        "This week",
        "2 of 3–4",
        "lunge workouts",
        "Glutes: once this week, which is enough.",
    ]
    assert card.accessibleName() == "This week: 2 of 3–4 lunge workouts"
    assert card._days.accessibleName() == "Done on Monday, Wednesday"
    assert card.goal_button.accessibleName() == "Goal: 3–4 a week, change it"


def test_an_empty_week_is_merely_empty(qtbot: QtBot, colors: Colors) -> None:
    card = shown_card(qtbot, week())
    assert words_on(card) == ["This week", "0 of 3–4", "lunge workouts"]
    assert card._days.accessibleName() == "Nothing done yet this week"
    seen = colors_on(card)
    assert colors.danger.name() not in seen
    assert colors.accent.name() not in seen


def test_more_than_the_goal_and_one_number_alone(qtbot: QtBot) -> None:
    card = shown_card(qtbot, week(0, 1, 2, 3, 4, low=3, high=3, glutes=2))
    assert "5 of 3" in words_on(card)
    assert "Glutes: 2 times this week; once is enough." in words_on(card)


def test_a_week_away_owes_nothing(qtbot: QtBot) -> None:
    assert "Away this week: nothing is owed." in words_on(shown_card(qtbot, week(is_away=True)))


def test_a_day_that_is_done_is_ticked_and_not_told_by_its_colour_alone(qtbot: QtBot, colors: Colors) -> None:
    card = shown_card(qtbot, week(1))
    days = card._days
    image = days.grab().toImage()
    ratio = days.devicePixelRatioF()
    column = days.width() / 7 if days.width() < 7 * 58 else 58
    tick = [
        image.pixelColor(round((column + x) * ratio), round(y * ratio))
        for x in range(44)
        for y in range(days.height())
    ]
    assert colors.accent in tick
    assert colors.on_accent in tick
    assert QColor(colors.accent) not in [image.pixelColor(x, 22) for x in range(40)]


def shown_weeks(qtbot: QtBot, count: int, *away: Away) -> WeeksCard:
    card = WeeksCard()
    qtbot.addWidget(card)
    card.resize(720, 220)
    card.show_weeks(*last_weeks(history(count, TODAY), TODAY, away), TODAY)
    with qtbot.waitExposed(card):
        card.show()
    return card


def test_the_last_weeks_are_told_together_and_one_by_one(qtbot: QtBot) -> None:
    card = shown_weeks(qtbot, 208, Away(from_day="2026-11-09", to_day="2026-11-15"))
    assert card.accessibleName() == "The last 8 weeks: 20 of 20 · 1 week away left out"
    each = card._stacks.accessibleName().split("; ")
    assert len(each) == 8
    assert each[-1] == "Week of 23 Nov: 2 workouts"
    assert each[-3] == "Week of 9 Nov: away"


def test_the_weeks_are_told_from_that_of_the_first_workout_on(qtbot: QtBot) -> None:
    card = WeeksCard()
    qtbot.addWidget(card)
    begun = (workout("first", MONDAY - 14), workout("latest", MONDAY))
    card.show_weeks(*last_weeks(begun, TODAY), TODAY)
    each = card._stacks.accessibleName().split("; ")
    assert each == ["Week of 9 Nov: 1 workout", "Week of 16 Nov: 0 workouts", "Week of 23 Nov: 1 workout"]


def test_a_week_is_a_stack_with_its_number_below(qtbot: QtBot, colors: Colors) -> None:
    done = [workout(f"w{number}", MONDAY - 7 + number) for number in range(4)]
    card = WeeksCard()
    qtbot.addWidget(card)
    card.resize(720, 220)
    card.show_weeks(*last_weeks(tuple(done), TODAY), TODAY)
    with qtbot.waitExposed(card):
        card.show()
    stacks = card._stacks
    image = card.grab(stacks.geometry()).toImage()

    def seen(week: float) -> list[bool]:
        """Down through the middle of that week's column, whether there is something."""
        x = round((week + 0.3) * stacks._column_px())
        return [image.pixelColor(x, y) != colors.card for y in range(image.height() - 22)]

    assert sum(one != two for one, two in pairwise(seen(6))) == 8  # into and out of four blocks
    assert not any(seen(3))
