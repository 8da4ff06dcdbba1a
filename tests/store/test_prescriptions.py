"""A prescribed routine among the person's own: changed, brought back, replaced, and nothing of it lost."""

import json
from pathlib import Path

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from lunge_timer.core.adjust import SettingKind, adjust, settings_of
from lunge_timer.core.prescribed import as_prescribed, handed_over, is_changed
from lunge_timer.core.routine import Routine, TimedBlock
from lunge_timer.errors import ChangedError
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.collection import RoutineCollection
from lunge_timer.store.encoding import encode
from lunge_timer.store.kept_numbers import KeptNumbers
from lunge_timer.store.own_routines import OwnRoutines
from lunge_timer.store.routines import parse_routine, read_routine
from tests.core.test_format_2_reckoning import EXAMPLE

EXERCISES = load_exercises()
ROUTINE = parse_routine(json.dumps(EXAMPLE), EXERCISES, "any")
assert ROUTINE.prescription is not UNSET
NEWER = replace(
    ROUTINE, prescription=replace(ROUTINE.prescription, issued="2026-11-20"), blocks=ROUTINE.blocks[:1]
)


def home(folder: Path) -> RoutineCollection:
    """The routines of one person."""
    own = OwnRoutines(folder / "routines", EXERCISES)
    return RoutineCollection({}, KeptNumbers(folder / "numbers", {}, EXERCISES), own, EXERCISES)


def sent(folder: Path, routine: Routine = ROUTINE) -> Path:
    """That routine's file as it came."""
    file = folder / "sent.lunge.json"
    file.write_text(encode(routine), encoding="utf-8")
    return file


def kept(collection: RoutineCollection, item_id: str) -> Routine:
    entry = collection.entry(item_id)
    assert entry is not None
    assert entry.routine is not None
    assert read_routine(entry.file, EXERCISES) == entry.routine
    return entry.routine


def more_reps(routine: Routine) -> Routine:
    setting = next(one for one in settings_of(routine, EXERCISES) if one.kind is SettingKind.REPS)
    return adjust(routine, setting, setting.value + 1)


@pytest.fixture
def collection(tmp_path: Path) -> RoutineCollection:
    return home(tmp_path)


@pytest.fixture
def item_id(collection: RoutineCollection, tmp_path: Path) -> str:
    return collection.import_file(sent(tmp_path)).id


def test_what_is_kept_in_a_prescribed_routine_can_be_undone_and_brought_back(
    collection: RoutineCollection, item_id: str
) -> None:
    assert kept(collection, item_id) == handed_over(ROUTINE)
    undo = collection.keep_numbers(item_id, more_reps(kept(collection, item_id)))
    changed = kept(collection, item_id)
    assert is_changed(changed)
    assert as_prescribed(changed) == ROUTINE
    undo_forgetting = collection.forget_numbers(item_id)
    assert kept(collection, item_id) == handed_over(ROUTINE)
    undo_forgetting()
    assert kept(collection, item_id) == changed
    undo()
    assert kept(collection, item_id) == handed_over(ROUTINE)


def test_what_a_person_writes_is_no_change_until_other_numbers_are_kept(
    collection: RoutineCollection,
) -> None:
    entry = collection.add(ROUTINE)
    edited = collection.save(entry, more_reps(ROUTINE))
    assert not is_changed(kept(collection, edited.id))
    undo = collection.keep_numbers(edited.id, more_reps(kept(collection, edited.id)))
    assert as_prescribed(kept(collection, edited.id)) == more_reps(ROUTINE)
    undo()
    assert kept(collection, edited.id) == more_reps(ROUTINE)


def test_the_editor_s_changes_of_an_imported_one_are_changes_but_not_of_the_prescription_itself(
    collection: RoutineCollection, item_id: str
) -> None:
    entry = collection.entry(item_id)
    assert entry is not None
    saved = collection.save(entry, replace(kept(collection, item_id), blocks=NEWER.blocks))
    assert as_prescribed(kept(collection, item_id)) == ROUTINE
    collection.save(saved, replace(kept(collection, item_id), prescription=NEWER.prescription))
    assert not is_changed(kept(collection, item_id))


