"""What the player asks of whatever makes the sound."""

from collections.abc import Callable
from typing import Protocol, TypeAlias

from lunge_timer.errors import OutputError


class Playback(Protocol):
    """A track that was handed over."""

    def stop(self) -> None:
        """Fall silent, at once or at the latest within 250 ms; where it is over, do nothing."""


class Output(Protocol):
    """A way to be heard: 48 kHz, stereo, 16 bit. One thread makes every call, in order.

    name is what the settings call it; a track is to be handed over lead_ms before its moment. A sound whose
    track is stopped less than heard_after_ms past the sound's moment may never have been heard. woke_ms is
    when a device that slept began to play, all that was handed over before being dropped; else None.
    """

    @property
    def name(self) -> str: ...
    @property
    def lead_ms(self) -> int: ...
    @property
    def heard_after_ms(self) -> int: ...
    @property
    def woke_ms(self) -> int | None: ...

    def open(self) -> None:
        """Get ready to play, or raise OutputError and leave nothing open."""

    def play(self, samples: bytes, at_ms: int, /) -> Playback:
        """Sound samples, which are not empty, from the clock's moment at_ms on. Raises OutputError.

        A track that comes late is played whole. Where two meet, the later handed over is heard.
        """

    def check(self) -> bool:
        """Whether the device plays; not yet, where it is still waking.

        Raises OutputError if what is handed over can no longer be heard.
        """

    def close(self) -> None:
        """Fall silent and let the device go; nothing is heard once this returns."""


MakeOutput: TypeAlias = Callable[[str], Output]  # given the name of the one that is wanted


class SilentOutput:
    """Stands in where there is no way to be heard: it cannot be opened, and says why."""

    name = "silent"
    lead_ms = heard_after_ms = 0
    woke_ms = None

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def open(self) -> None:
        raise OutputError(self._reason)

    def play(self, _samples: bytes, _at_ms: int, /) -> Playback:
        raise OutputError(self._reason)

    def check(self) -> bool:
        raise OutputError(self._reason)

    def close(self) -> None:
        """Nothing was opened."""
