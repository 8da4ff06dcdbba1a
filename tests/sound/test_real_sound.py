"""What really comes out of a sound server, recorded and measured."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median

import pytest

from lunge_timer.core.cues import Sound, step_cues
from lunge_timer.core.sound_options import MINIAUDIO
from tests.sound.outputs import INSTALLED
from tests.sound.routines import desk_break
from tests.sound.sound_server import SoundServer
from tests.sound.stage import Performance, Stage
from tests.sound.stalls import played

pytestmark = pytest.mark.real_sound

SCENES = ("whole_routine", "presses", "pauses", "changes", "outage")
KILL_MS, START_MS = 6000, 8000  # of the step in which the server goes away
SLACK_MS = 40  # how well the recording's moments are known


def play(
    start_server: Callable[[], SoundServer], names: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], Performance]:
    """Those scenes: through all outputs at the same time, the short ones in turn beside the longest."""

    def begin(scene: str) -> dict[tuple[str, str], Stage]:
        return {name: Stage(start_server(), *name) for name in names if name[1] == scene}

    longest, *short = SCENES
    beside = begin(longest)
    performances: dict[tuple[str, str], Performance] = {}
    for scene in short:
        stages = begin(scene)
        if stages and scene == "outage":
            cut_off([*stages.values()])
        performances |= {name: stage.finish() for name, stage in stages.items()}
    return performances | {name: stage.finish() for name, stage in beside.items()}


def cut_off(stages: Sequence[Stage]) -> None:
    """Take their servers away for a while, in the middle of the scene."""
    for stage in stages:
        stage.wait_for("began")
    time.sleep(KILL_MS / 1000)
    for stage in stages:
        stage.disturb(SoundServer.gone, (START_MS - KILL_MS) / 1000 / len(stages))


@pytest.fixture(scope="module")
def performances(start_server: Callable[[], SoundServer]) -> dict[tuple[str, str], Performance]:
    """Every scene, through every output that is installed."""
    return played(partial(play, start_server), [(output, scene) for output in INSTALLED for scene in SCENES])


@pytest.fixture
def routine(output: str, performances: dict[tuple[str, str], Performance]) -> Performance:
    return performances[output, "whole_routine"]


@pytest.fixture
def pauses(output: str, performances: dict[tuple[str, str], Performance]) -> Performance:
    return performances[output, "pauses"]


@pytest.fixture
def changes(output: str, performances: dict[tuple[str, str], Performance]) -> Performance:
    return performances[output, "changes"]


@pytest.fixture
def presses(output: str, performances: dict[tuple[str, str], Performance]) -> Performance:
    return performances[output, "presses"]


@pytest.fixture
def outage(output: str, performances: dict[tuple[str, str], Performance]) -> Performance:
    return performances[output, "outage"]


def planned() -> list[tuple[int, int, Sound]]:
    """The desk break's sounds: their step, their ms from the start, which they are."""
    timeline = desk_break()
    moments = [(index, step.start_ms, step.duration_ms) for index, step in enumerate(timeline.steps)]
    moments.append((len(timeline.steps), timeline.total_ms, None))
    return [
        (index, start_ms + cue.at_ms, cue.sound)
        for index, start_ms, duration_ms in moments
        for cue in step_cues(timeline, index, duration_ms)
    ]


def test_every_sound_of_a_routine_is_heard_whole_and_in_order(routine: Performance) -> None:
    assert [heard.sound for heard in routine.heard] == [sound for _index, _at_ms, sound in planned()]
    assert min(heard.likeness for heard in routine.heard) > 0.98
    assert min(heard.energy for heard in routine.heard) > 0.97
    assert max(heard.energy for heard in routine.heard) < 1.03


def test_every_sound_begins_on_its_moment_though_the_screen_stands_still(
    routine: Performance, record_testsuite_property: Callable[[str, object], None], output: str
) -> None:
    began_ms = routine.began_ms()
    lags = [
        heard.at_ms - began_ms - at_ms
        for heard, (_i, at_ms, _s) in zip(routine.heard, planned(), strict=True)
    ]
    off_ms = [abs(lag - median(lags)) for lag in lags]
    record_testsuite_property(f"{output}: onsets off by ms, median and most", (median(off_ms), max(off_ms)))
    record_testsuite_property(f"{output}: ms from moment to ear", median(lags))
    assert max(off_ms) < 30
    by_step: dict[int, list[float]] = {}
    for lag, (index, _at_ms, _sound) in zip(lags, planned(), strict=True):
        by_step.setdefault(index, []).append(lag)
    assert max(max(step) - min(step) for step in by_step.values()) < 10


