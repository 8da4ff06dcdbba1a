from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale


@pytest.fixture(autouse=True)
def locale() -> Iterator[None]:
    """Every test begins with days as in no country, wherever it runs."""
    before = QLocale()
    QLocale.setDefault(QLocale("C"))
    yield
    QLocale.setDefault(before)
