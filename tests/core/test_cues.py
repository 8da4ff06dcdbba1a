from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from msgspec.structs import replace

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.cues import Cue, Sound, is_heard, press_sound, step_cues
from lunge_timer.core.exercise import Seconds
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Pace, Routine, TimedBlock
from lunge_timer.core.session import Session
from lunge_timer.core.sound_options import SoundChoice, TickChoice
from lunge_timer.core.timeline import Step, StepKind, Timeline
from tests.conftest import FakeClock
from tests.core.every_cue import timeline_cues
from tests.core.exercises import EXERCISES
from tests.core.strategies import timelines

COUNTDOWN = (Sound.TICK, Sound.TICK, Sound.TICK)


def lay_out(*blocks: Block, get_ready_s: Seconds = 0) -> Timeline:
    return compile_timeline(Routine(name="Any", get_ready_s=get_ready_s, blocks=blocks), EXERCISES)


def squats(**phases_s: Seconds) -> Timeline:
    lengths = {name.replace("_", "-"): seconds for name, seconds in phases_s.items()}
    return lay_out(ExerciseBlock(exercise="squat", sets=1, reps=1, phases_s=lengths))


def walk(duration_s: Seconds) -> Timeline:
    return lay_out(TimedBlock(name="Walk", duration_s=duration_s))


def sounds(timeline: Timeline, index: int) -> list[Sound]:
    return [cue.sound for cue in step_cues(timeline, index, timeline.steps[index].duration_ms)]


def ticks_ms(timeline: Timeline, index: int) -> list[int]:
    cues = step_cues(timeline, index, timeline.steps[index].duration_ms)
    return [cue.at_ms for cue in cues if cue.sound is Sound.TICK]


# How a step begins


def test_a_squat_position_lunge_is_told_phase_by_phase() -> None:
    timeline = squats(hold_back=1, hold_squat=1)
    assert [sounds(timeline, index) for index in range(12)] == [
        [leg] if first else [sound]
        for leg in (Sound.LEFT, Sound.RIGHT)
        for first, sound in [
            (True, leg),
            (False, Sound.MOVE),
            (False, Sound.HOLD),
            (False, Sound.RELEASE),
            (False, Sound.SECOND_HOLD),
            (False, Sound.RELEASE),
        ]
    ]


def test_the_second_hold_of_a_rep_sounds_the_same_where_the_first_is_left_out() -> None:
    timeline = squats(hold_back=0)
    assert [sounds(timeline, index)[0] for index in range(1, 5)] == [
        *[Sound.MOVE] * 2,
        Sound.SECOND_HOLD,
        Sound.RELEASE,
    ]


def test_a_phase_may_say_its_tone() -> None:
    phases = [*EXERCISES["squat"].phases]
    phases[2] = replace(phases[2], tone="second-hold")
    phases[3] = replace(phases[3], tone="move")
    phases[4] = replace(phases[4], tone="hold")
    squat = replace(EXERCISES["squat"], phases=tuple(phases))
    routine = Routine(name="Any", get_ready_s=0, blocks=(ExerciseBlock(exercise="squat", sets=1, reps=1),))
    timeline = compile_timeline(routine, {"squat": squat})
    assert [sounds(timeline, index)[0] for index in range(6)] == [
        Sound.LEFT,
        Sound.MOVE,
        Sound.SECOND_HOLD,
        Sound.MOVE,
        Sound.HOLD,
        Sound.RELEASE,
    ]


def test_both_legs_have_a_tone_of_their_own() -> None:
    timeline = lay_out(ExerciseBlock(exercise="curl", sets=1, reps=2))
    assert [sounds(timeline, index) for index in range(4)] == [[Sound.BOTH], [Sound.MOVE]] * 2


def test_every_rep_begins_with_its_tone_even_where_no_rest_parts_it_from_another() -> None:
    lunges = ExerciseBlock(
        exercise="lunge", sets=2, reps=1, rest_s=0, legs=LegOrder.ONE_AT_A_TIME, switch_s=0
    )
    curl = ExerciseBlock(exercise="curl", sets=1, reps=1, rest_s=0)
    timeline = lay_out(lunges, curl, curl)
    firsts = [sounds(timeline, rep.first)[0] for rep in timeline.reps]
    assert firsts == [Sound.LEFT, Sound.RIGHT] * 2 + [Sound.BOTH] * 2


