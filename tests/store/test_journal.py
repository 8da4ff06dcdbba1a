import os
from pathlib import Path

import pytest

from lunge_timer.core.journal.entries import LIMIT_BYTES
from lunge_timer.core.routine import Routine
from lunge_timer.errors import StoreError
from lunge_timer.store.journal import Journals
from tests.core.exercises import EXERCISES
from tests.core.journal.journals import Written, resealed
from tests.core.sessions import LUNGES
from tests.store.faults import posix, unprivileged

WRITTEN = Written(Routine(name="Any", get_ready_s=0, blocks=(LUNGES,)))
WRITTEN.run(9000)
DATA = WRITTEN.disk.data


@pytest.fixture
def journals(tmp_path: Path) -> Journals:
    return Journals(tmp_path, EXERCISES)


def put(folder: Path, data: bytes = DATA, name: str = "current.jsonl") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def ignore(_sentence: str) -> None:
    pass


def test_where_nothing_was_left_there_is_nothing_to_tell(tmp_path: Path, journals: Journals) -> None:
    assert journals.take_up() == ({}, [])
    assert Journals(tmp_path / "no folder", EXERCISES).take_up() == ({}, [])


def test_a_journal_that_was_left_is_found_until_it_is_removed(tmp_path: Path, journals: Journals) -> None:
    file = put(tmp_path)
    found, problems = journals.take_up()
    assert ([*found], problems) == ([file], [])
    assert found[file] == WRITTEN.read()
    assert journals.take_up() == (found, [])
    journals.remove(file)
    journals.remove(file)
    assert journals.take_up() == ({}, [])


def test_one_that_was_cut_off_is_found_and_one_of_no_line_is_none(tmp_path: Path, journals: Journals) -> None:
    torn = put(tmp_path, DATA[:-5])
    put(tmp_path, DATA[:40], "current-2.jsonl")
    put(tmp_path, b"", "current-3.jsonl")
    found, problems = journals.take_up()
    assert ([*found], problems) == ([torn], [])
    assert [*tmp_path.iterdir()] == [torn]


def test_of_several_the_latest_is_the_first(tmp_path: Path, journals: Journals) -> None:
    late = put(tmp_path, name="current-2.jsonl")
    early = resealed(DATA.replace(b'"started_ms":1795', b'"started_ms":1794'))
    other = put(tmp_path, early)
    assert [*journals.take_up()[0]] == [late, other]


UNUSABLE = [
    (b"hello", "current.jsonl: this is no workout that Lunge Timer wrote down"),
    (b"\0" * 100, "current.jsonl: it holds nothing but zero bytes; its content is lost"),
    (DATA.replace(b'"version":1', b'"version":2', 1), "current.jsonl: it was written by a newer version"),
    (b"x" * (LIMIT_BYTES + 1), "current.jsonl: the file is too large: 4,194,305 bytes"),
    (
        resealed(DATA.replace(b'{"lunge":', b'{"lunge":1')),
        "current.jsonl: the exercise “Lunge” is no longer the one",
    ),
]


@pytest.mark.parametrize(("data", "problem"), UNUSABLE, ids=range(len(UNUSABLE)))
def test_what_cannot_be_used_is_set_aside_and_told_once(
    tmp_path: Path, journals: Journals, data: bytes, problem: str
) -> None:
    put(tmp_path, b"an earlier one", "current.broken.jsonl")
    put(tmp_path, data)
    found, (sentence,) = journals.take_up()
    assert found == {}
    assert sentence.startswith(problem)
    assert sentence.endswith("; the workout is kept as current-2.broken.jsonl")
    assert (tmp_path / "current-2.broken.jsonl").read_bytes() == data
    assert journals.take_up() == ({}, [])


@posix
@pytest.mark.parametrize("kind", ["link", "dead link", "pipe", "folder", "device"])
def test_what_is_no_file_is_set_aside(tmp_path: Path, journals: Journals, kind: str) -> None:
    file = tmp_path / "current.jsonl"
    target = put(tmp_path, name="elsewhere")
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    else:
        file.symlink_to({"link": target, "dead link": tmp_path / "none", "device": Path("/dev/zero")}[kind])
    found, (sentence,) = journals.take_up()
    assert found == {}
    assert sentence.startswith("current.jsonl: this is a ")
    assert sentence.endswith("; the workout is kept as current.broken.jsonl")
    assert target.read_bytes() == DATA


@posix
def test_one_that_cannot_be_read_is_told_and_left_and_the_next_workout_has_its_own(shared: Path) -> None:
    file = put(shared)
    file.chmod(0)
    journals = Journals(shared, EXERCISES)
    with unprivileged():
        assert journals.take_up() == ({}, ["current.jsonl: you are not allowed to read this file"])
        assert journals.begin(ignore).path == shared / "current-2.jsonl"


