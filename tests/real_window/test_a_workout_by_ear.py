"""A whole workout, followed by its sound alone by someone who knows what each tone and each word means."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.cues import Sound
from lunge_timer.core.sound_options import VoiceForm
from lunge_timer.core.timeline import Leg, Step, StepKind, Timeline
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.settings import Settings, SettingsFile
from tests.real_window.conftest import installed
from tests.real_window.desktop import sound_server
from tests.real_window.short_holds import NAME, keep_routine, short_holds
from tests.sound.hearing import Known, all_sounds, recognise
from tests.sound.sound_server import Recording
from tests.sound.stalls import STALL_MS, played

pytestmark = [pytest.mark.real_window, pytest.mark.slow]

VOICE: VoiceForm = "brief"
QUIET_S = 2  # longer than from the last move's tone to the end's
LISTENED_S = 0.2  # a new server plays its first moments before anybody can listen
LONGEST_S = 100  # a workout, and all that a busy machine may be late with
LEGS = {Sound.LEFT: Leg.LEFT, Sound.RIGHT: Leg.RIGHT, Sound.BOTH: Leg.BOTH}


class Told(NamedTuple):
    """What a listener knows of a step; hold: a rep's first or second. The end has no kind."""

    kind: StepKind | None
    set: int | None = None
    leg: Leg | None = None
    hold: int | None = None


THE_END = Told(None)


class Listener:
    """Knows the meaning of tones and words, and nothing of the routine."""

    def __init__(self) -> None:
        self.steps = [Told(StepKind.PREPARE)]
        self.said: list[list[str]] = [[]]  # in each step
        self._set = 1
        self._leg: Leg | None = None

    def hear(self, name: str) -> None:
        if isinstance(name, Sound):
            self._hear_tone(name)
        else:
            self.said[-1].append(name)
            self._hear_words(name)

    def _hear_tone(self, tone: Sound) -> None:
        if tone in LEGS:
            self._leg = LEGS[tone]
            self._begin(Told(StepKind.MOVE, self._set, self._leg))
        elif tone in {Sound.MOVE, Sound.RELEASE}:
            self._begin(Told(StepKind.MOVE, self._set, self._leg))
        elif tone in {Sound.HOLD, Sound.SECOND_HOLD}:
            self._begin(Told(StepKind.HOLD, self._set, self._leg, 1 if tone is Sound.HOLD else 2))
        elif tone is Sound.SET_DONE:
            self._begin(Told(StepKind.REST, self._set))
            self._set += 1
        elif tone is Sound.DONE:
            self._begin(THE_END)

    def _hear_words(self, sentence: str) -> None:
        """Believe the words where they say something else than the tones did."""
        now = self.steps[-1]
        words = sentence.rstrip(".").split()
        if words[0] == "Set":
            self._set = int(words[1])
        elif sentence in {"Left", "Right"}:
            self._leg = Leg(sentence.lower())
            self.steps[-1] = Told(StepKind.MOVE, now.set, self._leg)
        elif sentence == "Hold":
            self.steps[-1] = Told(StepKind.HOLD, now.set, now.leg, now.hold)
        elif sentence in {"Forward", "Stand"}:
            self.steps[-1] = Told(StepKind.MOVE, now.set, now.leg)
        elif sentence == "Rest.":
            self.steps[-1] = Told(StepKind.REST, now.set)
        elif sentence == "Done.":
            self.steps[-1] = THE_END

    def _begin(self, step: Told) -> None:
        self.steps.append(step)
        self.said.append([])


class Hearing(NamedTuple):
    """All that was recognised of a workout, in order; None: something torn, that nobody can tell."""

    names: list[str | None]

    @property
    def stalled_ms(self) -> float:
        """A machine that tears no sound has time; for each that it tore, more than it may be late by."""
        return self.names.count(None) * 2 * STALL_MS

    @property
    def tones(self) -> list[Sound]:
        return [name for name in self.names if isinstance(name, Sound)]


def play(
    environ: Mapping[str, str], make_folder: Callable[[], Path], forms: Sequence[VoiceForm]
) -> dict[VoiceForm, Hearing]:
    """The program, from the start of a workout to the last word after its end, with each of these voices."""
    known = all_sounds()
    return {form: hear_workout(environ, make_folder(), form, known) for form in forms}


@contextmanager
def ahead_of_others() -> Iterator[None]:
    """Have what is started in here come before the machine's other work, where that is allowed."""
    before = os.getpriority(os.PRIO_PROCESS, 0)
    with suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, 0, before - 10)
    try:
        yield
    finally:
        os.setpriority(os.PRIO_PROCESS, 0, before)


def hear_workout(
    environ: Mapping[str, str], folder: Path, form: VoiceForm, known: Sequence[Known]
) -> Hearing:
    home = folder / "lunge-timer"
    keep_routine(home, short_holds())
    SettingsFile(home / "settings.json").save(Settings(voice=form))
    with ahead_of_others(), sound_server(folder) as sound:
        heard = {**environ, "PULSE_SERVER": sound}
        with Recording(heard, "nobody") as recording, installed(heard, folder) as program:
            program.see("a recording that runs", partial(recording.is_quiet_for, LISTENED_S))
            program.start("--start", NAME)
            program.see_title(NAME)
            program.minimize()  # nobody looks, and what is not painted leaves time for the sound
            program.see("its summary", partial(program.has_window, f"{NAME}: summary"), LONGEST_S)
            program.see("silence", partial(recording.is_quiet_for, QUIET_S))
            program.send(signal.SIGTERM)
            program.wait()
            assert program.errors == ""
            samples = recording.finish().tobytes()
    return Hearing([each.name for each in recognise(samples, known)])


@pytest.fixture(scope="module")
def hearing(environ: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Hearing:
    """What is heard with a brief voice."""
    return played(partial(play, environ, partial(tmp_path_factory.mktemp, "ear")), [VOICE])[VOICE]


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return compile_timeline(short_holds(), load_exercises())


def known_of(step: Step) -> Told:
    """What a listener should know of a step."""
    hold = None
    if step.kind is StepKind.HOLD and step.exercise is not None and step.phase is not None:
        hold = 2 if step.exercise.is_second_hold(step.phase) else 1
    return Told(step.kind, step.set, step.leg, hold)


def due_words(step: Step) -> list[str]:
    """What the voice owes a listener in a step of this workout."""
    told = {"squat": str(step.leg).capitalize(), "hold-back": "Hold", "forward": "Forward", "stand": "Stand"}
    if step.phase is not None:
        return [told[step.phase.id]] if step.phase.id in told else []
    if step.kind is StepKind.REST:
        return ["Rest.", "Set 2 of 2.", "Left leg first."]
    return ["Set 1 of 2.", "Left leg first."]


def listener_of(names: Iterable[str | None]) -> Listener:
    listener = Listener()
    for name in filter(None, names):
        listener.hear(name)
    return listener


def test_leg_phase_set_and_end_are_known_at_every_step(hearing: Hearing, timeline: Timeline) -> None:
    assert listener_of(hearing.names).steps == [*map(known_of, timeline.steps), THE_END]


def test_tones_alone_tell_as_much(hearing: Hearing, timeline: Timeline) -> None:
    assert listener_of(hearing.tones).steps == [*map(known_of, timeline.steps), THE_END]


def test_the_voice_says_the_set_each_leg_each_hold_and_what_comes_after_it(
    hearing: Hearing, timeline: Timeline
) -> None:
    assert listener_of(hearing.names).said == [*map(due_words, timeline.steps), ["Done."]]
