import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings


def pytest_configure() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # A property may take as long as it takes: a busy machine is no reason to fail.
    settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("unhurried")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what is slow out of the inner loop: of a run that leaves out real windows as well."""
    if "not real_window" in config.option.markexpr:
        slow = [item for item in items if item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in {*slow}]


@pytest.fixture(autouse=True, scope="session")
def _nobodys_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test from the files of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LUNGE_TIMER_HOME", str(tmp_path_factory.mktemp("nobody")))
        yield


class FakeClock:
    """A clock that stands still until a test moves it; it does not begin at 0, as no real one does."""

    def __init__(self) -> None:
        self.now_ms = 86_400_123

    def __call__(self) -> int:
        return self.now_ms

    def advance(self, ms: int) -> None:
        self.now_ms += ms


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()
