"""Announces a workout to a screen reader: each step, each pause, and what becomes of the sound."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from lunge_timer.core.live_clock import Gap
from lunge_timer.core.snapshot import Snapshot
from lunge_timer.core.text.announcements import announcement
from lunge_timer.core.text.gaps import gap_sentence
from lunge_timer.core.text.numbers import spoken_time
from lunge_timer.core.timeline import Timeline
from lunge_timer.ui.widgets.announce import announce

Hint: TypeAlias = Callable[[int], str]  # of a step's index


def no_hint(_index: int) -> str:
    return ""


class Announcer(QObject):
    """Says one sentence for each change, and none for the time that goes by.

    The sentence is the page's name, too: a screen reader says that when the page has the keyboard.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._timeline: Timeline | None = None
        self._how_to_end: Hint = no_hint
        self._snapshot: Snapshot | None = None
        self._gap: Gap | None = None
        self._sentence = ""  # of the step, or of what changed in it

    def begin(self, timeline: Timeline, how_to_end: Hint = no_hint) -> None:
        """Make ready for a workout; how_to_end says of a set that the person ends how that is done."""
        self._timeline = timeline
        self._how_to_end = how_to_end
        self._snapshot = self._gap = None

    @Slot(object)
    def show_gap(self, gap: Gap) -> None:
        """Say at the next snapshot why it is paused, and nothing else."""
        self._gap = gap

    @Slot(object)
    def show_snapshot(self, snapshot: Snapshot) -> None:
        before, self._snapshot = self._snapshot, snapshot
        gap, self._gap = self._gap, None
        if gap is not None:
            self.say(gap_sentence(gap, spoken_time))
        elif self._timeline is not None:
            said = announcement(self._timeline, before, snapshot)
            self.say(". ".join(filter(None, (said, self._hint(self._timeline, before, snapshot)))))

    def _hint(self, timeline: Timeline, before: Snapshot | None, now: Snapshot) -> str:
        """How to end the set that has just begun; once, as a set has many steps."""
        span = timeline.set_at(now.index)
        if span is None or (before is not None and span.first <= before.index <= span.last):
            return ""
        return self._how_to_end(now.index)

    @Slot(str)
    def say(self, sentence: str) -> None:
        if sentence:
            self._sentence = sentence
            self._page.setAccessibleName(sentence)
            announce(self._page, sentence)

    @Slot(str)
    def say_besides(self, sentence: str) -> None:
        """Say something that goes on in any step; who comes to the page later is told the step, too."""
        self._page.setAccessibleName(f"{sentence} {self._sentence}")
        announce(self._page, sentence)
