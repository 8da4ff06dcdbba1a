"""Rounds in words: which one it is, what comes after the rest between two, and where one was interrupted."""

from collections.abc import Sequence

import pytest

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.routine import Block, ExerciseBlock, LegReps, Round, Routine, TimedBlock
from lunge_timer.core.speech.words import every_sentence, utterances
from lunge_timer.core.text.announcements import step_sentence
from lunge_timer.core.text.captions import longest_caption, strip_caption
from lunge_timer.core.text.prompts import next_up, place_of, where_line
from lunge_timer.core.timeline import StepKind, Timeline
from lunge_timer.store.assets import load_exercises

SHIPPED = load_exercises()
CURLS = ExerciseBlock(exercise="machine-leg-curl", sets=1, reps=2, rest_s=20)
LUNGES = ExerciseBlock(exercise="reverse-lunge", sets=2, reps=1, rest_s=30)
WALK = TimedBlock(name="Walk", duration_s=30)
HOLDS = ExerciseBlock(exercise="squat-position-reverse-lunge", sets=1, reps=1)


def laid_out(*blocks: Block | Round, get_ready_s: int = 10) -> Timeline:
    return compile_timeline(Routine(name="Any", get_ready_s=get_ready_s, blocks=blocks), SHIPPED)


def circuit(*blocks: Block, times: int = 3, name: str = "Circuit", rest_s: int = 60) -> Round:
    return Round(name=name, times=times, rest_s=rest_s, blocks=blocks)


THREE = laid_out(circuit(CURLS, LUNGES), HOLDS)


def between_rounds(timeline: Timeline) -> list[int]:
    steps = enumerate(timeline.steps)
    return [index for index, step in steps if step.kind is StepKind.REST and step.set is None]


def places(timeline: Timeline, indices: Sequence[int]) -> list[tuple[str, str, str]]:
    found = (place_of(timeline, index) for index in indices)
    return [(place.exercise, place.set, place.round_name) for place in found]


def test_a_set_says_which_round_it_is_in_and_how_the_rounds_are_called() -> None:
    firsts = [span.first for span in THREE.sets]
    assert places(THREE, firsts[3:6]) == [
        ("Machine leg curl", "Round 2 of 3", "Circuit"),
        ("Reverse lunge", "Round 2 of 3, set 1 of 2", "Circuit"),
        ("Reverse lunge", "Round 2 of 3, set 2 of 2", "Circuit"),
    ]
    assert places(THREE, firsts[9:]) == [("Squat-position reverse lunge", "Set 1 of 1", "")]
    assert where_line(THREE, firsts[4]) == "Round 2 of 3, set 1 of 2 · rep 1 · left leg"


def test_the_rest_between_two_rounds_says_what_comes() -> None:
    first, second, last = between_rounds(THREE)
    assert places(THREE, [0, first, last]) == [
        ("Machine leg curl", "Next: Round 1 of 3", "Circuit"),
        ("Machine leg curl", "Next: Round 2 of 3", "Circuit"),
        ("Squat-position reverse lunge", "Next: Set 1 of 1", ""),
    ]
    assert [(next_up(THREE, index).title, next_up(THREE, index).detail) for index in (first, second)] == [
        ("Machine leg curl", "Round 2 of 3 · 2 reps"),
        ("Machine leg curl", "Round 3 of 3 · 2 reps"),
    ]
    assert next_up(THREE, first - 1).detail == "then Round 2 of 3: Machine leg curl"
    assert next_up(THREE, last - 1).detail == "then Squat-position reverse lunge"


def test_inside_a_round_what_comes_does_not_say_the_round_again() -> None:
    rest = next(index for index, step in enumerate(THREE.steps) if step.kind is StepKind.REST)
    assert next_up(THREE, rest).detail == "Set 1 of 2 · 1 rep per leg\ncounts the leg that goes back"


def test_a_round_that_a_timed_step_begins_says_so_too() -> None:
    timeline = laid_out(circuit(WALK, CURLS, times=2))
    (between,) = between_rounds(timeline)
    assert next_up(timeline, between).detail == "Round 2 of 2 · 30 s"
    assert places(timeline, [between + 1]) == [("Walk", "Round 2 of 2", "Circuit")]
    assert step_sentence(timeline, between + 1) == ("Round 2 of 2: Walk, 30 seconds. Then Machine leg curl")


def test_what_is_done_once_is_no_round() -> None:
    timeline = laid_out(circuit(CURLS, times=1))
    assert places(timeline, [1]) == [("Machine leg curl", "Set 1 of 1", "Circuit")]


def test_a_screen_reader_is_told_the_round_as_it_begins() -> None:
    firsts = [span.first for span in THREE.sets]
    assert step_sentence(THREE, firsts[3]).startswith("Round 2 of 3: ")
    assert step_sentence(THREE, firsts[4]).startswith("Set 1 of 2: ")
    assert step_sentence(THREE, between_rounds(THREE)[0]) == (
        "Rest, 1 minute, then Round 2 of 3: Machine leg curl"
    )
    of_sets = laid_out(circuit(LUNGES))
    assert step_sentence(of_sets, of_sets.sets[2].first).startswith("Round 2 of 3, set 1 of 2: ")


def test_the_strip_tells_rounds_as_one() -> None:
    assert strip_caption(THREE).replace("\N{NO-BREAK SPACE}", " ") == (
        "Get ready 10 s   Circuit: 3 rounds, rest 60 s   Set 1"
    )
    assert longest_caption(THREE)
    unnamed = laid_out(circuit(WALK, name="", rest_s=0, times=2), get_ready_s=0)
    assert strip_caption(unnamed).replace("\N{NO-BREAK SPACE}", " ") == "2 rounds"


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (3, ["Round 1 of 3.", "Round 2 of 3.", "Round 3 of 3."]),
        (10, [f"Round {number} of 10." for number in range(1, 11)]),
        (12, ["Next round."] * 11),  # nobody recorded so many
    ],
)
def test_the_voice_says_the_round_before_its_first_set(times: int, said: Sequence[str]) -> None:
    timeline = laid_out(circuit(CURLS, LUNGES, times=times))
    told = [
        sentence
        for index, step in enumerate(timeline.steps)
        for utterance in utterances(timeline, index, step.duration_ms, "brief")
        for sentence in utterance.forms[0]
        if "ound" in sentence
    ]
    assert told == said
    assert {*told} <= {*every_sentence((), (), ())}


def test_where_there_is_little_time_the_round_alone_is_said() -> None:
    timeline = laid_out(circuit(LUNGES))
    rest = between_rounds(timeline)[0]
    (_rest, ahead) = utterances(timeline, rest, 60_000, "full")[-2:]
    assert ahead.forms == (
        ("Round 2 of 3.", "Set 1 of 2.", "Left leg first."),
        ("Round 2 of 3.", "Left leg first."),
        ("Round 2 of 3.",),
    )


def test_reps_by_leg_are_told_for_each() -> None:
    block = ExerciseBlock(exercise="reverse-lunge", sets=1, reps=LegReps(left=12, right=10))
    assert next_up(laid_out(block), 0).detail.startswith("12 reps left, 10 right")