def test_get_ready_begins_in_silence_says_so_once_the_output_is_awake_and_counts_down() -> None:
    timeline = lay_out(TimedBlock(name="Walk", duration_s=5), get_ready_s=10)
    assert step_cues(timeline, 0, 10_000) == (
        Cue(2000, Sound.READY),
        *(Cue(at_ms, Sound.TICK) for at_ms in (7000, 8000, 9000)),
    )


@pytest.mark.parametrize(("get_ready_s", "has_it"), [(1, False), (5.999, False), (6, True), (60, True)])
def test_a_get_ready_of_6_s_or_more_says_so(get_ready_s: Seconds, *, has_it: bool) -> None:
    timeline = lay_out(TimedBlock(name="Walk", duration_s=5), get_ready_s=get_ready_s)
    assert (Cue(2000, Sound.READY) in step_cues(timeline, 0, timeline.steps[0].duration_ms)) is has_it


def test_timed_steps_switches_and_rests_begin_with_their_own_sounds() -> None:
    work = ExerciseBlock(exercise="lunge", sets=2, reps=1, legs=LegOrder.ONE_AT_A_TIME, rest_s=15)
    timeline = lay_out(TimedBlock(name="Walk", duration_s=5), work)
    told = {step.kind: tuple(sounds(timeline, index)) for index, step in enumerate(timeline.steps)}
    assert told[StepKind.TIMED] == (Sound.GO, *COUNTDOWN)
    assert told[StepKind.SWITCH] == (Sound.SWITCH, *COUNTDOWN)
    assert told[StepKind.REST] == (Sound.SET_DONE, *COUNTDOWN)


def test_the_end_has_one_sound() -> None:
    assert step_cues(walk(5), 1, 0) == (Cue(0, Sound.DONE),)


def test_a_self_paced_step_has_its_first_sound_only_and_a_hold_in_it_counts_down() -> None:
    block = ExerciseBlock(exercise="squat", sets=1, reps=1, pace=Pace.SELF)
    timeline = lay_out(block)
    assert [sounds(timeline, index) for index in range(5)] == [
        [Sound.LEFT],
        [Sound.HOLD, *COUNTDOWN],
        [Sound.RELEASE],
        [Sound.SECOND_HOLD, *COUNTDOWN],
        [Sound.RELEASE],
    ]


# The countdown


@pytest.mark.parametrize(
    ("hold_s", "expected"),
    [
        (1, []),
        (2, [1000]),
        (3, [1000, 2000]),
        (4, [1000, 2000, 3000]),
        (10, [7000, 8000, 9000]),
        (1.299, []),
        (1.3, [300]),
        (2.299, [1299]),
        (2.3, [300, 1300]),
        (3.299, [1299, 2299]),
        (3.3, [300, 1300, 2300]),
    ],
)
def test_a_hold_counts_down_but_no_tick_runs_into_its_first_sound(
    hold_s: Seconds, expected: list[int]
) -> None:
    assert ticks_ms(squats(hold_back=hold_s), 2) == expected


def test_moves_never_count_down_however_long() -> None:
    timeline = squats(squat=60)
    assert sounds(timeline, 0) == [Sound.LEFT]


# The half


@pytest.mark.parametrize(
    ("duration_s", "half_ms"), [(19.999, None), (20, 10_000), (20.001, 10_000), (45, 22_500)]
)
def test_a_timed_step_of_20_s_or_more_tells_its_half(duration_s: Seconds, half_ms: int | None) -> None:
    cues = step_cues(walk(duration_s), 0, round(duration_s * 1000))
    assert [cue.at_ms for cue in cues if cue.sound is Sound.HALF] == ([] if half_ms is None else [half_ms])


def test_a_rest_tells_its_half_and_a_long_hold_does_not() -> None:
    rests = lay_out(ExerciseBlock(exercise="lunge", sets=2, reps=1, rest_s=30))
    assert sounds(rests, 4) == [Sound.SET_DONE, Sound.HALF, *COUNTDOWN]
    assert Sound.HALF not in sounds(squats(hold_back=30), 2)
    assert Sound.HALF not in sounds(lay_out(TimedBlock(name="Walk", duration_s=5), get_ready_s=30), 0)


