"""Plays a scene through a real output, in a process of its own, and tells what it did and when.

Each line it prints is a JSON array: the clock's moment, what happened then, and more about it.
"""

import json
import resource
import sys
import threading
import time
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from lunge_timer.core.clock import Clocks, monotonic_ms
from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.cues import Sound, press_sound
from lunge_timer.core.live_clock import LiveClock
from lunge_timer.core.routine import ExerciseBlock
from lunge_timer.core.session import Session
from lunge_timer.core.sound_options import SoundChoice
from lunge_timer.core.timeline import Timeline
from lunge_timer.sound.choice import choose_output
from lunge_timer.sound.feed import SoundState
from lunge_timer.sound.player import Player
from lunge_timer.sound.score import Score
from lunge_timer.sound.voice import Voice
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.paths import voice_folder
from tests.sound.routines import desk_break, timed, timeline_of
from tests.sound.stalls import Watch

WALKS = timeline_of(timed(30), timed(5), timed(30))
CHANGES = timeline_of(*[timed(4)] * 5)
OUTAGE = timeline_of(timed(24))
SHORT_READY = timeline_of(timed(4), get_ready_s=5)
HOLD = 3  # the step of the desk break's first hold
IN_A_WORD_MS = 500


def spoken_desk_break() -> Score:
    """The desk break that ships, a rep of each leg, with what a voice says in full."""
    exercises = load_exercises()
    routine = load_built_ins(exercises)["built-in/desk-break"]
    blocks = tuple(replace(block, reps=1) for block in routine.blocks if isinstance(block, ExerciseBlock))
    timeline = compile_timeline(replace(routine, blocks=blocks), exercises)
    return Score(timeline, SoundChoice(voice="full"), Voice(voice_folder()))


def tell(what: str, **more: object) -> None:
    sys.stdout.write(json.dumps([monotonic_ms(), what, more]) + "\n")
    sys.stdout.flush()


