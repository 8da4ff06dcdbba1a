import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import ExerciseBlock, LegOrder, Load, Routine, TimedBlock
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.theme import Colors, Scheme, apply_theme, current_colors
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.overlay import Overlay
from tests.ui.editor.pages import (
    EVENING,
    LUNGES,
    SQUATS,
    Key,
    choose,
    exercises,
    field,
    focused,
    press,
    row_center,
    settle,
    shown,
    spoken,
    tab_to,
    texts,
)
from tests.ui.editor.programme import PROGRAMME
from tests.ui.library.clipping import LOOKS, faults
from tests.ui.library.pages import count

pytestmark = pytest.mark.slow

LONG = "A name of eighty characters, as long as any name may ever be in this program: Ok"
SCALES = (1.0, 1.75)
LEFT = Qt.MouseButton.LeftButton


def fullest() -> Routine:
    """As many blocks as there may be, all with long names and every field."""
    timed = TimedBlock(name=LONG, duration_s=60, per_leg=True, cue="Slowly, all of it. " * 10)
    squats = ExerciseBlock(
        exercise="squat-position-reverse-lunge",
        sets=1,
        reps=3,
        rest_s=90.5,
        legs=LegOrder.ONE_AT_A_TIME,
        load=Load(kind="dumbbells", kg=2.5),
    )
    return Routine(name=LONG, notes="All of it, slowly. " * 40, blocks=(timed, squats) * 25)


def short_of_room(page: EditorPage) -> list[str]:
    """The numbers that do not fit into their fields beside what stands at their right."""
    return [
        field.accessibleName()
        for field in page.inspector.findChildren(QLineEdit)
        if field.isVisible()
        and field.accessibleName().split(": ")[0] not in {"What to do", "Cue"}
        and field.fontMetrics().horizontalAdvance(field.text() + "000")
        > field.width() - field.textMargins().left() - field.textMargins().right()
    ]


@pytest.mark.parametrize(("size", "scale"), LOOKS, ids=str)
@pytest.mark.parametrize("row", range(3))
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float, row: int
) -> None:
    apply_theme(qapp, Scheme.DARK, text_scale=scale)
    page = shown(qtbot, fullest(), size)
    choose(page, row)
    settle(page)
    assert page.size().toTuple() == size
    assert faults(page) == []
    assert short_of_room(page) == []
    assert page.inspector.findChildren(QLineEdit)[0].width() > 100


@pytest.mark.parametrize(("size", "scale"), LOOKS, ids=str)
@pytest.mark.parametrize("exercise", [*exercises()])
def test_no_exercise_s_form_is_cut_off(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float, exercise: str
) -> None:
    apply_theme(qapp, Scheme.DARK, text_scale=scale)
    page = shown(qtbot, replace(EVENING, blocks=(replace(LUNGES, exercise=exercise),)), size)
    assert faults(page) == []
    assert short_of_room(page) == []


@pytest.mark.parametrize(("size", "scale"), [*LOOKS, ((900, 600), 2.0)], ids=str)
@pytest.mark.parametrize("row", range(6))
def test_what_the_second_version_brings_is_not_cut_off(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float, row: int
) -> None:
    apply_theme(qapp, Scheme.DARK, text_scale=scale)
    page = shown(qtbot, PROGRAMME, size)
    choose(page, row)
    settle(page)
    assert faults(page) == []
    assert short_of_room(page) == []
    assert page.size() == QSize(*size)
    (pane,) = page.inspector.findChildren(QScrollArea)
    content = pane.widget()
    assert content is not None
    assert content.width() <= pane.viewport().width()


@pytest.mark.parametrize(("size", "scale"), LOOKS, ids=str)
def test_every_mistake_at_once_is_shown_whole(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, text_scale=scale)
    page = shown(qtbot, EVENING, size)
    choose(page, 3)
    for key in ("sets", "reps", "rest_s", "phases_s.squat", "phases_s.hold-back"):
        page.model.change(key, 1000, "Any")
    page.model.rename("")
    page.show_problem("“evening-legs.lunge.json”: the disk is full. Free some space, then try again.")
    settle(page)
    assert faults(page) == []


@pytest.mark.parametrize(("size", "scale"), LOOKS, ids=str)
def test_undo_is_told_as_far_as_there_is_room(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, text_scale=scale)
    page = shown(qtbot, EVENING, size)
    for _time in range(2):
        page.model.add_timed()
    page.undo()
    settle(page)
    assert page.size().toTuple() == size
    assert faults(page) == []


@pytest.mark.parametrize(("size", "scale"), LOOKS, ids=str)
def test_a_question_is_shown_whole(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, text_scale=scale)
    page = shown(qtbot, EVENING, size)
    page.ask_overwrite("“evening-legs.lunge.json” was changed by another program since it was opened here.")
    settle(page)
    (question,) = page.findChildren(Overlay)
    assert faults(question) == []


def list_picture(page: EditorPage, row: int) -> QImage:
    blocks = page.sidebar.blocks
    return blocks.viewport().grab(blocks.visualRect(blocks.model().index(row, 0))).toImage()


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST])
def test_the_chosen_block_alone_has_an_edge(qtbot: QtBot, qapp: QApplication, scheme: Scheme) -> None:
    apply_theme(qapp, scheme)
    page = shown(qtbot)
    choose(page, 2)
    settle(page)
    edges = [count(list_picture(page, row).copy(0, 0, 400, 6), current_colors().accent) for row in range(4)]
    assert edges[2] > 300
    assert edges[0] == edges[1] == edges[3] == 0


def test_a_mistake_in_a_block_is_seen_in_the_list(qtbot: QtBot, colors: Colors) -> None:
    page = shown(qtbot)
    choose(page, 2)
    settle(page)
    assert count(list_picture(page, 2), colors.danger) == 0
    page.model.change("sets", 0, "Sets")
    settle(page)
    assert count(list_picture(page, 2), colors.danger) > 40


