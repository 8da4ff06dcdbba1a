"""The numbers that a person keeps for the built-in routines."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from lunge_timer.core.routine import ExerciseBlock, LegOrder, Routine, TimedBlock
from lunge_timer.errors import ChangedError, StoreError
from lunge_timer.store.collection import RoutineCollection
from lunge_timer.store.encoding import encode
from lunge_timer.store.kept_numbers import KeptNumbers, with_numbers
from lunge_timer.store.own_routines import OwnRoutines
from tests.core.exercises import EXERCISES

ID = "built-in/squats"
SQUATS = ExerciseBlock(exercise="squat", sets=3, reps=5, phases_s={"hold-back": 5})
LONGER = replace(SQUATS, phases_s={"hold-back": 7}, legs=LegOrder.ONE_AT_A_TIME, first_leg="right")
SHIPPED = Routine(name="Squats", blocks=(TimedBlock(name="Walk", duration_s=30), SQUATS))
YOURS = replace(SHIPPED, blocks=(SHIPPED.blocks[0], LONGER))
MORE = replace(SHIPPED, blocks=(SHIPPED.blocks[0], replace(LONGER, sets=4)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "built-in-numbers"


def opened(folder: Path, *, refusal: str = "") -> KeptNumbers:
    numbers = KeptNumbers(folder, {ID: SHIPPED}, EXERCISES, refusal=refusal)
    numbers.load()
    return numbers


def put(folder: Path, text: str, stem: str = "squats") -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / f"{stem}.lunge.json"
    file.write_text(text, encoding="utf-8")
    return file


def test_what_is_kept_is_there_at_the_next_start_until_it_is_forgotten(folder: Path) -> None:
    opened(folder).keep(ID, YOURS)
    assert opened(folder).routines == {ID: YOURS}
    opened(folder).forget(ID)
    assert opened(folder).routines == {}


def test_what_is_forgotten_can_be_brought_back(folder: Path) -> None:
    numbers = opened(folder)
    numbers.keep(ID, YOURS)
    deleted = numbers.forget(ID)
    numbers.restore(deleted)
    assert numbers.routines == opened(folder).routines == {ID: YOURS}


def test_nothing_is_made_before_something_is_kept(folder: Path) -> None:
    assert opened(folder).routines == {}
    assert not folder.exists()


def test_the_name_the_notes_and_the_timed_steps_stay_the_program_s(folder: Path) -> None:
    walk = TimedBlock(name="Gehen", duration_s=99)
    put(folder, encode(replace(YOURS, name="Kniebeugen", notes="alt", blocks=(walk, LONGER))))
    assert opened(folder).routines == {ID: YOURS}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "squats.lunge.json: "),
        ("\0" * 64, "squats.lunge.json: "),
        (encode(YOURS)[:-20], "squats.lunge.json: "),
        (json.dumps({**json.loads(encode(YOURS)), "version": 9}), "newer version"),
        (encode(replace(YOURS, blocks=(LONGER,))), "do not fit"),
        (
            encode(
                replace(YOURS, blocks=(SHIPPED.blocks[0], replace(LONGER, exercise="lunge", phases_s={})))
            ),
            "do not fit",
        ),
    ],
    ids=["empty", "nul bytes", "half", "newer", "other blocks", "another exercise"],
)
def test_a_file_that_cannot_be_used_is_told_and_changes_nothing(
    folder: Path, text: str, problem: str
) -> None:
    file = put(folder, text)
    numbers = opened(folder)
    assert numbers.routines == {}
    (sentence,) = numbers.problems
    assert sentence.startswith("built-in-numbers/squats.lunge.json: ")
    assert problem in sentence
    assert "\n" not in sentence
    assert file.read_text(encoding="utf-8") == text
    if "newer" in problem:
        with pytest.raises(StoreError, match="newer version"):
            numbers.keep(ID, YOURS)
        assert file.read_text(encoding="utf-8") == text
    else:
        numbers.keep(ID, YOURS)
        assert opened(folder).routines == {ID: YOURS}


def test_what_cannot_be_used_and_is_taken_away_meanwhile_keeps_nothing_from_being_kept(folder: Path) -> None:
    file = put(folder, "")
    numbers = opened(folder)
    file.unlink()
    numbers.keep(ID, YOURS)
    assert opened(folder).routines == {ID: YOURS}


def test_numbers_of_a_routine_that_no_longer_ships_are_told_and_stay(folder: Path) -> None:
    file = put(folder, encode(YOURS), stem="gone")
    numbers = opened(folder)
    assert (numbers.routines, len(numbers.problems)) == ({}, 1)
    assert file.exists()


def test_what_another_program_wrote_is_not_written_over(folder: Path) -> None:
    numbers = opened(folder)
    numbers.keep(ID, YOURS)
    file = put(folder, encode(MORE))
    with pytest.raises(ChangedError):
        numbers.keep(ID, replace(YOURS, blocks=(SHIPPED.blocks[0], replace(LONGER, sets=5))))
    assert file.read_text(encoding="utf-8") == encode(MORE)
    assert numbers.routines == {ID: MORE}


def test_what_another_program_took_away_is_no_longer_kept(folder: Path) -> None:
    numbers = opened(folder)
    numbers.keep(ID, YOURS)
    (folder / "squats.lunge.json").unlink()
    for _time in range(2):
        with pytest.raises(ChangedError):
            numbers.forget(ID)
    assert numbers.routines == {}
    numbers.keep(ID, MORE)
    assert opened(folder).routines == {ID: MORE}


def test_where_nothing_may_be_written_nothing_is_kept(folder: Path) -> None:
    numbers = opened(folder, refusal="not now")
    with pytest.raises(StoreError, match="not now"):
        numbers.keep(ID, YOURS)
    assert (numbers.routines, folder.exists()) == ({}, False)


def test_a_file_where_the_folder_should_be_is_told_when_something_is_to_be_kept(folder: Path) -> None:
    folder.write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match=r"squats\.lunge\.json: "):
        opened(folder).keep(ID, YOURS)


def test_only_routines_of_the_same_blocks_have_numbers_for_each_other() -> None:
    assert with_numbers(SHIPPED, YOURS) == YOURS
    assert with_numbers(SHIPPED, replace(YOURS, blocks=YOURS.blocks[::-1])) is None


# In the collection


@pytest.fixture
def collection(tmp_path: Path) -> RoutineCollection:
    return collection_in(tmp_path)


def collection_in(home: Path) -> RoutineCollection:
    own = OwnRoutines(home / "routines", EXERCISES)
    collection = RoutineCollection({ID: SHIPPED}, opened(home / "built-in-numbers"), own, EXERCISES)
    collection.line_up(None, ())
    collection.read()
    return collection


def test_the_routine_s_name_means_the_kept_numbers_everywhere(
    collection: RoutineCollection, tmp_path: Path
) -> None:
    collection.keep_numbers(ID, YOURS)
    again = collection_in(tmp_path)
    (item,) = again.items(())
    assert (item.routine, item.shipped, item.own) == (YOURS, SHIPPED, False)
    assert again.find("squats") == (ID, YOURS)
    duplicate = again.duplicate(ID).routine
    assert duplicate is not None
    assert duplicate.blocks == YOURS.blocks
    again.export(ID, tmp_path / "away.lunge.json")
    assert (tmp_path / "away.lunge.json").read_text(encoding="utf-8") == encode(YOURS)


def test_to_keep_numbers_can_be_taken_back_whatever_was_there_before(collection: RoutineCollection) -> None:
    take_back_first = collection.keep_numbers(ID, YOURS)
    take_back_second = collection.keep_numbers(ID, MORE)
    take_back_second()
    assert collection.built_ins[ID] == YOURS
    take_back_first()
    assert collection.built_ins[ID] == SHIPPED
    assert collection.items(())[0].shipped is None


def test_to_keep_the_program_s_own_numbers_is_to_forget_one_s_own(collection: RoutineCollection) -> None:
    collection.keep_numbers(ID, YOURS)
    take_back = collection.keep_numbers(ID, SHIPPED)
    assert collection.items(())[0].shipped is None
    take_back()
    assert collection.built_ins[ID] == YOURS


def test_numbers_that_are_told_though_the_exercise_has_them_by_itself_are_no_others(
    collection: RoutineCollection,
) -> None:
    told = replace(SQUATS, legs=LegOrder.ALTERNATE, phases_s={"hold-back": 5, "hold-squat": 5, "squat": 2})
    same = replace(SHIPPED, blocks=(SHIPPED.blocks[0], told))
    assert not collection.is_changed(collection.items(())[0], same)
    collection.keep_numbers(ID, YOURS)
    collection.keep_numbers(ID, same)
    assert collection.items(())[0].shipped is None


def test_to_keep_numbers_is_not_taken_back_from_what_was_changed_since(collection: RoutineCollection) -> None:
    entry = collection.add(replace(SHIPPED, name="Mine"))
    take_back = collection.keep_numbers(entry.id, replace(YOURS, name="Mine"))
    kept = collection.entry(entry.id)
    assert kept is not None
    edited = replace(YOURS, name="Mine", blocks=YOURS.blocks * 2)
    collection.save(kept, edited)
    with pytest.raises(ChangedError, match="changed since"):
        take_back()
    assert collection.renew(entry).routine == edited
    entry.file.unlink()
    collection.renew(entry)
    with pytest.raises(ChangedError):
        take_back()


def test_to_keep_the_numbers_of_an_own_routine_changes_its_file_and_can_be_taken_back(
    collection: RoutineCollection,
) -> None:
    entry = collection.add(replace(SHIPPED, name="Mine"))
    take_back = collection.keep_numbers(entry.id, replace(YOURS, name="Mine"))
    kept = collection.renew(entry).routine
    assert kept == replace(YOURS, name="Mine")
    collection.rename(entry.id, "Ours")
    take_back()
    back = collection.renew(entry).routine
    assert back == replace(SHIPPED, name="Ours")
