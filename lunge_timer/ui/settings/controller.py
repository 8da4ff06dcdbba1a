"""The settings' controller: shows what is in force, and saves what is changed."""

import sys
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Slot

import lunge_timer
from lunge_timer.core.clock import Clock
from lunge_timer.language import language
from lunge_timer.sound.output import MakeOutput
from lunge_timer.sound.synthesizers import synthesizers
from lunge_timer.sound.voice import Voice
from lunge_timer.store.paths import voice_folder
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.room import Room
from lunge_timer.ui.settings.page import SettingsPage
from lunge_timer.ui.settings.sample_player import SamplePlayer


class SettingsController(Room):
    """Shows the settings in force, and takes what the person wants of them. The page is made when wanted."""

    def __init__(
        self,
        preferences: Preferences,
        make_output: MakeOutput,
        clock: Clock,
        routines_folder: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._make_output = make_output
        self._clock = clock
        self._folder = routines_folder
        self._sample_player: SamplePlayer | None = None

    @cached_property
    def page(self) -> SettingsPage:
        page = SettingsPage(lunge_timer.__version__, str(self._folder))
        page.settings_changed.connect(self._preferences.take)
        page.closed.connect(self.leave)
        self._preferences.changed.connect(page.show_settings)
        voice = voice_folder()
        says_own_words = bool(synthesizers(sys.platform, language()))
        page.sound.show_voice(is_there=voice.is_dir(), says_own_words=says_own_words)
        self._sample_player = SamplePlayer(page, self._make_output, self._clock, Voice(voice))
        return page

    @Slot()
    def open(self) -> None:
        self.page.show_settings(self._preferences.settings)
        self.page_requested.emit(self.page)

    @Slot()
    def leave(self) -> None:
        """Save, and go back."""
        self._preferences.save()
        self.left.emit()

    @Slot()
    def fall_silent(self) -> None:
        """Let the sound go, as when the window closes."""
        if self._sample_player is not None:
            self._sample_player.close()
