from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.app import show_look
from lunge_timer.core.cues import Sound
from lunge_timer.errors import StoreError
from lunge_timer.store.settings import Settings, SettingsFile
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.settings.page import SettingsPage
from lunge_timer.ui.theme import Scheme, Theme, colors_of_scheme
from lunge_timer.ui.widgets.sliders import SecondsSlider
from tests.sound.recording_output import sounds_in
from tests.ui.sittings import HOLDS, Sit, Sitting, put, settle, sittings
from tests.ui.workouts import DESK_BREAK, Stage

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("does not support propagateSizeHints")]

LOUD = Settings(volume=90)


class Disk(SettingsFile):
    """Knows what it was given, and takes nothing while it is full."""

    def __init__(self) -> None:
        super().__init__(Path())
        self.saved: list[Settings] = []
        self.is_full = False

    def save(self, settings: Settings) -> None:
        if self.is_full:
            raise StoreError("settings.json: the disk is full")
        self.saved.append(settings)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def preferences(disk: Disk, qapp: QApplication) -> Preferences:
    assert qapp is not None
    return Preferences(disk, Settings())


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    assert qapp is not None
    with sittings(tmp_path) as sit:
        yield sit


def test_a_change_is_told_at_once_and_only_once(preferences: Preferences) -> None:
    told: list[Settings] = []
    preferences.changed.connect(told.append)
    preferences.take(LOUD)
    preferences.take(Settings(volume=90))
    assert told == [LOUD]
    assert preferences.settings == LOUD


def test_a_slider_on_its_way_is_saved_once_when_it_has_come_to_rest(
    preferences: Preferences, disk: Disk, qtbot: QtBot
) -> None:
    for volume in range(90):
        preferences.take(Settings(volume=volume))
    assert disk.saved == []
    qtbot.waitUntil(lambda: disk.saved == [Settings(volume=89)])


def test_the_end_of_the_program_saves_what_has_not_come_to_rest(preferences: Preferences, disk: Disk) -> None:
    preferences.take(LOUD)
    preferences.save()
    preferences.save()
    assert disk.saved == [LOUD]


def test_what_was_not_changed_or_changed_back_is_not_saved(preferences: Preferences, disk: Disk) -> None:
    preferences.save()
    preferences.take(LOUD)
    preferences.take(Settings())
    preferences.save()
    assert disk.saved == []


def test_what_cannot_be_saved_is_told_once_and_kept_until_it_can(
    preferences: Preferences, disk: Disk
) -> None:
    told: list[str] = []
    preferences.save_failed.connect(told.append)
    disk.is_full = True
    preferences.take(LOUD)
    preferences.save()
    preferences.save()
    preferences.take(replace(LOUD, theme="dark"))
    preferences.save()
    assert told == ["settings.json: the disk is full"]
    assert preferences.settings == replace(LOUD, theme="dark")
    disk.is_full = False
    preferences.save()
    assert disk.saved == [replace(LOUD, theme="dark")]
    disk.is_full = True
    preferences.take(LOUD)
    preferences.save()
    assert told == ["settings.json: the disk is full"] * 2


def test_what_was_told_at_the_start_is_not_told_again(disk: Disk) -> None:
    told: list[str] = []
    preferences = Preferences(disk, Settings(), told=True)
    preferences.save_failed.connect(told.append)
    disk.is_full = True
    preferences.take(LOUD)
    preferences.save()
    assert told == []


def test_stars_are_put_on_and_taken_off(preferences: Preferences) -> None:
    preferences.star("a", starred=True)
    preferences.star("b", starred=True)
    preferences.star("a", starred=True)
    assert [*preferences.settings.starred] == ["b", "a"]
    preferences.star("b", starred=False)
    preferences.star("gone", starred=False)
    assert [*preferences.settings.starred] == ["a"]


