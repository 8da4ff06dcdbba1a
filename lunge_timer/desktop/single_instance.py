"""One running program per data folder: a second start hands its message to the first, and ends."""

from collections.abc import Sequence
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from lunge_timer.desktop.folder_lock import FolderLock
from lunge_timer.errors import LungeTimerError
from lunge_timer.language import _

if TYPE_CHECKING:
    from lunge_timer.desktop.remote import Listener

PATIENCE_S = 2.0  # with a first instance that has told where it listens
START_PATIENCE_S = 8.0  # with one that is only starting
_RETRY_S = 0.05


class NoAnswerError(LungeTimerError):
    """Another instance is running, and cannot be reached."""


class SingleInstance(QObject):
    """Holds a folder for this process alone, and listens to those that start later."""

    called = Signal(object)  # tuple[str, ...]: the message of a later start, whose window this one is to show
    lost = Signal(str)  # why this instance, which held the folder, has it no more: see problem

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = FolderLock(folder)
        self._listener: Listener | None = None
        self.refusals: Sequence[str] = ()  # sentences: what the first instance could not do of the message

    @property
    def problem(self) -> str:
        """Why this instance does not hold the folder, in which then nothing may be changed."""
        return self._lock.problem

    def claim(self, message: Sequence[str]) -> bool:
        """Whether this is the first instance. If not, the first has got message: there is nothing left to do.

        Paths in message have to be absolute: the first runs in a folder of its own. Where nobody can have
        the folder this is the first, and problem says why. Raises NoAnswerError where the first says nothing,
        CallError for a message of more than 64 KiB.
        """
        begun_s = monotonic()
        told_s: float | None = None
        while not self._lock.take():
            from lunge_timer.desktop.remote import call  # the first needs none of it for its first picture

            if self._lock.is_mute:
                raise NoAnswerError(
                    _("Lunge Timer is running already, but cannot be called, for the disk is full")
                )
            address = self._lock.address
            told_s = (told_s or monotonic()) if address else None
            until_s = begun_s + START_PATIENCE_S if told_s is None else told_s + PATIENCE_S
            refusals = call(address, message, until_s) if address else None
            if refusals is not None:
                self.refusals = refusals
                return False
            if monotonic() >= until_s:
                raise NoAnswerError(
                    _("Lunge Timer is running already, but does not answer; end it and start again")
                )
            sleep(_RETRY_S)
        return True

    @Slot()
    def listen(self) -> None:
        """Hear later starts. To be called when the window is painted: what it loads costs 4 ms."""
        if not self._lock.is_held or self._listener is not None:
            return
        from lunge_timer.desktop.remote import Listener, remove_dead_socket

        remove_dead_socket(self._lock.address)
        self._listener = Listener(self)
        self._listener.called.connect(self.called)
        self._lock.tell_address(self._listener.address)
        self._listener.deletions.fileChanged.connect(self.renew)
        self._watch(self._listener)

    @Slot()
    def renew(self) -> None:
        """Have the socket and the lock again where another program has deleted them."""
        was_held = self._lock.is_held
        if self._listener is not None and any([self._listener.renew(), self._lock.renew()]):
            self._lock.tell_address(self._listener.address)
            self._watch(self._listener)
        if was_held and not self._lock.is_held:
            self.lost.emit(self.problem)

    @Slot(object)
    def tell_refusals(self, sentences: Sequence[str]) -> None:
        """Let the later start that is being heard know what cannot be done of its message."""
        if self._listener is not None:
            self._listener.refusals = sentences

    def close(self) -> None:
        """Let the folder go: the next to start is the first."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        self._lock.release()

    def _watch(self, listener: "Listener") -> None:
        """Watch the files that later starts need; on Windows a socket is none."""
        deletions = listener.deletions
        for file in deletions.files():  # a new one of the same name would not be watched
            deletions.removePath(file)
        deletions.addPaths([file for file in (str(self._lock.path), listener.address) if file])
