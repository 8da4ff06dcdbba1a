"""What an output is handed, whatever the person and the device do."""

from collections.abc import Callable, Mapping, Sequence

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from lunge_timer.core.cues import Cue, Sound, step_cues
from lunge_timer.core.routine import ExerciseBlock
from lunge_timer.core.snapshot import Position
from lunge_timer.core.sound_options import DEFAULT_VOLUME
from lunge_timer.core.timeline import Timeline
from lunge_timer.sound.feed import LATE_MS, Feed, Wish
from lunge_timer.sound.score import Score
from lunge_timer.sound.tones import BYTES_PER_MS, tone, tone_ms
from tests.conftest import FakeClock
from tests.core.strategies import timelines
from tests.sound.feed_room import OUTPUTS_MS, WALKS, MakeRoom, Room
from tests.sound.recording_output import RecordingOutput
from tests.sound.routines import desk_break, self_paced, timed, timeline_of

pytestmark = pytest.mark.slow

ANSWER_MS = 75  # a sound that has just begun is heard first
NOTES = {Sound.PAUSE, Sound.GO_ON, Sound.LONGER, Sound.SHORTER}
TELLING_MS = 30  # what is left of a sound in a shorter step does not tell which it was


def planned(timeline: Timeline, position: Position, from_ms: int, until_ms: int) -> list[tuple[int, Sound]]:
    """Every sound from position on that begins in [from_ms, until_ms) of the clock."""
    index, began_ms, duration_ms = position.index, position.began_ms, position.duration_ms
    cues: Sequence[Cue] = step_cues(timeline, index, duration_ms)
    kept = [
        c for c in cues if c.at_ms >= position.from_ms and not (position.half_over and c.sound is Sound.HALF)
    ]
    found: list[tuple[int, Sound]] = []
    while True:
        found += [(began_ms + cue.at_ms, cue.sound) for cue in kept]
        if index == len(timeline.steps) or duration_ms is None:
            break
        began_ms, index = began_ms + duration_ms, index + 1
        if index < len(timeline.steps):
            duration_ms = timeline.steps[index].duration_ms
        kept = list(step_cues(timeline, index, duration_ms))
    return [cue for cue in found if from_ms <= cue[0] < until_ms]


COMMANDS: Mapping[str, Callable[[Room], None]] = {
    "wait": lambda _room: None,
    "pause": lambda room: room.session.pause(),
    "go on": lambda room: room.session.go_on(),
    "next": lambda room: room.session.next_step(),
    "previous": lambda room: room.session.previous_step(),
    "next set": lambda room: room.session.next_set(),
    "done": lambda room: room.session.rep_done(),
    "redo": lambda room: room.session.redo_rep(),
    "longer": lambda room: room.session.adjust(5000),
    "shorter": lambda room: room.session.adjust(-5000),
    "louder": lambda room: room.set_volume(DEFAULT_VOLUME),
    "finish": lambda room: room.session.finish(),
}


@example(
    timeline=timeline_of(
        timed(1), ExerciseBlock(exercise="squat", sets=1, reps=1, phases_s={"squat": 2.125})
    ),
    output_ms=(0, 0),
    commands=[("wait", 7095), ("pause", 0), ("go on", 31)],  # a tick cuts the note short
    lag_ms=0,
)
@example(
    timeline=timeline_of(timed(1)),
    output_ms=(0, 0),
    commands=[("pause", 0), ("go on", 0), ("pause", 76)],  # three at once
    lag_ms=0,
)
@given(
    timeline=timelines(),
    output_ms=st.sampled_from(OUTPUTS_MS),
    commands=st.lists(st.tuples(st.sampled_from(list(COMMANDS)), st.integers(0, 12_000)), max_size=15),
    lag_ms=st.sampled_from([0, 1, 20]),
)
@settings(deadline=None)
def test_whatever_the_person_does_every_sound_is_heard_once_and_none_after_a_pause(
    timeline: Timeline, output_ms: tuple[int, int], commands: list[tuple[str, int]], lag_ms: int
) -> None:
    assume(all(step.estimate_ms >= TELLING_MS for step in timeline.steps))
    room = Room(FakeClock(), timeline, output_ms)
    room.start()
    expected: list[tuple[int, Sound]] = []
    presses: list[tuple[int, Sound | None]] = []
    for command, wait_ms in [("wait", 0), *commands, ("finish", 0), ("wait", 10_000)]:
        COMMANDS[command](room)
        position, from_ms = room.session.position, room.clock()
        room.follow(lag_ms)
        if command != "wait":
            presses.append((from_ms, room.wish.note))
        room.run(wait_ms)
        if position is not None:
            expected += planned(timeline, position, from_ms, room.clock())
    heard = room.output.heard(after_ms=lag_ms)
    assert [one for one in heard if one[1] not in NOTES] == expected
    assert_answered(presses, heard, lag_ms)


