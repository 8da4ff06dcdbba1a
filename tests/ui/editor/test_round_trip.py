"""What goes in comes out: untouched, edited in one place, or edited and undone."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import ExerciseBlock, LegOrder, Load, Pace, Routine, TimedBlock
from lunge_timer.core.text.typed_numbers import read_time
from lunge_timer.store.encoding import encode
from lunge_timer.ui.editor.draft import Mistyped
from lunge_timer.ui.editor.entry_fields import Entry
from lunge_timer.ui.editor.field_values import RepsDiffer
from lunge_timer.ui.editor.notes_field import NotesField
from lunge_timer.ui.editor.number_entries import ClockEntry
from lunge_timer.ui.editor.own_changes import own_key
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.editor.undoable_draft import UndoableDraft
from tests.core.exercises import EXERCISES
from tests.core.strategies import exercise_blocks, routines
from tests.ui.editor.pages import choose
from tests.ui.editor.version_two import version_two

pytestmark = pytest.mark.slow

ONE_PAGE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
LOADS = st.builds(Load, kind=st.sampled_from(["none", "dumbbells", "vest"]), kg=st.sampled_from([0, 2, 2.5]))
LOADED = st.builds(lambda block, load: replace(block, load=load), exercise_blocks(), LOADS)
TEXTS = st.sampled_from(["", "Slow", "One\n\tTwo  \nThree\N{NO-BREAK SPACE}4", " & <b>"])
ROUTINES = (
    st.builds(
        lambda routine, blocks, notes: replace(routine, blocks=(*routine.blocks, *blocks), notes=notes),
        routines(),
        st.lists(LOADED, max_size=2),
        TEXTS,
    )
    | version_two()
)
MISTYPED = st.builds(Mistyped, st.sampled_from(["", "5x"]), st.just("Type a number"))
Change = Callable[[UndoableDraft], None]


def edits() -> st.SearchStrategy[Change]:
    """Anything a person can do to a routine, also wrong things; where it makes no sense, nothing happens."""
    numbers = st.sampled_from([0, 1, 5, 30, 2.5, 90, 1000])
    values = st.one_of(
        st.tuples(st.sampled_from(["sets", "reps"]), st.integers(0, 100) | MISTYPED),
        st.tuples(st.sampled_from(["rest_s", "switch_s", "load.kg", "phases_s.lower"]), numbers | MISTYPED),
        st.tuples(st.just("legs"), st.sampled_from(LegOrder)),
        st.tuples(st.just("pace"), st.sampled_from(Pace)),
        st.tuples(st.just("load.kind"), st.sampled_from(["none", "barbell"])),
        st.tuples(st.just("duration_s"), numbers),
        st.tuples(st.just("beyond"), st.booleans()),
        st.tuples(st.just("reps_differ"), st.sampled_from(RepsDiffer)),
        st.tuples(st.sampled_from(["open_holds", "purpose", "prescription"]), st.booleans()),
        st.tuples(
            st.sampled_from(["times", "prescription.per_week"]), st.sampled_from([1, 3, 99]) | MISTYPED
        ),
    )
    return st.one_of(
        st.builds(_change, values),
        st.builds(lambda name: partial(UndoableDraft.rename, name=name), st.sampled_from(["", "A", "AB"])),
        st.builds(lambda number: partial(UndoableDraft.choose, number=number), st.integers(-1, 4)),
        st.builds(_move, st.integers(0, 4), st.integers(0, 4)),
        st.builds(
            lambda one: partial(UndoableDraft.add_exercise, exercise_id=one), st.sampled_from([*EXERCISES])
        ),
        st.sampled_from([UndoableDraft.add_timed, UndoableDraft.duplicate, UndoableDraft.remove]),
        st.sampled_from([UndoableDraft.add_round, UndoableDraft.ungroup, UndoableDraft.add_new_exercise]),
        st.builds(lambda by: partial(UndoableDraft.move_chosen, by=by), st.sampled_from([-1, 1])),
        st.builds(_change_own, st.sampled_from(["name", "legs", "cues", "phases", "like"]), st.booleans()),
        st.sampled_from([UndoableDraft.undo, UndoableDraft.redo]),
    )


def _change(setting: tuple[str, object]) -> Change:
    key, value = setting

    def change(model: UndoableDraft) -> None:
        chosen = model.draft.block
        block = model.routine if chosen is None else chosen
        known = model.routine.known(EXERCISES)
        per_leg = isinstance(block, ExerciseBlock) and known[block.exercise].per_leg
        head = "reps" if key == "reps_differ" else key.partition(".")[0]
        has_key = hasattr(block, head) or (key == "beyond" and chosen is not None)
        prescribed = model.routine.prescription is not UNSET
        by_leg = value is RepsDiffer.BY_LEG or key in {"legs", "phases_s.lower"}
        if has_key and (per_leg or not by_leg) and (prescribed or not key.startswith("prescription.")):
            model.change(key, value, "Any")

    return change


def _change_own(key: str, first: bool) -> Change:  # noqa: FBT001 - which of two values
    """Change something about the own exercise that is chosen."""

    def change(model: UndoableDraft) -> None:
        block = model.draft.block
        own = {each.id: each for each in model.routine.own_exercises}
        if isinstance(block, ExerciseBlock) and block.exercise in own:
            phases = own[block.exercise].phases
            values = {
                "name": "Sit" if first else "",
                "legs": "each" if first else "both",
                "cues": ("Slow",) if first else (),
                "phases": phases[::-1] if first else phases[:1],
                "like": "lunge" if first else "",
            }
            field = ("figure", key) if key == "like" else (key,)
            model.change(own_key(block.exercise, *field), values[key], "Any")

    return change


def _move(source: int, target: int) -> Change:
    def move(model: UndoableDraft) -> None:
        if max(source, target) < len(model.draft.rows):
            model.move(source, target, inside=source > target)

    return move


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[EditorPage]:
    page = EditorPage(EXERCISES)
    qtbot.addWidget(page)
    yield page
    page.close()


@ONE_PAGE
@given(routine=ROUTINES)
def test_a_routine_that_is_only_looked_at_stays_as_it_was(
    qtbot: QtBot, page: EditorPage, routine: Routine
) -> None:
    page.show_routine(routine, title="Edit routine")
    page.show()
    for row in range(routine.block_count + 1):
        choose(page, row)
        for field in page.findChildren(QWidget):
            if isinstance(field, Entry | NotesField) and field.isVisible():
                field.setFocus()
        QApplication.processEvents()
    assert not page.dirty
    with qtbot.waitSignal(page.save_requested) as saving:
        page.save()
    assert saving.args == [routine]
    assert encode(saving.args[0]) == encode(routine)
    assert page.toolbar.undo_button.is_waiting


@ONE_PAGE
@given(typed=st.text("0123456789:., hmsx", min_size=1, max_size=8))
def test_a_time_is_taken_as_it_is_typed_to_its_end_or_not_at_all(page: EditorPage, typed: str) -> None:
    walk = TimedBlock(name="Walk", duration_s=77)
    page.show_routine(Routine(name="Legs", blocks=(walk,)), title="Edit routine")
    page.show()
    QTest.qWaitForWindowActive(page)
    (entry,) = (one for one in page.findChildren(ClockEntry) if one.isVisible())
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, typed)
    page.sidebar.blocks.setFocus()
    try:
        duration_s = read_time(typed)
    except ValueError:
        assert entry.text() == typed
        assert "Type a time" in entry.accessibleDescription()
        assert page.routine.blocks == (walk,)
    else:
        assert page.routine.blocks == (replace(walk, duration_s=duration_s),)


@ONE_PAGE
@given(routine=ROUTINES, changes=st.lists(edits(), max_size=12))
def test_undoing_everything_gives_back_the_original(
    page: EditorPage, routine: Routine, changes: list[Change]
) -> None:
    page.show_routine(routine, title="Edit routine")
    for change in changes:
        change(page.model)
    for _step in changes:
        page.undo()
    assert page.routine == routine
    assert encode(page.routine) == encode(routine)
    assert not page.dirty
    assert page.toolbar.undo_button.is_waiting


@ONE_PAGE
@given(routine=ROUTINES, changes=st.lists(edits(), max_size=12))
def test_doing_everything_again_gives_back_the_last(
    page: EditorPage, routine: Routine, changes: list[Change]
) -> None:
    page.show_routine(routine, title="Edit routine")
    for change in changes:
        if change not in {UndoableDraft.undo, UndoableDraft.redo}:
            change(page.model)
    last = page.routine
    for _step in changes:
        page.undo()
    for _step in changes:
        page.redo()
    assert page.routine == last
