"""A phrase is made as loud as the others, whatever it came as; what is no speech is refused."""

import math
from random import Random

import pytest

from lunge_timer.sound.levelling import LOUDNESS_LUFS, RATE_HZ, loudness_lufs, phrase


def murmur(level: float, length_ms: int = 800) -> list[float]:
    """Something with a voice's swings: noise that comes and goes four times a second."""
    random = Random(1)  # noqa: S311 - no secret
    frames = RATE_HZ * length_ms // 1000
    swell = [math.sin(math.pi * 4 * frame / RATE_HZ) ** 2 for frame in range(frames)]
    return [level * each * random.uniform(-1, 1) for each in swell]


@pytest.mark.parametrize("level", [0.05, 0.3, 1.0])
def test_it_is_as_loud_as_the_others_and_does_not_clip(level: float) -> None:
    levelled = phrase([0.0] * RATE_HZ + murmur(level) + [0.0] * RATE_HZ)
    assert loudness_lufs(levelled, RATE_HZ) == pytest.approx(LOUDNESS_LUFS, abs=1)
    assert max(map(abs, levelled)) <= 0.75


def test_the_silence_around_it_is_gone() -> None:
    assert len(phrase([0.0] * RATE_HZ + murmur(0.5) + [0.0] * RATE_HZ)) <= RATE_HZ * 820 // 1000


@pytest.mark.parametrize("silent", [[], [0.0] * RATE_HZ, [0.001] * RATE_HZ], ids=["nothing", "zeros", "hum"])
def test_where_nothing_is_heard_there_is_no_phrase(silent: list[float]) -> None:
    with pytest.raises(ValueError, match="nothing is heard"):
        phrase(silent)


def test_what_cannot_be_so_loud_without_clipping_is_no_phrase() -> None:
    click = [0.0] * RATE_HZ
    click[100] = click[-100] = 1.0
    with pytest.raises(ValueError, match="clipping"):
        phrase(click)
