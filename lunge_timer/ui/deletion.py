"""The last deletion, and its way back."""

from lunge_timer.language import _
from lunge_timer.store.own_routines import Deleted, Entry
from lunge_timer.store.repertoire import Repertoire
from lunge_timer.ui.preferences import Preferences


class Deletion:
    """Takes a routine away with its star, and brings both back, until another one is deleted."""

    def __init__(self, repertoire: Repertoire, preferences: Preferences) -> None:
        self._repertoire = repertoire
        self._preferences = preferences
        self._deleted: Deleted | None = None
        self._starred = False

    @property
    def sentence(self) -> str:
        """What was deleted; nothing where nothing was, or where it is back."""
        if self._deleted is None:
            return ""
        return _("“{name}” was deleted.").format(name=self._deleted.entry.name)

    def delete(self, item_id: str) -> None:
        """Delete that routine. Raises LungeTimerError; then it has its star still."""
        self._deleted = self._repertoire.delete(item_id)
        self._starred = item_id in self._preferences.settings.starred
        self._preferences.star(item_id, starred=False)  # the next file of this name is another routine

    def undo(self) -> Entry | None:
        """Bring it back, if there is one. Raises LungeTimerError; then it can be tried again."""
        if self._deleted is None:
            return None
        entry = self._repertoire.restore(self._deleted)
        self._deleted = None
        self._preferences.star(entry.id, starred=self._starred)
        return entry
