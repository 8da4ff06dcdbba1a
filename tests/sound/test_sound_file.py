"""The sounds of a workout stand in every kind of file where they stand in the track."""

import sys
import tracemalloc
from array import array
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from operator import mul
from pathlib import Path
from typing import Any

import pytest

from lunge_timer.core.cues import Sound
from lunge_timer.core.sound_options import DEFAULT_VOLUME
from lunge_timer.errors import StoreError
from lunge_timer.sound.mp3 import DELAY_FRAMES
from lunge_timer.sound.score import Score
from lunge_timer.sound.sound_file import writer_for
from lunge_timer.sound.tones import BYTES_PER_MS, FRAMES_PER_MS, tone
from lunge_timer.sound.track import PIECE_MS, whole, whole_frames
from tests.sound.listening import likeness_of, stretches
from tests.sound.performance import spoken_desk_break
from tests.sound.routines import desk_break, timed, timeline_of

pytestmark = pytest.mark.slow

miniaudio: Any = import_module("miniaudio")  # it has no types
SCORES = {"tones": lambda: Score(desk_break()), "voice": spoken_desk_break}
READERS = {".wav": miniaudio.wav_read_s16, ".flac": miniaudio.flac_read_s16, ".mp3": miniaudio.mp3_read_s16}
MARGIN_FRAMES = 20 * FRAMES_PER_MS


def written(score: Score, ending: str) -> bytes:
    file = BytesIO()
    writer_for(ending)(file, score)
    return file.getvalue()


def read(data: bytes, ending: str) -> "array[int]":
    sound = READERS[ending](data)
    assert (sound.nchannels, sound.sample_rate) == (2, 48_000)
    samples: array[int] = sound.samples
    return samples


def track(score: Score) -> "array[int]":
    return array("h", b"".join(whole(score)))


@pytest.mark.parametrize("ending", [".wav", ".flac", ".FLAC"])
@pytest.mark.parametrize("score", SCORES.values(), ids=SCORES)
def test_wav_and_flac_hold_the_very_samples_of_the_track(score: Callable[[], Score], ending: str) -> None:
    samples = read(written(score(), ending), ending.lower())
    assert len(samples) == 2 * whole_frames(score())
    assert samples == track(score())


@pytest.mark.parametrize("score", SCORES.values(), ids=SCORES)
def test_every_sound_in_an_mp3_file_is_late_by_the_same_frames(score: Callable[[], Score]) -> None:
    expected = track(score())
    samples = read(written(score(), ".mp3"), ".mp3")
    assert len(samples) // 2 >= whole_frames(score()) + DELAY_FRAMES
    found = stretches(expected)
    assert len(found) > 30
    for first, last in found[::4] + found[-1:]:
        begin, end = max(0, first - MARGIN_FRAMES), last + MARGIN_FRAMES
        sent = expected[2 * begin : 2 * end]
        likeness = {
            delay: sum(map(mul, sent, samples[2 * (begin + delay) : 2 * (end + delay)]))
            for delay in range(DELAY_FRAMES - 8, DELAY_FRAMES + 9)
        }
        assert max(likeness, key=lambda delay: likeness[delay]) == DELAY_FRAMES
        assert likeness_of(samples[2 * (begin + DELAY_FRAMES) : 2 * (end + DELAY_FRAMES)], sent) > 0.99


@pytest.mark.parametrize("ending", [".flac", ".mp3"])
def test_two_runs_write_the_same_bytes(ending: str) -> None:
    score = Score(timeline_of(timed(5)))
    assert written(score, ending) == written(score, ending)


@pytest.mark.parametrize("ending", [".flac", ".mp3"])
def test_what_a_phone_plays_is_a_tenth_of_a_wav_file(ending: str) -> None:
    assert len(written(SCORES["tones"](), ending)) < len(written(SCORES["tones"](), ".wav")) / 10


@pytest.mark.parametrize("ending", [".wav", ".flac", ".mp3"])
def test_ten_minutes_are_written_without_being_held_in_memory(tmp_path: Path, ending: str) -> None:
    score = Score(timeline_of(timed(600)))
    for sound in Sound:
        tone(sound, DEFAULT_VOLUME)
    write = writer_for(ending)
    with (tmp_path / f"long{ending}").open("wb") as file:
        tracemalloc.start()
        write(file, score)
        _now, most_bytes = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert most_bytes < 5 * PIECE_MS * BYTES_PER_MS


@pytest.mark.parametrize("ending", ["", ".", ".ogg", ".wave", ".json", ".mp3 "])
def test_another_ending_is_refused_with_those_that_can_be_written(ending: str) -> None:
    with pytest.raises(StoreError, match=r"\.wav, \.flac or \.mp3"):
        writer_for(ending)


def test_without_the_encoder_only_mp3_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lameenc", None)
    with pytest.raises(StoreError, match=r"lunge-timer\[mp3\]"):
        writer_for(".mp3")
    for ending in (".wav", ".flac"):
        writer_for(ending)(BytesIO(), Score(timeline_of(timed(1))))
