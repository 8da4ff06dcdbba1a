"""The first screen: choose a routine, see it, set its numbers and start it."""

from lunge_timer.ui.library.page import LibraryPage

__all__ = ["LibraryPage"]
