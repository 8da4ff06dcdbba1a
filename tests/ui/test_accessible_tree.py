from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QStackedWidget

from lunge_timer.core.answers import SORE_LEGS
from tests.remembered import THREE_SETS
from tests.ui.summary.summaries import DONE
from tests.ui.workouts import DESK_BREAK, Stage

Role = QAccessible.Role
USED = (  # what a person operates
    Role.Button,
    Role.PushButton,
    Role.CheckBox,
    Role.RadioButton,
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


def questions(stage: Stage) -> None:
    summary(stage)
    assert stage.summary is not None
    stage.summary.show_summary(DONE, THREE_SETS, SORE_LEGS)
    stage.summary.advice.show_advice("Next time: hold 6 s", "All was kept.")


def library(stage: Stage) -> None:
    stage.program.library.open()


def workout(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 1000)


@pytest.mark.parametrize(
    ("scene", "least"),
    [(library, 8), (workout, 8), (question, 8), (summary, 2), (questions, 50)],
)
def test_a_screen_reader_finds_a_name_for_everything_that_can_be_operated(
    stage: Stage, scene: Callable[[Stage], None], least: int
) -> None:
    scene(stage)
    found = controls(stage)
    assert len(found) >= least
    assert not [role for role, name in found if not name.strip()]


def test_the_windows_title_says_where_one_is(stage: Stage) -> None:
    library = stage.library
    library.choose("built-in/desk-break")
    titles = [stage.window.windowTitle()]
    library.settings_requested.emit()
    titles.append(stage.window.windowTitle())
    library.edit_requested.emit("built-in/desk-break")
    titles.append(stage.window.windowTitle())
    stage.begin(DESK_BREAK)
    titles.append(stage.window.windowTitle())
    stage.wait(200_000)
    titles.append(stage.window.windowTitle())
    assert titles == [
        "Lunge Timer",
        "Settings",
        "Desk break 2: editor",
        "Desk break",
        "Desk break: summary",
    ]


@pytest.mark.parametrize("scene", [library, workout, summary, questions])
def test_every_page_has_a_name_and_a_description(stage: Stage, scene: Callable[[Stage], None]) -> None:
    scene(stage)
    (pages,) = stage.window.findChildren(QStackedWidget)
    page = pages.currentWidget()
    assert page is not None
    assert page.accessibleName()
    assert page.accessibleDescription().endswith("F1 lists the keys")
