import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from lunge_timer.ui.library.bullet_list import Bullet, BulletList
from lunge_timer.ui.theme import Colors
from tests.ui.library.pages import count

LONG = "One leg back until its thigh points straight down, the knee never on the floor"


def lines(qtbot: QtBot, *shown: Bullet, width_px: int = 200, spare_px: int = 0) -> BulletList:
    label = BulletList(size=1.0, space_px=6)
    qtbot.addWidget(label)
    label.show_lines(shown)
    label.resize(width_px, label.heightForWidth(width_px) + spare_px)
    return label


def painted(label: BulletList, color: QColor) -> int:
    return count(label.grab().toImage(), color)


def test_every_line_is_as_high_as_what_is_written(qtbot: QtBot, colors: Colors) -> None:
    words = (Bullet("1", LONG, "5 s"), Bullet("2", "Stand", "2 s", LONG))
    label, roomy = (lines(qtbot, *words, spare_px=spare) for spare in (0, 100))
    for color in (colors.ink, colors.muted, colors.accent):
        assert painted(label, color) == painted(roomy, color) > 10


def test_wrapped_text_begins_where_its_first_line_does(qtbot: QtBot, colors: Colors) -> None:
    label = lines(qtbot, Bullet("1", LONG))
    image = label.grab().toImage().copy(0, 0, label.fontMetrics().horizontalAdvance("1"), label.height())
    assert count(image, colors.ink) == 0


@pytest.mark.parametrize("width_px", [120, 200, 700])
def test_narrow_lines_are_higher(qtbot: QtBot, width_px: int) -> None:
    label = lines(qtbot, Bullet("1", LONG))
    assert label.heightForWidth(width_px) >= label.heightForWidth(width_px + 300)


def test_other_lines_take_the_place_of_the_last(qtbot: QtBot, colors: Colors) -> None:
    label = lines(qtbot, Bullet("1", "Lower", "2 s"))
    before = painted(label, colors.ink)
    label.show_lines([Bullet("1", "Lower slowly", "2 s")])
    assert painted(label, colors.ink) > before
    assert label.text() == "1 Lower slowly 2 s"
