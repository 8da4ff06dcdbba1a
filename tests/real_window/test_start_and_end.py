import signal

import pytest

from tests.real_window.program import Program

pytestmark = pytest.mark.real_window


@pytest.mark.parametrize("display", ["", ":4095", "nowhere.invalid:0"])
def test_without_a_screen_it_says_so_in_one_line(program: Program, display: str) -> None:
    program.start(DISPLAY=display)
    assert program.wait() == 1
    assert program.errors.count("\n") == 1
    assert "Traceback" not in program.errors


def test_a_routine_that_does_not_exist_is_told_in_one_line(program: Program) -> None:
    program.start("--start", "Desk brake")
    assert program.wait() == 1
    assert program.errors.count("\n") == 1
    assert "Desk brake" in program.errors


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("arguments", [(), ("--start", "Desk break")])
def test_a_signal_ends_it_without_a_word(
    program: Program, number: signal.Signals, arguments: tuple[str, ...]
) -> None:
    program.start(*arguments)
    program.see_title("Desk break" if arguments else "Lunge Timer")
    program.send(number)
    assert program.wait() in {-number, 128 + number}
    assert program.errors == ""
