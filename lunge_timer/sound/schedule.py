"""Which stretch of sound begins when, from a position on. Nothing here waits, and nothing is heard."""

from collections.abc import Iterator
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from lunge_timer.core.cues import Cue, Sound, step_cues
from lunge_timer.core.snapshot import Position
from lunge_timer.core.timeline import Timeline
from lunge_timer.sound.tones import tone_ms
from lunge_timer.sound.track import PIECE_MS, render, split

_NOTE_ROOM_MS = 30  # what is left of a shorter note tells nothing


class Piece(Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of sound, from the clock's at_ms on; its cues count from its own start."""

    at_ms: int
    length_ms: int
    cues: tuple[Cue, ...] = ()

    @property
    def end_ms(self) -> int:
        return self.at_ms + self.length_ms

    def samples(self, volume: int) -> bytes:
        return render(self.cues, 0, self.length_ms, volume)

    def ringing_until(self, now_ms: int) -> int:
        """When the sound that is heard now will have ended; now, where there is none."""
        ends = (
            self.at_ms + cue.at_ms + tone_ms(cue.sound)
            for cue in self.cues
            if self.at_ms + cue.at_ms <= now_ms
        )
        return max(now_ms, min(self.end_ms, max(ends, default=now_ms)))

    def heard_from(self, before_ms: int, heard_after_ms: int) -> int:
        """When the last sound that began before that moment can be heard, or the next has to begin."""
        moments = [self.at_ms + cue.at_ms for cue in self.cues]
        begun = [moment for moment in moments if moment < before_ms]
        if not begun:
            return before_ms
        return min([begun[-1] + heard_after_ms, self.end_ms, *moments[len(begun) :]])


def pieces(
    timeline: Timeline, position: Position | None, now_ms: int, note: Sound | None = None
) -> Iterator[Piece]:
    """What is to be heard from position on, piece after piece, without gap or end; note is its first sound.

    Where position is None that is silence from now on; after the last step, or in one that waits, too.
    """
    if position is None:
        yield from _silence(now_ms, note)
        return
    for place in _walk(timeline, position):
        cues = _cues(timeline, place)
        if note is not None and place is position:
            cues = _answered(place, cues, note)
        if place.duration_ms is None:
            end_ms = place.from_ms + PIECE_MS
            yield _piece(place, cues, place.from_ms, end_ms)
            yield from _silence(place.began_ms + end_ms)
            return
        if place.from_ms < place.duration_ms:
            for from_ms, to_ms in split(cues, place.from_ms, place.duration_ms):
                yield _piece(place, cues, from_ms, to_ms)


def next_cue_ms(timeline: Timeline, position: Position) -> int | None:
    """When the next sound of that very step begins, if there is one."""
    return next((position.began_ms + cue.at_ms for cue in _cues(timeline, position)), None)


def position_at(timeline: Timeline, position: Position, now_ms: int) -> Position:
    """Where position will have led to by now, with all that was to sound before now behind it."""
    place = position
    for place in _walk(timeline, position):
        if place.duration_ms is None or now_ms < place.began_ms + place.duration_ms:
            break
    return replace(place, from_ms=max(place.from_ms, now_ms - place.began_ms))


def leads_to(timeline: Timeline, position: Position, other: Position) -> bool:
    """Whether other is where position leads by itself: then the same is to be heard."""
    for place in _walk(timeline, position):
        if place.index == other.index:
            same_time = place.began_ms == other.began_ms
            at_end = place.index == len(timeline.steps)
            return same_time and (at_end or place.duration_ms == other.duration_ms)
    return False


def _walk(timeline: Timeline, position: Position) -> Iterator[Position]:
    """Position's step and those that follow by themselves. The end counts as a step that waits."""
    place = position
    while place.index < len(timeline.steps) and place.duration_ms is not None:
        yield place
        index = place.index + 1
        place = Position(
            index=index,
            began_ms=place.began_ms + place.duration_ms,
            duration_ms=timeline.steps[index].duration_ms if index < len(timeline.steps) else None,
        )
    yield place if place.duration_ms is None else replace(place, duration_ms=None)


def _cues(timeline: Timeline, place: Position) -> tuple[Cue, ...]:
    """The cues of that step that are still to sound."""
    return tuple(
        cue
        for cue in step_cues(timeline, place.index, place.duration_ms)
        if cue.at_ms >= place.from_ms and not (place.half_over and cue.sound is Sound.HALF)
    )


def _answered(place: Position, cues: tuple[Cue, ...], note: Sound) -> tuple[Cue, ...]:
    """The cues and the note before them, unless a sound is due so soon that it answers the press itself."""
    next_ms = cues[0].at_ms if cues else place.duration_ms
    if next_ms is not None and next_ms - place.from_ms < _NOTE_ROOM_MS:
        return cues
    return (Cue(place.from_ms, note), *cues)


def _piece(place: Position, cues: tuple[Cue, ...], from_ms: int, to_ms: int) -> Piece:
    inside = (Cue(cue.at_ms - from_ms, cue.sound) for cue in cues if from_ms <= cue.at_ms < to_ms)
    return Piece(at_ms=place.began_ms + from_ms, length_ms=to_ms - from_ms, cues=tuple(inside))


def _silence(from_ms: int, note: Sound | None = None) -> Iterator[Piece]:
    cues = () if note is None else (Cue(0, note),)
    for at_ms in count(from_ms, PIECE_MS):
        yield Piece(at_ms=at_ms, length_ms=PIECE_MS, cues=cues)
        cues = ()
