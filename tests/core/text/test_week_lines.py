import pytest

from lunge_timer.core.text.week_lines import glute_line, second_glute_note, tally_line, week_line
from lunge_timer.core.weeks import Tally, Week


def week(*, lunges: int = 0, glutes: int = 0, low: int = 3, high: int = 4) -> Week:
    return Week(
        monday=4, lunge_days=tuple(range(lunges)), glute_days=tuple(range(glutes)), low=low, high=high
    )


@pytest.mark.parametrize(
    ("shown", "line"),
    [
        (week(lunges=2), "2 of 3–4"),
        (week(), "0 of 3–4"),
        (week(lunges=6), "6 of 3–4"),
        (week(lunges=1, low=2, high=2), "1 of 2"),
    ],
)
def test_a_week_stands_beside_its_goal(shown: Week, line: str) -> None:
    assert week_line(shown) == line


@pytest.mark.parametrize(
    ("tally", "line"),
    [
        (Tally(done=20, asked=21, weeks_away=0), "20 of 21"),
        (Tally(done=20, asked=21, weeks_away=1), "20 of 21 · 1 week away left out"),
        (Tally(done=0, asked=0, weeks_away=2), "2 weeks away left out"),
        (Tally(done=0, asked=0, weeks_away=0), ""),
    ],
)
def test_weeks_together_leave_out_those_away(tally: Tally, line: str) -> None:
    assert tally_line(tally) == line


@pytest.mark.parametrize(
    ("count", "line"),
    [
        (0, ""),
        (1, "Glutes: once this week, which is enough."),
        (2, "Glutes: 2 times this week; once is enough."),
    ],
)
def test_glute_sessions_are_told_without_a_word_of_blame(count: int, line: str) -> None:
    assert glute_line(week(glutes=count)) == line


def test_a_second_glute_session_is_met_with_once_is_enough() -> None:
    assert second_glute_note() == "You did a glute session this week: once a week is enough."
