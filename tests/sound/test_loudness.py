"""Every sound is as loud to the ear as it weighs, and none comes near to clipping."""

import math
from array import array

import pytest

from lunge_timer.core.cues import Sound
from lunge_timer.core.sound_options import TONE_SETS, ToneSet
from lunge_timer.sound.tones import tone
from tests.sound.loudness import loudness_lufs, peak_dbfs

STRONG = frozenset(
    {
        *(Sound.LEFT, Sound.RIGHT, Sound.BOTH, Sound.HOLD, Sound.SECOND_HOLD, Sound.RELEASE),
        *(Sound.SET_DONE, Sound.SWITCH, Sound.GO, Sound.DONE, Sound.PAUSE, Sound.GO_ON),
    }
)
COUNTING = frozenset({Sound.TICK, Sound.HALF, Sound.LONGER, Sound.SHORTER})
SOFT = frozenset({Sound.MOVE, Sound.READY})


def sine_997_hz(left: float, right: float, length_ms: int = 1000) -> bytes:
    """A sine of 997 Hz; left and right are its peaks, of full scale."""
    swing = [32_767 * math.sin(2 * math.pi * 997 * frame / 48_000) for frame in range(48 * length_ms)]
    return array("h", [round(peak * value) for value in swing for peak in (left, right)]).tobytes()


def loudnesses(sounds: frozenset[Sound], tone_set: ToneSet) -> list[float]:
    return [loudness_lufs(tone(sound, 100, tone_set)) for sound in sounds]


def test_the_measure_gives_what_the_recommendation_says_of_997_hz() -> None:
    assert loudness_lufs(sine_997_hz(1, 0)) == pytest.approx(-3.01, abs=0.01)
    assert loudness_lufs(sine_997_hz(1, 1)) == pytest.approx(0, abs=0.01)
    assert loudness_lufs(sine_997_hz(0.1, 0.1)) == pytest.approx(-20, abs=0.01)
    assert peak_dbfs(sine_997_hz(0.5, 0.1)) == pytest.approx(-6.02, abs=0.01)


def test_a_short_tone_is_measured_over_its_own_length() -> None:
    assert loudness_lufs(sine_997_hz(1, 1, 60)) == pytest.approx(0, abs=0.2)


@pytest.mark.parametrize("tone_set", TONE_SETS)
def test_what_begins_a_step_is_equally_loud_whatever_it_means(tone_set: ToneSet) -> None:
    loud = loudnesses(STRONG, tone_set)
    assert max(loud) - min(loud) <= 1.5


@pytest.mark.parametrize("tone_set", TONE_SETS)
def test_what_counts_and_what_moves_is_softer(tone_set: ToneSet) -> None:
    strong = loudnesses(STRONG, tone_set)
    assert all(4 <= loudest - each <= 6 for each in loudnesses(COUNTING, tone_set) for loudest in strong)
    assert all(3 <= loudest - each <= 5 for each in loudnesses(SOFT, tone_set) for loudest in strong)


def test_the_sets_of_tones_are_as_loud_as_each_other() -> None:
    means = [sum(loudnesses(STRONG, tone_set)) / len(STRONG) for tone_set in TONE_SETS]
    assert max(means) - min(means) <= 1


def test_every_sound_has_its_weight() -> None:
    assert frozenset(Sound) == STRONG | COUNTING | SOFT


@pytest.mark.parametrize("tone_set", TONE_SETS)
@pytest.mark.parametrize("sound", Sound)
def test_no_sound_peaks_above_minus_3_dbfs(sound: Sound, tone_set: ToneSet) -> None:
    assert peak_dbfs(tone(sound, 100, tone_set)) <= -3
