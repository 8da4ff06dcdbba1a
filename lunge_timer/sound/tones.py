"""Short tones, synthesised from sines, each meaning one thing: one family of them, in three characters."""

from array import array
from collections.abc import Mapping
from functools import lru_cache
from math import cos, exp, pi, sin, tau
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from lunge_timer.core.cues import Sound
from lunge_timer.core.sound_options import TONE_SETS, ToneSet

RATE_HZ: Final = 48_000
FRAMES_PER_MS: Final = 48
CHANNELS: Final = 2
SAMPLE_BYTES: Final = 2
FRAME_BYTES: Final = CHANNELS * SAMPLE_BYTES
BYTES_PER_MS: Final = FRAMES_PER_MS * FRAME_BYTES

_RELEASE_FRAMES = 30 * FRAMES_PER_MS
_FAR = 10 ** (-9 / 20)  # the other ear hears a leg's tone 9 dB softer

_Body: TypeAlias = Literal["plain", "round", "bright"]  # how much there is above a note's fundamental

# Hz
_E4, _G4, _A4, _B4 = 329.63, 392.0, 440.0, 493.88
_C5, _D5, _E5, _G5 = 523.25, 587.33, 659.26, 783.99
_A5, _B5, _C6, _E6, _G6 = 880.0, 987.77, 1046.5, 1318.51, 1567.98


class _Timbre(Struct, frozen=True, kw_only=True):
    """How a set of tones sounds: the partials of each body, from the fundamental up, and its envelope."""

    partials: Mapping[_Body, tuple[float, ...]]
    attack_frames: int = 3 * FRAMES_PER_MS
    decay: float = 1.5  # a note falls to exp(-decay) of itself before its release


class _Note(Struct, frozen=True, kw_only=True):
    """One sine and its partials. end_hz is where it glides to; left and right are gains."""

    hz: float
    length_ms: int
    from_ms: int = 0
    end_hz: float | None = None
    body: _Body = "round"
    level: float = 1.0
    left: float = 1.0
    right: float = 1.0


_NOTES: Mapping[Sound, tuple[_Note, ...]] = {
    Sound.READY: (_Note(hz=_G4, length_ms=160, body="plain"),),
    Sound.LEFT: (_Note(hz=_C5, length_ms=160, right=_FAR),),
    Sound.RIGHT: (_Note(hz=_G5, length_ms=160, left=_FAR),),
    Sound.BOTH: (_Note(hz=_E5, length_ms=160, level=0.55), _Note(hz=_B5, length_ms=160, level=0.45)),
    Sound.HOLD: (_Note(hz=_A5, end_hz=_D5, length_ms=180, body="plain"),),
    Sound.SECOND_HOLD: (
        _Note(hz=_A5, end_hz=_D5, length_ms=100, body="plain"),
        _Note(hz=_A5, end_hz=_D5, from_ms=120, length_ms=100, body="plain"),
    ),
    Sound.RELEASE: (_Note(hz=_D5, end_hz=_A5, length_ms=180, body="plain"),),
    Sound.MOVE: (_Note(hz=_A4, length_ms=100),),
    Sound.GO: (_Note(hz=_C6, length_ms=180, body="bright"),),
    Sound.SWITCH: (
        _Note(hz=_C6, length_ms=55, right=_FAR),
        _Note(hz=_G5, from_ms=60, length_ms=55, left=_FAR),
        _Note(hz=_C6, from_ms=120, length_ms=60, right=_FAR),
    ),
    Sound.SET_DONE: (_Note(hz=_G5, length_ms=110), _Note(hz=_C5, from_ms=110, length_ms=140)),
    Sound.TICK: (_Note(hz=_G6, length_ms=60, body="plain"),),
    Sound.HALF: (
        _Note(hz=_G6, length_ms=60, body="plain"),
        _Note(hz=_G6, from_ms=110, length_ms=60, body="plain"),
    ),
    Sound.DONE: (
        _Note(hz=_C5, length_ms=220),
        _Note(hz=_G5, from_ms=220, length_ms=220),
        _Note(hz=_C6, from_ms=440, length_ms=560),
    ),
    Sound.PAUSE: (_Note(hz=_E4, length_ms=160),),
    Sound.GO_ON: (_Note(hz=_B4, length_ms=160),),
    Sound.LONGER: (_Note(hz=_E6, length_ms=40),),
    Sound.SHORTER: (_Note(hz=_E5, length_ms=40),),
}
_TIMBRES: Mapping[ToneSet, _Timbre] = {
    "soft": _Timbre(
        partials={"plain": (1.0, 0.15), "round": (1.0, 0.4, 0.15), "bright": (1.0, 0.5, 0.4, 0.3)}
    ),
    # More of what small loudspeakers and old ears take best, 1 to 3 kHz.
    "clear": _Timbre(
        partials={"plain": (1.0, 0.6, 0.4), "round": (1.0, 0.8, 0.7, 0.3), "bright": (1.0, 0.8, 0.5, 0.2)}
    ),
    # A marimba's bar, whose next partial is two octaves up.
    "wood": _Timbre(
        partials={"plain": (1.0, 0, 0, 0.1), "round": (1.0, 0, 0, 0.25), "bright": (1.0, 0, 0.25, 0.3)},
        attack_frames=FRAMES_PER_MS,
        decay=2.0,
    ),
}
# At a volume of 100 %, soft, clear and wood: each is as loud as it weighs by ITU-R BS.1770, -12.4 LUFS or a
# little less where a peak forbids it, the soft ones 4 or 5 less.
_GAINS: Mapping[Sound, tuple[float, float, float]] = {
    Sound.READY: (0.34, 0.44, 0.34),
    Sound.LEFT: (0.88, 0.93, 0.73),
    Sound.RIGHT: (0.83, 0.84, 0.71),
    Sound.BOTH: (0.85, 0.87, 0.81),
    Sound.HOLD: (0.52, 0.63, 0.53),
    Sound.SECOND_HOLD: (0.56, 0.68, 0.56),
    Sound.RELEASE: (0.53, 0.66, 0.54),
    Sound.MOVE: (0.43, 0.50, 0.37),
    Sound.GO: (0.68, 0.63, 0.62),
    Sound.SWITCH: (0.89, 0.90, 0.73),
    Sound.SET_DONE: (0.65, 0.73, 0.59),
    Sound.TICK: (0.25, 0.31, 0.24),
    Sound.HALF: (0.30, 0.37, 0.29),
    Sound.DONE: (0.60, 0.66, 0.56),
    Sound.PAUSE: (0.68, 0.83, 0.61),
    Sound.GO_ON: (0.67, 0.77, 0.60),
    Sound.LONGER: (0.36, 0.39, 0.30),
    Sound.SHORTER: (0.43, 0.46, 0.35),
}


