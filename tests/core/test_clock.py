"""How long something has run."""

from lunge_timer.core.clock import Stopwatch
from tests.conftest import FakeClock


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
