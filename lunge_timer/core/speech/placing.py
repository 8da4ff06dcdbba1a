"""At which moment of a step something is said: clear of every sound, whole or not at all, one at a time."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from lunge_timer.core.cues import Cue, Sound, step_cues
from lunge_timer.core.sound_options import VoiceForm
from lunge_timer.core.speech.words import Anchor, Sentences, Utterance, text_of, utterances
from lunge_timer.core.timeline import Leg, Timeline

AFTER_SOUND_MS = 300  # no sound lasts longer but the end's
AFTER_DONE_MS = 1000
BEFORE_SOUND_MS = 150
BETWEEN_SENTENCES_MS = 120
BETWEEN_UTTERANCES_MS = 300

SentenceMs: TypeAlias = Callable[[str], int | None]  # how long its recording is; None: there is none


class Spoken(Struct, frozen=True, gc=False):
    """A row of sentences said at one moment, in ms from the start of its step."""

    at_ms: int
    length_ms: int
    sentences: Sentences
    anchor: Anchor

    @property
    def end_ms(self) -> int:
        return self.at_ms + self.length_ms

    @property
    def text(self) -> str:
        return text_of(self.sentences)


class _Room(Struct, frozen=True, gc=False):
    """A stretch of a step in which nothing else sounds; end_ms is None where the person ends it."""

    from_ms: int
    end_ms: int | None

    def takes(self, length_ms: int) -> bool:
        return self.end_ms is None or self.from_ms + length_ms <= self.end_ms

    def after(self, from_ms: int) -> "_Room":
        return _Room(max(self.from_ms, from_ms), self.end_ms)

    def until(self, end_ms: int) -> "_Room":
        return _Room(self.from_ms, end_ms if self.end_ms is None else min(self.end_ms, end_ms))


def spoken_in(
    timeline: Timeline,
    index: int,
    duration_ms: int | None,
    form: VoiceForm,
    sentence_ms: SentenceMs,
    *,
    from_ms: int = 0,
    open_ms: int | None = None,
    reps: Mapping[Leg, int] | None = None,
) -> tuple[Spoken, ...]:
    """What is said in step index if it lasts duration_ms (None: until the person says), in order of time.

    reps: as in utterances. open_ms: how much time there is in a step that waits, where it is written down
    and nobody says. from_ms: what goes before the countdown takes the form that has room from there on; all
    else is where it is, though that be past.
    Of each utterance the longest form that fits is said. Where two want the same room, the one before the
    countdown has it first: it tells what to do next. A turned off tick leaves everything where it is.
    """
    said = utterances(timeline, index, duration_ms, form, reps=reps)
    if not said:
        return ()
    cues = step_cues(timeline, index, duration_ms)
    end_ms = open_ms if duration_ms is None else duration_ms
    rooms = {utterance.anchor: _room(utterance.anchor, cues, end_ms) for utterance in said}
    if Anchor.COUNTDOWN in rooms:
        rooms[Anchor.COUNTDOWN] = rooms[Anchor.COUNTDOWN].after(from_ms)
    placed: list[Spoken] = []
    for utterance in reversed(said):
        room = rooms[utterance.anchor]
        if placed:
            room = room.until(placed[0].at_ms - BETWEEN_UTTERANCES_MS)
        spoken = _placed(utterance, room, sentence_ms)
        if spoken is not None:
            placed.insert(0, spoken)
    return tuple(placed)


def length_of(sentences: Sequence[str], sentence_ms: SentenceMs) -> int | None:
    """How long the sentences are in a row; None where one of them was never recorded."""
    lengths = [sentence_ms(sentence) for sentence in sentences]
    known = [length for length in lengths if length is not None]
    if len(known) < len(lengths):
        return None
    return sum(known) + BETWEEN_SENTENCES_MS * (len(known) - 1)


def _placed(utterance: Utterance, room: _Room, sentence_ms: SentenceMs) -> Spoken | None:
    """The longest form of the utterance that has room, at its place."""
    for sentences in utterance.forms:
        length_ms = length_of(sentences, sentence_ms)
        if length_ms is not None and room.takes(length_ms):
            at_ms = room.from_ms
            if utterance.anchor is Anchor.COUNTDOWN and room.end_ms is not None:
                at_ms = room.end_ms - length_ms
            return Spoken(at_ms, length_ms, sentences, utterance.anchor)
    return None


def _room(anchor: Anchor, cues: Sequence[Cue], end_ms: int | None) -> _Room:
    """The room between the sound that the anchor stands after and the next one, or the step's end."""
    ticks = [cue for cue in cues if cue.sound is Sound.TICK]
    others = [cue for cue in cues if cue.sound is not Sound.TICK]
    if anchor is Anchor.COUNTDOWN:
        before = others[-1:]
    elif anchor is Anchor.HALF:
        before = [cue for cue in others if cue.sound is Sound.HALF]
    else:
        before = [cue for cue in others[:1] if cue.at_ms == 0]
    from_ms = _after(before[0]) if before else AFTER_SOUND_MS
    following = [cue.at_ms for cue in (*others, *ticks) if cue.at_ms >= from_ms]
    if not following:
        return _Room(from_ms, end_ms)
    return _Room(from_ms, following[0] - BEFORE_SOUND_MS)


def _after(cue: Cue) -> int:
    return cue.at_ms + (AFTER_DONE_MS if cue.sound is Sound.DONE else AFTER_SOUND_MS)
