import os
import signal
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings

from lunge_timer.core.clock import Clocks
from lunge_timer.core.live_clock import BEAT_MS, LiveClock


def pytest_configure(config: pytest.Config) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # A run in the background or under nohup is handed signals that are ignored, and would hand them on.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    # A property may take as long as it takes: a busy machine is no reason to fail.
    unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("unhurried", unhurried)
    settings.register_profile("inner_loop", unhurried, max_examples=20)
    settings.load_profile("inner_loop" if is_inner_loop(config) else "unhurried")


def is_inner_loop(config: pytest.Config) -> bool:
    """Whether real windows are left out: such a run leaves out what is slow, too, and tries fewer inputs."""
    return "not real_window" in config.option.markexpr


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if is_inner_loop(config):
        slow = [item for item in items if item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in {*slow}]


@pytest.fixture(autouse=True, scope="session")
def _nobodys_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test from the files of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LUNGE_TIMER_HOME", str(tmp_path_factory.mktemp("nobody")))
        yield


MONDAY = datetime(2026, 11, 23, 9)  # noqa: DTZ001 - as the wall's
_AWAKE_MS, _SLEPT_MS = 86_400_123, 3_600_456
_FIRST_MS = _AWAKE_MS + _SLEPT_MS


class FakeClock:
    """A clock that stands still until a test moves it; it does not begin at 0, as no real one does."""

    def __init__(self) -> None:
        self.now_ms, self.slept_ms = _AWAKE_MS, _SLEPT_MS
        self.beats: list[Callable[[], object]] = []  # of whatever lives while time passes

    def __call__(self) -> int:
        return self.now_ms

    @property
    def clocks(self) -> Clocks:
        """This one, and one that goes on while the computer sleeps."""
        return Clocks(self, lambda: self.now_ms + self.slept_ms)

    def wall(self) -> datetime:
        """The time of day: at first it is Monday, 9:00."""
        return MONDAY + timedelta(milliseconds=self.now_ms + self.slept_ms - _FIRST_MS)

    def live(self) -> LiveClock:
        """A workout's clock, with a sound's watch that beats as this one advances."""
        clock = LiveClock(self.clocks, lambda: None)
        clock.beat(heard=True)
        self.beats.append(lambda: clock.beat(heard=True))
        return clock

    def advance(self, ms: int) -> None:
        """Let time pass in which the program lives, but for what the test has it do."""
        until_ms = self.now_ms + ms
        while self.now_ms < until_ms:
            self.now_ms = min(self.now_ms + BEAT_MS, until_ms)
            for beat in self.beats:
                beat()

    def stand_still(self, ms: int) -> None:
        """Let time pass in which the whole program stands still."""
        self.now_ms += ms

    def sleep(self, ms: int) -> None:
        """Let the computer sleep for so long."""
        self.slept_ms += ms


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()
