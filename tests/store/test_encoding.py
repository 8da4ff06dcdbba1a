import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.exercise import Seconds
from lunge_timer.core.routine import ExerciseBlock, LegOrder, Load, Pace, Routine, TimedBlock
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.document import decode
from lunge_timer.store.encoding import decode_own, encode
from lunge_timer.store.routines import parse_routine
from tests.core.format_2_files import routines_of_version_2
from tests.core.strategies import routines

pytestmark = pytest.mark.slow

LUNGE = ExerciseBlock(exercise="reverse-lunge", sets=3, reps=10)

FULL = Routine(
    name="Evening legs",
    notes="Slowly,\n“down” and \\up",
    get_ready_s=0,
    blocks=(
        TimedBlock(name="Walk – 脚", duration_s=300, per_leg=True, switch_s=2.5, cue="Breathe."),
        ExerciseBlock(
            exercise="squat-position-reverse-lunge",
            sets=3,
            reps=5,
            legs=LegOrder.ONE_AT_A_TIME,
            first_leg="right",
            switch_s=0,
            rest_s=50,
            pace=Pace.SELF,
            phases_s={"stand": 1.5, "hold-back": 7},
            load=Load(kind="dumbbells", kg=2),
        ),
    ),
)

FULL_TEXT = r"""{
  "format": "lunge-timer/routine",
  "version": 1,
  "name": "Evening legs",
  "notes": "Slowly,\n“down” and \\up",
  "get_ready_s": 0,
  "blocks": [
    {
      "type": "timed",
      "name": "Walk – 脚",
      "duration_s": 300,
      "per_leg": true,
      "switch_s": 2.5,
      "cue": "Breathe."
    },
    {
      "type": "exercise",
      "exercise": "squat-position-reverse-lunge",
      "sets": 3,
      "reps": 5,
      "legs": "one-at-a-time",
      "first_leg": "right",
      "switch_s": 0,
      "rest_s": 50,
      "pace": "self",
      "phases_s": {
        "stand": 1.5,
        "hold-back": 7
      },
      "load": {
        "kind": "dumbbells",
        "kg": 2
      }
    }
  ]
}
"""

names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
numbers: st.SearchStrategy[Seconds] = st.integers(0, 1000) | st.floats(0, 1000)
loads = st.builds(Load, kind=st.sampled_from(["none", "band", "vest"]), kg=numbers)


@st.composite
def worded_routines(draw: st.DrawFn) -> Routine:
    """Any legal routine, with any words and loads."""
    routine = draw(routines())
    blocks = [
        replace(block, name=draw(names), cue=draw(names))
        if isinstance(block, TimedBlock)
        else replace(block, load=draw(loads))
        for block in routine.blocks
    ]
    return replace(routine, name=draw(names), notes=draw(names), blocks=tuple(blocks))


def test_a_file_has_the_formats_keys_in_the_formats_order() -> None:
    assert encode(FULL) == FULL_TEXT


def test_what_equals_a_default_is_left_out_however_it_came_about() -> None:
    spelt_out = replace(
        LUNGE,
        first_leg="left!".rstrip("!"),
        rest_s=45.0,
        pace=Pace("guided"),
        phases_s={},
        load=Load(kind="none", kg=0.0),
    )
    routine = Routine(name="Any", blocks=(spelt_out,))
    (block,) = json.loads(encode(routine))["blocks"]
    assert block == {"type": "exercise", "exercise": "reverse-lunge", "sets": 3, "reps": 10}


def test_what_equals_a_default_within_a_load_is_left_out() -> None:
    routine = Routine(name="Any", blocks=(replace(LUNGE, load=Load(kind="band", kg=0.0)),))
    assert json.loads(encode(routine))["blocks"][0]["load"] == {"kind": "band"}


@pytest.mark.parametrize("order", LegOrder)
def test_an_order_of_legs_that_is_given_stays_given(order: LegOrder) -> None:
    routine = Routine(name="Any", blocks=(replace(LUNGE, legs=order),))
    assert json.loads(encode(routine))["blocks"][0]["legs"] == order


@given(routine=worded_routines() | routines_of_version_2())
def test_a_routine_comes_back_from_its_file_as_it_was(routine: Routine) -> None:
    text = encode(routine)
    assert replace(decode(text, Routine, "x"), version=1) == routine
    assert decode_own(text) == routine
    assert json.loads(text)["version"] == routine.needed_version


@given(routine=worded_routines() | routines_of_version_2())
def test_a_file_read_and_written_again_is_the_same_file(routine: Routine) -> None:
    text = encode(routine)
    assert encode(decode(text, Routine, "x")) == text


@given(routine=worded_routines() | routines_of_version_2(), name=names)
def test_only_the_lines_that_were_edited_change(routine: Routine, name: str) -> None:
    before = encode(routine).split("\n")
    after = encode(replace(routine, name=name)).split("\n")
    assert [*before[:3], *before[4:]] == [*after[:3], *after[4:]]


@pytest.mark.parametrize(
    "text",
    [
        FULL_TEXT.rstrip("\n"),
        "\ufeff" + FULL_TEXT,
        FULL_TEXT + FULL_TEXT,
        FULL_TEXT.replace('"sets": 3', '"sets": 3,\n      "sets": 3'),
        FULL_TEXT.replace("300", "3e2"),
        FULL_TEXT.replace("300", "1e999"),
        FULL_TEXT.replace("300", "9" * 5000),
        FULL_TEXT.replace("脚", "\\u811a"),
        FULL_TEXT.replace("脚", "\\ud811"),
        FULL_TEXT.replace("脚", "\ud811"),
        FULL_TEXT.replace('"version": 1', '"version": 2'),
        '{"blocks": ' + "[" * 100_000,
        "",
    ],
)
def test_a_text_that_encode_did_not_make_is_left_to_the_strict_reader(text: str) -> None:
    assert decode_own(text) is None


def test_the_built_in_routines_mean_the_same_when_they_are_written_again() -> None:
    for routine in load_built_ins(load_exercises()).values():
        assert parse_routine(encode(routine), load_exercises(), "x") == routine
