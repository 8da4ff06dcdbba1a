"""The time of day in a test's hand."""

from tests.remembered import NOON_MS


class WallClock:
    """UTC in milliseconds; it stands still until a test moves it."""

    def __init__(self) -> None:
        self.now_ms = NOON_MS

    def __call__(self) -> int:
        return self.now_ms

    def advance(self, ms: int) -> None:
        self.now_ms += ms
