"""A voice's phrases: a folder of recorded sentences, each a file named by its words, as samples."""

import re
import stat
import zlib
from array import array
from collections import OrderedDict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple
from unicodedata import normalize

from lunge_timer.sound.ogg import vorbis_sound
from lunge_timer.sound.tones import CHANNELS, FRAMES_PER_MS, RATE_HZ
from lunge_timer.sound.wav import wav_sound

SUFFIX: Final = ".ogg"
LONGEST_MS: Final = 10_000  # of a phrase; no step of a workout has room for more
_LIMIT_BYTES = 256 * 1024  # of a file; ten seconds of a person's voice at a high quality
_WAV_LIMIT_BYTES = 512 * 1024  # ten seconds of 16 bit at 16 kHz, and more
_WHOLE_BITS = 16  # whole numbers are three times as quick as floats
_WHOLE = 1 << _WHOLE_BITS
_KEPT_BYTES = 4 * 1024 * 1024  # of decoded phrases; one of a second takes 192,000
_CHUNK_FRAMES = 4096

_NAME_LETTERS = 40

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’")


class _Phrase(NamedTuple):
    data: bytes = b""
    length_ms: int | None = None


_ABSENT = _Phrase()


def phrase_slug(sentence: str) -> str:
    """The name of a sentence's file, without its ending: "Set 2 of 3." is set-2-of-3."""
    words = _WORD.findall(normalize("NFC", sentence).lower().translate(_APOSTROPHES))
    return "-".join(words)


def own_words_file(sentence: str) -> str:
    """The name of the file with a sentence of a person's own; to be read by people, and of plain letters."""
    words = phrase_slug(sentence).encode("ascii", "ignore").decode()[:_NAME_LETTERS].strip("-")
    number = zlib.crc32(normalize("NFC", sentence).encode("utf-8", "surrogatepass"))
    return "-".join(filter(None, (words, f"{number:08x}.wav")))


class Voice:
    """The phrases in a folder. What is not there, is no phrase or is too long counts as absent.

    What was never recorded may be in own_words, the folder of what a system's voice has spoken; that says
    nothing by itself where the language has no voice.

    Lengths are read from the files' headers; only what is asked for is decoded, and no more than a few
    megabytes of it are kept. Nothing here raises: a workout goes on without a phrase.
    """

    def __init__(self, folder: Path, own_words: Path | None = None) -> None:
        self._folder = folder
        self._own_words = own_words if folder.is_dir() else None
        self._lengths_ms: dict[str, int | None] = {}
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def sentence_ms(self, sentence: str) -> int | None:
        """How long it lasts, rounded up to whole milliseconds; None where there is no such phrase."""
        if sentence not in self._lengths_ms:
            self._lengths_ms[sentence] = self._found(sentence).length_ms
        return self._lengths_ms[sentence]

    def samples(self, sentence: str, volume: int) -> bytes:
        """The phrase at a volume of 0 to 100 %, as the tones have it: 16 bit, left and right in turn.

        Always as long as sentence_ms says: silence stands for what cannot be decoded. Nothing for a phrase
        that is absent.
        """
        length_ms = self.sentence_ms(sentence)
        if length_ms is None:
            return b""
        samples = self._kept.pop((sentence, volume), None)
        if samples is None:
            data = self._found(sentence).data  # none where it has changed since its length was read
            samples = _loud(_decoded(data, length_ms * FRAMES_PER_MS), volume)
        self._kept[sentence, volume] = samples
        while len(self._kept) > 1 and sum(map(len, self._kept.values())) > _KEPT_BYTES:
            self._kept.popitem(last=False)
        return samples

    def _found(self, sentence: str) -> _Phrase:
        """The recorded phrase, or else what a system's voice has spoken."""
        slug = phrase_slug(sentence)
        if not slug:
            return _ABSENT
        data = _read(self._folder / f"{slug}{SUFFIX}", _LIMIT_BYTES)
        vorbis = vorbis_sound(data)
        if vorbis is not None and vorbis.length_ms <= LONGEST_MS:
            return _Phrase(data, vorbis.length_ms)
        if self._own_words is None:
            return _ABSENT
        data = _read(self._own_words / own_words_file(sentence), _WAV_LIMIT_BYTES)
        wav = wav_sound(data)
        return _Phrase(data, wav.length_ms) if wav is not None and wav.length_ms <= LONGEST_MS else _ABSENT


def _read(path: Path, limit_bytes: int) -> bytes:
    """What that file holds; nothing where it is missing, no file or too large."""
    try:
        status = path.stat()  # before it is opened: a pipe would keep us waiting
        if not stat.S_ISREG(status.st_mode) or status.st_size > limit_bytes:
            return b""
        with path.open("rb") as file:
            return file.read(limit_bytes)
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
