"""What is said on a message bus: calls, their answers and signals, and how bytes become messages."""

import struct
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

_LIMIT_BYTES = 64 * 1024  # of a message; what is meant for this program is far shorter
_HEADER_BYTES = 16  # they tell how long the message is
# What jeepney raises of a message that is none.
_SPOILT = (ValueError, LookupError, TypeError, AssertionError, RecursionError, struct.error)


class BusError(Exception):
    """There is no bus, or it refuses what it was asked, or speaks no D-Bus."""


class Call(NamedTuple):
    """What another program asks; body is as long and of such types as its signature says."""

    path: str
    interface: str  # may be empty: then the member alone tells
    member: str
    signature: str
    body: tuple[Any, ...]


class Reply(NamedTuple):
    """What a call is answered."""

    signature: str = ""
    body: tuple[Any, ...] = ()


class Refusal(NamedTuple):
    """Why a call is not obeyed: an error's name after org.freedesktop.DBus.Error, and a sentence."""

    name: str
    sentence: str


class Returned(NamedTuple):
    """What a call of this program was answered, and by whom: a name that no other program can have."""

    sender: str
    body: tuple[Any, ...]


class Event(NamedTuple):
    """A signal that another program gave. Anybody may send one here, in the name of any interface."""

    sender: str
    interface: str
    member: str
    signature: str
    body: tuple[Any, ...]


class Inbox:
    """Makes messages of what comes through a socket, but for those that are too long, or are none."""

    def __init__(self, low_level: Any) -> None:
        self._low_level = low_level
        self._data = bytearray()
        self._skipped = 0  # bytes still to come of a message that is left out

    def feed(self, data: bytes) -> Iterator[Any]:
        """Raises BusError where it cannot be told any more where a message begins."""
        self._data += data
        while True:
            skipped = min(self._skipped, len(self._data))
            del self._data[:skipped]
            self._skipped -= skipped
            if self._skipped or len(self._data) < _HEADER_BYTES:
                return
            try:
                size = self._low_level.calc_msg_size(bytes(self._data[:_HEADER_BYTES]))
            except LookupError as error:  # of neither endianness
                raise BusError from error
            if size > _LIMIT_BYTES:
                self._skipped = size
                continue
            if len(self._data) < size:
                return
            whole = bytes(self._data[:size])
            del self._data[:size]
            with suppress(*_SPOILT):
                yield self._low_level.Message.from_buffer(whole)
