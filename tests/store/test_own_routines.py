import json
import os
from functools import partial
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.listing import folded
from lunge_timer.core.routine import Routine, TimedBlock
from lunge_timer.errors import ChangedError, LungeTimerError, RoutineError, StoreError
from lunge_timer.store.assets import BUILT_IN, load_built_ins, load_exercises
from lunge_timer.store.encoding import encode
from lunge_timer.store.own_routines import OwnRoutines
from tests.core.exercises import EXERCISES
from tests.core.strategies import routines
from tests.core.test_format_2_reckoning import EXAMPLE
from tests.store.faults import posix

SHORT = Routine(name="Evening legs", blocks=(TimedBlock(name="Walk", duration_s=30),))


@pytest.fixture
def own(tmp_path: Path) -> OwnRoutines:
    return OwnRoutines(tmp_path / "routines", EXERCISES)


def named(name: str) -> Routine:
    return replace(SHORT, name=name)


def names_in(own: OwnRoutines) -> list[str]:
    return sorted(entry.name for entry in own.entries())


def put(own: OwnRoutines, name: str, data: bytes) -> Path:
    own.folder.mkdir(parents=True, exist_ok=True)
    file = own.folder / name
    file.write_bytes(data)
    return file


# Reading


def test_without_a_folder_there_is_nothing_and_nothing_is_made(own: OwnRoutines) -> None:
    assert (own.files(), [*own.entries()]) == ([], [])
    assert not own.folder.exists()


def test_a_routine_that_is_added_is_found_by_the_next_start(own: OwnRoutines) -> None:
    entry = own.add(SHORT)
    again = OwnRoutines(own.folder, EXERCISES)
    assert [*again.entries()] == [entry]
    assert (entry.id, entry.name, entry.problem, entry.routine) == ("evening-legs", "Evening legs", "", SHORT)


def test_what_is_no_routine_file_is_not_looked_at(own: OwnRoutines) -> None:
    for name in ["notes.txt", ".legs.lunge.json", "._legs.lunge.json", "legs.json", ".lunge.json"]:
        put(own, name, b"?")
    own.add(SHORT)
    assert [file.name for file in own.files()] == ["evening-legs.lunge.json"]


def test_entries_are_read_only_as_they_are_asked_for(own: OwnRoutines) -> None:
    for number in range(5):
        put(own, f"{number}.lunge.json", encode(named(f"Legs {number}")).encode())
    entries = own.entries()
    assert [entry.name for entry in islice(entries, 2)] == ["Legs 0", "Legs 1"]
    put(own, "2.lunge.json", encode(named("Changed meanwhile")).encode())
    assert [entry.name for entry in entries] == ["Changed meanwhile", "Legs 3", "Legs 4"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "the file is empty"),
        (bytes(200), "the file holds nothing but zero bytes; its content is lost"),
        (encode(SHORT).encode()[:70], "line 4, column 11: the text that begins here never ends"),
        (b"PK\x03\x04", "this is a zip or gzip file; unpack it first"),
        (encode(SHORT).encode("utf-16"), "the text is UTF-16 or UTF-32; save it as UTF-8"),
        (b"x" * 300_000, "the file is too large: 300,000 bytes, and at most 262,144 are allowed"),
        (encode(SHORT).replace("30", "0").encode(), "blocks[0].duration_s: 0 is not between 1 and 3600"),
        (
            encode(SHORT).replace('"version": 1', '"version": 3').encode(),
            "it was written by a newer version of Lunge Timer",
        ),
    ],
)
def test_one_broken_file_among_many_is_listed_with_why_and_left_as_it_is(
    own: OwnRoutines, data: bytes, problem: str
) -> None:
    own.add(named("Before"))
    file = put(own, "broken.lunge.json", data)
    own.add(named("Later"))
    good, broken, other = own.entries()
    assert (good.name, other.name) == ("Before", "Later")
    assert (broken.routine, broken.file, broken.id) == (None, file, "broken")
    assert broken.name == "broken.lunge.json"
    assert broken.problem == f"broken.lunge.json: {problem}"
    assert broken.newer == ("newer version" in problem)
    assert file.read_bytes() == data


def test_a_file_of_version_3_is_refused_alone_among_many_of_version_2(tmp_path: Path) -> None:
    own = OwnRoutines(tmp_path, load_exercises())
    for number in range(20):
        put(own, f"{number}.lunge.json", json.dumps(EXAMPLE | {"name": f"Week {number}"}).encode())
    newer = {**EXAMPLE, "version": 3, "blocks": [{"type": "game", "with": [[]]}], "colour": 1e400, "reps": {}}
    file = put(own, "10a.lunge.json", json.dumps(newer).encode())
    entries = [*own.entries()]
    (refused,) = (entry for entry in entries if entry.routine is None)
    assert (refused.file, refused.newer) == (file, True)
    assert refused.problem == "10a.lunge.json: it was written by a newer version of Lunge Timer"
    assert len(entries) == 21
    assert json.loads(file.read_bytes())["version"] == 3


