"""Plays a sample of the sounds as they are set, and finds out which sound libraries are installed."""

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from lunge_timer.core.clock import Clock
from lunge_timer.core.sound_options import LIBRARIES
from lunge_timer.sound.feed import SoundState
from lunge_timer.sound.output import Output, SilentOutput
from lunge_timer.sound.sample import Sample, sample_track
from lunge_timer.sound.score import Recordings

if TYPE_CHECKING:
    from lunge_timer.ui.settings.page import SettingsPage


class SamplePlayer(QObject):
    """Joins the settings' page with the sound.

    choose gives the output of a name of Settings.output; it and voice are only asked on threads of their own.
    """

    _found = Signal(object)  # the libraries that are installed
    _reported = Signal(object)  # SoundState of the sample

    def __init__(
        self,
        page: "SettingsPage",
        choose: Callable[[str], Output],
        clock: Clock,
        voice: Recordings | None = None,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._choose = choose
        self._clock = clock
        self._voice = voice
        self._samples: list[Sample] = []  # the last one may be heard, those before it only have to end
        self._search: Thread | None = None
        page.sample_requested.connect(self.play)
        page.shown.connect(self.look)
        page.closed.connect(self.stop)
        self._found.connect(page.more.show_outputs)
        self._reported.connect(self._show_state)

    @Slot()
    def look(self) -> None:
        """Find out which libraries are installed, once: it takes 30 ms. What was heard is long ago."""
        self._page.sound.show_in_use("")
        if self._search is None:
            self._search = Thread(target=self._find, name="outputs", daemon=True)
            self._search.start()

    @Slot()
    def play(self) -> None:
        """Play the sample from its beginning, as loud and through what the page shows."""
        self.stop()
        self._page.sound.show_in_use("")
        settings = self._page.settings
        make_output = partial(self._choose, settings.output)
        make_track = partial(sample_track, settings.volume, settings.sounds, self._voice)
        sample = Sample(make_output, self._clock, self._reported.emit, make_track)
        self._samples = [*(each for each in self._samples if not each.is_over), sample]
        sample.start()

    @Slot()
    def stop(self) -> None:
        """Fall silent soon."""
        for sample in self._samples:
            sample.stop()

    def close(self) -> None:
        """Fall silent and let the output go: to be called before the page is deleted."""
        self.stop()
        for sample in self._samples:
            sample.close()
        if self._search is not None:
            self._search.join()

    @Slot(object)
    def _show_state(self, state: SoundState) -> None:
        if state.problem:
            self._page.sound.show_problem(state.problem)
        else:
            self._page.sound.show_in_use(state.output)

    def _find(self) -> None:
        self._found.emit(
            tuple(name for name in LIBRARIES if not isinstance(self._choose(name), SilentOutput))
        )
