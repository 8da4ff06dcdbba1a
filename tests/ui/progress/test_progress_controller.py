"""The controller between the page and the history."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.answers import reserve_of
from lunge_timer.core.done_workout import Away, Goal
from lunge_timer.core.timeline import Leg
from lunge_timer.core.workout_report import ReportedRoutine
from lunge_timer.store.history.content import Counts
from lunge_timer.ui.progress.controller import ProgressController, plan_lines
from lunge_timer.ui.progress.workout_details import WorkoutDetails
from lunge_timer.ui.widgets.answers_form import AnswersForm
from lunge_timer.ui.widgets.overlay import Overlay
from lunge_timer.ui.workout_history import ExportKind
from tests.core.reports import weeks_of
from tests.ui.progress.histories import exercises, history
from tests.ui.progress.pdf_files import words
from tests.ui.progress.shown_progress import TODAY, Files, Keeper, put_on_screen, words_on


class Desk:
    """A controller, its history, and the page on the screen."""

    def __init__(self, qtbot: QtBot, keeper: Keeper | None = None, *, files: Files | None = None) -> None:
        self.keeper = keeper or Keeper(*history(8, TODAY))
        self.parent = QObject()
        self.controller = ProgressController(
            self.keeper, exercises(), lambda: TODAY, self.parent, files=files
        )
        self.asked: list[QWidget] = []
        self.controller.page_requested.connect(self.asked.append)
        self.controller.open()
        self.page = put_on_screen(qtbot, self.controller.page)

    def uids(self) -> list[str]:
        model = self.page.workouts.list.workouts
        return [model.workout(number).uid for number in range(model.rowCount())]


def test_it_opens_with_what_the_history_has(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    assert desk.asked == [desk.page]
    assert desk.uids() == [f"w{number}" for number in range(8)]
    assert "2 of 3–4" in words_on(desk.page)


def test_the_legs_follow_once_the_rest_is_shown(qtbot: QtBot) -> None:
    keeper = Keeper(*history(8, TODAY))
    controller = ProgressController(keeper, exercises(), lambda: TODAY, parent := QObject())
    assert parent.children() == [controller]
    controller.open()
    qtbot.addWidget(controller.page)
    assert controller.page.legs.exercises.count() == 0
    QApplication.processEvents()
    assert controller.page.legs.exercises.count() == 3
    assert controller.page.legs.chart.accessibleName() == "Squat-position reverse lunge, reps a set"


def test_it_opens_without_a_workout(qtbot: QtBot) -> None:
    assert "No workout yet" in words_on(Desk(qtbot, Keeper()).page)


def test_a_workout_is_deleted_and_brought_back(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.page.delete_requested.emit("w1")
    assert "w1" not in desk.uids()
    assert "“Beginner reverse lunge” of 23 Nov was deleted." in words_on(desk.page)
    desk.page.undo_bar.undo()
    assert "w1" in desk.uids()
    assert desk.page.workouts.list.current_uid() == "w1"  # and no longer what had taken its place


def test_what_is_said_of_a_workout_is_corrected(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.page.open_requested.emit("w0")
    assert desk.page.findChildren(WorkoutDetails)[0].isVisible()
    form = desk.page.findChildren(AnswersForm)[0]
    form.note.setText("better")
    form.keep_note()
    assert desk.keeper.known["w0"].note == "better"
    assert desk.page.workouts.list.workouts.row(0).remarks.endswith("“better”")


def test_the_reps_that_a_leg_had_left_are_corrected_and_taken_back(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.page.open_requested.emit("w0")
    form = desk.page.findChildren(AnswersForm)[0]
    assert {*form.reserve} == {Leg.LEFT, Leg.RIGHT}
    for leg in form.reserve:
        told = reserve_of(desk.keeper.known["w0"], leg)
        assert [button.isChecked() for button in form.reserve[leg].segments] == [
            value == told for value in range(5)
        ]
    form.reserve[Leg.RIGHT].segments[4].click()
    assert reserve_of(desk.keeper.known["w0"], Leg.RIGHT) == 4
    form.reserve[Leg.RIGHT].segments[4].click()
    assert reserve_of(desk.keeper.known["w0"], Leg.RIGHT) is None


def test_of_a_leg_test_nobody_is_asked_what_was_left(qtbot: QtBot) -> None:
    (done,) = history(1, TODAY)
    desk = Desk(qtbot, Keeper(replace(done, sets=tuple(replace(row, purpose="test") for row in done.sets))))
    desk.page.open_requested.emit(done.uid)
    assert desk.page.findChildren(AnswersForm)[0].reserve == {}


def test_a_workout_that_is_gone_is_not_opened(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.page.open_requested.emit("nobody's")
    desk.page.delete_requested.emit("nobody's")
    assert desk.page.findChildren(WorkoutDetails) == []
    assert not desk.page.undo_bar.isVisible()


def test_a_goal_holds_from_this_week_on(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.page.goal_chosen.emit(2, 2)
    assert desk.keeper.goals == [Goal(since_day="2026-11-23", low=2, high=2)]
    assert "2 of 2" in words_on(desk.page)


def test_being_away_is_left_out_and_can_be_taken_back(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    away = Away(from_day="2026-11-26", to_day="2026-11-27")
    desk.page.away_added.emit(away)
    assert "Away this week: nothing is owed." in words_on(desk.page)
    desk.page.away_removed.emit(away)
    assert "Away this week: nothing is owed." not in words_on(desk.page)


def test_an_export_is_told(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.page.export_requested.emit(Path("/tmp/all.json"), ExportKind.JSON)  # noqa: S108 - never written
    assert desk.keeper.exported == [(Path("/tmp/all.json"), ExportKind.JSON)]  # noqa: S108
    assert "Exported to all.json" in words_on(desk.page)


def test_a_report_is_on_the_last_six_weeks(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.page.report_requested.emit(Path("legs.csv"), None)
    ((path, content),) = desk.keeper.written
    assert path == Path("legs.csv")
    assert content.count(b"Beginner reverse lunge") == 2
    assert "Report written to legs.csv" in words_on(desk.page)


def test_a_report_on_what_was_prescribed_is_offered_and_made_as_pages(qtbot: QtBot) -> None:
    desk = Desk(qtbot, Keeper(*weeks_of(2)), files=Files(Path("legs.pdf")))
    desk.page.header.routine_report_action.trigger()
    ((path, content),) = desk.keeper.written
    assert path == Path("legs.pdf")
    assert any(text.startswith("Prescribed by Clinic") for text in words(content))


@pytest.mark.parametrize(
    ("file", "routine", "sentence"),
    [
        ("legs.txt", None, "legs.txt: a report ends in .pdf or .csv; choose another name"),
        (
            "legs.pdf",
            ReportedRoutine(name="Other"),
            "There is no workout in that time: no report was written.",
        ),
    ],
)
def test_why_no_report_was_written_is_said_on_the_page(
    qtbot: QtBot, file: str, routine: ReportedRoutine | None, sentence: str
) -> None:
    desk = Desk(qtbot)
    desk.page.report_requested.emit(Path(file), routine)
    assert desk.keeper.written == []
    assert sentence in words_on(desk.page)


def test_an_import_says_first_what_it_will_do(qtbot: QtBot) -> None:
    desk = Desk(qtbot, Keeper(*history(8, TODAY), plan=Counts(2, 1, 0, 0, 0)))
    desk.page.import_requested.emit(Path("old.json"))
    question = next(each for each in desk.page.findChildren(Overlay) if each.isVisible())
    assert words_on(question) == [
        "Import from old.json?",
        "2 workouts are new.",
        "1 workout was changed later there, and replaces yours.",
        "All else stays as it is.",
    ]
    assert desk.keeper.imported == []
    question.answered.emit(1)
    assert desk.keeper.imported == [Path("old.json")]
    assert "Imported from old.json" in words_on(desk.page)


def test_an_import_of_what_is_here_asks_nothing(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.page.import_requested.emit(Path("old.json"))
    assert "old.json: all that is in it is here already." in words_on(desk.page)
    assert desk.keeper.imported == []


def test_what_could_not_be_done_is_said_on_the_page(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.controller.show_problem("No room is left on the disk.")
    assert "No room is left on the disk." in words_on(desk.page)


def test_each_part_of_an_import_has_its_sentence() -> None:
    assert plan_lines(Counts(1, 2, 1, 1, 3, 1)) == [
        "1 workout is new.",
        "2 workouts were changed later there, and replace yours.",
        "1 workout was deleted there, and is deleted here too.",
        "1 weekly goal is new.",
        "3 times away are new.",
        "1 time away was removed there, and goes here too.",
        "All else stays as it is.",
    ]
