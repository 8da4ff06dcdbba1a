import pytest
from msgspec.structs import replace

from lunge_timer.core.adjust import (
    Choice,
    ChoiceKind,
    Setting,
    SettingKind,
    adjust,
    choices_of,
    choose,
    easier,
    settings_of,
)
from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Guideline, Text
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Pace, Routine, TimedBlock
from lunge_timer.errors import RoutineError
from tests.core.exercises import CURL, LUNGE, SQUAT, exercise, move

PAUSED = replace(
    LUNGE,
    phases=(LUNGE.phases[0], replace(LUNGE.phases[1], setting=Text("Pause at the bottom")), LUNGE.phases[2]),
    guideline=Guideline(hold_s=(0, 10), dose=()),
)
TITLES = {"hold-back": Text("Hold with leg back"), "hold-squat": Text("Hold in the squat")}
HELD = replace(SQUAT, phases=tuple(replace(phase, setting=TITLES.get(phase.id)) for phase in SQUAT.phases))
REACH = exercise("reach", "each", move("reach", 2))
EXERCISES = {one.id: one for one in (PAUSED, HELD, CURL, REACH)}

LUNGES = ExerciseBlock(exercise="lunge", sets=3, reps=10)
SQUATS = ExerciseBlock(exercise="squat", sets=2, reps=5, rest_s=60)
CURLS = ExerciseBlock(exercise="curl", sets=4, reps=15, rest_s=30)
WALK = TimedBlock(name="Walk", duration_s=300)


def routine(*blocks: Block) -> Routine:
    return Routine(name="Any", blocks=blocks)


def titles(*blocks: Block) -> list[str]:
    return [setting.title for setting in settings_of(routine(*blocks), EXERCISES)]


def setting(kind: SettingKind, *blocks: Block) -> Setting:
    return next(one for one in settings_of(routine(*blocks), EXERCISES) if one.kind is kind)


def test_holds_come_first_then_rest_sets_and_reps() -> None:
    assert titles(SQUATS) == [
        "Hold with leg back",
        "Hold in the squat",
        "Rest between sets",
        "Sets",
        "Reps per leg",
    ]


def test_sliders_span_exactly_the_guideline() -> None:
    hold, rest = setting(SettingKind.HOLD, SQUATS), setting(SettingKind.REST, CURLS)
    pause = setting(SettingKind.HOLD, LUNGES)
    assert (hold.low, hold.high) == (1_000, 10_000)
    assert (pause.low, pause.high) == (0, 10_000)
    assert (rest.low, rest.high) == (30_000, 60_000)


def test_beyond_the_guideline_sliders_span_all_that_a_file_may_hold() -> None:
    found = settings_of(routine(SQUATS), EXERCISES, beyond=True)
    ranges = {setting.kind: (setting.low, setting.high) for setting in found}
    assert ranges[SettingKind.HOLD] == (0, 60_000)
    assert ranges[SettingKind.REST] == (0, 300_000)
    assert ranges[SettingKind.SETS] == (1, 99)


def test_a_routine_without_exercises_has_nothing_to_set() -> None:
    assert titles(WALK) == []


def test_a_single_set_has_no_rest_to_set() -> None:
    assert not setting(SettingKind.REST, replace(SQUATS, sets=1)).used
    assert not setting(SettingKind.REST, replace(SQUATS, sets=1), WALK).used
    assert titles(replace(SQUATS, sets=1)) == titles(SQUATS)  # its place is kept


@pytest.mark.parametrize(
    "blocks", [(replace(SQUATS, sets=1, legs=LegOrder.ALTERNATE_SETS),), (replace(SQUATS, sets=1), LUNGES)]
)
def test_a_single_set_has_a_rest_where_another_follows(blocks: tuple[Block, ...]) -> None:
    assert setting(SettingKind.REST, *blocks).used


def test_what_is_counted_is_named() -> None:
    assert titles(CURLS)[-1] == "Reps"
    assert titles(replace(SQUATS, legs=LegOrder.ALTERNATE_SETS))[-2:] == ["Sets per leg", "Reps per leg"]


def test_each_exercise_has_settings_of_its_own_in_the_order_of_the_blocks() -> None:
    found = settings_of(routine(WALK, SQUATS, WALK, CURLS), EXERCISES)
    assert [(one.block, one.title) for one in found] == [
        (1, "Hold with leg back"),
        (1, "Hold in the squat"),
        (1, "Rest between sets"),
        (1, "Sets"),
        (1, "Reps per leg"),
        (3, "Rest between sets"),
        (3, "Sets"),
        (3, "Reps"),
    ]


