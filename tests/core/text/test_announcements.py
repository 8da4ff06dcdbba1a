"""What is announced of a workout: one sentence for each new step, and one for each change in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Pace, Routine, TimedBlock
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import Snapshot
from lunge_timer.core.text.announcements import announcement, step_sentence
from lunge_timer.core.timeline import StepKind, Timeline
from lunge_timer.language import speak
from lunge_timer.store.assets import load_exercises
from tests.catalogues import write_catalogue
from tests.conftest import FakeClock

SHIPPED = load_exercises()
SQUATS = ExerciseBlock(exercise="squat-position-reverse-lunge", sets=3, reps=5, rest_s=45)
LUNGES = ExerciseBlock(exercise="reverse-lunge", sets=1, reps=2)
COUNTED = "counts the leg that goes back"
SQUATS_AHEAD = f"Squat-position reverse lunge, left leg first, {COUNTED}"


def laid_out(*blocks: Block, get_ready_s: int = 10) -> Timeline:
    return compile_timeline(Routine(name="Any", get_ready_s=get_ready_s, blocks=blocks), SHIPPED)


def sentences(timeline: Timeline, kind: StepKind) -> list[str]:
    return [step_sentence(timeline, index) for index, step in enumerate(timeline.steps) if step.kind is kind]


class Listener:
    """Hears what a session's screen announces."""

    def __init__(self, timeline: Timeline, clock: FakeClock) -> None:
        self.session = Session(timeline, clock)
        self._timeline = timeline
        self._clock = clock
        self._seen = [self.session.snapshot()]
        self.session.start()
        self.first = announcement(timeline, None, self._look())

    def hear(self, wait_ms: int = 0) -> str:
        self._clock.advance(wait_ms)
        before = self._seen[-1]
        return announcement(self._timeline, before, self._look())

    def _look(self) -> Snapshot:
        self._seen.append(self.session.snapshot())
        return self._seen[-1]


@pytest.fixture
def listen(clock: FakeClock) -> Callable[..., Listener]:
    return lambda *blocks: Listener(laid_out(*blocks), clock)


def test_a_hold_is_told_with_its_leg_its_length_and_its_rep() -> None:
    holds = sentences(laid_out(SQUATS), StepKind.HOLD)
    assert holds[4] == "Hold, left leg back, 5 seconds, rep 2 of 5"
    assert holds[6] == "Hold, right leg back, 5 seconds, rep 2 of 5"


def test_the_first_step_of_a_set_tells_which_set_it_is() -> None:
    moves = sentences(laid_out(SQUATS), StepKind.MOVE)
    assert [move for move in moves if "et " in move] == [
        f"Set {number} of 3: Squat, left leg next, 2 seconds, rep 1 of 5" for number in (1, 2, 3)
    ]
    assert moves[1] == "Back, left leg back, 2 seconds, rep 1 of 5"


def test_an_only_set_has_no_number() -> None:
    assert sentences(laid_out(LUNGES), StepKind.MOVE)[0] == "Lower, left leg back, 2 seconds, rep 1 of 2"


def test_get_ready_and_a_rest_tell_what_comes_then() -> None:
    timeline = laid_out(SQUATS)
    ready, rest = "Get ready, 10 seconds", "Rest, 45 seconds"
    assert sentences(timeline, StepKind.PREPARE) == [f"{ready}, then {SQUATS_AHEAD}"]
    assert sentences(timeline, StepKind.REST) == [
        f"{rest}, then Set {number} of 3, left leg first" for number in (2, 3)
    ]


def test_before_a_set_the_leg_that_begins_it_is_told_once() -> None:
    own_sets = ExerciseBlock(exercise="reverse-lunge", sets=2, reps=2, legs=LegOrder.ALTERNATE_SETS)
    timeline = laid_out(replace(own_sets, first_leg="right"))
    assert sentences(timeline, StepKind.PREPARE) == [
        f"Get ready, 10 seconds, then Reverse lunge, right leg, {COUNTED}"
    ]
    assert [rest.partition(", then ")[2] for rest in sentences(timeline, StepKind.REST)] == [
        "Set 1 of 2, left leg",
        "Set 2 of 2, right leg",
        "Set 2 of 2, left leg",
    ]
    both = laid_out(ExerciseBlock(exercise="machine-leg-curl", sets=2, reps=2, rest_s=30))
    assert sentences(both, StepKind.REST) == ["Rest, 30 seconds, then Set 2 of 2"]
    stretch = laid_out(TimedBlock(name="Pigeon pose", duration_s=30, per_leg=True))
    assert sentences(stretch, StepKind.PREPARE) == ["Get ready, 10 seconds, then Pigeon pose, left leg"]


def test_a_stretch_is_told_with_its_cue_and_what_comes_then_so_that_nobody_has_to_look() -> None:
    stretch = TimedBlock(name="Pigeon pose", duration_s=30, per_leg=True, cue="Breathe out.")
    walk = TimedBlock(name="Walk", duration_s=60)
    assert sentences(laid_out(stretch, walk, SQUATS), StepKind.TIMED) == [
        "Pigeon pose, left leg, 30 seconds. Breathe out",
        "Pigeon pose, right leg, 30 seconds. Breathe out. Then Walk",
        f"Walk, 1 minute. Then {SQUATS_AHEAD}",
    ]
    at_once = replace(stretch, switch_s=0, cue="")
    assert sentences(laid_out(at_once), StepKind.TIMED) == [
        "Pigeon pose, left leg, 30 seconds",
        "Pigeon pose, right leg, 30 seconds",
    ]


