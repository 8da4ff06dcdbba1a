"""A day at the desk, with the program as it is installed: it is reminded of the break, and answers."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.desktop.buses import Caller
from tests.desktop.notification_daemon import Daemon
from tests.real_window.program import Program
from tests.real_window.screen_reader import ScreenReader
from tests.real_window.wall_clock import WallClock

pytestmark = pytest.mark.real_window

MONDAY = "2026-11-30 10:00"
OFTEN_S = 30 * 60  # as often as the settings allow
LATER_S = 10 * 60
SOON_S = 60  # before it is due, and after
EVENING, TUESDAY = "2026-11-30 17:00", "2026-12-01 09:30"  # half an hour after the reminders begin at 9
SWITCH, EVERY = "Remind me of a break in the day", "Every, minutes"


class Day:
    """The program, and who is told of the break; time goes by as a test says."""

    def __init__(self, program: Program, daemon: Daemon, clock: WallClock, bus: str) -> None:
        self.program = program
        self.daemon = daemon
        self.clock = clock
        self._caller = Caller(bus)
        self._told = 0  # how often, so far

    def be_told_after(self, seconds: int) -> None:
        """Let so much time go by and be told of the break then, and no sooner; no window comes with it."""
        self.hear_nothing_for(seconds - SOON_S)
        title = self.program.title()
        self.clock.let_pass(2 * SOON_S)
        self.program.see("a notification", lambda: len(self.daemon.shown) > self._told)
        self._told += 1
        self.hear_nothing_for(0)
        assert self.program.title() == title

    def hear_nothing_for(self, seconds: int) -> None:
        self.clock.let_pass(seconds)
        self.program.picture()  # meanwhile anything could have come
        assert len(self.daemon.shown) == self._told

    def answer(self, words: str) -> None:
        connections = self._caller.connections()
        self.daemon.press(words)
        self.program.see("that it is answered", lambda: self._caller.connections() < connections)

    def end(self) -> None:
        self._caller.close()
        self.daemon.close()


@pytest.fixture
def day(
    reader: ScreenReader, told_program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Day]:
    """A Monday at 10, with the library in sight."""
    bus = reader.environ["DBUS_SESSION_BUS_ADDRESS"]
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    clock = WallClock(tmp_path)
    day = Day(told_program, Daemon(), clock, bus)
    told_program.start(**clock.at(MONDAY))
    told_program.see("the whole library", partial(reader.has, "text", "Search"))
    told_program.see_title("Lunge Timer")
    yield day
    day.end()


def turn_on(reader: ScreenReader, program: Program) -> None:
    """Switch the reminder on in the settings, as often as they allow."""
    reader.do("push button", "Settings", "Press")
    program.see("the settings", partial(reader.has, "check box", SWITCH))
    reader.do("check box", SWITCH, "Toggle")
    program.see("how often", partial(reader.has, "spin button", EVERY))
    reader.set_value("spin button", EVERY, OFTEN_S // 60)
    program.press("Escape")
    program.see_title("Lunge Timer")


def test_a_break_is_told_of_put_off_begun_and_not_told_of_again_that_day(
    reader: ScreenReader, day: Day
) -> None:
    program = day.program
    turn_on(reader, program)
    program.minimize()
    program.see("no window", lambda: program.title() != "Lunge Timer")
    day.be_told_after(OFTEN_S)
    app, _replaced, icon, title, text, buttons, _hints, _ms = day.daemon.shown[0]
    assert (app, icon, title) == ("Lunge Timer", "lunge-timer", "Desk break, 1:34")
    assert text == "Time to stand up for a moment."
    assert buttons[1::2] == ["Start", "In 10 minutes", "Not today"]

    day.answer("In 10 minutes")
    day.be_told_after(LATER_S)
    day.answer("Start")
    program.see_title("Desk break")
    program.press("Escape")  # a question, and the workout waits for the answer
    program.see("a workout that pauses", partial(reader.has, "dialog", ""))
    day.hear_nothing_for(OFTEN_S)
    program.press("Tab", "Return")
    program.see("its summary", partial(reader.has, "push button", "Back to routines"))

    day.be_told_after(OFTEN_S)  # anew from the workout on
    day.answer("Not today")
    while day.clock.seconds_to(EVENING) > 0:
        day.hear_nothing_for(OFTEN_S)
    day.be_told_after(day.clock.seconds_to(TUESDAY))
    program.press("alt+F4")
    assert program.wait() == 0
    assert program.errors == ""
