"""An editor on the screen, and a hand at its keyboard and mouse."""

from functools import cache, partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Block, ExerciseBlock, Round, Routine, TimedBlock
from lunge_timer.store.assets import load_exercises
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.widgets.labels import PlainLabel

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CTRL, ALT, SHIFT = Modifier.ControlModifier, Modifier.AltModifier, Modifier.ShiftModifier
KEYPAD, NONE = Modifier.KeypadModifier, Modifier.NoModifier

WALK = TimedBlock(name="Walk", duration_s=300)
LUNGES = ExerciseBlock(exercise="reverse-lunge", sets=3, reps=10)
SQUATS = ExerciseBlock(exercise="squat-position-reverse-lunge", sets=2, reps=5)
PIGEON = TimedBlock(name="Pigeon pose", duration_s=30, per_leg=True)
EVENING = Routine(name="Evening legs", blocks=(WALK, LUNGES, SQUATS, PIGEON))


@cache
def exercises() -> Exercises:
    return load_exercises()


def routine(*blocks: Block | Round) -> Routine:
    return Routine(name="Evening legs", blocks=blocks)


def shown(qtbot: QtBot, edited: Routine = EVENING, size: tuple[int, int] = (1280, 800)) -> EditorPage:
    """A page that edits a routine, painted and with the keyboard in its list."""
    page = EditorPage(exercises())
    # Kept until it is closed: a page that no one holds may be collected in the middle of its own slot.
    qtbot.addWidget(page, before_close_func=partial(_let_go, page))
    page.resize(*size)
    page.show_routine(edited, title="Edit routine")
    with qtbot.waitExposed(page):
        page.show()
    page.setFocus()
    settle(page)
    return page


def _let_go(_kept: EditorPage, _closing: QWidget) -> None: ...


def settle(page: QWidget) -> None:
    """Let everything be laid out and painted, and then what is put off until it is."""
    for _turn in range(3):
        QApplication.processEvents()
    page.grab()
    QApplication.processEvents()


def focused(page: QWidget) -> QWidget:
    widget = page.window().focusWidget()
    assert widget is not None
    return widget


def press(page: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        QTest.keyClick(focused(page), key, modifier)


def type_text(page: QWidget, text: str) -> None:
    """Type over what is in the focused field."""
    press(page, Key.Key_A, modifier=CTRL)
    press(page, Key.Key_Delete)
    QTest.keyClicks(focused(page), text)


def tab_to(page: QWidget, words: str) -> QWidget:
    """Go on with Tab until the keyboard is on what begins with words, to a screen reader."""
    seen: list[str] = []
    for _turn in range(60):
        press(page, Key.Key_Tab)
        widget = focused(page)
        name = spoken(widget)
        if name.startswith(words):
            return widget
        seen.append(name)
    raise LookupError(f"{words}: not among {seen}")


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a widget: its name, and what stands in it."""
    name, text = widget.accessibleName(), widget.property("text")
    if isinstance(widget, QLineEdit):
        return f"{name}: {widget.text()}"
    if isinstance(widget, QComboBox):
        return f"{name}: {widget.currentText()}"
    if isinstance(widget, QPlainTextEdit):
        return f"{name}: {widget.toPlainText()}"
    return name or (text if isinstance(text, str) else "")


def field(page: QWidget, words: str) -> QWidget:
    """The visible field whose accessible name begins with words."""
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and spoken(widget).startswith(words) and not isinstance(widget, PlainLabel):
            return widget
    raise LookupError(words)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    where = widget.rect().center() if place is None else place
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, where)


def texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(PlainLabel) if label.isVisible()]


def blocks_of(page: EditorPage) -> list[Block | Round]:
    return [*page.routine.blocks]


def choose(page: EditorPage, row: int) -> None:
    """Choose a row of the list."""
    page.sidebar.blocks.setCurrentIndex(page.sidebar.blocks.model().index(row, 0))


def row_center(page: EditorPage, row: int) -> QPoint:
    return page.sidebar.blocks.visualRect(page.sidebar.blocks.model().index(row, 0)).center()
