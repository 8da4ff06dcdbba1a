"""Importing, exporting, the menu, the buttons and the list of keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragLeaveEvent,
    QTextDocumentFragment,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from lunge_timer.ui.library.file_dialogs import FileDialogs
from lunge_timer.ui.library.library_commands import LibraryCommand, key_lines
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.theme import Colors
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.key_list import KeyList
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.scrolling import Pane
from tests.ui.drags import dragged, dropping, entering
from tests.ui.library.items import BROKEN, FixedFiles, built_ins, own
from tests.ui.library.pages import DESK, choose, count, exercises, opened, settle, shown, texts

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
popup = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
EVENING = own("evening", "../Evening & <b>legs</b>")


def page_with(qtbot: QtBot, files: FixedFiles | None = None) -> LibraryPage:
    page = LibraryPage([EVENING, BROKEN, *built_ins()], exercises(), files=files or FixedFiles())
    return opened(qtbot, page)


def offered(page: LibraryPage) -> list[str]:
    menu = page.findChildren(QMenu)[0]
    return [action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()]


def drag(page: LibraryPage, data: QMimeData) -> bool:
    event = entering(data, QPoint(300, 300))
    QApplication.sendEvent(page, event)
    return event.isAccepted()


# --- importing and exporting -----------------------------------------------------------------------------


def test_ctrl_o_asks_for_files_to_import(qtbot: QtBot) -> None:
    files = [Path("/a.lunge.json"), Path("/b.json")]
    page = page_with(qtbot, FixedFiles(*files))
    with qtbot.waitSignal(page.import_requested) as signal:
        QTest.keyClick(page.cards, Qt.Key.Key_O, CTRL)
    assert signal.args == [files]


def test_who_chooses_no_file_imports_and_exports_nothing(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    with (
        qtbot.assertNotEmitted(page.import_requested),
        qtbot.assertNotEmitted(page.export_requested),
    ):
        page.obey(LibraryCommand.IMPORT)
        page.obey(LibraryCommand.EXPORT)


def test_export_asks_where_to(qtbot: QtBot) -> None:
    chooser = FixedFiles(Path("/tmp/legs.lunge.json"))  # noqa: S108 - nothing is written
    page = page_with(qtbot, chooser)
    with qtbot.waitSignal(page.export_requested) as signal:
        QTest.keyClick(page.cards, Qt.Key.Key_E, CTRL | SHIFT)
    assert signal.args == ["evening", chooser.files[0]]
    assert chooser.names == [EVENING.name]


def test_the_dialog_suggests_a_safe_name_in_the_folder_of_the_last_time(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_with(qtbot)
    chooser = FileDialogs()
    chooser._folder = str(tmp_path)
    dialog = chooser.export_dialog(page, "../Evening & <b>legs</b>")
    qtbot.addWidget(dialog)
    assert dialog.selectedFiles() == [str(tmp_path / "evening-b-legs-b.lunge.json")]
    dialog.selectFile("mine")
    assert dialog.selectedFiles() == [str(tmp_path / "mine.lunge.json")]


def test_where_the_folder_is_gone_the_dialog_opens_at_home(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_with(qtbot)
    chooser = FileDialogs()
    chooser._folder = str(tmp_path / "gone")
    dialog = chooser.export_dialog(page, "Legs")
    qtbot.addWidget(dialog)
    assert dialog.directory() == QDir.home()


def test_routine_files_that_are_dropped_are_imported_all_at_once(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    data = dragged("/x/a.lunge.json", "/x/b.JSON", "/x/readme.txt")
    assert drag(page, data)
    event = dropping(data, QPoint(300, 300))
    with qtbot.waitSignal(page.import_requested) as signal:
        QApplication.sendEvent(page, event)
    assert signal.args == [[Path("/x/a.lunge.json"), Path("/x/b.JSON")]]


def test_while_routine_files_are_dragged_over_it_the_page_says_what_a_drop_does(
    qtbot: QtBot, colors: Colors
) -> None:
    page = page_with(qtbot)
    edge = page.grab().toImage().copy(0, 18, 1280, 6)
    assert drag(page, dragged("/x/a.lunge.json"))
    assert "Drop routine files here to import them" in texts(page)
    assert count(page.grab().toImage().copy(0, 18, 1280, 6), colors.accent) > 500
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert page.grab().toImage().copy(0, 18, 1280, 6) == edge


def test_other_files_and_web_addresses_are_not_taken(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/a.lunge.json")])
    for data in (dragged("/x/readme.txt"), web, QMimeData()):
        assert not drag(page, data)
    assert "Drop routine files here to import them" not in texts(page)


def test_a_file_that_is_dropped_on_the_search_is_for_the_page(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    search = page.parts.search
    assert search is not None
    assert not search.acceptDrops()


# --- the menu and the buttons ----------------------------------------------------------------------------


@popup
def test_the_menu_offers_everything_for_an_own_routine(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    QTest.keyClick(page.cards, Qt.Key.Key_F10, SHIFT)
    assert offered(page) == [
        "Start",
        "Star",
        "Save as favourite",
        "Easier today: half the sets",
        "Edit",
        "Rename",
        "Duplicate",
        "Delete",
        "Import…",
        "Export…",
        "Show in folder",
    ]


@popup
def test_the_menu_offers_only_what_makes_sense(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    choose(page, DESK)
    page.show_menu()
    assert offered(page) == [
        "Start",
        "Star",
        "Save as favourite",
        "Edit a copy",
        "Duplicate",
        "Import…",
        "Export…",
    ]
    page.choose(BROKEN.id)
    page.show_menu()
    assert offered(page) == ["Delete", "Import…", "Show in folder"]


@popup
def test_what_is_chosen_in_the_menu_is_done(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    page.show_menu()
    menu = page.findChildren(QMenu)[0]
    actions: dict[str, QAction] = {action.text().partition("\t")[0]: action for action in menu.actions()}
    for text, signal in (
        ("Start", page.start_requested),
        ("Star", page.star_requested),
        ("Save as favourite", page.save_requested),
        ("Edit", page.edit_requested),
        ("Duplicate", page.duplicate_requested),
        ("Delete", page.delete_requested),
        ("Show in folder", page.folder_requested),
    ):
        with qtbot.waitSignal(signal):
            actions[text].trigger()


@popup
def test_a_right_click_opens_the_menu_of_the_card_below_it(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    place = page.cards.visualRect(page.panel.model.index(2)).center()
    QTest.mouseClick(page.cards._ground, Qt.MouseButton.RightButton, pos=place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, page.cards._ground.mapToGlobal(place))
    QApplication.sendEvent(page.cards._ground, event)
    assert page.chosen is not None
    assert page.chosen.name == page.panel.model.item(2).name
    assert page.findChildren(QMenu)[0].isVisible()
    assert "Delete" not in offered(page)


@popup
def test_every_button_asks_for_what_it_says(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    row = page.parts.action_row
    for one, signal in (
        (row._save, page.save_requested),
        (row._edit, page.edit_requested),
        (row._duplicate, page.duplicate_requested),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(one, LEFT)
    assert page.panel.new_button is not None
    with qtbot.waitSignal(page.new_requested):
        QTest.mouseClick(page.panel.new_button, LEFT)
    QTest.mouseClick(row.menu_button, LEFT)
    assert page.findChildren(QMenu)[0].isVisible()


@pytest.mark.parametrize(
    ("key", "modifiers", "name"),
    [
        (Qt.Key.Key_N, CTRL, "new_requested"),
        (Qt.Key.Key_E, CTRL, "edit_requested"),
        (Qt.Key.Key_D, CTRL, "star_requested"),
        (Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier, "duplicate_requested"),
        (Qt.Key.Key_Return, CTRL, "start_requested"),
        (Qt.Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier, "start_requested"),
        (Qt.Key.Key_Comma, CTRL, "settings_requested"),
        (Qt.Key.Key_Delete, NONE, "delete_requested"),
    ],
)
def test_keys_ask_wherever_the_keyboard_is(
    qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier, name: str
) -> None:
    page = page_with(qtbot)
    for widget in (
        page.cards,
        page.header.start_button,
        page.parts.detail.controls.controls[0].tab_stop,
    ):
        widget.setFocus()
        with qtbot.waitSignal(getattr(page, name)):
            QTest.keyClick(widget, key, modifiers)


def test_buttons_without_room_are_in_the_menu_only(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    row = page.parts.action_row
    row.resize(row.minimumSizeHint().width(), row.height())
    assert not row._save.isVisible()
    assert row.menu_button.isVisible()
    row.resize(row.width() + row._save.sizeHint().width() + 15, row.height())
    assert row._save.isVisible()
    assert row.menu_button.isVisible()
    assert not row._edit.isVisible()
    assert not row._export.isVisible()
    assert row.menu_button.geometry().right() <= row.width()


def test_a_tip_on_a_card_shows_the_name_letter_by_letter(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    tip = page.panel.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("<p>")  # so that Qt takes it for HTML whatever the name is
    assert EVENING.name in QTextDocumentFragment.fromHtml(tip).toPlainText()


# --- the list of keys ------------------------------------------------------------------------------------


def test_f1_and_the_button_list_every_key(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    QTest.keyClick(page.cards, Qt.Key.Key_F1)
    keys = page.findChildren(KeyList)[0]
    assert keys.isVisible()
    assert {"Ctrl+F, /", "F2", "Del", "Ctrl+Z", "Ctrl+D", "Ctrl+Shift+E"} <= set(texts(page))
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert not keys.isVisible()
    assert page.window().focusWidget() is page.cards


def test_every_key_is_in_sight_where_the_page_has_room(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    page.resize(1280, 800)
    page.obey(LibraryCommand.SHOW_KEYS)
    settle(page)
    pane = page.findChildren(KeyList)[0].findChildren(Pane)[0]
    assert len(page.findChildren(KeyList)[0].findChildren(Pane)) == 1
    assert pane.verticalScrollBar().maximum() == 0
    content = pane.widget()
    assert content is not None
    rows = [label for label in content.findChildren(PlainLabel) if label.text()]
    assert len(rows) == 2 * len([*key_lines(), "the key to quit"])
    bottom = max(label.geometry().bottom() for label in rows)
    assert pane.height() - bottom <= rows[0].height()


def test_keys_that_do_not_fit_have_all_the_height_of_the_page(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    page.resize(900, 420)
    page.obey(LibraryCommand.SHOW_KEYS)
    settle(page)
    card = page.findChildren(KeyList)[0].findChildren(Card)[0]
    assert page.height() - card.height() <= 64


def test_the_keys_are_scrolled_by_the_arrows_where_they_do_not_fit(qtbot: QtBot) -> None:
    page = page_with(qtbot)
    page.resize(900, 420)
    page.obey(LibraryCommand.SHOW_KEYS)
    settle(page)
    bar = page.findChildren(KeyList)[0].pane.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Down)
    assert bar.value() > 0


def test_the_star_is_told_by_its_shape(qtbot: QtBot, colors: Colors) -> None:
    page = shown(qtbot)
    page.show_items([own("a", "A", starred=True), own("b", "B")])
    settle(page)
    full, empty = (page.cards.grab(page.cards.star_place(number)).toImage() for number in (0, 1))
    middle = full.rect().center()
    assert full.pixelColor(middle) == colors.move
    assert empty.pixelColor(middle) == colors.panel
    assert count(empty, colors.muted) > 10
