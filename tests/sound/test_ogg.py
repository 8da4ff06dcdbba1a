"""What a file says of its sound is what the decoder makes of it, and no damage is handed to the decoder."""

from importlib import import_module
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.sound.ogg import vorbis_sound
from tests.sound.phrase_list import ENGLISH

LEFT = ENGLISH.joinpath("left.ogg").read_bytes()


def test_the_decoder_finds_the_same_frames_channels_and_rate() -> None:
    miniaudio = import_module("miniaudio")
    for file in Random(1).sample(sorted(ENGLISH.glob("*.ogg")), 20):  # noqa: S311
        data = file.read_bytes()
        sound = vorbis_sound(data)
        assert sound is not None
        info = miniaudio.vorbis_get_info(data)
        decoded = miniaudio.decode(data, nchannels=1, sample_rate=sound.rate_hz)
        assert sound == (info.nchannels, len(decoded.samples), info.sample_rate)


def test_a_length_is_rounded_up() -> None:
    sound = vorbis_sound(LEFT)
    assert sound is not None
    assert sound.length_ms - 1 < 1000 * sound.frames / sound.rate_hz <= sound.length_ms


@given(place=st.integers(0, len(LEFT) - 1), other=st.integers(1, 255))
def test_one_byte_that_is_not_as_it_was_is_found(place: int, other: int) -> None:
    assert vorbis_sound(LEFT[:place] + bytes([LEFT[place] ^ other]) + LEFT[place + 1 :]) is None


@given(length=st.integers(0, len(LEFT) - 1))
def test_a_file_that_is_cut_short_is_found(length: int) -> None:
    assert vorbis_sound(LEFT[:length]) is None


@given(data=st.binary(max_size=300))
def test_anything_else_is_no_sound(data: bytes) -> None:
    assert vorbis_sound(data) is None
    assert vorbis_sound(b"OggS\0\x06" + data) is None
