"""Voices that nobody recorded: they know how long each sentence takes, or that they lack it."""

from collections.abc import Callable
from zlib import crc32

from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Said, Text
from lunge_timer.core.routine import Pace
from lunge_timer.core.speech.placing import SentenceMs
from lunge_timer.core.timeline import Timeline
from tests.core.exercises import EXERCISES
from tests.core.strategies import routines

CUES = ("Stay tall", "Keep your knee off the floor")
TALKATIVE = {
    name: replace(
        exercise,
        cues=tuple(Said(text=Text(cue), source=("LT",)) for cue in CUES),
        checks=(Said(text=Text("Hips level, facing forward"), source=("LT",)),),
    )
    for name, exercise in EXERCISES.items()
}


def evenly(sentence: str) -> int:
    """A voice that takes 60 ms a letter and lacks nothing."""
    return 60 * len(sentence)


def voices() -> st.SearchStrategy[SentenceMs]:
    """Any voice: quick or slow, and one in ten of its sentences is not there."""

    def voice(seed: int, longest_ms: int) -> Callable[[str], int | None]:
        def sentence_ms(sentence: str) -> int | None:
            number = crc32(f"{seed} {sentence}".encode())
            return None if number % 10 == 0 else 1 + number // 10 % longest_ms

        return sentence_ms

    return st.builds(voice, st.integers(0, 1000), st.sampled_from([300, 800, 2000, 5000]))


def timelines_with_words(*paces: Pace) -> st.SearchStrategy[Timeline]:
    return routines(*paces).map(lambda routine: compile_timeline(routine, TALKATIVE))
