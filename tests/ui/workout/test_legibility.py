"""What a person must read from three metres is large enough, whole, and on nothing else, in every step."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.live_clock import Gap
from lunge_timer.core.routine import ExerciseBlock, LegOrder, Round, Routine, TimedBlock
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import LegCount, Snapshot, State
from lunge_timer.core.text.prompts import Place, form_cue, leg_line, next_up, phase_word, place_of
from lunge_timer.core.timeline import Step, Timeline
from lunge_timer.store.timed_figures import load_timed_figures
from lunge_timer.ui.theme import Colors, Scheme, apply_theme
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.widgets.overlay import Overlay
from lunge_timer.ui.widgets.scrolling import SlimScrollBar
from lunge_timer.ui.workout.counters import LegCounter
from lunge_timer.ui.workout.header import Part
from lunge_timer.ui.workout.page import WorkoutPage
from tests.conftest import FakeClock
from tests.core.sessions import seen_at
from tests.ui.workouts import Stage, exercises, routines, self_paced

# Said by the offscreen platform itself of any window with a least size.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise"),
]

SECONDS_CAP = 0.12  # of the window's height
WORDS_CAP = 0.035
WAITS: list[Mapping[str, bool]] = [
    {"is_open": False},
    {"is_open": True},
    {"is_open": True, "is_hold": True},
]
PLACE_CAP = 0.022
UPRIGHT = 1.4  # heights to a width
SIZES = [
    (640, 480),
    (768, 1366),
    (900, 600),
    (1280, 800),
    (1920, 1080),
    (960, 1080),
    (1000, 1400),
    (2560, 1080),
    (3840, 1080),
]
LONGEST_NAME = "An evening routine for tired legs with a name as long as a name may ever be: 80"
sizes = pytest.mark.parametrize(("width", "height"), SIZES, ids=str)


EVERY_SHAPE = [
    *SIZES, (640, 480), (768, 1366), (1024, 600), (960, 540), (1366, 768), (1280, 1024), (3840, 1080),
]  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot, width: int, height: int) -> WorkoutPage:
    page = WorkoutPage(load_timed_figures())
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    return page


def all_timelines() -> Iterator[Timeline]:
    for name, routine in routines().items():
        yield compile_timeline(routine, exercises())
        if any(isinstance(block, ExerciseBlock) for block in routine.blocks):
            yield compile_timeline(self_paced(name), exercises())


def snapshot_of(timeline: Timeline, index: int, elapsed_ms: int = 0) -> Snapshot:
    span = next((span for span in reversed(timeline.sets) if span.first <= index), timeline.sets[0])
    counts = {leg: LegCount(planned, planned) for leg, planned in span.reps.items()}
    return replace(seen_at(timeline, index, elapsed_ms), counts=counts)


def different_steps(timeline: Timeline) -> Iterator[int]:
    """Every step that has words of its own."""
    seen = set()
    for index, step in enumerate(timeline.steps):
        words = (
            phase_word(timeline, index),
            leg_line(timeline, index),
            form_cue(timeline, index),
            next_up(timeline, index),
            length_of(step),
        )
        if words not in seen:
            seen.add(words)
            yield index


def length_of(step: Step) -> object:
    return step.duration_ms if step.duration_ms is not None else len(str(step.rep))


def assert_whole(label: FitLabel) -> None:
    """The text lies inside the label's rectangle."""
    assert label.cap_px() >= 5
    area = QRectF(label.contentsRect())
    metrics = QFontMetricsF(label.font())
    box = metrics.boundingRect(QRectF(0, 0, area.width(), 10_000), label._flags(), label.text())
    one_line = box.height() < metrics.lineSpacing() * 1.5
    height = metrics.tightBoundingRect(label.text()).height() if one_line else box.height()
    assert box.width() <= area.width(), label.text()
    assert height <= area.height(), label.text()


def seconds_of(page: WorkoutPage) -> FitLabel:
    labels = [label for label in page.dial.findChildren(FitLabel) if label is not page.dial.prompt]
    return max(labels, key=lambda label: label.height())


def word_of(page: WorkoutPage) -> FitLabel:
    return min(page.dial.findChildren(FitLabel), key=lambda label: label.y())


def test_the_steps_under_test_hold_every_cue_and_label_that_is_shipped() -> None:
    shown = {
        form_cue(timeline, index) for timeline in all_timelines() for index in different_steps(timeline)
    } | {leg_line(timeline, index) for timeline in all_timelines() for index in different_steps(timeline)}
    for exercise in exercises().values():
        assert set(exercise.leg_labels.values()) - shown <= set(exercise.leg_labels.values()) & {"Both legs"}
        for phase in exercise.phases:
            if phase.duration_s:
                assert {said.text for said in phase.cues} <= shown


