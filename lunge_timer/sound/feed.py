"""Hands an output one piece after another, and lives without it while it is lost."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from lunge_timer.core.cues import Sound
from lunge_timer.core.snapshot import Position
from lunge_timer.errors import OutputError
from lunge_timer.sound.output import Output, Playback
from lunge_timer.sound.schedule import Piece, leads_to, next_cue_ms, pieces, position_at
from lunge_timer.sound.score import Score
from lunge_timer.sound.track import render

RETRY_MS: Final = 5000
CHECK_MS: Final = 1000
WAKING_MS: Final = 25  # how often a device that sleeps is looked after
MADE_UP_MS: Final = 1000  # so late a step's first sound still helps, where the device slept through it
LATE_MS: Final = 250  # a piece that comes later than this is left out up to now
_LATENCY_MS = 50  # a sound that rings on is heard to its end this much later


class SoundState(Struct, frozen=True):
    """What plays, and what keeps it from being heard: a sentence, or nothing."""

    output: str
    problem: str = ""


class Wish(Struct, frozen=True):
    """What is to be heard since a moment: the timeline from a position on, or silence; volume 0 to 100 %.

    note answers what the person pressed then. The feed may come to know of it a little later.
    """

    position: Position | None
    volume: int
    since_ms: int
    note: Sound | None = None


class _Playing(Struct):
    piece: Piece
    playback: Playback
    stop_ms: int | None = None  # where it only rings on

    @property
    def gone_ms(self) -> int:
        return self.piece.end_ms + _LATENCY_MS if self.stop_ms is None else self.stop_ms


class Feed:
    """The sound thread's work, one turn at a time. It reads no clock and waits for nothing but the output.

    report is told at each turn what is true then; while the output is still waking, nothing.
    """

    def __init__(
        self, make_output: Callable[[], Output], score: Score, report: Callable[[SoundState], None]
    ) -> None:
        self._make_output = make_output
        self._score = score
        self._timeline = score.timeline
        self._report = report
        self._output: Output | None = None
        self._retry_ms: int | None = None  # None: at once
        self._woke_ms: int | None = None
        self._wish = Wish(None, 0, 0)
        self._playing: list[_Playing] = []
        self._told_ahead: int | None = None  # the step that has said what follows it
        self._plan = pieces(score, None, 0)
        self._next = self._render_next()  # ahead of its time

    def turn(self, wish: Wish, now_ms: int) -> int:
        """Do what is due at now_ms; return when to come back, unless something else is wished before."""
        try:
            if self._output is None:
                if self._retry_ms is not None and now_ms < self._retry_ms:
                    return self._retry_ms
                output = self._make_output()
                output.open()
                self._output, self._wish, self._woke_ms = output, wish, output.woke_ms
                self._begin(wish.position, now_ms)
            else:
                output = self._output
                if output.woke_ms != self._woke_ms:
                    self._woke_ms = output.woke_ms
                    self._begin_anew(now_ms)
                if wish.note is not None and wish != self._wish:
                    self._answer(output, wish, wish.note, now_ms)
                else:
                    self._adapt(output, wish, now_ms)
            due_ms = self._hand_over(output, now_ms)
            if output.check():
                self._report(SoundState(output.name))
            else:
                due_ms = min(due_ms, now_ms + WAKING_MS)
        except OutputError as error:
            self._report(SoundState("", str(error)))  # first: a device that hangs is slow to let go
            self.close()
            self._retry_ms = now_ms + RETRY_MS
            return self._retry_ms
        return due_ms

    def close(self) -> None:
        """Fall silent and let the output go."""
        output, self._output = self._output, None
        playing, self._playing = self._playing, []
        if output is not None:
            try:
                for track in playing:
                    track.playback.stop()
            finally:
                output.close()

    def _adapt(self, output: Output, wish: Wish, now_ms: int) -> None:
        """Change from what is heard to what is wished: no sound twice, none lost, none torn needlessly."""
        old, since_ms = self._wish, wish.since_ms
        if wish.position is None and old.position is None:
            self._wish = wish
            if wish.volume == 0 < old.volume:  # a note may be heard
                self._stop(now_ms, now_ms)
                self._begin(None, now_ms)
            return
        if wish.position is None or old.position is None:
            self._hand_over(output, since_ms)  # what was due before the change
            self._wish = wish
            self._stop(now_ms, self._heard_ms(output, since_ms))
            self._begin(wish.position, now_ms)
            return
        place = wish.position
        if leads_to(self._timeline, old.position, place):
            if wish.volume == old.volume:
                self._wish = wish
                return
            place = position_at(self._timeline, place, since_ms)
        here = position_at(self._timeline, old.position, since_ms)
        until_ms = now_ms
        if (here.index, here.began_ms) == (place.index, place.began_ms):  # the same step goes on
            switch_ms = since_ms
            if wish.volume > 0:
                self._hand_over(output, since_ms)  # what was due before the change
                switch_ms = self._rung_out_ms(place, since_ms)
            if switch_ms > since_ms:
                until_ms = switch_ms + _LATENCY_MS
            place = replace(place, from_ms=max(place.from_ms, switch_ms - place.began_ms))
        self._wish = wish
        self._stop(now_ms, until_ms)
        self._begin(place, now_ms)

    def _answer(self, output: Output, wish: Wish, note: Sound, now_ms: int) -> None:
        """Sound the note, and what is wished after it: all else makes way once it can be heard."""
        place, since_ms = wish.position, wish.since_ms
        self._hand_over(output, since_ms)  # what was due before the press
        self._wish = wish
        cue_ms = None if place is None else next_cue_ms(self._score, place)
        heard_ms = self._heard_ms(output, since_ms)
        note_ms = max(since_ms, heard_ms if cue_ms is None else min(heard_ms, cue_ms))
        self._note_told(note_ms)
        self._stop(now_ms, note_ms)
        if place is not None:
            place = replace(place, from_ms=max(place.from_ms, note_ms - place.began_ms))
        self._begin(place, note_ms, note)

    def _hand_over(self, output: Output, now_ms: int) -> int:
        """Play what is due, and stop what has rung out; return when the next thing is due."""
        self._note_told(now_ms)
        for playing in self._playing:
            if playing.stop_ms is not None and playing.stop_ms <= now_ms:
                playing.playback.stop()
        self._playing = [playing for playing in self._playing if now_ms < playing.gone_ms]
        while self._next[0].at_ms - output.lead_ms <= now_ms:
            piece, samples = self._next
            if now_ms > piece.at_ms + LATE_MS:
                position = self._wish.position
                self._begin(position and position_at(self._timeline, position, now_ms), now_ms)
                continue
            self._playing.append(_Playing(piece, output.play(samples, piece.at_ms)))
            self._next = self._render_next()
        moments = [self._next[0].at_ms - output.lead_ms, now_ms + CHECK_MS]
        stops = (playing.stop_ms for playing in self._playing if playing.stop_ms is not None)
        return min(*moments, *stops)

    def _rung_out_ms(self, place: Position, now_ms: int) -> int:
        """When the sound that is heard will have ended, or the next is due in that step."""
        rings_ms = max((playing.piece.ringing_until(now_ms) for playing in self._playing), default=now_ms)
        cue_ms = next_cue_ms(self._score, place)
        return rings_ms if cue_ms is None else max(now_ms, min(rings_ms, cue_ms))

    def _heard_ms(self, output: Output, before_ms: int) -> int:
        """When all that began before that moment can be heard."""
        heard = (playing.piece.heard_from(before_ms, output.heard_after_ms) for playing in self._playing)
        return max(heard, default=before_ms)

    def _stop(self, now_ms: int, until_ms: int) -> None:
        """Stop all that was handed over; what has begun may ring on until that moment."""
        self._note_told(now_ms)
        ringing: list[_Playing] = []
        for playing in self._playing:
            if playing.piece.at_ms <= now_ms < until_ms:
                playing.stop_ms = until_ms if playing.stop_ms is None else min(until_ms, playing.stop_ms)
                ringing.append(playing)
            else:
                playing.playback.stop()
        self._playing = ringing

    def _note_told(self, until_ms: int) -> None:
        """Remember the step of which so much is heard that it has told, by that moment, what follows it."""
        for playing in self._playing:
            heard_ms = until_ms if playing.stop_ms is None else min(until_ms, playing.stop_ms)
            if playing.piece.has_told_ahead(heard_ms):
                self._told_ahead = playing.piece.index

    def _begin_anew(self, now_ms: int) -> None:
        """Take all back that was handed over, of which nothing was heard, and go on from now.

        A step's first sound, which tells what to do, rather comes late than never.
        """
        self._stop(now_ms, now_ms)
        self._told_ahead = None
        position = self._wish.position
        if position is None:
            self._begin(None, now_ms)
            return
        place = position_at(self._timeline, position, now_ms)
        begun_with = [cue.sound for cue in self._score.cues(place.index, place.duration_ms) if cue.at_ms == 0]
        was_due = position.from_ms == 0 or place.index != position.index
        is_made_up = begun_with and was_due and now_ms - place.began_ms <= MADE_UP_MS
        self._begin(place, now_ms, begun_with[0] if is_made_up else None)

    def _begin(self, position: Position | None, now_ms: int, note: Sound | None = None) -> None:
        if position is not None and (position.index != self._told_ahead or position.from_ms == 0):
            self._told_ahead = None  # another step, or this one from its start
        told_ahead = self._told_ahead is not None
        self._plan = pieces(self._score, position, now_ms, note, told_ahead=told_ahead)
        self._next = self._render_next()

    def _render_next(self) -> tuple[Piece, bytes]:
        piece, volume = next(self._plan), self._wish.volume
        if volume == 0:
            piece = replace(piece, cues=(), spoken=())  # nothing of it is heard
        return piece, render(self._score, piece.cues, 0, piece.length_ms, volume, spoken=piece.spoken)