def test_setting_a_hold_changes_that_hold_and_nothing_else() -> None:
    blocks = WALK, replace(SQUATS, phases_s={"stand": 1.5})
    after = adjust(routine(*blocks), setting(SettingKind.HOLD, *blocks), 7_000)
    assert after == routine(WALK, replace(SQUATS, phases_s={"stand": 1.5, "hold-back": 7}))


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (SettingKind.REST, 33_000, replace(SQUATS, rest_s=33)),
        (SettingKind.REST, 33_250, replace(SQUATS, rest_s=33.25)),
        (SettingKind.SETS, 33, replace(SQUATS, sets=33)),
        (SettingKind.REPS, 33, replace(SQUATS, reps=33)),
    ],
)
def test_setting_a_number_changes_it_and_nothing_else(
    kind: SettingKind, value: int, expected: ExerciseBlock
) -> None:
    assert adjust(routine(SQUATS), setting(kind, SQUATS), value) == routine(expected)


def test_what_is_set_of_one_exercise_leaves_the_others_as_they_are() -> None:
    before = routine(SQUATS, WALK, replace(SQUATS, phases_s={"hold-back": 8}), CURLS)
    hold, rest = (
        next(one for one in settings_of(before, EXERCISES) if (one.block, one.kind) == wanted)
        for wanted in ((2, SettingKind.HOLD), (3, SettingKind.REST))
    )
    assert (hold.value, rest.value) == (8_000, 30_000)
    after = adjust(adjust(before, hold, 3_000), rest, 40_000)
    changed = replace(SQUATS, phases_s={"hold-back": 3}), replace(CURLS, rest_s=40)
    assert after == routine(SQUATS, WALK, *changed)


def test_numbers_beyond_the_guideline_and_fractions_stay_until_they_are_set() -> None:
    beyond = replace(SQUATS, rest_s=90, phases_s={"hold-back": 2.5, "hold-squat": 0})
    found = settings_of(routine(beyond), EXERCISES)
    assert [one.value for one in found[:3]] == [2_500, 0, 90_000]
    after = adjust(routine(beyond), found[0], 3_000)
    assert after == routine(replace(beyond, phases_s={"hold-back": 3, "hold-squat": 0}))


def test_what_cannot_be_laid_out_is_told_when_it_is_laid_out() -> None:
    most = adjust(routine(SQUATS), setting(SettingKind.REPS, SQUATS), 999)
    with pytest.raises(RoutineError, match="at most"):
        compile_timeline(most, EXERCISES)


def choices(*blocks: Block) -> list[Choice]:
    return [*choices_of(routine(*blocks), EXERCISES)]


def test_order_of_the_legs_pace_and_first_leg_are_chosen_of_each_exercise() -> None:
    in_turn = replace(SQUATS, legs=LegOrder.ALTERNATE_SETS, first_leg="right", pace=Pace.SELF)
    assert [(one.block, one.kind, one.value) for one in choices(LUNGES, WALK, in_turn)] == [
        (0, ChoiceKind.LEGS, "alternate"),  # which a file need not say
        (0, ChoiceKind.PACE, "guided"),
        (0, ChoiceKind.FIRST_LEG, "left"),
        (2, ChoiceKind.LEGS, "alternate-sets"),
        (2, ChoiceKind.PACE, "self"),
        (2, ChoiceKind.FIRST_LEG, "right"),
    ]


def test_of_an_exercise_for_both_legs_only_the_pace_is_chosen() -> None:
    assert [one.kind for one in choices(CURLS)] == [ChoiceKind.PACE]
    assert choices(WALK) == []


@pytest.mark.parametrize(
    ("kind", "value", "changed"),
    [
        *((ChoiceKind.LEGS, order, replace(SQUATS, legs=order)) for order in LegOrder),
        *((ChoiceKind.PACE, pace, replace(SQUATS, pace=pace)) for pace in Pace),
        (ChoiceKind.FIRST_LEG, "left", replace(SQUATS, first_leg="left")),
        (ChoiceKind.FIRST_LEG, "right", replace(SQUATS, first_leg="right")),
    ],
)
def test_choosing_changes_that_exercise_and_nothing_else(
    kind: ChoiceKind, value: str, changed: ExerciseBlock
) -> None:
    before = routine(SQUATS, WALK, SQUATS)
    choice = next(one for one in choices_of(before, EXERCISES) if (one.block, one.kind) == (2, kind))
    assert choose(before, choice, value) == routine(SQUATS, WALK, changed)


def test_what_is_offered_is_what_a_file_may_say_and_nothing_else() -> None:
    assert [value for value, _words in ChoiceKind.LEGS.options] == [*LegOrder]
    assert [value for value, _words in ChoiceKind.PACE.options] == [*Pace]
    assert [value for value, _words in ChoiceKind.FIRST_LEG.options] == ["left", "right"]


def test_easier_halves_the_sets_of_each_exercise_and_nothing_else() -> None:
    whole = routine(WALK, CURLS, LUNGES, replace(SQUATS, sets=1))
    assert easier(whole) == routine(
        WALK, replace(CURLS, sets=2), replace(LUNGES, sets=2), replace(SQUATS, sets=1)
    )
