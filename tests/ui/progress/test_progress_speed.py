"""Ten years of workouts: the page opens, the list scrolls and the chart is drawn without a stall."""

from collections.abc import Callable
from time import process_time

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.ui.progress.leg_series import Span, exercise_trends
from lunge_timer.ui.progress.page import ProgressPage
from tests.ui.progress.histories import exercises, history, last_weeks
from tests.ui.progress.shown_progress import TODAY, shown

TEN_YEARS = history(2_080, TODAY)
OPEN_MS, FRAME_MS, CHART_MS = 100, 16, 10


def best_ms(of: Callable[[], object], times: int = 5) -> float:
    """The CPU time that it takes where nothing is in its way."""
    spent = []
    for _turn in range(times):
        begun = process_time()
        of()
        spent.append((process_time() - begun) * 1000)
    return min(spent)


def test_the_page_opens_within_a_tenth_of_a_second_and_so_do_the_legs(qtbot: QtBot) -> None:
    known = exercises()

    def open_page() -> ProgressPage:
        page = ProgressPage()
        qtbot.addWidget(page)
        page.show_weeks(*last_weeks(TEN_YEARS, TODAY), TODAY)
        page.show_workouts(TEN_YEARS, TODAY)
        page.resize(1280, 800)
        page.grab()
        return page

    def show_legs() -> None:
        page.show_trends(exercise_trends(TEN_YEARS, known), TODAY)
        page.grab()

    page = open_page()
    assert best_ms(open_page) <= OPEN_MS
    assert best_ms(show_legs) <= OPEN_MS


def test_the_list_scrolls_within_a_frame(qtbot: QtBot) -> None:
    page = shown(qtbot, TEN_YEARS)
    rows, bar = page.workouts.list, page.workouts.list.verticalScrollBar()
    worst = 0.0
    for number in range(40):
        place = bar.maximum() * number // 40

        def scroll(to: int = place) -> None:
            bar.setValue(to)
            rows.viewport().grab()
            QApplication.processEvents()

        worst = max(worst, best_ms(scroll, 2))
    assert worst <= FRAME_MS


def test_the_chart_is_drawn_within_ten_milliseconds(qtbot: QtBot) -> None:
    page = shown(qtbot, TEN_YEARS)
    page.legs.show_span(Span.ALL)
    assert best_ms(page.legs.chart.grab) <= CHART_MS