def sound_cpu_s(watch: Watch) -> float:
    """The CPU time of every thread but this one and the watch's."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime - time.thread_time() - watch.cpu_s


def keep_busy(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pass


class Scene:
    def __init__(self, output: str, timeline: Timeline, score: Score | None = None) -> None:
        self.session = Session(timeline, monotonic_ms)
        self.watch = Watch()
        self.heard, self.lost = threading.Event(), threading.Event()
        clock = LiveClock(
            Clocks(), lambda: None
        )  # the session reads another: the scene goes on after any gap
        self._player = Player(
            lambda: choose_output(monotonic_ms, output), score or Score(timeline), clock, self._show_state
        )

    def _show_state(self, state: SoundState) -> None:
        tell("lost" if state.problem else "open", problem=state.problem)
        (self.lost if state.problem else self.heard).set()

    def start(self, settle_s: float = 0) -> None:
        self._player.start()
        assert self.heard.wait(10)
        self.live(settle_s)
        self._start_session()

    def begin(self) -> None:
        """Start whether anything is heard or not."""
        self._player.start()
        self._start_session()

    def _start_session(self) -> None:
        self.session.start()
        self.follow("began")

    def follow(self, what: str = "", note: Sound | None = None) -> None:
        position = self.session.position
        if what:
            tell(what, began_ms=position and position.began_ms)
        self._player.follow(position, note)

    def press(self, command: Callable[[Session], None]) -> None:
        """What a person presses, with the note that answers it."""
        self.session.poll()
        command(self.session)
        events = self.session.poll()
        note = press_sound(events, paused=self.session.position is None)
        self.follow("pressed" if note is None else note.value, note)

    def set_muted(self, *, muted: bool) -> None:
        self._player.set_muted(muted)

    def live(self, seconds: float) -> None:
        """Follow the session the way a screen does, which is none too often."""
        until = time.monotonic() + seconds
        while (left_s := until - time.monotonic()) > 0:
            time.sleep(min(left_s, 0.1))
            self.follow()

    def live_until(self, elapsed_ms: int) -> None:
        """Follow the session until this step has lasted so long."""
        self.live((elapsed_ms - self.session.snapshot().elapsed_ms) / 1000)

    def close(self) -> None:
        self._player.close()
        tell("closed", stalled_ms=self.watch.end())


def whole_routine(output: str) -> None:
    """The desk break, with a screen that stands still twice: once busy, once asleep."""
    scene = Scene(output, desk_break())
    scene.start()
    began_s = time.monotonic()
    scene.live(3)
    for part, seconds in (("silence", 6), ("playing", 12)):
        before_s = sound_cpu_s(scene.watch)
        scene.live(seconds)
        tell("cpu", part=part, percent=round((sound_cpu_s(scene.watch) - before_s) / seconds * 100, 2))
    for stand_still in (keep_busy, time.sleep):
        stand_still(1.5)
        scene.live(5)
    scene.live(96 - (time.monotonic() - began_s))
    scene.close()


def pauses(output: str) -> None:
    """A pause in a sound, one in silence, three just after a tick; then the end, closed in its sound.

    The last two come so soon after the tick that its first sample may still be on its way.
    """
    scene = Scene(output, WALKS)
    scene.start(settle_s=3)
    for pause_ms in (100, 2100, 27_100, 28_004, 29_015):
        scene.live_until(pause_ms)
        scene.session.pause()
        scene.follow("paused")
        scene.live(1)
        scene.session.go_on()
        scene.follow("went on")
    scene.live(1.6)
    for _ in range(3):
        scene.session.next_step()
    scene.follow("ended")
    scene.live(0.6)  # of the one second that it takes: a busy machine may begin late
    scene.close()


def changes(output: str) -> None:
    """Steps lengthened, left and shortened in their last moments, when the next sound is on its way."""
    scene = Scene(output, CHANGES)
    scene.start(settle_s=3)
    for last_ms in (100, 60, 25, 8):
        scene.live_until(4000 - last_ms)
        scene.session.adjust(5000)
        scene.follow("lengthened")
        scene.live_until(9000 - last_ms)
        scene.session.next_step()
        scene.follow("left")
    scene.live(0.6)
    scene.close()


def presses(output: str) -> None:
    """Each press that has a note, in silence; the sound off and on; then a pause in the middle of a sound."""
    scene = Scene(output, WALKS)
    scene.start(settle_s=3)
    scene.live_until(2000)
    longer, shorter = (partial(Session.adjust, by_ms=by_ms) for by_ms in (5000, -5000))
    commands: tuple[Callable[[Session], None], ...] = (Session.pause, Session.go_on, longer, longer, shorter)
    for command in commands:
        scene.press(command)
        scene.live(1)
    for muted in (True, False):
        scene.set_muted(muted=muted)
        scene.live(0.5)
    scene.press(Session.next_step)
    scene.live(0.1)
    scene.press(Session.pause)
    scene.live(1.5)
    scene.close()


def outage(output: str) -> None:
    """A step in which the sound server goes away for a while."""
    scene = Scene(output, OUTAGE)
    scene.start(settle_s=3)
    scene.live(26)
    scene.close()


def no_device(output: str) -> None:
    """A step that begins while the sound server does not play, and goes on until it does."""
    scene = Scene(output, OUTAGE)
    scene.begin()
    scene.live(18)
    scene.close()


def short_ready(output: str) -> None:
    """A start with little time to get ready, whether the device sleeps or not."""
    scene = Scene(output, SHORT_READY)
    scene.begin()
    scene.live(SHORT_READY.total_ms / 1000 + 1.5)
    scene.close()


def leaving(output: str) -> None:
    """A workout that is left when the sound is lost."""
    scene = Scene(output, OUTAGE)
    scene.start()
    assert scene.lost.wait(10)
    tell("leaving")
    scene.close()


def voice(output: str) -> None:
    """A short desk break with a voice, from its beginning to what is said at its end."""
    score = spoken_desk_break()
    scene = Scene(output, score.timeline, score)
    scene.start()
    began_s = time.monotonic()
    scene.live(score.timeline.total_ms / 1000 + 6 - (time.monotonic() - began_s))
    scene.close()


def cut_words(output: str) -> None:
    """A pause in a word, and a workout that the person finishes in another."""
    score = spoken_desk_break()
    scene = Scene(output, score.timeline, score)
    scene.start()
    for command in (Session.pause, Session.finish):
        scene.session.go_to(HOLD)
        scene.follow()
        scene.live_until(IN_A_WORD_MS)
        scene.press(command)
        tell("pressed in a word")
        scene.live(2)
        if command is Session.pause:
            scene.press(Session.go_on)
            tell("again")
            scene.live(1)
    scene.close()


if __name__ == "__main__":
    scenes = {
        "whole_routine": whole_routine,
        "pauses": pauses,
        "changes": changes,
        "presses": presses,
        "outage": outage,
        "no_device": no_device,
        "short_ready": short_ready,
        "leaving": leaving,
        "voice": voice,
        "cut_words": cut_words,
    }
    scenes[sys.argv[1]](sys.argv[2])
