"""What was handed over is kept beside what the person makes of it, in one file."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from msgspec import UNSET
from msgspec.structs import replace

from lunge_timer.core.adjust import SettingKind, adjust, settings_of
from lunge_timer.core.prescribed import (
    as_prescribed,
    edited,
    handed_over,
    is_changed,
    is_same_prescription,
    to_hand_on,
    with_other_numbers,
)
from lunge_timer.core.routine import Routine
from lunge_timer.errors import RoutineError
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.encoding import decode_own, encode
from lunge_timer.store.routines import parse_routine
from tests.core.format_2_reckoning import Json
from tests.core.format_2_routines import routines_within_the_limits
from tests.core.test_format_2_reckoning import EXAMPLE

EXERCISES = load_exercises()


def read(document: Json) -> Routine:
    return parse_routine(json.dumps(document), EXERCISES, "any.lunge.json")


def more_reps(routine: Routine) -> Routine:
    setting = next(one for one in settings_of(routine, EXERCISES) if one.kind is SettingKind.REPS)
    return adjust(routine, setting, setting.value + 1)


@given(routines_within_the_limits())
def test_what_was_handed_over_comes_out_of_its_file_and_is_handed_on_as_it_was(document: Json) -> None:
    routine = read(document)
    kept = handed_over(routine)
    assert decode_own(encode(kept)) == kept
    assert parse_routine(encode(kept), EXERCISES, "any.lunge.json") == kept
    assert encode(to_hand_on(kept)) == encode(routine)
    assert not is_changed(kept)


def test_what_the_person_sets_leaves_what_was_prescribed_as_it_was() -> None:
    routine = read(EXAMPLE)
    now = with_other_numbers(routine, more_reps(routine))
    again = with_other_numbers(now, more_reps(now))
    for changed in (now, again):
        assert is_changed(changed)
        assert as_prescribed(changed) == routine
        assert to_hand_on(changed) == changed  # the changes are marked by what stands beside them


def test_a_routine_that_nobody_prescribed_keeps_nothing() -> None:
    routine = replace(read(EXAMPLE), prescription=UNSET)
    assert handed_over(routine) == routine
    assert with_other_numbers(routine, more_reps(routine)).prescribed is UNSET


def test_with_another_prescription_what_is_written_is_what_is_prescribed() -> None:
    kept = handed_over(read(EXAMPLE))
    now = more_reps(kept)
    assert edited(kept, now) == now
    assert kept.prescription is not UNSET
    anew = replace(now, prescription=replace(kept.prescription, issued="2026-11-08"))
    assert edited(kept, anew).prescribed is UNSET
    longer = replace(now, prescription=replace(kept.prescription, until="2027-01-15", per_week=2))
    assert edited(kept, longer) == longer, "who goes on with it keeps what was handed over"


def test_a_prescription_is_known_by_who_gave_it_and_its_name_case_aside() -> None:
    routine = read(EXAMPLE)
    assert routine.prescription is not UNSET
    assert is_same_prescription(routine, replace(routine, name="knee  PROGRAMME, week 3"))
    assert not is_same_prescription(routine, replace(routine, name="Knee programme, week 4"))
    by_ann = replace(routine, prescription=replace(routine.prescription, by="Ann"))
    assert not is_same_prescription(routine, by_ann)
    assert not is_same_prescription(routine, replace(routine, prescription=UNSET))


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        ("blocks.1.rest_s", 301, "prescribed.blocks[1].rest_s"),
        ("blocks.0.blocks.0.exercise", "own/none", "prescribed.blocks[0].blocks[0].exercise"),
        ("exercises.0.name", "", "prescribed.exercises[0].name"),
        ("blocks.0.times", 51, "prescribed.blocks[0].times"),
        ("blocks.1.reps", [999, 999, 999], "prescribed.blocks"),
        ("blocks", [], "prescribed.blocks"),
    ],
)
def test_a_fault_in_what_was_prescribed_is_told_with_its_place(place: str, value: Any, told: str) -> None:
    prescribed: Any = deepcopy({key: EXAMPLE[key] for key in ("exercises", "blocks")})
    *way, last = [int(key) if key.isdigit() else key for key in place.split(".")]
    part = prescribed
    for key in way:
        part = part[key]
    part[last] = value
    with pytest.raises(RoutineError, match=r"^any\.lunge\.json: ") as refused:
        read(EXAMPLE | {"prescribed": prescribed})
    assert str(refused.value).startswith(f"any.lunge.json: {told}: ")
