"""The sounds of what a person's own routines say: a folder with one file for each sentence."""

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from lunge_timer.store.atomic import replacing, sweep

_SUFFIX = ".wav"
_LIMIT_BYTES = 32 * 1024 * 1024  # in all; a name of a second takes 32,000


class OwnWordFiles:
    """Named by its sentence, a sound is there once for all routines that say it, whatever these are called.

    So nothing has to be done where a routine is renamed, copied or exported. What none says is thinned out.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._bytes = 0

    def thin(self, names: Collection[str]) -> None:
        """Remove every sound but those, and what a killed run left."""
        sweep(self.folder)
        self._bytes = 0
        for file in self._sounds():
            with suppress(OSError):  # another program has it, or has removed it
                if file.name in names:
                    self._bytes += file.lstat().st_size
                else:
                    file.unlink()

    def keep(self, name: str, sound: bytes) -> bool:
        """Keep that sound under that name; False: there is no room. Raises StoreError where it cannot be."""
        if self._bytes + len(sound) > _LIMIT_BYTES:
            return False
        with suppress(OSError):  # why it cannot be made is told by what comes next
            self.folder.mkdir(parents=True, exist_ok=True)
        with replacing(self.folder / name) as file:
            file.write(sound)
        self._bytes += len(sound)
        return True

    def _sounds(self) -> list[Path]:
        try:
            return [*self.folder.glob(f"*{_SUFFIX}")]
        except OSError:  # it may not be looked into
            return []