def tone_ms(sound: Sound) -> int:
    """How long that sound lasts."""
    return max(note.from_ms + note.length_ms for note in _NOTES[sound])


@lru_cache(maxsize=4 * len(Sound))
def tone(sound: Sound, volume: int, tone_set: ToneSet = "soft") -> bytes:
    """The frames of that sound at a volume of 0 to 100 %: 16 bit, left and right in turn.

    In every set of tones it lasts as long.

    Unless the volume is 0 the very first frame is not: a sound begins on its first sample.
    """
    gain = (
        32_767 * _GAINS[sound][TONE_SETS.index(tone_set)] * (volume / 100) ** 2
    )  # loudness follows roughly the square root
    frames = array("h", [round(gain * value) for value in _wave(sound, tone_set)])
    if volume > 0:
        for channel in range(CHANNELS):
            frames[channel] = frames[channel] or 1
    return frames.tobytes()


@lru_cache(maxsize=len(Sound))
def _wave(sound: Sound, tone_set: ToneSet) -> "array[float]":
    """The sound at full scale, -1 to 1, left and right in turn."""
    wave = array("f", bytes(4 * CHANNELS * FRAMES_PER_MS * tone_ms(sound)))
    for note in _NOTES[sound]:
        first = note.from_ms * FRAMES_PER_MS * CHANNELS
        for frame, value in enumerate(_note_wave(note, _TIMBRES[tone_set])):
            wave[first + frame * CHANNELS] += note.left * value
            wave[first + frame * CHANNELS + 1] += note.right * value
    return wave


def _note_wave(note: _Note, timbre: _Timbre) -> list[float]:
    """One channel of a note: a quick rise, a decay, and a release that ends in 0."""
    count = note.length_ms * FRAMES_PER_MS
    end_hz = note.hz if note.end_hz is None else note.end_hz
    start_step = tau * note.hz / RATE_HZ  # radians per frame
    bend = tau * (end_hz - note.hz) / RATE_HZ / count
    partials = timbre.partials[note.body]
    scale = note.level / sum(partials)
    values: list[float] = []
    for frame in range(count):
        phase = (start_step + bend * frame / 2) * frame
        swing = sum(partial * sin(harmonic * phase) for harmonic, partial in enumerate(partials, start=1))
        rise = min(1.0, (frame + 1) / timbre.attack_frames)
        fall = 0.5 - 0.5 * cos(pi * min(1.0, (count - 1 - frame) / _RELEASE_FRAMES))
        values.append(scale * swing * rise * fall * exp(-timbre.decay * frame / count))
    return values