@posix
def test_what_cannot_be_read_as_a_file_is_listed_with_why(own: OwnRoutines) -> None:
    own.add(SHORT)
    os.mkfifo(own.folder / "a.lunge.json")
    (own.folder / "b.lunge.json").mkdir()
    (own.folder / "c.lunge.json").symlink_to("nowhere")
    assert [entry.problem for entry in own.entries()] == [
        "a.lunge.json: this is a device or a pipe, not a file",
        "b.lunge.json: this is a folder, not a file",
        "c.lunge.json: there is no such file",
        "",
    ]


@posix
def test_a_file_whose_name_is_no_text_has_an_id_that_can_be_saved(own: OwnRoutines) -> None:
    put(own, os.fsdecode(b"l\xe9gs.lunge.json"), encode(SHORT).encode())
    (entry,) = own.entries()
    assert entry.routine == SHORT
    assert json.loads(json.dumps(entry.id).encode()) == r"l\udce9gs"


def test_no_own_routine_has_the_id_of_a_built_in_one(own: OwnRoutines) -> None:
    built_ins = load_built_ins(load_exercises())
    for routine_id in built_ins:
        assert routine_id.startswith(BUILT_IN)
        assert own.add(named(routine_id)).id not in built_ins


# Files' names


@pytest.mark.parametrize(
    "name", ["../../x", "/etc/passwd", "CON", "NUL", "legs.", "legs ", "..", "\\\\x\\y", "脚"]
)
def test_a_routine_of_any_name_is_a_file_in_the_folder(own: OwnRoutines, name: str) -> None:
    entry = own.add(named(name))
    assert entry.file.parent == own.folder
    assert [file.name for file in own.folder.iterdir()] == [entry.file.name]
    assert own.read(entry.file).routine == named(name)


def test_names_that_differ_only_in_case_or_form_are_files_that_differ_in_more(own: OwnRoutines) -> None:
    names = ["Légs", "LÉGS", "le\u0301gs", "Legs", "légs!"]
    entries = [own.add(named(name)) for name in names]
    assert len({folded(entry.file.name) for entry in entries}) == len(names)
    assert names_in(own) == sorted(names)


def test_a_name_taken_in_capitals_by_another_hand_is_taken(own: OwnRoutines) -> None:
    put(own, "EVENING-LEGS.LUNGE.JSON", encode(named("Theirs")).encode())
    assert own.add(SHORT).id == "evening-legs-2"
    assert names_in(own) == ["Evening legs", "Theirs"]


@posix
def test_a_link_that_leads_nowhere_takes_its_name(own: OwnRoutines) -> None:
    own.folder.mkdir()
    (own.folder / "evening-legs.lunge.json").symlink_to("nowhere")
    assert own.add(SHORT).id == "evening-legs-2"


# Saving


def test_a_saved_change_is_in_the_file_and_the_id_stays(own: OwnRoutines) -> None:
    entry = own.add(SHORT)
    changed = own.save(entry, named("Other"))
    assert (changed.id, changed.file) == (entry.id, entry.file)
    assert own.read(entry.file) == changed
    assert changed.routine == named("Other")


def test_saves_follow_each_other(own: OwnRoutines) -> None:
    entry = own.add(SHORT)
    for number in range(3):
        entry = own.save(entry, named(str(number)))
    assert names_in(own) == ["2"]


def test_a_file_changed_by_another_program_is_not_overwritten_unasked(own: OwnRoutines) -> None:
    entry = own.add(SHORT)
    put(own, entry.file.name, encode(named("Theirs")).encode())
    with pytest.raises(
        ChangedError, match=r"^evening-legs.lunge.json: another program has changed this file$"
    ):
        own.save(entry, named("Mine"))
    assert names_in(own) == ["Theirs"]
    own.save(entry, named("Mine"), overwrite=True)
    assert names_in(own) == ["Mine"]


def test_a_change_of_equal_length_and_date_is_noticed(own: OwnRoutines) -> None:
    entry = own.add(named("aaaa"))
    status = entry.file.stat()
    with entry.file.open("r+b") as file:
        file.write(encode(named("bbbb")).encode())
    os.utime(entry.file, ns=(status.st_atime_ns, status.st_mtime_ns))
    with pytest.raises(ChangedError):
        own.save(entry, named("Mine"))


def test_a_new_date_alone_is_no_change(own: OwnRoutines) -> None:
    entry = own.add(SHORT)
    os.utime(entry.file, (1, 1))
    own.save(entry, named("Mine"))
    assert names_in(own) == ["Mine"]