def test_a_theme_and_a_text_size_apply_at_once(preferences: Preferences, qapp: QApplication) -> None:
    theme = Theme(qapp, Scheme.DARK)
    preferences.changed.connect(partial(show_look, theme))
    try:
        points = qapp.font().pointSizeF()
        preferences.take(Settings(theme="light", text_percent=150))
        assert qapp.palette().window().color() == colors_of_scheme(Scheme.LIGHT).window
        assert qapp.font().pointSizeF() == pytest.approx(1.5 * points)
    finally:
        theme.show_scheme(Scheme.DARK)
        theme.deleteLater()


def settings_page(sitting: Sitting) -> SettingsPage:
    sitting.do(LibraryCommand.SHOW_SETTINGS)
    (page,) = sitting.window.findChildren(SettingsPage)
    assert page.isVisible()
    return page


def longest_hold_s(sitting: Sitting) -> int:
    sitting.library.choose(HOLDS)
    settle(sitting.window)
    sliders = sitting.library.findChildren(SecondsSlider)
    shown = [each for each in sliders if each.isVisible() and each.accessibleName().startswith("Hold")]
    return shown[0].maximum()


def test_beyond_the_guideline_widens_the_sliders_at_once_and_at_the_next_start(sit: Sit) -> None:
    sitting = sit()
    within_s = longest_hold_s(sitting)
    page = settings_page(sitting)
    page.ask("beyond_guideline", value=True)
    page.closed.emit()
    assert longest_hold_s(sitting) > within_s
    assert longest_hold_s(sit()) > within_s


@pytest.mark.parametrize(
    ("field", "value"),
    [("theme", "high-contrast"), ("text_percent", 175), ("volume", 5), ("sound_on", False), ("rest_s", 60)],
)
def test_what_is_set_is_there_after_a_restart(sit: Sit, field: str, value: object) -> None:
    settings_page(sit()).ask(field, value)
    page = settings_page(sit())
    assert page.settings == replace(Settings(), last_routine=page.settings.last_routine, **{field: value})


def test_a_failing_save_is_told_where_the_person_comes_next(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    page = settings_page(sitting)
    (tmp_path / "settings.json").mkdir()
    page.ask("volume", 5)
    page.closed.emit()
    assert sitting.library.isVisible()
    assert len([text for text in sitting.texts() if text.startswith("settings.json: ")]) == 1


def test_the_routine_that_was_chosen_last_is_chosen_at_the_next_start(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    for item_id in ("built-in/desk-break", "legs"):
        sit().library.choose(item_id)
        assert sit().chosen.id == item_id


def test_m_is_kept_for_the_next_start(sit: Sit) -> None:
    sitting = sit()
    sitting.library.start()
    QTest.keyClick(sitting.window.windowHandle(), Qt.Key.Key_M)
    assert not sit().preferences.settings.sound_on


def test_a_workout_follows_the_volume_that_is_set_meanwhile(stage: Stage, qtbot: QtBot) -> None:
    stage.begin(DESK_BREAK)
    qtbot.waitUntil(lambda: bool(stage.outputs and stage.outputs[-1].playbacks))
    stage.preferences.take(replace(stage.preferences.settings, volume=35))
    assert stage.page.controls.sound_button.text() == "Sound 35 %"
    stage.clock.advance(4_000)
    stage.page.controls.next_button.click()

    def sounds() -> list[Sound]:
        now = [track for track in stage.outputs[-1].playbacks if track.handed_ms == stage.clock()]
        return [sound for track in now for _at_ms, sound in sounds_in(track.samples, 35)]

    qtbot.waitUntil(lambda: Sound.LEFT in sounds())


def test_a_workout_falls_silent_when_the_settings_say_so(stage: Stage, qtbot: QtBot) -> None:
    stage.begin(DESK_BREAK)
    qtbot.waitUntil(lambda: bool(stage.outputs and stage.outputs[-1].playbacks))
    stage.preferences.take(replace(stage.preferences.settings, sound_on=False))
    assert stage.page.controls.sound_button.text() == "Sound off"
    stage.clock.advance(4_000)
    stage.page.controls.next_button.click()
    playbacks = stage.outputs[-1].playbacks
    qtbot.waitUntil(lambda: any(track.handed_ms == stage.clock() for track in playbacks))
    assert not any(any(track.samples) for track in playbacks if track.handed_ms == stage.clock())
