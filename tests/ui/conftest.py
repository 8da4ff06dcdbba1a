from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from lunge_timer.ui.theme import Colors, Scheme, apply_theme, current_colors


@pytest.fixture(autouse=True)
def colors(qapp: QApplication) -> Iterator[Colors]:
    """Every test begins in the dark theme."""
    apply_theme(qapp, Scheme.DARK)
    yield current_colors()
    apply_theme(qapp, Scheme.DARK)
