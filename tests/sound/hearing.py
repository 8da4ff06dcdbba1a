"""Recognises tones and phrases in a recording by heart, knowing nothing of when they are due."""

import math
import re
from array import array
from collections.abc import Iterator, Sequence
from operator import mul
from typing import NamedTuple

from lunge_timer.core.cues import Sound
from lunge_timer.core.sound_options import DEFAULT_VOLUME
from lunge_timer.sound.tones import CHANNELS, FRAME_BYTES, FRAMES_PER_MS, tone
from lunge_timer.sound.voice import Voice
from tests.sound.phrase_list import ENGLISH, sentences

_THIN = 4  # one frame of so many is enough to compare by
_BEGINNING = 50 * FRAMES_PER_MS // _THIN  # so much tells which are worth comparing whole
_ALIKE = 0.8  # the least correlation; a tick's with a double one is 0.7
_GAP = 60 * FRAMES_PER_MS  # the longest silence within something unknown
_SOUND = re.compile(rb"[^\0]")


class Known(NamedTuple):
    """A sound as it is remembered: thin, the left channel alone, from where it is not silent."""

    name: str  # a Sound, or the sentence
    wave: "array[int]"


class Recognised(NamedTuple):
    """One sound of a recording, in ms since it began; None: it is like no other."""

    at_ms: float
    name: str | None


def all_sounds() -> tuple[Known, ...]:
    """Every tone and every phrase, as loud as they are unless the person changes it."""
    voice = Voice(ENGLISH)
    tones = [Known(sound, _remembered(tone(sound, DEFAULT_VOLUME))) for sound in Sound]
    phrases = [
        Known(sentence, _remembered(voice.samples(sentence, DEFAULT_VOLUME))) for sentence in sentences()
    ]
    return (*tones, *phrases)


def recognise(recording: bytes, known: Sequence[Known]) -> Iterator[Recognised]:
    """Each sound of a recording of left and right in turn, in order: of all that fit it, the longest."""
    frame = 0
    while (place := _SOUND.search(recording, frame * FRAME_BYTES)) is not None:
        first = place.start() // FRAME_BYTES
        found = _longest_alike(recording, first, known)
        yield Recognised(first / FRAMES_PER_MS, found and found.name)
        frame = first + len(found.wave) * _THIN if found else _end_of_unknown(recording, first)


def _longest_alike(recording: bytes, first: int, known: Sequence[Known]) -> Known | None:
    """Of the sounds that fit what begins at that frame, the longest."""
    beginning = _thin(recording, first, _BEGINNING)
    worth = [each for each in known if _likeness(beginning, each.wave[:_BEGINNING]) > _ALIKE]
    alike = [each for each in worth if _likeness(_thin(recording, first, len(each.wave)), each.wave) > _ALIKE]
    return max(alike, key=lambda each: len(each.wave), default=None)


def _end_of_unknown(recording: bytes, first: int) -> int:
    end = recording.find(bytes(_GAP * FRAME_BYTES), first * FRAME_BYTES)
    return (len(recording) if end < 0 else end) // FRAME_BYTES + 1


def _remembered(samples: bytes) -> "array[int]":
    place = _SOUND.search(samples)
    return _thin(samples, place.start() // FRAME_BYTES if place else 0, len(samples) // FRAME_BYTES // _THIN)


def _thin(samples: bytes, first: int, count: int) -> "array[int]":
    """So many values of the left channel, from that frame on."""
    end = first + count * _THIN
    return array("h", samples[first * FRAME_BYTES : end * FRAME_BYTES])[:: CHANNELS * _THIN]


def _likeness(heard: "array[int]", wave: "array[int]") -> float:
    """The correlation, 1 where they are the same but for how loud they are."""
    powers = sum(map(mul, heard, heard)) * sum(map(mul, wave, wave))
    return sum(map(mul, heard, wave)) / math.sqrt(powers) if powers else 0.0
