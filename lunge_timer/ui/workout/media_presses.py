"""What media keys do in a workout: they press as the person would, and never while a question stands."""

from PySide6.QtCore import QObject, Signal, Slot

from lunge_timer.core.snapshot import Snapshot, State
from lunge_timer.desktop.media_keys import MediaKeys
from lunge_timer.desktop.mpris import MediaKey
from lunge_timer.store.settings import Settings
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.workout.controller import WorkoutController
from lunge_timer.ui.workout.workout_commands import WorkoutCommand

_STEPS = {MediaKey.NEXT: WorkoutCommand.MEDIA_NEXT, MediaKey.PREVIOUS: WorkoutCommand.PREVIOUS_STEP}
_TOGGLED_IN = {  # stop loses nothing: it pauses
    MediaKey.PLAY: {State.PAUSED},
    MediaKey.PAUSE: {State.RUNNING},
    MediaKey.STOP: {State.RUNNING},
    MediaKey.PLAY_PAUSE: {State.PAUSED, State.RUNNING},
}


class MediaPresses(QObject):
    """Joins the keys to the workout that is open, where the settings say so."""

    raise_requested = Signal()
    quit_requested = Signal()

    def __init__(self, keys: MediaKeys, workout: WorkoutController, preferences: Preferences) -> None:
        super().__init__(workout)
        self._keys = keys
        self._workout = workout
        self._in_hold = False  # that lasts until the person says so
        driver = workout.driver
        driver.begun.connect(keys.begin)
        driver.second_changed.connect(keys.show_snapshot)
        driver.second_changed.connect(self.show_snapshot)
        driver.dropped.connect(keys.end)
        keys.pressed.connect(self.press)
        self.show_settings(preferences.settings)
        preferences.changed.connect(self.show_settings)

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        self._keys.allow(allowed=settings.media_keys)

    @Slot(object)
    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._in_hold = snapshot.waits_in_hold

    @Slot(object)
    def press(self, key: MediaKey) -> None:
        """Do what the key says, if the workout is still open."""
        if not self._workout.under_way:
            return
        if key is MediaKey.RAISE:
            self.raise_requested.emit()
        elif key is MediaKey.QUIT:
            self.quit_requested.emit()
        else:
            self._steer(key)

    def _steer(self, key: MediaKey) -> None:
        if key is MediaKey.STOP:
            command = WorkoutCommand.TOGGLE_PAUSE
        else:
            command = _STEPS.get(key, WorkoutCommand.MEDIA_PLAY)
        is_hold_done = command is WorkoutCommand.MEDIA_PLAY and self._in_hold
        if key in _STEPS or is_hold_done or self._workout.driver.state in _TOGGLED_IN[key]:
            self._workout.page.ask_from_outside(command)
