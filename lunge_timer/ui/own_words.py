"""Has what the own routines say in their own words spoken into files, on a thread that waits for it."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Routine
from lunge_timer.core.speech.words import own_words
from lunge_timer.errors import StoreError
from lunge_timer.language import language
from lunge_timer.sound.synthesizers import synthesizers
from lunge_timer.sound.voice import Voice, own_words_file, phrase_slug
from lunge_timer.store.own_routines import OwnRoutines
from lunge_timer.store.own_word_files import OwnWordFiles
from lunge_timer.store.paths import voice_folder
from lunge_timer.store.settings import Settings

if TYPE_CHECKING:
    from lunge_timer.sound.system_voice import SystemVoice

_JOIN_S = 0.5  # a disk that hangs must not keep the window open


class OwnWords(QObject):
    """Keeps the sounds of own words in step with the own routines, while the voice is on.

    Nothing is spoken during a workout. Nobody is told of what cannot be spoken: "Go" is said instead.
    """

    def __init__(self, own: OwnRoutines, exercises: Exercises, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._own = own
        self._exercises = exercises
        self._folder = folder
        self._is_on = False
        self._wanted, self._free, self._closed = Event(), Event(), Event()
        self._free.set()
        self._unspeakable: set[str] = set()  # files that could not be made, or had no room, in this session
        self._thread: Thread | None = None

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        """Make what is missing once the voice is turned on."""
        was_on, self._is_on = self._is_on, settings.voice != "off"
        if not was_on:
            self.renew()

    @Slot()
    def renew(self) -> None:
        """Make what is missing, and remove what no routine says any more."""
        if not self._is_on or self._closed.is_set():
            return
        self._wanted.set()
        if self._thread is None:
            self._thread = Thread(target=self._work, name="own words", daemon=True)
            self._thread.start()

    @Slot()
    def begin_workout(self) -> None:
        """Give up what is being spoken, until the workout is over."""
        self._free.clear()

    @Slot()
    def end_workout(self) -> None:
        self._free.set()

    @Slot()
    def close(self) -> None:
        self._closed.set()
        for event in (self._wanted, self._free):
            event.set()
        if self._thread is not None:
            self._thread.join(_JOIN_S)

    def _work(self) -> None:
        from lunge_timer.sound.system_voice import SystemVoice  # here: with the voice off nothing needs it

        found = synthesizers(sys.platform, language())
        if not found or not voice_folder().is_dir():
            return
        voice = SystemVoice(found, self._is_interrupted)
        while True:
            self._wanted.wait()
            self._free.wait()
            if self._closed.is_set():
                return
            self._wanted.clear()
            if not self._own.refusal:
                self._make(voice)

    def _is_interrupted(self) -> bool:
        return self._closed.is_set() or not self._free.is_set()

    def _said(self, routines: Iterable[Routine]) -> Mapping[str, str]:
        """The own words of those routines that were never recorded, by the names of their files."""
        recorded = Voice(voice_folder())
        words = dict.fromkeys(sentence for routine in routines for sentence in own_words(routine))
        return {
            own_words_file(sentence): sentence
            for sentence in words
            if phrase_slug(sentence) and recorded.sentence_ms(sentence) is None
        }

    def _make(self, voice: "SystemVoice") -> None:
        entries = [*OwnRoutines(self._own.folder, self._exercises).entries()]
        routines = [entry.routine for entry in entries if entry.routine is not None]
        said = self._said(routines)
        files, made = OwnWordFiles(self._folder), Voice(voice_folder(), self._folder)
        # What cannot be read now, or is by a newer version, may say what no other routine does.
        if len(routines) == len(entries) and os.access(self._own.folder, os.R_OK | os.X_OK):
            files.thin(said)
        for name, sentence in said.items():
            if name in self._unspeakable or made.sentence_ms(sentence) is not None:
                continue
            sound = voice.recording(sentence)
            if sound is None:
                self._wanted.set()  # the rest is made later
                return
            try:
                if not sound or not files.keep(name, sound):
                    self._unspeakable.add(name)
            except StoreError:  # the disk is full, say: the routine itself could not be saved then
                return
            if self._wanted.is_set():
                return  # a routine was saved meanwhile
