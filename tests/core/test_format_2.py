"""Routine files of version 2 against the second reckoning, and those that break the format."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.errors import LungeTimerError
from lunge_timer.sound.score import Score
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.encoding import encode
from lunge_timer.store.routines import parse_routine
from lunge_timer.terminal.printing import plan_json
from tests.core.format_2_faults import FAULTS, VERSION_1, VERSION_2, Fault, broken, broken_files
from tests.core.format_2_reckoning import Json, reckoned_plan
from tests.core.format_2_routines import fits, large_routine_files, needed_version, routines_within_the_limits
from tests.core.test_format_2_reckoning import EXAMPLE

EXERCISES = load_exercises()
KEYS = ["kind", "start_ms", "duration_ms", "block", "round", "item", "set", "rep", "leg", "phase", "label"]


def as_we_write(document: Json) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def printed_plan(text: str) -> Any:
    routine = parse_routine(text, EXERCISES, "any.lunge.json")
    return json.loads(plan_json(Score(compile_timeline(routine, EXERCISES))))


def refusal(text: str) -> str:
    with pytest.raises(LungeTimerError) as refused:
        parse_routine(text, EXERCISES, "any.lunge.json")
    sentence = str(refused.value)
    assert sentence.isprintable()
    return sentence


def is_told(sentence: str, places: tuple[str, ...]) -> bool:
    heads = ["any.lunge.json: " + (f"{place}: " if place else "") for place in places]
    return any(sentence.startswith(head) for head in heads)


@pytest.mark.parametrize("written", [json.dumps, as_we_write])
@pytest.mark.parametrize("document", [EXAMPLE, VERSION_1, VERSION_2], ids=["example", "1", "2"])
def test_the_plan_of_a_known_file_is_what_was_reckoned(
    document: Json, written: Callable[[Json], str]
) -> None:
    assert printed_plan(written(document)) == reckoned_plan(document)


def test_the_keys_of_a_step_stand_in_their_order() -> None:
    steps = printed_plan(json.dumps(EXAMPLE))["steps"]
    assert {tuple(step) for step in steps} == {(*KEYS, "spoken")}


@given(routines_within_the_limits())
def test_the_plan_of_any_file_is_what_was_reckoned(document: Json) -> None:
    assert printed_plan(json.dumps(document)) == reckoned_plan(document)


@given(routines_within_the_limits())
def test_the_plan_of_a_file_of_version_2_tells_rounds_whatever_is_in_it(document: Json) -> None:
    document["version"] = 2
    assert printed_plan(json.dumps(document)) == reckoned_plan(document)


@given(routines_within_the_limits())
def test_a_file_that_is_written_anew_has_the_same_plan(document: Json) -> None:
    written = encode(parse_routine(json.dumps(document), EXERCISES, "any.lunge.json"))
    assert printed_plan(written) == reckoned_plan(document)


@given(routines_within_the_limits())
def test_a_file_is_written_in_version_1_where_nothing_newer_is_in_it(document: Json) -> None:
    written = encode(parse_routine(json.dumps(document | {"version": 2}), EXERCISES, "any.lunge.json"))
    assert json.loads(written)["version"] == needed_version(document)


@pytest.mark.slow  # thousands of steps
@given(large_routine_files())
def test_a_file_is_read_where_its_steps_and_its_time_are_within_the_limits(document: Json) -> None:
    if fits(document):
        assert printed_plan(json.dumps(document)) == reckoned_plan(document)
    else:
        assert is_told(refusal(json.dumps(document)), ("blocks",))


@pytest.mark.parametrize("written", [json.dumps, as_we_write])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.place} {str(fault.value)[:20]!a}")
def test_a_file_with_one_fault_is_refused_with_its_place(
    fault: Fault, written: Callable[[Json], str]
) -> None:
    sentence = refusal(written(broken(fault)))
    assert is_told(sentence, fault.told), (sentence, fault.told)


@given(broken_files())
def test_a_fault_after_any_legal_blocks_is_refused_with_its_place(
    file: tuple[Json, tuple[str, ...]],
) -> None:
    document, places = file
    sentence = refusal(json.dumps(document))
    assert is_told(sentence, places), (sentence, places)
