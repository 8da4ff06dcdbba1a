"""What a screen reader is told of the editor's fields."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import Block, LegOrder, Load
from lunge_timer.ui.editor.page import EditorPage
from tests.ui.editor.pages import LUNGES, PIGEON, blocks_of, choose, field, routine, shown, tab_to, type_text
from tests.ui.spoken import put_as_screen_readers_do

FIELDS = QLineEdit | QComboBox | QPlainTextEdit
EVERY_ROW = replace(LUNGES, legs=LegOrder.ONE_AT_A_TIME, load=Load(kind="vest", kg=2))


def fields(page: EditorPage) -> list[QWidget]:
    return [one for one in page.findChildren(QWidget) if one.isVisible() and isinstance(one, FIELDS)]


def labels(widget: QWidget) -> list[str]:
    """What labels a widget: on Linux, all that tells a screen reader what a combo box is for."""
    found = QAccessible.queryAccessibleInterface(widget).relations()
    return [one.text(QAccessible.Text.Name) for one, kind in found if kind == QAccessible.RelationFlag.Label]


def texts_of(widget: QWidget) -> tuple[str, str]:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description)


@pytest.mark.parametrize("row", range(3))
def test_every_field_has_its_label(qtbot: QtBot, row: int) -> None:
    page = shown(qtbot, routine(EVERY_ROW, PIGEON))
    choose(page, row)
    assert len(fields(page)) >= 3
    for each in fields(page):
        assert labels(each) == [each.accessibleName()]
        assert each.accessibleName().strip()
    for box in page.inspector.findChildren(QCheckBox):
        assert box.text()


def test_a_label_that_changes_is_still_the_field_s(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(EVERY_ROW))
    page.model.change("load.kind", "dumbbells", "Load")
    assert labels(field(page, "Weight")) == ["Weight in each hand"]


def test_the_name_of_a_field_is_its_label_alone_and_its_text_is_its_value(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(LUNGES))
    rest = field(page, "Rest between sets")
    assert texts_of(rest) == ("Rest between sets", "30–60 s")
    assert rest.property("text") == "45"


def test_a_mistake_stands_in_its_field_s_description_until_it_is_corrected(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(LUNGES))
    rest = tab_to(page, "Rest between sets: ")
    type_text(page, "1m 3x")
    assert texts_of(rest) == ("Rest between sets", "Type a time, as in 90, 1:30 or 1 min 30 s")
    type_text(page, "60")
    assert texts_of(rest) == ("Rest between sets", "30–60 s")


@pytest.mark.parametrize(
    ("row", "words", "text", "changed"),
    [
        (1, "Sets", "12", replace(EVERY_ROW, sets=12)),
        (2, "Cue", "Breathe", replace(PIGEON, cue="Breathe")),
    ],
)
def test_what_a_screen_reader_puts_into_a_field_changes_its_value(
    qtbot: QtBot, row: int, words: str, text: str, changed: Block
) -> None:
    page = shown(qtbot, routine(EVERY_ROW, PIGEON))
    choose(page, row)
    entry = tab_to(page, words)
    assert isinstance(entry, QLineEdit)
    put_as_screen_readers_do(entry, text)
    assert blocks_of(page)[row - 1] == changed
