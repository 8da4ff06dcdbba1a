"""The sounds of a routine file, reckoned a second time: from its reckoned plan, by the rules of sound."""

from collections.abc import Iterator
from typing import NamedTuple

from lunge_timer.core.cues import Sound
from tests.core.format_2_reckoning import SHIPPED, Json, reckoned_plan

_BEGINS = {"timed": Sound.GO, "switch": Sound.SWITCH, "rest": Sound.SET_DONE}


class Heard(NamedTuple):
    """A sound and the ms, since the workout's start, of its first sample."""

    at_ms: int
    sound: Sound


def reckoned_sounds(routine: Json) -> list[Heard]:
    """All of them, in their order."""
    plan = reckoned_plan(routine)
    steps = plan["steps"]
    heard: list[Heard] = []
    for step, before in zip(steps, [None, *steps], strict=False):
        heard += (Heard(step["start_ms"] + at_ms, sound) for at_ms, sound in _in(step, before, routine))
    return [*heard, Heard(plan["total_ms"], Sound.DONE)]


def _in(step: Json, before: Json | None, routine: Json) -> Iterator[tuple[int, Sound]]:
    """The sounds of a step, in ms since it began."""
    kind, duration_ms = step["kind"], step["duration_ms"]
    if kind != "prepare":
        yield 0, _BEGINS.get(kind) or _in_rep(step, before, routine)
    if duration_ms is None:
        return
    if kind == "prepare" and duration_ms >= 6000:
        yield 2000, Sound.READY
    if kind in {"rest", "timed"} and duration_ms >= 20_000:
        yield duration_ms // 2, Sound.HALF
    if kind != "move":
        ticks_ms = [duration_ms - seconds * 1000 for seconds in (3, 2, 1)]
        yield from ((at_ms, Sound.TICK) for at_ms in ticks_ms if at_ms >= 300)


def _in_rep(step: Json, before: Json | None, routine: Json) -> Sound:
    """What a move or a hold begins with."""
    if before is None or _rep_of(before) != _rep_of(step):
        return Sound(step["leg"])
    phases = _exercise_of(step, routine)["phases"]
    (phase,) = (each for each in phases if each["id"] == step["phase"])
    if "tone" in phase:
        return Sound(phase["tone"])
    if step["kind"] == "hold":
        holds = [each["id"] for each in phases if each["kind"] == "hold"]
        return Sound.SECOND_HOLD if holds.index(step["phase"]) % 2 else Sound.HOLD
    return Sound.RELEASE if before["kind"] == "hold" else Sound.MOVE


def _rep_of(step: Json) -> list[object]:
    return [step.get(key) for key in ("block", "item", "round", "set", "leg", "rep")]


def _exercise_of(step: Json, routine: Json) -> Json:
    block = routine["blocks"][step["block"]]
    if step.get("item") is not None:
        block = block["blocks"][step["item"]]
    exercises = SHIPPED | {own["id"]: own for own in routine.get("exercises", [])}
    exercise: Json = exercises[block["exercise"]]
    return exercise
