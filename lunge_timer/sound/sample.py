"""A few sounds, played once, so that a person hears what is set."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Final

from lunge_timer.core.clock import Clock
from lunge_timer.core.cues import Sound
from lunge_timer.core.sound_options import USUAL_SOUNDS, SoundChoice
from lunge_timer.core.speech.placing import AFTER_SOUND_MS, BEFORE_SOUND_MS
from lunge_timer.errors import OutputError
from lunge_timer.language import _
from lunge_timer.sound.feed import SoundState
from lunge_timer.sound.hang_watch import HangWatch
from lunge_timer.sound.output import Output
from lunge_timer.sound.score import Recordings
from lunge_timer.sound.tones import BYTES_PER_MS, tone

SOUNDS: Final = (
    *(Sound.READY, Sound.LEFT, Sound.RIGHT, Sound.HOLD, Sound.SECOND_HOLD),
    *(Sound.LONGER, Sound.SHORTER, Sound.PAUSE, Sound.GO_ON, Sound.DONE),
)
EVERY_MS: Final = 500
_WAKE_MS = 500  # an output that was asleep may swallow what comes sooner
_RING_OUT_MS = 300  # what an output holds back
_CHECK_S = 0.1
_JOIN_S = 3.0  # a device that hangs must not keep the window open


def sample_track(volume: int, choice: SoundChoice = USUAL_SOUNDS, voice: Recordings | None = None) -> bytes:
    """The sounds one after another, as samples; the voice says what some of them mean."""
    words = {Sound.LEFT: _("Left"), Sound.RIGHT: _("Right"), Sound.HOLD: _("Hold")}
    said = {} if voice is None or choice.voice == "off" else words
    track, at_ms = b"", 0
    for sound in SOUNDS:
        track += bytes(at_ms * BYTES_PER_MS - len(track)) + tone(sound, volume, choice.tone_set)
        length_ms = None if voice is None or sound not in said else voice.sentence_ms(said[sound])
        if voice is not None and length_ms is not None:
            track += bytes((at_ms + AFTER_SOUND_MS) * BYTES_PER_MS - len(track))
            track += voice.samples(said[sound], choice.voice_volume)
            at_ms += max(0, AFTER_SOUND_MS + length_ms + BEFORE_SOUND_MS - EVERY_MS)
        at_ms += EVERY_MS
    return track


class Sample:
    """Plays once what make_track gives.

    make_track, make_output and on_state are called on a thread of its own; on_state hears what plays, or why
    nothing can.
    """

    def __init__(
        self,
        make_output: Callable[[], Output],
        clock: Clock,
        on_state: Callable[[SoundState], None],
        make_track: Callable[[], bytes],
    ) -> None:
        self._make_output = make_output
        self._clock = clock
        self._on_state = on_state
        self._make_track = make_track
        self._stopped = Event()
        self._has_problem = False
        self._watch = HangWatch(clock, self._tell)
        self._thread = Thread(target=self._run, name="sample", daemon=True)

    @property
    def is_over(self) -> bool:
        """Whether nothing is open any more."""
        return not self._thread.is_alive()

    def start(self) -> None:
        self._watch.start()
        self._thread.start()

    def stop(self) -> None:
        """Fall silent soon; nothing is told any more. Waits for nothing."""
        self._stopped.set()
        self._watch.close()  # a thread that hangs would not

    def close(self) -> None:
        """Fall silent and let the output go; nothing is heard once this returns."""
        self.stop()
        if self._thread.is_alive() and not self._has_problem:
            self._thread.join(_JOIN_S)

    def _run(self) -> None:
        try:
            with self._watch:
                output = self._make_output()
                output.open()
            try:
                self._play(output)
            except OutputError as error:
                self._tell(SoundState("", str(error)))
            finally:
                output.close()
        except OutputError as error:
            self._tell(SoundState("", str(error)))
        finally:
            self._watch.close()

    def _play(self, output: Output) -> None:
        track = self._make_track()
        begin_ms = self._clock() + max(_WAKE_MS, output.lead_ms)
        with self._watch:
            playback = output.play(track, begin_ms)
        end_ms = begin_ms + len(track) // BYTES_PER_MS + _RING_OUT_MS
        told = False
        try:
            while self._clock() < end_ms and not self._stopped.wait(_CHECK_S):
                with self._watch:
                    plays = output.check()
                if plays and not told:
                    told = True
                    self._tell(SoundState(output.name))
        finally:
            playback.stop()

    def _tell(self, state: SoundState) -> None:
        if not self._stopped.is_set():
            self._has_problem = bool(state.problem)
            self._on_state(state)
