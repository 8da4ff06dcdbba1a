"""The session bus of a Linux desktop, spoken to on a thread of its own: nobody else ever waits for it."""

import os
import select
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from itertools import count
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from lunge_timer.desktop.bus_messages import BusError, Call, Event, Inbox, Refusal, Reply, Returned

if TYPE_CHECKING:
    from socket import socket

T = TypeVar("T")

_PATIENCE_S = 2  # with a bus that takes no data, or does not answer
_READ_BYTES = 16 * 1024
_BUS = "org.freedesktop.DBus"
_DAEMON = (_BUS, "/org/freedesktop/DBus", _BUS)


class Client(Protocol):
    """Who speaks to the bus; all of it is called on the bus's own thread."""

    def begin(self, bus: "SessionBus", /) -> None:
        """Ask for what is needed, now that the bus has answered."""

    def answer(self, bus: "SessionBus", call: Call, /) -> Reply | Refusal:
        """Obey a call, or say why not. Anybody may call, with anything."""

    def hear(self, bus: "SessionBus", event: Event, /) -> None:
        """Take a signal."""

    def catch_up(self, bus: "SessionBus", /) -> None:
        """Tell what has changed, after wake."""


def has_session_bus() -> bool:
    """Whether a session bus is named here. Nobody knows whether it answers."""
    return sys.platform == "linux" and bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))


