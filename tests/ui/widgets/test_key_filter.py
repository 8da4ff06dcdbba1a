"""Keys as systems tell them come to a widget as a person means them."""

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.ui.widgets.buttons import PillButton
from lunge_timer.ui.widgets.fields import DropDown
from lunge_timer.ui.widgets.key_filter import KeyFilter
from lunge_timer.ui.widgets.menu import Menu

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen platform, of raising

Key = Qt.Key
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
RETURN_CODE = 36
REPEATS, REPEAT_MS = 5, 40
DELAY_MS = 250  # before the first repeat
REST_MS = 10_000  # from the release of a key to the next press
TAP_MS = 40  # of the fastest finger


class Page(QWidget):
    """A page that remembers the keys that came to it, and whether they were marked as repeats."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[tuple[int, bool]] = []
        self.clicks = 0
        self.field, self.list, self.button = QLineEdit(), QListWidget(), PillButton("Press")
        self.list.addItems(["1", "2", "3", "4", "5", "6", "7"])
        self.button.clicked.connect(self.count)
        column = QVBoxLayout(self)
        for widget in (self.field, self.list, self.button):
            column.addWidget(widget)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @Slot()
    def count(self) -> None:
        self.clicks += 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append((event.key(), event.isAutoRepeat()))


class Keyboard:
    """Tells a window of keys as a system does."""

    def __init__(self, page: QWidget, platform: str, *, timed: bool = True) -> None:
        """Not timed: a screen reader listens first, and hands all on without its time."""
        self._page = page
        self._timed = timed
        self.now_ms, self.rest_ms = 5_000, REST_MS
        self.filter = KeyFilter(page, platform, lambda: self.now_ms)

    def hold(
        self,
        key: int,
        held: Qt.KeyboardModifier = NONE,
        text: str = "",
        *,
        code: int = RETURN_CODE,
        virtual: int = 0,
        repeats: int = REPEATS,
        marked: bool = False,
    ) -> None:
        """Press a key and let it go; between the two it repeats, by a release and a press at one time."""
        kinds = [QEvent.Type.KeyPress, *[QEvent.Type.KeyRelease, QEvent.Type.KeyPress] * repeats]
        for number, kind in enumerate((*kinds, QEvent.Type.KeyRelease)):
            is_repeat = marked and 0 < number < len(kinds)
            event = QKeyEvent(kind, key, held, code, virtual, 0, text, is_repeat)
            self.now_ms += number % 2 * (DELAY_MS if number == 1 and repeats else REPEAT_MS)
            if self._timed:
                event.setTimestamp(self.now_ms)
            target = QApplication.activePopupWidget() or self._page  # held: its handle does not outlive it
            QCoreApplication.sendEvent(target.windowHandle(), event)
        self.now_ms += self.rest_ms

    def press(
        self, key: int, held: Qt.KeyboardModifier = NONE, text: str = "", code: int = RETURN_CODE
    ) -> None:
        self.hold(key, held, text, code=code, repeats=0)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    page.setFocus()
    return page


SYSTEMS = pytest.mark.parametrize(("platform", "marked"), [("xcb", False), ("xcb", True), ("wayland", True)])


@SYSTEMS
@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Key.Key_Space, NONE),
        (Key.Key_Return, NONE),
        (Key.Key_Escape, NONE),
        (Key.Key_Backspace, NONE),
        (Key.Key_Delete, NONE),
        (Key.Key_M, NONE),
        (Key.Key_F11, NONE),
        (Key.Key_S, CTRL),
        (Key.Key_Z, CTRL),
        (Key.Key_Up, ALT),
        (Key.Key_MediaNext, NONE),
    ],
)
def test_a_held_key_is_one_press(
    page: Page, platform: str, *, marked: bool, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    keyboard = Keyboard(page, platform)
    for _time in range(2):
        keyboard.hold(key, held, marked=marked)
    assert page.keys == [(key, False)] * 2


def test_a_held_key_is_one_press_where_a_screen_reader_has_listened_first(page: Page) -> None:
    keyboard = Keyboard(page, "xcb", timed=False)
    keyboard.rest_ms = TAP_MS
    for _time in range(3):
        keyboard.hold(Key.Key_Escape)
    for _time in range(3):
        keyboard.press(Key.Key_Escape)
    assert page.keys == [(Key.Key_Escape, False)] * 6


@pytest.mark.parametrize("timed", [True, False], ids=["timed", "untimed"])
def test_presses_that_follow_each_other_at_once_are_each_one(page: Page, *, timed: bool) -> None:
    keyboard = Keyboard(page, "xcb", timed=timed)
    keyboard.rest_ms = 0  # a macro's, or those of a finger that waited for a busy program
    for _time in range(4):
        keyboard.press(Key.Key_Escape)
    assert page.keys == [(Key.Key_Escape, False)] * 4


@SYSTEMS
def test_the_arrows_go_on_and_are_marked(page: Page, platform: str, *, marked: bool) -> None:
    Keyboard(page, platform).hold(Key.Key_Up, marked=marked)
    assert page.keys == [(Key.Key_Up, False), *[(Key.Key_Up, True)] * REPEATS]


@SYSTEMS
def test_a_list_is_gone_through_with_a_held_arrow(page: Page, platform: str, *, marked: bool) -> None:
    page.list.setFocus()
    page.list.setCurrentRow(0)
    Keyboard(page, platform).hold(Key.Key_Down, marked=marked)
    assert page.list.currentRow() == 1 + REPEATS


@SYSTEMS
@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace, Key.Key_X])
def test_what_edits_in_a_field_does_not_go_on_in_a_list(
    page: Page, platform: str, *, marked: bool, key: Qt.Key
) -> None:
    page.list.setFocus()
    Keyboard(page, platform).hold(key, marked=marked)
    assert page.keys == [(key, False)]


@SYSTEMS
def test_a_held_space_bar_presses_a_button_once(page: Page, platform: str, *, marked: bool) -> None:
    page.button.setFocus()
    Keyboard(page, platform).hold(Key.Key_Space, text=" ", marked=marked)
    assert page.clicks == 1
    assert page.keys == []


@SYSTEMS
def test_typing_and_erasing_go_on_in_a_field(page: Page, platform: str, *, marked: bool) -> None:
    page.field.setFocus()
    keyboard = Keyboard(page, platform)
    keyboard.hold(Key.Key_A, text="a", marked=marked)
    assert page.field.text() == "a" * (1 + REPEATS)
    page.field.setText("a word and another that is erased")
    keyboard.hold(Key.Key_Backspace, text="\b", repeats=3, marked=marked)
    assert page.field.text() == "a word and another that is er"


@SYSTEMS
def test_what_is_no_editing_does_not_go_on_in_a_field(page: Page, platform: str, *, marked: bool) -> None:
    page.field.setFocus()
    keyboard = Keyboard(page, platform)
    kinds = (
        (Key.Key_Return, NONE, "\r"),
        (Key.Key_S, CTRL, "\x13"),
        (Key.Key_F1, NONE, ""),
        (Key.Key_Up, ALT, ""),
    )
    for key, held, text in kinds:
        keyboard.hold(key, held, text, marked=marked)
    assert page.keys == [(key, False) for key, _held, _text in kinds]


@SYSTEMS
@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_a_key_that_opens_a_menu_and_is_held_chooses_nothing_in_it(
    page: Page, platform: str, *, marked: bool, key: Qt.Key
) -> None:
    menu = Menu(page)
    chosen: list[QAction] = []
    menu.triggered.connect(chosen.append)
    for words in ("Pause", "Finish"):
        menu.addAction(words)
    page.button.clicked.connect(partial(menu.popup, page.mapToGlobal(QPoint())))
    page.button.setFocus()
    Keyboard(page, platform).hold(key, marked=marked)
    assert chosen == []
    assert menu.isVisible()


@SYSTEMS
def test_a_key_that_opens_a_list_and_is_held_chooses_nothing_in_it(
    page: Page, platform: str, *, marked: bool
) -> None:
    choice = DropDown(page)
    choice.addItems(["Alternate", "One leg at a time"])
    choice.show()
    page.button.clicked.connect(choice.showPopup)
    page.button.setFocus()
    keyboard = Keyboard(page, platform)
    keyboard.hold(Key.Key_Return, marked=marked)
    assert choice.view().isVisible()
    keyboard.press(Key.Key_Down)
    keyboard.press(Key.Key_Return)
    assert choice.currentText() == "One leg at a time"
    assert not choice.view().isVisible()


def test_presses_one_after_the_other_all_count(page: Page) -> None:
    keyboard = Keyboard(page, "xcb")
    for _time in range(3):
        keyboard.press(Key.Key_Space)
    assert page.keys == [(Key.Key_Space, False)] * 3


def test_another_key_in_the_very_moment_of_a_release_counts(page: Page) -> None:
    keyboard = Keyboard(page, "xcb")
    keyboard.press(Key.Key_Space, code=65)
    keyboard.now_ms -= REST_MS - REPEAT_MS
    keyboard.press(Key.Key_P, code=33)
    assert page.keys == [(Key.Key_Space, False), (Key.Key_P, False)]


@pytest.mark.parametrize("platform", ["wayland", "windows", "cocoa", "offscreen"])
def test_where_the_system_marks_repeats_its_word_is_taken(page: Page, platform: str) -> None:
    Keyboard(page, platform).hold(Key.Key_Space, marked=False)
    assert page.keys == [(Key.Key_Space, False)] * (1 + REPEATS)


@pytest.mark.parametrize("platform", ["xcb", "wayland", "windows", "cocoa"])
@pytest.mark.parametrize(
    ("typed", "key", "latin"),
    [
        ("ь", 0x42C, Key.Key_M),
        ("\N{CYRILLIC SMALL LETTER A}", 0x410, Key.Key_F),
        ("з", 0x417, Key.Key_P),
        ("\N{CYRILLIC SMALL LETTER U}", 0x423, Key.Key_E),
        ("μ", 0x39C, Key.Key_M),
        ("ة", 0x629, Key.Key_M),
    ],
)
def test_a_letter_of_another_script_stands_for_the_latin_one_of_its_key(
    page: Page, platform: str, typed: str, key: int, latin: Qt.Key
) -> None:
    code, virtual = PLACES[platform][latin]
    Keyboard(page, platform).hold(key, text=typed, code=code, virtual=virtual, repeats=0)
    assert page.keys == [(latin, False)]


PLACES = {  # nativeScanCode() and nativeVirtualKey()
    "xcb": {Key.Key_M: (58, 0x6D8), Key.Key_F: (41, 0), Key.Key_P: (33, 0), Key.Key_E: (26, 0)},
    "wayland": {Key.Key_M: (58, 0x6D8), Key.Key_F: (41, 0), Key.Key_P: (33, 0), Key.Key_E: (26, 0)},
    "windows": {Key.Key_M: (50, 0x4D), Key.Key_F: (33, 0x46), Key.Key_P: (25, 0x50), Key.Key_E: (18, 0x45)},
    "cocoa": {Key.Key_M: (0, 0x2E), Key.Key_F: (0, 0x03), Key.Key_P: (0, 0x23), Key.Key_E: (0, 0x0E)},
}


@pytest.mark.parametrize(
    ("key", "code", "latin"),
    [(0x42B, 39, Key.Key_S), (0x411, 59, Key.Key_Comma), (0x3A3, 39, Key.Key_S), (0x632, 61, Key.Key_Slash)],
)
def test_with_ctrl_also_a_sign_is_meant(page: Page, key: int, code: int, latin: Qt.Key) -> None:
    Keyboard(page, "xcb").press(key, CTRL, code=code)
    assert page.keys == [(latin, False)]


def test_a_letter_in_the_place_of_a_latin_sign_stays_a_letter(page: Page) -> None:
    Keyboard(page, "xcb").press(0x638, NONE, "ظ", code=61)
    assert page.keys == [(0x638, False)]


@pytest.mark.parametrize("key", [Key.Key_A, Key.Key_Semicolon, 0x141, 0x11F, 0xE9 - 0x20])
def test_a_latin_layout_says_itself_what_its_keys_are(page: Page, key: int) -> None:
    Keyboard(page, "xcb").press(key, code=24)  # where an A is on a French keyboard, a Q on an English one
    assert page.keys == [(key, False)]


def test_what_is_typed_stays_in_its_script(page: Page) -> None:
    page.field.setFocus()
    Keyboard(page, "xcb").hold(0x42C, text="ь", code=58, repeats=2)
    assert page.field.text() == "ььь"


def test_a_field_copies_where_the_layout_has_no_latin_letters(page: Page) -> None:
    page.field.setFocus()
    page.field.setText("all of it")
    Keyboard(page, "xcb").press(0x424, CTRL, "ф", code=38)  # Ctrl+A
    assert page.field.selectedText() == "all of it"
