"""The settings' controller: shows what is in force, and saves what is changed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

import lunge_timer
from lunge_timer.ui.preferences import Preferences

if TYPE_CHECKING:
    from lunge_timer.core.clock import Clock
    from lunge_timer.sound.output import MakeOutput
    from lunge_timer.ui.settings import SettingsPage
    from lunge_timer.ui.settings.sample_player import SamplePlayer


class SettingsController(QObject):
    """Shows the settings in force, and takes what the person wants of them. The page is made when wanted."""

    page_requested = Signal(QWidget)
    left = Signal()

    def __init__(
        self, preferences: Preferences, make_output: "MakeOutput", clock: "Clock", routines_folder: Path
    ) -> None:
        super().__init__(preferences)
        self._preferences = preferences
        self._make_output = make_output
        self._clock = clock
        self._folder = routines_folder
        self._page: SettingsPage | None = None
        self._audition: SamplePlayer | None = None

    @Slot()
    def open(self) -> None:
        page = self._page or self._first_page()
        page.show_settings(self._preferences.settings)
        self.page_requested.emit(page)

    @Slot()
    def leave(self) -> None:
        """Save, and go back."""
        self._preferences.save()
        self.left.emit()

    @Slot()
    def fall_silent(self) -> None:
        """Let the sound go, as when the window closes."""
        if self._audition is not None:
            self._audition.close()

    def _first_page(self) -> "SettingsPage":
        from lunge_timer.ui.settings import SettingsPage
        from lunge_timer.ui.settings.sample_player import SamplePlayer

        page = SettingsPage(lunge_timer.__version__, str(self._folder))
        page.settings_changed.connect(self._preferences.take)
        page.closed.connect(self.leave)
        self._preferences.changed.connect(page.show_settings)
        self._audition = SamplePlayer(page, self._make_output, self._clock)
        self._page = page
        return page