class SessionBus:
    """A connection for one client, on a thread that sleeps until something comes.

    Where there is no bus, or it hangs or dies, the thread ends, and that is all.
    """

    def __init__(self, name: str, client: Client) -> None:
        """Name is the thread's."""
        self._client = client
        self._thread = Thread(target=self._run, name=name, daemon=True)
        self._lock = Lock()
        self._closed = self._ended = False
        self._socket: socket | None = None
        self._shut_down: Callable[[], None] | None = None
        self._woken, self._waker = os.pipe()
        os.set_blocking(self._waker, False)
        self._poll = select.poll()
        self._inbox: Inbox
        self._serials = count(1)
        self._waiting = deque[Any]()  # messages that came while an answer was waited for
        self._jeepney: Any = None

    # From any thread; waits for nothing

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        """Have the client catch up."""
        with self._lock, suppress(BlockingIOError):  # where it has been woken often enough
            if not self._ended:
                os.write(self._waker, b"\0")

    def close(self) -> None:
        """Let the bus go; whatever the thread waits for, it waits no longer."""
        with self._lock:
            self._closed = True
            if self._shut_down is not None:
                with suppress(OSError):  # not connected yet, or no more
                    self._shut_down()
        self.wake()

    # On its own thread, for the client

    def hand_over(self, take: Callable[[T], object], what: T) -> None:
        """Tell what is for another thread; nothing is told any more once close has returned."""
        with self._lock:
            if not self._closed:
                take(what)

    def call(
        self,
        address: tuple[str, str, str],
        member: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
        *,
        patience_s: float | None = _PATIENCE_S,
    ) -> Returned:
        """Call a method of (bus name, path, interface); return what it answers. Raises BusError, OSError.

        With a patience of None it waits for the answer until close.
        """
        name, path, interface = address
        target = self._jeepney.DBusAddress(path, bus_name=name, interface=interface)
        serial = self._send(self._jeepney.new_method_call(target, member, signature or None, body))
        kinds, keys = self._jeepney.MessageType, self._jeepney.HeaderFields
        give_up_s = None if patience_s is None else monotonic() + patience_s
        answer = None
        while answer is None:
            for message in self._read(None if give_up_s is None else max(0.0, give_up_s - monotonic())):
                if message.header.fields.get(keys.reply_serial) == serial:
                    answer = message
                else:
                    self._waiting.append(message)
        if answer.header.message_type is not kinds.method_return:
            raise BusError(member)
        return Returned(answer.header.fields.get(keys.sender, ""), tuple(answer.body))

    def emit(self, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]) -> None:
        """Give a signal. Raises OSError."""
        emitter = self._jeepney.DBusAddress(path, interface=interface)
        self._send(self._jeepney.new_signal(emitter, member, signature, body))

    def request_name(self, name: str) -> bool:
        """Whether this is now the program of that name."""
        do_not_queue, is_owner = 4, 1
        return self.call(_DAEMON, "RequestName", "su", (name, do_not_queue)).body == (is_owner,)

    def listen(self, rule: str) -> None:
        """Have the bus send what matches that rule."""
        self.call(_DAEMON, "AddMatch", "s", (rule,))

    # What the thread does

    def _run(self) -> None:
        try:
            # No bus, none that answers, none any more, or no jeepney: all else works without.
            with suppress(OSError, BusError, ImportError):
                self._connect()
                self._client.begin(self)
                self._client.catch_up(self)
                self._serve()
        finally:  # where the client fails, too
            with self._lock:
                self._ended = True
                if self._socket is not None:
                    self._socket.close()
                os.close(self._woken)
                os.close(self._waker)

    def _connect(self) -> None:
        from socket import AF_UNIX, SHUT_RDWR, socket  # here: 7 ms that only this thread needs

        self._jeepney = import_module("jeepney")
        self._inbox = Inbox(import_module("jeepney.low_level"))
        auth, addresses = import_module("jeepney.auth"), import_module("jeepney.bus")
        with self._lock:
            if self._closed:
                raise BusError
            self._socket = bus = socket(AF_UNIX)
            self._shut_down = partial(bus.shutdown, SHUT_RDWR)
        bus.settimeout(_PATIENCE_S)
        try:
            bus.connect(addresses.get_bus("SESSION"))
            authenticator = auth.Authenticator()
            for line in authenticator:
                bus.sendall(line)
                authenticator.feed(_received(bus))
        except (ValueError, LookupError, RuntimeError) as error:  # no address, one of no socket, no leave
            raise BusError from error
        bus.sendall(auth.BEGIN)
        self._poll.register(bus, select.POLLIN)
        self._poll.register(self._woken, select.POLLIN)
        self.call(_DAEMON, "Hello")

    def _serve(self) -> None:
        while not self._closed:
            while self._waiting:
                self._take(self._waiting.popleft())
            self._waiting.extend(self._read(None))

    def _read(self, patience_s: float | None) -> list[Any]:
        """Sleep until something comes, and return the messages that are whole."""
        ready = {descriptor for descriptor, _event in self._poll.poll(patience_s and patience_s * 1000)}
        if self._closed:
            raise BusError
        if self._woken in ready:
            os.read(self._woken, _READ_BYTES)
            self._client.catch_up(self)
        if self._bus.fileno() in ready:
            return [*self._inbox.feed(_received(self._bus))]
        if not ready:
            raise TimeoutError
        return []

    def _take(self, message: Any) -> None:
        kinds, keys = self._jeepney.MessageType, self._jeepney.HeaderFields
        wanted = (keys.sender, keys.path, keys.interface, keys.member, keys.signature)
        texts = [message.header.fields.get(key, "") for key in wanted]
        if not all(isinstance(text, str) for text in texts):  # by no bus that keeps to its rules
            return
        sender, path, interface, member, signature = texts
        if message.header.message_type is kinds.signal:
            self._client.hear(self, Event(sender, interface, member, signature, message.body))
        elif message.header.message_type is kinds.method_call:
            call = Call(path, interface, member, signature, message.body)
            self._answer(message, self._client.answer(self, call))

    def _answer(self, message: Any, answer: Reply | Refusal) -> None:
        if message.header.flags & self._jeepney.MessageFlag.no_reply_expected:
            return
        if isinstance(answer, Reply):
            self._send(self._jeepney.new_method_return(message, answer.signature or None, answer.body))
        else:
            name = f"{_BUS}.Error.{answer.name}"
            self._send(self._jeepney.new_error(message, name, "s", (answer.sentence,)))

    @property
    def _bus(self) -> "socket":
        if self._socket is None:
            raise BusError
        return self._socket

    def _send(self, message: Any) -> int:
        """Send a message and return its number."""
        serial = next(self._serials)
        self._bus.sendall(message.serialise(serial=serial))
        return serial


def _received(bus: "socket") -> bytes:
    data = bus.recv(_READ_BYTES)
    if not data:
        raise ConnectionResetError
    return data
