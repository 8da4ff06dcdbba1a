"""Which output the program plays through."""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib import metadata
from importlib.util import find_spec

from lunge_timer.core.clock import Clock
from lunge_timer.core.sound_options import AUTO, MINIAUDIO, SIMPLEAUDIO
from lunge_timer.errors import OutputError
from lunge_timer.language import _
from lunge_timer.sound.miniaudio_output import MiniaudioOutput
from lunge_timer.sound.output import Output, Playback, SilentOutput
from lunge_timer.sound.simpleaudio_output import SimpleaudioOutput


def choose_output(clock: Clock, wanted: str = AUTO) -> Output:
    """The output that is wanted, or the first installed that opens; a silent one where there is none.

    It looks through what is installed (30 ms): call it off the screen's thread.
    """
    choices: list[Callable[[], Output]] = []
    if wanted in {AUTO, SIMPLEAUDIO} and _has_simpleaudio():
        choices.append(partial(SimpleaudioOutput, clock))
    if wanted in {AUTO, MINIAUDIO} and find_spec(MINIAUDIO) is not None:
        choices.append(partial(MiniaudioOutput, clock))
    if choices:
        return FirstOutput(choices)
    if wanted == AUTO:
        return SilentOutput(_("No sound library is installed."))
    return SilentOutput(_("The sound library {name} is not installed.").format(name=wanted))


class FirstOutput:
    """The first of several outputs that opens. At least one is made; the others only where it fails."""

    def __init__(self, choices: Sequence[Callable[[], Output]]) -> None:
        first, *self._others = choices
        self._output = first()

    @property
    def name(self) -> str:
        return self._output.name

    @property
    def lead_ms(self) -> int:
        return self._output.lead_ms

    @property
    def heard_after_ms(self) -> int:
        return self._output.heard_after_ms

    @property
    def woke_ms(self) -> int | None:
        return self._output.woke_ms

    def open(self) -> None:
        try:
            self._output.open()
        except OutputError:
            if not self._others:
                raise
            other = FirstOutput(self._others)
            other.open()
            self._output = other

    def play(self, samples: bytes, at_ms: int, /) -> Playback:
        return self._output.play(samples, at_ms)

    def check(self) -> bool:
        return self._output.check()

    def close(self) -> None:
        self._output.close()


def _has_simpleaudio() -> bool:
    """Whether a simpleaudio is here that does not kill the process.

    The original does so from Python 3.12 on; its fork bears the same import name, but another distribution's.
    """
    names = ["simpleaudio-patched"] if sys.version_info >= (3, 12) else ["simpleaudio-patched", "simpleaudio"]
    for name in names:
        with suppress(metadata.PackageNotFoundError):
            metadata.distribution(name)
            return True
    return False