def in_sight_px(page: WorkoutPage) -> int:
    """What the shares are of: the height, or on a narrow upright screen what it would be if turned."""
    return page.height() if page.height() <= UPRIGHT * page.width() else page.width()


@sizes
def test_word_leg_cue_and_seconds_can_be_read_from_three_metres_in_every_step(page: WorkoutPage) -> None:
    steps, height = 0, in_sight_px(page)
    for timeline in all_timelines():
        page.show_timeline(timeline, ("none",) * 50)
        for index in different_steps(timeline):
            page.show_snapshot(snapshot_of(timeline, index))
            assert seconds_of(page).cap_px() >= SECONDS_CAP * height, seconds_of(page).text()
            for label in (word_of(page), page.dial.prompt, page.leg_line, page.cue):
                if label.text():
                    assert label.cap_px() >= WORDS_CAP * height, (label.text(), label.cap_px() / height)
            for label in page.findChildren(FitLabel):
                if label.text():
                    assert_whole(label)
            _heading, title, detail = page.next_card.findChildren(FitLabel)
            assert detail.cap_px() <= title.cap_px()
            steps += 1
    assert steps > 100


@sizes
@pytest.mark.parametrize("held_ms", [9_000, 59_000, 599_000])
def test_how_long_a_hold_lasts_can_be_read_from_three_metres(page: WorkoutPage, held_ms: int) -> None:
    timeline = compile_timeline(routines()["Leg test: squat position"], exercises())
    page.show_timeline(timeline, ("none",) * 2)
    index = next(index for index, step in enumerate(timeline.steps) if step.is_open_hold)
    page.show_snapshot(snapshot_of(timeline, index, held_ms))
    assert seconds_of(page).cap_px() >= SECONDS_CAP * in_sight_px(page), seconds_of(page).text()
    for label in page.dial.findChildren(FitLabel):
        assert_whole(label)
    assert_apart([*page.dial.findChildren(FitLabel)], page.dial.rect())


@sizes
@pytest.mark.parametrize("slept", [True, False])
def test_why_a_workout_is_paused_can_be_read_in_every_step(page: WorkoutPage, *, slept: bool) -> None:
    for timeline in all_timelines():
        page.show_timeline(timeline, ("none",) * 50)
        page.cue.show_gap(Gap(at_ms=0, length_ms=3_599_000, slept=slept))
        for index in different_steps(timeline):
            page.show_snapshot(replace(snapshot_of(timeline, index), state=State.PAUSED))
            assert page.cue.text().startswith("Paused: the ")
            assert page.cue.cap_px() >= PLACE_CAP * in_sight_px(page), page.cue.cap_px()
            assert_whole(page.cue)


@pytest.mark.parametrize(("width", "height"), EVERY_SHAPE, ids=str)
def test_the_exercise_and_its_set_can_be_read_in_every_step_of_every_window(
    page: WorkoutPage, height: int
) -> None:
    in_turn = ExerciseBlock(
        exercise="band-hip-extension-straight", sets=12, reps=1, legs=LegOrder.ALTERNATE_SETS
    )
    of_turns = compile_timeline(Routine(name=LONGEST_NAME, blocks=(in_turn,)), exercises())
    circuits = [
        Round(name=name, times=10, rest_s=60, blocks=(replace(in_turn, sets=2, legs=LegOrder.ALTERNATE),))
        for name in ("Circuit", LONGEST_NAME)
    ]
    of_rounds = compile_timeline(Routine(name=LONGEST_NAME, blocks=tuple(circuits)), exercises())
    for timeline in (*all_timelines(), of_turns, of_rounds):
        page.show_timeline(timeline, ("none",) * 50)
        for place, index in {place_of(timeline, at): at for at in range(len(timeline.steps))}.items():
            page.show_snapshot(snapshot_of(timeline, index))
            shown = {label.text(): label for label in page.header.findChildren(FitLabel) if label.text()}
            for text in filter(None, (place.exercise, place.set)):
                assert shown[text].cap_px() >= PLACE_CAP * height, (text, shown[text].cap_px() / height)
            for label in shown.values():
                assert_whole(label)
            assert_apart([*shown.values()], page.header.rect())


@pytest.mark.parametrize(("width", "height"), EVERY_SHAPE, ids=str)
def test_the_longest_names_are_fitted_into_every_window(page: WorkoutPage) -> None:
    walk = TimedBlock(name=LONGEST_NAME, duration_s=30)
    timeline = compile_timeline(Routine(name=LONGEST_NAME, blocks=(walk, walk)), exercises())
    page.show_timeline(timeline, ("none", "none"))
    session = Session(timeline, FakeClock())
    session.start()
    page.show_snapshot(session.snapshot())
    labels = [label for label in page.header.findChildren(FitLabel) if label.text()]
    assert [label.text() for label in labels][:2] == [f"Next: {LONGEST_NAME}", LONGEST_NAME]
    for label in labels:
        assert_whole(label)
    assert_apart([*labels], page.header.rect())


