"""Has a sentence spoken by the system's voice into a file like those of the recorded phrases."""

import os
import signal
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import lunge_timer
from lunge_timer.core.visible_text import INVISIBLE
from lunge_timer.sound.synthesizers import PHRASE_FILE, SPOKEN_FILE, TEXT_FILE, Synthesizer
from lunge_timer.sound.voice import LONGEST_MS
from lunge_timer.sound.wav import wav_sound

LIMIT_S: Final = 10.0  # for a sentence
LIMIT_CHARS: Final = 200
_LIMIT_BYTES = 4 * 1024 * 1024
_LEVELLING_S = 60.0  # a slow and busy computer takes 10
_LEVELLING = ("-P", "-m", "lunge_timer.sound.phrase_file")  # -P: no module is looked for in the folder
_LOOK_S = 0.05


class SystemVoice:
    """Asks the synthesizers, one after the other, until one has spoken. Waits: ask it on a worker thread.

    One that lets its time pass is not asked again. Nothing here raises: what cannot be spoken is empty.
    """

    def __init__(
        self,
        synthesizers: Sequence[Synthesizer],
        is_unwanted: Callable[[], bool] = lambda: False,
        limit_s: float = LIMIT_S,
    ) -> None:
        """Once is_unwanted, what is being spoken is given up."""
        self._synthesizers = [*synthesizers]
        self._is_unwanted = is_unwanted
        self._limit_s = limit_s

    def recording(self, sentence: str) -> bytes | None:
        """A WAV file of that sentence, levelled as a recorded phrase; empty where nobody can say it.

        None where it was given up.
        """
        text = _speakable(sentence)
        for synthesizer in [*self._synthesizers] if text else ():
            if self._is_unwanted():
                return None
            with suppress(OSError, ValueError):
                return self._phrase(synthesizer, text)
        return None if self._is_unwanted() else b""

    def _phrase(self, synthesizer: Synthesizer, text: str) -> bytes:
        """What it speaks, as a phrase's file. Raises OSError or ValueError where there is none."""
        with TemporaryDirectory(prefix="lunge-timer-", ignore_cleanup_errors=True) as folder:
            work = Path(folder)
            work.joinpath(TEXT_FILE).write_text(text + "\n", encoding="utf-8")
            try:
                self._run(synthesizer, work / SPOKEN_FILE, self._limit_s)
            except TimeoutError:
                self._synthesizers.remove(synthesizer)
                raise
            made = work / PHRASE_FILE
            self._run((sys.executable, *_LEVELLING), made, _LEVELLING_S)
            data = made.read_bytes()
        sound = wav_sound(data)
        if sound is None or sound.length_ms > LONGEST_MS:
            raise ValueError("no phrase")
        return data

    def _run(self, command: Sequence[str], result: Path, limit_s: float) -> None:
        """Have a command make that file in its folder. Raises OSError or ValueError where it does not.

        TimeoutError, one of the former: its time is over.
        """
        process = subprocess.Popen(  # noqa: S603 - no word of a file stands in a command
            command,
            cwd=result.parent,
            env={**os.environ, "PYTHONPATH": _python_path()},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that what it starts ends with it
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            self._wait(process, result, limit_s)
        finally:
            _end(process)
        if process.returncode != 0:
            raise ValueError("it failed")
        _check_size(result)

    def _wait(self, process: "subprocess.Popen[bytes]", result: Path, limit_s: float) -> None:
        for _look in range(ceil(limit_s / _LOOK_S)):
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK_S)
                return
            if self._is_unwanted():
                raise ValueError("nobody waits for it any more")
            with suppress(FileNotFoundError):
                _check_size(result)
        raise TimeoutError


def _speakable(sentence: str) -> str:
    """The sentence on one line, without what cannot be seen, and no longer than a cue may be."""
    shown = (" " if unicodedata.category(c) in INVISIBLE else c for c in sentence[:LIMIT_CHARS])
    return " ".join("".join(shown).split())


def _python_path() -> str:
    """Where our own modules are found, also where they are not installed."""
    ours = str(Path(lunge_timer.__file__).parents[1])
    return os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))


def _check_size(result: Path) -> None:
    status = result.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > _LIMIT_BYTES:
        raise ValueError("no file of a sound that is this short")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the command, and what it has started, where it still runs."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
