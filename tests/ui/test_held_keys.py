"""A key that is held does once what it does, on every page; the system has marked its repeats."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from lunge_timer.ui.widgets.key_list import KeyList
from tests.ui.sittings import HOLDS, Sit, Sitting, put, settle, sittings
from tests.ui.ways import editor, settings, workout

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen platform, of sizes and of raising

Key = Qt.Key
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
REPEATS = 6  # even: what is switched so often is as it was


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    assert qapp is not None
    for stem in ("a", "b", "c"):
        put(tmp_path, stem)
    with sittings(tmp_path) as sit:
        yield sit


def hold(sitting: Sitting, key: Qt.Key, held: Qt.KeyboardModifier = NONE, text: str = "") -> None:
    window = sitting.window.windowHandle()
    kinds = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    for number in range(REPEATS):
        for kind in kinds:
            is_repeat = (number, kind) not in {(0, kinds[0]), (REPEATS - 1, kinds[1])}
            QCoreApplication.sendEvent(window, QKeyEvent(kind, key, held, text, is_repeat))
    settle(sitting.window)


@pytest.mark.parametrize(
    ("item_id", "key", "held", "count"),
    [("a", Key.Key_Delete, NONE, 2), ("a", Key.Key_D, CTRL | SHIFT, 4), (HOLDS, Key.Key_S, CTRL | SHIFT, 4)],
    ids=["delete", "duplicate", "save"],
)
def test_one_routine_is_deleted_duplicated_or_kept(
    sit: Sit, item_id: str, key: Qt.Key, held: Qt.KeyboardModifier, count: int
) -> None:
    sitting = sit()
    sitting.library.choose(item_id)
    hold(sitting, key, held)
    assert len(sitting.own) == count


def test_one_star_is_set(sit: Sit) -> None:
    sitting = sit()
    hold(sitting, Key.Key_D, CTRL)
    assert sitting.chosen.starred


@pytest.mark.parametrize(
    ("key", "held", "more"),
    [(Key.Key_Delete, NONE, -1), (Key.Key_Backspace, NONE, -1), (Key.Key_D, CTRL, 1)],
    ids=["delete", "backspace", "duplicate"],
)
def test_one_block_is_removed_or_duplicated_and_one_step_undone(
    sit: Sit, key: Qt.Key, held: Qt.KeyboardModifier, more: int
) -> None:
    sitting = sit()
    page = editor(sitting)
    model = sitting.editor.model
    for _time in range(3):
        model.duplicate()
    before = len(model.routine.blocks)
    sitting.editor.sidebar.blocks.setFocus()
    hold(sitting, key, held)
    assert len(model.routine.blocks) == before + more
    hold(sitting, Key.Key_Z, CTRL)
    assert len(model.routine.blocks) == before
    assert page.isVisible()


def test_one_list_of_keys_is_shown_and_one_answer_given(sit: Sit) -> None:
    sitting = sit()
    page = settings(sitting)
    hold(sitting, Key.Key_F1)
    assert len([each for each in page.findChildren(KeyList) if each.isVisible()]) == 1
    hold(sitting, Key.Key_Escape)
    assert page.isVisible()  # the list is closed, and no more


def test_the_key_that_starts_a_workout_does_nothing_in_it(sit: Sit) -> None:
    sitting = sit()
    hold(sitting, Key.Key_Return)
    assert sitting.workout.page.isVisible()
    assert "PAUSED" not in sitting.workout.page.dial.accessibleName()


def test_a_rest_grows_as_long_as_the_arrow_is_held_and_a_pause_does_not_flicker(sit: Sit) -> None:
    sitting = sit()
    page = workout(sitting)
    asked: list[object] = []
    sitting.workout.page.command_requested.connect(asked.append)
    sitting.clock.advance(1000)  # the press that began it is over
    for key, count in (
        (Key.Key_Up, REPEATS),
        (Key.Key_Right, 1),
        (Key.Key_Backspace, 1),
        (Key.Key_PageUp, 1),
        (Key.Key_PageDown, 1),
        (Key.Key_B, 1),
    ):
        asked.clear()
        hold(sitting, key)
        assert len(asked) == count, key
    hold(sitting, Key.Key_Space)
    assert sitting.workout.page.dial.accessibleName().startswith("PAUSED")
    assert page.isVisible()
