"""The whole program stands still in mid-workout, as on a machine that is suspended or swaps."""

import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import monotonic_ns, sleep

import pytest

from lunge_timer.core.cues import Sound
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.store.encoding import encode
from tests.real_window.program import Program
from tests.real_window.screen_reader import ScreenReader
from tests.sound.listening import Heard, listen
from tests.sound.sound_server import Recording

pytestmark = pytest.mark.real_window

HOLD_S = 6
IN_HOLD_S = 1.5
GAP_S = 10  # by then the hold would be over, and the rep
RINGS_OUT_MS = 500  # what was handed to the device before
QUIET_S = 2
LATE_S = 0.5  # the last look was before the stop
PLAN = Routine(
    name="One hold",
    get_ready_s=4,
    blocks=(
        ExerciseBlock(
            exercise="squat-position-reverse-lunge",
            sets=1,
            reps=2,
            phases_s={"squat": 1, "back": 1, "hold-back": HOLD_S, "forward": 1, "hold-squat": 1, "stand": 1},
        ),
    ),
)


class Recorder:
    """Hears all that the program plays, with the moments of the clock."""

    def __init__(self, environ: dict[str, str]) -> None:
        self._recording = Recording(environ, "nobody")
        self.is_over = False

    def end(self) -> list[Heard]:
        self.is_over = True
        samples = self._recording.finish()
        began_ms = self._recording.began_ms
        return [heard._replace(at_ms=heard.at_ms + began_ms) for heard in listen(samples)]


@pytest.fixture
def recorder(environ: dict[str, str]) -> Iterator[Recorder]:
    recorder = Recorder(environ)
    yield recorder
    if not recorder.is_over:
        recorder.end()


def now_ms() -> float:
    return monotonic_ns() / 1e6


def test_a_program_that_stood_still_in_a_hold_is_paused_there_and_says_so(
    reader: ScreenReader, told_program: Program, recorder: Recorder, tmp_path: Path
) -> None:
    file = tmp_path / "one-hold.lunge.json"
    file.write_text(encode(PLAN), encoding="utf-8")
    told_program.start("--start", str(file))
    told_program.see("a hold", lambda: any(said.startswith("Hold") for said in reader.announced))
    sleep(IN_HOLD_S)
    told_program.send(signal.SIGSTOP)
    stopped_ms = now_ms()
    sleep(GAP_S)
    told_program.send(signal.SIGCONT)
    sentence = "Paused: the program stood still for "
    told_program.see(sentence, partial(reader.has_just_announced, sentence))
    ring = next(thing.name for thing in reader.tree() if thing.name.startswith("PAUSED: "))
    reps = [thing.name for thing in reader.tree() if " leg: " in thing.name]
    words = [thing.name for thing in reader.things("label") if thing.name.startswith(sentence)]
    sleep(QUIET_S)
    resumed_ms = now_ms()
    told_program.press("space")
    told_program.see("it goes on", partial(reader.has_just_announced, "Forward"))
    heard = recorder.end()
    began_ms = max(each.at_ms for each in heard if each.sound is Sound.HOLD and each.at_ms < stopped_ms)
    left_s = HOLD_S - (stopped_ms - began_ms) / 1000
    assert 0 <= int(ring.split()[1]) - left_s <= 1 + LATE_S, ring
    assert [rep.partition(",")[0] for rep in reps] == ["Left", "Right"]
    assert all(": 0 of 2 reps" in rep for rep in reps)
    assert [word.endswith("Nothing of it was counted.") for word in words] == [True]
    assert [each for each in heard if stopped_ms + RINGS_OUT_MS < each.at_ms < resumed_ms] == []
    assert Sound.TICK in {each.sound for each in heard if each.at_ms >= resumed_ms}
    told_program.press("Escape", "Tab", "Return", "alt+F4")
    assert told_program.wait() == 0
    assert told_program.errors == ""
