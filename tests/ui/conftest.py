import gc
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.ui.theme import Colors, Scheme, apply_theme, current_colors
from lunge_timer.ui.widgets.keys import allow_single_keys
from tests.conftest import FakeClock

if TYPE_CHECKING:
    from tests.ui.workouts import Stage


@pytest.fixture(autouse=True)
def no_search_for_garbage() -> Iterator[None]:
    """What only the test knew is no garbage while Qt still paints it: to delete it then would crash."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def colors(qapp: QApplication) -> Iterator[Colors]:
    """Every test begins in the dark theme."""
    apply_theme(qapp, Scheme.DARK)
    yield current_colors()
    apply_theme(qapp, Scheme.DARK)


@pytest.fixture(autouse=True)
def single_keys(qapp: QApplication) -> Iterator[None]:
    """Every test begins with single keys as shortcuts."""
    assert qapp is not None
    yield
    allow_single_keys(allowed=True)


@pytest.fixture
def stage(qtbot: QtBot, clock: FakeClock) -> Iterator["Stage"]:
    """The whole window on the screen, its clock in the test's hand."""
    from tests.ui.workouts import Stage

    stage = Stage(clock)
    qtbot.addWidget(stage.window)
    stage.show()
    yield stage
    stage.close()
