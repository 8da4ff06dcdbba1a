"""Message buses of a test's own: one that works, one that hangs, one that dies; and who calls on them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from socket import AF_UNIX, socket
from typing import TYPE_CHECKING, Any

from tests.real_window.desktop import message_bus, running
from tests.waiting import wait_until

if TYPE_CHECKING:
    import subprocess

_PATIENCE_S = 30  # a busy machine is no reason to fail
_DBUS = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
Address = tuple[str, str, str]  # bus name, path, interface


class Caller:
    """Another program on the bus, as a panel or playerctl is one."""

    def __init__(self, address: str) -> None:
        self._jeepney = import_module("jeepney")
        self.connection = import_module("jeepney.io.blocking").open_dbus_connection(address)
        self.heard: list[Any] = []  # bodies of signals, with their members

    def close(self) -> None:
        self.connection.close()

    def call(self, address: Address, member: str, signature: str = "", *body: Any) -> tuple[Any, ...]:
        """What a method answers; an error as its name and sentence."""
        name, path, interface = address
        target = self._jeepney.DBusAddress(path, bus_name=name, interface=interface or None)
        message = self._jeepney.new_method_call(target, member, signature or None, body)
        answer = self.connection.send_and_get_reply(message, timeout=_PATIENCE_S)
        fields = self._jeepney.HeaderFields
        if answer.header.message_type is self._jeepney.MessageType.error:
            return (answer.header.fields[fields.error_name].rpartition(".")[2], *answer.body)
        return tuple(answer.body)

    def send(self, address: Address, member: str) -> None:
        """Call a method and want no answer."""
        name, path, interface = address
        target = self._jeepney.DBusAddress(path, bus_name=name, interface=interface)
        message = self._jeepney.new_method_call(target, member)
        message.header.flags = self._jeepney.MessageFlag.no_reply_expected
        self.connection.send(message)

    def names(self) -> list[str]:
        """All that are on the bus by a name of theirs."""
        (names,) = self.call(_DBUS, "ListNames")
        return [name for name in names if not name.startswith(":")]

    def connections(self) -> int:
        """How often anybody is on the bus, by whatever name."""
        (names,) = self.call(_DBUS, "ListNames")
        return sum(name.startswith(":") for name in names)

    def signal_everybody(self, path: str, interface: str, member: str, signature: str, *body: Any) -> None:
        """Give a signal to each other program on the bus, whether it has asked for it or not."""
        (names,) = self.call(_DBUS, "ListNames")
        for name in names:
            if name.startswith(":") and name != self.connection.unique_name:
                emitter = self._jeepney.DBusAddress(path, interface=interface)
                message = self._jeepney.new_signal(emitter, member, signature, body)
                message.header.fields[self._jeepney.HeaderFields.destination] = name
                self.connection.send(message)

    def listen(self, rule: str) -> None:
        self.call(_DBUS, "AddMatch", "s", rule)

    def hear(self, member: str) -> tuple[Any, ...]:
        """Wait for a signal of that name; its body."""
        fields = self._jeepney.HeaderFields
        while True:
            message = self.connection.receive(timeout=_PATIENCE_S)
            if message.header.fields.get(fields.member) == member:
                return tuple(message.body)


@contextmanager
def working_bus() -> Iterator[str]:
    with message_bus(os.environ) as address:
        yield address


@contextmanager
def own_bus(folder: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """The address of a bus, and its process."""
    socket_file = folder / "bus"
    address = f"unix:path={socket_file}"
    with running(["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}"]) as server:
        wait_until(socket_file.exists)
        yield address, server


@contextmanager
def hung_bus(folder: Path) -> Iterator[str]:
    """A bus to which one can connect, and which never says a word."""
    with socket(AF_UNIX) as server:
        server.bind(str(folder / "hung"))
        server.listen()
        yield f"unix:path={folder / 'hung'}"
