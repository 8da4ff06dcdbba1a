"""What is made of a routine, without a page around it."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject

from lunge_timer.core.routine import Pace
from lunge_timer.ui.editor.draft import WHOLE, Draft
from lunge_timer.ui.editor.undoable_draft import UndoableDraft
from tests.ui.editor.pages import EVENING, LUNGES, PIGEON, SQUATS, WALK, exercises


@pytest.fixture
def revision() -> UndoableDraft:
    revision = UndoableDraft(exercises())
    revision.begin(EVENING)
    return revision


def test_what_is_changed_after_the_offer_is_not_saved_with_it(revision: UndoableDraft) -> None:
    revision.rename("Morning legs")
    assert revision.offer() == replace(EVENING, name="Morning legs")
    revision.rename("Noon legs")
    revision.settle()
    assert revision.dirty
    revision.rename("Morning legs")
    assert not revision.dirty


def test_what_was_offered_and_not_saved_would_be_lost(revision: UndoableDraft) -> None:
    revision.rename("Morning legs")
    revision.offer()
    assert revision.dirty


def test_what_is_typed_in_one_go_is_one_step_and_each_choice_is_one(revision: UndoableDraft) -> None:
    revision.choose(1)
    for sets in (1, 12):
        revision.change("sets", sets, "Sets")
    for pace in (Pace.SELF, Pace.GUIDED, Pace.SELF):
        revision.change("pace", pace, "Pace")
    for _choice in range(3):
        assert revision.undo_text == "Pace"
        revision.undo()
    assert revision.undo_text == "Sets"
    revision.undo()
    assert revision.routine == EVENING
    assert revision.undo_text == ""


def test_the_chosen_block_moves_as_far_as_there_are_places(revision: UndoableDraft) -> None:
    revision.move_chosen(-1)
    assert revision.routine == EVENING
    revision.move_chosen(3)
    assert revision.routine.blocks == (LUNGES, SQUATS, PIGEON, WALK)
    revision.choose(WHOLE)
    revision.move_chosen(1)
    assert revision.routine.blocks == (LUNGES, SQUATS, PIGEON, WALK)


def test_every_change_is_told_once_with_all_that_is_known_by_then(
    revision: UndoableDraft, qapp: QObject
) -> None:
    assert qapp is not None
    told: list[tuple[Draft, str]] = []

    def tell(draft: Draft) -> None:
        told.append((draft, revision.undo_text))

    revision.draft_changed.connect(tell)
    revision.remove()
    revision.undo()
    assert told == [
        (Draft(routine=replace(EVENING, blocks=EVENING.blocks[1:]), chosen=0), "Remove"),
        (Draft(routine=EVENING, chosen=0), ""),
    ]
