import json
import os
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from lunge_timer.core.own_exercise import OwnExercise, OwnFigure, OwnPhase
from lunge_timer.core.routine import ExerciseBlock, Round, Routine, TimedBlock
from lunge_timer.errors import StoreError
from lunge_timer.store.encoding import encode
from lunge_timer.store.own_routines import OwnRoutines
from lunge_timer.store.unsaved import MistypedText, Unsaved, UnsavedRoutines
from lunge_timer.store.workspace import Workspace
from tests.core.exercises import EXERCISES
from tests.store.faults import Disk, posix, unprivileged
from tests.store.test_own_routines import SHORT

EDITED = replace(SHORT, name="Edited")
MISTAKEN = Routine(
    name="", notes="x" * 70_000, blocks=(TimedBlock(name="Walk", duration_s=-1), *SHORT.blocks)
)

SIT = OwnExercise(
    id="own/sit",
    name="Sit",
    legs="both",
    phases=(OwnPhase(id="sit", kind="hold", name="Sit", word="Sit", duration_s=5),),
)


@pytest.fixture
def own(tmp_path: Path) -> OwnRoutines:
    return OwnRoutines(tmp_path / "routines", EXERCISES)


@pytest.fixture
def unsaved(own: OwnRoutines) -> UnsavedRoutines:
    return UnsavedRoutines(own, EXERCISES)


def put(own: OwnRoutines, name: str, text: str) -> Path:
    own.folder.mkdir(exist_ok=True)
    file = own.folder / name
    file.write_text(text, encoding="utf-8")
    return file


def text(**changes: Any) -> str:
    tree = {"format": "lunge-timer/unsaved", "version": 1, "routine": json.loads(encode(EDITED))}
    return json.dumps(tree | changes)


def test_a_new_routine_is_kept_and_found_again(own: OwnRoutines, unsaved: UnsavedRoutines) -> None:
    file = unsaved.keep(EDITED, None)
    assert file == own.folder / "edited.unsaved.json"
    assert unsaved.take_up() == ({file: Unsaved(routine=EDITED)}, [])
    assert unsaved.entry_of(Unsaved(routine=EDITED)) is None
    unsaved.let_go(file)
    assert unsaved.take_up() == ({}, [])


def test_mistakes_and_texts_past_the_limits_are_kept(unsaved: UnsavedRoutines) -> None:
    file = unsaved.keep(MISTAKEN, None)
    assert unsaved.read(file).routine == MISTAKEN


def test_what_may_be_mistaken_in_a_round_and_an_own_exercise_is_kept(unsaved: UnsavedRoutines) -> None:
    hold = OwnPhase(id="sit", kind="hold", name="", word="", duration_s=0)
    own = OwnExercise(id="own/sit", name=" ", legs="both", phases=(hold,))
    sits = ExerciseBlock(exercise="own/sit", sets=3, reps=(1, 2))
    empty = Round(times=0, blocks=())
    mistaken = replace(EDITED, exercises=(own,), blocks=(empty, Round(times=2, blocks=(sits,))))
    file = unsaved.keep(mistaken, None)
    assert unsaved.read(file).routine == mistaken


@pytest.mark.parametrize(
    "exercise",
    [
        replace(SIT, id="own/Sit"),
        replace(SIT, figure=OwnFigure(like="nothing")),
        replace(SIT, figure=OwnFigure(like="lunge", poses={"sit": "nothing"})),
        replace(SIT, phases=(*SIT.phases, *SIT.phases)),
    ],
)
def test_what_the_editor_has_no_field_for_is_refused(unsaved: UnsavedRoutines, exercise: OwnExercise) -> None:
    file = unsaved.keep(replace(EDITED, exercises=(exercise,)), None)
    with pytest.raises(StoreError, match=r"exercises\[0\]"):
        unsaved.read(file)


def test_what_is_mistyped_is_kept_with_it(unsaved: UnsavedRoutines) -> None:
    mistyped = (
        MistypedText(block=-1, key="get_ready_s", text="soon"),
        MistypedText(block=0, key="rest_s", text=" 1 :\0 ½"),
    )
    file = unsaved.keep(EDITED, None, mistyped=mistyped)
    assert unsaved.read(file) == Unsaved(routine=EDITED, mistyped=mistyped)
    unsaved.keep(EDITED, None, file)
    assert unsaved.read(file).mistyped == ()


