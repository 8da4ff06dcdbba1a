"""The exported sounds of version 2 files against a second reckoning: each where it is due, and no other."""

import json
import wave
from collections.abc import Sequence
from io import BytesIO

import pytest
from hypothesis import given, settings

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.sound_options import DEFAULT_VOLUME
from lunge_timer.sound.score import Score
from lunge_timer.sound.sound_file import write_wav
from lunge_timer.sound.tones import FRAME_BYTES, FRAMES_PER_MS, tone
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.routines import parse_routine
from tests.core.format_2_reckoning import Json, reckoned_plan
from tests.core.format_2_routines import routines_within_the_limits
from tests.core.test_format_2_reckoning import EXAMPLE
from tests.sound.sound_reckoning import Heard, reckoned_sounds

EXERCISES = load_exercises()
MS_BYTES = FRAMES_PER_MS * FRAME_BYTES
FADE_MS = 20  # as much of a sound that the next one cuts off may be softer
LONGEST_MS = 120_000

WALL_SITS = {"exercise": "own/wall-sit", "sets": 1, "reps": 1, "rest_s": 2.5, "phases_s": {"sit": 4}}
LUNGES = {"exercise": "reverse-lunge", "sets": 1, "reps": {"left": 2, "right": 1}}
HOLDS = {"exercise": "squat-position-reverse-lunge", "sets": 2, "reps": [1, 2], "legs": "alternate-sets"}
WALK = {"type": "timed", "name": "Walk", "duration_s": 3}
ROUND = {"type": "round", "times": 2, "rest_s": 20, "blocks": [WALL_SITS | {"type": "exercise"}, WALK]}
SHORT = EXAMPLE | {
    "get_ready_s": 6,
    "blocks": [
        ROUND,
        LUNGES | {"type": "exercise"},
        HOLDS | {"type": "exercise", "rest_s": 1, "open_holds": True},
    ],
}


def exported(routine: Json) -> bytes:
    """The samples of its WAV file."""
    file = BytesIO()
    timeline = compile_timeline(parse_routine(json.dumps(routine), EXERCISES, "any.lunge.json"), EXERCISES)
    write_wav(file, Score(timeline))
    file.seek(0)
    with wave.open(file) as wav:
        samples: bytes = wav.readframes(wav.getnframes())
    return samples


def check_sounds(samples: bytes, sounds: Sequence[Heard]) -> None:
    """Each begins on its sample, is what it should be, and before it all is silent."""
    silent_from_ms = 0
    for heard, following in zip(sounds, [*sounds[1:], None], strict=True):
        before = samples[silent_from_ms * MS_BYTES : heard.at_ms * MS_BYTES]
        assert not any(before), f"a sound stands before {heard}"
        whole = tone(heard.sound, DEFAULT_VOLUME)
        room = len(whole) if following is None else (following.at_ms - heard.at_ms) * MS_BYTES
        length = len(whole) if room >= len(whole) else max(0, room - FADE_MS * MS_BYTES)
        first = heard.at_ms * MS_BYTES
        assert samples[first : first + length] == whole[:length], f"{heard} is another sound"
        silent_from_ms = heard.at_ms + min(room, len(whole)) // MS_BYTES
    assert not any(samples[silent_from_ms * MS_BYTES :])


def test_a_routine_of_all_that_is_new_sounds_as_was_reckoned() -> None:
    sounds = reckoned_sounds(SHORT)
    assert len({heard.sound for heard in sounds}) >= 12
    check_sounds(exported(SHORT), sounds)


def is_short(routine: Json) -> bool:
    return bool(reckoned_plan(routine)["total_ms"] <= LONGEST_MS)


@pytest.mark.slow
@settings(max_examples=15)
@given(routine=routines_within_the_limits().filter(is_short))
def test_any_routine_sounds_as_was_reckoned(routine: Json) -> None:
    check_sounds(exported(routine), reckoned_sounds(routine))
