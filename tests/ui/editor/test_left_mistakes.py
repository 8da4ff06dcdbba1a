"""What is mistyped goes with the field that it stands in: else nothing could be saved, nor be mended."""

import pytest
from msgspec.structs import replace

from lunge_timer.core.own_exercise import OwnExercise, OwnPhase
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.routine import ExerciseBlock, LegReps, Routine
from lunge_timer.ui.editor.draft import WHOLE, Draft, Mistyped
from lunge_timer.ui.editor.field_values import RepsDiffer
from lunge_timer.ui.editor.own_changes import named, own_key
from lunge_timer.ui.editor.spots import Spot, Spots

DOWN = OwnPhase(id="down", kind="move", name="Down", word="Down", duration_s=2)
SIT = OwnPhase(id="sit", kind="hold", name="Sit", word="Hold", duration_s=5, setting="Hold")
CLAM = OwnExercise(id="own/clam", name="Clam", legs="each", phases=(DOWN, SIT))
BY_LEG = ExerciseBlock(exercise="own/clam", sets=2, reps=LegReps(left=3, right=4))
SHEET = Routine(
    name="Sheet",
    exercises=(CLAM,),
    prescription=Prescription(by="Clinic", issued="2026-11-01"),
    blocks=(BY_LEG,),
)


def draft(chosen: int = 0, routine: Routine = SHEET) -> Draft:
    return Draft(routine=routine, chosen=chosen)


@pytest.mark.parametrize(
    ("key", "change", "value"),
    [
        ("phases_s.sit", own_key("own/clam", "phases"), (DOWN,)),
        ("reps.left", own_key("own/clam", "legs"), "both"),
        ("reps", "reps_differ", RepsDiffer.BY_SET),
        ("reps.left", "reps_differ", RepsDiffer.NOT),
    ],
)
def test_a_mistake_goes_with_its_field(key: str, change: str, value: object) -> None:
    mistaken = draft().with_value(key, Mistyped("abc", "no number"))
    assert mistaken.mistyped
    assert not mistaken.with_value(change, value).mistyped


def test_with_the_prescription_goes_what_is_wrong_in_it() -> None:
    mistaken = draft(WHOLE).with_value("prescription.until", Mistyped("foo", "no day"))
    assert mistaken.mistyped
    assert not mistaken.with_value("prescription", value=False).mistyped


def test_a_mistake_of_a_whole_block_leads_to_its_row() -> None:
    assert Spots(SHEET).spot("blocks[0]") == Spot(0, "")


@pytest.mark.parametrize("names", [("壁座り", "Присед"), ("Clam", "Bridge")])
def test_exercises_of_different_names_have_different_ids_in_every_script(names: tuple[str, str]) -> None:
    def id_of(name: str) -> str:
        own = replace(CLAM, id="own/new-exercise", name=name)
        blank = Routine(name="x", blocks=())
        routine = Routine(name="x", exercises=(own,), blocks=(replace(BY_LEG, exercise=own.id),))
        exercises = named(routine, blank).exercises
        assert isinstance(exercises, tuple)
        return exercises[0].id

    first, second = map(id_of, names)
    assert first != second
    assert first == id_of(names[0])
