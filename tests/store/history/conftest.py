from collections.abc import Iterator

import pytest

from tests.store.faults import Disk, small_disk
from tests.store.history.histories import made


@pytest.fixture
def disk() -> Iterator[Disk]:
    """A small disk with room for a history and a few backups, to be filled or made read-only."""
    with small_disk(size_kib=512) as made:
        yield made


@pytest.fixture(autouse=True)
def _closed_at_the_end(request: pytest.FixtureRequest) -> Iterator[None]:
    """A file that stays open keeps its disk from being taken away."""
    if "disk" in request.fixturenames:
        request.getfixturevalue("disk")
    yield
    for history in made:
        history.close()
    made.clear()