def test_a_file_broken_by_another_program_is_a_changed_one(own: OwnRoutines) -> None:
    entry = own.add(SHORT)
    put(own, entry.file.name, b"x" * 70_000)
    with pytest.raises(ChangedError):
        own.save(entry, named("Mine"))


def test_a_file_deleted_by_another_program_is_not_written_again_unasked(own: OwnRoutines) -> None:
    entry = own.add(SHORT)
    entry.file.unlink()
    for change in (partial(own.save, routine=SHORT), partial(own.rename, name="x"), own.delete):
        with pytest.raises(
            ChangedError, match=r"^evening-legs.lunge.json: another program has deleted this file$"
        ):
            change(entry)
    assert own.save(entry, SHORT, overwrite=True) == entry


def test_a_routine_past_the_limits_is_never_written(own: OwnRoutines, tmp_path: Path) -> None:
    entry = own.add(SHORT)
    wrong = named("x" * 81)
    for change in (
        lambda: own.add(wrong),
        lambda: own.save(entry, wrong),
        lambda: own.rename(entry, ""),
        lambda: own.export(wrong, tmp_path / "x.lunge.json"),
    ):
        with pytest.raises(RoutineError, match=r"^name: "):
            change()
    assert names_in(own) == ["Evening legs"]
    assert [*tmp_path.iterdir()] == [own.folder]


def test_a_routine_too_long_as_a_whole_is_never_written(own: OwnRoutines) -> None:
    hour = TimedBlock(name="Walk", duration_s=3600)
    with pytest.raises(RoutineError, match=r"^blocks: the routine would last "):
        own.add(replace(SHORT, blocks=(hour,) * 7))
    assert own.files() == []


def test_a_routine_whose_file_could_not_be_read_again_is_never_written(own: OwnRoutines) -> None:
    wordy = TimedBlock(name="🦵" * 80, cue="🦵" * 200, duration_s=1)
    with pytest.raises(StoreError, match=r"^evening-legs.lunge.json: the texts are too long together"):
        own.add(replace(SHORT, notes="🦵" * 4000, blocks=(wordy,) * 50))
    assert own.files() == []


@posix
def test_a_linked_routine_stays_a_link_when_it_is_saved(own: OwnRoutines, tmp_path: Path) -> None:
    target = tmp_path / "cloud.json"
    target.write_text(encode(SHORT), encoding="utf-8")
    own.folder.mkdir()
    (own.folder / "legs.lunge.json").symlink_to(target)
    (entry,) = own.entries()
    own.save(entry, named("Mine"))
    assert entry.file.is_symlink()
    assert json.loads(target.read_bytes())["name"] == "Mine"


# Renaming, duplicating, deleting


def test_a_renamed_routine_keeps_its_id(own: OwnRoutines) -> None:
    entry = own.add(SHORT)
    renamed = own.rename(entry, "Morning legs")
    assert (renamed.id, renamed.name) == (entry.id, "Morning legs")
    assert [*own.entries()] == [renamed]


def test_a_duplicate_has_the_next_name_and_the_same_blocks(own: OwnRoutines) -> None:
    entry = own.add(SHORT)
    second = own.duplicate(entry)
    third = own.duplicate(second)
    assert [each.name for each in (entry, second, third)] == [
        "Evening legs",
        "Evening legs 2",
        "Evening legs 3",
    ]
    assert third.routine == named("Evening legs 3")


def test_a_broken_routine_can_be_deleted_and_nothing_else(own: OwnRoutines) -> None:
    broken = own.read(put(own, "broken.lunge.json", b"?"))
    for change in (partial(own.save, routine=SHORT), partial(own.rename, name="x"), own.duplicate):
        with pytest.raises(StoreError, match=r"^broken.lunge.json: line 1"):
            change(broken)
    assert broken.file.read_bytes() == b"?"
    deleted = own.delete(broken)
    assert own.files() == []
    assert own.restore(deleted) == broken


@pytest.mark.parametrize("data", [encode(SHORT).encode(), b"\xef\xbb\xbf" + b"\xff", bytes(100_000), b""])
def test_what_was_deleted_comes_back_byte_by_byte(own: OwnRoutines, data: bytes) -> None:
    entry = own.read(put(own, "legs.lunge.json", data))
    deleted = own.delete(entry)
    assert [*own.entries()] == []
    assert own.restore(deleted) == entry
    assert entry.file.read_bytes() == data
    assert [*own.folder.iterdir()] == [entry.file]


def test_what_was_deleted_comes_back_beside_what_has_its_name_by_now(own: OwnRoutines) -> None:
    deleted = own.delete(own.add(SHORT))
    new = own.add(SHORT)
    restored = own.restore(deleted)
    assert (new.id, restored.id) == ("evening-legs", "evening-legs-2")
    assert restored.routine == new.routine == SHORT


