"""A library page on the screen, with the routines that ship or with others."""

from collections.abc import Iterable, Mapping
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.clock import Clock
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.listing import LibraryItem, built_in_item
from lunge_timer.core.routine import Block, Routine
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.sliders import SecondsSlider
from lunge_timer.ui.widgets.stepper import Stepper
from tests.conftest import FakeClock
from tests.ui.spoken import spoken

SQUATS, LUNGES, ONE_LEG, DESK = (
    "Squat-position holds",
    "Beginner reverse lunge",
    "Reverse lunge, one leg at a time",
    "Desk break",
)


@cache
def exercises() -> Exercises:
    return load_exercises()


@cache
def routines() -> tuple[Routine, ...]:
    return tuple(shipped().values())


@cache
def shipped() -> Mapping[str, Routine]:
    """The routines that come with the program, by id."""
    return load_built_ins(exercises())


def routine(name: str, *blocks: Block) -> Routine:
    return Routine(name=name, blocks=blocks)


def items_of(some: Iterable[Routine]) -> list[LibraryItem]:
    return [built_in_item(item_id(one.name), one) for one in some]


def item_id(name: str) -> str:
    """What a routine of that name is known by; of one that does not come with the program, its name."""
    return next((key for key, one in shipped().items() if one.name == name), f"built-in/{name}")


def choose(page: LibraryPage, name: str) -> None:
    """Choose what shown() lists under that name."""
    page.choose(item_id(name))
    assert page.chosen is not None
    assert page.chosen.name == name


def shown(
    qtbot: QtBot, *own: Routine, size: tuple[int, int] = (1280, 800), clock: Clock | None = None
) -> LibraryPage:
    """A page of those routines, or of the shipped ones, painted and with the keyboard in its list."""
    page = LibraryPage(items_of(own or routines()), exercises(), clock=clock or FakeClock())
    return opened(qtbot, page, size)


def opened(qtbot: QtBot, page: LibraryPage, size: tuple[int, int] = (1280, 800)) -> LibraryPage:
    """The page painted, and with the keyboard in its list."""
    # The bot by itself keeps no widget: the collector would take it apart in the midst of another test.
    qtbot.addWidget(page, before_close_func=lambda _page: page.hide())
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
    page.make_parts()
    page.setFocus()
    settle(page)
    return page


def settle(page: QWidget) -> None:
    """Let everything be painted, and then what is put off until it is."""
    page.grab()
    for _turn in range(4):  # what is put off makes room, which moves its neighbours, which turns columns
        QApplication.processEvents()


def press(page: QWidget, *keys: Qt.Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        QTest.keyClick(page.window().focusWidget(), key)


def tab_to(page: QWidget, words: str) -> QWidget:
    """Go on with Tab until the keyboard is on what has words in its accessible name, or else its text."""
    seen = []
    for _turn in range(30):
        press(page, Qt.Key.Key_Tab)
        widget = page.window().focusWidget()
        if words in spoken(widget):
            return widget
        seen.append(spoken(widget))
    raise LookupError(f"{words}: not among {seen}")


def setters(page: QWidget) -> list[str]:
    """The names and values of all that can be set now, as they stand."""
    kinds = (SecondsSlider, Stepper)
    return [
        spoken(one)
        for one in page.findChildren(QWidget)
        if isinstance(one, kinds) and one.isVisible() and one.isEnabled()
    ]


def texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(PlainLabel) if label.isVisible()]


def count(image: QImage, color: QColor) -> int:
    """How many pixels of image have that very colour."""
    pixels = image.convertToFormat(QImage.Format.Format_RGB32)  # each an int, and no row is padded
    return memoryview(pixels.constBits()).cast("I").tolist().count(color.rgb())
