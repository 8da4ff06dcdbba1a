"""A routine that brings exercises of its own, chosen on the library's page."""

from pytestqt.qtbot import QtBot

from lunge_timer.ui.widgets.labels import PlainLabel
from tests.core.format_2_files import routine_of
from tests.core.format_2_reckoning import Json
from tests.ui.library.pages import SQUATS, item_id, routines, settle, shown

DIP: Json = {"id": "dip", "kind": "move", "name": "Dip slowly", "word": "Dip", "duration_s": 2}
OWN: Json = {"id": "own/dip", "name": "Heel dip", "legs": "each", "phases": [DIP]}
ROUTINE: Json = {
    "format": "lunge-timer/routine",
    "version": 2,
    "name": "Ankle",
    "exercises": [OWN, {**OWN, "id": "own/other", "figure": {"like": "reverse-lunge"}}],
    "blocks": [
        {"type": "exercise", "exercise": each, "sets": 2, "reps": 3} for each in ("own/dip", "own/other")
    ],
}


def test_an_exercise_without_a_figure_is_shown_with_its_words_alone(qtbot: QtBot) -> None:
    page = shown(qtbot, *routines(), routine_of(ROUTINE))
    page.choose(item_id("Ankle"))
    settle(page)
    texts = " ".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisible())
    assert "Heel dip" in texts
    assert "Dip slowly" in texts
    page.choose(item_id(SQUATS))
    settle(page)
