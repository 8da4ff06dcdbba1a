"""Workouts that outlive the program: kept in the history, or offered again at the next start."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lunge_timer.core.answers import SORE_LEGS
from lunge_timer.core.done_workout import Outcome, Workout
from lunge_timer.core.progression.good_workout import plan_of
from lunge_timer.store.history.history import History
from lunge_timer.ui.widgets.answers_form import AnswersForm
from lunge_timer.ui.widgets.question import Question
from lunge_timer.ui.workout.workout_commands import WorkoutCommand
from tests.core.journal.journals import resealed
from tests.ui.sittings import Sitting, settle, sittings
from tests.ui.workouts import DESK_BREAK, routines

LONG_AGO_MS = 13 * 3_600_000 + 60_000
HALF_DONE_MS = 10_000 + 14_000 + 5000  # get ready, a rep of the left leg, and into one of the right

Start = Callable[[], Sitting]


@pytest.fixture
def start(tmp_path: Path, qtbot: QtBot) -> Iterator[Start]:
    """Start the program: its history is opened, and what an earlier run left is taken up with its help."""
    with sittings(tmp_path) as sit:

        def start() -> Sitting:
            sitting = sit()
            rooms = sitting.program.rooms
            rooms.history.start()
            sitting.library.show_note("\n".join(rooms.keeper.take_up()))
            rooms.keeper.offer(sitting.library)
            answered: list[None] = []
            rooms.history.ask(lambda _history: None, answered.append)
            qtbot.waitUntil(lambda: bool(answered))
            settle(sitting.window)
            return sitting

        yield start


def train(sitting: Sitting, ms: int = HALF_DONE_MS) -> None:
    """Do the desk break for so long."""
    sitting.workout.begin(routines()[DESK_BREAK], "built-in/desk-break")
    wait(sitting, ms)


def wait(sitting: Sitting, ms: int) -> None:
    sitting.clock.advance(ms)
    sitting.workout.refresh()
    settle(sitting.window)


def asked(sitting: Sitting) -> Question | None:
    found = [each for each in sitting.window.findChildren(Question) if each.isVisible()]
    return found[0] if found else None


def answer(sitting: Sitting, words: str) -> None:
    question = asked(sitting)
    assert question is not None
    next(each for each in question.findChildren(QPushButton) if each.text() == words).click()
    settle(sitting.window)


def kept(folder: Path) -> list[Workout]:
    """What the history's file holds, read as another program would."""
    history = History(folder / "history.sqlite3", refusal="read alone")
    history.open()
    try:
        return history.workouts()
    finally:
        history.close()


def reps(workout: Workout) -> dict[str, int]:
    return {row.leg: row.reps_done for row in workout.sets}


def journals(folder: Path) -> list[str]:
    return [file.name for file in folder.glob("*.jsonl")]


def begun_earlier(data: bytes, ms: int) -> bytes:
    """The same journal, begun so long before."""
    begun = re.sub(rb'("started_ms":)(\d+)', lambda m: b"%b%d" % (m[1], int(m[2]) - ms), data)
    return resealed(begun)


