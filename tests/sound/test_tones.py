"""Every sound is short, soft at both ends, begins on its first sample and is told from the others."""

import cmath
import math
from array import array
from itertools import combinations
from operator import mul
from typing import TypeAlias

import pytest

from lunge_timer.core.cues import Sound
from lunge_timer.core.sound_options import DEFAULT_VOLUME, TONE_SETS, ToneSet
from lunge_timer.sound.tones import FRAMES_PER_MS, tone, tone_ms

Samples: TypeAlias = "array[int]"

MIDDLE_HZ = (1000, 3000)  # what small loudspeakers and old ears take best


@pytest.fixture(params=TONE_SETS)
def tone_set(request: pytest.FixtureRequest) -> ToneSet:
    chosen: ToneSet = request.param
    return chosen


def channels(sound: Sound, tone_set: ToneSet, volume: int = 100) -> tuple[Samples, Samples]:
    samples = array("h", tone(sound, volume, tone_set))
    return samples[::2], samples[1::2]


def loudness_db(samples: Samples) -> float:
    return 10 * math.log10(sum(map(mul, samples, samples)) / len(samples))


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_lasts_300_ms_at_most_and_done_a_second(sound: Sound, tone_set: ToneSet) -> None:
    assert tone_ms(sound) <= (1000 if sound is Sound.DONE else 300)
    assert len(channels(sound, tone_set)[0]) == tone_ms(sound) * FRAMES_PER_MS


@pytest.mark.parametrize("volume", [1, 10, DEFAULT_VOLUME, 100])
@pytest.mark.parametrize("sound", Sound)
def test_a_sound_begins_on_its_first_frame_in_both_ears_and_ends_in_silence(
    sound: Sound, volume: int, tone_set: ToneSet
) -> None:
    for channel in channels(sound, tone_set, volume):
        assert channel[0] != 0
        assert channel[-1] == 0


@pytest.mark.parametrize("sound", Sound)
def test_no_edge_of_a_sound_clicks(sound: Sound, tone_set: ToneSet) -> None:
    for channel in channels(sound, tone_set):
        loudest = max(map(abs, channel))
        assert max(map(abs, channel[:5])) < loudest / 10
        assert max(map(abs, channel[-48:])) < loudest / 50


def test_the_left_tone_is_lower_and_louder_on_the_left_and_the_right_one_the_other_way_round(
    tone_set: ToneSet,
) -> None:
    left, right = channels(Sound.LEFT, tone_set), channels(Sound.RIGHT, tone_set)
    assert loudness_db(left[0]) - loudness_db(left[1]) >= 6
    assert loudness_db(right[1]) - loudness_db(right[0]) >= 6
    assert pitch_hz(left[0]) < pitch_hz(right[1])


@pytest.mark.parametrize("sound", [Sound.LEFT, Sound.RIGHT])
def test_a_legs_tone_is_heard_by_the_other_ear_too(sound: Sound, tone_set: ToneSet) -> None:
    near, far = sorted(channels(sound, tone_set), key=loudness_db, reverse=True)
    assert loudness_db(near) - loudness_db(far) < 12


@pytest.mark.parametrize("sound", sorted(set(Sound) - {Sound.LEFT, Sound.RIGHT, Sound.SWITCH}))
def test_every_other_sound_but_switch_is_centred(sound: Sound, tone_set: ToneSet) -> None:
    left, right = channels(sound, tone_set)
    assert left == right


def test_set_done_falls_and_done_rises_twice(tone_set: ToneSet) -> None:
    fall = channels(Sound.SET_DONE, tone_set)[0]
    assert pitch_hz(fall[: 110 * FRAMES_PER_MS]) > pitch_hz(fall[110 * FRAMES_PER_MS :])
    rise = channels(Sound.DONE, tone_set)[0]
    notes = [rise[from_ms * FRAMES_PER_MS :][: 200 * FRAMES_PER_MS] for from_ms in (0, 220, 440)]
    assert pitch_hz(notes[0]) < pitch_hz(notes[1]) < pitch_hz(notes[2])


def test_a_hold_settles_and_a_release_rises(tone_set: ToneSet) -> None:
    for sound, turn in ((Sound.HOLD, -1), (Sound.RELEASE, 1)):
        samples = channels(sound, tone_set)[0]
        half = len(samples) // 2
        assert (pitch_hz(samples[half:]) - pitch_hz(samples[:half])) * turn > 100


