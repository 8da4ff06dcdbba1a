"""A card says when its routine was last done, the header how the week goes, and a note what is enough."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.adjust import Setting, SettingKind, settings_of
from lunge_timer.core.routine import Routine
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.theme import Scheme, apply_theme
from lunge_timer.ui.widgets.labels import PlainLabel
from tests.ui.library.items import BROKEN, built_ins, own
from tests.ui.library.pages import DESK, LUNGES, SQUATS, choose, item_id, setters, settle, shown, texts
from tests.ui.workouts import exercises

GLUTES = "Glute band session"
LINE = "3 days ago, all 15 + 15"
WEEK = "2 of 3–4 this week"
NOTE = "Once a week is enough."
ACCESSIBLE, TIP = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole


def said(page: LibraryPage, name: str, role: Qt.ItemDataRole = ACCESSIBLE) -> str:
    model = page.panel.model
    return str(model.data(model.index(model.number_of(item_id(name))), role))


def card(page: LibraryPage, name: str) -> QImage:
    place = page.cards.visualRect(page.panel.model.index(page.panel.model.number_of(item_id(name))))
    return page.cards.grab(place).toImage()


def note_on_glutes(routine: Routine) -> str:
    return NOTE if routine.name == GLUTES else ""


def note(page: LibraryPage) -> PlainLabel | None:
    labels = page.header.findChildren(PlainLabel)
    return next((one for one in labels if one.text() == NOTE and one.isVisible()), None)


def test_a_card_says_when_its_routine_was_last_done_to_eyes_screen_readers_and_in_its_tip(
    qtbot: QtBot,
) -> None:
    page = shown(qtbot)
    before, spoken_before = card(page, SQUATS), said(page, SQUATS)
    page.cards.show_last_done({item_id(SQUATS): LINE})
    settle(page)
    assert card(page, SQUATS) != before
    assert said(page, SQUATS) == f"{spoken_before}, last done {LINE}"
    assert LINE in said(page, SQUATS, TIP).replace("\N{NO-BREAK SPACE}", " ")
    page.cards.show_last_done({})
    settle(page)
    assert card(page, SQUATS) == before
    assert said(page, SQUATS) == spoken_before


def test_a_routine_never_done_looks_as_ever(qtbot: QtBot) -> None:
    page = shown(qtbot)
    before, spoken_before = card(page, DESK), said(page, DESK)
    page.cards.show_last_done({item_id(SQUATS): LINE, "gone": LINE})
    settle(page)
    assert card(page, DESK) == before
    assert said(page, DESK) == spoken_before


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_is_chosen_set_and_in_sight_stays_as_it_is(
    qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    page = shown(qtbot, size=(900, 600))
    choose(page, GLUTES)
    page.view.set_number(next(iter(page.parts.detail._shown[0])), 45_000)
    settle(page)
    routine, cards = page.routine, page.cards
    first = cards.indexAt(QPoint())
    top_px = cards.visualRect(first).top()
    page.cards.show_last_done({item_id(name): LINE for name in (SQUATS, LUNGES, GLUTES)})
    settle(page)
    assert page.chosen is not None
    assert page.chosen.name == GLUTES
    assert page.routine == routine
    assert cards.indexAt(QPoint()) == first
    assert cards.visualRect(first).top() == top_px


def test_cards_of_letters_of_the_usual_size_grow_no_higher(qtbot: QtBot) -> None:
    page = shown(qtbot)
    height_px = page.cards.visualRect(page.panel.model.index(0)).height()
    page.cards.show_last_done({item_id(SQUATS): LINE})
    settle(page)
    assert page.cards.visualRect(page.panel.model.index(0)).height() == height_px


def test_what_was_last_done_outlasts_setting_resetting_and_a_new_list(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.cards.show_last_done({item_id(SQUATS): LINE})
    page.obey(LibraryCommand.EASE)
    assert LINE in said(page, SQUATS)
    page.obey(LibraryCommand.RESET)
    assert LINE in said(page, SQUATS)
    page.show_items([*built_ins(), BROKEN, own("mine", "Mine")])
    assert LINE in said(page, SQUATS)


def test_the_star_of_a_card_with_three_lines_is_hit_where_it_is_seen(qtbot: QtBot) -> None:
    page = shown(qtbot)
    before = page.cards.star_place(0)
    page.cards.show_last_done({item_id(SQUATS): LINE})
    settle(page)
    place = page.cards.star_place(0)
    assert place.top() < before.top()  # with the name, which makes room for the line
    with qtbot.waitSignal(page.star_requested) as signal:
        QTest.mouseClick(page.cards._ground, Qt.MouseButton.LeftButton, pos=place.center())
    assert signal.args == [item_id(SQUATS), True]


def test_the_week_stands_under_the_title_and_moves_nothing_below(qtbot: QtBot) -> None:
    page = shown(qtbot)
    tops_px = [page.cards.y(), page.panel.new_button.y()]
    assert WEEK not in texts(page)
    page.panel.show_week(WEEK)
    settle(page)
    assert WEEK in texts(page)
    assert [page.cards.y(), page.panel.new_button.y()] == tops_px
    page.panel.show_week("")
    settle(page)
    assert WEEK not in texts(page)


def test_a_second_glute_session_is_met_with_a_note_by_the_button_and_starts_all_the_same(
    qtbot: QtBot,
) -> None:
    page = shown(qtbot)
    page.view.show_history(note_on_glutes)
    settle(page)
    assert note(page) is None
    choose(page, GLUTES)
    settle(page)
    label = note(page)
    assert label is not None
    button = page.header.start_button
    assert label.mapTo(page, QPoint()).y() >= button.mapTo(page, QPoint(0, button.height())).y()
    assert button.accessibleDescription() == NOTE
    with qtbot.waitSignal(page.start_requested):
        page.obey(LibraryCommand.START)
    choose(page, LUNGES)
    settle(page)
    assert note(page) is None
    assert not button.accessibleDescription()


def test_a_note_comes_to_the_routine_that_is_in_sight(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, GLUTES)
    page.view.show_history(note_on_glutes)
    settle(page)
    assert note(page) is not None


@pytest.mark.parametrize(
    ("size", "scale"), [((900, 600), 1.0), ((1280, 800), 1.0), ((900, 600), 2.0)], ids=str
)
def test_the_note_is_whole_at_any_size(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    page = shown(qtbot, size=size)
    page.view.show_history(note_on_glutes)
    choose(page, GLUTES)
    settle(page)
    label = note(page)
    assert label is not None
    assert label.height() >= label.heightForWidth(label.width())
    assert label.mapTo(page, QPoint(label.width(), 0)).x() <= page.width()


def test_easier_today_halves_the_sets_for_now_as_a_change_like_any_other(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, LUNGES)
    page.obey(LibraryCommand.EASE)
    settle(page)
    assert "Sets: 2" in setters(page)
    changed = page.parts.change_bar.accessibleName()
    assert changed.replace("\N{NO-BREAK SPACE}", " ") == "Changed: sets 3 → 2"
    assert page.parts.change_bar.isVisible()
    page.obey(LibraryCommand.RESET)
    settle(page)
    assert "Sets: 3" in setters(page)


def starts_eased(qtbot: QtBot, page: LibraryPage) -> bool:
    with qtbot.waitSignal(page.start_requested) as signal:
        page.start()
    _routine, _id, eased = signal.args
    return bool(eased)


def test_a_start_tells_whether_the_day_is_an_easier_one(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, LUNGES)
    sets = next(one for one in settings(page) if one.kind is SettingKind.SETS)
    rest = next(one for one in settings(page) if one.kind is SettingKind.REST)
    assert not starts_eased(qtbot, page)
    page.view.set_number(sets, 2)
    assert not starts_eased(qtbot, page)  # as many, by the person's own hand
    page.obey(LibraryCommand.RESET)
    page.obey(LibraryCommand.EASE)
    assert starts_eased(qtbot, page)
    page.view.set_number(rest, 60_000)
    assert starts_eased(qtbot, page)
    page.view.set_number(sets, 3)
    assert not starts_eased(qtbot, page)
    page.obey(LibraryCommand.EASE)
    page.obey(LibraryCommand.RESET)
    assert not starts_eased(qtbot, page)


def settings(page: LibraryPage) -> Sequence[Setting]:
    assert page.routine is not None
    return settings_of(page.routine, exercises())


def test_what_cannot_be_easier_says_so(qtbot: QtBot) -> None:
    page = shown(qtbot)
    for _turn in range(3):  # 3 sets, 2, 1
        page.obey(LibraryCommand.EASE)
    settle(page)
    assert any("as easy as it gets" in text for text in texts(page))


def test_ctrl_p_and_the_button_ask_for_progress(qtbot: QtBot) -> None:
    page = shown(qtbot)
    with qtbot.waitSignal(page.progress_requested):
        QTest.keyClick(page.cards, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(page.progress_requested):
        page.panel.tools[0].click()


@pytest.mark.parametrize("name", ["Leg test: reverse lunge", "Leg test: squat position"])
def test_nothing_is_set_in_a_leg_test_and_the_next_routine_has_its_controls(qtbot: QtBot, name: str) -> None:
    page = shown(qtbot)
    choose(page, name)
    settle(page)
    assert not setters(page)
    assert not page.parts.detail.tabs.isVisible()
    assert not page.parts.detail.choices.isVisible()
    assert any("one test is compared with the next" in text for text in texts(page))
    choose(page, GLUTES)
    settle(page)
    assert setters(page)
    assert page.parts.detail.tabs.isVisible()


def test_the_tabs_of_a_copy_of_a_leg_test_tell_which_leg_begins(qtbot: QtBot) -> None:
    test = next(item.routine for item in built_ins() if item.name == "Leg test: reverse lunge")
    page = shown(qtbot)
    page.show_items([own("copy", "My leg test", test)])
    settle(page)
    tabs = page.parts.detail.tabs
    assert [tabs.tabText(number) for number in range(2)] == [
        "Reverse lunge, 1 × 50 per leg, left first",
        "Reverse lunge, 1 × 50 per leg, right first",
    ]
