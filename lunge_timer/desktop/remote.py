"""What a later start says to the first instance, and the answer: lines of text through a local socket."""

import json
import os
import re
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic

import msgspec
from msgspec import Struct
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from lunge_timer.desktop.activation import TOKEN_VARIABLE, is_sound, keep_token
from lunge_timer.errors import LungeTimerError
from lunge_timer.language import _

LIMIT_BYTES = 64 * 1024
_HEARD = b"heard\n"
_PATIENCE_MS = 2000  # with a caller that says nothing
_DONE_PATIENCE_S = 10  # with the first instance, once it has heard


class CallError(LungeTimerError):
    """A message is longer than the first instance would listen to."""


class _Line(Struct, frozen=True, forbid_unknown_fields=True):
    message: tuple[str, ...]
    token: str = ""


def call(address: str, message: Sequence[str], until_s: float) -> Sequence[str] | None:
    """Hand message to the instance that listens there; return what it could not do of it, a sentence each.

    None where it is not heard by that time.
    """
    line = {"message": [*message], "token": os.environ.get(TOKEN_VARIABLE, "")}
    data = json.dumps(line).encode() + b"\n"
    if len(data) > LIMIT_BYTES:
        raise CallError(_("Lunge Timer is running already, and cannot be handed so many files at once"))
    if not _is_ours(address):
        return None
    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(_left_ms(until_s)):
        return None
    socket.write(data)
    if _answer(socket, until_s) != _HEARD:
        return None
    try:
        return msgspec.convert(json.loads(_answer(socket, monotonic() + _DONE_PATIENCE_S)), list[str])
    except (ValueError, RecursionError, msgspec.ValidationError):  # it has ended, or has not done it yet
        return ()


def remove_dead_socket(address: str) -> None:
    """Remove the socket that a killed instance left: one of this program and user, to which nobody listens.

    The address may be that of an instance with another folder, of which this one is a copy.
    """
    if os.name == "nt" or not _is_ours(address):
        return
    socket = QLocalSocket()
    socket.connectToServer(address)
    is_dead = socket.error() is QLocalSocket.LocalSocketError.ConnectionRefusedError
    socket.abort()
    if is_dead:
        with suppress(OSError):
            Path(address).unlink()


class Listener(QObject):
    """The first instance's local socket, which only this user may use."""

    called = Signal(object)  # tuple[str, ...]: a message

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.refusals: Sequence[str] = ()  # of the message that is being obeyed
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self.answer)
        self.deletions = QFileSystemWatcher(self)
        self._listen()

    @property
    def address(self) -> str:
        """Where it listens; empty where no address could be had."""
        return self._server.fullServerName() if self._server.isListening() else ""

    @Slot()
    def answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            Call(socket, self).heard.connect(self.called)

    def renew(self) -> bool:
        """Listen elsewhere where another program has deleted the socket, and nobody finds it any more."""
        if os.name == "nt" or not self.address or os.path.lexists(self.address):
            return False
        self._server.close()
        self._listen()
        return True

    def take_refusals(self) -> Sequence[str]:
        """What could not be done of the message that was obeyed last, once."""
        refusals, self.refusals = self.refusals, ()
        return refusals

    def close(self) -> None:
        self._server.close()

    def _listen(self) -> None:
        """Listen at the first address that can be had; a bare name is put among the temporary files."""
        name = f"lunge-timer-{os.urandom(6).hex()}"
        runtime = os.environ.get("XDG_RUNTIME_DIR", "")
        if not (Path(runtime).is_absolute() and self._server.listen(f"{runtime}/{name}")):
            self._server.listen(name)


class Call(QObject):
    """One later start, connected to the first. Whatever is no message ends the connection."""

    heard = Signal(object)  # tuple[str, ...]; when it returns the message has been obeyed

    def __init__(self, socket: QLocalSocket, listener: Listener) -> None:
        super().__init__(listener)
        self._listener = listener
        self._socket = socket
        socket.setParent(self)
        socket.setReadBufferSize(LIMIT_BYTES)
        socket.readyRead.connect(self.read)
        socket.disconnected.connect(self.deleteLater)
        QTimer.singleShot(_PATIENCE_MS, socket, socket.abort)
        if socket.bytesAvailable():
            QTimer.singleShot(0, self, self.read)  # not before somebody listens to heard

    @Slot()
    def read(self) -> None:
        """Take the line once it is there whole, and nothing after it."""
        if self._socket.state() is not QLocalSocket.LocalSocketState.ConnectedState:
            return
        if not self._socket.canReadLine():
            if self._socket.bytesAvailable() >= LIMIT_BYTES:
                self._socket.abort()
            return
        line = _understood(bytes(self._socket.readLine().data()))
        if line is None:
            self._socket.abort()
            return
        self._socket.write(_HEARD)
        self._socket.flush()  # at once: what listens to heard may take its time
        keep_token(line.token)
        self.heard.emit(line.message)
        self._socket.write(json.dumps([*self._listener.take_refusals()]).encode() + b"\n")
        self._socket.flush()
        self._socket.disconnectFromServer()


def _is_ours(address: str) -> bool:
    """Whether an address has this program's name, and is a socket of this user's where sockets are files."""
    if not re.search(r"[/\\]lunge-timer-[0-9a-f]{12}$", address):
        return False
    if os.name == "nt":
        return True
    try:
        status = os.lstat(address)
    except (OSError, ValueError):
        return False
    return stat.S_ISSOCK(status.st_mode) and status.st_uid == os.geteuid()


def _answer(socket: QLocalSocket, until_s: float) -> bytes:
    """The next line that comes by that time; empty where none does."""
    while not socket.canReadLine() and socket.waitForReadyRead(_left_ms(until_s)):
        pass
    return bytes(socket.readLine().data()) if socket.canReadLine() else b""


def _left_ms(until_s: float) -> int:
    return max(1, round((until_s - monotonic()) * 1000))


def _understood(data: bytes) -> _Line | None:
    try:
        line = msgspec.convert(json.loads(data), _Line)
    except (ValueError, RecursionError, msgspec.ValidationError):
        return None
    return line if is_sound(line.token) and not any("\0" in each for each in line.message) else None
