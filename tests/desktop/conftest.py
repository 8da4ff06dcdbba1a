"""The whole window stands behind what the program owes its desktop: the same fixtures as for the screens."""

import os
import shutil

import pytest

from tests.ui.conftest import colors, no_search_for_garbage, stage

__all__ = ["colors", "no_search_for_garbage", "stage"]


@pytest.fixture(scope="module")
def bus_daemon() -> None:
    """What makes a bus of a test's own."""
    if shutil.which("dbus-daemon") is None:
        if os.environ.get("LUNGE_TIMER_ALL_TESTS") == "1":
            pytest.fail("not installed: dbus-daemon")
        pytest.skip("not installed: dbus-daemon")
