"""How far a workout is, on the program's entry in a taskbar: KDE and Ubuntu's dock take this signal."""

from PySide6.QtCore import QObject, Slot

from lunge_timer.core.snapshot import Snapshot
from lunge_timer.core.timeline import Timeline
from lunge_timer.desktop.bus_messages import Call, Event, Refusal
from lunge_timer.desktop.session_bus import SessionBus, has_session_bus

INTERFACE = "com.canonical.Unity.LauncherEntry"
_PATH = "/lunge_timer/taskbar"
_ENTRY = "application://lunge-timer.desktop"  # by its desktop file


class LauncherEntry:
    """Speaks to the bus; the taskbar forgets what it was told once nobody is there any more."""

    def __init__(self) -> None:
        self._percent = 0
        self._bus = SessionBus("taskbar", self)
        self._bus.start()

    def show(self, percent: int) -> None:
        self._percent = percent
        self._bus.wake()

    def close(self) -> None:
        self._bus.close()

    def begin(self, bus: SessionBus) -> None:
        """Nothing is needed: a signal goes to whoever listens."""

    def answer(self, _bus: SessionBus, _call: Call) -> Refusal:
        return Refusal("UnknownMethod", "There is nothing to call here.")

    def hear(self, bus: SessionBus, event: Event) -> None:
        """Nothing is listened to."""

    def catch_up(self, bus: SessionBus) -> None:
        shown = {"progress": ("d", self._percent / 100), "progress-visible": ("b", True)}
        bus.emit(_PATH, INTERFACE, "Update", "sa{sv}", (_ENTRY, shown))


class TaskbarProgress(QObject):
    """Tells the taskbar each hundredth of a workout, as long as one is open. Never waits for the bus."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._total_ms = 0
        self._percent = -1
        self._entry: LauncherEntry | None = None

    @Slot(object)
    def begin(self, timeline: Timeline) -> None:
        """A workout is open from now on."""
        self.end()
        self._total_ms = timeline.total_ms
        if has_session_bus():
            self._entry = LauncherEntry()

    @Slot(object)
    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Take what is true now; what is left may be more than the whole, where a step was lengthened."""
        left = min(1.0, snapshot.left_ms / self._total_ms) if self._total_ms else 0.0
        percent = round((1 - left) * 100)
        if self._entry is not None and percent != self._percent:
            self._percent = percent
            self._entry.show(percent)

    @Slot()
    def end(self) -> None:
        """No workout is open any more."""
        entry, self._entry, self._percent = self._entry, None, -1
        if entry is not None:
            entry.close()
