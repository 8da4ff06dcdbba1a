"""A step's cues as samples: what is played and what is exported, sample for sample."""

import wave
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import BinaryIO

from lunge_timer.core.cues import Cue, Sound, step_cues
from lunge_timer.core.sound_options import DEFAULT_VOLUME
from lunge_timer.core.timeline import Timeline
from lunge_timer.sound.tones import (
    BYTES_PER_MS,
    CHANNELS,
    FRAME_BYTES,
    FRAMES_PER_MS,
    RATE_HZ,
    SAMPLE_BYTES,
    tone,
    tone_ms,
)

PIECE_MS = 20_000  # 3.84 MB: a step of an hour never stands in memory as a whole
_ALONE_MS = 2000  # a sound after so much silence begins a piece of its own
_LEAD_IN_MS = 500
_CUT_FRAMES = 8 * FRAMES_PER_MS  # the fade of a tone that has no room to end


def render(cues: Sequence[Cue], from_ms: int, to_ms: int, volume: int) -> bytes:
    """The samples of one stretch of a step, from from_ms until to_ms, both counted from its start.

    Only sounds that begin within it are heard. One that has not ended when the next begins,
    or at to_ms, is faded out before: never two at once.
    """
    if volume == 0:
        return bytes((to_ms - from_ms) * BYTES_PER_MS)
    heard = [cue for cue in cues if from_ms <= cue.at_ms < to_ms]
    limits_ms = [*(cue.at_ms for cue in heard), to_ms][1:]
    parts: list[bytes] = []
    end_ms = from_ms
    for cue, until_ms in zip(heard, limits_ms, strict=True):
        sound = _cut(tone(cue.sound, volume), (until_ms - cue.at_ms) * BYTES_PER_MS)
        parts += [bytes((cue.at_ms - end_ms) * BYTES_PER_MS), sound]
        end_ms = cue.at_ms + len(sound) // BYTES_PER_MS
    parts.append(bytes((to_ms - end_ms) * BYTES_PER_MS))
    return b"".join(parts)


def split(cues: Sequence[Cue], from_ms: int, to_ms: int) -> Iterator[tuple[int, int]]:
    """Cut that stretch of a step into pieces of at most PIECE_MS, (from, to), never inside a sound.

    A sound after a long silence is no part of it: an output that was late to wake is not late for the sound.
    So all that sounds in a piece is at its beginning: no step has more than five sounds, seconds apart.
    """
    stops: list[int] = []
    quiet_ms = from_ms
    for cue in (cue for cue in cues if from_ms <= cue.at_ms < to_ms):
        if cue.at_ms - quiet_ms >= _ALONE_MS:
            stops.append(cue.at_ms - _LEAD_IN_MS)
        quiet_ms = cue.at_ms + tone_ms(cue.sound)
    places = [from_ms]
    for stop_ms in [*stops, to_ms]:
        while stop_ms - places[-1] > PIECE_MS:
            places.append(places[-1] + PIECE_MS)
        places.append(stop_ms)
    return pairwise(places)


def write_wav(file: BinaryIO, timeline: Timeline, volume: int = DEFAULT_VOLUME) -> None:
    """Write the whole timeline as a sound file."""
    total_ms = timeline.total_ms + tone_ms(Sound.DONE)
    with wave.open(file, "wb") as wav:
        wav.setnchannels(CHANNELS)
        wav.setsampwidth(SAMPLE_BYTES)
        wav.setframerate(RATE_HZ)
        wav.setnframes(total_ms * FRAMES_PER_MS)
        for index, step in enumerate(timeline.steps):
            cues = step_cues(timeline, index, step.duration_ms)
            for from_ms, to_ms in split(cues, 0, step.estimate_ms):
                wav.writeframesraw(render(cues, from_ms, to_ms, volume))
        wav.writeframesraw(tone(Sound.DONE, volume))


def _cut(sound: bytes, room: int) -> bytes:
    """The first room bytes of a tone, faded out at the end if that is not all of it."""
    if len(sound) <= room:
        return sound
    frames = array("h", sound[:room])
    count = room // FRAME_BYTES
    fade = min(_CUT_FRAMES, count - 1)
    for frame in range(count - fade, count):
        for sample in range(frame * CHANNELS, (frame + 1) * CHANNELS):
            frames[sample] = frames[sample] * (count - 1 - frame) // fade
    return frames.tobytes()
