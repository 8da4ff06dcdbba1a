"""The program as the command line starts it, on no screen, and driven from within.

    python -m tests.driven STEP[,STEP ...] [ARGUMENT ...]

After each step one line tells what is seen, as JSON.
"""

import json
import os
import pwd
import sys
import traceback
from threading import Event, Thread
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from PySide6.QtCore import QMetaObject, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from lunge_timer import cli
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.main_window import MainWindow
from lunge_timer.ui.settings.page import SettingsPage
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.widgets.sliders import SecondsSlider
from lunge_timer.ui.widgets.strip import Strip
from lunge_timer.ui.workout.controller import WorkoutController
from lunge_timer.ui.workout.counters import LegCounter
from lunge_timer.ui.workout.dial import Dial
from lunge_timer.ui.workout.page import WorkoutPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_LOOK_MS = 20
_FAILED = 99
_TURNS = 10  # after so many all that is there has its place


class Driver(QObject):
    """Does one step after the other, once the window is there."""

    def __init__(self, steps: list[str]) -> None:
        super().__init__()
        self._steps = steps
        self._seen: dict[str, Any] = {}
        self._deeds: Mapping[str, Callable[[], object]] = {
            "look": lambda: None,
            "workout": self._start,
            "next": self._go_to_next_step,
            "stop": self._stop,
            "star": lambda: self.library.obey(LibraryCommand.STAR),
            "save": lambda: self.library.obey(LibraryCommand.SAVE),
            "change": self._change,
            "keep": lambda: self.library.obey(LibraryCommand.KEEP),
            "light": self._set_light,
            "edit": self._edit,
            "close": self._close,
            "watch": self._watch,
            "where": self._tell_places,
        }

    @property
    def window(self) -> MainWindow:
        return next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))

    @property
    def library(self) -> LibraryPage:
        return self.window.findChildren(LibraryPage)[0]

    @property
    def workout(self) -> WorkoutController:
        return self.window.findChildren(WorkoutController)[0]

    @Slot()
    def go_on(self) -> None:
        """Do the next step, and tell what is seen then."""
        if not self._steps:
            return
        step = self._steps.pop(0)
        try:
            self._deeds[step]()
        except Exception:  # noqa: BLE001 - whatever it is, nothing else would end the program
            traceback.print_exc()
            os._exit(_FAILED)
        say(self._look())
        QTimer.singleShot(0, self, self.go_on)

    @Slot()
    def tell_news(self) -> None:
        """Tell what is seen, where it is not what was seen before."""
        before, self._seen = self._seen, self._look()
        if self._seen != before:
            say(self._seen)

    def _look(self) -> dict[str, Any]:
        window = self.window
        library = self.library
        model = library.panel.model
        focused: QWidget | None = window.focusWidget()
        return {
            "title": window.windowTitle(),
            "busy": self.workout.under_way,
            "names": [model.item(number).name for number in range(model.rowCount())],
            "chosen": library.chosen.name if library.chosen else "",
            "dial": next((each.accessibleName() for each in window.findChildren(Dial)), ""),
            "played": next(
                (each.accessibleName() for each in window.findChildren(Strip) if each.isVisible()), ""
            ),
            "counts": [each.accessibleName() for each in window.findChildren(LegCounter)],
            "buttons": [each.text() for each in window.findChildren(QPushButton) if each.isVisible()],
            "focused": "" if focused is None else focused.accessibleName() or focused.property("text"),
            "texts": [each.text() for each in window.findChildren(QLabel) if each.isVisible()],
            "read": dict(_read_from_afar(window)),
            "ground": QApplication.palette().window().color().name(),
        }

    def _tell_places(self) -> None:
        """Tell where on the window everything that has a name is, and what Tab leads to from the list."""
        window = self.window
        while not window.findChildren(SecondsSlider):
            QApplication.processEvents()  # they are made after the first picture
        for _turn in range(_TURNS):
            QApplication.processEvents()
        names = {each: each.accessibleName() for each in window.findChildren(QWidget) if each.isVisible()}
        places = {name: _place(each, window) for each, name in names.items() if name}
        stops = []
        for _tab in names:
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
            focused = window.focusWidget()
            if focused is self.library.cards:
                break
            stops.append(focused.accessibleName())
        say({"places": places, "stops": stops})

    def _start(self) -> None:
        self.library.start()

    def _go_to_next_step(self) -> None:
        self.workout.page.controls.next_button.click()

    def _close(self) -> None:
        self.window.close()

    def _stop(self) -> None:
        self.workout.abandon()
        self.workout.left.emit()

    def _set_light(self) -> None:
        self.library.obey(LibraryCommand.SHOW_SETTINGS)
        (page,) = self.window.findChildren(SettingsPage)
        page.ask("theme", "light")
        page.closed.emit()

    def _change(self) -> None:
        """Set the first number of the chosen routine otherwise."""
        self.window.findChildren(SecondsSlider)[0].ms_changed.emit(7_000)

    def _edit(self) -> None:
        self.library.obey(LibraryCommand.EDIT)
        (page,) = self.window.findChildren(EditorPage)
        page.model.rename("Never saved")

    def _watch(self) -> None:
        timer = QTimer(self, interval=_LOOK_MS)
        timer.timeout.connect(self.tell_news)
        timer.start()


def _read_from_afar(window: QWidget) -> "Iterator[tuple[str, tuple[str, int, int, int, int]]]":
    """What is read from three metres in a workout: its words, and where on the screen they stand."""
    for page in window.findChildren(WorkoutPage):
        exercise, place, *_others = page.header.findChildren(FitLabel)
        word, seconds, *_others = page.dial.findChildren(FitLabel)
        labels = {"phase": word, "seconds": seconds, "leg": page.leg_line, "cue": page.cue}
        for name, label in (labels | {"exercise": exercise, "set": place}).items():
            if label.isVisible() and label.text():
                corner = label.mapToGlobal(QPoint(0, 0))
                yield name, (label.text(), corner.x(), corner.y(), label.width(), label.height())


def _place(widget: QWidget, window: QWidget) -> tuple[int, int, int, int]:
    """Its left, top, width and height on the window."""
    corner = widget.mapTo(window, QPoint(0, 0))
    return corner.x(), corner.y(), widget.width(), widget.height()


def say(seen: dict[str, Any]) -> None:
    print(json.dumps(seen), flush=True)  # noqa: T201 - what this is for


def begin_when_shown(driver: Driver) -> None:
    """Wait on a thread of its own: the loop that is to be watched begins inside the program."""
    while True:
        windows = QApplication.topLevelWidgets() if QApplication.instance() else []
        # The other rooms are joined after the first picture.
        if any(
            isinstance(each, MainWindow) and each.isVisible() and len(each._rooms) > 1 for each in windows
        ):
            QMetaObject.invokeMethod(driver, "go_on", Qt.ConnectionType.QueuedConnection)
            return
        Event().wait(_LOOK_MS / 1000)


def main() -> int:
    driver = Driver(sys.argv[1].split(","))
    Thread(target=begin_when_shown, args=(driver,), daemon=True).start()
    with patch.object(pwd, "getpwuid", side_effect=KeyError):  # only the environment tells of a home
        return cli.main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
