"""A workout with a voice, as it comes out of a sound server: tones and words on their moments."""

import wave
from array import array
from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from statistics import median
from typing import NamedTuple

import pytest

from lunge_timer.sound.sound_file import write_wav
from lunge_timer.sound.tones import FRAMES_PER_MS
from tests.sound.listening import likeness_of, power_of, stretches
from tests.sound.outputs import INSTALLED
from tests.sound.performance import IN_A_WORD_MS, spoken_desk_break
from tests.sound.sound_server import SoundServer
from tests.sound.stage import Performance, Stage
from tests.sound.stalls import played

pytestmark = pytest.mark.real_sound

SCENES = ("voice", "cut_words")
SLACK_MS = 40  # how well the recording's moments are known


class Stretch(NamedTuple):
    """Something between two silences: a sound, a word or a part of one."""

    at_ms: float
    until_ms: float
    samples: "array[int]"


class Scene(NamedTuple):
    performance: Performance
    heard: list[Stretch]

    @property
    def stalled_ms(self) -> float:
        return self.performance.stalled_ms


def in_stretches(samples: "array[int]", began_ms: float) -> list[Stretch]:
    return [
        Stretch(
            began_ms + first / FRAMES_PER_MS, began_ms + last / FRAMES_PER_MS, samples[2 * first : 2 * last]
        )
        for first, last in stretches(samples)
    ]


def play(
    start_server: Callable[[], SoundServer], names: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], Scene]:
    """Those scenes: one after the other, each through all outputs at the same time."""
    scenes: dict[tuple[str, str], Scene] = {}
    for scene in SCENES:
        stages = {name: Stage(start_server(), *name) for name in names if name[1] == scene}
        for name, stage in stages.items():
            performance = stage.finish()
            [(recording, samples)] = stage.recorded
            scenes[name] = Scene(performance, in_stretches(samples, recording.began_ms))
    return scenes


@pytest.fixture(scope="module")
def scenes(start_server: Callable[[], SoundServer]) -> dict[tuple[str, str], Scene]:
    return played(partial(play, start_server), [(output, scene) for scene in SCENES for output in INSTALLED])


def written() -> list[Stretch]:
    """The same workout as a file, in ms from its beginning."""
    file = BytesIO()
    write_wav(file, spoken_desk_break())
    with wave.open(BytesIO(file.getvalue())) as wav:
        return in_stretches(array("h", wav.readframes(wav.getnframes())), 0)


def test_tones_and_words_are_heard_whole_in_order_and_on_their_moments(
    scenes: dict[tuple[str, str], Scene],
    output: str,
    record_testsuite_property: Callable[[str, object], None],
) -> None:
    scene, expected = scenes[output, "voice"], written()
    assert len(scene.heard) == len(expected)
    for heard, planned in zip(scene.heard, expected, strict=True):
        assert likeness_of(heard.samples, planned.samples) > 0.98
        assert power_of(heard.samples) / power_of(planned.samples) == pytest.approx(1, abs=0.03)
    began_ms = scene.performance.began_ms()
    lags = [
        heard.at_ms - began_ms - planned.at_ms for heard, planned in zip(scene.heard, expected, strict=True)
    ]
    off_ms = [abs(lag - median(lags)) for lag in lags]
    told = f"{output}: with a voice, onsets off by ms, median and most"
    record_testsuite_property(told, (median(off_ms), max(off_ms)))
    assert max(off_ms) < 30


def test_a_pause_in_the_middle_of_a_word_is_silent_within_400_ms_its_note_included(
    scenes: dict[tuple[str, str], Scene], output: str
) -> None:
    scene = scenes[output, "cut_words"]
    pressed_ms, again_ms = (scene.performance.moments(what)[0] for what in ("pressed in a word", "again"))
    word = [one for one in scene.heard if one.at_ms < pressed_ms + SLACK_MS < one.until_ms + IN_A_WORD_MS]
    assert word, "a word was being said"
    late = [
        one
        for one in scene.heard
        if one.at_ms < again_ms - SLACK_MS and one.until_ms > pressed_ms + 400 + SLACK_MS
    ]
    assert late == []


def test_nothing_is_heard_once_the_person_has_finished_in_the_middle_of_a_word(
    scenes: dict[tuple[str, str], Scene], output: str
) -> None:
    scene = scenes[output, "cut_words"]
    finished_ms = scene.performance.moments("pressed in a word")[1]
    assert finished_ms - 400 < scene.heard[-1].at_ms < finished_ms + SLACK_MS, "a word was being said"
    assert scene.heard[-1].until_ms < finished_ms + 250 + SLACK_MS
