from itertools import groupby

import pytest

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Text
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Pace, Routine, TimedBlock
from lunge_timer.core.text.prompts import (
    NextUp,
    Place,
    exercise_ahead,
    form_cue,
    leg_line,
    length_text,
    next_up,
    phase_word,
    place_of,
    time_text,
    where_line,
)
from lunge_timer.core.text.set_lines import set_dose_line, set_line
from lunge_timer.core.timeline import Leg, StepKind, Timeline
from lunge_timer.store.assets import load_built_ins, load_exercises
from tests.core.exercises import EXERCISES

SHIPPED = load_exercises()
LUNGE = "reverse-lunge"
SQUAT = "squat-position-reverse-lunge"


def laid_out(*blocks: Block, get_ready_s: int = 10) -> Timeline:
    return compile_timeline(Routine(name="Any", get_ready_s=get_ready_s, blocks=blocks), SHIPPED)


def said(timeline: Timeline, kind: StepKind) -> list[str]:
    """The line above the figure, of every step of a kind."""
    return [leg_line(timeline, index) for index, step in enumerate(timeline.steps) if step.kind is kind]


def coming(timeline: Timeline) -> list[NextUp]:
    return [next_up(timeline, index) for index in range(len(timeline.steps))]


def index_of(timeline: Timeline, kind: StepKind, number: int = 0) -> int:
    return [index for index, step in enumerate(timeline.steps) if step.kind is kind][number]


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (1, "1"), (1000, "1"), (1001, "2"), (59_000, "59"), (59_001, "60"), (60_000, "60"),
        (60_001, "1:01"), (61_000, "1:01"), (299_000, "4:59"), (600_000, "10:00"), (3_600_000, "60:00"),
    ],
)  # fmt: skip
def test_a_second_that_has_begun_counts_whole(ms: int, text: str) -> None:
    assert time_text(ms) == text


@pytest.mark.parametrize(
    ("ms", "text"),
    [(5000, "5 s"), (1500, "1.5 s"), (60_000, "60 s"), (65_000, "1:05"), (3_600_000, "1:00:00")],
)
def test_a_length_is_told_in_seconds_up_to_a_minute(ms: int, text: str) -> None:
    assert length_text(ms) == text


def test_every_step_has_its_word() -> None:
    timeline = laid_out(
        TimedBlock(name="Walk", duration_s=30),
        ExerciseBlock(exercise=SQUAT, sets=2, reps=1, legs=LegOrder.ONE_AT_A_TIME),
    )
    words = [phase_word(timeline, index) for index in range(len(timeline.steps))]
    rep = ["Squat", "Back", "Hold", "Forward", "Hold", "Stand"]
    one_set = [*rep, "Switch legs", *rep]
    assert words == ["Get ready", "Warm up", *one_set, "Rest", *one_set]


