"""Synthesizers for tests: scripts that stand where the system's would, good ones and bad ones."""

import sys
from pathlib import Path

# Each works as espeak-ng is asked to, in the folder with the text. The good one speaks a tone that comes and
# goes, 100 ms for each letter, and writes down what it was asked.
_ASKED = """
import json, pathlib, sys
text = pathlib.Path("words.txt").read_text(encoding="utf-8").rstrip("\\n")
with pathlib.Path({asked!r}).open("a", encoding="utf-8") as file:
    file.write(json.dumps([sys.argv[1:], text]) + "\\n")
"""
GOOD = """
import array, math, wave
wave_frames = [round(9000 * math.sin(f / 9) * math.sin(f / 1500) ** 2) for f in range(2205 * len(text))]
with wave.open("spoken.wav", "wb") as file:
    file.setnchannels(1)
    file.setsampwidth(2)
    file.setframerate(22050)
    file.writeframes(array.array("h", wave_frames).tobytes())
"""
SILENT = GOOD.replace("9000", "0")
RUBBISH = 'pathlib.Path("spoken.wav").write_bytes(b"RIFF0000WAVEfmt " + bytes(500))'
NOTHING = ""
FAILING = GOOD + "\nsys.exit(3)"
HANGING = f"""{GOOD}
import subprocess
with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as started:
    pathlib.Path(sys.argv[0] + ".started").write_text(str(started.pid))
"""
HUGE = """
import time
with open("spoken.wav", "wb") as file:
    file.write(bytes(40_000_000))
time.sleep(600)
"""
PIPE = 'import os\nos.mkfifo("spoken.wav")'
LINK = 'import os\nos.symlink("/dev/zero", "spoken.wav")'


def put(folder: Path, name: str, code: str) -> Path:
    """Have a synthesizer of that name in folder; the file that tells what it was asked."""
    folder.mkdir(exist_ok=True)
    asked = folder / f"{name}.asked"
    script = folder / name
    script.write_text(f"#!{sys.executable}\n{_ASKED.format(asked=str(asked))}{code}", encoding="utf-8")
    script.chmod(0o755)
    return asked
