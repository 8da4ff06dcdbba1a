from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.faults import Disk, shared_folder, small_disk


@pytest.fixture
def disk() -> Iterator[Disk]:
    """A small disk, to be filled or made read-only."""
    with small_disk() as made:
        yield made


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that a user without rights may use."""
    with shared_folder() as folder:
        yield folder
