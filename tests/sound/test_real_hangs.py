"""A sound server that hangs, or whose sink is suspended: what is told of it, when, and that nobody waits."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, TypeAlias

import pytest

from lunge_timer.core.clock import monotonic_ms
from lunge_timer.core.cues import Sound
from tests.sound.outputs import INSTALLED
from tests.sound.sound_server import SoundServer
from tests.sound.stage import Performance, Stage, Trouble

pytestmark = pytest.mark.real_sound

TROUBLES = {"frozen": SoundServer.frozen, "suspended": SoundServer.suspended}
TOLD_MS = 5000
BACK_MS = 6500  # a lost device is tried every 5 s, and has to play a while before that is told
STALL_MS = 2000  # who waits for such a server stands still for as long as the trouble lasts
TROUBLE_S = 10
BETWEEN_S = 0.5  # simpleaudio tries the device each second, for some milliseconds under Python's lock


class Hang(NamedTuple):
    """A scene, and from when until when the server was in trouble."""

    scene: Performance
    began_ms: int
    over_ms: int

    def told(self) -> list[str]:
        return [event.what for event in self.scene.events]

    def stalled_ms(self) -> float:
        return float(self.scene.events[-1].more["stalled_ms"])


def in_mid_step(server: SoundServer, output: str, trouble: Trouble) -> Hang:
    """A step of 24 s, whose middle is in trouble."""
    stage = Stage(server, output, "outage")
    stage.wait_for("began")
    time.sleep(4 + BETWEEN_S)
    began_ms, over_ms = stage.disturb(trouble, TROUBLE_S)
    return Hang(stage.finish(), began_ms, over_ms)


def from_the_start(server: SoundServer, output: str, trouble: Trouble) -> Hang:
    """A step that begins in trouble."""
    with trouble(server):
        stage = Stage(server, output, "no_device")
        began_ms = stage.wait_for("began").at_ms
        time.sleep(TROUBLE_S)
    over_ms = monotonic_ms()
    return Hang(stage.finish(), began_ms, over_ms)


def until_left(server: SoundServer, output: str, trouble: Trouble) -> Hang:
    """A workout that is left when the loss is told; the trouble goes on."""
    stage = Stage(server, output, "leaving")
    stage.wait_for("began")
    time.sleep(BETWEEN_S)
    began_ms = monotonic_ms()
    with trouble(server):
        stage.wait_for("closed")
        stage.wait_for_end()
        over_ms = monotonic_ms()
    return Hang(stage.finish(), began_ms, over_ms)


SCENES = (in_mid_step, from_the_start, until_left)
CASES = [(trouble, output) for trouble in TROUBLES for output in INSTALLED]

Scene: TypeAlias = Callable[[SoundServer, str, Trouble], Hang]
Performances: TypeAlias = dict[tuple[Scene, str, str], Future[Hang]]
Find: TypeAlias = Callable[[Scene], Hang]


@pytest.fixture(scope="module")
def performances(
    start_server: Callable[[], SoundServer],
) -> Iterator[Performances]:
    """Every scene, in every trouble and through every output that is installed, all at the same time."""
    with ThreadPoolExecutor(len(SCENES) * len(CASES)) as pool:
        yield {
            (scene, trouble, output): pool.submit(scene, start_server(), output, TROUBLES[trouble])
            for scene in SCENES
            for trouble, output in CASES
        }


@pytest.fixture(params=CASES, ids="-".join)
def find(request: pytest.FixtureRequest, performances: Performances) -> Find:
    return lambda scene: performances[scene, *request.param].result()


def test_a_server_that_hangs_in_mid_step_is_told_within_5_s_and_the_note_goes_when_it_is_back(
    find: Find,
) -> None:
    hang = find(in_mid_step)
    assert hang.told() == ["open", "began", "lost", "open", "closed"]
    assert hang.scene.moments("lost")[0] - hang.began_ms < TOLD_MS
    assert 0 < hang.scene.moments("open")[1] - hang.over_ms < BACK_MS


def test_once_it_is_back_the_sounds_go_on_at_the_right_place(find: Find) -> None:
    hang = find(in_mid_step)
    *_before, three, two, one, done = hang.scene.heard
    assert [heard.sound for heard in (three, two, one, done)] == [*[Sound.TICK] * 3, Sound.DONE]
    after_ms = [heard.at_ms - hang.scene.began_ms() for heard in (three, two, one, done)]
    assert after_ms == pytest.approx([21_000, 22_000, 23_000, 24_000], abs=200)


def test_a_server_that_hangs_from_the_start_is_told_within_5_s_and_the_note_does_not_flicker(
    find: Find,
) -> None:
    hang = find(from_the_start)
    assert hang.told() == ["began", "lost", "open", "closed"]
    assert hang.scene.moments("lost")[0] - hang.began_ms < TOLD_MS
    assert 0 < hang.scene.moments("open")[0] - hang.over_ms < BACK_MS


def test_nobody_waits_for_a_server_that_hangs(find: Find) -> None:
    for scene in (in_mid_step, from_the_start):
        assert find(scene).stalled_ms() < STALL_MS


def test_leaving_does_not_wait_for_a_server_that_hangs(find: Find) -> None:
    hang = find(until_left)
    (leaving_ms,), (closed_ms,) = hang.scene.moments("leaving"), hang.scene.moments("closed")
    assert closed_ms - leaving_ms < 1000
    assert hang.over_ms - closed_ms < STALL_MS
