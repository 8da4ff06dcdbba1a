"""Samples as an MP3 file, encoded by LAME, where its package lameenc is installed."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any, BinaryIO, Final

from lunge_timer.errors import StoreError
from lunge_timer.language import _
from lunge_timer.sound.tones import CHANNELS, RATE_HZ

DELAY_FRAMES: Final = 1105  # 576 of the encoder's and 529 of every decoder's
_KBIT_PER_S = 96  # at one rate throughout: players find their place without a table
_BEST_QUALITY = 2  # of 2 to 7


def mp3_encoder() -> Any:
    """A new encoder. Raises StoreError, a sentence without a file's name, where there is none."""
    try:
        lameenc = import_module("lameenc")
    except (ImportError, OSError) as error:
        told = _("an MP3 file needs lameenc: install lunge-timer[mp3], or write a .flac or .wav file")
        raise StoreError(told) from error
    encoder = lameenc.Encoder()
    encoder.silence()  # no words on standard output
    encoder.set_channels(CHANNELS)
    encoder.set_in_sample_rate(RATE_HZ)
    encoder.set_out_sample_rate(RATE_HZ)
    encoder.set_bit_rate(_KBIT_PER_S)
    encoder.set_quality(_BEST_QUALITY)
    return encoder


def write_mp3(file: BinaryIO, encoder: Any, pieces: Iterable[bytes]) -> None:
    """Write the samples of those pieces with a new encoder. All is heard DELAY_FRAMES, or 23 ms, later."""
    file.writelines(encoder.encode(piece) for piece in pieces)
    file.write(encoder.flush())
