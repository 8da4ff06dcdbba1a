"""Which stretch of sound begins when, from a position on. Nothing here waits, and nothing is heard."""

from collections.abc import Iterator
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from lunge_timer.core.cues import Cue, Sound
from lunge_timer.core.snapshot import Position
from lunge_timer.core.speech.placing import Spoken
from lunge_timer.core.speech.words import Anchor
from lunge_timer.core.timeline import Timeline
from lunge_timer.sound.score import Score
from lunge_timer.sound.tones import tone_ms
from lunge_timer.sound.track import PIECE_MS, split

_NOTE_ROOM_MS = 30  # what is left of a shorter note tells nothing


class Piece(Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of sound, from the clock's at_ms on; its cues and what is said count from its own start.

    index is that of its step; None: it belongs to none.
    """

    at_ms: int
    length_ms: int
    index: int | None = None
    cues: tuple[Cue, ...] = ()
    spoken: tuple[Spoken, ...] = ()

    @property
    def end_ms(self) -> int:
        return self.at_ms + self.length_ms

    def has_told_ahead(self, until_ms: int) -> bool:
        """Whether what it says before a countdown has been said to its end by then."""
        return any(
            spoken.anchor is Anchor.COUNTDOWN and self.at_ms + spoken.end_ms <= until_ms
            for spoken in self.spoken
        )

    def ringing_until(self, now_ms: int) -> int:
        """When the sound or the word that is heard now will have ended; now, where there is none."""
        sounds = [(cue.at_ms, tone_ms(cue.sound)) for cue in self.cues]
        sounds += [(spoken.at_ms, spoken.length_ms) for spoken in self.spoken]
        ends = (self.at_ms + at_ms + length_ms for at_ms, length_ms in sounds if self.at_ms + at_ms <= now_ms)
        return max(now_ms, min(self.end_ms, max(ends, default=now_ms)))

    def heard_from(self, before_ms: int, heard_after_ms: int) -> int:
        """When the last sound that began before that moment can be heard, or the next has to begin."""
        moments = [self.at_ms + cue.at_ms for cue in self.cues]
        begun = [moment for moment in moments if moment < before_ms]
        if not begun:
            return before_ms
        return min([begun[-1] + heard_after_ms, self.end_ms, *moments[len(begun) :]])


def pieces(
    score: Score,
    position: Position | None,
    now_ms: int,
    note: Sound | None = None,
    *,
    told_ahead: bool = False,
) -> Iterator[Piece]:
    """What is to be heard from position on, piece after piece, without gap or end; note is its first sound.

    The first piece is due at once and has no word in it, if it can: a word takes long to decode.
    Where position is None that is silence from now on; after the last step, or in one that waits, too.
    told_ahead: what the position's step says before its countdown was said.
    """
    if position is None:
        yield from _silence(now_ms, note)
        return
    for place in _walk(score.timeline, position):
        is_first = place is position
        cues, quiet_ms = _cues(score, place), place.from_ms
        if note is not None and is_first:
            cues = _answered(place, cues, note)
            quiet_ms += tone_ms(note)
        spoken = _spoken(score, place, quiet_ms, told_ahead=told_ahead and is_first)
        if place.duration_ms is None:
            end_ms = max([place.from_ms + PIECE_MS, *(each.end_ms for each in spoken)])
            for from_ms, to_ms in _parts(place, cues, spoken, end_ms, at_once=is_first):
                yield _piece(place, cues, spoken, from_ms, to_ms)
            yield from _silence(place.began_ms + end_ms)
            return
        if place.from_ms < place.duration_ms:
            for from_ms, to_ms in _parts(place, cues, spoken, place.duration_ms, at_once=is_first):
                yield _piece(place, cues, spoken, from_ms, to_ms)


def next_cue_ms(score: Score, position: Position) -> int | None:
    """When the next sound of that very step begins, if there is one."""
    return next((position.began_ms + cue.at_ms for cue in _cues(score, position)), None)


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
            reps=position.reps,
        )
    yield place if place.duration_ms is None else replace(place, duration_ms=None)


def _cues(score: Score, place: Position) -> tuple[Cue, ...]:
    """The cues of that step that are still to sound."""
    return tuple(
        cue
        for cue in score.cues(place.index, place.duration_ms)
        if cue.at_ms >= place.from_ms and not (place.half_over and cue.sound is Sound.HALF)
    )


def _spoken(score: Score, place: Position, from_ms: int, *, told_ahead: bool) -> tuple[Spoken, ...]:
    """What is to be said in that step from from_ms on: from its first word on, or not at all."""
    over = {Anchor.HALF: place.half_over, Anchor.COUNTDOWN: told_ahead}
    return tuple(
        spoken
        for spoken in score.spoken(place.index, place.duration_ms, from_ms=from_ms, reps=place.reps)
        if spoken.at_ms >= from_ms and not over.get(spoken.anchor)
    )


def _answered(place: Position, cues: tuple[Cue, ...], note: Sound) -> tuple[Cue, ...]:
    """The cues and the note before them, unless a sound is due so soon that it answers the press itself."""
    next_ms = cues[0].at_ms if cues else place.duration_ms
    if next_ms is not None and next_ms - place.from_ms < _NOTE_ROOM_MS:
        return cues
    return (Cue(place.from_ms, note), *cues)


def _parts(
    place: Position, cues: tuple[Cue, ...], spoken: tuple[Spoken, ...], end_ms: int, *, at_once: bool
) -> Iterator[tuple[int, int]]:
    """Cut what is left of that step into pieces; where it is due at once, the first ends before its words."""
    words_ms = [each.at_ms for each in spoken] if at_once else []
    for from_ms, to_ms in split(cues, place.from_ms, end_ms, spoken):
        word_ms = next((at_ms for at_ms in words_ms if from_ms < at_ms < to_ms), to_ms)
        words_ms = []
        yield from_ms, word_ms
        if word_ms < to_ms:
            yield word_ms, to_ms


def _piece(
    place: Position, cues: tuple[Cue, ...], spoken: tuple[Spoken, ...], from_ms: int, to_ms: int
) -> Piece:
    return Piece(
        at_ms=place.began_ms + from_ms,
        length_ms=to_ms - from_ms,
        index=place.index,
        cues=tuple(Cue(cue.at_ms - from_ms, cue.sound) for cue in cues if from_ms <= cue.at_ms < to_ms),
        spoken=tuple(
            replace(each, at_ms=each.at_ms - from_ms) for each in spoken if from_ms <= each.at_ms < to_ms
        ),
    )


def _silence(from_ms: int, note: Sound | None = None) -> Iterator[Piece]:
    cues = () if note is None else (Cue(0, note),)
    for at_ms in count(from_ms, PIECE_MS):
        yield Piece(at_ms=at_ms, length_ms=PIECE_MS, cues=cues)
        cues = ()
