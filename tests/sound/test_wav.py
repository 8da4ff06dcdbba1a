"""A WAV file is taken whole or not at all, and none of any kind does harm."""

import wave
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.sound.wav import WavSound, wav_file, wav_sound

FRAMES = bytes(range(250)) * 8
WHOLE = wav_file(FRAMES, 16_000)


def written(channels: int, width: int, rate_hz: int) -> bytes:
    data = BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate_hz)
        file.writeframes(bytes(240))
    return data.getvalue()


def test_what_is_written_is_read_again() -> None:
    assert wav_sound(WHOLE) == WavSound(1, 16_000, FRAMES)


def test_a_length_is_rounded_up_to_whole_milliseconds() -> None:
    assert WavSound(1, 16_000, bytes(2 * 16)).length_ms == 1
    assert WavSound(1, 16_000, bytes(2 * 17)).length_ms == 2
    assert WavSound(2, 16_000, bytes(4 * 17)).length_ms == 2


def test_only_sixteen_bits_of_one_or_two_channels_at_a_usual_rate_are_taken() -> None:
    taken = [
        (channels, width, rate_hz)
        for channels in (1, 2, 3)
        for width in (1, 2, 3, 4)
        for rate_hz in (4000, 8000, 22_050, 48_000, 96_000)
        if wav_sound(written(channels, width, rate_hz)) is not None
    ]
    assert taken == [(channels, 2, rate_hz) for channels in (1, 2) for rate_hz in (8000, 22_050, 48_000)]


@pytest.mark.parametrize("length", [0, 3, 12, 30, 44, 45, 500, len(WHOLE) - 1])
def test_one_that_is_cut_short_is_none(length: int) -> None:
    assert wav_sound(WHOLE[:length]) is None


@given(at=st.integers(0, 43), byte=st.integers(0, 255))
def test_a_spoilt_head_does_no_harm(at: int, byte: int) -> None:
    sound = wav_sound(WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :])
    assert sound is None or len(sound.frames) <= len(FRAMES)


@given(st.binary(max_size=200))
def test_rubbish_is_none(data: bytes) -> None:
    assert wav_sound(data) is None
    assert wav_sound(b"RIFF" + len(data).to_bytes(4, "little") + b"WAVEfmt " + data) is None
