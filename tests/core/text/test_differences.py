"""Every difference between two routines is told, and nothing where there is none."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.prescribed import as_prescribed
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.differences import block_differences, changed_by_person, differences
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.routines import parse_routine
from tests.core.format_2_reckoning import SHIPPED, Json
from tests.core.format_2_routines import routines_within_the_limits
from tests.core.test_format_2_reckoning import EXAMPLE

EXERCISES = load_exercises()
DEFAULTS = {"switch_s": 5, "rest_s": 45, "pace": "guided", "first_leg": "left", "open_holds": False}


def read(document: Json) -> Routine:
    return parse_routine(json.dumps(document | {"version": 2}), EXERCISES, "any.lunge.json")


def lines(before: Json, now: Json) -> list[str]:
    told = differences(read(before), read(now), EXERCISES)
    return [f"{one.subject}: {one.change}" for one in told]


def changed(place: str, value: Any) -> Json:
    """The example with another value in that place."""
    document: Any = deepcopy(EXAMPLE)
    *way, last = [int(key) if key.isdigit() else key for key in place.split(".")]
    part = document
    for key in way:
        part = part[key]
    part[last] = value
    return document  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("place", "value", "line"),
    [
        ("name", "Knee, week 4", "Routine: called “Knee, week 4”"),
        ("notes", "Slowly", "Routine: other notes"),
        ("get_ready_s", 5, "Routine: get ready 10 → 5 s"),
        ("prescription.by", "Ann", "Prescription: prescribed by Ann"),
        ("prescription.issued", "2026-11-08", "Prescription: issued on 2026-11-01 → 2026-11-08"),
        ("prescription.until", None, "Prescription: until 2026-12-15 → without an end"),
        ("prescription.per_week", 1, "Prescription: 3 times a week → once a week"),
        ("prescription.pain_limit", 0, "Prescription: stop above pain 3 → stop at any pain"),
        (
            "prescription.change",
            "by-rule",
            "Prescription: the program changes no number → the program may offer other numbers",
        ),
        ("exercises.0.safety", [], "Wall sit: other words"),
        ("exercises.0.figure.poses", {}, "Wall sit: another picture"),
        ("exercises.0.phases.1.duration_s", 25, "Circuit, Wall sit: hold 20 → 25 s"),
        ("exercises.0.phases.0.duration_s", 3, "Circuit, Wall sit: slide down 2 → 3 s"),
        ("blocks.0.times", 4, "Circuit: rounds 3 → 4"),
        ("blocks.0.rest_s", 0, "Circuit: rest between rounds: 60 s → none"),
        ("blocks.0.name", "", "Round: was called “Circuit”"),
        ("blocks.0.blocks.0.reps", 6, "Circuit, Wall sit: reps 5 → 6"),
        ("blocks.1.reps", [12, 12, 10], "Reverse lunge: reps 12/10/8 → 12/12/10"),
        ("blocks.1.load", {"kind": "band"}, "Reverse lunge: band"),
        ("blocks.1.load", {"kind": "vest", "kg": 5}, "Reverse lunge: weighted vest of 5 kg"),
        ("blocks.1.switch_s", 8, "Reverse lunge: switch of legs 5 → 8 s"),
        ("blocks.2.open_holds", False, "Squat-position reverse lunge: holds by the clock"),
        ("blocks.2.purpose", "train", "Squat-position reverse lunge: training, and no leg test"),
    ],
)
def test_one_change_is_one_line(place: str, value: Any, line: str) -> None:
    assert lines(EXAMPLE, changed(place, value)) == [line]


def test_exercises_that_came_and_went_are_told() -> None:
    stretch = {"type": "timed", "name": "Pigeon pose", "duration_s": 30, "per_leg": True}
    assert lines(EXAMPLE, changed("blocks.2", stretch)) == [
        "Squat-position reverse lunge: no longer there",
        "Pigeon pose: new: 0:30 per leg",
    ]
    inside = changed("blocks.0.blocks", EXAMPLE["blocks"][0]["blocks"][:1])
    assert lines(EXAMPLE, inside) == ["Circuit, Reverse lunge: no longer there"]


@given(routines_within_the_limits())
def test_where_nothing_is_different_nothing_is_told(document: Json) -> None:
    told_in_full = deepcopy(document)
    for block in _blocks(told_in_full):
        if block["type"] == "exercise":
            block.update({key: block.get(key, default) for key, default in DEFAULTS.items()})
    assert lines(document, told_in_full) == []


@given(routines_within_the_limits(), routines_within_the_limits())
def test_two_routines_of_which_anything_is_different_have_lines(one: Json, other: Json) -> None:
    assert bool(lines(one, other)) == (said_in_full(one) != said_in_full(other))


@given(routines_within_the_limits(), routines_within_the_limits(), st.data())
def test_one_thing_that_is_taken_over_from_another_routine_is_told(
    one: Json, other: Json, data: st.DataObject
) -> None:
    now = data.draw(with_one_thing_of(one, other))
    assert bool(lines(one, now)) == (said_in_full(one) != said_in_full(now))


@given(routines_within_the_limits(), routines_within_the_limits())
def test_what_the_person_changed_is_told_where_a_block_is_another(one: Json, other: Json) -> None:
    before, now = read(one), read(other)
    prescribed = {key: one[key] for key in ("exercises", "blocks") if key in one}
    kept = read(other | {"version": 2, "prescribed": prescribed})
    assert as_prescribed(kept).blocks == before.blocks
    assert bool(changed_by_person(kept, EXERCISES)) == bool(block_differences(before, now, EXERCISES))


def with_one_thing_of(one: Json, other: Json) -> st.SearchStrategy[Json]:
    """One with a key of other: of the whole, or of a block of the same kind and exercise."""
    whole = [key for key in other if key not in {"exercises", "blocks", "version"}]
    ways = [one | {key: other[key]} for key in whole] + [
        {key: value for key, value in one.items() if key != gone} for gone in ("notes", "prescription")
    ]
    theirs = [*_blocks(other)]
    for number, ours in enumerate(_blocks(one)):
        for their in theirs:
            if (ours["type"], ours.get("exercise")) != (their["type"], their.get("exercise")):
                continue
            for key in their.keys() - {"blocks", "reps", "sets", "phases_s", "exercise", "type"}:
                now = deepcopy(one)
                [*_blocks(now)][number][key] = their[key]
                ways.append(now)
    return st.sampled_from(ways)


def _blocks(document: Json) -> Iterator[Json]:
    for block in document["blocks"]:
        yield block
        yield from block.get("blocks", [])


def said_in_full(document: Json) -> Json:
    """The document with every default said, and without what only another place tells again."""
    own = {one["id"]: one for one in document.get("exercises", [])}
    known = SHIPPED | own
    used = {block.get("exercise") for block in _blocks(document)}
    prescription = document.get("prescription")
    head = {"name": document["name"], "notes": document.get("notes", "")}
    if prescription is not None:
        missing = {"until": None, "per_week": None, "pain_limit": None, "change": "fixed"}
        prescription = missing | prescription
    return {
        **head,
        "get_ready_s": document.get("get_ready_s", 10),
        "prescription": prescription,
        "exercises": {key: _own_in_full(one, used=key in used) for key, one in own.items()},
        "blocks": [_block_in_full(block, known) for block in document["blocks"]],
    }


def _own_in_full(own: Json, *, used: bool) -> Json:
    phases = [{"setting": "", "cues": [], **phase} for phase in own["phases"]]
    if used:
        phases = [{key: each[key] for key in each if key != "duration_s"} for each in phases]
    figure = own.get("figure")
    texts = {"works": "", "equipment": "", "setup": [], "cues": [], "checks": [], "safety": []}
    figure = None if figure is None else {"poses": {}, **figure}
    return {**texts, **own, "phases": phases, "figure": figure}


def _block_in_full(block: Json, known: Json) -> Json:
    if block["type"] == "round":
        inside = [_block_in_full(each, known) for each in block["blocks"]]
        return {"name": "", "rest_s": 45, **block, "blocks": inside}
    if block["type"] == "timed":
        return {"per_leg": False, "switch_s": 5, "cue": "", **block}
    seconds = {phase["id"]: phase["duration_s"] for phase in known[block["exercise"]]["phases"]}
    given = {"legs": "alternate", "purpose": "train", **DEFAULTS, **block}
    load = {"kind": "none", "kg": 0, **block.get("load", {})}
    return {**given, "load": load, "phases_s": seconds | block.get("phases_s", {})}