def test_the_second_hold_settles_twice_where_the_first_does_once(tone_set: ToneSet) -> None:
    samples = channels(Sound.SECOND_HOLD, tone_set)[0]
    falls = [samples[from_ms * FRAMES_PER_MS :][: 100 * FRAMES_PER_MS] for from_ms in (0, 120)]
    for fall in falls:
        assert pitch_hz(fall[len(fall) // 2 :]) < pitch_hz(fall[: len(fall) // 2]) - 100
    assert not any(samples[100 * FRAMES_PER_MS : 120 * FRAMES_PER_MS])


def test_going_on_is_the_pause_higher_and_longer_is_higher_than_shorter(tone_set: ToneSet) -> None:
    for low, high in ((Sound.PAUSE, Sound.GO_ON), (Sound.SHORTER, Sound.LONGER)):
        assert pitch_hz(channels(high, tone_set)[0]) > 1.4 * pitch_hz(channels(low, tone_set)[0])
        assert tone_ms(low) == tone_ms(high)
    assert pitch_hz(channels(Sound.PAUSE, tone_set)[0]) < min(
        pitch_hz(channels(sound, tone_set)[0]) for sound in Sound if sound is not Sound.PAUSE
    )


@pytest.mark.parametrize(("one", "other"), list(combinations(Sound, 2)))
def test_no_sound_passes_for_another(one: Sound, other: Sound, tone_set: ToneSet) -> None:
    likeness = max(
        likeness_of(a, b) for a, b in zip(channels(one, tone_set), channels(other, tone_set), strict=True)
    )
    assert likeness < (0.9 if {one, other} == {Sound.TICK, Sound.HALF} else 0.75)


def test_a_volume_of_0_is_silence_and_more_is_louder(tone_set: ToneSet) -> None:
    assert not any(tone(Sound.GO, 0, tone_set))
    loudest = [max(array("h", tone(Sound.GO, volume, tone_set))) for volume in (10, 40, 70, 100)]
    assert loudest == sorted(set(loudest))


@pytest.mark.parametrize(("volume", "softer_db"), [(50, 12.04), (25, 24.08), (10, 40)])
def test_half_the_volume_is_a_quarter_of_the_swing(volume: int, softer_db: float, tone_set: ToneSet) -> None:
    full, turned_down = channels(Sound.GO, tone_set)[0], channels(Sound.GO, tone_set, volume)[0]
    assert loudness_db(full) - loudness_db(turned_down) == pytest.approx(softer_db, abs=0.05)


@pytest.mark.parametrize("sound", Sound)
def test_each_set_of_tones_has_a_character_of_its_own(sound: Sound) -> None:
    for one, other in combinations(TONE_SETS, 2):
        assert likeness_of(channels(sound, one)[0], channels(sound, other)[0]) < 0.98


@pytest.mark.parametrize("sound", [Sound.LEFT, Sound.RIGHT, Sound.BOTH, Sound.HOLD, Sound.SET_DONE])
def test_the_clear_tones_have_much_more_of_their_power_in_the_middle_than_the_soft(sound: Sound) -> None:
    soft, clear = (share_in_the_middle(channels(sound, each)[0]) for each in ("soft", "clear"))
    assert clear >= 1 / 3
    assert clear >= soft + 0.15


def share_in_the_middle(samples: Samples) -> float:
    """How much of the power lies there, by a transform over the sound's own length."""
    step_hz = 48_000 / len(samples)
    low, high = (round(hz / step_hz) for hz in MIDDLE_HZ)

    def power(number: int) -> float:
        turn = cmath.exp(-2j * cmath.pi * number / len(samples))
        value, angle = 0j, 1 + 0j
        for sample in samples:
            value += sample * angle
            angle *= turn
        return abs(value) ** 2

    whole = sum(sample * sample for sample in samples) * len(samples) / 2
    return sum(power(number) for number in range(low, high)) / whole


def pitch_hz(samples: Samples) -> float:
    """By counting how often the wave goes up through zero; partials are too soft to add any."""
    ups = [i for i in range(1, len(samples)) if samples[i - 1] < 0 <= samples[i]]
    return 48_000 * (len(ups) - 1) / (ups[-1] - ups[0])


def likeness_of(one: Samples, other: Samples) -> float:
    power: int = sum(map(mul, one, one)) * sum(map(mul, other, other))
    likeness: int = abs(sum(map(mul, one, other)))
    return likeness / math.sqrt(power)
