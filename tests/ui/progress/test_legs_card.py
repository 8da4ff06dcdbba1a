"""Each leg: which exercise and which measure is shown, as a chart and as a table of the same numbers."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.done_workout import Workout
from lunge_timer.ui.progress.leg_chart import LegChart
from lunge_timer.ui.progress.leg_series import Span, exercise_trends
from lunge_timer.ui.progress.leg_table import LegTable
from lunge_timer.ui.progress.legs_card import LegsCard
from lunge_timer.ui.theme import Scheme, apply_theme
from lunge_timer.ui.widgets.segments import Segment
from tests.ui.progress.histories import exercises, history, sets_of, workout
from tests.ui.progress.shown_progress import TODAY, click, words_on

YEAR = history(208, TODAY)


def shown_card(qtbot: QtBot, *done: Workout) -> LegsCard:
    card = LegsCard()
    qtbot.addWidget(card)
    card.resize(640, 420)
    card.show_trends(exercise_trends(done or YEAR, exercises()), TODAY)
    with qtbot.waitExposed(card):
        card.show()
    return card


def labels(choice: QWidget) -> list[str]:
    """What labels it: on Linux, all that tells a screen reader what a choice is for."""
    found = QAccessible.queryAccessibleInterface(choice).relations()
    return [one.text(QAccessible.Text.Name) for one, kind in found if kind == QAccessible.RelationFlag.Label]


def options(card: LegsCard) -> list[list[str]]:
    return [
        [choice.itemText(number) for number in range(choice.count())]
        for choice in (card.exercises, card.measures)
    ]


def segment(card: LegsCard, words: str) -> Segment:
    return next(each for each in card.findChildren(Segment) if each.text() == words)


def texts(table: LegTable) -> list[list[object]]:
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_it_offers_what_was_done_and_what_there_is_of_it(qtbot: QtBot) -> None:
    card = shown_card(qtbot)
    assert options(card) == [
        ["Squat-position reverse lunge", "Reverse lunge", "Band hip extension, straight knee"],
        ["Reps a set", "Time held", "Longest hold"],
    ]
    card.exercises.setCurrentIndex(1)
    assert options(card)[1] == ["Reps a set"]
    assert card.chart.accessibleName() == "Reverse lunge, reps a set"


def test_the_legs_are_named_as_the_exercise_names_them(qtbot: QtBot) -> None:
    card = shown_card(qtbot)
    assert words_on(card)[:3] == ["Each leg", "Left leg back", "Right leg back"]
    card.exercises.setCurrentIndex(2)
    assert words_on(card)[:3] == ["Each leg", "Left leg works", "Right leg works"]


def test_a_measure_stays_where_the_next_exercise_has_it(qtbot: QtBot) -> None:
    card = shown_card(qtbot)
    card.measures.setCurrentIndex(2)
    card.show_trends(exercise_trends(YEAR[:-1], exercises()), TODAY)
    assert card.measures.currentText() == "Longest hold"
    assert card.exercises.currentText() == "Squat-position reverse lunge"


def test_the_table_has_the_numbers_of_the_chart(qtbot: QtBot) -> None:
    done = (
        workout("a", TODAY - 30, counts={"left": 8, "right": 7}),
        workout("b", TODAY - 29, counts={"left": 9, "right": 7}),
        workout("c", TODAY - 2, counts={"left": 10, "right": 9}),
    )
    card = shown_card(qtbot, *done)
    click(segment(card, "Table"))
    assert card.table.isVisible()
    assert not card.chart.isVisible()
    assert texts(card.table) == [["23 Nov", "10", "9"], ["26 Oct", "8.5", "7"]]
    heads = [card.table.model().headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
    assert heads == ["Week of", "Left leg back", "Right leg back"]
    spoken = card.table.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Week of 26 Oct"
    click(segment(card, "Chart"))
    assert card.chart.isVisible()


def test_a_leg_that_did_nothing_has_a_dash(qtbot: QtBot) -> None:
    card = shown_card(qtbot, workout("a", TODAY - 3), workout("b", TODAY, counts={"left": 5}))
    click(segment(card, "Table"))
    assert texts(card.table) == [["26 Nov", "5", "–"], ["23 Nov", "5", "5"]]


def test_one_looks_back_as_far_as_one_wants(qtbot: QtBot) -> None:
    card = shown_card(qtbot)
    counts = []
    for words in ("1 year", "All", "3 months"):
        click(segment(card, words))
        card.show_view("table")
        counts.append((card.table.model().headerData(0, Qt.Orientation.Horizontal), len(texts(card.table))))
    assert counts == [("Month", 13), ("Month", 13), ("Week of", 14)]


def test_nothing_in_the_time_is_said_in_words(qtbot: QtBot) -> None:
    card = shown_card(qtbot, workout("a", TODAY - 200))
    assert "Not done in this time" in words_on(card)
    card.show_span(Span.ALL)
    assert "Not done in this time" not in words_on(card)
    assert card.findChild(LegChart) is not None


def test_what_leg_tests_say_stands_beside_the_legs(qtbot: QtBot) -> None:
    tests = tuple(
        replace(one, purpose="test") for one in sets_of("reverse-lunge", {"left": 12, "right": 12}, sets=2)
    )
    done = [workout("a", TODAY - 17, sets=tests), workout("b", TODAY, "built-in/beginner-reverse-lunge")]
    assert "No clear difference · last leg test 9 Nov" in words_on(shown_card(qtbot, *done))


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width_px", [520, 640, 900])
def test_what_is_chosen_is_read_whole_in_large_letters_too(
    qtbot: QtBot, qapp: QApplication, width_px: int, percent: int
) -> None:
    apply_theme(qapp, Scheme.DARK, percent / 100)
    card = shown_card(qtbot)
    card.resize(width_px, 700)
    QApplication.processEvents()
    for choice in (card.exercises, card.measures):
        whole_px = choice.fontMetrics().horizontalAdvance(choice.currentText())
        option = QStyleOptionComboBox()
        option.initFrom(choice)
        field = choice.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, choice
        )
        assert field.width() >= whole_px, choice.currentText()


def test_a_screen_reader_is_told_what_each_choice_is_for(qtbot: QtBot) -> None:
    card = shown_card(qtbot)
    for choice in (card.exercises, card.measures):
        assert labels(choice) == [choice.accessibleName()]
