"""Waits for what another process does."""

from collections.abc import Callable
from time import monotonic, sleep

PATIENCE_S = 60  # a busy machine is no reason to fail
_LOOK_S = 0.01


def wait_until(is_seen: Callable[[], bool]) -> None:
    """Look until it is seen, or fail."""
    give_up_s = monotonic() + PATIENCE_S
    while not is_seen():
        assert monotonic() < give_up_s, "it was never seen"
        sleep(_LOOK_S)
