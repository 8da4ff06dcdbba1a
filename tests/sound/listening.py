"""Finds the sounds in a recording and tells which they are."""

import math
from array import array
from operator import mul
from typing import NamedTuple

from lunge_timer.core.cues import Sound
from lunge_timer.core.sound_options import DEFAULT_VOLUME
from lunge_timer.sound.tones import FRAME_BYTES, FRAMES_PER_MS, tone

_QUIET = 12  # of 32,767
_GAP_MS = 60  # the longest silence within one sound


class Heard(NamedTuple):
    """One sound in a recording, in ms since it began; likeness 1 and energy 1 are the very tone, whole."""

    sound: Sound
    at_ms: float
    until_ms: float
    likeness: float
    energy: float


def listen(samples: "array[int]") -> list[Heard]:
    """Every sound in a recording of left and right in turn, in order."""
    return [_identify(samples, first, last) for first, last in stretches(samples)]


def stretches(samples: "array[int]") -> list[tuple[int, int]]:
    """The frames at which something is heard: (first, one after the last)."""
    stretches: list[tuple[int, int]] = []
    data = samples.tobytes()
    place = 0
    while rest := data[place:].lstrip(b"\0"):
        first = last = (len(data) - len(rest)) // FRAME_BYTES
        while any(abs(value) > _QUIET for value in samples[2 * last : 2 * (last + _GAP_MS * FRAMES_PER_MS)]):
            last += FRAMES_PER_MS
        if last > first:
            stretches.append((first, last))
        place = max(last, first + 1) * FRAME_BYTES
    return stretches


def _identify(samples: "array[int]", first: int, last: int) -> Heard:
    heard = samples[2 * first : 2 * last]
    tones = {sound: array("h", tone(sound, DEFAULT_VOLUME)) for sound in Sound}

    def fit(sound: Sound) -> tuple[float, int]:
        """How like it is, and then how near in length: a half begins with a tick."""
        return round(likeness_of(heard, tones[sound]), 2), -abs(len(heard) - len(tones[sound]))

    sound = max(Sound, key=fit)
    return Heard(
        sound=sound,
        at_ms=first / FRAMES_PER_MS,
        until_ms=last / FRAMES_PER_MS,
        likeness=likeness_of(heard, tones[sound]),
        energy=power_of(heard) / power_of(tones[sound]),
    )


def power_of(samples: "array[int]") -> int:
    return sum(map(mul, samples, samples)) or 1


def likeness_of(heard: "array[int]", whole: "array[int]") -> float:
    """The correlation of what was heard with as much of a tone, 1 where it is the same."""
    part = whole[: len(heard)]
    product: int = sum(map(mul, heard, part))
    return product / math.sqrt(power_of(heard) * power_of(part))
