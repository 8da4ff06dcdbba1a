"""A sound server of the tests' own, so that the user's stays silent, and rooms for feeds."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest

from lunge_timer.core.sound_options import LIBRARIES
from lunge_timer.core.timeline import Timeline
from tests.conftest import FakeClock
from tests.sound.feed_room import OUTPUTS_MS, MakeRoom, Room
from tests.sound.outputs import INSTALLED
from tests.sound.sound_server import SoundServer

TOOLS = ("pulseaudio", "pactl", "parec")


@pytest.fixture(scope="module")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], SoundServer]]:
    """Start sound servers, each with a sink that plays to nobody and can be recorded."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        reason = f"{', '.join(missing)} must be installed to measure real sound"
        if os.environ.get("LUNGE_TIMER_ALL_TESTS") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    servers: list[SoundServer] = []

    def start() -> SoundServer:
        servers.append(SoundServer(tmp_path_factory.mktemp("sound")))
        servers[-1].start()
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture(scope="module", params=LIBRARIES)
def output(request: pytest.FixtureRequest) -> str:
    """The name of each library; without it the test is skipped, unless it has to be there."""
    name = str(request.param)
    if name not in INSTALLED:
        reason = f"{name} is not installed"
        if os.environ.get("LUNGE_TIMER_SIMPLEAUDIO") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return name


@pytest.fixture(params=OUTPUTS_MS)
def room(request: pytest.FixtureRequest, clock: FakeClock) -> MakeRoom:
    def make(timeline: Timeline) -> Room:
        return Room(clock, timeline, request.param)

    return make