def test_a_dragged_block_follows_the_mouse_and_the_others_make_room(qtbot: QtBot, colors: Colors) -> None:
    page = shown(qtbot)
    blocks = page.sidebar.blocks
    ground = blocks.viewport()
    before = [list_picture(page, row) for row in range(5)]
    start, end = row_center(page, 2), row_center(page, 3) + QPoint(0, 10)
    QTest.mousePress(ground, LEFT, pos=start)
    QTest.mouseMove(ground, (start + end) / 2)
    QTest.mouseMove(ground, end)
    settle(page)
    assert list_picture(page, 2).copy(60, 12, 300, 30) == before[3].copy(60, 12, 300, 30)
    assert count(list_picture(page, 3), colors.accent) > 50
    QTest.mouseRelease(ground, LEFT, pos=end)


def test_the_strip_follows_after_the_change(qtbot: QtBot, colors: Colors) -> None:
    page = shown(qtbot, replace(EVENING, blocks=(LUNGES,)))
    assert count(page.overview.strip.grab().toImage(), colors.timed) == 0
    page.model.add_timed()
    settle(page)
    assert count(page.overview.strip.grab().toImage(), colors.timed) > 300


def test_a_new_theme_is_painted_everywhere_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    page = shown(qtbot)
    dark = current_colors()
    apply_theme(qapp, Scheme.LIGHT)
    settle(page)
    picture = page.grab().toImage()
    for color in (dark.card, dark.card_edge, dark.accent):
        assert count(picture, color) == 0
    assert count(picture, current_colors().card) > 50_000


def in_sight(page: EditorPage, widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect() and page.rect().contains(
        QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
    )


@pytest.mark.parametrize(("size", "scale"), LOOKS, ids=str)
def test_the_way_beyond_the_guideline_is_always_in_sight(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, text_scale=scale)
    page = shown(qtbot, Routine(name="Squats", blocks=(LUNGES, SQUATS)), size)
    for row in (1, 2):
        choose(page, row)
        settle(page)
        assert in_sight(page, field(page, "Beyond the guideline"))
    choose(page, 0)
    boxes = [box.text() for box in page.findChildren(QCheckBox) if box.isVisible()]
    assert boxes == ["Prescribed"]


def test_all_numbers_of_a_squat_lunge_are_in_sight_at_once(qtbot: QtBot) -> None:
    page = shown(qtbot, Routine(name="Squats", blocks=(replace(SQUATS, load=Load(kind="dumbbells", kg=2)),)))
    for words in (
        "Sets",
        "Hold with leg back",
        "Hold in the squat",
        "Rest between sets",
        "Load",
        "Weight in each hand",
    ):
        assert in_sight(page, field(page, f"{words}: "))
    told = [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts(page)]
    assert "Guideline: hold 1–10 s, rest 30–60 s" in told


def test_the_keyboard_comes_to_the_foot_after_the_form(qtbot: QtBot) -> None:
    page = shown(qtbot, Routine(name="Squats", blocks=(SQUATS, LUNGES)))
    choose(page, 2)
    choose(page, 1)
    page.sidebar.blocks.setFocus()
    tab_to(page, "Stand and relax: ")
    press(page, Key.Key_Tab)
    assert spoken(focused(page)) == "Beyond the guideline"


def test_a_name_too_long_for_its_field_ends_in_an_ellipsis_until_it_is_gone_to(
    qtbot: QtBot, colors: Colors
) -> None:
    page = shown(qtbot, replace(EVENING, name="I" * 80), (900, 600))
    name = page.overview.name_field
    for text, cut in (("I" * 80, True), ("I" * 12, False)):
        page.model.rename(text)
        settle(page)
        looked_at = name.grab().toImage()
        name.setFocus()
        name.deselect()
        name.setCursorPosition(0)
        gone_to = name.grab().toImage()
        name.setCursorPosition(80)
        page.sidebar.blocks.setFocus()
        assert name.grab().toImage() == looked_at
        beginning = 20, 12, 100, 16  # the cursor before it, the edge around it
        assert count(looked_at.copy(*beginning), colors.ink) == count(gone_to.copy(*beginning), colors.ink)
        end = name.width() - 34, 12, 20, 9  # above an ellipsis
        whole = count(gone_to.copy(*end), colors.ink)
        assert (count(looked_at.copy(*end), colors.ink) < whole) == cut


def test_a_long_title_leaves_the_buttons_their_room(qtbot: QtBot) -> None:
    page = shown(qtbot, EVENING, (900, 600))
    page.show_routine(EVENING, title=f"Your copy of {LONG}")
    settle(page)
    buttons = page.toolbar.undo_button, page.toolbar.save_button
    assert page.width() == 900
    assert all(page.toolbar.rect().contains(button.geometry()) for button in buttons)
    assert all(button.width() >= button.sizeHint().width() for button in buttons)


@pytest.mark.parametrize("size", [(1920, 1080), (2560, 1440)], ids=str)
def test_a_field_stands_near_its_title_however_wide_the_window(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = shown(qtbot, size=size)
    press(page, Key.Key_Down)
    settle(page)
    sets = next(one for one in page.inspector.findChildren(PlainLabel) if one.text() == "Sets")
    value = field(page, "Sets")
    letters_end = sets.mapTo(page, QPoint(sets.fontMetrics().horizontalAdvance("Sets"), 0)).x()
    assert value.mapTo(page, QPoint()).x() - letters_end < 16 * page.fontMetrics().height()
    left, right = page.sidebar.geometry().left(), page.width() - page.inspector.geometry().right() - 1
    assert abs(left - right) <= 1
