from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from lunge_timer.core.routine import Routine, TimedBlock
from lunge_timer.errors import ChangedError, StoreError
from lunge_timer.store.collection import RoutineCollection
from lunge_timer.store.encoding import encode
from lunge_timer.store.kept_numbers import KeptNumbers
from lunge_timer.store.own_routines import OwnRoutines
from tests.core.exercises import EXERCISES

EVENING = Routine(name="Evening legs", blocks=(TimedBlock(name="Walk", duration_s=30),))
WALK = replace(EVENING, name="Walk")
WALK_ID = "built-in/walk"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "routines"


def collection_of(built_ins: dict[str, Routine], folder: Path) -> RoutineCollection:
    numbers = KeptNumbers(folder.with_name("built-in-numbers"), built_ins, EXERCISES)
    return RoutineCollection(built_ins, numbers, OwnRoutines(folder, EXERCISES), EXERCISES)


@pytest.fixture
def collection(folder: Path) -> RoutineCollection:
    return collection_of({WALK_ID: WALK}, folder)


def put(folder: Path, *stems: str, routine: Routine = EVENING) -> None:
    folder.mkdir(exist_ok=True)
    for stem in stems:
        (folder / f"{stem}.lunge.json").write_text(encode(routine), encoding="utf-8")


def read_all(collection: RoutineCollection) -> None:
    collection.line_up(None, ())
    collection.read()


def ids(collection: RoutineCollection) -> list[str]:
    return [item.id for item in collection.items(())]


def test_files_are_read_in_portions_the_first_and_the_next_before_the_others(
    collection: RoutineCollection, folder: Path
) -> None:
    put(folder, "a", "b", "c", "d")
    assert collection.line_up("d", {"c"}) == 4
    assert ids(collection) == [WALK_ID]
    assert collection.read(2)
    assert ids(collection) == ["d", "c", WALK_ID]
    assert collection.read()
    assert ids(collection) == ["d", "c", "a", "b", WALK_ID]
    assert not collection.read()


def test_the_items_tell_where_they_come_from_and_which_have_a_star(
    collection: RoutineCollection, folder: Path
) -> None:
    put(folder, "legs")
    (folder / "bad.lunge.json").write_text("{", encoding="utf-8")
    read_all(collection)
    bad, legs, walk = collection.items({"legs", WALK_ID})
    assert (bad.routine, bad.own, bad.starred, bad.name) == (None, True, False, "bad.lunge.json")
    assert bad.problem.startswith("bad.lunge.json: ")
    assert not bad.newer
    assert (legs.routine, legs.own, legs.starred, legs.problem) == (EVENING, True, True, "")
    assert (walk.routine, walk.own, walk.starred) == (WALK, False, True)


def test_a_file_of_a_newer_version_is_told_from_a_broken_one(
    collection: RoutineCollection, folder: Path
) -> None:
    put(folder, "legs")
    file = folder / "legs.lunge.json"
    file.write_text(file.read_text().replace('"version": 1', '"version": 3'), encoding="utf-8")
    read_all(collection)
    assert collection.items(())[0].newer


def test_a_routine_is_found_by_its_name_an_own_one_first_and_else_in_a_file(
    collection: RoutineCollection, folder: Path, tmp_path: Path
) -> None:
    put(tmp_path, "away")
    assert collection.find("WALK") == (WALK_ID, WALK)
    assert collection.find(str(tmp_path / "away.lunge.json")) == ("", EVENING)
    put(folder, "mine", routine=WALK)
    read_all(collection)
    assert collection.find("walk") == ("mine", WALK)


def test_a_new_routine_has_a_name_that_no_built_in_one_has(collection: RoutineCollection) -> None:
    assert collection.add(WALK).name == "Walk 2"
    assert collection.duplicate(WALK_ID).name == "Walk 3"
    assert ids(collection) == ["walk-2", "walk-3", WALK_ID]


def test_an_imported_routine_has_a_name_that_no_built_in_one_has(
    collection: RoutineCollection, tmp_path: Path
) -> None:
    away = tmp_path / "away.lunge.json"
    collection.export(WALK_ID, away)
    assert [collection.import_file(away).name for _each in range(2)] == ["Walk 2", "Walk 3"]


def test_a_duplicate_of_an_own_routine_has_a_name_that_no_built_in_one_has(
    folder: Path,
) -> None:
    built_ins = {WALK_ID: WALK, "built-in/legs": replace(WALK, name="Evening legs 2")}
    collection = collection_of(built_ins, folder)
    put(folder, "legs")
    read_all(collection)
    assert collection.duplicate("legs").name == "Evening legs 3"


def test_no_routine_is_given_a_name_by_hand_that_another_one_has(
    collection: RoutineCollection, folder: Path
) -> None:
    put(folder, "legs")
    put(folder, "morning", routine=replace(EVENING, name="Morning legs"))
    read_all(collection)
    assert collection.rename("legs", "WALK").name == "WALK 2"
    assert collection.rename("legs", "Walk").name == "Walk 2"
    assert collection.rename("legs", "Morning legs").name == "Morning legs 2"
    assert collection.rename("morning", "MORNING legs").name == "MORNING legs"


def test_what_is_restored_is_listed_again(collection: RoutineCollection) -> None:
    entry = collection.add(EVENING)
    deleted = collection.delete(entry.id)
    assert ids(collection) == [WALK_ID]
    assert collection.restore(deleted) == entry
    assert ids(collection) == [entry.id, WALK_ID]


@pytest.mark.parametrize(
    "change",
    [
        lambda collection: collection.rename("legs", "Mine"),
        lambda collection: collection.save(collection.entry("legs"), EVENING),
    ],
    ids=["rename", "save"],
)
def test_what_another_program_has_changed_is_read_anew_and_not_written_over(
    collection: RoutineCollection, folder: Path, change: Callable[[RoutineCollection], object]
) -> None:
    put(folder, "legs")
    read_all(collection)
    put(folder, "legs", routine=replace(EVENING, name="Morning legs"))
    with pytest.raises(ChangedError):
        change(collection)
    assert [item.name for item in collection.items(())] == ["Morning legs", "Walk"]
    change(collection)


def test_what_another_program_has_deleted_is_listed_no_more(
    collection: RoutineCollection, folder: Path
) -> None:
    put(folder, "legs")
    read_all(collection)
    (folder / "legs.lunge.json").unlink()
    with pytest.raises(ChangedError):
        collection.delete("legs")
    assert ids(collection) == [WALK_ID]


def test_a_file_without_a_routine_is_not_imported(collection: RoutineCollection, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        collection.import_file(tmp_path / "gone.json")
    assert ids(collection) == [WALK_ID]


def test_what_is_exported_can_be_imported(collection: RoutineCollection, tmp_path: Path) -> None:
    away = tmp_path / "away.lunge.json"
    collection.export(WALK_ID, away)
    collection.export(collection.add(EVENING).id, away)
    collection.delete("evening-legs")
    assert collection.import_file(away).routine == EVENING


def test_an_own_routine_is_in_the_folder_where_a_built_in_one_would_be(
    collection: RoutineCollection, folder: Path
) -> None:
    entry = collection.add(EVENING)
    assert collection.folder_of(entry.id) == collection.folder_of(WALK_ID) == folder