def test_of_a_long_text_that_is_mistyped_the_beginning_is_kept(
    own: OwnRoutines, unsaved: UnsavedRoutines
) -> None:
    typed = MistypedText(block=0, key="sets", text="many \ud800" + "x" * 300_000)
    begun = "many ?" + "x" * 194
    assert unsaved.read(unsaved.keep(EDITED, None, mistyped=[typed])).mistyped[0].text == begun
    by_hand = {"block": 0, "key": "sets", "text": "y" * 201}
    file = put(own, "legs.unsaved.json", text(mistyped=[by_hand]))
    assert unsaved.read(file).mistyped[0].text == "y" * 200


def test_a_file_from_before_there_was_a_key_for_it_is_read(
    own: OwnRoutines, unsaved: UnsavedRoutines
) -> None:
    assert unsaved.read(put(own, "legs.unsaved.json", text())) == Unsaved(routine=EDITED)


def test_an_edited_routine_knows_its_file_and_what_it_said(
    own: OwnRoutines, unsaved: UnsavedRoutines
) -> None:
    entry = own.add(SHORT)
    file = unsaved.keep(EDITED, entry)
    assert unsaved.entry_of(unsaved.read(file)) == entry
    own.save(entry, replace(SHORT, name="Another program's"))
    later = unsaved.entry_of(unsaved.read(file))
    assert later is not None
    assert (later.stamp, later.routine) == (entry.stamp, replace(SHORT, name="Another program's"))


@pytest.mark.parametrize("content", [None, "{"])
def test_where_the_file_has_no_routine_any_more_it_is_a_new_one(
    own: OwnRoutines, unsaved: UnsavedRoutines, content: str | None
) -> None:
    entry = own.add(SHORT)
    kept = unsaved.read(unsaved.keep(EDITED, entry))
    entry.file.unlink()
    if content is not None:
        entry.file.write_text(content, encoding="utf-8")
    assert unsaved.entry_of(kept) is None


def test_each_is_kept_in_a_file_of_its_own_or_in_the_one_it_came_from(unsaved: UnsavedRoutines) -> None:
    one = unsaved.keep(EDITED, None)
    other = unsaved.keep(EDITED, None)
    assert unsaved.keep(SHORT, None, one) == one
    found, _problems = unsaved.take_up()
    assert {file: each.routine for file, each in found.items()} == {one: SHORT, other: EDITED}


def test_no_sweep_and_no_list_of_routines_takes_it_for_something_else(tmp_path: Path) -> None:
    unsaved = UnsavedRoutines(OwnRoutines(tmp_path / "routines", EXERCISES), EXERCISES)
    file = unsaved.keep(EDITED, None)
    desk = Workspace(tmp_path / "routines", tmp_path / "settings.json")
    desk.prepare()
    assert [*desk.own.files()] == []
    assert [*unsaved.take_up()[0]] == [file]


BROKEN = [
    ("{", "line 1, column 2: the file ends too early, it is cut off"),
    ("\0" * 100, "the file holds nothing but zero bytes; its content is lost"),
    ("", "the file is empty"),
    (encode(EDITED), "this is no unsaved routine of Lunge Timer"),
    (text(routine=3), "routine: this must be a group in { }, not 3"),
    (text(routine={"blocks": []}), "routine: the key “name” is missing"),
    (text(file=7), "file: this must be text, not 7"),
    (text(mistyped={}), "mistyped: this must be a list in [ ], not a group in { }"),
    (text(mistyped=[{"block": 0, "key": "sets"}]), "mistyped[0]: the key “text” is missing"),
    (text(stamp=[1]), "stamp: this must be a list of 2, not of 1"),
    (
        text(routine={"name": "a", "blocks": [{"type": "exercise", "exercise": "no", "sets": 1, "reps": 1}]}),
        "blocks[0].exercise: there is no exercise “no”; there are ",
    ),
    (
        text(routine={"name": "a", "blocks": [{"type": "timed", "name": "a", "duration_s": 1}] * 51}),
        "blocks: 51 blocks are not between 1 and 50",
    ),
    ("x" * 1_100_000, "the file is too large: 1,100,000 bytes, and at most 1,048,576 are allowed"),
]


