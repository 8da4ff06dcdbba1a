"""How loud samples are to a person, by ITU-R BS.1770-4, and how far they swing."""

import math
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from lunge_timer.sound.tones import RATE_HZ

_FULL = 32_768


class _Filter(NamedTuple):
    """One biquad: b0, b1, b2 and a1, a2 of the recommendation's tables, which are for 48 kHz."""

    forward: tuple[float, float, float]
    back: tuple[float, float]


_HEAD = _Filter(
    (1.53512485958697, -2.69169618940638, 1.19839281085285), (-1.69065929318241, 0.73248077421585)
)
_HIGH_PASS = _Filter((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621))


def loudness_lufs(samples: bytes) -> float:
    """The loudness of 16-bit stereo over all of its length, without gates: a tone is shorter than a block."""
    assert RATE_HZ == 48_000
    frames = array("h", samples)
    power = sum(_mean_square(_weighted(frames[channel::2])) for channel in (0, 1))
    return -0.691 + 10 * math.log10(power)


def peak_dbfs(samples: bytes) -> float:
    """The largest sample."""
    return 20 * math.log10(max(map(abs, array("h", samples))) / _FULL)


def _mean_square(values: Sequence[float]) -> float:
    return sum(value * value for value in values) / len(values)


def _weighted(samples: Sequence[int]) -> list[float]:
    values: Sequence[float] = [sample / _FULL for sample in samples]
    for (b0, b1, b2), (a1, a2) in (_HEAD, _HIGH_PASS):
        x1 = x2 = y1 = y2 = 0.0
        filtered: list[float] = []
        for x in values:
            y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
            x2, x1, y2, y1 = x1, x, y1, y
            filtered.append(y)
        values = filtered
    return list(values)
