"""The settings in force, and their way to the file."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from lunge_timer.errors import StoreError
from lunge_timer.store.settings import Settings, SettingsFile

_SAVE_AFTER_MS = 400  # a slider on its way changes more often than a disk should be written


class Preferences(QObject):
    """Holds the settings, tells of every change, and saves them once they have come to rest.

    Where they cannot be saved they stay in memory, and that is said once: not at all if it has been said.
    """

    changed = Signal(object)  # Settings
    save_failed = Signal(str)  # a sentence

    def __init__(self, file: SettingsFile, settings: Settings, *, told: bool = False) -> None:
        super().__init__()
        self.settings = settings
        self._file = file
        self._saved = settings
        self._told = told
        self._rest = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._rest.timeout.connect(self.save)

    @Slot(object)
    def take(self, settings: Settings) -> None:
        """Make settings the ones in force."""
        if settings != self.settings:
            self.settings = settings
            self.changed.emit(settings)
            self._rest.start()

    def star(self, item_id: str, *, starred: bool) -> None:
        """Mark a routine as a favourite, or no more."""
        others = tuple(each for each in self.settings.starred if each != item_id)
        self.take(replace(self.settings, starred=(*others, item_id) if starred else others))

    @Slot(str)
    def note_last(self, item_id: str) -> None:
        """Remember the routine to be chosen at the next start."""
        self.take(replace(self.settings, last_routine=item_id or None))

    @Slot()
    def save(self) -> None:
        """Write what has changed, now."""
        self._rest.stop()
        if self.settings == self._saved:
            return
        try:
            self._file.save(self.settings)
        except StoreError as error:
            if not self._told:
                self._told = True
                self.save_failed.emit(str(error))
        else:
            self._saved = self.settings
            self._told = False
