"""The summary's controller: shows how a workout went, asks about it, and leads on from there."""

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from lunge_timer.core.answers import SoreLeg
from lunge_timer.core.clock import Clock, utc_ms
from lunge_timer.core.done_workout import Workout
from lunge_timer.core.summary import Summary
from lunge_timer.language import _
from lunge_timer.ui.room import Room

if TYPE_CHECKING:
    from lunge_timer.ui.summary.page import SummaryPage


class SummaryController(Room):
    """The page is made for the first summary. It keeps nothing itself: each answer is told, to be saved."""

    again_requested = Signal()
    corrected = Signal(str, object)  # uid, Correction: one more answer, or one taken back
    answered = Signal(object)  # the workout as it is shown with that, told after it
    advice_taken = Signal()
    advice_declined = Signal()

    def __init__(self, parent: QObject | None = None, now_ms: Clock = utc_ms) -> None:
        """now_ms tells UTC, in milliseconds since 1970."""
        super().__init__(parent)
        self._now_ms = now_ms
        self._uid = ""  # of the workout that is shown

    @cached_property
    def page(self) -> "SummaryPage":
        from lunge_timer.ui.summary.page import SummaryPage  # here: the library does without it

        page = SummaryPage(self._now_ms)
        page.again_requested.connect(self.again_requested)
        page.library_requested.connect(self.left)
        page.form.corrected.connect(self.corrected)
        page.answered.connect(self.answered)
        page.advice.taken.connect(self.advice_taken)
        page.advice.declined.connect(self.advice_declined)
        return page

    @Slot(object, object)
    def show_summary(self, summary: Summary, workout: Workout | None = None) -> None:
        """Show what was done, and ask about a workout that is being kept."""
        self._uid = "" if workout is None else workout.uid
        self.page.show_summary(summary, workout)
        self.page.show_saved("" if workout is None else _("Saving…"))
        self.page_requested.emit(self.page)

    @Slot(str, object)
    def show_sore(self, uid: str, legs: Collection[SoreLeg]) -> None:
        """Of the workout that is shown, ask at once how much those legs hurt, as they did last time."""
        if uid == self._uid:
            self.page.show_sore(legs)

    @Slot(str, str)
    def show_kept(self, uid: str, reason: str) -> None:
        """Say of the workout that is shown that it is saved, or a sentence: why it is not."""
        if uid == self._uid:
            self.show_saved(reason)

    def show_saved(self, reason: str = "") -> None:
        self.page.show_saved(reason or _("Saved"), trouble=bool(reason))

    @Slot(str, str)
    def show_advice(self, what: str, why: str) -> None:
        """Offer what to do next time; with nothing to offer, take the offer away."""
        self.page.advice.show_advice(what, why)

    @Slot()
    def keep_note(self) -> None:
        """Tell the note that is being typed, as before the window closes."""
        if "page" in self.__dict__:
            self.page.form.keep_note()
