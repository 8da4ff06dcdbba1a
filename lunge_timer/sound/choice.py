"""Which output the program plays through."""

import sys
from contextlib import suppress
from gettext import gettext as _
from importlib.util import find_spec
from typing import Final

from lunge_timer.core.session import Clock
from lunge_timer.sound.output import Output, SilentOutput

AUTO: Final = "auto"
SIMPLEAUDIO: Final = "simpleaudio"
MINIAUDIO: Final = "miniaudio"
OUTPUTS: Final = (AUTO, SIMPLEAUDIO, MINIAUDIO)


def choose_output(clock: Clock, wanted: str = AUTO) -> Output:
    """The output that is wanted, or the first of those installed; a silent one where there is none.

    It looks through what is installed (30 ms): call it off the screen's thread.
    """
    if wanted in {AUTO, SIMPLEAUDIO} and _has_simpleaudio():
        from lunge_timer.sound.simpleaudio_output import SimpleaudioOutput

        return SimpleaudioOutput(clock)
    if wanted in {AUTO, MINIAUDIO} and find_spec("miniaudio") is not None:
        from lunge_timer.sound.miniaudio_output import MiniaudioOutput

        return MiniaudioOutput(clock)
    if wanted == AUTO:
        return SilentOutput(_("No sound library is installed."))
    return SilentOutput(_("The sound library {name} is not installed.").format(name=wanted))


def _has_simpleaudio() -> bool:
    """Whether a simpleaudio is here that does not kill the process.

    The original does so from Python 3.12 on; its fork bears the same import name, but another distribution's.
    """
    from importlib import metadata

    names = ["simpleaudio-patched"] if sys.version_info >= (3, 12) else ["simpleaudio-patched", "simpleaudio"]
    for name in names:
        with suppress(metadata.PackageNotFoundError):
            metadata.distribution(name)
            return True
    return False
