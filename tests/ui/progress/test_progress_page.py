"""The page as a whole: its keys, its states, and that all of it is seen at every size."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.workout_report import ReportedRoutine
from lunge_timer.ui.progress.page import ProgressPage
from lunge_timer.ui.theme import Scheme, apply_theme
from lunge_timer.ui.widgets.accessible_roles import install_roles
from lunge_timer.ui.widgets.buttons import PillButton
from lunge_timer.ui.widgets.key_list import KeyList
from lunge_timer.ui.widgets.menu import Menu
from lunge_timer.ui.workout_history import ExportKind
from tests.core.reports import PRESCRIPTION
from tests.ui.progress.histories import history
from tests.ui.progress.shown_progress import TODAY, Files, click, press, settle, shown, tab_to, words_on
from tests.ui.spoken import spoken
from tests.ui.test_accessible_tree import USED, seen

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen platform, of menus
SIZES = [(640, 480), (900, 600), (1024, 600), (1280, 800), (1920, 1080)]


def open_menus(page: ProgressPage) -> list[Menu]:
    return [menu for menu in page.findChildren(Menu) if menu.isVisible()]


def test_before_the_first_workout_it_says_how_to_begin(qtbot: QtBot) -> None:
    page = shown(qtbot, ())
    closed: list[bool] = []
    page.closed.connect(lambda: closed.append(True))
    assert words_on(page)[:2] == ["Progress", "No workout yet"]
    assert not page.legs.isVisible()
    assert not page.header.export_button.isEnabled()
    click(page.empty.routines_button)
    assert closed == [True]


def test_one_workout_is_enough_for_all_of_it(qtbot: QtBot) -> None:
    page = shown(qtbot, history(1, TODAY))
    assert not page.empty.isVisible()
    for card in (page.week, page.weeks, page.legs, page.workouts):
        assert card.isVisible()
    assert page.header.export_button.isEnabled()


def test_it_shows_nothing_until_it_is_known_what_there_is(qtbot: QtBot) -> None:
    page = ProgressPage()
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert words_on(page) == ["Progress"]


@pytest.mark.parametrize("way", ["Escape", "Back"])
def test_one_goes_back_by_key_and_by_button(qtbot: QtBot, way: str) -> None:
    page = shown(qtbot, history(5, TODAY))
    closed: list[bool] = []
    page.closed.connect(lambda: closed.append(True))
    assert spoken(page.window().focusWidget()) == "Back"
    press(page, Key.Key_Escape if way == "Escape" else Key.Key_Return)
    assert closed == [True]


def test_f1_lists_the_keys(qtbot: QtBot) -> None:
    page = shown(qtbot, history(5, TODAY))
    page.workouts.list.setFocus()
    press(page, Key.Key_F1)
    assert [each.isVisible() for each in page.findChildren(KeyList)] == [True]


def test_undo_is_offered_and_taken_by_its_key_wherever_the_keyboard_is(qtbot: QtBot) -> None:
    page = shown(qtbot, history(5, TODAY))
    undone: list[bool] = []
    page.undo_requested.connect(lambda: undone.append(True))
    page.workouts.list.setFocus()
    QTest.keyClick(page.window().focusWidget(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [], "nothing is offered"
    page.show_undo("Gone")
    QTest.keyClick(page.window().focusWidget(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    assert not page.undo_bar.isVisible()


def test_export_asks_which_kind_and_where(qtbot: QtBot) -> None:
    asked: list[tuple[Path, ExportKind]] = []
    page = shown(qtbot, history(5, TODAY), files=Files(Path("out.csv")))
    page.export_requested.connect(lambda path, kind: asked.append((path, kind)))
    click(page.header.export_button)
    menu = open_menus(page)[0]
    assert [action.text() for action in menu.actions() if action.isVisible()] == [
        "Export all, to be imported elsewhere (JSON)…",
        "Export a table for spreadsheets (CSV)…",
        "Report on the last six weeks (PDF or CSV)…",
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert asked == [(Path("out.csv"), ExportKind.CSV)]


def test_a_report_asks_where_and_is_on_all_or_on_what_was_prescribed(qtbot: QtBot) -> None:
    asked: list[tuple[Path, ReportedRoutine | None]] = []
    page = shown(qtbot, history(5, TODAY), files=Files(Path("out.pdf")))
    page.report_requested.connect(lambda path, routine: asked.append((path, routine)))
    knee = ReportedRoutine(name="Knee & hip", id="knee", prescription=PRESCRIPTION)
    page.show_prescribed(knee)
    tab_to(page, "Export")
    press(page, Qt.Key.Key_Space)
    menu = open_menus(page)[0]
    on_all, on_knee = menu.actions()[2:]
    assert on_knee.text() == "Report on “Knee && hip” (PDF or CSV)…"
    on_all.trigger()
    on_knee.trigger()
    menu.close()
    assert asked == [(Path("out.pdf"), None), (Path("out.pdf"), knee)]
    page.show_prescribed(None)
    assert not on_knee.isVisible()


def test_a_long_name_is_cut_off_in_the_menu(qtbot: QtBot) -> None:
    page = shown(qtbot, history(5, TODAY))
    page.show_prescribed(ReportedRoutine(name="Knie" * 20, prescription=PRESCRIPTION))
    text = page.header.routine_report_action.text()
    assert text == f"Report on “{'Knie' * 15}…” (PDF or CSV)…"


def test_without_a_workout_there_is_nothing_to_report(qtbot: QtBot) -> None:
    page = shown(qtbot, ())
    assert not page.header.report_action.isEnabled()
    assert not page.header.routine_report_action.isEnabled()


def test_nothing_is_exported_where_the_person_thought_better_of_it(qtbot: QtBot) -> None:
    page = shown(qtbot, history(5, TODAY), files=Files(None))
    asked: list[object] = []
    page.export_requested.connect(lambda *_what: asked.append(1))
    page.import_requested.connect(asked.append)
    page.report_requested.connect(lambda *_what: asked.append(1))
    page.choose_export(ExportKind.JSON)
    page.choose_report(None)
    page.choose_import()
    assert asked == []


def test_the_menu_has_all_that_the_head_may_have_no_room_for(qtbot: QtBot) -> None:
    page = shown(qtbot, history(5, TODAY), size=(640, 480))
    click(page.header.more_button)
    texts = [action.text() for action in open_menus(page)[0].actions() if action.text()]
    assert texts == [
        "Weekly goal…",
        "Away…",
        "Import…",
        "Export all, to be imported elsewhere (JSON)…",
        "Export a table for spreadsheets (CSV)…",
        "Report on the last six weeks (PDF or CSV)…",
        "Shortcuts",
    ]
    open_menus(page)[0].close()


def test_tab_goes_through_all_of_it_and_what_has_the_keyboard_is_in_sight(qtbot: QtBot) -> None:
    page = shown(qtbot, history(30, TODAY), size=(640, 480))
    met = []
    stops = (
        "Goal: 3–4 a week",
        "Exercise",
        "What is shown",
        "reps a set",
        "3 months",
        "Chart",
        "Workouts",
    )
    for words in stops:
        widget = tab_to(page, words)
        settle(page)
        met.append(spoken(widget))
        if widget is not page.workouts.list:  # which may be higher than what is in sight
            port = page.scroll_area.viewport()
            place = QRect(widget.mapTo(port, widget.rect().topLeft()), widget.size())
            assert port.rect().adjusted(0, -1, 0, 1).intersects(place)
    assert len(met) == len(stops)


def test_a_screen_reader_finds_a_name_for_everything_that_can_be_operated(qtbot: QtBot) -> None:
    install_roles()
    page = shown(qtbot, history(30, TODAY))
    found = [
        (one.role().name, one.text(QAccessible.Text.Name))
        for one in seen(QAccessible.queryAccessibleInterface(page))
        if one.role() in USED
    ]
    assert len(found) >= 10
    assert not [role for role, name in found if not name.strip()]


def is_cut(label: QLabel) -> bool:
    """Whether it has less room than its text needs."""
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.height() < label.sizeHint().height() or label.width() < label.sizeHint().width()


def cut(page: QWidget) -> list[str]:
    """What is in sight and cut off."""
    labels = [each for each in page.findChildren(QLabel) if each.isVisible() and each.text()]
    buttons = [each for each in page.findChildren(PillButton) if each.isVisible()]
    narrow = [each.text() for each in labels if is_cut(each)]
    return narrow + [each.text() for each in buttons if each.width() < each.sizeHint().width()]


@pytest.mark.slow
@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [0, 1, 208])
def test_nothing_is_cut_off_at_any_size(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], percent: int, count: int
) -> None:
    apply_theme(qapp, Scheme.DARK, percent / 100)
    page = shown(qtbot, history(count, TODAY), size=size)
    settle(page)
    assert cut(page) == []
    content = page.scroll_area.widget()
    assert content is not None
    assert content.width() <= page.scroll_area.viewport().width(), "nothing is out of sight at the side"
    if count:
        assert page.legs.chart.width() >= 14 * 24, "each of its points can be hit"


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST])
def test_letters_and_themes_change_while_it_is_shown(
    qtbot: QtBot, qapp: QApplication, scheme: Scheme
) -> None:
    page = shown(qtbot, history(30, TODAY), size=(900, 600))
    for percent in (200, 100):
        apply_theme(qapp, scheme, percent / 100)
        settle(page)
        settle(page)  # cards within cards: some of them only now know their place
        assert cut(page) == []
