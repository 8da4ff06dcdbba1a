"""What is read back from a FLAC file is what was written, sample for sample."""

import sys
from array import array
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lunge_timer.core.limits import TOTAL_S
from lunge_timer.sound.flac import write_flac
from lunge_timer.sound.tones import BYTES_PER_MS, FRAME_BYTES, RATE_HZ

miniaudio: Any = import_module("miniaudio")  # it has no types
BLOCK_FRAMES = 1024
HEAD_BYTES = 42  # the mark and the stream's facts
SILENT_FRAME_BYTES = 6 + 6 + 2  # with a number of one byte: header, two sides, checksum


def flac(*pieces: bytes) -> bytes:
    file = BytesIO()
    write_flac(file, pieces, sum(map(len, pieces)) // FRAME_BYTES)
    return file.getvalue()


def read(data: bytes) -> bytes:
    sound = miniaudio.flac_read_s16(data)
    assert (sound.nchannels, sound.sample_rate) == (2, RATE_HZ)
    samples: array[int] = sound.samples
    return samples.tobytes()


def ramp(frames: int, *, left: int = 1, right: int = 1) -> bytes:
    """A sound whose every sample is another, as large as samples can be."""
    steps = range(-32_768, -32_768 + frames)
    return array(
        "h", [value * side for step in steps for side, value in ((left, step), (right, step))]
    ).tobytes()


def stretches() -> st.SearchStrategy[bytes]:
    """Silence, a sound alike on both sides, one on one side, and noise."""
    frames = st.integers(1, 3000)
    noise = st.binary(min_size=1, max_size=200).map(lambda data: data * FRAME_BYTES)
    return st.one_of(
        frames.map(lambda count: bytes(count * FRAME_BYTES)),
        frames.map(ramp),
        frames.map(lambda count: ramp(count, right=0)),
        frames.map(lambda count: ramp(count, left=0)),
        noise,
    )


@settings(deadline=None)
@given(pieces=st.lists(stretches(), min_size=1, max_size=6))
def test_every_sample_is_read_back_however_they_came(pieces: list[bytes]) -> None:
    assert read(flac(*pieces)) == b"".join(pieces)
    assert flac(*pieces) == flac(b"".join(pieces))


@pytest.mark.parametrize("frames", [1, 2, BLOCK_FRAMES - 1, BLOCK_FRAMES, BLOCK_FRAMES + 1])
def test_the_last_block_is_as_long_as_what_is_left(frames: int) -> None:
    assert read(flac(ramp(frames))) == ramp(frames)


def test_a_sound_alike_on_both_sides_takes_the_room_of_one() -> None:
    alike, unlike = ramp(48 * BLOCK_FRAMES), ramp(48 * BLOCK_FRAMES, right=0)
    assert len(flac(alike)) < 0.51 * len(alike)
    assert len(unlike) < len(flac(unlike)) < 1.01 * len(unlike)


def test_a_second_of_silence_takes_less_than_a_kilobyte() -> None:
    assert len(flac(bytes(1000 * BYTES_PER_MS))) < 1000


def test_frames_are_numbered_as_letters_are_in_utf_8() -> None:
    data = flac(bytes(130 * BLOCK_FRAMES * FRAME_BYTES))[HEAD_BYTES:]
    ends = [data[at + 4 : at + 6] for at in (126 * SILENT_FRAME_BYTES, 127 * SILENT_FRAME_BYTES)]
    assert [end[0] for end in ends] == [126, 127]
    assert data[128 * SILENT_FRAME_BYTES :][4:6] == "\x80".encode()


@pytest.mark.slow
def test_the_frames_of_half_an_hour_are_counted_to_the_last_one() -> None:
    """There is no letter of the numbers 55,296 to 57,343, but there are frames of these numbers."""
    file = BytesIO()
    write_flac(file, [bytes(60_000 * BYTES_PER_MS)] * 30, 30 * 60 * RATE_HZ)
    chunks = miniaudio.stream_memory(
        file.getvalue(), nchannels=2, sample_rate=RATE_HZ, frames_to_read=60 * RATE_HZ
    )
    assert sum(map(len, chunks)) == 2 * 30 * 60 * RATE_HZ


def test_the_longest_routine_has_fewer_frames_than_there_are_letters() -> None:
    after_it_s = 60
    assert (TOTAL_S + after_it_s) * RATE_HZ // BLOCK_FRAMES < sys.maxunicode


def test_a_damaged_frame_is_found_out_by_its_checksum() -> None:
    whole = flac(ramp(4 * BLOCK_FRAMES))
    damaged = bytearray(whole)
    damaged[HEAD_BYTES + 100] ^= 1
    assert read(whole) == ramp(4 * BLOCK_FRAMES)
    assert len(read(bytes(damaged))) < len(ramp(4 * BLOCK_FRAMES))