def assert_answered(
    presses: list[tuple[int, Sound | None]], heard: list[tuple[int, Sound]], lag_ms: int
) -> None:
    """Each press has its note once and soon, or a sound of the step that was due; no other note is heard."""
    notes = [one for one in heard if one[1] in NOTES]
    numbered = list(enumerate(presses))
    for number, (pressed_ms, note) in reversed(numbered):  # of several at once the last is heard
        until_ms = pressed_ms + ANSWER_MS
        answers = [one for one in notes if one[1] is note and pressed_ms <= one[0] <= until_ms]
        if note is not None and not answers:
            pressed_soon = any(at_ms <= until_ms + lag_ms for at_ms, _note in presses[number + 1 :])
            due_ms = (at_ms for at_ms, sound in heard if sound not in NOTES)
            assert pressed_soon or any(pressed_ms <= at_ms <= until_ms + TELLING_MS for at_ms in due_ms)
        for answer in answers[-1:]:
            notes.remove(answer)
    assert notes == []


@given(
    output_ms=st.sampled_from(OUTPUTS_MS),
    moments=st.lists(st.integers(0, 5000), min_size=1, max_size=20),
    lag_ms=st.sampled_from([0, 1, 20]),
)
@settings(deadline=None)
def test_a_volume_that_changes_at_any_moment_costs_no_sound_and_repeats_none(
    output_ms: tuple[int, int], moments: list[int], lag_ms: int
) -> None:
    timeline = timeline_of(timed(25))
    room = Room(FakeClock(), timeline, output_ms)
    room.start()
    for number, wait_ms in enumerate(moments):
        room.run(wait_ms)
        room.set_volume([70, 30][number % 2], lag_ms)
    room.run(30_000)
    loud, soft = tone(Sound.TICK, 70)[:BYTES_PER_MS], tone(Sound.TICK, 30)[:BYTES_PER_MS]
    onsets = [
        playback.begins_ms + place - room.began_ms
        for playback in room.output.playbacks
        for place in range(playback.ends_ms - playback.begins_ms - lag_ms)
        if playback.samples[place * BYTES_PER_MS : (place + 1) * BYTES_PER_MS] in (loud, soft)
    ]
    assert [at_ms for at_ms in onsets if at_ms in (22_000, 23_000, 24_000)] == [22_000, 23_000, 24_000]


def test_a_step_that_begins_by_itself_changes_nothing(room: MakeRoom) -> None:
    stage = room(desk_break())
    stage.start()
    for _ in range(94):
        stage.run(1000)
        before = len(stage.output.playbacks)
        stage.follow()
        assert len(stage.output.playbacks) == before
    stage.run(5000)
    silence, *steps = stage.output.playbacks
    assert silence.stopped_ms == stage.began_ms
    assert all(playback.stopped_ms is None for playback in steps)
    assert [sound for _at_ms, sound in stage.heard()][-1] is Sound.DONE


def test_silence_plays_without_a_gap_before_the_start_in_a_pause_in_a_step_that_waits_and_after_the_end(
    clock: FakeClock,
) -> None:
    stage = Room(clock, timeline_of(timed(2)))
    stage.run(25_000)
    stage.start()
    stage.run(1500)
    stage.session.pause()
    stage.follow()
    stage.run(47_000)
    stage.session.go_on()
    stage.follow()
    stage.run(50_000)
    ends_ms = stage.output.playbacks[0].begins_ms
    for playback in stage.output.playbacks:
        assert playback.begins_ms <= ends_ms
        ends_ms = playback.ends_ms
    assert ends_ms >= clock()


