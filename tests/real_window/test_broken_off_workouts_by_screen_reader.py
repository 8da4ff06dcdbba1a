"""Workouts that the program was killed in, and what becomes of each, by screen reader: kept, or resumed."""

import signal
from functools import partial
from pathlib import Path

import pytest

from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.store.encoding import encode
from tests.real_window.program import Program
from tests.real_window.screen_reader import ScreenReader
from tests.real_window.wall_clock import WallClock

pytestmark = [pytest.mark.real_window, pytest.mark.slow]

# Get ready 1 s; then each rep takes 2 s.
PLAN = Routine(
    name="Evening legs",
    get_ready_s=1,
    blocks=(ExerciseBlock(exercise="reverse-lunge", sets=1, reps=2, phases_s={"lower": 1, "rise": 1}),),
)
START = "Start Evening legs, 9 seconds"
KEPT_OLD = "“Evening legs” stopped at rep 1, right leg back, 13 hours ago; what was done is kept"


class Days:
    """The program at one time after the other, operated over the bus alone."""

    def __init__(self, reader: ScreenReader, program: Program, clock: WallClock) -> None:
        self.reader = reader
        self.program = program
        self._clock = clock

    def begin(self, when: str) -> None:
        self.reader.heard.clear()
        self.program.start(**self._clock.at(when))
        self.program.see("the whole library", partial(self.reader.has, "text", "Search"))

    def break_off(self) -> None:
        """Have the program killed after the first rep of the left leg."""
        self.reader.do("list item", "Evening legs", "Toggle")
        self.program.see("the start", partial(self.reader.has, "push button", START))
        self.reader.do("push button", START, "Press")
        self.program.see("the other leg", partial(self.reader.has_just_announced, "Lower, right leg back"))
        self.program.send(signal.SIGKILL)
        self.program.wait()

    def answer(self, words: str) -> None:
        self.program.see("the question", partial(self.reader.has, "dialog", "Resume this workout?"))
        self.reader.heard.clear()
        self.reader.do("push button", words, "Press")

    def see_card(self, words: str) -> None:
        self.program.see(words, lambda: any(words in each.name for each in self.reader.things("list item")))

    def end(self) -> None:
        self.program.see_title("Lunge Timer")
        self.program.press("alt+F4")
        assert self.program.wait() == 0
        assert self.program.errors == ""


@pytest.fixture
def days(reader: ScreenReader, told_program: Program, tmp_path: Path) -> Days:
    file = tmp_path / "lunge-timer" / "routines" / "evening-legs.lunge.json"
    file.parent.mkdir(parents=True)
    file.write_text(encode(PLAN), encoding="utf-8")
    return Days(reader, told_program, WallClock(tmp_path))


def test_an_old_one_is_kept_unasked_and_of_others_it_is_told_what_became_of_them(days: Days) -> None:
    reader, program = days.reader, days.program
    days.begin("2026-12-07 18:00")
    days.break_off()

    days.begin("2026-12-08 07:30")
    program.see("that it is kept", partial(reader.has, "notification", KEPT_OLD))
    assert reader.announced == [KEPT_OLD]
    days.see_card("last done yesterday, 1 + 0 of 2 + 2")
    days.break_off()

    days.begin("2026-12-08 07:35")
    days.answer("Resume")
    program.see("its end", partial(reader.has, "filler", "All reps done, Evening legs"))
    assert "Lower, left leg back, 1 second, rep 1 of 2" not in reader.announced
    program.see("that it is kept", partial(reader.has, "label", "Saved"))
    reader.do("push button", "Back to routines", "Press")
    days.see_card("last done today, all 2 + 2")
    days.break_off()

    days.begin("2026-12-08 07:40")
    days.answer("Keep what was done")
    days.see_card("last done today, 1 + 0 of 2 + 2")
    program.see("that it is told", lambda: "What was done of “Evening legs” is kept" in reader.announced)
    reader.do("push button", "Progress", "Press")
    program.see("the workouts", partial(reader.has, "section", "3 workouts"))
    assert [thing.name for thing in reader.things("image") if thing.name.startswith("Week of")] == [
        "Week of 7 Dec: 2 workouts"
    ]
    reader.do("list", "Workouts", "SetFocus")
    program.press("Home", "Return")
    program.see("the workout", partial(reader.has, "dialog", "Evening legs"))
    (dialog,) = reader.things("dialog")
    assert dialog.description.endswith("Reverse lunge: 1 set · left 1 of 2 · right 0 of 2")
    reader.do("push button", "Close", "Press")
    program.see("the page", lambda: any("enabled" in each.states for each in reader.things("list")))
    reader.do("push button", "Back", "Press")
    days.end()
