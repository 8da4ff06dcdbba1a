"""A note that answers a press: what is heard makes way for it, and it makes way for what is due."""

import pytest

from lunge_timer.core.cues import Sound
from lunge_timer.core.sound_options import DEFAULT_VOLUME
from tests.conftest import FakeClock
from tests.sound.feed_room import WALKS, Room
from tests.sound.routines import timed, timeline_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("output_ms", "heard_ms"), [((0, 0), 27_010), ((500, 75), 27_075)])
def test_a_sound_that_is_heard_while_its_step_is_lengthened_makes_way_for_the_note(
    clock: FakeClock, output_ms: tuple[int, int], heard_ms: int
) -> None:
    stage = Room(clock, WALKS, output_ms)
    stage.start()
    stage.run(27_010)
    stage.session.adjust(5000)
    stage.follow()
    stage.run(20_000)
    ticking, noting = (
        p
        for p in stage.output.playbacks
        if p.begins_ms < stage.began_ms + 30_000 and p.ends_ms > stage.began_ms + 27_000 and any(p.samples)
    )
    assert (ticking.ends_ms - stage.began_ms, noting.begins_ms - stage.began_ms) == (heard_ms, heard_ms)
    assert [at_ms for at_ms, sound in stage.heard() if sound is Sound.TICK][:4] == [
        27_000,
        32_000,
        33_000,
        34_000,
    ]


def test_a_sound_that_has_to_make_way_for_the_next_does_so_whatever_changes_meanwhile(
    clock: FakeClock,
) -> None:
    stage = Room(clock, timeline_of(timed(36)))
    stage.start()
    stage.run(17_965)
    stage.session.adjust(-15_000)  # the countdown begins at 18,000 ms, before the note of 40 ms is over
    stage.follow()
    stage.run(10)
    stage.set_volume(DEFAULT_VOLUME // 2)
    stage.run(1000)
    (noting,) = (p for p in stage.output.playbacks if p.begins_ms == stage.began_ms + 17_965)
    assert noting.ends_ms - stage.began_ms == 18_050  # so much later than asked is it heard


def test_a_note_takes_no_time_from_the_countdown_that_a_shorter_step_begins_with(clock: FakeClock) -> None:
    stage = Room(clock, WALKS, (500, 75))
    stage.start()
    stage.run(15_010)  # the half has just begun
    stage.session.adjust(-5000)
    stage.follow()
    stage.run(3990)
    stage.session.adjust(-5000)  # the countdown begins at the press
    stage.follow()
    stage.run(100)
    assert stage.heard() == [
        (0, Sound.GO),
        (15_000, Sound.HALF),
        (15_075, Sound.SHORTER),
        (19_000, Sound.TICK),
    ]
    stage.run(900)
    stage.session.adjust(5000)
    stage.follow()
    stage.session.adjust(-5000)  # again: the sound before it cannot have been heard
    stage.follow()
    assert stage.heard()[-1] == (20_000, Sound.TICK)
