from collections.abc import Iterator

import pytest

from tests.store.faults import Disk, small_disk


@pytest.fixture
def disk() -> Iterator[Disk]:
    """A small disk with room for a history and a few backups, to be filled or made read-only."""
    with small_disk(size_kib=512) as made:
        yield made
