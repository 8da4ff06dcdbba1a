"""The whole window stands behind what the program owes its desktop: the same fixtures as for the screens."""

from tests.ui.conftest import colors, no_search_for_garbage, stage

__all__ = ["colors", "no_search_for_garbage", "stage"]