def test_a_change_of_legs_names_the_leg_to_come() -> None:
    block = ExerciseBlock(exercise="reverse-lunge", sets=1, reps=2, legs=LegOrder.ONE_AT_A_TIME, switch_s=5)
    assert sentences(laid_out(block), StepKind.SWITCH) == ["Switch legs, next: right leg, 5 seconds"]


def test_a_noun_that_is_translated_keeps_its_capital(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_catalogue(
        tmp_path,
        {
            "Left leg back": "Bein links zurück",
            "left leg": "Bein links",
            "right leg": "Bein rechts",
            "next: {leg}": "dann: {leg}",
            "Lower": "Senken",
            "{phase}, {lowered}": "{phase}: {details}",
        },
    )
    monkeypatch.setenv("LANGUAGE", "eo")
    try:
        speak(tmp_path)
        lunge = ExerciseBlock(
            exercise="reverse-lunge", sets=1, reps=1, legs=LegOrder.ONE_AT_A_TIME, switch_s=5
        )
        stretch = TimedBlock(name="Dehnen", duration_s=5, per_leg=True)
        routine = Routine(name="Any", get_ready_s=0, blocks=(lunge, stretch))
        timeline = compile_timeline(routine, load_exercises())
        assert sentences(timeline, StepKind.MOVE)[0] == "Senken: Bein links zurück, 2 seconds, rep 1 of 1"
        assert sentences(timeline, StepKind.SWITCH)[0] == "Switch legs, dann: Bein rechts, 5 seconds"
        assert sentences(timeline, StepKind.TIMED)[0] == "Dehnen, Bein links, 5 seconds"
    finally:
        speak(tmp_path / "nowhere")


def test_a_timed_step_is_told_by_its_name() -> None:
    walk = TimedBlock(name="Walk", duration_s=65)
    stretch = TimedBlock(name="Pigeon pose", duration_s=1.5, per_leg=True)
    assert sentences(laid_out(walk, stretch), StepKind.TIMED) == [
        "Walk, 1 minute 5 seconds. Then Pigeon pose, left leg",
        "Pigeon pose, left leg, 1.5 seconds",
        "Pigeon pose, right leg, 1.5 seconds",
    ]


def test_a_rep_that_waits_for_the_person_tells_the_key_and_no_time() -> None:
    block = ExerciseBlock(exercise="reverse-lunge", sets=2, reps=2, rest_s=0, pace=Pace.SELF)
    assert sentences(laid_out(block), StepKind.MOVE)[:2] == [
        "Set 1 of 2: Left leg back, rep 1 of 2, Space when done",
        "Right leg back, rep 1 of 2, Space when done",
    ]


def test_nothing_is_said_while_only_the_time_goes_on(listen: Callable[..., Listener]) -> None:
    listener = listen(SQUATS)
    assert listener.first == f"Get ready, 10 seconds, then {SQUATS_AHEAD}"
    assert listener.hear() == ""
    assert [listener.hear(1000) for _second in range(9)] == [""] * 9
    assert listener.hear(1000).startswith("Set 1 of 3: Squat")


def test_a_late_look_tells_only_the_step_that_is_true_then(listen: Callable[..., Listener]) -> None:
    listener = listen(SQUATS)
    assert listener.hear(15_000) == "Hold, left leg back, 5 seconds, rep 1 of 5"
    assert listener.hear() == ""


def test_pausing_and_going_on_are_told(listen: Callable[..., Listener]) -> None:
    listener = listen(SQUATS)
    listener.hear(15_500)
    listener.session.pause()
    assert listener.hear() == "Paused"
    assert listener.hear(60_000) == ""
    listener.session.go_on()
    assert listener.hear() == "Resumed: Hold, left leg back, 4 seconds left, rep 1 of 5"


def test_a_step_that_is_gone_to_in_a_pause_is_told_as_such(listen: Callable[..., Listener]) -> None:
    listener = listen(LUNGES)
    listener.session.pause()
    listener.session.next_step()
    assert listener.hear() == "Paused: Lower, left leg back, 2 seconds, rep 1 of 2"


def test_a_step_that_begins_again_is_told_again(listen: Callable[..., Listener]) -> None:
    listener = listen(SQUATS)
    listener.hear(15_500)
    listener.session.previous_step()
    assert listener.hear() == "Hold, left leg back, 5 seconds, rep 1 of 5"


def test_more_or_less_time_is_told_by_what_is_left(listen: Callable[..., Listener]) -> None:
    listener = listen(SQUATS)
    listener.hear(500)
    listener.session.adjust(5000)
    assert listener.hear() == ""  # getting ready cannot be made longer
    listener.hear(15_000)
    listener.session.adjust(5000)
    assert listener.hear() == "9 seconds left"


def test_nothing_is_said_of_steps_once_the_end_is_reached(listen: Callable[..., Listener]) -> None:
    listener = listen(LUNGES)
    listener.session.finish()
    assert listener.hear() == ""
    assert listener.hear(3_600_000) == ""