def test_a_pause_cuts_at_once(room: MakeRoom) -> None:
    stage = room(WALKS)
    stage.start()
    stage.run(90)
    stage.session.pause()
    stage.follow()
    stage.run(60_000)
    assert stage.heard() == [(0, Sound.GO), (90, Sound.PAUSE)]
    sounding = [playback for playback in stage.output.playbacks if any(playback.samples)]
    assert sounding[0].ends_ms - stage.began_ms == 90


@pytest.mark.parametrize(
    ("paused_ms", "until_ms"),
    [(27_000, 27_000), (27_001, 27_075), (27_020, 27_075), (27_074, 27_075), (27_090, 27_090)],
)
def test_a_pause_lets_a_sound_that_has_just_begun_be_heard(
    clock: FakeClock, paused_ms: int, until_ms: int
) -> None:
    stage = Room(clock, WALKS, (500, 75))
    stage.start()
    stage.run(paused_ms)
    stage.session.pause()
    stage.follow()
    stage.run(10_000)
    ticking, noting = (
        p for p in stage.output.playbacks if p.ends_ms >= stage.began_ms + 27_000 and any(p.samples)
    )
    assert ticking.ends_ms - stage.began_ms == until_ms
    assert noting.begins_ms - stage.began_ms == until_ms
    stage.session.go_on()
    stage.follow()
    stage.run(1500)
    ticks = [at_ms for at_ms, sound in stage.heard() if sound is Sound.TICK]
    assert len(ticks) == 2  # those of 27 s and 28 s


def test_a_sound_that_was_due_before_a_pause_is_heard_though_the_turn_comes_after_it(
    clock: FakeClock,
) -> None:
    stage = Room(clock, WALKS, (0, 60))
    stage.start()
    stage.run(29_999)
    clock.advance(3)  # a busy thread: the step at 30 s has begun
    stage.session.pause()
    stage.follow(lag_ms=2)
    stage.run(200)
    assert stage.heard()[-2:] == [(30_000, Sound.GO), (30_060, Sound.PAUSE)]
    go = [playback for playback in stage.output.playbacks if any(playback.samples)][-2]
    assert go.ends_ms - stage.began_ms == 30_060
    stage.session.go_on()
    stage.follow()
    stage.run(500)
    assert [sound for _at_ms, sound in stage.heard()].count(Sound.GO) == 2


def test_a_sound_that_was_due_after_a_pause_is_left_to_the_time_after_it(clock: FakeClock) -> None:
    stage = Room(clock, WALKS, (500, 75))
    stage.start()
    stage.run(26_999)
    stage.session.pause()
    stage.wish = Wish(None, DEFAULT_VOLUME, clock())
    clock.advance(3)  # a busy thread
    stage.turn()
    stage.run(200)
    ticking = [playback for playback in stage.output.playbacks if any(playback.samples)][-1]
    assert ticking.ends_ms - stage.began_ms == 27_002


