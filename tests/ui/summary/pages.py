"""A summary on the screen."""

from collections.abc import Collection

from pytestqt.qtbot import QtBot

from lunge_timer.core.answers import SoreLeg
from lunge_timer.core.done_workout import Workout
from lunge_timer.core.summary import Summary
from lunge_timer.ui.summary.page import SummaryPage
from tests.ui.library.pages import settle
from tests.ui.wall_clock import WallClock


def shown(
    qtbot: QtBot,
    summary: Summary,
    size: tuple[int, int] = (1280, 800),
    workout: Workout | None = None,
    sore: Collection[SoreLeg] = (),
) -> SummaryPage:
    page = SummaryPage(WallClock())
    qtbot.addWidget(page, before_close_func=lambda _page: page.hide())
    page.show_summary(summary, workout, sore)
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    settle(page)
    return page