def test_a_workout_that_begins_while_another_is_left_takes_nothing_from_it(
    tmp_path: Path, journals: Journals
) -> None:
    left = put(tmp_path)
    writer = journals.begin(ignore)
    writer.write(DATA)
    writer.close()
    assert left.read_bytes() == DATA
    assert {*journals.take_up()[0]} == {left, writer.path}


def test_a_journal_goes_on_after_its_last_whole_line(tmp_path: Path, journals: Journals) -> None:
    for tail in (b'{"line":"beat","at_', b'{"line":"beat","at_ms":9500,"sum":"0123abcd"}\n'):
        file = put(tmp_path, DATA + tail)
        (journal,) = journals.take_up()[0].values()
        writer = journals.go_on(file, journal, ignore)
        writer.write(b"the next line\n")
        writer.close()
        assert file.read_bytes() == DATA + b"the next line\n"


BROKEN = DATA.replace(b'"index":1', b'"index":7')


def test_one_that_is_not_whole_is_set_aside_where_another_is_removed(
    tmp_path: Path, journals: Journals
) -> None:
    file = put(tmp_path, BROKEN)
    assert [*journals.take_up()[0]] == [file]
    told = journals.remove(file)
    assert told == "current.jsonl: the file is damaged; the workout is kept as current.broken.jsonl"
    assert (tmp_path / "current.broken.jsonl").read_bytes() == BROKEN
    next_one = journals.begin(ignore)
    next_one.write(DATA)
    next_one.close()
    assert (next_one.path, journals.remove(file)) == (file, "")
    assert journals.take_up() == ({}, [])


@posix
def test_where_it_cannot_be_set_aside_it_stays(shared: Path) -> None:
    file = put(shared, BROKEN)
    journals = Journals(shared, EXERCISES)
    journals.take_up()
    shared.chmod(0o555)
    with unprivileged():
        for _try in range(2):
            assert journals.remove(file) == "current.jsonl: the file is damaged"
    assert file.read_bytes() == BROKEN


def test_so_is_one_that_was_discarded_and_put_back(tmp_path: Path, journals: Journals) -> None:
    file = put(tmp_path, BROKEN)
    journals.take_up()
    put_back = journals.discard(file)
    next_one = journals.begin(ignore)
    next_one.write(DATA)
    next_one.close()
    back = put_back()
    assert (next_one.path, journals.remove(file)) == (file, "")
    assert journals.remove(back).endswith("; the workout is kept as current-2.broken.jsonl")
    assert (tmp_path / "current-2.broken.jsonl").read_bytes() == BROKEN


def test_one_that_is_gone_cannot_go_on(tmp_path: Path, journals: Journals) -> None:
    journal = WRITTEN.read()
    assert journal is not None
    with pytest.raises(StoreError, match=r"^current.jsonl: there is no such file$"):
        journals.go_on(tmp_path / "current.jsonl", journal, ignore)


def test_what_was_discarded_can_be_taken_back_until_the_next_start(
    tmp_path: Path, journals: Journals
) -> None:
    file = put(tmp_path)
    put_back = journals.discard(file)
    assert not file.exists()
    put_back()
    assert file.read_bytes() == DATA
    put_back = journals.discard(file)
    put(tmp_path, b"the next workout's")
    back = put_back()
    assert back != file
    assert back.read_bytes() == DATA
    put_back = journals.discard(back)
    file.unlink()
    assert journals.take_up() == ({}, [])
    with pytest.raises(StoreError):
        put_back()
    assert [*tmp_path.iterdir()] == []


def test_in_a_folder_that_is_another_instances_nothing_is_read_or_written(tmp_path: Path) -> None:
    put(tmp_path, b"broken")
    journals = Journals(tmp_path, EXERCISES, refused=True)
    assert journals.take_up() == ({}, [])
    writer = journals.begin(pytest.fail)
    writer.write(DATA)
    writer.sync()
    writer.close()
    assert [file.name for file in tmp_path.iterdir()] == ["current.jsonl"]


@posix
def test_in_a_folder_that_can_only_be_read_a_journal_cannot_be_removed(shared: Path) -> None:
    file = put(shared)
    shared.chmod(0o555)
    journals = Journals(shared, EXERCISES)
    with unprivileged():
        with pytest.raises(StoreError, match=r"^current.jsonl: you are not allowed"):
            journals.remove(file)
        with pytest.raises(StoreError, match=r"^current.jsonl: you are not allowed"):
            journals.discard(file)


def test_other_files_are_nobodys_journal(tmp_path: Path, journals: Journals) -> None:
    names = ["current.json", "current-a.jsonl", "currently.jsonl", "current.broken.jsonl", "a-current.jsonl"]
    for name in names:
        put(tmp_path, b"mine", name)
    assert journals.take_up() == ({}, [])
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(names)
