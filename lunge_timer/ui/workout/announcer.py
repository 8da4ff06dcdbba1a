"""Announces a workout to a screen reader: each step, each pause, and what becomes of the sound."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from lunge_timer.core.live_clock import Gap
from lunge_timer.core.snapshot import Snapshot
from lunge_timer.core.text.announcements import announcement
from lunge_timer.core.text.gaps import gap_sentence
from lunge_timer.core.text.numbers import spoken_time
from lunge_timer.core.timeline import Timeline
from lunge_timer.ui.widgets.announce import announce


class Announcer(QObject):
    """Says one sentence for each change, and none for the time that goes by.

    The sentence is the page's name, too: a screen reader says that when the page has the keyboard.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._timeline: Timeline | None = None
        self._snapshot: Snapshot | None = None
        self._gap: Gap | None = None
        self._sentence = ""  # of the step, or of what changed in it

    def begin(self, timeline: Timeline) -> None:
        self._timeline = timeline
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
            self.say(announcement(self._timeline, before, snapshot))

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
