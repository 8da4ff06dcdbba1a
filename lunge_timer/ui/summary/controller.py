"""The summary's controller: shows how a workout went, and leads on from there."""

from functools import cached_property

from PySide6.QtCore import Signal, Slot

from lunge_timer.core.summary import Summary
from lunge_timer.ui.room import Room
from lunge_timer.ui.summary.page import SummaryPage


class SummaryController(Room):
    """The page is made for the first summary."""

    again_requested = Signal()

    @cached_property
    def page(self) -> SummaryPage:
        page = SummaryPage()
        page.again_requested.connect(self.again_requested)
        page.library_requested.connect(self.left)
        return page

    @Slot(object)
    def show_summary(self, summary: Summary) -> None:
        self.page.show_summary(summary)
        self.page_requested.emit(self.page)
