"""Makes a voice's files from its list of phrases: render.py [FOLDER], the one with phrases.txt in it.

Debian's flite speaks (voice slt), oggenc of vorbis-tools packs. A line of the list is a sentence and, after a
tab, how it is spelt for the synthesizer where it would read the sentence badly; in slashes, its sounds.
"""

import subprocess
import sys
import wave
from array import array
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from lunge_timer.sound.levelling import LOUDNESS_LUFS, RATE_HZ, Wave, levelled, loudness_lufs, phrase
from lunge_timer.sound.voice import SUFFIX, phrase_slug

LIST = "phrases.txt"
FILE_RATE_HZ = 48_000  # the program's: nothing is left to convert when a phrase is played
_NEAR_PACKED_LU = 0.2
_TRIES = 20
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
            try:
                _make(spelling, folder / (phrase_slug(sentence) + SUFFIX), Path(work, "spoken.wav"))
            except ValueError as error:
                sys.exit(f"{sentence}: {error}.")


def _make(spelling: str, target: Path, spoken: Path) -> None:
    """Speak, level and pack, until what comes out of the file is as loud as it should be."""
    text = ("-p", f"pau {spelling.strip('/')} pau") if spelling.startswith("/") else ("-t", spelling)
    _run("flite", "-voice", "slt", *text, "-o", spoken)
    raw = phrase(_read(spoken, RATE_HZ))
    aim_lufs = LOUDNESS_LUFS
    for _try in range(_TRIES):
        _write(spoken, levelled(raw, aim_lufs))
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


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "en")
