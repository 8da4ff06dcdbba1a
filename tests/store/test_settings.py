import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.routine import Pace
from lunge_timer.core.visible_text import INVISIBLE
from lunge_timer.errors import StoreError
from lunge_timer.store.settings import RANGES, Settings, SettingsFile, WindowPlace
from tests.store.faults import Disk, posix, unprivileged

CHANGED = Settings(
    sound_on=False,
    volume=0,
    output="miniaudio",
    tone_set="wood",
    ticks="rests",
    moves=False,
    voice="full",
    voice_volume=40,
    theme="high-contrast",
    text_percent=175,
    get_ready_s=0,
    hold_s=1.5,
    rest_s=300,
    pace=Pace.SELF,
    beyond_guideline=True,
    less_motion=True,
    edge_flash="off",
    single_key_shortcuts=False,
    media_keys=True,
    reminder_on=True,
    reminder_weekdays=(0, 6),
    reminder_from_h=8,
    reminder_until_h=24,
    reminder_every_min=45,
    starred=("built-in/desk-break", "légs", r"l\udce9gs"),
    last_routine="légs",
    answered=("earned|légs|5f",),
    windows=(WindowPlace(screen="HDMI-1 1920x1080", left=-5, top=30, width=900, height=700, maximized=True),),
)
HEAD: dict[str, Any] = {"format": "lunge-timer/settings", "version": 1}
RESET = "; all settings are back to their defaults, and the file is kept as settings.broken.json"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lunge-timer" / "settings.json"


def put(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


def files(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.parent.iterdir()}


def test_at_first_there_are_defaults_and_nothing_to_say(path: Path) -> None:
    assert SettingsFile(path).load() == (Settings(), "")
    assert not path.parent.exists()


def test_what_was_saved_is_there_at_the_next_start(path: Path) -> None:
    SettingsFile(path).save(CHANGED)
    assert SettingsFile(path).load() == (CHANGED, "")
    assert [*files(path)] == ["settings.json"]


def test_every_setting_can_differ_from_its_default() -> None:
    same = {key for key in Settings.__struct_fields__ if getattr(CHANGED, key) == getattr(Settings(), key)}
    assert same == {"format", "version"}


@pytest.mark.parametrize("key", sorted(RANGES))
def test_the_defaults_are_within_their_ranges(key: str) -> None:
    assert RANGES[key].low <= getattr(Settings(), key) <= RANGES[key].high


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changed=st.builds(Settings, volume=st.integers(0, 100), starred=st.lists(st.text("a/é脚")).map(tuple)))
def test_any_settings_come_back_as_they_were(path: Path, changed: Settings) -> None:
    file = SettingsFile(path)
    file.save(changed)
    assert file.load() == (changed, "")


def test_a_file_with_some_keys_has_defaults_for_the_others(path: Path) -> None:
    put(path, json.dumps(HEAD | {"volume": 20}).encode())
    assert SettingsFile(path).load() == (Settings(volume=20), "")


def test_thousands_of_stars_are_kept(path: Path) -> None:
    starred = tuple(f"a-routine-with-a-name-that-is-rather-long-{number}" for number in range(5000))
    SettingsFile(path).save(Settings(starred=starred))
    assert SettingsFile(path).load()[0].starred == starred


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "the file is empty"),
        (bytes(400), "the file holds nothing but zero bytes; its content is lost"),
        (b"{", "line 1, column 2: the file ends too early, it is cut off"),
        (b"[]", "these are not the settings of Lunge Timer"),
        (b'{"format": "lunge-timer/routine", "version": 1}', "these are not the settings of Lunge Timer"),
        (json.dumps(HEAD | {"volume": 101}).encode(), "volume: 101 is not between 0 and 100"),
        (json.dumps(HEAD | {"text_percent": 99}).encode(), "text_percent: 99 is not between 100 and 200"),
        (json.dumps(HEAD | {"volume": "loud"}).encode(), "volume: this must be a whole number, not text"),
        (json.dumps(HEAD | {"starred": [1]}).encode(), "starred[0]: this must be text, not 1"),
        (json.dumps(HEAD | {"windows": [{}]}).encode(), "windows[0]: the key “screen” is missing"),
        (json.dumps(HEAD | {"version": 0}).encode(), "version: this must be one of 1, not 0"),
        (json.dumps(HEAD | {"version": True}).encode(), "version: this must be one of 1, not true"),
        (
            b'{"format": "lunge-timer/settings", "version": 1, "volume": NaN}',
            "volume: NaN is not a number that can be used",
        ),
        (b"x" * 2_000_000, "the file is too large: 2,000,000 bytes, and at most 327,680 are allowed"),
        (b"[" * 100_000, "its brackets are nested too deeply"),
    ],
)
def test_a_broken_file_is_set_aside_and_told_once(path: Path, data: bytes, problem: str) -> None:
    put(path, data)
    assert SettingsFile(path).load() == (Settings(), f"settings.json: {problem}{RESET}")
    assert files(path) == {"settings.broken.json": data}
    assert SettingsFile(path).load() == (Settings(), "")


