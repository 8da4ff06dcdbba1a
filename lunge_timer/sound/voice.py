"""A voice's phrases: a folder of recorded sentences, each a file named by its words, as samples."""

import re
import stat
from array import array
from collections import OrderedDict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Final
from unicodedata import normalize

from lunge_timer.sound.ogg import vorbis_sound
from lunge_timer.sound.tones import CHANNELS, FRAMES_PER_MS, RATE_HZ

SUFFIX: Final = ".ogg"
LONGEST_MS: Final = 10_000  # of a phrase; no step of a workout has room for more
_LIMIT_BYTES = 256 * 1024  # of a file; ten seconds of a person's voice at a high quality
_WHOLE_BITS = 16  # whole numbers are three times as quick as floats
_WHOLE = 1 << _WHOLE_BITS
_KEPT_BYTES = 4 * 1024 * 1024  # of decoded phrases; one of a second takes 192,000
_CHUNK_FRAMES = 4096

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’")


def phrase_slug(sentence: str) -> str:
    """The name of a sentence's file, without its ending: "Set 2 of 3." is set-2-of-3."""
    words = _WORD.findall(normalize("NFC", sentence).lower().translate(_APOSTROPHES))
    return "-".join(words)


class Voice:
    """The phrases in a folder. What is not there, is no phrase or is too long counts as absent.

    Lengths are read from the files' headers; only what is asked for is decoded, and no more than a few
    megabytes of it are kept. Nothing here raises: a workout goes on without a phrase.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lengths_ms: dict[str, int | None] = {}
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    @staticmethod
    def languages(folder: Path) -> tuple[str, ...]:
        """The languages that have a voice in that folder, each a folder of its own with phrases in it."""
        try:
            return tuple(sorted({file.parent.name for file in folder.glob(f"*/*{SUFFIX}")}))
        except OSError:
            return ()

    def sentence_ms(self, sentence: str) -> int | None:
        """How long it lasts, rounded up to whole milliseconds; None where there is no such phrase."""
        slug = phrase_slug(sentence)
        if slug not in self._lengths_ms:
            sound = vorbis_sound(self._read(slug))
            is_phrase = sound is not None and sound.length_ms <= LONGEST_MS
            self._lengths_ms[slug] = sound.length_ms if sound is not None and is_phrase else None
        return self._lengths_ms[slug]

    def samples(self, sentence: str, volume: int) -> bytes:
        """The phrase at a volume of 0 to 100 %, as the tones have it: 16 bit, left and right in turn.

        Always as long as sentence_ms says: silence stands for what cannot be decoded. Nothing for a phrase
        that is absent.
        """
        length_ms = self.sentence_ms(sentence)
        if length_ms is None:
            return b""
        key = (phrase_slug(sentence), volume)
        samples = self._kept.pop(key, None)
        if samples is None:
            data = self._read(key[0])
            if vorbis_sound(data) is None:  # it has changed since its length was read
                data = b""
            samples = _loud(_decoded(data, length_ms * FRAMES_PER_MS), volume)
        self._kept[key] = samples
        while len(self._kept) > 1 and sum(map(len, self._kept.values())) > _KEPT_BYTES:
            self._kept.popitem(last=False)
        return samples

    def _read(self, slug: str) -> bytes:
        """What the phrase's file holds; nothing where it is missing, no file or too large."""
        path = self._folder / f"{slug}{SUFFIX}"
        try:
            status = path.stat()  # before it is opened: a pipe would keep us waiting
            if not slug or not stat.S_ISREG(status.st_mode) or status.st_size > _LIMIT_BYTES:
                return b""
            with path.open("rb") as file:
                return file.read(_LIMIT_BYTES)
        except (OSError, ValueError):
            return b""


def _decoded(data: bytes, frames: int) -> "array[int]":
    """One channel of exactly so many frames at our rate; what cannot be decoded is silent."""
    wave = array("h")
    for chunk in _chunks(data):
        wave.extend(chunk)
        if len(wave) >= frames:
            break
    del wave[frames:]
    wave.frombytes(bytes((frames - len(wave)) * wave.itemsize))
    return wave


def _chunks(data: bytes) -> Iterator["array[int]"]:
    """The sound in short stretches, so that a file that is longer than it says fills no memory."""
    try:
        miniaudio = import_module("miniaudio")
    except (ImportError, OSError):
        return
    try:
        yield from miniaudio.stream_memory(
            data, nchannels=1, sample_rate=RATE_HZ, frames_to_read=_CHUNK_FRAMES
        )
    except miniaudio.MiniaudioError:
        return


def _loud(wave: "array[int]", volume: int) -> bytes:
    """That channel on both sides, as loud as a tone is at that volume."""
    if volume < 100:  # noqa: PLR2004
        gain = round(volume**2 * _WHOLE / 100**2)  # loudness follows roughly the square root
        wave = array("h", [gain * value >> _WHOLE_BITS for value in wave])
    both = array("h", bytes(CHANNELS * len(wave) * wave.itemsize))
    for channel in range(CHANNELS):
        both[channel::CHANNELS] = wave
    return both.tobytes()
