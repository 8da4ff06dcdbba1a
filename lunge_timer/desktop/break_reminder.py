"""Reminds of a break while the program runs: waits for the moment, and takes the answer."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from lunge_timer.core.clock import Clocks
from lunge_timer.core.reminders import LONG_SLEEP_MS, ReminderRules, Sitting, next_due

WallClock: TypeAlias = Callable[[], datetime]  # without a time zone

_LOOK_MS = 60_000  # a timer stands still while the computer sleeps
_LATE = timedelta(minutes=5)  # later than this nobody knows what the person has done meanwhile


class Answer(Enum):
    START = "start"
    LATER = "later"
    NOT_TODAY = "not-today"


class BreakReminder(QObject):
    """Tells when a break is due. It looks once a minute, and where nothing is set not at all."""

    due = Signal()
    start_requested = Signal()

    def __init__(self, wall: WallClock, clocks: Clocks, parent: QObject) -> None:
        super().__init__(parent)
        self._wall = wall
        self._clocks = clocks
        self._apart_ms = self._asleep_ms()
        self._rules = ReminderRules(on=False, weekdays=(), from_h=0, until_h=0, every_min=0)
        self._sitting = Sitting(since=wall())
        self._busy = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)

    @Slot(object)
    def show_rules(self, rules: ReminderRules) -> None:
        """Follow other rules; the time that has to pass begins anew."""
        if rules != self._rules:
            self._rules = rules
            self._apart_ms = self._asleep_ms()
            self._sitting = self._sitting.slept(self._wall())
            self.look()

    @Slot()
    def begin_workout(self) -> None:
        """Remind of nothing until it is over."""
        self._busy = True
        self._timer.stop()

    @Slot()
    def end_workout(self) -> None:
        self._busy = False
        self._apart_ms = self._asleep_ms()
        self._sitting = self._sitting.worked_out(self._wall())
        self.look()

    @Slot(object)
    def take_answer(self, answer: Answer) -> None:
        now = self._wall()
        if answer is Answer.START:
            self.start_requested.emit()
        elif answer is Answer.LATER:
            self._sitting = self._sitting.put_off(now)
        else:
            self._sitting = self._sitting.silenced(now)
        self.look()

    @Slot()
    def look(self) -> None:
        """Tell if it is due, and look again when it may be."""
        self._timer.stop()
        if self._busy:
            return
        now, before_ms = self._wall(), self._apart_ms
        self._apart_ms = self._asleep_ms()
        if self._apart_ms - before_ms >= LONG_SLEEP_MS:
            self._sitting = self._sitting.slept(now)
        due = next_due(self._rules, self._sitting, now)
        if due is not None and now - due > _LATE:
            self._sitting = self._sitting.slept(now)
        elif due is not None and due <= now:
            self._sitting = self._sitting.reminded(now)
            self.due.emit()
        due = next_due(self._rules, self._sitting, now)
        if due is not None:
            self._timer.start(min(_LOOK_MS, max(0, round((due - now).total_seconds() * 1000))))

    def _asleep_ms(self) -> int:
        """How long the computer has been asleep, from any moment on."""
        boot_ms = self._clocks.boot()
        return boot_ms - self._clocks.awake()