def test_a_sound_that_is_heard_while_the_volume_changes_is_heard_to_its_end(room: MakeRoom) -> None:
    stage = room(WALKS)
    stage.start()
    stage.run(27_010)
    stage.set_volume(DEFAULT_VOLUME // 2)
    stage.run(100)
    ticking = [p for p in stage.output.playbacks if p.begins_ms < stage.began_ms + 27_010 < p.ends_ms]
    assert ticking[0].ends_ms - stage.began_ms >= 27_000 + tone_ms(Sound.TICK)


def test_a_change_that_comes_between_a_sounds_moment_and_a_late_turn_costs_no_sound(clock: FakeClock) -> None:
    stage = Room(clock, WALKS)
    stage.start()
    stage.run(29_999)
    clock.advance(2)
    stage.session.adjust(5000)
    stage.follow()
    stage.run(100)
    assert stage.heard()[-2:] == [(30_000, Sound.GO), (30_001, Sound.LONGER)]


@pytest.mark.parametrize("lag_ms", [1, 15])
def test_a_turn_a_little_after_a_step_was_left_costs_no_sound(room: MakeRoom, lag_ms: int) -> None:
    stage = room(WALKS)
    stage.start()
    stage.run(20_000)
    stage.session.next_step()
    stage.follow(lag_ms)
    stage.run(500)
    assert stage.heard() == [(0, Sound.GO), (15_000, Sound.HALF), (20_000, Sound.GO)]


def test_muting_falls_silent_at_once_and_unmuting_goes_on_in_place(room: MakeRoom) -> None:
    stage = room(WALKS)
    stage.start()
    stage.run(10)
    stage.set_volume(0)
    assert stage.output.playbacks[-1].samples.count(0) == len(stage.output.playbacks[-1].samples)
    stage.run(28_490)
    stage.set_volume(DEFAULT_VOLUME)
    stage.run(2000)
    assert stage.heard() == [(0, Sound.GO), (29_000, Sound.TICK), (30_000, Sound.GO)]


@pytest.mark.parametrize(("late_ms", "is_heard"), [(0, True), (250, True), (251, False), (2500, False)])
def test_a_sound_is_begun_a_quarter_of_a_second_late_at_most(
    clock: FakeClock, late_ms: int, *, is_heard: bool
) -> None:
    stage = Room(clock, WALKS)
    stage.session.start()
    clock.advance(late_ms)
    stage.follow()
    assert stage.output.heard() == ([(clock(), Sound.GO)] if is_heard else [])


def test_a_turn_that_is_a_little_late_plays_the_step_whole(clock: FakeClock) -> None:
    stage = Room(clock, WALKS)
    stage.session.start()
    clock.advance(LATE_MS)
    stage.follow()
    assert stage.output.playbacks[-1].samples.startswith(tone(Sound.GO, DEFAULT_VOLUME))


def test_a_piece_that_comes_later_than_that_is_begun_anew_without_what_is_past(clock: FakeClock) -> None:
    stage = Room(clock, WALKS)
    stage.session.start()
    clock.advance(LATE_MS + 1)
    stage.follow()
    assert stage.output.playbacks[-1].at_ms == clock()
    assert not any(stage.output.playbacks[-1].samples)


def test_a_turn_that_is_far_too_late_goes_on_at_the_right_place(clock: FakeClock) -> None:
    stage = Room(clock, WALKS)
    stage.start()
    clock.advance(31_500)
    stage.run(3000)
    assert stage.heard() == [
        (0, Sound.GO),
        (32_000, Sound.TICK),
        (33_000, Sound.TICK),
        (34_000, Sound.GO),
    ]


def test_an_hour_is_handed_over_in_pieces_that_are_small(clock: FakeClock) -> None:
    stage = Room(clock, timeline_of(timed(3600)))
    stage.start()
    stage.run(3_598_999)
    assert max(len(playback.samples) for playback in stage.output.playbacks) <= 20_000 * BYTES_PER_MS
    assert [at_ms for at_ms, _sound in stage.heard()] == [0, 1_800_000, 3_597_000, 3_598_000]


def test_a_step_that_waits_is_left_by_the_next_position_only(clock: FakeClock) -> None:
    stage = Room(clock, self_paced())
    stage.start()
    stage.run(300_000)
    stage.session.rep_done()
    stage.follow()
    stage.run(1000)
    assert stage.heard() == [(0, Sound.LEFT), (300_000, Sound.RIGHT)]


def test_the_end_sounds_once_however_often_it_is_told(room: MakeRoom) -> None:
    stage = room(timeline_of(timed(1)))
    stage.start()
    for _ in range(30):
        stage.run(100)
        stage.follow()
    assert stage.heard() == [(0, Sound.GO), (1000, Sound.DONE)]
    assert Position(index=1, began_ms=stage.began_ms + 1000, duration_ms=0) == stage.session.position


def test_a_position_in_the_middle_of_a_step_sounds_what_is_left_of_it(clock: FakeClock) -> None:
    output = RecordingOutput(clock)
    feed = Feed(lambda: output, Score(WALKS), lambda _state: None)
    position = Position(index=0, began_ms=clock() - 28_500, duration_ms=30_000, from_ms=28_500)
    feed.turn(Wish(position, DEFAULT_VOLUME, clock()), clock())
    clock.advance(1499)
    assert output.heard() == [(clock() - 999, Sound.TICK)]
    assert Cue(29_000, Sound.TICK) in step_cues(WALKS, 0, 30_000)
