"""What a later start says to the first instance, and the answer: one line each through a local socket."""

import json
import os
from collections.abc import Sequence
from time import monotonic

import msgspec
from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from lunge_timer.errors import LungeTimerError
from lunge_timer.language import _

LIMIT_BYTES = 64 * 1024
_HEARD = b"heard\n"
_PATIENCE_MS = 2000  # with a caller that says nothing
_LONGEST_TOKEN = 256
TOKEN_VARIABLE = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the desktop's leave to come to the front, no secret


class CallError(LungeTimerError):
    """A message is longer than the first instance would listen to."""


class _Line(Struct, frozen=True, forbid_unknown_fields=True):
    message: tuple[str, ...]
    token: str = ""


def call(address: str, message: Sequence[str], until_s: float) -> bool:
    """Hand message to the instance that listens there. False where it is not heard by that time."""
    line = {"message": [*message], "token": os.environ.get(TOKEN_VARIABLE, "")}
    data = json.dumps(line).encode() + b"\n"
    if len(data) > LIMIT_BYTES:
        raise CallError(_("Lunge Timer is running already, and cannot be handed so many files at once"))
    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(_left_ms(until_s)):
        return False
    socket.write(data)
    answer = b""
    while not answer.endswith(b"\n") and socket.waitForReadyRead(_left_ms(until_s)):
        answer += socket.readAll().data()
    return answer == _HEARD


class Listener(QObject):
    """The first instance's local socket, which only this user may use."""

    called = Signal(object)  # tuple[str, ...]: a message

    def __init__(self, addresses: Sequence[str], parent: QObject) -> None:
        """Listen at the first of the addresses that can be had."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self.answer)
        self._listens = any(self._server.listen(address) for address in addresses)

    @property
    def address(self) -> str:
        """Where it listens; empty where no address could be had."""
        return self._server.fullServerName() if self._listens else ""

    @Slot()
    def answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            Call(socket, self).heard.connect(self.called)

    def close(self) -> None:
        self._server.close()


class Call(QObject):
    """One later start, connected to the first. Whatever is no message ends the connection."""

    heard = Signal(object)  # tuple[str, ...]

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
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
        self._socket.disconnectFromServer()
        if line.token:
            os.environ[TOKEN_VARIABLE] = line.token  # where Qt looks when a window is to be raised
        self.heard.emit(line.message)


def _left_ms(until_s: float) -> int:
    return max(1, round((until_s - monotonic()) * 1000))


def _understood(data: bytes) -> _Line | None:
    try:
        line = msgspec.convert(json.loads(data), _Line)
    except (ValueError, RecursionError, msgspec.ValidationError):
        return None
    sound_token = line.token.isascii() and line.token.isprintable() and len(line.token) <= _LONGEST_TOKEN
    return line if sound_token and not any("\0" in each for each in line.message) else None