def test_every_broken_file_is_kept(path: Path) -> None:
    for number in range(3):
        put(path, f"broken {number}".encode())
        SettingsFile(path).load()
    assert files(path) == {
        "settings.broken.json": b"broken 0",
        "settings.broken-2.json": b"broken 1",
        "settings.broken-3.json": b"broken 2",
    }


@posix
def test_what_is_no_file_is_set_aside_too(path: Path) -> None:
    path.mkdir(parents=True)
    assert SettingsFile(path).load() == (Settings(), f"settings.json: this is a folder, not a file{RESET}")
    os.mkfifo(path)
    assert SettingsFile(path).load()[1].startswith("settings.json: this is a device or a pipe, not a file; ")
    SettingsFile(path).save(CHANGED)
    assert SettingsFile(path).load() == (CHANGED, "")


def test_of_a_newer_version_is_taken_what_is_understood_and_nothing_written(path: Path) -> None:
    newer = HEAD | {"version": 2, "volume": 20, "theme": "neon", "rest_s": 999, "starred": ["a"], "dance": {}}
    data = json.dumps(newer).encode()
    put(path, data)
    file = SettingsFile(path)
    loaded, problem = file.load()
    assert loaded == Settings(volume=20, starred=("a",))
    assert problem.startswith("settings.json: it was written by a newer version of Lunge Timer; ")
    with pytest.raises(StoreError, match=r"^settings.json: it was written by a newer version"):
        file.save(CHANGED)
    assert files(path) == {"settings.json": data}


def test_of_a_newer_version_with_a_number_that_is_too_long_nothing_is_taken_or_written(path: Path) -> None:
    data = (json.dumps(HEAD | {"version": 2})[:-1] + f', "steps": {"9" * 5000}}}').encode()
    put(path, data)
    file = SettingsFile(path)
    loaded, problem = file.load()
    assert loaded == Settings()
    assert problem.startswith("settings.json: it was written by a newer version of Lunge Timer; ")
    assert file.is_kept
    assert files(path) == {"settings.json": data}


@posix
def test_what_cannot_be_read_is_left_as_it_is_and_told_as_a_newer_version_is(shared: Path) -> None:
    path = shared / "settings.json"
    data = json.dumps(HEAD | {"volume": 20}).encode()
    put(path, data)
    path.chmod(0o222)
    file = SettingsFile(path)
    with unprivileged():
        loaded, problem = file.load()
        with pytest.raises(StoreError) as caught:
            file.save(CHANGED)
    assert (loaded, str(caught.value)) == (Settings(), problem)
    assert problem == (
        "settings.json: you are not allowed to read this file; all settings are back to their defaults; "
        "what you change now lasts until you close the program"
    )
    assert files(path) == {"settings.json": data}


@posix
def test_a_broken_file_that_cannot_be_set_aside_is_not_written_over(disk: Disk) -> None:
    path = disk.folder / "settings.json"
    put(path, b"{")
    file = SettingsFile(path)
    with disk.read_only():
        _loaded, problem = file.load()
    assert problem.endswith("; what you change now lasts until you close the program")
    with pytest.raises(StoreError, match=r"^settings.json: line 1, column 2: "):
        file.save(CHANGED)
    assert files(path) == {"settings.json": b"{"}


def test_more_stars_than_could_be_read_again_are_not_written(path: Path) -> None:
    SettingsFile(path).save(CHANGED)
    with pytest.raises(StoreError, match=r"^settings.json: there are too many favourites"):
        SettingsFile(path).save(Settings(starred=("a" * 1000,) * 400))
    assert SettingsFile(path).load() == (CHANGED, "")


def test_settings_out_of_range_are_never_written(path: Path) -> None:
    with pytest.raises(StoreError, match=r"^settings.json: volume: 101 is not between 0 and 100$"):
        SettingsFile(path).save(Settings(volume=101))
    assert not path.parent.exists()


@posix
def test_a_linked_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "mine.json")
    SettingsFile(path).save(CHANGED)
    assert path.is_symlink()
    assert SettingsFile(tmp_path / "mine.json").load() == (CHANGED, "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary()
    | st.builds(
        lambda tree: json.dumps(tree).encode(),
        st.dictionaries(
            st.sampled_from([*Settings.__struct_fields__, "x"]),
            st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text()),
        ).map(lambda tree: HEAD | tree),
    )
)
def test_any_file_gives_settings_within_their_ranges(path: Path, data: bytes) -> None:
    put(path, data)
    loaded, problem = SettingsFile(path).load()
    for key, limit in RANGES.items():
        assert limit.low <= getattr(loaded, key) <= limit.high
    assert not INVISIBLE.intersection(map(unicodedata.category, problem))
    assert replace(loaded) == loaded
    for file in path.parent.glob("*.broken*"):
        file.unlink()
