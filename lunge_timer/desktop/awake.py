"""Keeps the screen from going dark while nobody touches the keys."""

from threading import Event, Thread


class Awake:
    """Asks the desktop to stay awake. On a thread of its own: a bus that hangs may take seconds to answer."""

    def __init__(self) -> None:
        self._released: Event | None = None

    def begin(self) -> None:
        if self._released is None:
            self._released = Event()
            Thread(target=_hold, args=(self._released,), name="awake", daemon=True).start()

    def end(self) -> None:
        if self._released is not None:
            self._released.set()
            self._released = None


def _hold(released: Event) -> None:
    from wakepy import keep

    # A desktop that cannot be asked goes dark when it will: the workout goes on all the same.
    with keep.presenting(on_fail="pass"):
        released.wait()
