"""The plan of a routine file, reckoned a second time: from raw JSON, step by step, as the format tells it.

Nothing of the program is used, so that a mistake in it cannot be repeated here. A routine is the dict that
its file holds; a plan is the dict that ``plan --json`` prints where no voice speaks.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

_FILES = sorted((Path(__file__).parents[2] / "assets" / "exercises").glob("*.json"))
SHIPPED: Json = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in _FILES}
OTHER = {"left": "right", "right": "left"}
SWITCH = ("switch", 0)  # stands between two reps where the legs are switched


def reckoned_plan(routine: Json) -> Json:
    """What ``plan --json`` must print of that routine."""
    steps, now_ms = [], 0
    for step in _steps(routine):
        lasts_ms = step.pop("lasts_ms")
        if lasts_ms == 0:  # a step without length does not exist
            continue
        duration_ms = None if step.pop("open") else lasts_ms
        if routine["version"] == 1:  # its plan is what it was
            del step["round"], step["item"]
        steps.append({**step, "start_ms": now_ms, "duration_ms": duration_ms, "spoken": []})
        now_ms += lasts_ms
    return {"name": routine["name"], "total_ms": now_ms, "steps": steps}


def _steps(routine: Json) -> Iterator[Json]:
    exercises = SHIPPED | {own["id"]: own for own in routine.get("exercises", [])}
    blocks = routine["blocks"]
    yield _step("prepare", routine.get("get_ready_s", 10), "Get ready")
    for number, (block, following) in enumerate(zip(blocks, [*blocks[1:], None], strict=True)):
        if block["type"] == "round":
            yield from _round_steps(block, number, following, exercises)
        else:
            for step in _block_steps(block, exercises, rests_after=_begins_with_exercise(following)):
                yield step | {"block": number}


def _round_steps(the_round: Json, number: int, following: Json | None, exercises: Json) -> Iterator[Json]:
    blocks, times = the_round["blocks"], the_round["times"]
    for time in range(1, times + 1):
        for item, (block, after) in enumerate(zip(blocks, [*blocks[1:], None], strict=True)):
            for step in _block_steps(block, exercises, rests_after=_begins_with_exercise(after)):
                yield step | {"block": number, "item": item, "round": time}
        another_round = time < times
        if another_round or (following is not None and following["type"] in {"exercise", "round"}):
            yield _step("rest", the_round.get("rest_s", 45), "Rest", block=number, round=time)


def _begins_with_exercise(block: Json | None) -> bool:
    """Whether an exercise is the first thing to be done in that block or round."""
    if block is None:
        return False
    first = block["blocks"][0] if block["type"] == "round" else block
    return bool(first["type"] == "exercise")


def _block_steps(block: Json, exercises: Json, *, rests_after: bool) -> Iterator[Json]:
    """The steps of a timed block or of an exercise, with the rest that comes after its last set, if any."""
    if block["type"] == "timed":
        yield from _timed_steps(block)
        return
    exercise = exercises[block["exercise"]]
    sets = [*_sets(block, exercise)]
    for number, reps in enumerate(sets, 1):
        for leg, rep in reps:
            if (leg, rep) == SWITCH:
                to_come = OTHER[block.get("first_leg", "left")]
                yield _step("switch", block.get("switch_s", 5), "Switch legs", set=number, leg=to_come)
            else:
                for step in _rep_steps(block, exercise):
                    yield step | {"set": number, "rep": rep, "leg": leg}
        if number < len(sets) or rests_after:
            yield _step("rest", block.get("rest_s", 45), "Rest", set=number)


def _timed_steps(block: Json) -> Iterator[Json]:
    if not block.get("per_leg", False):
        yield _step("timed", block["duration_s"], block["name"])
        return
    yield _step("timed", block["duration_s"], block["name"], leg="left")
    yield _step("switch", block.get("switch_s", 5), "Switch legs", leg="right")
    yield _step("timed", block["duration_s"], block["name"], leg="right")


def _sets(block: Json, exercise: Json) -> Iterator[list[tuple[str, int]]]:
    """Each set in its order: every rep's leg and its number among those of that leg, and the switch."""
    order = "both" if exercise["legs"] == "both" else block.get("legs", "alternate")
    first = block.get("first_leg", "left")
    other = OTHER[first]
    for number in range(1, block["sets"] + 1):
        if order == "both":
            yield _in_a_row("both", _reps(block, number, "both"))
        elif order == "alternate":
            counts = {leg: _reps(block, number, leg) for leg in (first, other)}
            turns = range(1, max(counts.values()) + 1)
            yield [(leg, rep) for rep in turns for leg in (first, other) if rep <= counts[leg]]
        elif order == "one-at-a-time":
            one = _in_a_row(first, _reps(block, number, first))
            yield [*one, SWITCH, *_in_a_row(other, _reps(block, number, other))]
        else:
            for leg in (first, other):  # each set of the file is one of this leg, then one of that
                yield _in_a_row(leg, _reps(block, number, leg))


def _in_a_row(leg: str, count: int) -> list[tuple[str, int]]:
    return [(leg, rep) for rep in range(1, count + 1)]


def _reps(block: Json, number: int, leg: str) -> int:
    """How many reps a leg does in its set of that number."""
    reps = block["reps"]
    if isinstance(reps, list):
        return int(reps[number - 1])
    return int(reps[leg] if isinstance(reps, dict) else reps)


def _rep_steps(block: Json, exercise: Json) -> Iterator[Json]:
    """One rep: a step a phase; where the person sets the pace, moves in a row are one step."""
    there = []
    for phase in exercise["phases"]:
        seconds = block.get("phases_s", {}).get(phase["id"], phase["duration_s"])
        step = _step(phase["kind"], seconds, phase["name"], phase=phase["id"])
        if step["lasts_ms"] > 0:
            there.append(step)
    merged: list[Json] = []
    for step in there:
        self_paced_move = step["kind"] == "move" and block.get("pace") == "self"
        if self_paced_move and merged and merged[-1]["kind"] == "move":
            merged[-1]["lasts_ms"] += step["lasts_ms"]
            continue
        step["open"] = self_paced_move or (step["kind"] == "hold" and block.get("open_holds", False))
        merged.append(step)
    yield from merged


def _step(kind: str, seconds: float, label: str, **more: Any) -> Json:
    """A step with nothing but what is given; lasts_ms is its length, or its estimate where it is open."""
    nothing = dict.fromkeys(("block", "item", "round", "set", "rep", "leg", "phase"))
    length: Json = {"lasts_ms": round(seconds * 1000), "open": False}
    return {"kind": kind, **nothing, "label": label, **length, **more}
