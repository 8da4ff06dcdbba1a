"""What is made of a routine, without a page around it."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject

from lunge_timer.core.routine import Pace, Routine
from lunge_timer.ui.editor.draft import WHOLE, Draft, Mistyped
from lunge_timer.ui.editor.undoable_draft import UndoableDraft
from tests.ui.editor.pages import EVENING, LUNGES, PIGEON, SQUATS, WALK, exercises


@pytest.fixture
def model() -> UndoableDraft:
    model = UndoableDraft(exercises())
    model.begin(EVENING)
    return model


def test_what_is_changed_after_the_offer_is_not_saved_with_it(model: UndoableDraft) -> None:
    model.rename("Morning legs")
    assert model.offer() == replace(EVENING, name="Morning legs")
    model.rename("Noon legs")
    model.settle()
    assert model.dirty
    model.rename("Morning legs")
    assert not model.dirty


def test_what_was_offered_and_not_saved_would_be_lost(model: UndoableDraft) -> None:
    model.rename("Morning legs")
    model.offer()
    assert model.dirty


def test_what_is_typed_in_one_go_is_one_step_and_each_choice_is_one(model: UndoableDraft) -> None:
    model.choose(1)
    for sets in (1, 12):
        model.change("sets", sets, "Sets")
    for pace in (Pace.SELF, Pace.GUIDED, Pace.SELF):
        model.change("pace", pace, "Pace")
    for _choice in range(3):
        assert model.undo_text == "Pace"
        model.undo()
    assert model.undo_text == "Sets"
    model.undo()
    assert model.routine == EVENING
    assert model.undo_text == ""


def test_what_is_mistyped_leaves_the_number_as_it_was_before_it_was_begun(model: UndoableDraft) -> None:
    model.choose(1)
    for typed in (1, 12, Mistyped("12x", "Type a number")):
        model.change("sets", typed, "Sets")
    assert model.routine == EVENING
    assert model.draft.mistyped == {(1, "sets"): Mistyped("12x", "Type a number")}
    model.change("sets", 12, "Sets")
    assert model.routine.blocks[1] == replace(LUNGES, sets=12)
    assert model.draft.mistyped == {}
    model.undo()
    assert model.routine == EVENING
    assert model.undo_text == ""


def test_of_a_routine_that_was_edited_before_nothing_comes_back(model: UndoableDraft) -> None:
    model.change("duration_s", 9, "Duration")
    model.begin(Routine(name="Other", blocks=(PIGEON,)))
    model.change("duration_s", Mistyped("9x", "Type a time"), "Duration")
    assert model.routine == Routine(name="Other", blocks=(PIGEON,))


def test_the_chosen_block_moves_as_far_as_there_are_places(model: UndoableDraft) -> None:
    model.move_chosen(-1)
    assert model.routine == EVENING
    model.move_chosen(3)
    assert model.routine.blocks == (LUNGES, SQUATS, PIGEON, WALK)
    model.choose(WHOLE)
    model.move_chosen(1)
    assert model.routine.blocks == (LUNGES, SQUATS, PIGEON, WALK)


def test_every_change_is_told_once_with_all_that_is_known_by_then(
    model: UndoableDraft, qapp: QObject
) -> None:
    assert qapp is not None
    told: list[tuple[Draft, str]] = []

    def tell(draft: Draft) -> None:
        told.append((draft, model.undo_text))

    model.draft_changed.connect(tell)
    model.remove()
    model.undo()
    assert told == [
        (Draft(routine=replace(EVENING, blocks=EVENING.blocks[1:]), chosen=0), "Remove"),
        (Draft(routine=EVENING, chosen=0), ""),
    ]
