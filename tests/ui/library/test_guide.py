"""What is advised, under what a person needs to start: doses, tips, reasons, and who says so."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.adjust import exercise_blocks
from lunge_timer.core.exercise import SourceKey, short_source_name, source_name
from lunge_timer.core.routine import ExerciseBlock, TimedBlock
from lunge_timer.core.text.advice import everything_said
from lunge_timer.ui.library.advice_notes import AdviceNotes
from lunge_timer.ui.library.columns import Columns
from lunge_timer.ui.library.demonstration import Demonstration
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.theme import Colors, Scheme, apply_theme
from lunge_timer.ui.widgets.labels import PlainLabel
from tests.ui.library.clipping import LARGEST, faults
from tests.ui.library.pages import (
    DESK,
    LUNGES,
    SQUATS,
    choose,
    count,
    exercises,
    items_of,
    routine,
    routines,
    settle,
    shown,
)

pytestmark = pytest.mark.slow

LUNGE = ExerciseBlock(exercise="reverse-lunge", sets=1, reps=1)
CURL = ExerciseBlock(exercise="machine-leg-curl", sets=1, reps=1)


def notes(page: LibraryPage) -> AdviceNotes:
    return page.findChildren(AdviceNotes)[0]


def labels(widget: QWidget) -> Iterator[PlainLabel]:
    """What is shown on widget, from the top to the bottom, a column after the other."""
    shown = [label for label in widget.findChildren(PlainLabel) if label.isVisible()]
    return iter(sorted(shown, key=lambda one: one.mapTo(widget, QPoint(0, 0)).toTuple()))


def told(page: LibraryPage) -> str:
    return "\n".join(label.text() for label in labels(notes(page)))


def label(page: LibraryPage, text: str) -> PlainLabel:
    return next(one for one in labels(notes(page)) if one.text() == text)


def place_of(page: LibraryPage, words: str) -> QPoint:
    """Where the list begins that has those words in it."""
    found = next(one for one in labels(notes(page)) if words in one.text())
    return found.mapTo(page, QPoint(0, 0))


@pytest.mark.parametrize("name", [one.name for one in routines()])
def test_every_dose_tip_reason_and_source_of_every_exercise_is_shown(qtbot: QtBot, name: str) -> None:
    page = shown(qtbot)
    choose(page, name)
    settle(page)
    assert page.routine is not None
    text = told(page)
    assert all(title in text for title in ("How much", "Good to know", "Sources"))
    work = exercise_blocks(page.routine)
    for block in work:
        exercise = exercises()[block.exercise]
        for said in (*exercise.guideline.dose, *exercise.tips, *exercise.why):
            assert said.text in text
            sources = " · ".join(map(short_source_name, said.source))
            assert f"\n{sources}\n" in text
        for key in {key for said in everything_said(exercise) for key in said.source}:
            assert f"• {source_name(key)}" in text
        assert ("\nWhy\n" in text) is any(exercises()[one.exercise].why for one in work)


def test_each_source_stands_over_what_it_advises(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, LUNGES)
    settle(page)
    places = [told(page).index(text) for text in ("3 sets of 10", "stronger", "2 to 3 sets of 12")]
    first, second = (told(page).index(f"\n{short_source_name(key)}\n") for key in ("HS", "KW"))
    assert told(page).count("How much") == told(page).count("3–4 times a week") == 1
    assert [first, *places[:2], second, places[2]] == sorted([first, second, *places])


def test_our_own_advice_stands_under_our_name_and_under_no_other(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, LUNGES)
    settle(page)
    lines = told(page).splitlines()
    pause = next(number for number, line in enumerate(lines) if "pause at the bottom" in line)
    assert lines[pause - 1] == "Lunge Timer's own"


def test_who_says_why_stands_over_it_half_of_it_beside_the_other_half(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, LUNGES)
    settle(page)
    lines = told(page).splitlines()
    said_by: tuple[tuple[SourceKey, str], ...] = (
        ("HS", "• Improves your balance."),
        ("KW", "• Trains a move that you need"),
    )
    for key, reason in said_by:
        place = next(number for number, line in enumerate(lines) if line.startswith(reason))
        over = next(line for line in reversed(lines[:place]) if not line.startswith("•"))
        assert over == short_source_name(key)
    left, right = place_of(page, "Improves your balance"), place_of(page, "Trains a move that you need")
    assert left.x() < right.x()
    assert left.y() == right.y()


def test_reasons_of_one_source_take_both_columns(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, SQUATS)
    settle(page)
    reasons = next(one for one in labels(notes(page)) if "Can ease some knee pain." in one.text())
    assert reasons.width() == notes(page).width()
    assert reasons.text().count("\n") == 5


def test_of_several_exercises_each_reason_stands_under_its_exercise(qtbot: QtBot) -> None:
    page = shown(qtbot, routine("Mine", LUNGE, replace(LUNGE, exercise="squat-position-reverse-lunge")))
    assert told(page).count("Why") == 1
    titles = [label(page, title) for title in ("Reverse lunge", "Squat-position reverse lunge")]
    left, right = (title.mapTo(page, QPoint(0, 0)) for title in titles)
    assert left.x() < right.x()
    assert left.y() == right.y()
    page = shown(qtbot, routine("Mine", LUNGE, CURL))
    assert label(page, "Reverse lunge").isVisible()  # of the curl nobody says why


def test_without_a_reason_none_is_promised(qtbot: QtBot) -> None:
    assert "Why" not in told(shown(qtbot, routine("Mine", CURL)))


def test_how_often_a_week_stands_beside_the_title(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert "a week" not in told(page)
    choose(page, LUNGES)
    settle(page)
    title, often = label(page, "How much"), label(page, "3–4 times a week")
    assert often.mapTo(page, QPoint(0, 0)).x() > title.mapTo(page, QPoint(0, 0)).x()
    assert abs(often.mapTo(page, QPoint(0, 0)).y() - title.mapTo(page, QPoint(0, 0)).y()) < 4


def test_of_several_exercises_it_says_which(qtbot: QtBot) -> None:
    page = shown(qtbot, routine("Mine", LUNGE, CURL))
    text = told(page)
    for title in ("How much", "Good to know"):
        assert f"{title}: Reverse lunge\n" in text
        assert f"{title}: Machine leg curl\n" in text
    assert text.count("Sources") == 1


def test_a_dose_that_two_exercises_share_is_told_once(qtbot: QtBot) -> None:
    page = shown(qtbot, routine("Mine", CURL, replace(CURL, exercise="partner-floor-curl")))
    assert told(page).count("Do 15 to 20 reps a set.") == 1
    assert "Good to know: Partner floor curl" in told(page)


def test_another_routine_brings_its_own_advice_and_one_of_timed_steps_none(qtbot: QtBot) -> None:
    page = shown(qtbot, routine("Mine", LUNGE), routine("Walk", TimedBlock(name="Walk", duration_s=60)))
    assert "Add reps as you get stronger." in told(page)
    choose(page, "Walk")
    settle(page)
    assert not notes(page).isVisible()
    choose(page, "Mine")
    settle(page)
    assert notes(page).isVisible()


def test_it_is_made_after_the_first_picture(qtbot: QtBot) -> None:
    page = LibraryPage(items_of(routines()), exercises())
    qtbot.addWidget(page)
    page.grab()
    assert page.findChildren(AdviceNotes) == []


@pytest.mark.parametrize("name", [SQUATS, LUNGES, DESK])
def test_what_a_person_needs_to_start_stays_in_sight_on_the_usual_window(qtbot: QtBot, name: str) -> None:
    page = shown(qtbot, size=(1280, 800))
    choose(page, name)
    settle(page)
    area = page.parts.detail.scroll_area
    assert area.verticalScrollBar().value() == 0
    assert notes(page).mapTo(area, QPoint(0, 0)).y() <= area.viewport().height() + 20


@pytest.mark.parametrize("name", [SQUATS, LUNGES, DESK])
def test_on_a_high_window_it_begins_in_sight_and_the_figure_is_large(qtbot: QtBot, name: str) -> None:
    page = shown(qtbot, size=(1500, 1080))
    choose(page, name)
    settle(page)
    area = page.parts.detail.scroll_area
    title = label(page, "How much")
    bottom = title.mapTo(area, QPoint(0, title.height())).y()
    assert 0.85 * area.height() < bottom <= area.height()
    assert page.findChildren(Demonstration)[0].height() > 240


@pytest.mark.parametrize("with_notes", [False, True])
def test_its_titles_are_in_sight_whole_or_not_at_all(qtbot: QtBot, *, with_notes: bool) -> None:
    shipped = next(one for one in routines() if one.name == SQUATS)
    page = shown(qtbot, *routines()[1:], replace(shipped, notes="Often." if with_notes else ""))
    area = page.parts.detail.scroll_area
    seen = set()
    for height_px in range(772, 1000, 12):
        choose(page, LUNGES)  # which needs less room: it must say nothing of the next one
        page.resize(1280, height_px)
        settle(page)
        choose(page, SQUATS)
        settle(page)
        title = label(page, "How much")
        top = title.mapTo(area, QPoint(0, 0)).y()
        seen.add(top < area.height())
        assert not top < area.height() < top + title.height()
    assert seen == {False, True}


def test_another_routine_is_shown_from_its_top(qtbot: QtBot) -> None:
    page = shown(qtbot)
    bar = page.parts.detail.scroll_area.verticalScrollBar()
    bar.setValue(bar.maximum())
    choose(page, LUNGES)
    settle(page)
    assert bar.value() == 0


def test_without_room_for_two_columns_doses_come_before_tips_and_sources_last(qtbot: QtBot) -> None:
    page = shown(qtbot)
    columns = notes(page).findChildren(Columns)[0]
    assert columns.left.geometry().top() == columns.right.geometry().top()
    page.view.setFixedWidth(420)
    settle(page)
    tops = [
        label(page, title).mapTo(page, QPoint(0, 0)).y()
        for title in ("How much", "Good to know", "Why", "Sources")
    ]
    assert tops == sorted(tops)


@pytest.mark.parametrize(("size", "scale"), LARGEST, ids=str)
@pytest.mark.parametrize("name", [one.name for one in routines()])
def test_nothing_is_cut_off_in_the_largest_letters(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float, name: str
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    page = shown(qtbot, size=size)
    choose(page, name)
    settle(page)
    assert faults(page) == []
    area = page.parts.detail.scroll_area
    assert notes(page).width() <= area.viewport().width()


def test_it_is_painted_when_it_is_scrolled_to(qtbot: QtBot, colors: Colors) -> None:
    page = shown(qtbot)
    choose(page, LUNGES)
    settle(page)
    often = label(page, "3–4 times a week")
    page.parts.detail.scroll_area.ensureWidgetVisible(often)
    settle(page)
    place = often.rect().translated(often.mapTo(page, QPoint(0, 0)))
    assert page.rect().contains(place)
    assert count(page.grab(place).toImage(), colors.accent) > 50
