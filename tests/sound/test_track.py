"""What is played is what is exported, sample for sample."""

import resource
import wave
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.cues import Cue, Sound, step_cues
from lunge_timer.core.snapshot import Position
from lunge_timer.core.sound_options import DEFAULT_VOLUME
from lunge_timer.core.timeline import Timeline
from lunge_timer.sound.schedule import pieces
from lunge_timer.sound.score import Score
from lunge_timer.sound.sound_file import write_wav
from lunge_timer.sound.tones import BYTES_PER_MS, tone, tone_ms
from lunge_timer.sound.track import PIECE_MS, render, split
from tests.core.every_cue import timeline_cues
from tests.core.strategies import timelines
from tests.sound.recording_output import sounds_in
from tests.sound.routines import desk_break, self_paced, timed, timeline_of

pytestmark = pytest.mark.slow

SCORE = Score(desk_break())


def written(timeline: Timeline, volume: int = DEFAULT_VOLUME) -> bytes:
    file = BytesIO()
    write_wav(file, Score(timeline), volume)
    return file.getvalue()


def frames_of(data: bytes) -> bytes:
    with wave.open(BytesIO(data)) as wav:
        assert (wav.getnchannels(), wav.getsampwidth(), wav.getframerate()) == (2, 2, 48_000)
        frames: bytes = wav.readframes(wav.getnframes())
        return frames


def test_a_sound_stands_whole_on_the_sample_of_its_cue() -> None:
    samples = render(SCORE, [Cue(7, Sound.HOLD)], 0, 500, DEFAULT_VOLUME)
    hold = tone(Sound.HOLD, DEFAULT_VOLUME)
    assert samples == bytes(7 * BYTES_PER_MS) + hold + bytes(
        500 * BYTES_PER_MS - 7 * BYTES_PER_MS - len(hold)
    )


def test_only_sounds_that_begin_in_the_stretch_are_heard() -> None:
    cues = [Cue(0, Sound.GO), Cue(100, Sound.TICK), Cue(300, Sound.TICK)]
    assert sounds_in(render(SCORE, cues, 50, 300, DEFAULT_VOLUME)) == [(50, Sound.TICK)]


def test_a_sound_that_has_no_room_fades_out_before_the_step_ends() -> None:
    samples = memoryview(render(SCORE, [Cue(0, Sound.GO)], 0, 50, DEFAULT_VOLUME)).cast("h")
    whole = memoryview(tone(Sound.GO, DEFAULT_VOLUME)).cast("h")
    assert len(samples) == 50 * 48 * 2
    assert samples[: 40 * 96] == whole[: 40 * 96]
    assert max(map(abs, samples[-20:])) < max(map(abs, whole[48 * 96 : 50 * 96])) / 10
    assert samples[-1] == 0


@pytest.mark.parametrize("length_ms", [1, 2, 8, 9])
def test_a_step_of_almost_no_length_is_no_trouble(length_ms: int) -> None:
    assert len(render(SCORE, [Cue(0, Sound.GO)], 0, length_ms, DEFAULT_VOLUME)) == length_ms * BYTES_PER_MS


def test_a_sound_ends_where_the_next_begins() -> None:
    samples = render(SCORE, [Cue(0, Sound.SET_DONE), Cue(100, Sound.TICK)], 0, 1000, DEFAULT_VOLUME)
    tick = tone(Sound.TICK, DEFAULT_VOLUME)
    assert samples[100 * BYTES_PER_MS :] == tick + bytes(900 * BYTES_PER_MS - len(tick))


def test_a_volume_of_0_has_the_same_length() -> None:
    assert render(SCORE, [Cue(0, Sound.GO)], 0, 1000, 0) == bytes(1000 * BYTES_PER_MS)


@given(
    timeline=timelines(),
    index=st.integers(0, 200),
    length_ms=st.integers(1, 3_600_000),
    share=st.floats(0, 0.9),
)
def test_pieces_tile_a_step_are_short_and_cut_no_sound(
    timeline: Timeline, index: int, length_ms: int, share: float
) -> None:
    cues = step_cues(timeline, index % len(timeline.steps), length_ms)
    start_ms = int(length_ms * share)
    parts = list(split(cues, start_ms, length_ms))
    assert parts[0][0] == start_ms
    assert parts[-1][1] == length_ms
    assert all(before[1] == after[0] for before, after in pairwise(parts))
    assert all(0 < to_ms - from_ms <= PIECE_MS for from_ms, to_ms in parts)
    for _from_ms, to_ms in parts[:-1]:
        assert not any(start_ms <= cue.at_ms < to_ms < cue.at_ms + tone_ms(cue.sound) for cue in cues)


def test_a_sound_after_a_long_silence_begins_a_piece_of_its_own() -> None:
    ticks = [Cue(at_ms, Sound.TICK) for at_ms in (7000, 8000, 9000)]
    assert list(split(ticks, 0, 10_000)) == [(0, 6500), (6500, 10_000)]
    assert list(split(ticks, 5500, 10_000)) == [(5500, 10_000)]


def test_the_file_has_every_sound_of_the_timeline_on_its_sample() -> None:
    timeline = desk_break()
    frames = frames_of(written(timeline))
    assert len(frames) == (timeline.total_ms + 1000) * BYTES_PER_MS
    assert sounds_in(frames) == [(cue.at_ms, cue.sound) for cue in timeline_cues(timeline)]


def test_the_file_has_the_pieces_that_are_played_sample_for_sample() -> None:
    timeline = timeline_of(timed(45, per_leg=True), get_ready_s=3)
    score, played = Score(timeline), b""
    for piece in pieces(score, Position(index=0, began_ms=0, duration_ms=3000), 0):
        played += render(score, piece.cues, 0, piece.length_ms, 55)
        if piece.end_ms > timeline.total_ms:
            break
    frames = frames_of(written(timeline, 55))
    assert played[: len(frames)] == frames


def test_a_step_that_waits_is_written_with_its_first_sound_and_its_guided_time() -> None:
    assert sounds_in(frames_of(written(self_paced()))) == [
        (0, Sound.LEFT),
        (4000, Sound.RIGHT),
        (8000, Sound.DONE),
    ]


def test_two_runs_write_the_same_bytes() -> None:
    assert written(timeline_of(timed(5))) == written(timeline_of(timed(5)))


def test_an_hour_is_written_without_being_held_in_memory(tmp_path: Path) -> None:
    timeline = timeline_of(timed(600))
    for sound in Sound:
        tone(sound, DEFAULT_VOLUME)
    before_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with (tmp_path / "long.wav").open("wb") as file:
        write_wav(file, Score(timeline))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kib < 40 * 1024
    assert (tmp_path / "long.wav").stat().st_size > 601_000 * BYTES_PER_MS