def test_a_workout_that_is_done_is_in_the_history_and_its_journal_is_gone(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    sitting = start()
    train(sitting, 200_000)
    qtbot.waitUntil(lambda: "Saved" in sitting.texts())
    assert journals(tmp_path) == []
    (workout,) = kept(tmp_path)
    assert (workout.routine, workout.outcome) == ("built-in/desk-break", Outcome.COMPLETE)
    assert reps(workout) == {"left": 3, "right": 3}
    sitting = start()
    assert asked(sitting) is None


def test_a_workout_in_whose_midst_the_program_ended_is_resumed_at_its_rep_with_what_was_counted(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    train(start())
    sitting = start()
    question = asked(sitting)
    assert question is not None
    assert "“Desk break” stopped at rep 1, right leg back, less than a minute ago." in sitting.texts()
    answer(sitting, "Resume")
    assert sitting.workout.page.isVisible()
    wait(sitting, 10_000 + 70_001)  # get ready, and all reps that are left
    qtbot.waitUntil(lambda: "Saved" in sitting.texts())
    (workout,) = kept(tmp_path)
    assert reps(workout) == {"left": 3, "right": 3}
    assert workout.outcome is Outcome.COMPLETE
    assert journals(tmp_path) == []


def test_a_workout_that_paused_for_a_gap_is_found_where_it_was_after_it(start: Start) -> None:
    sitting = start()
    train(sitting)
    sitting.clock.stand_still(60_000)
    sitting.workout.refresh()
    sitting.workout.page.command_requested.emit(WorkoutCommand.TOGGLE_PAUSE)
    wait(sitting, 1000)
    sitting = start()
    question = asked(sitting)
    assert question is not None
    assert "“Desk break” stopped at rep 1, right leg back, less than a minute ago." in sitting.texts()
    assert "Resume" in [each.text() for each in question.findChildren(QPushButton)]


def test_a_window_that_is_ended_from_outside_writes_down_the_moment(start: Start, tmp_path: Path) -> None:
    sitting = start()
    train(sitting, 8000)
    sitting.window.close_unasked()
    last = (tmp_path / "current.jsonl").read_text().splitlines()[-1]
    assert last.startswith('{"line":"command","at_ms":8000,"command":"pause",')


def test_what_was_done_is_kept_where_that_is_wanted(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    train(start())
    sitting = start()
    answer(sitting, "Keep what was done")
    qtbot.waitUntil(lambda: journals(tmp_path) == [])
    (workout,) = kept(tmp_path)
    assert reps(workout) == {"left": 1, "right": 0}
    assert workout.outcome is Outcome.RECOVERED
    assert asked(start()) is None


def test_what_is_discarded_can_be_brought_back(start: Start, tmp_path: Path) -> None:
    train(start())
    sitting = start()
    answer(sitting, "Discard")
    assert journals(tmp_path) == []
    sitting.library.undo()
    settle(sitting.window)
    assert asked(sitting) is not None
    assert journals(tmp_path) == ["current.jsonl"]
    answer(sitting, "Discard")
    assert asked(start()) is None
    assert kept(tmp_path) == []


def test_of_a_workout_in_which_no_rep_counts_there_is_nothing_to_keep(start: Start) -> None:
    train(start(), 15_000)
    question = asked(start())
    assert question is not None
    assert [each.text() for each in question.findChildren(QPushButton)] == ["Resume", "Discard"]


def test_a_window_that_is_closed_in_mid_workout_keeps_what_was_done(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    sitting = start()
    train(sitting)
    sitting.window.close()
    settle(sitting.window)
    assert "What you have done so far is kept." in sitting.texts()
    sitting.workout.page.dialogs.leave_requested.emit()
    qtbot.waitUntil(lambda: not sitting.window.isVisible())
    (workout,) = kept(tmp_path)
    assert reps(workout) == {"left": 1, "right": 0}
    assert workout.outcome is Outcome.STOPPED
    assert asked(start()) is None
    qtbot.waitUntil(lambda: journals(tmp_path) == [])
    assert len(kept(tmp_path)) == 1


def test_a_workout_of_yesterday_is_kept_without_asking_and_told(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    train(start())
    file = tmp_path / "current.jsonl"
    file.write_bytes(begun_earlier(file.read_bytes(), LONG_AGO_MS))
    (tmp_path / "current-2.jsonl").write_bytes(b"broken\n")
    sitting = start()
    assert asked(sitting) is None
    told = "“Desk break” stopped at rep 1, right leg back, 13 hours ago; what was done is kept"
    broken = "current-2.jsonl: this is no workout that Lunge Timer wrote down; the workout is kept as"
    (note,) = [text for text in sitting.texts() if told in text]
    assert note.startswith(broken)
    qtbot.waitUntil(lambda: journals(tmp_path) == ["current-2.broken.jsonl"])
    assert reps(kept(tmp_path)[0]) == {"left": 1, "right": 0}


def spoil(file: Path, number: int) -> bytes:
    """Change a byte of that line; the journal as it is then."""
    lines = file.read_bytes().splitlines(keepends=True)
    lines[number] = lines[number].replace(b":", b";", 1)
    file.write_bytes(b"".join(lines))
    return file.read_bytes()


DAMAGED = "current.jsonl: the file is damaged; the workout is kept as current.broken.jsonl"


@pytest.mark.parametrize("age_ms", [0, LONG_AGO_MS])
def test_of_a_workout_with_a_damaged_line_all_that_counts_is_kept_and_the_journal_too(
    start: Start, tmp_path: Path, qtbot: QtBot, age_ms: int
) -> None:
    train(start())
    file = tmp_path / "current.jsonl"
    file.write_bytes(begun_earlier(file.read_bytes(), age_ms))
    data = spoil(file, 1)
    sitting = start()
    if not age_ms:
        question = asked(sitting)
        assert question is not None
        assert [each.text() for each in question.findChildren(QPushButton)] == [
            "Keep what was done",
            "Discard",
        ]
        answer(sitting, "Keep what was done")
    qtbot.waitUntil(lambda: any(DAMAGED in text for text in sitting.texts()))
    assert (tmp_path / "current.broken.jsonl").read_bytes().startswith(data)
    assert reps(kept(tmp_path)[0]) == {"left": 1, "right": 0}
    assert journals(tmp_path) == ["current.broken.jsonl"]
    assert asked(start()) is None


@pytest.mark.parametrize("age_ms", [0, LONG_AGO_MS])
def test_a_damaged_one_of_which_nothing_can_be_kept_is_set_aside_and_told_without_asking(
    start: Start, tmp_path: Path, qtbot: QtBot, age_ms: int
) -> None:
    train(start(), 20_000)
    file = tmp_path / "current.jsonl"
    file.write_bytes(begun_earlier(file.read_bytes(), age_ms))
    data = spoil(file, 2)
    sitting = start()
    assert asked(sitting) is None
    qtbot.waitUntil(lambda: any(DAMAGED in text for text in sitting.texts()))
    assert (tmp_path / "current.broken.jsonl").read_bytes().startswith(data)
    assert kept(tmp_path) == []


def test_a_workout_that_the_history_could_not_take_is_taken_at_the_next_start(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    sitting = start()
    sitting.program.rooms.history.refuse("history.sqlite3: the disk is full")
    train(sitting, 200_000)
    qtbot.waitUntil(lambda: "history.sqlite3: the disk is full" in sitting.texts())
    assert journals(tmp_path) == ["current.jsonl"]
    assert kept(tmp_path) == []
    assert asked(start()) is None
    qtbot.waitUntil(lambda: journals(tmp_path) == [])
    (workout,) = kept(tmp_path)
    assert workout.outcome is Outcome.COMPLETE


def left_again(sitting: Sitting, tmp_path: Path, qtbot: QtBot) -> tuple[bytes, Workout]:
    """End a workout, and have its journal stand there again, as a kill before its removal leaves it."""
    train(sitting)
    file = tmp_path / "current.jsonl"
    data = file.read_bytes()
    sitting.workout.page.dialogs.finish_requested.emit()
    qtbot.waitUntil(lambda: "Saved" in sitting.texts())
    file.write_bytes(data)
    (workout,) = kept(tmp_path)
    return data, workout


def test_a_workout_that_the_history_has_already_is_not_asked_about_and_its_journal_goes(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    _data, workout = left_again(start(), tmp_path, qtbot)
    sitting = start()
    assert asked(sitting) is None
    assert journals(tmp_path) == []
    assert kept(tmp_path) == [workout]


def test_nor_does_one_that_was_deleted_come_back_however_old_it_is(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    sitting = start()
    data, workout = left_again(sitting, tmp_path, qtbot)
    sitting.program.rooms.history.delete(workout.uid)
    sitting = start()
    assert asked(sitting) is None
    assert journals(tmp_path) == []
    (tmp_path / "current.jsonl").write_bytes(begun_earlier(data, LONG_AGO_MS))
    sitting = start()
    assert not any("what was done is kept" in text for text in sitting.texts())
    assert journals(tmp_path) == []
    assert kept(tmp_path) == []


def test_where_the_history_cannot_be_read_what_was_left_is_asked_about(start: Start, tmp_path: Path) -> None:
    train(start())
    (tmp_path / "history.sqlite3").unlink()
    (tmp_path / "history.sqlite3").mkdir()
    assert asked(start()) is not None


def test_another_workout_meanwhile_loses_neither(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    train(start())
    sitting = start()
    train(sitting, 200_000)
    qtbot.waitUntil(lambda: "Saved" in sitting.texts())
    assert journals(tmp_path) == ["current.jsonl"]
    sitting.window.leave_page()
    settle(sitting.window)
    answer(sitting, "Keep what was done")
    qtbot.waitUntil(lambda: journals(tmp_path) == [])
    assert sorted(workout.outcome for workout in kept(tmp_path)) == [Outcome.COMPLETE, Outcome.RECOVERED]


def test_a_workout_whose_journal_is_gone_by_then_is_not_resumed_and_that_is_said(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    train(start())
    sitting = start()
    (tmp_path / "current.jsonl").unlink()
    with qtbot.waitSignal(sitting.workout.refused) as told:
        answer(sitting, "Resume")
    assert told.args is not None
    assert told.args[0].startswith("current.jsonl: ")
    assert sitting.library.isVisible()


def test_a_note_that_is_being_typed_stays_where_sore_legs_are_asked_about(start: Start, qtbot: QtBot) -> None:
    sitting = start()
    train(sitting, 200_000)
    qtbot.waitUntil(lambda: "Saved" in sitting.texts())
    summary = sitting.program.rooms.summary
    workout = summary.page.form.workout
    assert workout is not None
    summary.page.form.note.setText("Knee clicked")
    summary.show_sore(workout.uid, SORE_LEGS)
    assert summary.page.form.note.text() == "Knee clicked"
    summary.show_sore("another workout", SORE_LEGS)
    assert summary.page.form.note.text() == "Knee clicked"


def test_answers_of_the_summary_are_in_the_history(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    sitting = start()
    train(sitting, 200_000)
    qtbot.waitUntil(lambda: "Saved" in sitting.texts())
    page = sitting.program.rooms.summary.page
    page.form.note.setText("Knee over the toes")
    page.form.keep_note()
    qtbot.waitUntil(lambda: kept(tmp_path)[0].note == "Knee over the toes")


def test_a_note_that_is_typed_as_the_window_closes_is_in_the_history(start: Start, tmp_path: Path) -> None:
    sitting = start()
    train(sitting, 200_000)
    sitting.program.rooms.summary.page.form.note.setText("The last word")
    sitting.window.close()
    assert kept(tmp_path)[0].note == "The last word"


def test_a_note_that_is_corrected_in_progress_as_the_window_closes_is_in_the_history(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    sitting = start()
    train(sitting, 200_000)
    qtbot.waitUntil(lambda: "Saved" in sitting.texts())
    progress = sitting.program.rooms.progress
    progress.open()
    uid = kept(tmp_path)[0].uid
    qtbot.waitUntil(progress.page.workouts.isVisible)
    progress.open_workout(uid)
    (form,) = progress.page.findChildren(AnswersForm)
    form.note.setText("Better than it felt")
    sitting.window.close()
    assert kept(tmp_path)[0].note == "Better than it felt"


@pytest.mark.parametrize("eased", [False, True])
def test_an_easier_day_is_kept_as_one_also_after_an_interruption_and_when_done_again(
    start: Start, tmp_path: Path, qtbot: QtBot, *, eased: bool
) -> None:
    first = start()
    first.workout.begin(routines()[DESK_BREAK], "built-in/desk-break", eased)
    wait(first, HALF_DONE_MS)
    sitting = start()
    answer(sitting, "Resume")
    wait(sitting, 10_000 + 70_001)
    sitting.workout.begin_again()
    wait(sitting, 100_000)
    qtbot.waitUntil(lambda: len(kept(tmp_path)) == 2)
    plans = [plan_of(workout) for workout in kept(tmp_path)]
    assert [plan is not None and plan.eased for plan in plans] == [eased] * 2
