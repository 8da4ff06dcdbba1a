"""Makes a voice's files from its list of phrases: render.py [FOLDER], the one with phrases.txt in it.

Debian's flite speaks (voice slt), oggenc of vorbis-tools packs. A line of the list is a sentence and, after a
tab, how it is spelt for the synthesizer where it would read the sentence badly; in slashes, its sounds.
"""

import subprocess
import sys
import wave
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import cos, log10, pi, tan
from operator import mul
from pathlib import Path
from tempfile import TemporaryDirectory

from lunge_timer.sound.voice import SUFFIX, phrase_slug

LIST = "phrases.txt"
RATE_HZ = 16_000  # flite's
FILE_RATE_HZ = 48_000  # the program's: nothing is left to convert when a phrase is played
LOUDNESS_LUFS = -11.8  # from both loudspeakers; the tones have -12.3 at most
_NEAR_LU = 0.02
_NEAR_PACKED_LU = 0.2
_TRIES = 20
CEILING = 10 ** (-2.5 / 20)  # Vorbis and the finer rate add to the peaks
_LIMIT_FRAMES = RATE_HZ * 4 // 1000  # how far before and after a peak its neighbours are held down with it
_RAW_SILENCE = 10 ** (-46 / 20)  # flite breathes at -55 dB
_SILENCE = 10 ** (-37 / 20)  # in a phrase that is levelled
_MARGIN_FRAMES = RATE_HZ * 10 // 1000  # of silence at either end
_FADE_FRAMES = RATE_HZ * 5 // 1000
_TIMEOUT_S = 20
# No comments, and a number that is not by chance: the same sound is always the same file.
_PACKING = (
    "--quiet",
    "--quality",
    "1",
    "--resample",
    str(FILE_RATE_HZ),
    "--serial",
    "1",
    "--discard-comments",
)

Wave = list[float]


def read_list(text: str) -> Iterator[tuple[str, str]]:
    """Each sentence of a list, and what the synthesizer is to read."""
    for line in text.splitlines():
        if line and not line.startswith("#"):
            sentence, _tab, spelling = line.partition("\t")
            yield sentence, spelling or sentence


def main(folder: Path) -> None:
    """Make every file of the list, and take away those that are in it no more."""
    phrases = dict(read_list((folder / LIST).read_text(encoding="utf-8")))
    names = {phrase_slug(sentence) + SUFFIX for sentence in phrases}
    if len(names) < len(phrases):
        sys.exit("Two sentences of the list have one name.")
    for file in folder.glob(f"*{SUFFIX}"):
        if file.name not in names:
            file.unlink()
    with TemporaryDirectory() as work:
        for sentence, spelling in phrases.items():
            _make(spelling, folder / (phrase_slug(sentence) + SUFFIX), Path(work, "spoken.wav"))


def _make(spelling: str, target: Path, spoken: Path) -> None:
    """Speak, level and pack, until what comes out of the file is as loud as it should be."""
    text = ("-p", f"pau {spelling.strip('/')} pau") if spelling.startswith("/") else ("-t", spelling)
    _run("flite", "-voice", "slt", *text, "-o", spoken)
    raw = _trimmed(_read(spoken, RATE_HZ), _RAW_SILENCE)
    raw = _trimmed(_levelled(raw, LOUDNESS_LUFS), _SILENCE)
    aim_lufs = LOUDNESS_LUFS
    for _try in range(_TRIES):
        _write(spoken, _levelled(raw, aim_lufs))
        _run("oggenc", *_PACKING, "-o", target, spoken)
        _run("oggdec", "--quiet", "-o", spoken, target)
        off_lu = loudness_lufs(_read(spoken, FILE_RATE_HZ), FILE_RATE_HZ) - LOUDNESS_LUFS
        if abs(off_lu) <= _NEAR_PACKED_LU:
            return
        aim_lufs -= off_lu
    sys.exit(f"{target.name}: it cannot be made so loud.")


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, timeout=_TIMEOUT_S)


def _read(path: Path, rate_hz: int) -> Wave:
    with wave.open(str(path), "rb") as file:
        if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, 2, rate_hz):
            sys.exit(f"{path}: not 16 bit, mono, {rate_hz} Hz")
        return [value / 32_768 for value in array("h", file.readframes(file.getnframes()))]


def _write(path: Path, samples: Wave) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(array("h", [round(value * 32_767) for value in samples]).tobytes())


def _levelled(samples: Wave, aim_lufs: float) -> Wave:
    """As loud as that, its peaks held down."""
    gain = 1.0
    for _try in range(_TRIES):
        loud = _limited([gain * value for value in samples])
        off_lu = loudness_lufs(loud, RATE_HZ) - aim_lufs
        if abs(off_lu) <= _NEAR_LU:
            return loud
        gain *= 10 ** (-off_lu / 20)
    sys.exit("A phrase cannot be made so loud without clipping.")


def _limited(samples: Wave) -> Wave:
    """No sample above the ceiling: the gain falls smoothly before a peak and rises smoothly after it."""
    gains = [min(1.0, CEILING / abs(value)) if value else 1.0 for value in samples]
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
    margin = [0.0] * _MARGIN_FRAMES  # where flite begins with the very sound
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


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "en")