def test_cues_follow_the_length_a_step_was_given_later() -> None:
    timeline = walk(30)
    assert [cue.at_ms for cue in step_cues(timeline, 0, 18_000)] == [0, 15_000, 16_000, 17_000]
    assert [cue.at_ms for cue in step_cues(timeline, 0, 40_000)] == [0, 20_000, 37_000, 38_000, 39_000]


# What was pressed


def test_a_pause_going_on_and_5_s_more_or_less_have_notes_of_their_own(clock: FakeClock) -> None:
    session = Session(walk(30), clock)
    session.start()
    heard = []
    for press in (
        Session.pause,
        Session.go_on,
        partial(Session.adjust, by_ms=5000),
        partial(Session.adjust, by_ms=-5000),
        Session.previous_step,
    ):
        clock.advance(5000)
        press(session)
        heard.append(press_sound(session.poll(), paused=session.position is None))
    assert heard == [Sound.PAUSE, Sound.GO_ON, Sound.LONGER, Sound.SHORTER, None]


def test_a_press_that_changes_nothing_has_no_note(clock: FakeClock) -> None:
    session = Session(walk(4), clock)
    session.start()
    session.poll()
    clock.advance(2000)
    for press in (Session.go_on, partial(Session.adjust, by_ms=-5000)):
        press(session)
        assert press_sound(session.poll(), paused=False) is None


def test_in_a_pause_only_its_own_note_is_heard(clock: FakeClock) -> None:
    session = Session(walk(30), clock)
    session.start()
    session.pause()
    assert press_sound(session.poll(), paused=True) is Sound.PAUSE
    session.adjust(5000)
    assert press_sound(session.poll(), paused=True) is None


# All of it


def own_cues(step: Step, told: list[Cue]) -> list[Cue]:
    return [cue for cue in told if step.start_ms <= cue.at_ms < step.end_ms]


@given(timelines())
def test_a_listener_hears_each_step_begin_and_nothing_too_soon_after_it(timeline: Timeline) -> None:
    told = list(timeline_cues(timeline))
    assert all(one.at_ms < next_one.at_ms for one, next_one in pairwise(told))
    for step in timeline.steps:
        cues = own_cues(step, told)
        begun = [cue for cue in cues if cue.at_ms == step.start_ms]
        assert len(begun) == (step.kind is not StepKind.PREPARE)
        later = {Sound.TICK, Sound.READY if step.kind is StepKind.PREPARE else Sound.HALF}
        assert all(cue.sound in later for cue in cues[len(begun) :])
        assert all(cue.at_ms - step.start_ms >= 300 for cue in cues[len(begun) :])


@given(timelines(Pace.GUIDED))
def test_every_rep_has_just_one_tone_of_its_leg(timeline: Timeline) -> None:
    tones = [cue for cue in timeline_cues(timeline) if cue.sound in {"left", "right", "both"}]
    reps = [Cue(timeline.steps[rep.first].start_ms, Sound(rep.leg.value)) for rep in timeline.reps]
    assert tones == reps


@pytest.mark.parametrize(
    ("ticks", "kinds"),
    [("on", {*StepKind}), ("rests", {StepKind.PREPARE, StepKind.SWITCH, StepKind.REST}), ("off", set())],
)
def test_ticks_and_halves_are_heard_everywhere_where_nobody_works_or_nowhere(
    ticks: TickChoice, kinds: set[StepKind]
) -> None:
    choice = SoundChoice(ticks=ticks)
    for sound in (Sound.TICK, Sound.HALF):
        assert {kind for kind in StepKind if is_heard(sound, kind, choice)} == kinds


def test_all_but_ticks_and_moves_is_heard_whatever_is_chosen() -> None:
    choice = SoundChoice(ticks="off", moves=False)
    silent = {sound for sound in Sound for kind in StepKind if not is_heard(sound, kind, choice)}
    assert silent == {Sound.TICK, Sound.HALF, Sound.MOVE}