@sizes
@pytest.mark.parametrize("duration_s", [5, 45, 60, 299, 300, 599, 600, 3600])
def test_seconds_of_every_length_can_be_read_from_three_metres(page: WorkoutPage, duration_s: int) -> None:
    height = in_sight_px(page)
    routine = Routine(
        name="Any", get_ready_s=0, blocks=(TimedBlock(name="Walk or light jog", duration_s=duration_s),)
    )
    timeline = compile_timeline(routine, exercises())
    page.show_timeline(timeline, ("none",))
    session = Session(timeline, FakeClock())
    session.start()
    page.show_snapshot(session.snapshot())
    least = SECONDS_CAP if duration_s < 600 or page.width() >= 1.5 * height else 0.1  # 10:00 needs the width
    assert seconds_of(page).cap_px() >= least * height, seconds_of(page).text()
    assert_whole(seconds_of(page))


@sizes
def test_the_seconds_keep_their_size_while_they_run(page: WorkoutPage) -> None:
    timeline = compile_timeline(routines()["Squat-position holds"], exercises())
    page.show_timeline(timeline, ("none",))
    caps = set()
    for elapsed_ms in range(0, 9_000, 1_000):
        page.show_snapshot(snapshot_of(timeline, 0, elapsed_ms + 1))
        caps.add((len(seconds_of(page).text()), seconds_of(page).cap_px()))
    assert len(caps) == 2  # 10, and 9 to 1


@sizes
def test_no_part_overlaps_another_or_leaves_the_window(page: WorkoutPage) -> None:
    timeline = compile_timeline(self_paced("Dumbbell reverse lunge"), exercises())
    page.show_timeline(timeline, ("dumbbells",))
    page.show_snapshot(snapshot_of(timeline, 1))
    parts = (
        page.header, page.leg_line, page.figure, page.dial, page.counters, page.next_card, page.cue,
        page.strip, page.controls,
    )  # fmt: skip
    assert_apart(parts, page.rect())
    for part in (page.header, page.dial, page.next_card):
        labels = [label for label in part.findChildren(FitLabel) if label.text()]
        assert_apart(labels, part.rect())


def assert_apart(widgets: Sequence[QWidget], area: QRect) -> None:
    for widget in widgets:
        assert widget.isVisible()
        assert area.contains(widget.geometry()), widget
        assert widget.width() > 12
        assert widget.height() > 8
    for one, other in combinations(widgets, 2):
        assert not one.geometry().intersects(other.geometry()), (one, other)


@sizes
def test_the_words_in_the_ring_stay_clear_of_the_ring(page: WorkoutPage) -> None:
    middle = page.dial.rect().center()
    radius = page.dial._radius_px() - page.dial._pen_px() / 2
    for label in page.dial.findChildren(FitLabel):
        box = label.geometry()
        for corner in (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()):
            offset = corner - middle
            assert (offset.x() ** 2 + offset.y() ** 2) ** 0.5 <= radius - 3


@sizes
@pytest.mark.parametrize(
    "note", ["", "No sound: no output device was found. It is tried again now and then."]
)
def test_the_header_holds_the_longest_name_a_note_and_the_longest_time(page: WorkoutPage, note: str) -> None:
    page.header.show_routine(LONGEST_NAME, "about 6:00:00")
    page.header.show_place(Place("Squat-position reverse lunge", "Set 12 of 99"))
    page.header.show_left(5 * 3600 * 1000)
    page.header.show_note(note)
    QApplication.processEvents()
    labels = [label for label in page.header.findChildren(FitLabel) if label.isVisible()]
    assert {label.text() for label in labels} & {LONGEST_NAME, note}  # the note takes the routine's place
    for label in labels:
        assert_whole(label)
    visible: list[QWidget] = [*labels, *(each for each in shown_notes(page) if note)]
    assert_apart(visible, page.header.rect())
    for each in shown_notes(page):
        assert each.width() >= each.minimumSizeHint().width()
        assert each.height() >= each.heightForWidth(each.width())


def shown_notes(page: WorkoutPage) -> list[QWidget]:
    return [
        each for each in page.header.children()
        if isinstance(each, QWidget) and not isinstance(each, FitLabel) and each.isVisible()
    ]  # fmt: skip


@sizes
@pytest.mark.parametrize("state", [State.RUNNING, State.PAUSED])
@pytest.mark.parametrize("waits", WAITS)
@pytest.mark.parametrize("sound", ["Sound 100 %", "Sound off", "No sound"])
def test_every_button_holds_its_text_and_none_overlaps(
    page: WorkoutPage, state: State, *, waits: Mapping[str, bool], sound: str
) -> None:
    page.controls.show_state(state, **waits)
    page.controls.show_sound(sound, on=False)
    assert_buttons_fit(page, 9)


