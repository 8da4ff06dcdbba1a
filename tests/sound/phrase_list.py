"""The list that the voice's files were made from, read as render.py reads it."""

from pathlib import Path
from typing import Final

VOICE: Final = Path(__file__).parents[2] / "assets" / "voice"
ENGLISH: Final = VOICE / "en"


def sentences(folder: Path = ENGLISH) -> list[str]:
    lines = folder.joinpath("phrases.txt").read_text(encoding="utf-8").splitlines()
    return [line.partition("\t")[0] for line in lines if line and not line.startswith("#")]
