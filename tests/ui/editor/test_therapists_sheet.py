"""A physiotherapist's sheet is built from nothing, by keyboard alone and by mouse alone, in three minutes.

Wall sit 5 × 20 s, rest 20 s; clam 3 × 12 each side; 3 times a week, stop above pain 3; until a day.
"""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import Routine
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.editor.pick_panel import PickPanel
from lunge_timer.ui.widgets.day_texts import day_text
from lunge_timer.ui.workout_history import today
from tests.ui.editor.pages import CTRL, NONE, Key, click, field, focused, row_center, settle, shown, spoken
from tests.ui.editor.programme import SHEET_DAYS, sheet

BLANK = Routine(name="New routine", blocks=())
ACTING_S = 180
# As the keystroke-level model has them: a press, a way of the mouse, a press of its button, a thought.
PRESS_S, WAY_S, CLICK_S, THOUGHT_S = 0.28, 1.1, 0.2, 1.35


class Keyboard:
    """Hands that only press keys, and how long they take."""

    def __init__(self, page: EditorPage) -> None:
        self._page = page
        self.seconds = 0.0

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(focused(self._page), key, modifier)
            self.seconds += PRESS_S
        settle(self._page)

    def type(self, text: str) -> None:
        QTest.keyClicks(focused(self._page), text)
        self.seconds += PRESS_S * len(text) + THOUGHT_S

    def go_to(self, words: str) -> None:
        for _press in range(60):
            self.press(Key.Key_Tab)
            if spoken(focused(self._page)).startswith(words):
                return
        raise LookupError(words)

    def fill(self, words: str, text: str) -> None:
        """Go to a field with Tab, which selects what is in it, and type over it."""
        self.go_to(f"{words}: ")
        self.type(text)

    def add_exercise(self, name: str) -> None:
        self.press(Key.Key_N, modifier=CTRL)
        self.press(Key.Key_N, Key.Key_Return)
        self.type(name)


def test_the_sheet_is_built_by_keyboard_alone(qtbot: QtBot) -> None:
    page = shown(qtbot, BLANK)
    page.begin_with_name()
    hands = Keyboard(page)
    hands.type("Knee sheet")
    hands.add_exercise("Wall sit")
    for words, text in (("Sets", "5"), ("Reps", "1"), ("Hold", "20"), ("Rest between sets", "20")):
        hands.fill(words, text)
    hands.add_exercise("Clam")
    for words, text in (("Reps", "12"), ("Hold", "0")):
        hands.fill(words, text)
    hands.go_to("Done with: ")
    hands.press(Key.Key_Up)
    hands.press(Key.Key_F6, Key.Key_Home, Key.Key_F6)
    hands.go_to("Prescribed")
    hands.press(Key.Key_Space)
    hands.fill("Prescribed by", "Clinic")
    hands.fill("Until", day_text(today() + SHEET_DAYS))
    hands.fill("Times a week", "3")
    hands.fill("Stop above pain of", "3")
    with qtbot.waitSignal(page.save_requested) as saving:
        hands.press(Key.Key_S, modifier=CTRL)
    assert saving.args == [sheet("Clinic")]
    assert hands.seconds < ACTING_S


class Mouse:
    """A hand that only moves and clicks, but for the letters of names; and how long it takes."""

    def __init__(self, page: EditorPage) -> None:
        self._page = page
        self.seconds = 0.0

    def click(self, widget: QWidget, times: int = 1) -> None:
        """Bring a widget in sight with the wheel, and click it."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        settle(self._page)
        assert not widget.visibleRegion().isEmpty()
        for _time in range(times):
            click(widget)
        settle(self._page)
        self.seconds += WAY_S + THOUGHT_S + CLICK_S * times

    def name(self, words: str, text: str) -> None:
        """Type the letters of a name, where a click has put the keyboard, over all that is there."""
        entry = field(self._page, words)
        self.click(entry)
        QTest.mouseDClick(entry, Qt.MouseButton.LeftButton)
        entry.selectAll()  # type: ignore[attr-defined]  # a third click, which offscreen knows nothing of
        QTest.keyClicks(entry, text)
        self.seconds += PRESS_S * len(text) + 3 * CLICK_S

    def step(self, words: str, by: int) -> None:
        """Click the buttons that are shown below the mouse."""
        entry = field(self._page, f"{words}: ")
        place = QPointF(entry.rect().center())
        QApplication.sendEvent(entry, QEnterEvent(place, place, place))
        self.click(field(self._page, f"{'More' if by > 0 else 'Less'}: {words}"), abs(by))

    def choose(self, words: str, row: int) -> None:
        combo = field(self._page, words)
        assert isinstance(combo, QComboBox)
        interval_ms = QApplication.doubleClickInterval()
        QApplication.setDoubleClickInterval(0)  # for so long Qt takes a release as the end of the first click
        self.click(combo)
        QApplication.setDoubleClickInterval(interval_ms)
        QApplication.processEvents()
        view = combo.view()
        place = view.visualRect(combo.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
        settle(self._page)
        self.seconds += WAY_S + CLICK_S

    def add_exercise(self, name: str) -> None:
        self.click(self._page.sidebar.add_button)
        (panel,) = (each for each in self._page.findChildren(PickPanel) if each.isVisible())
        self.click(field(panel, "New exercise"))
        QTest.keyClicks(focused(self._page), name)
        self.seconds += PRESS_S * len(name)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard|propagateSizeHints)")
def test_the_sheet_is_built_by_mouse_alone(qtbot: QtBot) -> None:
    page = shown(qtbot, BLANK)
    hand = Mouse(page)
    hand.name("Name: ", "Knee sheet")
    hand.add_exercise("Wall sit")
    for words, by in (("Sets", 2), ("Reps", -9), ("Hold", 15), ("Rest between sets", -25)):
        hand.step(words, by)
    hand.add_exercise("Clam")
    for words, by in (("Reps", 2), ("Hold", -5)):
        hand.step(words, by)
    hand.choose("Done with: ", 0)
    click(page.sidebar.blocks.viewport(), row_center(page, 0))
    hand.seconds += WAY_S + CLICK_S
    hand.click(field(page, "Prescribed"))
    for words, by in (("Until", SHEET_DAYS), ("Times a week", 3), ("Stop above pain of", 4)):
        hand.step(words, by)
    with qtbot.waitSignal(page.save_requested) as saving:
        hand.click(page.toolbar.save_button)
    assert saving.args == [sheet("Physiotherapist")]
    assert hand.seconds < ACTING_S
