"""What the library did last, and its way back."""

from collections.abc import Callable

from lunge_timer.errors import ChangedError, LungeTimerError


def _nothing() -> None: ...


class LastDeed:
    """A sentence that says what was done, empty where nothing can be taken back."""

    def __init__(self, sentence: str = "", take_back: Callable[[], object] = _nothing) -> None:
        self.sentence = sentence
        self._take_back = take_back

    def take_back(self) -> None:
        """Take it back once; where that fails it can be tried again, unless things changed."""
        sentence, self.sentence = self.sentence, ""
        take_back, self._take_back = self._take_back, _nothing
        try:
            take_back()
        except ChangedError:
            raise
        except LungeTimerError:
            self.sentence, self._take_back = sentence, take_back
            raise
