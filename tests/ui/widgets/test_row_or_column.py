import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.ui.widgets.flow_layout import FlowLayout
from lunge_timer.ui.widgets.labels import WrapLabel
from lunge_timer.ui.widgets.row_or_column import RowOrColumn


class Block(QWidget):
    """A widget of one size, and narrower at need."""

    def __init__(self, width_px: int, height_px: int, least_px: int) -> None:
        super().__init__()
        self._hint, self._least = QSize(width_px, height_px), QSize(least_px, height_px)

    def sizeHint(self) -> QSize:
        return self._hint

    def minimumSizeHint(self) -> QSize:
        return self._least


@pytest.fixture
def box(qtbot: QtBot) -> QWidget:
    box = QWidget()
    qtbot.addWidget(box)
    return box


def shown(box: QWidget, layout: RowOrColumn | FlowLayout, width_px: int) -> QWidget:
    box.setLayout(layout)
    box.resize(width_px, box.heightForWidth(width_px))
    box.show()
    return box


def places(*blocks: QWidget) -> list[tuple[int, int, int]]:
    return [(one.x(), one.y(), one.width()) for one in blocks]


def test_with_room_all_stand_in_a_row_and_share_what_is_left(box: QWidget) -> None:
    fixed, one, two = Block(50, 20, 50), Block(90, 20, 40), Block(10, 20, 10)
    layout = RowOrColumn(10)
    layout.add(fixed, stretch=False)
    layout.add(one, stretch=True)
    layout.add(two, stretch=True)
    shown(box, layout, 270)
    assert places(fixed, one, two) == [(0, 0, 50), (60, 0, 100), (170, 0, 100)]
    assert box.height() == 20


def test_without_room_all_stand_one_below_the_other(box: QWidget) -> None:
    one, two = Block(90, 20, 60), Block(90, 30, 60)
    shown(box, RowOrColumn(10, one, two, column_space_px=4), 129)
    assert places(one, two) == [(0, 0, 129), (0, 24, 129)]
    assert box.height() == 54
    box.resize(130, box.heightForWidth(130))
    assert places(one, two) == [(0, 0, 60), (70, 0, 60)]


def test_the_width_below_which_a_row_is_too_narrow_can_be_told(box: QWidget) -> None:
    one, two = Block(90, 20, 10), Block(90, 20, 10)
    layout = RowOrColumn(0, one, two)
    layout.show_least(80)
    shown(box, layout, 159)
    assert layout.heightForWidth(160) == 20
    assert layout.heightForWidth(159) == 40


def test_what_is_hidden_takes_no_room(box: QWidget) -> None:
    one, two = Block(90, 20, 60), Block(90, 30, 60)
    shown(box, RowOrColumn(10, one, two), 100)
    two.hide()
    assert box.heightForWidth(100) == 20


def test_a_column_is_as_high_as_its_words_need(box: QWidget) -> None:
    words = WrapLabel("as many words as take up several lines in so narrow a place")
    shown(box, RowOrColumn(0, words, Block(200, 20, 200)), 210)
    assert words.height() == words.heightForWidth(210) > words.fontMetrics().height() * 1.5


def test_a_row_is_as_narrow_as_a_column_at_need(box: QWidget) -> None:
    layout = RowOrColumn(10, Block(90, 20, 60), Block(90, 20, 50))
    shown(box, layout, 90)
    assert (layout.minimumSize().width(), layout.sizeHint().width()) == (60, 190)


@pytest.mark.parametrize(("width_px", "lines"), [(550, 1), (549, 2), (300, 2), (299, 3), (20, 11)])
def test_equal_items_stand_in_lines_of_equally_many(box: QWidget, width_px: int, lines: int) -> None:
    blocks = [Block(50, 20, 50) for _number in range(11)]
    layout = FlowLayout(0, line_space_px=6, even=True)
    for block in blocks:
        layout.addWidget(block)
    shown(box, layout, width_px)
    counts = [sum(block.y() == top for block in blocks) for top in sorted({block.y() for block in blocks})]
    assert len(counts) == lines
    assert max(counts) - min(counts) <= 1 + (lines > 2)
    assert box.height() == lines * 20 + (lines - 1) * 6
