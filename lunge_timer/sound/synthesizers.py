"""The speech synthesizers that systems bring along, each a command from a text file to a WAV file."""

import os
import shutil
from pathlib import Path
from typing import Final, TypeAlias

TEXT_FILE: Final = "words.txt"
SPOKEN_FILE: Final = "spoken.wav"
PHRASE_FILE: Final = "phrase.wav"  # what is made of it

_SYSTEM_SPEECH = f"""
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.SetOutputToWaveFile((Join-Path $PWD '{SPOKEN_FILE}'))
$voice.Speak([IO.File]::ReadAllText((Join-Path $PWD '{TEXT_FILE}')))
$voice.Dispose()
"""


# A command that, in the folder with TEXT_FILE, makes SPOKEN_FILE. No word of the text stands in it: whatever
# the text is, it can be no option and no code, and no list of processes shows it.
Synthesizer: TypeAlias = tuple[str, ...]


def synthesizers(platform: str, language: str) -> tuple[Synthesizer, ...]:
    """Those installed that speak that language, the best first; platform as sys.platform has it."""
    found = ((shutil.which(command), options) for command, *options in _known(platform, language))
    return tuple((path, *options) for path, options in found if path is not None)


def _known(platform: str, language: str) -> list[Synthesizer]:
    if platform == "win32":
        root = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"))
        # By its path: a search would begin in whatever folder the program was started.
        powershell = root / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe"
        options = ("-NoProfile", "-NonInteractive", "-Command", _SYSTEM_SPEECH)
        return [(str(powershell), *options)]
    known: list[Synthesizer] = []
    if platform == "darwin":
        form = ("--file-format=WAVE", "--data-format=LEI16@22050")
        known.append(("say", "-f", TEXT_FILE, "-o", SPOKEN_FILE, *form))
    if language == "en":  # flite speaks nothing else; the recorded phrases are in this voice of it
        known.append(("flite", "-voice", "slt", "-f", TEXT_FILE, "-o", SPOKEN_FILE))
    espeak = ("espeak-ng", "-v", language, "-b", "1", "-f", TEXT_FILE, "-w", SPOKEN_FILE)
    return [*known, espeak]
