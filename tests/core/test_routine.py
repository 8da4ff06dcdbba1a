import math
import re
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from lunge_timer.core.exercise import Seconds
from lunge_timer.core.plan import check_routine
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Load, Routine, TimedBlock, to_ms
from lunge_timer.core.visible_text import printable
from lunge_timer.errors import LungeTimerError, RoutineError
from tests.core.exercises import EXERCISES, LUNGE
from tests.core.strategies import routines

WALK = TimedBlock(name="Walk", duration_s=30)


def lunges(**changes: Any) -> ExerciseBlock:
    return replace(ExerciseBlock(exercise="lunge", sets=1, reps=1), **changes)


def check(*blocks: Block, **changes: Any) -> None:
    check_routine(replace(Routine(name="Any", blocks=blocks), **changes), EXERCISES)


def refusal(*blocks: Block, **changes: Any) -> str:
    with pytest.raises(RoutineError) as refused:
        check(*blocks, **changes)
    assert isinstance(refused.value, LungeTimerError)
    return str(refused.value)


@given(routines())
def test_a_routine_within_the_limits_passes(routine: Routine) -> None:
    check_routine(routine, EXERCISES)


@pytest.mark.parametrize(
    ("place", "low", "high"),
    [
        ("sets", 1, 99),
        ("reps", 1, 999),
        ("switch_s", 0, 60),
        ("rest_s", 0, 300),
        ("phases_s.lower", 1, 60),
        ("phases_s.bottom", 0, 60),
        ("load.kg", 0, 1000),
    ],
)
def test_numbers_have_limits_that_are_told_with_their_place(place: str, low: int, high: int) -> None:
    def block(value: Seconds) -> ExerciseBlock:
        if place == "load.kg":
            return lunges(load=Load(kind="vest", kg=value))
        key, _, phase_id = place.partition(".")
        return lunges(**{key: {phase_id: value} if phase_id else value})

    check(block(low), block(high))
    for value in (low - 1, high + 1, -1, 10**9):
        told = refusal(WALK, block(value))
        assert told == f"blocks[1].{place}: {value} is not between {low} and {high}"
    for no_number in (math.nan, math.inf, -math.inf):
        assert refusal(block(no_number)).startswith(f"blocks[0].{place}: ")


def test_timed_steps_and_get_ready_have_limits() -> None:
    check(TimedBlock(name="Walk", duration_s=3600), get_ready_s=60)
    assert "blocks[0].duration_s: 0.5 is not" in refusal(TimedBlock(name="Walk", duration_s=0.5))
    assert "blocks[0].switch_s: 61 is not" in refusal(TimedBlock(name="Walk", duration_s=5, switch_s=61))
    assert "get_ready_s: 61 is not between 0 and 60" in refusal(WALK, get_ready_s=61)


def test_a_number_of_5000_digits_is_told_by_its_length() -> None:
    assert refusal(lunges(reps=10**4999)).startswith("blocks[0].reps: a number of 5000 digits is not")


@pytest.mark.parametrize(("count", "fits"), [(0, False), (1, True), (50, True), (51, False)])
def test_a_routine_has_1_to_50_blocks(count: int, *, fits: bool) -> None:
    if fits:
        check(*[WALK] * count)
    else:
        assert refusal(*[WALK] * count) == f"blocks: {count} blocks are not between 1 and 50"


@pytest.mark.parametrize("name", ["x", "x" * 80, "<img src=a>", "Beine & Po – früh", "脚", "…", "a\u3164"])
def test_a_name_may_be_anything_that_can_be_seen(name: str) -> None:
    check(WALK, TimedBlock(name=name, duration_s=5), name=name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "it is empty"),
        (" \u00a0 ", "it is empty"),
        ("\u2800", "it holds nothing that can be seen"),
        (" \u115f\u1160 \u3164\uffa0", "it holds nothing that can be seen"),
        ("\u034f\ufe0f", "it holds nothing that can be seen"),
        ("x" * 81, "81 characters are more than 80"),
        ("x" * 100_000, "100000 characters are more than 80"),
        ("a\x00b", "it holds a character that cannot be seen (U+0000)"),
        ("a\nb", "it holds a character that cannot be seen (U+000A)"),
        ("a\u202eb", "it holds a character that cannot be seen (U+202E)"),
        ("a\u200bb", "it holds a character that cannot be seen (U+200B)"),
        ("a\ud800b", "it holds a character that cannot be seen (U+D800)"),
    ],
)
def test_a_name_that_cannot_be_shown_is_refused(name: str, reason: str) -> None:
    assert refusal(WALK, name=name) == f"name: {reason}"
    assert refusal(TimedBlock(name=name, duration_s=5)) == f"blocks[0].name: {reason}"


def test_notes_may_have_lines_and_a_cue_may_not() -> None:
    check(WALK, notes="One\n\tTwo")
    assert "notes: " in refusal(WALK, notes="\x07")
    assert "blocks[0].cue: " in refusal(TimedBlock(name="Walk", duration_s=5, cue="One\nTwo"))
    assert "201 characters" in refusal(TimedBlock(name="Walk", duration_s=5, cue="x" * 201))


def test_an_unknown_exercise_is_told_with_those_there_are() -> None:
    told = refusal(lunges(exercise="jump\u202e"))
    assert told == "blocks[0].exercise: there is no exercise “jump\ufffd”; there are curl, lunge, squat"


def test_an_unknown_phase_is_told_with_those_there_are() -> None:
    told = refusal(lunges(phases_s={"top": 5}))
    assert told == "blocks[0].phases_s: “Lunge” has no phase “top”; it has lower, bottom, rise"


def test_legs_are_left_out_of_an_exercise_for_both() -> None:
    check(lunges(exercise="curl"))
    assert "blocks[0].legs: " in refusal(lunges(exercise="curl", legs=LegOrder.ALTERNATE))


def test_a_block_s_own_seconds_stand_over_the_exercise_s() -> None:
    block = lunges(phases_s={"lower": 3.5})
    assert [block.phase_s(phase) for phase in LUNGE.phases] == [3.5, 0, 2]


def test_seconds_are_rounded_to_milliseconds() -> None:
    assert [to_ms(seconds) for seconds in (0, 2, 1.5, 0.0004, 0.0006, 29.9999)] == [
        0,
        2000,
        1500,
        0,
        1,
        30_000,
    ]


def test_text_from_a_file_is_made_short_and_plain() -> None:
    assert printable("jump") == "jump"
    assert re.fullmatch("x{60}…", printable("x" * 1000))
    assert printable("a\x1b[31m") == "a\ufffd[31m"
