"""The list of workouts: what a row says, and what the mouse and the keys ask for."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from lunge_timer.core.done_workout import Outcome, Workout
from lunge_timer.ui.progress.workout_list import WorkoutList
from lunge_timer.ui.progress.workout_model import WorkoutRow
from tests.ui.progress.histories import history, workout
from tests.ui.progress.shown_progress import TODAY, click, press

Key = Qt.Key
MIXED = (
    workout("sep", TODAY - 60),
    workout("old", TODAY - 400, effort=6),
    workout("new", TODAY, counts={"left": 5, "right": 4}, outcome=Outcome.STOPPED, note="right  knee\ntired"),
    workout("gym", TODAY - 1, "built-in/gym-glute-session", counts={"both": 15}, effort=7),
)


class Heard:
    """What the list asked for."""

    def __init__(self, shown: WorkoutList) -> None:
        self.opened: list[str] = []
        self.deleted: list[str] = []
        self.months: list[str] = []
        shown.open_requested.connect(self.opened.append)
        shown.delete_requested.connect(self.deleted.append)
        shown.month_changed.connect(self.months.append)


def shown_list(qtbot: QtBot, workouts: tuple[Workout, ...] = MIXED) -> WorkoutList:
    shown = WorkoutList()
    qtbot.addWidget(shown)
    shown.resize(480, 300)
    shown.show_workouts(workouts, TODAY)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.setFocus()
    return shown


def test_rows_stand_newest_first_with_their_month_where_it_begins(qtbot: QtBot) -> None:
    shown = shown_list(qtbot)
    model = shown.workouts
    assert [model.row(number) for number in range(model.rowCount())] == [
        WorkoutRow("Thu 26", "Nov", "Evening legs", "stopped · “right knee tired”", "L 15 · R 12", "10:42"),
        WorkoutRow("Wed 25", "", "Gym glute session", "effort 7", "45 reps", "10:42"),
        WorkoutRow("Sun 27", "Sep", "Evening legs", "–", "L 15 · R 15", "10:42"),
        WorkoutRow("Wed 22", "Oct 2025", "Evening legs", "effort 6", "L 15 · R 15", "10:42"),
    ]


def test_a_row_is_told_whole_to_a_screen_reader(qtbot: QtBot) -> None:
    shown = shown_list(qtbot)
    model = shown.workouts
    said = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Thursday, 26 November 2026, Evening legs, left 15, right 12, "
        "10 minutes 42 seconds, stopped, right knee tired"
    )


def test_enter_and_a_click_open_a_workout(qtbot: QtBot) -> None:
    shown = shown_list(qtbot)
    heard = Heard(shown)
    press(shown, Key.Key_Down, Key.Key_Return)
    click(shown.viewport(), QPoint(100, shown.row_px() * 2 + 10))
    assert heard.opened == ["gym", "sep"]


def test_delete_asks_for_the_current_one_to_be_deleted(qtbot: QtBot) -> None:
    shown = shown_list(qtbot)
    heard = Heard(shown)
    press(shown, Key.Key_End, Key.Key_Delete)
    assert heard.deleted == ["old"]


def test_a_letter_is_left_to_the_page(qtbot: QtBot) -> None:
    shown = shown_list(qtbot)
    press(shown, Key.Key_G)
    assert shown.current_uid() == "new"


def test_the_current_one_stays_or_leaves_its_place_to_the_next(qtbot: QtBot) -> None:
    shown = shown_list(qtbot)
    press(shown, Key.Key_Down)
    shown.show_workouts([each for each in MIXED if each.uid != "new"], TODAY)
    assert shown.current_uid() == "gym"
    shown.show_workouts([each for each in MIXED if each.uid not in {"new", "gym"}], TODAY)
    assert shown.current_uid() == "sep"
    shown.show_workouts((), TODAY)
    assert shown.current_uid() == ""
    press(shown, Key.Key_Return, Key.Key_Delete)


def test_the_month_in_sight_is_told_as_it_scrolls(qtbot: QtBot) -> None:
    shown = shown_list(qtbot, history(60, TODAY))
    heard = Heard(shown)
    shown.scrollToBottom()
    assert heard.months[-1] == "August"
    shown.scrollToTop()
    assert heard.months[-1] == "November"


def test_a_row_of_one_has_room_in_a_narrow_list(qtbot: QtBot) -> None:
    shown = shown_list(qtbot)
    shown.resize(shown.minimumSizeHint())
    assert not shown.grab().isNull()
