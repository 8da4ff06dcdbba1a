from pathlib import Path

import pytest

from lunge_timer.errors import StoreError
from lunge_timer.store.own_word_files import OwnWordFiles


@pytest.fixture
def files(tmp_path: Path) -> OwnWordFiles:
    return OwnWordFiles(tmp_path / "data" / "own-words")


def names(files: OwnWordFiles) -> list[str]:
    return sorted(file.name for file in files.folder.iterdir())


def test_the_folder_is_made_with_the_first_sound(files: OwnWordFiles) -> None:
    files.thin(["walk.wav"])
    assert not files.folder.exists()
    files.keep("walk.wav", b"sound")
    assert files.folder.joinpath("walk.wav").read_bytes() == b"sound"


def test_what_nobody_says_any_more_goes_and_what_is_not_ours_stays(files: OwnWordFiles) -> None:
    for name in ("walk.wav", "jog.wav"):
        files.keep(name, b"sound")
    files.folder.joinpath("notes.txt").write_text("mine")
    files.folder.joinpath(".lunge-timer-0123456789abcdef.tmp").write_text("of a run that was killed")
    files.folder.joinpath("folder.wav").mkdir()
    files.thin(["jog.wav"])
    assert names(files) == ["folder.wav", "jog.wav", "notes.txt"]


def test_there_is_only_so_much_room_and_thinning_makes_some(files: OwnWordFiles) -> None:
    mebibyte = bytes(1024 * 1024)
    kept = [files.keep(f"{number}.wav", mebibyte) for number in range(40)]
    assert kept == [True] * 32 + [False] * 8
    assert len(names(files)) == 32
    again = OwnWordFiles(files.folder)
    again.thin([f"{number}.wav" for number in range(30)])
    for number in range(40, 50):
        again.keep(f"{number}.wav", mebibyte)
    assert len(names(files)) == 32


def test_what_cannot_be_kept_is_refused_in_one_sentence(files: OwnWordFiles) -> None:
    files.folder.parent.mkdir()
    files.folder.write_text("a file stands where the folder should be")
    with pytest.raises(StoreError, match=r"^walk\.wav: "):
        files.keep("walk.wav", b"sound")
    assert files.folder.read_text() == "a file stands where the folder should be"
