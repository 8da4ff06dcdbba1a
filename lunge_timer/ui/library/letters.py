"""What an S means among the letters that are typed on the page."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from lunge_timer.core.item import Item

_WORD_MS = 700  # a letter that follows an S sooner makes a word with it


class Letters(QObject):
    """An S by itself is for the star; the first of a word is searched for, and the star stays as it was."""

    star_taken_back = Signal(str, bool)  # id, and whether it had a star

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: tuple[str, Item] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_WORD_MS)
        self._timer.timeout.connect(self.forget)

    def keep(self, letter: str, item: Item) -> None:
        """Remember an S and the item, as it was, that the S put a star on or took it from."""
        self._kept = letter, item
        self._timer.start()

    def follow(self, letter: str) -> str:
        """The letter with the S that it follows, if it does: then the star is taken back."""
        if self._kept is None:
            return letter
        first, item = self._kept
        self.forget()
        self.star_taken_back.emit(item.id, item.starred)
        return first + letter

    @Slot()
    def forget(self) -> None:
        """The S was for the star."""
        self._kept = None
        self._timer.stop()
