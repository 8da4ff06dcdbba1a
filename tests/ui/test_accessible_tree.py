from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface

from tests.ui.workouts import DESK_BREAK, Stage

Role = QAccessible.Role
USED = (  # what a person operates
    Role.Button,
    Role.PushButton,
    Role.CheckBox,
    Role.Slider,
    Role.SpinBox,
    Role.List,
    Role.ListItem,
    Role.EditableText,
    Role.ComboBox,
)


def seen(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """What a screen reader finds: interface and all within it that is not hidden."""
    if interface.state().invisible:
        return
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            yield from seen(child)


def controls(stage: Stage) -> list[tuple[str, str]]:
    """Role and name of each thing that can be operated."""
    window = QAccessible.queryAccessibleInterface(stage.window)
    return [(one.role().name, one.text(QAccessible.Text.Name)) for one in seen(window) if one.role() in USED]


def question(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 1000)
    stage.page.ask_to_finish()


def summary(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 100_000)


def library(stage: Stage) -> None:
    stage.program.library.open()


def workout(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 1000)


@pytest.mark.parametrize(
    ("scene", "least"),
    [(library, 8), (workout, 8), (question, 8), (summary, 2)],
)
def test_a_screen_reader_finds_a_name_for_everything_that_can_be_operated(
    stage: Stage, scene: Callable[[Stage], None], least: int
) -> None:
    scene(stage)
    found = controls(stage)
    assert len(found) >= least
    assert not [role for role, name in found if not name.strip()]
