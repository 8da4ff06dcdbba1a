"""The page of progress on the screen, and a history that answers at once."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.answers import Correction
from lunge_timer.core.done_workout import Away, Goal, Workout
from lunge_timer.core.weeks import day_number
from lunge_timer.store.history.content import Counts
from lunge_timer.ui.progress.leg_series import exercise_trends
from lunge_timer.ui.progress.page import ProgressPage
from lunge_timer.ui.workout_history import ExportKind, Remembered
from tests.ui.progress.histories import exercises, last_weeks
from tests.ui.spoken import spoken

TODAY = day_number(date(2026, 11, 26))  # a Thursday
LEFT = Qt.MouseButton.LeftButton


class Keeper:
    """A history in memory."""

    def __init__(self, *workouts: Workout, plan: Counts | None = None) -> None:
        self.known = {each.uid: each for each in workouts}
        self.goals: list[Goal] = []
        self.aways: list[Away] = []
        self.exported: list[tuple[Path, ExportKind]] = []
        self.written: list[tuple[Path, bytes]] = []
        self.imported: list[Path] = []
        self.plan = plan or Counts(0, 0, 0, 0, 0)

    def read(self, then: Callable[[Remembered], object]) -> None:
        kept = [each for each in self.known.values() if each.deleted_ms is None]
        then(Remembered(kept, self.goals, self.aways))

    def correct(self, uid: str, correction: Correction) -> None:
        self.known[uid] = correction(self.known[uid])

    def delete(self, uid: str) -> None:
        self.known[uid] = replace(self.known[uid], deleted_ms=1)

    def undelete(self, uid: str) -> None:
        self.known[uid] = replace(self.known[uid], deleted_ms=None)

    def set_goal(self, goal: Goal) -> None:
        self.goals.append(goal)

    def add_away(self, away: Away) -> None:
        self.aways.append(away)

    def remove_away(self, away: Away) -> None:
        self.aways.remove(away)

    def export(self, path: Path, kind: ExportKind, then: Callable[[], object]) -> None:
        self.exported.append((path, kind))
        then()

    def write_file(self, path: Path, content: bytes, then: Callable[[], object]) -> None:
        self.written.append((path, content))
        then()

    def plan_import(self, _path: Path, then: Callable[[Counts], object]) -> None:
        then(self.plan)

    def import_file(self, path: Path, then: Callable[[], object]) -> None:
        self.imported.append(path)
        then()


class Files:
    """Chooses what a test has laid out."""

    def __init__(self, file: Path | None) -> None:
        self.file = file

    def file_to_export(self, _parent: QWidget, _kind: ExportKind, _day: str) -> Path | None:
        return self.file

    def file_to_report(self, _parent: QWidget, _day: str) -> Path | None:
        return self.file

    def file_to_import(self, _parent: QWidget) -> Path | None:
        return self.file


def filled(
    workouts: Sequence[Workout], away: tuple[Away, ...] = (), files: Files | None = None
) -> ProgressPage:
    """A page with these workouts."""
    page = ProgressPage(files)
    page.show_weeks(*last_weeks(tuple(workouts), TODAY, away), TODAY)
    page.show_trends(exercise_trends(workouts, exercises()), TODAY)
    page.show_workouts(workouts, TODAY)
    return page


def shown(
    qtbot: QtBot,
    workouts: Sequence[Workout],
    *,
    size: tuple[int, int] = (1280, 800),
    away: tuple[Away, ...] = (),
    files: Files | None = None,
) -> ProgressPage:
    return put_on_screen(qtbot, filled(workouts, away, files), size)


def put_on_screen(qtbot: QtBot, page: ProgressPage, size: tuple[int, int] = (1280, 800)) -> ProgressPage:
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
    page.setFocus()
    settle(page)
    return page


def settle(page: QWidget) -> None:
    for _turn in range(3):
        page.grab()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press(page: QWidget, *keys: Qt.Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        QTest.keyClick(page.window().focusWidget(), key)


def type_in(page: QWidget, text: str) -> None:
    QTest.keyClicks(page.window().focusWidget(), text)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    QTest.mouseClick(widget, LEFT, pos=place or widget.rect().center())


def tab_to(page: QWidget, words: str) -> QWidget:
    """Go on with Tab until the keyboard is on what has words in its name."""
    for _turn in range(40):
        press(page, Qt.Key.Key_Tab)
        widget = page.window().focusWidget()
        if words in spoken(widget):
            return widget
    raise LookupError(words)


def words_on(page: QWidget) -> list[str]:
    """All that is written in labels in sight."""
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible() and each.text()]
