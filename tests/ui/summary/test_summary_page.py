import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.summary import Summary
from lunge_timer.core.text.results import headline
from lunge_timer.core.timeline import Leg, StepKind
from lunge_timer.ui.summary.meter import MeterBar, TimeMeter
from lunge_timer.ui.theme import Colors, Scheme, apply_theme
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.fit_label import FitLabel
from tests.ui.library.clipping import LARGEST, SIZES, faults
from tests.ui.library.pages import settle, texts
from tests.ui.summary.pages import shown
from tests.ui.summary.summaries import ALL, BOTH, DONE, EARLY, STRETCHED, leg


def width_of(image: QImage, color: QColor) -> int:
    """How many pixels of the middle row have that colour."""
    return sum(image.pixel(x, image.height() // 2) == color.rgb() for x in range(image.width()))


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        (DONE, "All reps done"),
        (EARLY, "Finished early: 12 of 30 reps"),
        (BOTH, "29 of 30 reps done"),
        (STRETCHED, "All steps done"),
        (
            replace(STRETCHED, worked_ms=20_000, active_ms=20_000, complete=False),
            "Finished early: 0:20 of 1:00",
        ),
        (replace(STRETCHED, worked_ms=59_000, complete=False), "0:59 of 1:00 done"),
        (replace(DONE, complete=False), "Every rep done, but not every timed step"),
        (replace(DONE, active_ms=600_000), "All reps done"),
        (replace(EARLY, legs={Leg.BOTH: leg(0, 1)}), "Finished early: 0 of 1 rep"),
    ],
)
def test_the_headline_is_true(summary: Summary, words: str) -> None:
    assert headline(summary) == words


def test_each_leg_tells_its_reps_and_its_holds(qtbot: QtBot) -> None:
    told = texts(shown(qtbot, EARLY))
    assert [text for text in told if text in {"Left leg", "Right leg", "Both legs"}] == [
        "Left leg",
        "Right leg",
    ]
    assert told.count("of 15 reps") == 2
    assert {"7", "5", "1:13", "1:00", "of 2:30"} <= set(told)


def test_times_are_told_beside_the_plan(qtbot: QtBot) -> None:
    told = texts(shown(qtbot, EARLY))
    assert {"3:30", "of 9:00", "0:45", "of 1:30", "4:25", "of 10:40"} <= set(told)


def test_an_exercise_for_both_legs_has_one_card(qtbot: QtBot) -> None:
    told = texts(shown(qtbot, BOTH))
    assert "Both legs" in told
    assert not {"Left leg", "Right leg"} & set(told)


def test_without_holds_and_rests_no_row_tells_of_them(qtbot: QtBot) -> None:
    assert not {"Held", "Rested"} & set(texts(shown(qtbot, BOTH)))
    assert {"Held", "Rested"} <= set(texts(shown(qtbot, DONE)))


def test_the_next_summary_takes_the_place_of_the_last(qtbot: QtBot) -> None:
    page = shown(qtbot, BOTH)
    page.show_summary(DONE)
    settle(page)
    told = texts(page)
    assert "Both legs" not in told
    assert {"Left leg", "Right leg", "Held", "Rested", "All reps done"} <= set(told)


def test_what_is_complete_is_told_in_words_too(qtbot: QtBot) -> None:
    assert texts(shown(qtbot, DONE)).count("✓ all") == 2  # each leg
    assert "✓ all" not in texts(shown(qtbot, EARLY))


