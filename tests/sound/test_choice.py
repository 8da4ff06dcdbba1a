"""Which output is chosen, by what is installed."""

import sys
from pathlib import Path

import pytest

from lunge_timer.core.clock import monotonic_ms
from lunge_timer.core.sound_options import AUTO, MINIAUDIO, SIMPLEAUDIO
from lunge_timer.errors import OutputError
from lunge_timer.sound.choice import FirstOutput, choose_output
from tests.conftest import FakeClock
from tests.sound.recording_output import RecordingOutput


class Place:
    """Where Python looks for what is installed, and nowhere else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def install(self, *distributions: str) -> None:
        for name in distributions:
            info = self._folder / f"{name.replace('-', '_')}-1.0.dist-info"
            info.mkdir()
            (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
            (self._folder / f"{name.removesuffix('-patched')}.py").touch()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    for name in (MINIAUDIO, SIMPLEAUDIO):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    return Place(tmp_path)


def test_the_maintained_simpleaudio_comes_first(place: Place) -> None:
    place.install("simpleaudio-patched", "miniaudio")
    assert choose_output(monotonic_ms).name == SIMPLEAUDIO


def test_miniaudio_comes_next(place: Place) -> None:
    place.install("miniaudio")
    assert choose_output(monotonic_ms).name == MINIAUDIO


def test_the_original_simpleaudio_will_do_before_python_3_12(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.install("simpleaudio", "miniaudio")
    monkeypatch.setattr(sys, "version_info", (3, 11, 9))
    assert choose_output(monotonic_ms).name == SIMPLEAUDIO


@pytest.mark.parametrize("version", [(3, 12, 0), (3, 13, 1)])
def test_the_original_simpleaudio_would_kill_a_later_python(
    place: Place, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...]
) -> None:
    place.install("simpleaudio", "miniaudio")
    monkeypatch.setattr(sys, "version_info", version)
    assert choose_output(monotonic_ms).name == MINIAUDIO


def test_what_is_wanted_is_chosen(place: Place) -> None:
    place.install("simpleaudio-patched", "miniaudio")
    assert choose_output(monotonic_ms, MINIAUDIO).name == MINIAUDIO
    assert choose_output(monotonic_ms, SIMPLEAUDIO).name == SIMPLEAUDIO


def test_where_the_first_output_does_not_open_the_next_one_is_heard() -> None:
    clock = FakeClock()
    broken, sound = RecordingOutput(clock), RecordingOutput(clock, lead_ms=500, heard_after_ms=75)
    broken.problem = "No device."
    output = FirstOutput([lambda: broken, lambda: sound])
    output.open()
    output.check()
    output.play(b"\0" * 4, 0)
    assert (sound.is_open, len(sound.playbacks)) == (True, 1)
    assert (output.lead_ms, output.heard_after_ms) == (500, 75)
    sound.woke_ms = 1234
    assert output.woke_ms == 1234
    output.close()
    assert not sound.is_open


def test_where_none_opens_it_is_told_and_the_rest_is_not_even_made_where_the_first_does() -> None:
    clock = FakeClock()
    broken = RecordingOutput(clock)
    broken.problem = "No device."
    with pytest.raises(OutputError, match="No device"):
        FirstOutput([lambda: broken, lambda: broken]).open()
    made: list[RecordingOutput] = []

    def make() -> RecordingOutput:
        made.append(RecordingOutput(clock))
        return made[-1]

    FirstOutput([make, make]).open()
    assert len(made) == 1


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (AUTO, "No sound library is installed."),
        (SIMPLEAUDIO, "The sound library simpleaudio is not installed."),
        ("other", "The sound library other is not installed."),
    ],
)
def test_what_is_not_there_is_silent_and_says_why(place: Place, wanted: str, reason: str) -> None:
    place.install()
    output = choose_output(monotonic_ms, wanted)
    assert output.name == "silent"
    for refused in (output.open, output.check, lambda: output.play(b"\0" * 4, 0)):
        with pytest.raises(OutputError, match=reason):
            refused()
    output.close()
