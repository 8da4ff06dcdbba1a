"""What somebody prescribed, in the library, and a newer file of it, which asks before it replaces."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import UNSET
from msgspec.structs import replace
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.adjust import SettingKind, settings_of
from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.prescribed import as_prescribed, handed_over, is_changed
from lunge_timer.core.routine import LegReps, Round, Routine, TimedBlock
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.encoding import encode
from lunge_timer.store.routines import parse_routine
from lunge_timer.ui.library.guide import timed_words
from lunge_timer.ui.library.library_commands import LibraryCommand, commands_for
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.widgets.buttons import PillButton
from lunge_timer.ui.widgets.day_text import full_day_text
from lunge_timer.ui.widgets.question import Question
from tests.core.test_format_2_reckoning import EXAMPLE
from tests.ui.drags import dragged, dropping, entering
from tests.ui.library.pages import exercises, opened, setters, settle, texts
from tests.ui.sittings import Sit, Sitting, put, sittings

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen platform, of sizes and of raising

ROUTINE = parse_routine(json.dumps(EXAMPLE), load_exercises(), "any")
assert ROUTINE.prescription is not UNSET
NEWER = replace(
    ROUTINE, prescription=replace(ROUTINE.prescription, issued="2026-11-20"), blocks=ROUTINE.blocks[:2]
)
LINE = "Prescribed by Clinic on 1 November 2026 · 3 times a week · stop above pain 3 · until 15 December 2026"


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    assert qapp is not None
    with sittings(tmp_path) as sit:
        yield sit


def sent(folder: Path, routine: Routine, name: str = "sent") -> Path:
    file = folder / f"{name}.lunge.json"
    file.write_text(encode(routine), encoding="utf-8")
    return file


def item(routine: Routine) -> LibraryItem:
    return LibraryItem(id="knee", routine=routine, own=True, starred=False, name=routine.name, problem="")


def page_of(qtbot: QtBot, routine: Routine, size: tuple[int, int] = (1366, 768)) -> LibraryPage:
    page = opened(qtbot, LibraryPage([item(routine)], exercises()), size)
    page.choose("knee")
    settle(page)
    return page


def told(page: LibraryPage) -> list[str]:
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts(page)]


def set_reps(page: LibraryPage, count: int) -> None:
    routine = page.routine
    assert routine is not None
    setting = next(one for one in settings_of(routine, exercises()) if one.kind is SettingKind.REPS)
    page.view.set_number(setting, count)
    settle(page)


def question(sitting: Sitting) -> Question:
    settle(sitting.window)
    (asked,) = [one for one in sitting.library.findChildren(Question) if not one.isHidden()]
    return asked


def press(page: QWidget, words: str) -> None:
    """Click on the button of those words that is in sight."""
    (button,) = [one for one in page.findChildren(PillButton) if one.text() == words and one.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(sitting: Sitting, words: str) -> None:
    press(question(sitting), words)
    settle(sitting.window)


def asks(sitting: Sitting) -> bool:
    settle(sitting.window)
    return any(not one.isHidden() for one in sitting.library.findChildren(Question))


# --- the page --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom), "1 November 2026"),
        (QLocale(QLocale.Language.English, QLocale.Country.UnitedStates), "November 1, 2026"),
        (QLocale(QLocale.Language.German, QLocale.Country.Germany), "1. November 2026"),
    ],
)
def test_a_day_is_written_as_the_locale_does_without_the_day_of_the_week(
    language: QLocale, text: str
) -> None:
    QLocale.setDefault(language)
    assert full_day_text("2026-11-01") == text


def test_the_page_says_what_was_prescribed_and_the_button_says_it_to_a_screen_reader(qtbot: QtBot) -> None:
    page = page_of(qtbot, ROUTINE)
    assert LINE in told(page)
    assert page.header.start_button.accessibleDescription() == LINE


def test_the_page_says_how_many_of_this_week_s_times_are_done_and_when_it_is_over(qtbot: QtBot) -> None:
    page = page_of(qtbot, ROUTINE)
    for today, part in (
        ("2026-11-10", "3 times a week, 2 done this week"),
        ("2026-12-16", "it was over on 15 December 2026"),
        ("2026-10-31", "it has not begun yet"),
    ):
        page.view.show_history(lambda _routine: "", today, {"knee": 2})
        settle(page)
        assert part in page.header.start_button.accessibleDescription().split(" · ")
        assert any(part in text for text in told(page))


def test_where_nobody_prescribed_anything_nothing_is_said(qtbot: QtBot) -> None:
    page = page_of(qtbot, replace(ROUTINE, prescription=UNSET))
    assert not any("rescribed" in text for text in told(page))
    assert not page.header.start_button.accessibleDescription()


def test_what_the_person_sets_is_marked_and_starts_beside_what_was_prescribed(qtbot: QtBot) -> None:
    page = page_of(qtbot, ROUTINE)
    set_reps(page, 7)
    bar = page.parts.change_bar.accessibleName().replace("\N{NO-BREAK SPACE}", " ")
    assert bar == "Changed by you: Wall sit: reps 5 → 7"
    assert any(text.endswith("changed by you") for text in told(page))
    with qtbot.waitSignal(page.start_requested) as start:
        page.start()
    routine = start.args[0]
    assert is_changed(routine)
    assert as_prescribed(routine) == ROUTINE


def test_kept_changes_are_told_with_a_way_back(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "knee", handed_over(ROUTINE))
    sitting = sit()
    page = sitting.library
    page.choose("knee")
    assert LibraryCommand.FORGET not in commands_for(page.chosen)
    set_reps(page, 7)
    sitting.do(LibraryCommand.KEEP)
    line = "Changed by you. Circuit, Wall sit: reps 5 → 7"
    assert line in told(page)
    assert LibraryCommand.FORGET in commands_for(page.chosen)
    press(page, "As prescribed")
    settle(page)
    assert sitting.chosen.routine == handed_over(ROUTINE)
    assert line not in told(page)
    sitting.do(LibraryCommand.UNDO)
    assert line in told(page)


def test_what_no_slider_sets_is_told_in_words(qtbot: QtBot) -> None:
    page = page_of(qtbot, ROUTINE)
    tabs = page.parts.detail.tabs
    tabs.setCurrentIndex(2)
    settle(page)
    assert "Reps, set by set: 12/10/8" in told(page)
    assert not any("Reps" in one for one in setters(page))
    tabs.setCurrentIndex(3)
    settle(page)
    assert "Hold with leg back: as long as you can\nHold in the squat: as long as you can" in told(page)
    assert not any("Hold" in one for one in setters(page))
    tabs.setCurrentIndex(0)
    settle(page)
    assert "Hold: 20 s" in setters(page)
    assert not any("set by set" in text for text in told(page))


def test_the_reps_of_either_leg_are_told_in_words(qtbot: QtBot) -> None:
    block = replace(ROUTINE.all_blocks[1], reps=LegReps(left=12, right=10))
    page = page_of(qtbot, replace(ROUTINE, blocks=(block,)))
    assert "Reps: 12 left + 10 right" in told(page)


def test_the_hold_of_an_own_exercise_goes_to_five_minutes(qtbot: QtBot) -> None:
    page = page_of(qtbot, ROUTINE)
    routine = page.routine
    assert routine is not None
    hold = settings_of(routine, exercises())[0]
    page.view.set_number(hold, 300_000)
    settle(page)
    assert any("5:00" in text or "300 s" in text for text in told(page))


def test_what_is_done_in_a_round_says_so(qtbot: QtBot) -> None:
    walk = TimedBlock(name="Walk", duration_s=30)
    circuit = ROUTINE.blocks[0]
    assert isinstance(circuit, Round)
    routine = replace(ROUTINE, blocks=(replace(circuit, blocks=(*circuit.blocks, walk)),))
    page = page_of(qtbot, routine)
    assert told(page).count("Circuit, 3 rounds") == 2
    words = timed_words(routine)
    assert words is not None
    assert [line.aside for line in words.lines] == ["0:30, Circuit, 3 rounds"]


# --- a newer file ----------------------------------------------------------------------------------------


def test_a_newer_file_shows_line_by_line_what_is_different_and_replaces_nothing_by_itself(
    sit: Sit, tmp_path: Path
) -> None:
    put(tmp_path, "knee", handed_over(ROUTINE))
    sitting = sit()
    sitting.library.import_requested.emit([sent(tmp_path, NEWER)])
    asked = question(sitting)
    assert asked.accessibleName() == "Clinic has prescribed “Knee programme, week 3” anew"
    assert asked.accessibleDescription().splitlines() == [
        "This is different:",
        "Prescription, issued on 1 November 2026 → 20 November 2026",
        "Squat-position reverse lunge, no longer there",
    ]
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert not asks(sitting)
    assert [one.routine for one in sitting.own] == [handed_over(ROUTINE)]


def test_it_replaces_when_told_to_and_undo_brings_the_old_one_back(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "knee", handed_over(ROUTINE))
    sitting = sit()
    sitting.do(LibraryCommand.STAR, "knee")
    sitting.library.choose("knee")
    set_reps(sitting.library, 7)
    sitting.do(LibraryCommand.KEEP)
    changed = sitting.chosen.routine
    sitting.library.import_requested.emit([sent(tmp_path, NEWER)])
    assert "Changed by you, Circuit, Wall sit: reps 5 → 7. " in question(sitting).accessibleDescription()
    answer(sitting, "Replace")
    assert (sitting.chosen.id, sitting.chosen.starred) == ("knee", True)
    assert sitting.chosen.routine == handed_over(NEWER)
    sitting.do(LibraryCommand.UNDO)
    assert sitting.chosen.routine == changed
    assert [one.routine for one in sit().own] == [changed]


def test_both_can_be_kept(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "knee", handed_over(ROUTINE))
    sitting = sit()
    sitting.library.import_requested.emit([sent(tmp_path, NEWER)])
    answer(sitting, "Keep both")
    assert {one.name for one in sitting.own} == {
        "Knee programme, week 3",
        "Knee programme, week 3 (2026-11-20)",
    }
    assert sitting.chosen.name == "Knee programme, week 3 (2026-11-20)"


def test_a_correction_of_the_same_day_is_asked_about(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "knee", handed_over(NEWER))
    sitting = sit()
    mended = replace(NEWER, blocks=ROUTINE.blocks)
    sitting.library.import_requested.emit([sent(tmp_path, mended)])
    assert asks(sitting)


def test_of_several_files_an_older_one_is_not_asked_about_after_a_newer_one(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "knee", handed_over(ROUTINE))
    sitting = sit()
    assert NEWER.prescription is not UNSET
    between = replace(NEWER, prescription=replace(NEWER.prescription, issued="2026-11-08"))
    sitting.library.import_requested.emit([sent(tmp_path, NEWER, "a"), sent(tmp_path, between, "b")])
    answer(sitting, "Replace")
    assert not asks(sitting)
    assert [one.routine for one in sitting.own] == [handed_over(NEWER)]


@pytest.mark.parametrize("routine", [ROUTINE, replace(ROUTINE, blocks=ROUTINE.blocks[:1])])
def test_a_file_that_is_not_newer_says_so_in_one_sentence(sit: Sit, tmp_path: Path, routine: Routine) -> None:
    put(tmp_path, "knee", handed_over(NEWER))
    sitting = sit()
    file = sent(tmp_path, routine)
    sitting.library.import_requested.emit([file])
    assert not asks(sitting)
    assert (
        f"{file}: “Knee programme, week 3” is here already as it was prescribed on 20 November 2026; "
        "this file is not newer"
    ) in told(sitting.library)
    assert [one.routine for one in sitting.own] == [handed_over(NEWER)]


def test_several_newer_files_ask_one_after_the_other(sit: Sit, tmp_path: Path) -> None:
    other = replace(ROUTINE, name="Hip programme")
    for stem, routine in (("hip", other), ("knee", ROUTINE)):
        put(tmp_path, stem, handed_over(routine))
    sitting = sit()
    files = [sent(tmp_path, NEWER, "a"), sent(tmp_path, replace(NEWER, name="Hip programme"), "b")]
    sitting.library.import_requested.emit(files)
    assert "Knee" in question(sitting).accessibleName()
    answer(sitting, "Cancel")
    assert "Hip" in question(sitting).accessibleName()
    answer(sitting, "Replace")
    assert not asks(sitting)
    assert {one.name: one.routine for one in sitting.own} == {
        "Knee programme, week 3": handed_over(ROUTINE),
        "Hip programme": handed_over(replace(NEWER, name="Hip programme")),
    }


def test_a_file_that_is_dropped_or_opened_from_outside_asks_too(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "knee", handed_over(ROUTINE))
    sitting = sit()
    file = sent(tmp_path, NEWER)
    data = dragged(file)
    QApplication.sendEvent(sitting.library, entering(data, QPoint(300, 300)))
    QApplication.sendEvent(sitting.library, dropping(data, QPoint(300, 300)))
    answer(sitting, "Cancel")
    assert sitting.program.rooms.requests.obey(("import", str(file))) == []
    answer(sitting, "Replace")
    assert sitting.chosen.routine == handed_over(NEWER)


def test_a_file_that_is_opened_during_a_workout_asks_when_the_library_is_back(
    sit: Sit, tmp_path: Path
) -> None:
    put(tmp_path, "knee", handed_over(ROUTINE))
    sitting = sit()
    sitting.library.choose("knee")
    sitting.library.start()
    settle(sitting.window)
    assert sitting.workout.under_way
    sitting.program.rooms.requests.obey(("import", str(sent(tmp_path, NEWER))))
    settle(sitting.window)
    assert sitting.workout.page.isVisible()
    sitting.workout.abandon()
    sitting.controller.open()
    answer(sitting, "Replace")
    assert sitting.chosen.routine == handed_over(NEWER)