def test_in_a_rep_the_exercise_says_which_leg() -> None:
    timeline = laid_out(ExerciseBlock(exercise=LUNGE, sets=1, reps=2, first_leg="right"))
    labels = SHIPPED[LUNGE].leg_labels
    assert [line for line, _steps in groupby(said(timeline, StepKind.MOVE))] == [
        labels["right"], labels["left"], labels["right"], labels["left"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("block", "line"),
    [
        (ExerciseBlock(exercise=LUNGE, sets=2, reps=2), "Left leg first"),
        (ExerciseBlock(exercise=LUNGE, sets=2, reps=2, first_leg="right"), "Right leg first"),
    ],
)
def test_before_reps_that_take_turns_the_first_leg_is_named(block: ExerciseBlock, line: str) -> None:
    timeline = laid_out(block)
    assert said(timeline, StepKind.PREPARE) == [line]
    assert said(timeline, StepKind.REST) == [line]


def test_before_a_set_of_one_leg_that_leg_is_named() -> None:
    timeline = laid_out(ExerciseBlock(exercise=LUNGE, sets=1, reps=2, legs=LegOrder.ALTERNATE_SETS))
    assert said(timeline, StepKind.PREPARE) == ["Next: left leg"]
    assert said(timeline, StepKind.REST) == ["Next: right leg"]


def test_a_switch_names_the_leg_to_come() -> None:
    one_at_a_time = ExerciseBlock(
        exercise=LUNGE, sets=1, reps=2, legs=LegOrder.ONE_AT_A_TIME, first_leg="right"
    )
    timeline = laid_out(one_at_a_time, TimedBlock(name="Pigeon", duration_s=30, per_leg=True))
    assert said(timeline, StepKind.SWITCH) == ["Next: left leg", "Next: right leg"]


def test_both_legs_are_named() -> None:
    timeline = laid_out(ExerciseBlock(exercise="machine-leg-curl", sets=2, reps=1))
    assert said(timeline, StepKind.PREPARE) == ["Next: both legs"]
    assert said(timeline, StepKind.REST) == ["Next: both legs"]


def test_a_timed_step_says_what_it_is_and_which_leg() -> None:
    timeline = laid_out(
        TimedBlock(name="Walk", duration_s=30), TimedBlock(name="Pigeon", duration_s=30, per_leg=True)
    )
    assert said(timeline, StepKind.TIMED) == ["Walk", "Pigeon · left leg", "Pigeon · right leg"]


def test_before_a_timed_step_it_says_what_that_is_and_how_it_is_done() -> None:
    stretch = TimedBlock(name="Hamstring stretch", duration_s=30, per_leg=True, cue="Lean forward")
    timeline = laid_out(stretch, ExerciseBlock(exercise="machine-leg-curl", sets=1, reps=1))
    assert leg_line(timeline, 0) == "Hamstring stretch · left leg"
    assert form_cue(timeline, 0) == "Lean forward"
    switch = index_of(timeline, StepKind.SWITCH, 0)
    assert leg_line(timeline, switch) == "Next: right leg"
    assert form_cue(timeline, switch) == "Lean forward"


def test_the_cues_of_a_phase_take_turns_from_rep_to_rep() -> None:
    timeline = laid_out(ExerciseBlock(exercise=SQUAT, sets=2, reps=4))
    for phase in SHIPPED[SQUAT].phases:
        indices = [index for index, step in enumerate(timeline.steps) if phase in step.phases]
        assert len(indices) == 16
        expected = [phase.cues[number % len(phase.cues)].text for number in range(16)]
        assert [form_cue(timeline, index) for index in indices] == expected


def test_getting_ready_tells_how_to_stand_and_rests_what_to_check() -> None:
    timeline = laid_out(ExerciseBlock(exercise=LUNGE, sets=5, reps=1))
    exercise = SHIPPED[LUNGE]
    assert form_cue(timeline, 0) == exercise.setup[0].text
    rests = [index_of(timeline, StepKind.REST, number) for number in range(4)]
    checks = [said.text for said in exercise.checks]
    assert [form_cue(timeline, index) for index in rests] == [checks[n % len(checks)] for n in range(4)]


def test_a_timed_step_has_its_own_cue_and_so_has_who_gets_ready_for_it() -> None:
    timeline = laid_out(
        TimedBlock(name="Walk", duration_s=30, cue="Loosen up"), ExerciseBlock(exercise=LUNGE, sets=1, reps=1)
    )
    assert [form_cue(timeline, 0), form_cue(timeline, 1)] == ["Loosen up", "Loosen up"]


def test_an_exercise_without_cues_shows_none() -> None:
    block = ExerciseBlock(exercise="lunge", sets=2, reps=1)
    timeline = compile_timeline(Routine(name="Any", blocks=(block,)), EXERCISES)
    assert {form_cue(timeline, index) for index in range(len(timeline.steps))} == {""}


def test_what_comes_next_through_a_whole_routine() -> None:
    timeline = laid_out(
        TimedBlock(name="Walk", duration_s=300),
        ExerciseBlock(exercise=LUNGE, sets=2, reps=1, legs=LegOrder.ONE_AT_A_TIME, rest_s=45),
        TimedBlock(name="Pigeon", duration_s=30, per_leg=True),
    )
    lower, rise = (SHIPPED[LUNGE].phase(phase_id).name for phase_id in ("lower", "rise"))
    in_set = [
        NextUp(rise, ""),
        NextUp("Switch legs", "Right leg"),
        NextUp(lower, ""),  # the switch itself names the leg
        NextUp(rise, ""),
    ]
    assert coming(timeline) == [
        NextUp("Walk", "5:00"),
        NextUp("Reverse lunge", "Set 1 of 2 · 1 rep per leg\ncounts the leg that goes back"),
        *in_set,
        NextUp("Rest 45 s", "then Set 2 of 2"),
        NextUp("Set 2 of 2", "1 rep per leg"),
        *in_set,
        NextUp("Pigeon", "left leg · 30 s"),
        NextUp("Switch legs", "Right leg"),
        NextUp("Pigeon", "right leg · 30 s"),
        NextUp("The end", "This is the last step."),
    ]


def test_a_hold_to_come_is_told_with_its_length() -> None:
    timeline = laid_out(ExerciseBlock(exercise=SQUAT, sets=1, reps=1, phases_s={"hold-back": 7}))
    squat, back, hold = (SHIPPED[SQUAT].phases[number].name for number in range(3))
    assert timeline.steps[1].label == squat
    assert next_up(timeline, 1) == NextUp(back, "then hold 7 s")
    assert next_up(timeline, 2) == NextUp(hold, "7 s")


def test_the_other_leg_to_come_is_named() -> None:
    timeline = laid_out(ExerciseBlock(exercise=LUNGE, sets=1, reps=1))
    assert next_up(timeline, 2) == NextUp("Right leg", timeline.steps[3].label)


@pytest.mark.parametrize(
    ("block", "dose"),
    [
        (ExerciseBlock(exercise=LUNGE, sets=3, reps=10), "10 reps per leg"),
        (ExerciseBlock(exercise=LUNGE, sets=3, reps=1), "1 rep per leg"),
        (ExerciseBlock(exercise=LUNGE, sets=3, reps=8, phases_s={"bottom": 2}), "8 reps per leg · hold 2 s"),
        (ExerciseBlock(exercise=SQUAT, sets=1, reps=5), "5 reps per leg · hold 5 s + 5 s"),
        (ExerciseBlock(exercise=SQUAT, sets=1, reps=5, pace=Pace.SELF), "5 reps per leg · hold 5 s + 5 s"),
        (ExerciseBlock(exercise="machine-leg-curl", sets=4, reps=15), "15 reps"),
        (ExerciseBlock(exercise=LUNGE, sets=1, reps=12, legs=LegOrder.ALTERNATE_SETS), "12 reps"),
    ],
)
def test_the_dose_of_a_set(block: ExerciseBlock, dose: str) -> None:
    timeline = laid_out(block)
    assert set_dose_line(timeline, timeline.sets[0]) == dose


def test_the_dose_is_that_of_the_set_and_not_of_the_one_before() -> None:
    timeline = laid_out(
        ExerciseBlock(exercise=SQUAT, sets=1, reps=5), ExerciseBlock(exercise=LUNGE, sets=1, reps=3)
    )
    assert set_dose_line(timeline, timeline.sets[1]) == "3 reps per leg"
    assert set_line(timeline, timeline.sets[1]) == "Set 1 of 1"


def test_where_the_legs_take_turns_by_set_each_set_is_named_with_its_leg() -> None:
    timeline = laid_out(ExerciseBlock(exercise=LUNGE, sets=2, reps=1, legs=LegOrder.ALTERNATE_SETS))
    lines = ["Set 1 of 2, left leg", "Set 1 of 2, right leg", "Set 2 of 2, left leg", "Set 2 of 2, right leg"]
    assert [set_line(timeline, span) for span in timeline.sets] == lines
    rests = [index for index, step in enumerate(timeline.steps) if step.kind is StepKind.REST]
    assert next_up(timeline, 0) == NextUp(
        "Reverse lunge", "Set 1 of 2, left leg · 1 rep\ncounts the leg that goes back"
    )
    assert [next_up(timeline, index) for index in rests] == [NextUp(line, "1 rep") for line in lines[1:]]
    assert next_up(timeline, rests[0] - 1) == NextUp("Rest 45 s", "then Set 1 of 2, right leg")


def test_before_a_set_or_a_timed_step_its_name_is_told_and_in_it_too() -> None:
    timeline = laid_out(
        TimedBlock(name="Walk", duration_s=30),
        ExerciseBlock(exercise=LUNGE, sets=2, reps=1, legs=LegOrder.ONE_AT_A_TIME),
        ExerciseBlock(exercise=SQUAT, sets=1, reps=1),
        TimedBlock(name="Pigeon", duration_s=30, per_leg=True),
    )
    lunge, squat = (SHIPPED[key].name for key in (LUNGE, SQUAT))
    told = [place_of(timeline, index) for index in range(len(timeline.steps))]
    assert [place for place, _run in groupby(told)] == [
        Place("Next: Walk", ""),
        Place("Walk", ""),
        Place(lunge, "Set 1 of 2"),
        Place(lunge, "Next: Set 2 of 2"),
        Place(lunge, "Set 2 of 2"),
        Place(squat, "Next: Set 1 of 1"),
        Place(squat, "Set 1 of 1"),
        Place("Pigeon", ""),
        Place("Next: Pigeon", ""),
        Place("Pigeon", ""),
    ]


def test_where_a_step_is_among_all_is_told_in_a_line() -> None:
    in_turn = ExerciseBlock(exercise=LUNGE, sets=2, reps=1, legs=LegOrder.ALTERNATE_SETS)
    timeline = laid_out(
        TimedBlock(name="Pigeon", duration_s=30, per_leg=True),
        ExerciseBlock(exercise=LUNGE, sets=1, reps=1),
        in_turn,
    )
    lines = [where_line(timeline, index) for index in range(len(timeline.steps))]
    assert lines[:4] == ["Get ready", "Pigeon · left leg", "Switch legs · right leg", "Pigeon · right leg"]
    assert lines[4:9] == [
        *["Set 1 of 1 · rep 1 · left leg"] * 2,
        *["Set 1 of 1 · rep 1 · right leg"] * 2,
        "Rest",
    ]
    assert lines[9] == "Set 1 of 2, left leg · rep 1"


def test_the_exercise_ahead_is_the_next_rep_s_or_else_the_last() -> None:
    timeline = laid_out(
        TimedBlock(name="Walk", duration_s=30),
        ExerciseBlock(exercise=LUNGE, sets=1, reps=1),
        TimedBlock(name="Sit", duration_s=30),
    )
    assert exercise_ahead(timeline, 0) is SHIPPED[LUNGE]
    assert exercise_ahead(timeline, len(timeline.steps) - 1) is SHIPPED[LUNGE]
    assert exercise_ahead(laid_out(TimedBlock(name="Walk", duration_s=30)), 0) is None


@pytest.mark.parametrize("routine", load_built_ins(SHIPPED).values(), ids=lambda routine: routine.name)
def test_every_step_of_every_shipped_routine_names_its_leg_in_words(routine: Routine) -> None:
    timeline = compile_timeline(routine, SHIPPED)
    for index, step in enumerate(timeline.steps):
        line = leg_line(timeline, index).lower()
        if step.phase is not None and step.phase.id == "hold-squat":
            assert line == "in the squat"  # both legs bear alike there
        elif step.leg is not None:
            assert step.leg.value in line, (step, line)
        assert phase_word(timeline, index)
        assert isinstance(next_up(timeline, index), NextUp)
        assert isinstance(form_cue(timeline, index), str | Text)


def test_a_leg_is_called_back_only_while_it_is_back() -> None:
    timeline = laid_out(ExerciseBlock(exercise="squat-position-reverse-lunge", sets=1, reps=1))
    right = ((at, step) for at, step in enumerate(timeline.steps) if step.leg is Leg.RIGHT)
    lines = {step.phase.id: leg_line(timeline, at) for at, step in right if step.phase}
    assert lines["squat"] == "Right leg next"
    assert lines["back"] == lines["hold-back"] == "Right leg back"
    assert lines["forward"] == "Right leg forward"
    assert lines["hold-squat"] == "In the squat"
    assert lines["stand"] == "Right leg"