def test_the_sound_threads_cost_almost_nothing(
    routine: Performance, record_testsuite_property: Callable[[str, object], None], output: str
) -> None:
    shares = {event.more["part"]: event.more["percent"] for event in routine.events if event.what == "cpu"}
    record_testsuite_property(f"{output}: CPU of the sound's threads, percent", shares)
    assert max(shares.values()) < 2


def test_each_press_has_its_note_once_and_turning_the_sound_off_has_none(presses: Performance) -> None:
    notes = [Sound.PAUSE, Sound.GO_ON, Sound.LONGER, Sound.LONGER, Sound.SHORTER]
    assert [heard.sound for heard in presses.heard[:6]] == [Sound.GO, *notes]
    (next_step_ms,) = presses.moments("pressed")
    assert presses.heard[6].at_ms > next_step_ms - SLACK_MS


def test_a_press_is_heard_within_100_ms(
    presses: Performance, record_testsuite_property: Callable[[str, object], None], output: str
) -> None:
    pressed_ms = [event.at_ms for event in presses.events if event.what in {*Sound}][:5]
    lags_ms = [heard.at_ms - at_ms for heard, at_ms in zip(presses.heard[1:6], pressed_ms, strict=True)]
    record_testsuite_property(f"{output}: ms from press to ear", lags_ms)
    assert max(lags_ms) < 100 + SLACK_MS


def test_a_pause_in_the_middle_of_a_sound_is_silent_within_400_ms_its_note_included(
    presses: Performance,
) -> None:
    for pressed_ms in presses.moments(Sound.PAUSE):
        (note,) = (heard for heard in presses.heard if heard.at_ms < pressed_ms + 150 < heard.until_ms)
        assert note.until_ms < pressed_ms + 400 + SLACK_MS
    assert presses.heard[-1].until_ms < presses.moments(Sound.PAUSE)[-1] + 400 + SLACK_MS


def test_a_pause_is_silent_within_250_ms_and_until_it_ends(pauses: Performance) -> None:
    for paused_ms, went_on_ms in zip(pauses.moments("paused"), pauses.moments("went on"), strict=True):
        silent_from_ms = paused_ms + 250 + SLACK_MS
        assert not [
            heard for heard in pauses.heard if heard.at_ms < went_on_ms and heard.until_ms > silent_from_ms
        ]


def test_pauses_cost_no_sound_and_repeat_none(pauses: Performance) -> None:
    assert [heard.sound for heard in pauses.heard] == [
        Sound.GO,
        Sound.HALF,
        *[Sound.TICK] * 3,
        Sound.GO,
        Sound.DONE,
    ]


def test_a_step_changed_in_its_last_moments_costs_no_sound_and_repeats_none(changes: Performance) -> None:
    step = [Sound.GO, *[Sound.TICK] * 6]  # three before it is lengthened, three before it is left
    assert [heard.sound for heard in changes.heard] == [*step * 4, Sound.GO]


def test_nothing_is_heard_after_close(pauses: Performance) -> None:
    (closed_ms,) = pauses.moments("closed")
    assert pauses.heard[-1].sound is Sound.DONE
    assert pauses.heard[-1].until_ms < closed_ms + SLACK_MS


def test_a_sink_that_wakes_while_one_gets_ready_costs_only_what_it_slept_through(
    start_server: Callable[[], SoundServer],
) -> None:
    def play_waking(scenes: Sequence[str]) -> dict[str, Performance]:
        server = start_server()
        with server.suspended():
            (stage,) = (Stage(server, MINIAUDIO, scene) for scene in scenes)
            stage.wait_for("began")
            time.sleep(2.4)
        return {scene: stage.finish() for scene in scenes}

    (scene,) = played(play_waking, ["short_ready"]).values()
    ticks_ms = (3000, 4000, 6000, 7000, 8000)  # one was slept through
    sounds = sorted([*((at_ms, Sound.TICK) for at_ms in ticks_ms), (5000, Sound.GO), (9000, Sound.DONE)])
    assert [one.sound for one in scene.heard] == [sound for _at_ms, sound in sounds]
    lags_ms = [
        one.at_ms - scene.began_ms() - at_ms for one, (at_ms, _s) in zip(scene.heard, sounds, strict=True)
    ]
    assert max(lags_ms) - min(lags_ms) < 30
    assert max(lags_ms) < 200


def test_sound_comes_back_by_itself_at_the_right_place(outage: Performance) -> None:
    assert [event.what for event in outage.events] == ["open", "began", "lost", "open", "closed"]
    assert outage.moments("lost")[0] - outage.began_ms() < KILL_MS + 5500
    assert [heard.sound for heard in outage.heard][-4:] == [*[Sound.TICK] * 3, Sound.DONE]
    after_ms = [heard.at_ms - outage.began_ms() for heard in outage.heard[-4:]]
    assert after_ms == pytest.approx([21_000, 22_000, 23_000, 24_000], abs=200)