@pytest.mark.parametrize(("content", "problem"), BROKEN, ids=range(len(BROKEN)))
def test_what_cannot_be_used_is_told_once_and_kept(
    own: OwnRoutines, unsaved: UnsavedRoutines, content: str, problem: str
) -> None:
    put(own, "legs.broken.json", "an earlier one")
    put(own, "legs.unsaved.json", content)
    good = unsaved.keep(EDITED, None)
    found, (sentence,) = unsaved.take_up()
    assert [*found] == [good]
    assert sentence.startswith(f"legs.unsaved.json: {problem}")
    assert sentence.endswith("; the file is kept as legs-2.broken.json")
    assert (own.folder / "legs-2.broken.json").read_text(encoding="utf-8") == content
    assert unsaved.take_up()[1] == []


def test_one_of_a_newer_version_is_told_and_left(own: OwnRoutines, unsaved: UnsavedRoutines) -> None:
    file = put(own, "legs.unsaved.json", text(version=3))
    told = "legs.unsaved.json: it was written by a newer version of Lunge Timer"
    assert unsaved.take_up() == ({}, [told])
    assert file.exists()


@posix
def test_one_that_cannot_be_read_is_told_and_left(shared: Path) -> None:
    own = OwnRoutines(shared, EXERCISES)
    put(own, "legs.unsaved.json", text()).chmod(0)
    with unprivileged():
        assert UnsavedRoutines(own, EXERCISES).take_up() == (
            {},
            ["legs.unsaved.json: you are not allowed to read this file"],
        )


@posix
def test_what_is_no_file_is_set_aside(own: OwnRoutines, unsaved: UnsavedRoutines) -> None:
    own.folder.mkdir()
    os.mkfifo(own.folder / "legs.unsaved.json")
    _found, (sentence,) = unsaved.take_up()
    assert sentence.startswith("legs.unsaved.json: this is a device or a pipe, not a file; ")


@pytest.mark.parametrize("name", ["../settings.json", "/etc/passwd", "legs.unsaved.json", "", "a\0b"])
def test_a_name_that_is_no_own_routines_leads_nowhere(
    own: OwnRoutines, unsaved: UnsavedRoutines, name: str
) -> None:
    put(own, "legs.unsaved.json", text(file=name))
    (kept,) = unsaved.take_up()[0].values()
    assert unsaved.entry_of(kept) is None


@posix
def test_on_a_full_disk_it_is_told_that_it_cannot_be_kept(disk: Disk) -> None:
    unsaved = UnsavedRoutines(OwnRoutines(disk.folder, EXERCISES), EXERCISES)
    with disk.full() as told, pytest.raises(StoreError, match=told):
        unsaved.keep(EDITED, None)
    assert unsaved.files() == []


def test_half_a_character_is_told(unsaved: UnsavedRoutines) -> None:
    with pytest.raises(StoreError, match="half of a character"):
        unsaved.keep(replace(EDITED, name="\ud800"), None)


def test_in_a_folder_that_cannot_be_held_nothing_is_kept_or_taken_up(own: OwnRoutines) -> None:
    put(own, "legs.unsaved.json", text())
    unsaved = UnsavedRoutines(OwnRoutines(own.folder, EXERCISES, refusal="why"), EXERCISES)
    assert unsaved.take_up() == ({}, [])
    with pytest.raises(StoreError, match="why"):
        unsaved.keep(EDITED, None)


@pytest.mark.parametrize("block", SHORT.blocks)
def test_every_kind_of_block_is_kept(unsaved: UnsavedRoutines, block: ExerciseBlock | TimedBlock) -> None:
    routine = replace(SHORT, blocks=(block, block))
    assert unsaved.read(unsaved.keep(routine, None)).routine == routine
