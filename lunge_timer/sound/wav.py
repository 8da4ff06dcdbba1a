"""A phrase in a WAV file: what it says of its sound, whether it is whole, and how one is written."""

import wave
from io import BytesIO
from typing import Final, NamedTuple

from lunge_timer.sound.tones import SAMPLE_BYTES

_RATES_HZ: Final = range(8_000, 48_001)


class WavSound(NamedTuple):
    """Sound of 16 bit, one or two channels in turn."""

    channels: int
    rate_hz: int
    frames: bytes

    @property
    def length_ms(self) -> int:
        """Rounded up."""
        count = len(self.frames) // (SAMPLE_BYTES * self.channels)
        return -(-1000 * count // self.rate_hz)


def wav_sound(data: bytes) -> WavSound | None:
    """The sound of that file; None where it is none of 16 bit and one or two channels, or is cut short."""
    try:
        with wave.open(BytesIO(data), "rb") as file:
            channels, width, rate_hz, count, *_packing = file.getparams()
            frames = file.readframes(count)
    except (wave.Error, EOFError, RuntimeError):  # the last where a chunk is longer than the file
        return None
    if channels not in {1, 2} or width != SAMPLE_BYTES or rate_hz not in _RATES_HZ:
        return None
    is_whole = 0 < count * channels * width == len(frames)
    return WavSound(channels, rate_hz, frames) if is_whole else None


def wav_file(frames: bytes, rate_hz: int) -> bytes:
    """A file with one channel of 16 bit."""
    data = BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(rate_hz)
        file.writeframes(frames)
    return data.getvalue()
