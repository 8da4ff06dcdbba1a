import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.routine import ExerciseBlock, TimedBlock, to_ms
from lunge_timer.core.text.doses import block_line
from lunge_timer.core.text.numbers import exact_clock_text
from lunge_timer.core.text.typed_numbers import read_time
from lunge_timer.store.assets import load_exercises


@given(st.floats(0, 3600) | st.integers(0, 3600) | st.integers(0, 3_600_000).map(lambda ms: ms / 1000))
def test_a_time_that_is_written_is_read_back_to_the_millisecond(seconds: float) -> None:
    assert read_time(exact_clock_text(to_ms(seconds))) == to_ms(seconds) / 1000


@pytest.mark.parametrize(
    ("seconds", "text"), [(59.9999, "1:00"), (59.9995, "1:00"), (59.9994, "0:59.999"), (61.029, "1:01.029")]
)
def test_a_block_tells_its_time_to_the_millisecond(seconds: float, text: str) -> None:
    assert block_line(TimedBlock(name="Walk", duration_s=seconds), {}) == text


@pytest.mark.parametrize("ms", [61_029, 119_999, 3_599_999])
def test_minutes_and_a_fraction_make_one_exact_number(ms: int) -> None:
    assert read_time(exact_clock_text(ms)) == ms / 1000


def test_holds_are_told_in_their_order_where_they_differ() -> None:
    block = ExerciseBlock(exercise="squat-position-reverse-lunge", sets=2, reps=5, phases_s={"hold-back": 7})
    told = [
        block_line(one, load_exercises()).replace("\N{NO-BREAK SPACE}", " ")
        for one in (block, replace(block, phases_s={}))
    ]
    assert "hold 7 s + 5 s," in told[0]
    assert "hold 5 s," in told[1]
