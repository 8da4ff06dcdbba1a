"""What has the keyboard is seen to have it, on every page, in every theme; so are the edges of controls."""

from collections.abc import Callable, Iterator, Mapping
from itertools import product

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QSlider, QWidget
from shiboken6 import isValid

from lunge_timer.core.answers import SORE_LEGS, with_reserve
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.settings.page import SettingsPage
from lunge_timer.ui.summary.page import SummaryPage
from lunge_timer.ui.theme import Scheme, apply_theme, current_colors
from lunge_timer.ui.widgets.list_view import PaintedListView
from lunge_timer.ui.widgets.overlay import Overlay
from lunge_timer.ui.widgets.scale import AnswerButton
from lunge_timer.ui.widgets.scrolling import Pane
from lunge_timer.ui.widgets.segments import SegmentBar
from tests.remembered import THREE_SETS
from tests.ui.contrast import contrast
from tests.ui.summary.summaries import DONE
from tests.ui.workouts import DESK_BREAK, Stage

# Said by the offscreen platform itself of any window with a least size.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise)"),
]

SCHEMES = [Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST]
LEAST_PX = 60  # of a line around the smallest of them; a cursor alone has fewer
LEAST_CONTRAST = 3.0


def page_of(stage: Stage, kind: type[QWidget]) -> QWidget:
    (page,) = [one for one in stage.window.findChildren(kind) if one.isVisible()]
    return page


def library(stage: Stage) -> QWidget:
    return stage.library


def settings(stage: Stage) -> QWidget:
    stage.library.settings_requested.emit()
    return page_of(stage, SettingsPage)


def editor(stage: Stage) -> QWidget:
    """With something wrong in its name and in a number."""
    stage.library.obey(LibraryCommand.EDIT)
    page = page_of(stage, EditorPage)
    assert isinstance(page, EditorPage)
    page.model.choose(0)
    page.model.change("sets", 1000, "Sets")
    page.model.rename("")
    return page


def workout(stage: Stage) -> QWidget:
    stage.begin(DESK_BREAK, 15_000)
    return stage.page


def question(stage: Stage) -> QWidget:
    stage.begin(DESK_BREAK, 15_000)
    stage.page.ask_to_finish()
    return page_of(stage, Overlay)


def summary(stage: Stage) -> QWidget:
    stage.begin(DESK_BREAK, 200_000)
    assert stage.summary is not None
    return stage.summary


def questions(stage: Stage) -> QWidget:
    """The summary with its questions, some of them answered."""
    page = summary(stage)
    assert isinstance(page, SummaryPage)
    said = replace(with_reserve(THREE_SETS, "left", 2), effort=6)
    page.show_summary(DONE, said, SORE_LEGS)
    page.advice.show_advice("Next time: hold 6 s", "All was kept.")
    return page


PAGES: Mapping[str, Callable[[Stage], QWidget]] = {
    page.__name__: page for page in (library, settings, editor, workout, question, summary, questions)
}


def stops(page: QWidget) -> Iterator[QWidget]:
    """Whatever the keyboard comes to on a page, and the page itself."""
    for one in (page, *page.findChildren(QWidget)):
        takes_keys = one.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_keys and one.focusProxy() is None and one.isVisible() and one.isEnabled():
            yield one


def picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels(image: QImage) -> list[int]:
    return memoryview(image.constBits()).cast("I").tolist()


def changed_px(before: QImage, after: QImage) -> int:
    """How many pixels differ so much that anybody sees it."""
    pairs = zip(pixels(before), pixels(after), strict=True)
    changes = [(QColor.fromRgb(one), QColor.fromRgb(two)) for one, two in pairs if one != two]
    return sum(contrast(one, two) >= LEAST_CONTRAST for one, two in changes)


@pytest.mark.parametrize(("name", "scheme"), [*product(PAGES, SCHEMES)])
def test_what_has_the_keyboard_is_seen_to_have_it(
    stage: Stage, qapp: QApplication, name: str, scheme: Scheme
) -> None:
    apply_theme(qapp, scheme)
    page = PAGES[name](stage)
    QApplication.processEvents()
    found = [*stops(page)]
    assert len(found) > 1
    for stop in found:
        if not isValid(stop):  # the outputs to choose from are known by now
            continue
        # Not the page itself, which shows its focus on one of its buttons.
        next(one for one in found if one not in {stop, page} and isValid(one)).setFocus(
            Qt.FocusReason.TabFocusReason
        )
        without = picture(stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        assert stop.hasFocus()
        told = changed_px(without, picture(stop))
        assert told >= LEAST_PX, (type(stop).__name__, stop.accessibleName(), told)


@pytest.mark.parametrize(("name", "words"), [("workout", "Pause"), ("summary", "Back to routines")])
def test_a_page_that_has_the_keyboard_shows_it_on_the_button_that_its_key_presses(
    stage: Stage, name: str, words: str
) -> None:
    page = PAGES[name](stage)
    button, other = (
        next(one for one in page.findChildren(QPushButton) if (one.text() == words) is wanted)
        for wanted in (True, False)
    )
    other.setFocus(Qt.FocusReason.TabFocusReason)
    without = picture(button)
    page.setFocus()
    assert page.hasFocus()
    assert changed_px(without, picture(button)) >= LEAST_PX


@pytest.mark.parametrize(("name", "words"), [("workout", "Pause"), ("summary", "Back to routines")])
def test_a_click_beside_a_card_leaves_no_mark_of_the_focus_behind_it(
    stage: Stage, name: str, words: str
) -> None:
    page = PAGES[name](stage)
    button = next(one for one in page.findChildren(QPushButton) if one.text() == words)
    overlay = Overlay("Sure?", ("No", "Yes"), page)
    overlay.ask()
    first = overlay.focusProxy()
    assert first is not None
    without = picture(button)
    QTest.keyClick(page.window().windowHandle(), Qt.Key.Key_Tab)
    assert not first.hasFocus()
    QTest.mouseClick(page.window().windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert first.hasFocus()
    assert picture(button) == without


def test_the_settings_begin_with_the_keyboard_on_their_way_back(stage: Stage) -> None:
    page = settings(stage)
    assert isinstance(page, SettingsPage)
    assert page.back_button.hasFocus()


@pytest.mark.parametrize(
    ("name", "scheme"), [*product(("library", "settings", "editor", "questions"), SCHEMES)]
)
def test_the_edges_of_fields_and_grooves_can_be_told_from_their_ground(
    stage: Stage, qapp: QApplication, name: str, scheme: Scheme
) -> None:
    apply_theme(qapp, scheme)
    page = PAGES[name](stage)
    page.setFocus()
    colors = current_colors()
    kinds = QLineEdit | QComboBox | QSlider | SegmentBar | AnswerButton
    found = [one for one in page.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()]
    assert found
    for one in found:
        seen = picture(one)
        middle = seen.height() // 2
        groove = isinstance(one, QSlider)
        column = range(middle - 4, middle + 1) if groove else range(3)
        x = seen.width() - 5 if groove else seen.width() // 2
        best = max(contrast(seen.pixelColor(x, y), colors.card) for y in column)
        assert best >= LEAST_CONTRAST, (type(one).__name__, one.accessibleName(), best)


def test_the_kinds_that_show_the_focus_in_their_own_way_are_among_them(stage: Stage) -> None:
    kinds = {type(stop) for stop in stops(library(stage))} | {type(stop) for stop in stops(editor(stage))}
    assert any(issubclass(kind, PaintedListView) for kind in kinds)
    assert any(issubclass(kind, Pane) for kind in kinds)
