import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from lunge_timer.desktop.crash import CrashHandler
from lunge_timer.store.paths import HOME_VARIABLE, log_folder
from lunge_timer.store.report import write_report
from lunge_timer.ui.widgets.overlay import Overlay
from tests.ui.workouts import DESK_BREAK, Stage, texts

# Said by the offscreen platform itself of any window with a least size.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise"),
]


def handler_for(stage: Stage) -> CrashHandler:
    window = stage.window
    return CrashHandler(
        partial(write_report, log_folder()), tell=window.show_trouble, close=window.close, parent=window
    )


@pytest.fixture
def handler(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashHandler]:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    handler = handler_for(stage)
    handler.install()
    yield handler
    handler.uninstall()


def stumble() -> None:
    raise ZeroDivisionError("a bug in a slot")


def told(stage: Stage) -> list[str]:
    return [text for card in stage.window.findChildren(Overlay) if card.isVisible() for text in texts(card)]


def fail_in_a_slot() -> None:
    QTimer.singleShot(0, stumble)
    for _turn in range(3):  # the slot, the telling, the picture of it
        QApplication.processEvents()


@pytest.mark.usefixtures("handler")
def test_a_bug_in_a_slot_is_written_down_and_told_and_the_workout_goes_on(
    stage: Stage, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    stage.begin(DESK_BREAK, 15_000)
    fail_in_a_slot()
    report = tmp_path / "logs" / "crash.txt"
    assert any(str(report) in sentence for sentence in told(stage))
    assert not any("ZeroDivisionError" in sentence for sentence in told(stage))
    assert "ZeroDivisionError: a bug in a slot" in report.read_text("utf-8")
    assert "stumble" in report.read_text("utf-8")
    stage.wait(1000)
    assert stage.dial() == "HOLD: 1 of 3 s"
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("handler")
def test_a_report_that_cannot_be_written_is_not_told_of(
    stage: Stage, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("a file in the folder's place", "utf-8")
    fail_in_a_slot()
    (title, sentence, *_buttons) = told(stage)
    assert title == "An unexpected error"
    assert "went wrong" in sentence
    assert "report" not in sentence
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("handler")
def test_a_bug_on_another_thread_is_told_on_the_screen_s(
    stage: Stage, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    thread = threading.Thread(target=stumble)
    thread.start()
    thread.join()
    assert not told(stage)
    QApplication.processEvents()
    assert told(stage)
    assert "stumble" in (tmp_path / "logs" / "crash.txt").read_text("utf-8")
    assert capfd.readouterr().err == ""


def test_no_widget_is_made_in_the_midst_of_what_went_wrong(stage: Stage, handler: CrashHandler) -> None:
    handler.handle(ZeroDivisionError, ZeroDivisionError("while painting"), None)
    assert not told(stage)
    QApplication.processEvents()
    assert told(stage)


def test_an_interrupt_closes_the_window_and_leaves_no_report(
    stage: Stage, handler: CrashHandler, tmp_path: Path
) -> None:
    handler.handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not stage.window.isVisible()
    assert not (tmp_path / "logs").exists()


def test_an_interrupt_in_mid_workout_asks_first(stage: Stage, handler: CrashHandler) -> None:
    stage.begin(DESK_BREAK, 15_000)
    handler.handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert stage.page.dialogs.close.isVisible()


def test_after_it_is_uninstalled_bugs_go_where_they_went_before(stage: Stage) -> None:
    before = sys.excepthook, threading.excepthook
    handler = handler_for(stage)
    handler.install()
    assert sys.excepthook == handler.handle
    handler.uninstall()
    assert (sys.excepthook, threading.excepthook) == before
