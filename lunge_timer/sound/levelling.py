"""Makes a spoken phrase as loud as the tones, without clipping, and takes the silence off its ends."""

from collections.abc import Sequence
from itertools import accumulate
from math import cos, log10, pi, tan
from operator import mul
from typing import Final, TypeAlias

RATE_HZ: Final = 16_000  # of what is spoken
LOUDNESS_LUFS: Final = -11.8  # from both loudspeakers; the tones have -12.3 at most
_NEAR_LU = 0.02
_TRIES = 20
_MOST_GAIN = 10_000  # what is so soft is no voice
_CEILING = 10 ** (-2.5 / 20)  # Vorbis and the finer rate add to the peaks
_LIMIT_FRAMES = RATE_HZ * 4 // 1000  # how far before and after a peak its neighbours are held down with it
_RAW_SILENCE = 10 ** (-46 / 20)  # flite breathes at -55 dB
_SILENCE = 10 ** (-37 / 20)  # in a phrase that is levelled
_MARGIN_FRAMES = RATE_HZ * 10 // 1000  # of silence at either end
_FADE_FRAMES = RATE_HZ * 5 // 1000

Wave: TypeAlias = list[float]  # one channel, -1 to 1


def phrase(spoken: Wave) -> Wave:
    """What a synthesizer spoke at RATE_HZ, without the silence around it and about as loud as it should be.

    Raises ValueError where it cannot be made so loud, or nothing is heard.
    """
    return _trimmed(levelled(_trimmed(spoken, _RAW_SILENCE), LOUDNESS_LUFS), _SILENCE)


def levelled(samples: Wave, aim_lufs: float) -> Wave:
    """As loud as that, its peaks held down. Raises ValueError where it cannot be."""
    gain = 1.0
    for _try in range(_TRIES):
        if gain > _MOST_GAIN:
            break
        loud = _limited([gain * value for value in samples])
        off_lu = loudness_lufs(loud, RATE_HZ) - aim_lufs
        if abs(off_lu) <= _NEAR_LU:
            return loud
        gain *= 10 ** (-off_lu / 20)
    raise ValueError("a phrase cannot be made so loud without clipping")


def _limited(samples: Wave) -> Wave:
    """No sample above the ceiling: the gain falls smoothly before a peak and rises smoothly after it."""
    gains = [min(1.0, _CEILING / abs(value)) if value else 1.0 for value in samples]
    reach = _LIMIT_FRAMES
    padded = [1.0] * (2 * reach) + gains + [1.0] * (2 * reach)
    lowest = _windows_min(padded, 2 * reach + 1)
    sums = [0.0, *accumulate(lowest)]
    width = 2 * reach + 1
    smooth = [(sums[at + width] - sums[at]) / width for at in range(len(samples))]
    return list(map(mul, samples, smooth))


def _windows_min(values: Sequence[float], width: int) -> Wave:
    """The lowest of each run of so many values, by halves: two runs together have the lower of both."""
    lowest, reached = list(values), 1
    while reached < width:
        step = min(reached, width - reached)
        lowest = [min(pair) for pair in zip(lowest, lowest[step:], strict=False)]
        reached += step
    return lowest


def _trimmed(samples: Wave, silence: float) -> Wave:
    """Without the silence at the ends, which rise from nothing and fall to it, so that none clicks."""
    heard = [at for at, value in enumerate(samples) if abs(value) > silence]
    if not heard:
        raise ValueError("nothing is heard")
    margin = [0.0] * _MARGIN_FRAMES  # where the voice begins with the very sound
    kept = [*margin, *samples, *margin][heard[0] : heard[-1] + 2 * _MARGIN_FRAMES]
    rise = [0.5 - 0.5 * cos(pi * frame / _FADE_FRAMES) for frame in range(_FADE_FRAMES)]
    return list(map(mul, kept, [*rise, *[1.0] * (len(kept) - 2 * _FADE_FRAMES), *reversed(rise)]))


def loudness_lufs(samples: Wave, rate_hz: int) -> float:
    """By ITU-R BS.1770-4, from both loudspeakers, without gates; its filters for any rate."""
    weighted = _filtered(_filtered(samples, *_high_shelf(rate_hz)), *_high_pass(rate_hz))
    return -0.691 + 10 * log10(2 * sum(value * value for value in weighted) / len(weighted))


def _high_shelf(rate_hz: int) -> tuple[Sequence[float], Sequence[float]]:
    tangent, quality, gain = tan(pi * 1681.974450955533 / rate_hz), 0.7071752369554196, 1.584864701130855
    middle = gain**0.4996667741545416
    whole = 1 + tangent / quality + tangent**2
    forward = (
        (gain + middle * tangent / quality + tangent**2) / whole,
        2 * (tangent**2 - gain) / whole,
        (gain - middle * tangent / quality + tangent**2) / whole,
    )
    return forward, (2 * (tangent**2 - 1) / whole, (1 - tangent / quality + tangent**2) / whole)


def _high_pass(rate_hz: int) -> tuple[Sequence[float], Sequence[float]]:
    tangent, quality = tan(pi * 38.13547087602444 / rate_hz), 0.5003270373238773
    whole = 1 + tangent / quality + tangent**2
    return (1.0, -2.0, 1.0), (2 * (tangent**2 - 1) / whole, (1 - tangent / quality + tangent**2) / whole)


def _filtered(samples: Wave, forward: Sequence[float], back: Sequence[float]) -> Wave:
    (b0, b1, b2), (a1, a2) = forward, back
    x1 = x2 = y1 = y2 = 0.0
    out: Wave = []
    for x in samples:
        y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x2, x1, y2, y1 = x1, x, y1, y
        out.append(y)
    return out
