from pathlib import Path

import pytest

from lunge_timer.core.routine import ExerciseBlock, Pace, Routine
from lunge_timer.store.encoding import encode
from tests.real_window.program import Program
from tests.real_window.test_a_workout_by_keyboard import stands_still

pytestmark = pytest.mark.real_window

ONE_REP_A_SET = Routine(
    name="One rep a set",
    get_ready_s=0,
    blocks=(ExerciseBlock(exercise="machine-leg-curl", sets=2, reps=1, pace=Pace.SELF, rest_s=45),),
)
LOOKS = 8  # at least 50 ms each


def test_a_double_click_on_rep_done_ends_the_set_and_does_not_pause_its_rest(
    program: Program, tmp_path: Path
) -> None:
    file = tmp_path / "one.lunge.json"
    file.write_text(encode(ONE_REP_A_SET), encoding="utf-8")
    program.start("--start", str(file))
    program.see_title(ONE_REP_A_SET.name)
    program.see("a figure that moves", lambda: not stands_still(program))
    width, height = map(int, program.size().split("x"))
    program.click(width // 2, round(height * 0.925), times=2)  # the main button
    assert not any(stands_still(program) for _look in range(LOOKS))
    program.press("alt+F4")
    program.see("a question", lambda: stands_still(program))
    program.press("Tab", "Return")
    assert program.wait() == 0
    assert program.errors == ""
