"""A whole workout, as a screen reader is told of it, held against the timeline."""

from functools import partial
from pathlib import Path

import pytest

from lunge_timer.core.exercise import Seconds
from lunge_timer.core.routine import ExerciseBlock, LegOrder, Routine, TimedBlock
from lunge_timer.core.text.announcements import step_sentence
from lunge_timer.core.text.prompts import phase_word
from lunge_timer.core.timeline import Timeline
from tests.real_window.program import Program
from tests.real_window.screen_reader import ScreenReader, Thing
from tests.real_window.short_holds import (
    ANSWERED,
    keep_routine,
    results,
    short_holds,
    told_steps,
    told_with_rep_redone,
    without_deeds,
)

pytestmark = pytest.mark.real_window

SQUAT_S: dict[str, Seconds] = {
    "squat": 1, "back": 1, "hold-back": 2, "forward": 1, "hold-squat": 1, "stand": 1
}  # fmt: skip
LUNGE_S: dict[str, Seconds] = {"lower": 1, "rise": 1}
SHORT = Routine(
    name="Short",
    get_ready_s=3,
    blocks=(
        TimedBlock(name="Walk", duration_s=2),
        ExerciseBlock(
            exercise="squat-position-reverse-lunge",
            sets=1,
            reps=1,
            rest_s=2,
            legs=LegOrder.ONE_AT_A_TIME,
            switch_s=2,
            phases_s=SQUAT_S,
        ),
        ExerciseBlock(exercise="reverse-lunge", sets=2, reps=1, rest_s=2, phases_s=LUNGE_S),
    ),
)


@pytest.fixture
def timeline(reader: ScreenReader, told_program: Program, tmp_path: Path) -> Timeline:
    """That of a workout which was chosen and started over the bus."""
    return begin(reader, told_program, tmp_path, SHORT)


def begin(reader: ScreenReader, program: Program, folder: Path, routine: Routine) -> Timeline:
    """Have a routine of one's own, choose and start it over the bus; return its timeline."""
    timeline = keep_routine(folder / "lunge-timer", routine)
    program.start()
    program.see("the whole library", partial(reader.has, "text", "Search"))
    names = [thing.name.partition(",")[0] for thing in reader.things("list item")]
    reader.select("list", "Routines", names.index(routine.name))
    program.see("its button", partial(reader.has, "push button", f"Start {routine.name}"))
    reader.do("push button", f"Start {routine.name}", "Press")
    return timeline


def ring(things: list[Thing]) -> Thing:
    return next(thing for thing in things if thing.role == "image" and " of " in thing.name)


def test_every_step_is_announced_once_and_nothing_else_is(
    reader: ScreenReader, told_program: Program, timeline: Timeline
) -> None:
    walked = 0
    for number, step in enumerate(timeline.steps, 1):
        told_program.see(step.label, partial(reader.has_announced, number))
        things = reader.tree()
        if len(reader.announced) == number:  # else a step was over before its tree was walked
            walked += 1
            word = phase_word(timeline, number - 1).upper()
            assert ring(things).name.startswith(f"{word}: "), step
            (page,) = (thing for thing in things if thing.name == reader.announced[-1])
            assert "focused" in page.states
    assert walked > len(timeline.steps) // 2
    told_program.see("the end", partial(reader.has_announced, len(timeline.steps) + 1))
    steps = told_steps(timeline)
    assert reader.announced == [*steps, "All reps done"]
    # Orca 43 speaks the new name of what has the keyboard, and no announcements.
    assert reader.names_with_keyboard("filler")[-len(steps) :] == [*steps[1:], "All reps done"]
    told_program.press("alt+F4")
    assert told_program.wait() == 0
    assert told_program.errors == ""


def test_what_the_person_does_is_announced_and_a_button_keeps_its_name(
    reader: ScreenReader, told_program: Program, timeline: Timeline
) -> None:
    told_program.see("the first step", lambda: bool(reader.announced))
    told_program.press("Tab")
    told_program.see("a button with the keyboard", lambda: bool(reader.focused("push button")))
    button = reader.focused("push button")[0].name
    for key, sentence in (
        ("p", "Paused"),
        ("Right", f"Paused: {step_sentence(timeline, 1)}"),
        ("Up", "7 seconds left"),
        ("m", "Sound off"),
        ("p", "Resumed: Walk, 7 seconds left"),
        ("m", "Sound"),
    ):
        told_program.press(key)
        told_program.see(sentence, partial(reader.has_just_announced, sentence))
    assert [thing.name for thing in reader.focused("push button")] == [button]
    assert reader.names_with_keyboard("push button") == []


def test_a_whole_workout_is_led_from_the_library_to_its_answers_over_the_bus_alone(
    reader: ScreenReader, told_program: Program, tmp_path: Path
) -> None:
    timeline = begin(reader, told_program, tmp_path, short_holds())
    steps, redone = told_steps(timeline), timeline.reps[1].first

    def press(button: str, heard: str) -> None:
        reader.do("push button", button, "Press")
        told_program.see(heard, partial(reader.has_just_announced, heard))

    told_program.see("get ready", partial(reader.has_announced, 1))
    press("Next step", steps[1])
    told_program.see("a hold of the right leg", partial(reader.has_announced, redone + 3))
    press("Pause", "Paused")
    reached = len(reader.announced) - 1
    press("Redo rep", f"Paused: {steps[redone]}")
    press("Resume", "Resumed: Squat, right leg next, ")
    told_program.see("the end", partial(reader.has_just_announced, "All reps done"))
    assert without_deeds(reader.announced) == told_with_rep_redone(timeline, reached)

    for role, answer in (
        ("radio button", "Left leg: How many more could you have done? 2"),
        ("radio button", "Right leg: How many more could you have done? 4 or more"),
        ("radio button", "How hard was it? 7"),
        ("check box", "No pain"),
    ):
        reader.do(role, answer, "Toggle")
    reader.write("text", "A note for next time", "Slower")
    told_program.see("the note that is kept", lambda: told_program.workouts()[0]["note"] == "Slower")
    reader.do("push button", "Back to routines", "Press")

    told_program.see("the library", partial(reader.has, "push button", "Start Short holds"))
    reader.do("push button", "Start Short holds", "Press")
    told_program.see("its buttons", partial(reader.has, "push button", "Finish"))
    reader.do("push button", "Finish", "Press")
    told_program.see("a question", partial(reader.has, "dialog", "End this workout?"))
    press("Finish", "Finished early: 0 of 4 reps")
    told_program.press("alt+F4")
    assert told_program.wait() == 0
    assert told_program.errors == ""
    assert [results(kept) for kept in told_program.workouts()] == [ANSWERED]
