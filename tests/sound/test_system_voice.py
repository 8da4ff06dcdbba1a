"""The system's voice speaks what nobody recorded; whatever a synthesizer does, nobody waits for it."""

import json
import os
import shutil
from array import array
from pathlib import Path
from tempfile import gettempdir

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lunge_timer.core.cues import Sound
from lunge_timer.sound.synthesizers import synthesizers
from lunge_timer.sound.system_voice import SystemVoice
from lunge_timer.sound.tones import tone
from lunge_timer.sound.voice import Voice, own_words_file
from lunge_timer.sound.wav import wav_sound
from tests.sound import synthesizing
from tests.sound.loudness import loudness_lufs, peak_dbfs
from tests.sound.phrase_list import ENGLISH
from tests.sound.synthesizing import put
from tests.waiting import wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="the synthesizers of these tests are scripts"),
]


@pytest.fixture(scope="module")
def has_flite() -> None:
    if shutil.which("flite") is None:
        if os.environ.get("LUNGE_TIMER_ALL_TESTS") == "1":
            pytest.fail("not installed: flite")
        pytest.skip("not installed: flite")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which alone commands are looked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def installed() -> SystemVoice:
    return SystemVoice(synthesizers("linux", "en"), limit_s=20)


def asked(file: Path) -> list[str]:
    """The texts that a synthesizer was to speak."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [json.loads(line)[1] for line in lines]


def names(platform: str, language: str) -> list[str]:
    return [Path(command).name for command, *_options in synthesizers(platform, language)]


def has_ended(process: int) -> bool:
    try:
        return "\nState:\tZ" in Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except FileNotFoundError:
        return True


def test_a_sentence_becomes_a_phrase_as_loud_as_the_others(path: Path, tmp_path: Path) -> None:
    put(path, "espeak-ng", synthesizing.GOOD)
    sound = installed().recording("Sun salutation")
    assert sound
    tmp_path.joinpath(own_words_file("Sun salutation")).write_bytes(sound)
    voice = Voice(ENGLISH, tmp_path)
    length_ms = voice.sentence_ms("Sun salutation")
    assert length_ms is not None
    assert 1000 < length_ms < 1500
    samples = voice.samples("Sun salutation", 100)
    loudest_tone = max(loudness_lufs(tone(sound, 100)) for sound in Sound)
    assert loudest_tone - 1.5 <= loudness_lufs(samples) <= loudest_tone + 1.5
    assert peak_dbfs(samples) <= -1


@pytest.mark.parametrize(
    "text",
    ["-o", "--help", "$(touch x); `touch x`", "'; touch x; '", '"', "%PATH%", "a\\b", "سلام, left", "太極拳"],
)
def test_no_word_of_a_text_reaches_the_command(path: Path, text: str) -> None:
    file = put(path, "espeak-ng", synthesizing.GOOD)
    assert installed().recording(text)
    [line] = file.read_text(encoding="utf-8").splitlines()
    command = ["-v", "en", "-b", "1", "-f", "words.txt", "-w", "spoken.wav"]
    assert json.loads(line) == [command, text]


def test_what_cannot_be_seen_is_not_spoken_and_the_rest_stands_on_one_line(path: Path) -> None:
    file = put(path, "espeak-ng", synthesizing.GOOD)
    assert installed().recording("Sun\0\x1b[2J\u202esalu\nte \ud800")
    assert asked(file) == ["Sun [2J salu te"]


def test_no_more_is_spoken_than_a_cue_may_hold(path: Path) -> None:
    file = put(path, "espeak-ng", synthesizing.GOOD)
    assert installed().recording("x" * 5000) == b"", "20 s: no step has room for it"
    assert asked(file) == ["x" * 200]


@pytest.mark.parametrize("name", ["SILENT", "RUBBISH", "NOTHING", "FAILING", "PIPE", "LINK"])
def test_a_synthesizer_that_makes_no_sound_leaves_it_to_the_next_one(path: Path, name: str) -> None:
    put(path, "flite", getattr(synthesizing, name))
    assert installed().recording("Sun salutation") == b""
    put(path, "espeak-ng", synthesizing.GOOD)
    assert installed().recording("Sun salutation")


def test_one_that_hangs_is_ended_with_all_it_has_started_and_not_asked_again(path: Path) -> None:
    file = put(path, "flite", synthesizing.HANGING)
    other = put(path, "espeak-ng", synthesizing.GOOD)
    voice = SystemVoice(synthesizers("linux", "en"), limit_s=1)
    assert voice.recording("Sun salutation")
    assert voice.recording("Hip circles")
    wait_until(lambda: has_ended(int(path.joinpath("flite.started").read_text())))
    assert asked(file) == ["Sun salutation"]
    assert asked(other) == ["Sun salutation", "Hip circles"]


def test_one_that_writes_too_much_is_ended_at_once(path: Path) -> None:
    file = put(path, "flite", synthesizing.HUGE)
    voice = installed()
    for text in ("Sun salutation", "Hip circles"):
        assert voice.recording(text) == b""
    assert asked(file) == ["Sun salutation", "Hip circles"], "it did not let its time pass"


def test_what_nobody_waits_for_is_given_up_and_the_synthesizer_is_asked_again(path: Path) -> None:
    file = put(path, "flite", synthesizing.HANGING)
    given_up: list[str] = []
    voice = SystemVoice(synthesizers("linux", "en"), lambda: len(asked(file)) > len(given_up), limit_s=60)
    for text in ("Sun salutation", "Hip circles"):
        assert voice.recording(text) is None
        given_up.append(text)
    assert asked(file) == given_up


def test_once_one_was_given_up_no_other_is_started(path: Path) -> None:
    file, other = put(path, "flite", synthesizing.HANGING), put(path, "espeak-ng", synthesizing.GOOD)
    voice = SystemVoice(synthesizers("linux", "en"), lambda: bool(asked(file)), limit_s=60)
    assert voice.recording("Sun salutation") is None
    assert asked(other) == []


def test_without_a_synthesizer_nothing_is_spoken(path: Path) -> None:
    assert synthesizers("linux", "en") == ()
    assert installed().recording("Sun salutation") == b""
    assert SystemVoice([(str(path / "gone"),)]).recording("Sun salutation") == b""


def test_nothing_is_left_behind(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(work))
    assert gettempdir() == str(work)
    for code in (synthesizing.GOOD, synthesizing.RUBBISH):
        put(path, "flite", code)
        installed().recording("Sun salutation")
    assert [*work.iterdir()] == []


def test_where_nothing_can_be_written_nothing_is_spoken(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(path, "flite", synthesizing.GOOD)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    assert installed().recording("Sun salutation") == b""


def test_each_system_is_asked_for_what_it_brings(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("flite", "espeak-ng", "say"):
        put(path, name, "")
    assert names("linux", "en") == ["flite", "espeak-ng"]
    assert names("linux", "de") == ["espeak-ng"], "flite speaks English only"
    assert names("darwin", "en") == ["say", "flite", "espeak-ng"]
    assert synthesizers("win32", "en") == ()
    powershell = path / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe"
    powershell.parent.mkdir(parents=True)
    put(powershell.parent, powershell.name, "")
    monkeypatch.setenv("SYSTEMROOT", str(path))
    [speech] = synthesizers("win32", "en")
    assert speech[0] == str(powershell)
    assert "System.Speech" in speech[-1]


@pytest.mark.usefixtures("has_flite")
@pytest.mark.parametrize("text", ["Sun salutation", "-o", "Couch stretch, left and right"])
def test_flite_is_understood_as_it_is_asked(text: str) -> None:
    sound = wav_sound(SystemVoice(synthesizers("linux", "en")[:1]).recording(text) or b"")
    assert sound is not None
    assert 200 < sound.length_ms < 3000
    assert max(array("h", sound.frames)) > 10_000


@pytest.mark.usefixtures("has_flite")
@settings(max_examples=15, deadline=None)
@given(text=st.text(max_size=120))
def test_whatever_a_step_is_called_there_is_a_phrase_or_nothing(text: str) -> None:
    data = SystemVoice(synthesizers("linux", "en")[:1]).recording(text)
    assert data is not None
    sound = wav_sound(data)
    assert (sound is None) == (data == b"")
    assert sound is None or sound.length_ms <= 10_000
