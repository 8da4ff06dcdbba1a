from collections.abc import Iterator
from queue import Queue
from threading import current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from lunge_timer.sound.output import Output, SilentOutput
from lunge_timer.sound.sample import sample_track
from lunge_timer.store.settings import Settings
from lunge_timer.ui.settings.page import SettingsPage
from lunge_timer.ui.settings.sample_player import SamplePlayer
from tests.conftest import FakeClock
from tests.sound.recording_output import RecordingOutput
from tests.ui.settings.shown_settings import FOLDER, settle

PATIENCE_S = 10
PATIENCE_MS = 1000 * PATIENCE_S


class Shop:
    """Outputs by their names, as they are installed here."""

    def __init__(self, clock: FakeClock, *installed: str) -> None:
        self._clock = clock
        self._installed = installed
        self.problem = ""
        self.asked_on_screen_thread = False
        self.made: Queue[RecordingOutput] = Queue()

    def choose(self, name: str) -> Output:
        self.asked_on_screen_thread |= current_thread() is main_thread()
        found = [each for each in self._installed if name in {each, "auto"}]
        if not found:
            return SilentOutput(f"The sound library {name} is not installed.")
        output = RecordingOutput(self._clock)
        output.name = found[0]
        output.problem = self.problem
        self.made.put(output)
        return output


class Stage:
    def __init__(self, qtbot: QtBot, clock: FakeClock, *installed: str) -> None:
        self._qtbot = qtbot
        self.page = SettingsPage("0.1.0", FOLDER)
        qtbot.addWidget(self.page)
        self.shop = Shop(clock, *installed)
        self.audition = SamplePlayer(self.page, self.shop.choose, clock)

    def show(self) -> None:
        """Show the page, and wait until it is known what is installed."""
        with self._qtbot.waitSignal(self.audition._found, timeout=PATIENCE_MS):
            self.page.show()
        while not self.shop.made.empty():
            self.shop.made.get()

    def play(self) -> None:
        with self._qtbot.waitSignal(self.audition._reported, timeout=PATIENCE_MS):
            self.page.sound.sample_button.click()

    def offered(self) -> list[str]:
        return [segment.text() for segment in self.page.more.output.segments]

    def outcome(self) -> str:
        return self.page.sound.outcome.text()


@pytest.fixture
def stage(qtbot: QtBot, clock: FakeClock) -> Iterator[Stage]:
    stage = Stage(qtbot, clock, "simpleaudio", "miniaudio")
    yield stage
    stage.audition.close()


def test_what_is_installed_is_found_beside_the_screen(stage: Stage) -> None:
    assert stage.offered() == ["Automatic"]
    stage.show()
    assert stage.offered() == ["Automatic", "simpleaudio", "miniaudio"]
    assert stage.outcome() == ""  # whether there is a device is not known yet
    assert not stage.shop.asked_on_screen_thread


def test_where_one_library_is_missing_it_is_not_offered(qtbot: QtBot, clock: FakeClock) -> None:
    stage = Stage(qtbot, clock, "miniaudio")
    stage.show()
    assert stage.offered() == ["Automatic", "miniaudio"]
    stage.play()
    assert stage.outcome() == "through miniaudio"
    stage.audition.close()


def test_where_none_is_installed_the_sample_says_so(qtbot: QtBot, clock: FakeClock) -> None:
    stage = Stage(qtbot, clock)
    stage.show()
    assert stage.offered() == ["Automatic"]
    stage.play()
    assert stage.outcome() == "The sound library auto is not installed."
    stage.audition.close()


def test_the_sample_is_played_as_loud_and_through_what_is_set(stage: Stage) -> None:
    stage.show()
    stage.page.show_settings(Settings(volume=35, output="miniaudio"))
    stage.play()
    output = stage.shop.made.get(timeout=PATIENCE_S)
    assert output.name == "miniaudio"
    stage.audition.close()
    assert [playback.samples for playback in output.playbacks] in ([], [sample_track(35)])
    assert not output.is_open


def test_without_a_device_that_is_told_until_it_works(stage: Stage) -> None:
    stage.show()
    stage.shop.problem = "No sound device was found."
    stage.play()
    assert stage.outcome() == "No sound device was found."
    stage.shop.problem = ""
    stage.play()
    assert stage.outcome() == "through simpleaudio"


def test_pressed_again_it_begins_again(stage: Stage) -> None:
    stage.show()
    stage.play()
    first = stage.shop.made.get(timeout=PATIENCE_S)
    stage.play()
    second = stage.shop.made.get(timeout=PATIENCE_S)
    stage.audition.close()
    assert not first.is_open
    assert not second.is_open


def test_who_leaves_the_page_hears_no_more_of_it(stage: Stage, qtbot: QtBot) -> None:
    stage.show()
    stage.play()
    output = stage.shop.made.get(timeout=PATIENCE_S)
    stage.page.back_button.click()
    qtbot.waitUntil(lambda: not output.is_open, timeout=PATIENCE_MS)
    stage.page.hide()
    stage.page.show()
    settle(stage.page)
    assert stage.outcome() == ""