def test_an_exported_file_is_the_one_that_came_unless_the_person_has_changed_it(
    collection: RoutineCollection, item_id: str, tmp_path: Path
) -> None:
    exported = tmp_path / "exported.lunge.json"
    collection.export(item_id, exported)
    assert exported.read_text(encoding="utf-8") == sent(tmp_path).read_text(encoding="utf-8")
    collection.keep_numbers(item_id, more_reps(kept(collection, item_id)))
    collection.export(item_id, exported)
    other = home(tmp_path / "other")
    there = kept(other, other.import_file(exported).id)
    assert there == kept(collection, item_id)
    assert is_changed(there)


def test_the_same_prescription_is_found_whatever_its_days_and_another_is_not(
    collection: RoutineCollection, item_id: str, tmp_path: Path
) -> None:
    found = collection.same_prescription(sent(tmp_path, replace(NEWER, name="KNEE programme, week 3")))
    assert found is not None
    assert found[1].id == item_id
    assert found[0].blocks == NEWER.blocks
    assert collection.same_prescription(sent(tmp_path, replace(NEWER, name="Knee 4"))) is None
    assert collection.same_prescription(sent(tmp_path, replace(NEWER, prescription=UNSET))) is None
    entry = collection.entry(item_id)
    assert entry is not None
    assert collection.same_prescription(entry.file) is None  # it is that very file


def test_a_newer_one_takes_the_old_one_s_place_and_undo_brings_that_back_with_its_changes(
    collection: RoutineCollection, item_id: str
) -> None:
    collection.keep_numbers(item_id, more_reps(kept(collection, item_id)))
    before = kept(collection, item_id)
    undo = collection.replace_prescription(item_id, NEWER)
    assert kept(collection, item_id) == handed_over(NEWER)
    undo()
    assert kept(collection, item_id) == before
    undo = collection.replace_prescription(item_id, NEWER)
    collection.keep_numbers(item_id, more_reps(kept(collection, item_id)))
    with pytest.raises(ChangedError):
        undo()


def test_both_can_be_kept_under_two_names(collection: RoutineCollection, item_id: str) -> None:
    added = collection.add_prescription(NEWER)
    assert kept(collection, added.id) == handed_over(
        replace(NEWER, name="Knee programme, week 3 (2026-11-20)")
    )
    assert kept(collection, item_id) == handed_over(ROUTINE)


def test_own_exercises_go_wherever_their_routine_goes(
    collection: RoutineCollection, item_id: str, tmp_path: Path
) -> None:
    entries = [collection.duplicate(item_id), collection.rename(item_id, "Knees")]
    entries.append(collection.restore(collection.delete(entries[0].id)))
    collection.keep_numbers(item_id, more_reps(kept(collection, item_id)))
    for entry in entries:
        assert kept(collection, entry.id).exercises == ROUTINE.exercises
        file = tmp_path / "exported.lunge.json"
        collection.export(entry.id, file)
        other = home(tmp_path / f"other {entry.id}")
        assert kept(other, other.import_file(file).id).exercises == ROUTINE.exercises
    assert collection.find("knees")[1].exercises == ROUTINE.exercises


def test_a_prescription_so_long_that_both_have_no_room_is_kept_alone(tmp_path: Path) -> None:
    assert ROUTINE.exercises is not UNSET
    (wall_sit,) = ROUTINE.exercises
    sentences = ("x" * 200,) * 20
    wordy = tuple(
        replace(wall_sit, id=f"own/{number}", setup=sentences, cues=sentences, checks=sentences)
        for number in range(14)
    )
    long = replace(ROUTINE, exercises=wordy, blocks=(TimedBlock(name="Walk", duration_s=9),))
    assert len(encode(long)) > 150_000
    collection = home(tmp_path)
    assert kept(collection, collection.import_file(sent(tmp_path, long)).id) == long