@sizes
@pytest.mark.parametrize("waits", WAITS)
def test_so_it_is_with_the_button_that_ends_the_set_of_a_leg_test(
    page: WorkoutPage, *, waits: Mapping[str, bool]
) -> None:
    page.controls.show_test(is_test=True)
    page.controls.show_state(State.RUNNING, **waits)
    page.controls.show_sound("Sound 100 %", on=False)
    assert_buttons_fit(page, 10)


def assert_buttons_fit(page: WorkoutPage, count: int) -> None:
    QApplication.processEvents()
    buttons: list[QWidget] = [each for each in page.controls.findChildren(QPushButton) if each.isVisible()]
    assert len(buttons) == count
    assert_apart(buttons, page.controls.rect())
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert button.height() >= button.sizeHint().height()


@sizes
def test_the_main_button_stays_in_its_place_whatever_it_does(page: WorkoutPage) -> None:
    places = set()
    for state in (State.RUNNING, State.PAUSED):
        for waits in WAITS:
            page.controls.show_state(state, **waits)
            QApplication.processEvents()
            places.add(page.controls.main_button.geometry().getRect())
    assert len(places) == 1


@sizes
@pytest.mark.parametrize(("done", "planned"), [(0, 3), (10, 10), (15, 15), (999, 999)])
def test_a_counter_holds_its_name_and_numbers_within_its_edge(
    page: WorkoutPage, colors: Colors, done: int, planned: int
) -> None:
    timeline = compile_timeline(routines()["Squat-position holds"], exercises())
    step = timeline.steps[1]
    assert step.leg is not None
    page.counters.show_counts(
        {leg: LegCount(done, planned) for leg in timeline.sets[0].reps}, step, step.exercise
    )
    cards = [card for card in page.counters.findChildren(LegCounter) if card.isVisible()]
    assert len(cards) == 2
    assert_apart(cards, page.counters.rect())
    for card in cards:
        image = card.grab().toImage()
        rows = range(20, image.height() - 20, 2)
        edges = [(x, y) for y in rows for x in (5, 6, image.width() - 7, image.width() - 6)]
        assert all(image.pixelColor(x, y) == colors.card for x, y in edges)


@sizes
def test_questions_and_the_list_of_keys_fit_the_window(page: WorkoutPage) -> None:
    page.dialogs.ask_to_go_back(1, "Set 99 of 99, right leg · rep 999", 999, running=False)
    assert page.dialogs.back is not None
    for overlay in (page.dialogs.finish, page.dialogs.keys, page.dialogs.back):
        overlay.ask()
        QApplication.processEvents()
        assert_fits(overlay)
        overlay.hide()


def assert_fits(overlay: Overlay) -> None:
    button = overlay.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    card = button.parentWidget()
    assert card is not None
    assert overlay.rect().contains(card.geometry())
    (pane,) = card.findChildren(QScrollArea)
    for child in card.findChildren(QWidget):
        if child.isVisible():
            scrolls = pane.viewport().isAncestorOf(child)
            assert scrolls or card.rect().contains(QRect(child.mapTo(card, QPoint(0, 0)), child.size()))
            needed = child.heightForWidth(child.width()) if child.hasHeightForWidth() else 0
            assert child.height() >= max(needed, child.minimumSizeHint().height())
            assert child.width() >= child.minimumSizeHint().width()


def test_a_list_of_keys_too_long_for_the_window_scrolls(stage: Stage, qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.DARK, 1.75)
    stage.show(900, 600)
    stage.begin("Desk break", 11_000)
    stage.press(Qt.Key.Key_F1)
    labels = [label for label in stage.page.dialogs.keys.findChildren(QLabel) if label.isVisible()]
    assert all(label.height() >= label.heightForWidth(label.width()) for label in labels if label.wordWrap())
    bar = stage.page.dialogs.keys.findChild(SlimScrollBar)
    assert isinstance(bar, SlimScrollBar)
    for _press in range(40):
        stage.press(Qt.Key.Key_Down)
    assert bar.value() == bar.maximum() > 0


@pytest.mark.parametrize(("width", "height"), [(640, 480)])
def test_the_routine_can_be_read_in_a_low_window(page: WorkoutPage) -> None:
    page.header.show_routine("Squat-position holds", "10:40")
    page.header.show_place(Place("Squat-position reverse lunge", "Set 2 of 3"))
    routine, total = (page.header._parts[part] for part in (Part.ROUTINE, Part.TOTAL))
    assert routine.cap_px() >= 9
    assert total.cap_px() >= 9
    assert_whole(routine)
    assert_whole(total)
