"""What is heard of a timeline as the person has chosen: the sounds of each step, and what is said."""

from collections.abc import Iterator, Mapping
from typing import Literal, Protocol

from lunge_timer.core.cues import Cue, Sound, is_heard, step_cues
from lunge_timer.core.sound_options import USUAL_SOUNDS, SoundChoice
from lunge_timer.core.speech.placing import BETWEEN_SENTENCES_MS, Spoken, spoken_in
from lunge_timer.core.speech.words import utterances
from lunge_timer.core.timeline import Leg, Timeline
from lunge_timer.sound.tones import BYTES_PER_MS, tone


class Recordings(Protocol):
    """The sentences that a voice can say. Each is decoded when it is first asked for."""

    def sentence_ms(self, sentence: str) -> int | None:
        """How long that sentence is; None where it was never recorded."""

    def samples(self, sentence: str, volume: int) -> bytes:
        """The frames of a sentence that is there, as many as its length says, at a volume of 0 to 100 %."""


class Score:
    """The sounds and the words of every step. It decodes recordings: ask it on the sound's own thread."""

    def __init__(
        self, timeline: Timeline, choice: SoundChoice = USUAL_SOUNDS, voice: Recordings | None = None
    ) -> None:
        self.timeline = timeline
        self._choice = choice
        self._voice = voice

    def cues(self, index: int, duration_ms: int | None) -> tuple[Cue, ...]:
        """The sounds of step index, if it lasts duration_ms, that the person wants to hear."""
        cues = step_cues(self.timeline, index, duration_ms)
        if index == len(self.timeline.steps):
            return cues
        kind = self.timeline.steps[index].kind
        return tuple(cue for cue in cues if is_heard(cue.sound, kind, self._choice))

    def spoken(
        self,
        index: int,
        duration_ms: int | None,
        *,
        from_ms: int = 0,
        open_ms: int | None = None,
        reps: Mapping[Leg, int] | None = None,
    ) -> tuple[Spoken, ...]:
        """What is said in step index, if it lasts duration_ms; from_ms, open_ms and reps as in spoken_in."""
        if self._voice is None:
            return ()
        form, sentence_ms = self._choice.voice, self._voice.sentence_ms
        return spoken_in(
            self.timeline, index, duration_ms, form, sentence_ms, from_ms=from_ms, open_ms=open_ms, reps=reps
        )

    def tone(self, sound: Sound, volume: int) -> bytes:
        return tone(sound, volume, self._choice.tone_set)

    def speech(self, spoken: Spoken) -> bytes:
        """The frames of the sentences, one after the other."""
        if self._voice is None:
            return b""
        gap = bytes(BETWEEN_SENTENCES_MS * BYTES_PER_MS)
        return gap.join(
            self._voice.samples(sentence, self._choice.voice_volume) for sentence in spoken.sentences
        )

    def prepare(self, volume: int) -> Iterator[Literal[False]]:
        """Make ahead of its time what takes long, a little at each turn: False, there is more to make."""
        for sound in Sound:
            self.tone(sound, volume)
            yield False
        if self._voice is None:
            return
        for index in range(len(self.timeline.steps) + 1):
            step = self.timeline.steps[index] if index < len(self.timeline.steps) else None
            duration_ms = None if step is None else step.duration_ms
            for utterance in utterances(self.timeline, index, duration_ms, self._choice.voice):
                for sentence in (sentence for form in utterance.forms for sentence in form):
                    self._voice.sentence_ms(sentence)
                    yield False
