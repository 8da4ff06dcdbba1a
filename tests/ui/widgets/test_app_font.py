from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.ui.editor.block_card import BlockLine, BlockModel
from lunge_timer.ui.editor.block_list import BlockList
from lunge_timer.ui.theme import Scheme, apply_theme
from lunge_timer.ui.widgets.buttons import PillButton
from lunge_timer.ui.widgets.segments import Segment
from lunge_timer.ui.widgets.stepper import Stepper


@pytest.mark.parametrize(
    "make", [lambda: PillButton("Start"), lambda: Segment("Light"), lambda: Stepper("Sets", 1, 99)]
)
def test_letters_grow_with_the_application_s(
    qtbot: QtBot, qapp: QApplication, make: Callable[[], QWidget]
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    before_px = widget.sizeHint().width()
    apply_theme(qapp, Scheme.DARK, 2.0)
    assert widget.sizeHint().width() > before_px * 1.3


def test_rows_grow_with_their_letters(qtbot: QtBot, qapp: QApplication) -> None:
    model = BlockModel()
    rows = BlockList(model)
    qtbot.addWidget(rows)
    rows.resize(300, 600)
    model.show_lines((BlockLine("All of it", ""), BlockLine("Walk", "0:30")))
    rows.show()
    before_px = rows.visualRect(model.index(1)).height()
    apply_theme(qapp, Scheme.DARK, 2.0)
    assert rows.visualRect(model.index(1)).height() > before_px * 1.3
