"""A week as a person lives it: three workouts on three days, one of them killed, with the keyboard alone."""

import signal
from functools import partial
from pathlib import Path

import pytest

from lunge_timer.core.routine import ExerciseBlock, Routine
from tests.real_window.program import Program
from tests.real_window.screen_reader import ScreenReader
from tests.real_window.short_holds import keep_routine
from tests.real_window.wall_clock import WallClock

pytestmark = [pytest.mark.real_window, pytest.mark.slow]

# Get ready 1 s; then each rep takes 2 s.
PLAN = Routine(
    name="Evening legs",
    get_ready_s=1,
    blocks=(ExerciseBlock(exercise="reverse-lunge", sets=1, reps=1, phases_s={"lower": 1, "rise": 1}),),
)
MONDAY, WEDNESDAY, FRIDAY = "2026-11-30 18:00", "2026-12-02 07:30", "2026-12-04 18:00"
UP_TO_NOT_NOW = (
    "effort",
    "no pain",
    "left leg",
    "right leg",
    "note",
    "not now",
)  # from the second reserve on
SOON_AFTER = "2026-12-02 07:35:30"


class Week:
    """The program on one day after the other, and what is read in its window."""

    def __init__(self, reader: ScreenReader, program: Program, clock: WallClock) -> None:
        self.reader = reader
        self.program = program
        self._clock = clock

    def begin(self, when: str) -> None:
        self.program.start(**self._clock.at(when))
        self.program.see("the whole library", partial(self.reader.has, "text", "Search"))
        self.program.see_title("Lunge Timer")

    def finish_workout(self) -> None:
        self.program.see("its summary", partial(self.reader.has, "filler", "All reps done, Evening legs"))
        self.program.see("that it is kept", partial(self.reader.has, "label", "Saved"))

    def go_back(self, card: str, header: str) -> None:
        """Leave the summary, and see what the library says of the routine and of the week."""
        self.program.press("Escape")
        self.program.see(header, partial(self.reader.has, "label", header))
        self.program.see(card, lambda: card in self.reader.things("list item")[0].name)

    def end(self) -> None:
        self.program.press("alt+F4")
        assert self.program.wait() == 0
        assert self.program.errors == ""


@pytest.fixture
def week(reader: ScreenReader, told_program: Program, tmp_path: Path) -> Week:
    """Before its Monday, with a routine of one's own."""
    keep_routine(tmp_path / "lunge-timer", PLAN)
    return Week(reader, told_program, WallClock(tmp_path))


def test_three_days_with_a_kill_are_told_right_by_card_header_progress_and_command(
    week: Week,
) -> None:
    reader, program = week.reader, week.program
    week.begin(MONDAY)
    program.press("Home", "Return")
    week.finish_workout()
    program.press("Tab", "Right", "Right", "space", "Tab", "Right", "Right", "Right", "Tab", "Right", "Right")
    week.go_back("last done today, all 1 + 1", "1 of 3–4 this week")
    week.end()

    week.begin(WEDNESDAY)
    assert "last done 2 days ago, all 1 + 1" in reader.things("list item")[0].name
    program.press("Return")
    program.see("the second rep", partial(reader.has_just_announced, "Lower, right leg back"))
    program.send(signal.SIGKILL)
    program.wait()
    week.begin(SOON_AFTER)
    program.see("what to do with it", partial(reader.has, "dialog", "Resume this workout?"))
    (dialog,) = reader.things("dialog")
    assert dialog.description == "“Evening legs” stopped at rep 1, right leg back, 5 minutes ago."
    program.press("Return")
    week.finish_workout()
    program.press("Tab", "Right", "Right", "Tab", "Right", "Right")
    program.see("advice", partial(reader.has, "notification", "Next time: 2 reps per leg. Twice in a row"))
    program.press(*["Tab"] * len(UP_TO_NOT_NOW), "Return")
    program.see("that it is declined", partial(reader.has_just_announced, "Not now"))
    week.go_back("last done today, all 1 + 1", "2 of 3–4 this week")
    week.end()

    week.begin(FRIDAY)
    program.press("Return")
    week.finish_workout()
    week.go_back("last done today, all 1 + 1", "3 of 3–4 this week")
    program.press("ctrl+p")
    program.see("the week", partial(reader.has, "section", "This week: 3 of 3–4 lunge workouts"))
    assert reader.has("image", "Done on Monday, Wednesday, Friday")
    assert [thing.name for thing in reader.things("list item")] == [
        "Friday, 4 December 2026, Evening legs, left 1, right 1, 5 seconds",
        "Wednesday, 2 December 2026, Evening legs, left 1, right 1, 6 seconds",
        "Monday, 30 November 2026, Evening legs, left 1, right 1, 5 seconds, effort 3",
    ]
    week.end()

    workouts = program.workouts()
    assert [(each["outcome"], each.get("effort")) for each in workouts] == [
        ("complete", 3),
        ("complete", None),
        ("complete", None),
    ]
    sets = [[(row["leg"], row["reps_done"], row.get("reserve")) for row in each["sets"]] for each in workouts]
    assert sets == [
        [("left", 1, 2), ("right", 1, 3)],
        [("left", 1, 2), ("right", 1, 2)],
        [("left", 1, None), ("right", 1, None)],
    ]