@posix
def test_deleting_a_link_leaves_what_it_leads_to(own: OwnRoutines, tmp_path: Path) -> None:
    target = tmp_path / "cloud.json"
    target.write_text(encode(SHORT), encoding="utf-8")
    own.folder.mkdir()
    (own.folder / "legs.lunge.json").symlink_to(target)
    (entry,) = own.entries()
    deleted = own.delete(entry)
    assert target.exists()
    assert own.restore(deleted) == entry
    assert entry.file.is_symlink()


def test_a_deletion_can_be_undone_once(own: OwnRoutines) -> None:
    deleted = own.delete(own.add(SHORT))
    own.restore(deleted)
    with pytest.raises(StoreError):
        own.restore(deleted)
    assert names_in(own) == ["Evening legs"]


# Importing, exporting


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(routine=routines())
def test_an_exported_routine_is_imported_as_it_was(tmp_path: Path, routine: Routine) -> None:
    own = OwnRoutines(tmp_path / "routines", EXERCISES)
    for file in own.files():
        file.unlink()
    own.export(routine, tmp_path / "shared.lunge.json")
    assert own.import_file(tmp_path / "shared.lunge.json").routine == routine


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(routine=routines(), name=st.text("abcXYZ é脚-/.", min_size=1, max_size=80))
def test_any_routine_comes_back_from_its_folder_as_it_was(
    tmp_path: Path, routine: Routine, name: str
) -> None:
    own = OwnRoutines(tmp_path / "routines", EXERCISES)
    wanted = replace(routine, name=f"x{name[1:]}")
    entry = own.add(wanted)
    assert own.read(entry.file) == entry
    assert entry.routine == wanted
    own.delete(entry)


def test_a_routine_whose_name_is_ones_own_is_imported_as_a_copy(own: OwnRoutines, tmp_path: Path) -> None:
    entry = own.add(SHORT)
    shared = tmp_path / "shared.lunge.json"
    own.export(named("EVENING legs"), shared)
    copies = [own.import_file(shared) for _each in range(2)]
    assert [copy.name for copy in copies] == ["EVENING legs 2", "EVENING legs 3"]
    assert own.read(entry.file) == entry


def test_a_copy_of_a_routine_with_the_longest_name_has_one_no_longer(
    own: OwnRoutines, tmp_path: Path
) -> None:
    longest = named("x" * 80)
    own.add(longest)
    own.export(longest, tmp_path / "shared.lunge.json")
    assert own.import_file(tmp_path / "shared.lunge.json").name == "x" * 78 + " 2"


def test_a_copy_is_told_from_routines_that_were_not_read_yet(own: OwnRoutines, tmp_path: Path) -> None:
    own.add(SHORT)
    own.export(SHORT, tmp_path / "shared.lunge.json")
    fresh = OwnRoutines(own.folder, EXERCISES)
    assert fresh.import_file(tmp_path / "shared.lunge.json").name == "Evening legs 2"


def test_a_name_that_was_given_up_is_free_again(own: OwnRoutines) -> None:
    entry = own.add(SHORT)
    own.rename(entry, "Other")
    assert own.free_name("Evening legs") == "Evening legs"
    own.delete(next(own.entries()))
    assert own.free_name("Other") == "Other"


def test_a_name_that_is_kept_for_others_is_not_free(own: OwnRoutines) -> None:
    assert own.free_name("Evening legs", ["EVENING  legs"]) == "Evening legs 2"
    own.add(replace(SHORT, name="Evening legs 2"))
    assert own.free_name("Evening legs", ["EVENING  legs"]) == "Evening legs 3"


def test_a_name_whose_file_broke_is_free_again(own: OwnRoutines) -> None:
    entry = own.add(SHORT)
    put(own, entry.file.name, b"?")
    own.read(entry.file)
    assert own.free_name("Evening legs") == "Evening legs"


def test_a_file_that_lies_in_the_folder_already_is_not_copied(own: OwnRoutines) -> None:
    entry = own.add(SHORT)
    assert own.import_file(entry.file) == entry
    assert own.import_file(own.folder / ".." / own.folder.name / entry.file.name) == entry
    assert names_in(own) == ["Evening legs"]


@pytest.mark.parametrize("data", [b"", b"{}", encode(SHORT).encode()[:-9], b"PK\x03\x04"])
def test_what_is_no_routine_is_not_imported(own: OwnRoutines, tmp_path: Path, data: bytes) -> None:
    shared = tmp_path / "shared.lunge.json"
    shared.write_bytes(data)
    with pytest.raises(LungeTimerError) as caught:
        own.import_file(shared)
    assert str(caught.value).startswith(f"{shared}: ")
    assert own.files() == []
    broken = put(own, "broken.lunge.json", data)
    with pytest.raises(StoreError, match=r"^broken.lunge.json: "):
        own.import_file(broken)


# Faults
