"""Three columns where the window is wide, short lines, and no heading alone at the lower edge."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.ui.library.advice_notes import AdviceNotes
from lunge_timer.ui.library.bullet_list import BulletList
from lunge_timer.ui.library.demonstration import Demonstration
from lunge_timer.ui.library.guide import GuideSections, SafetyCard
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.theme import SUBHEADING, Scheme, apply_theme, text_font
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.prose import ProseLabel
from tests.ui.library.pages import choose, routines, settle, shown

pytestmark = pytest.mark.slow

NAMES = [one.name for one in routines()]
LOOKED_AT = [(1280, 720), (1280, 800), (1440, 900), (1920, 1080), (2560, 1440)]
LOOKS = [*((size, 1.0) for size in LOOKED_AT), ((1920, 1080), 1.5)]
TITLES = {"How each rep goes", "Before you start", "Before and after", "What to do", "Why", "Sources"}


def place(page: LibraryPage, part: QWidget) -> QRect:
    """Where it stands in what scrolls."""
    content = page.parts.detail.scroll_area.widget()
    assert content is not None
    return QRect(part.mapTo(content, QPoint()), part.size())


def part(page: LibraryPage, kind: type[QWidget]) -> QRect:
    return place(page, page.findChildren(kind)[0])


def headings(page: LibraryPage) -> Iterator[PlainLabel]:
    content = page.parts.detail.scroll_area.widget()
    assert content is not None
    large = text_font(SUBHEADING, bold=True)
    for label in content.findChildren(PlainLabel):
        if label.isVisible() and label.text() and (label.font() == large or label.text() in TITLES):
            yield label


def lists_under(page: LibraryPage, heading: PlainLabel) -> list[QRect]:
    """The lists whose column is the heading's, and which begin below it."""
    at = place(page, heading)
    content = page.parts.detail.scroll_area.widget()
    assert content is not None
    lists = [place(page, one) for one in content.findChildren(BulletList) if one.isVisible()]
    return sorted(
        (one for one in lists if one.top() >= at.bottom() and one.left() <= at.left() + 30 <= one.right()),
        key=QRect.top,
    )


@pytest.mark.parametrize(
    ("size", "scale"), [*((size, 1.0) for size in LOOKED_AT), ((1920, 1080), 1.5)], ids=str
)
@pytest.mark.parametrize("name", NAMES)
def test_no_heading_stands_alone_at_the_lower_edge(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float, name: str
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    page = shown(qtbot, size=size)
    choose(page, name)
    settle(page)
    edge = page.parts.detail.scroll_area.viewport().height()
    line_px = page.fontMetrics().height()
    for heading in headings(page):
        if place(page, heading).top() < edge:
            first = lists_under(page, heading)[0]
            assert first.top() + line_px <= edge, (heading.text(), first, edge)


@pytest.mark.parametrize("name", ["Glute band session", "Gym glute session"])
def test_sweeping_the_height_no_heading_is_ever_alone(qtbot: QtBot, name: str) -> None:
    page = shown(qtbot)
    choose(page, name)
    line_px = page.fontMetrics().height()
    for height_px in range(480, 1000, 7):
        page.resize(1280, height_px)
        settle(page)
        edge = page.parts.detail.scroll_area.viewport().height()
        seen = [one for one in headings(page) if place(page, one).top() < edge]
        assert [one.text() for one in seen if lists_under(page, one)[0].top() + line_px > edge] == [], (
            height_px
        )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [(1600, 900), (1920, 1080), (2560, 1440)], ids=str)
def test_a_wide_window_has_three_columns(qtbot: QtBot, size: tuple[int, int], name: str) -> None:
    page = shown(qtbot, size=size)
    choose(page, name)
    settle(page)
    figure, safety, advice = (part(page, kind) for kind in (Demonstration, SafetyCard, AdviceNotes))
    numbers = place(page, page.parts.detail.controls)
    assert figure.right() < numbers.left() <= safety.left() < safety.right() < advice.left()
    assert abs(figure.top() - advice.top()) <= 1
    edge = page.parts.detail.scroll_area.viewport().height()
    assert safety.bottom() <= edge
    steps = place(page, page.findChildren(GuideSections)[0])
    assert steps.top() > figure.bottom()
    assert steps.bottom() <= edge or figure.height() <= 130  # its least


@pytest.mark.parametrize(("size", "scale"), [((1560, 900), 1.0), ((1920, 1080), 1.5)], ids=str)
def test_a_window_that_is_not_wide_for_its_letters_has_two(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    page = shown(qtbot, size=size)
    settle(page)
    figure, safety, advice = (part(page, kind) for kind in (Demonstration, SafetyCard, AdviceNotes))
    assert figure.right() < safety.left()
    assert advice.top() > figure.bottom()
    assert advice.left() == figure.left()


def test_the_columns_follow_the_window_and_the_letters(qtbot: QtBot, qapp: QApplication) -> None:
    page = shown(qtbot, size=(1920, 1080))
    wide = part(page, AdviceNotes)
    page.resize(1280, 800)
    settle(page)
    narrow = part(page, AdviceNotes)
    assert narrow.left() < wide.left()
    page.resize(1920, 1080)
    settle(page)
    assert part(page, AdviceNotes).topLeft() == wide.topLeft()
    apply_theme(qapp, Scheme.DARK, 2.0)
    settle(page)
    assert part(page, AdviceNotes).left() == narrow.left()


def lines_of(text: str, font: QFont, width_px: float) -> Iterator[str]:
    """Text as it is broken into lines of that width."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_px)
        yield text[line.textStart() : line.textStart() + line.textLength()].strip()
    layout.endLayout()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [(1600, 900), (1920, 1080), (2560, 1440)], ids=str)
def test_no_line_of_a_wide_window_has_more_than_seventy_letters(
    qtbot: QtBot, size: tuple[int, int], name: str
) -> None:
    page = shown(qtbot, size=size)
    choose(page, name)
    settle(page)
    lines: list[str] = []
    for prose in page.view.findChildren(ProseLabel):
        if prose.isVisible():
            lines += lines_of(prose.text(), prose.font(), prose._line_px(prose.width()))
    for bullets in page.view.findChildren(BulletList):
        if bullets.isVisible():
            for placed in bullets._parts(bullets.width()):
                if placed.flags & Qt.TextFlag.TextWordWrap.value:
                    lines += lines_of(placed.text, placed.font, placed.place.width())
    assert lines
    assert max(map(len, lines)) <= 70, max(lines, key=len)
