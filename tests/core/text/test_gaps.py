"""What is told of a pause that nobody asked for."""

import pytest

from lunge_timer.core.live_clock import Gap
from lunge_timer.core.text.gaps import gap_sentence
from lunge_timer.core.text.numbers import spoken_time


def gap(length_ms: int, *, slept: bool) -> Gap:
    return Gap(at_ms=86_400_000, length_ms=length_ms, slept=slept)


@pytest.mark.parametrize(
    ("length_ms", "time"),
    [
        (2_001, "2 s"),
        (20_400, "20 s"),
        (59_700, "1 min"),
        (125_000, "2 min 5 s"),
        (3_599_400, "59 min 59 s"),
        (3_600_000, "1 h"),
        (3_725_000, "1 h 2 min"),
        (93_600_000, "26 h"),
    ],
)
def test_a_sleep_is_told_with_its_length_in_its_two_largest_units(length_ms: int, time: str) -> None:
    sentence = f"Paused: the computer slept for {time}. Nothing of it was counted."
    told = gap_sentence(gap(length_ms, slept=True))
    assert told.replace("\N{NO-BREAK SPACE}", " ") == sentence


def test_its_length_stands_in_one_line() -> None:
    assert "for 1\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}2\N{NO-BREAK SPACE}min. Nothing" in gap_sentence(
        gap(3_725_000, slept=True)
    )


def test_a_program_that_stood_still_is_told_from_a_sleep() -> None:
    sentence = "Paused: the program stood still for 20\N{NO-BREAK SPACE}s. Nothing of it was counted."
    assert gap_sentence(gap(20_000, slept=False)) == sentence


def test_a_screen_reader_says_the_units_in_full() -> None:
    sentence = "Paused: the computer slept for 1 hour 2 minutes. Nothing of it was counted."
    assert gap_sentence(gap(3_725_000, slept=True), spoken_time) == sentence
