"""A step's sounds and words as samples: what is played and what is exported, sample for sample."""

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lunge_timer.core.cues import Cue, Sound
from lunge_timer.core.sound_options import DEFAULT_VOLUME
from lunge_timer.core.speech.placing import Spoken
from lunge_timer.sound.score import Score
from lunge_timer.sound.tones import (
    BYTES_PER_MS,
    CHANNELS,
    FRAME_BYTES,
    FRAMES_PER_MS,
    tone_ms,
)

PIECE_MS = 20_000  # 3.84 MB: a step of an hour never stands in memory as a whole
_ALONE_MS = 2000  # a sound after so much silence begins a piece of its own
_LEAD_IN_MS = 500
_CUT_FRAMES = 8 * FRAMES_PER_MS  # the fade of a tone that has no room to end


def render(
    score: Score, cues: Sequence[Cue], from_ms: int, to_ms: int, volume: int, *, spoken: Sequence[Spoken] = ()
) -> bytes:
    """The samples of one stretch of a step, from from_ms until to_ms, both counted from its start.

    Only what begins within it is heard. What has not ended when the next begins, or at to_ms, is faded out
    before: never two at once.
    """
    if volume == 0:
        return bytes((to_ms - from_ms) * BYTES_PER_MS)
    sounds = [(cue.at_ms, score.tone(cue.sound, volume)) for cue in cues if from_ms <= cue.at_ms < to_ms]
    sounds += [(each.at_ms, score.speech(each)) for each in spoken if from_ms <= each.at_ms < to_ms]
    sounds.sort()
    limits_ms = [*(at_ms for at_ms, _whole in sounds), to_ms][1:]
    parts: list[bytes] = []
    end_byte = from_ms * BYTES_PER_MS
    for (at_ms, whole), until_ms in zip(sounds, limits_ms, strict=True):
        sound = _cut(whole, (until_ms - at_ms) * BYTES_PER_MS)
        parts += [bytes(at_ms * BYTES_PER_MS - end_byte), sound]
        end_byte = at_ms * BYTES_PER_MS + len(sound)
    parts.append(bytes(to_ms * BYTES_PER_MS - end_byte))
    return b"".join(parts)


def split(
    cues: Sequence[Cue], from_ms: int, to_ms: int, spoken: Sequence[Spoken] = ()
) -> Iterator[tuple[int, int]]:
    """Cut that stretch of a step into pieces of at most PIECE_MS, (from, to), never inside a sound or a word.

    A sound after a long silence is no part of it: an output that was late to wake is not late for the sound.
    Only what is said for longer than PIECE_MS makes a longer piece.
    """
    sounds = [(cue.at_ms, cue.at_ms + tone_ms(cue.sound)) for cue in cues]
    sounds += [(each.at_ms, each.end_ms) for each in spoken]
    sounds = sorted(sound for sound in sounds if from_ms <= sound[0] < to_ms)
    stops: list[int] = []
    quiet_ms = from_ms
    for at_ms, end_ms in sounds:
        if at_ms - quiet_ms >= _ALONE_MS:
            stops.append(at_ms - _LEAD_IN_MS)
        quiet_ms = end_ms
    places = [from_ms]
    for stop_ms in [*stops, to_ms]:
        while stop_ms - places[-1] > PIECE_MS:
            places.append(_clear_of(sounds, places[-1] + PIECE_MS, after_ms=places[-1]))
        if stop_ms > places[-1]:
            places.append(stop_ms)
    return pairwise(places)


def _clear_of(sounds: Sequence[tuple[int, int]], place_ms: int, *, after_ms: int) -> int:
    """That place, or where the sound begins that it would cut, or ends where it begins by after_ms."""
    for begin_ms, end_ms in sounds:
        if begin_ms < place_ms < end_ms:
            return begin_ms if begin_ms > after_ms else end_ms
    return place_ms


def whole(score: Score, volume: int = DEFAULT_VOLUME) -> Iterator[bytes]:
    """The samples of the whole timeline in pieces, from its start until the last sound has ended."""
    lengths = [(step.duration_ms, step.estimate_ms) for step in score.timeline.steps]
    for index, (duration_ms, length_ms) in enumerate([*lengths, (None, _end_ms(score))]):
        cues = score.cues(index, duration_ms)
        spoken = score.spoken(index, duration_ms, open_ms=length_ms)
        for from_ms, to_ms in split(cues, 0, length_ms, spoken):
            yield render(score, cues, from_ms, to_ms, volume, spoken=spoken)


def whole_frames(score: Score) -> int:
    """How many frames the whole timeline has."""
    return (score.timeline.total_ms + _end_ms(score)) * FRAMES_PER_MS


def _end_ms(score: Score) -> int:
    """How long is heard what comes after the last step."""
    end = len(score.timeline.steps)
    return max([tone_ms(Sound.DONE), *(spoken.end_ms for spoken in score.spoken(end, None))])


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
