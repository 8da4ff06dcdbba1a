"""How long something has run."""

from lunge_timer.core.clock import Clocks, Stopwatch
from tests.conftest import FakeClock

STALL_MS = 1000  # a busy machine may stand still between two looks


def test_a_stopwatch_counts_only_the_time_in_which_it_goes(clock: FakeClock) -> None:
    watch = Stopwatch(clock)
    clock.advance(500)
    assert (watch.elapsed_ms, watch.goes) == (0, False)
    watch.go_on()
    clock.advance(300)
    watch.go_on()
    assert (watch.elapsed_ms, watch.goes) == (300, True)
    watch.stop()
    clock.advance(4000)
    watch.stop()
    watch.go_on()
    clock.advance(20)
    assert watch.elapsed_ms == 320
    watch.reset()
    assert (watch.elapsed_ms, watch.goes) == (0, False)


def test_the_computers_two_clocks_go_on_alike_while_it_is_awake() -> None:
    clocks = Clocks()
    before = clocks.boot() - clocks.awake()
    for _look in range(1000):
        assert abs(clocks.boot() - clocks.awake() - before) <= STALL_MS
    assert before >= -1  # awake is part of the time since it was started