def test_a_key_meant_for_the_last_rep_does_nothing(qtbot: QtBot) -> None:
    page = shown(qtbot, DONE)
    with qtbot.assertNotEmitted(page.again_requested), qtbot.assertNotEmitted(page.library_requested):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_and_escape_go_back_to_the_routines(qtbot: QtBot, key: Qt.Key) -> None:
    page = shown(qtbot, DONE)
    with qtbot.waitSignal(page.library_requested):
        QTest.keyClick(page, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_tab_leads_to_again_and_to_the_routines(qtbot: QtBot, key: Qt.Key) -> None:
    page = shown(qtbot, DONE)
    QTest.keyClick(page, Qt.Key.Key_Tab)
    with qtbot.waitSignal(page.again_requested), qtbot.assertNotEmitted(page.library_requested):
        QTest.keyClick(page.window().focusWidget(), key)
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(page.library_requested), qtbot.assertNotEmitted(page.again_requested):
        QTest.keyClick(page.window().focusWidget(), key)


def test_the_buttons_ask_for_what_they_say(qtbot: QtBot) -> None:
    page = shown(qtbot, DONE)
    with qtbot.waitSignal(page.again_requested):
        page.again_button.click()
    with qtbot.waitSignal(page.library_requested):
        page.library_button.click()


def test_a_screen_reader_hears_done_and_planned(qtbot: QtBot) -> None:
    page = shown(qtbot, EARLY)
    assert page.accessibleName().startswith("Finished early: 12 of 30 reps, ")
    assert page._legs[Leg.LEFT].accessibleName() == "Left leg, Reps: 7 of 15"
    assert page._worked.accessibleName() == "Worked: 3 minutes 30 seconds of 9 minutes"


@pytest.mark.parametrize(("done", "part"), [(0, 0.0), (25, 0.25), (50, 0.5), (100, 1.0), (130, 1.0)])
def test_a_bar_is_as_long_as_what_was_done(qtbot: QtBot, colors: Colors, done: int, part: float) -> None:
    bar = MeterBar(StepKind.HOLD)
    qtbot.addWidget(bar)
    bar.resize(410, 10)
    bar.show_part(done, 100)
    drawn = width_of(bar.grab().toImage(), colors.hold)
    assert drawn == pytest.approx(10 + 400 * part if part else 0, abs=2)


def test_no_bar_is_filled_where_its_number_says_nothing(qtbot: QtBot, colors: Colors) -> None:
    meter = TimeMeter("Held", StepKind.HOLD)
    qtbot.addWidget(meter)
    meter.resize(410, 60)
    for held_ms, is_filled in ((0, False), (499, False), (1000, True)):
        meter.show_times(held_ms, 50_000)
        assert ("0:00" in texts(meter)) is not is_filled
        assert bool(width_of(meter._bar.grab().toImage(), colors.hold)) is is_filled


def test_the_leg_that_goes_back_in_a_lunge_is_named_so(qtbot: QtBot) -> None:
    left, right = replace(leg(7, 15), goes_back=True), replace(leg(5, 15), goes_back=True)
    page = shown(qtbot, replace(EARLY, legs={Leg.LEFT: left, Leg.RIGHT: right}))
    assert {"Left leg back", "Right leg back"} <= {*texts(page)}
    assert page._legs[Leg.LEFT].accessibleName() == "Left leg back, Reps: 7 of 15"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("summary", ALL, ids=["done", "early", "both", "stretched", "longest"])
@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.LIGHT])
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], summary: Summary, scheme: Scheme
) -> None:
    apply_theme(qapp, scheme)
    page = shown(qtbot, summary, size)
    assert faults(page) == []
    if size > (640, 480):
        assert page.scroll_area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("summary", ALL, ids=["done", "early", "both", "stretched", "longest"])
@pytest.mark.parametrize(
    ("size", "scale"),
    [((640, 480), 1.0), ((960, 540), 1.0), ((1366, 768), 2.0), ((768, 1366), 1.0), ((768, 1366), 2.0)],
    ids=str,
)
def test_the_buttons_are_in_sight_and_in_line_with_the_cards(
    qtbot: QtBot, qapp: QApplication, summary: Summary, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    page = shown(qtbot, summary, size)
    for button in (page.again_button, page.library_button):
        assert button.visibleRegion().boundingRect() == button.rect()
    cards = [
        card for card in page.findChildren(QWidget) if isinstance(card, Card | TimeMeter) and card.isVisible()
    ]
    left_px = min(card.mapTo(page, card.rect().topLeft()).x() for card in cards)
    right_px = max(card.mapTo(page, card.rect().topRight()).x() for card in cards)
    assert left_px == page.width() - 1 - right_px
    button = page.library_button
    assert button.mapTo(page, button.rect().topRight()).x() == right_px


@pytest.mark.parametrize("size", [(768, 1366), (1280, 800)], ids=str)
def test_no_legs_card_is_mostly_empty_and_the_buttons_follow_the_cards(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = shown(qtbot, DONE, size)
    card = page._legs[Leg.LEFT]
    assert card.height() <= card.width() * 0.75
    pane = page.scroll_area
    assert pane.verticalScrollBar().maximum() == 0
    last = max(one.mapTo(page, one.rect().bottomLeft()).y() for one in pane.findChildren(Card))
    gap_px = page.library_button.mapTo(page, page.library_button.rect().topLeft()).y() - last
    assert gap_px <= 24


def test_the_next_summary_is_seen_from_its_top(qtbot: QtBot) -> None:
    page = shown(qtbot, DONE, (640, 480))
    bar = page.scroll_area.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.hide()
    page.show_summary(EARLY)
    page.show()
    settle(page)
    assert (bar.value(), bar.maximum() > 0) == (0, True)


@pytest.mark.parametrize("summary", ALL, ids=["done", "early", "both", "stretched", "longest"])
@pytest.mark.parametrize(("size", "scale"), LARGEST, ids=str)
def test_the_largest_letters_fit_in_width(
    qtbot: QtBot, qapp: QApplication, summary: Summary, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    page = shown(qtbot, summary, size)
    content = page.scroll_area.widget()
    assert content is not None
    assert content.width() <= page.scroll_area.viewport().width()
    assert faults(content) == []


def test_the_headline_follows_the_size_of_the_letters(qtbot: QtBot, qapp: QApplication) -> None:
    page = shown(qtbot, DONE)
    was = page.findChildren(FitLabel)[0].height()
    apply_theme(qapp, Scheme.DARK, 1.5)
    settle(page)
    assert page.findChildren(FitLabel)[0].height() > was * 1.3
