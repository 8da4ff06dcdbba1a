"""The history as a file for other programs and other computers: all of it as JSON, strictly read."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, field

from lunge_timer.core.days import is_day
from lunge_timer.core.done_workout import EFFORT, PAIN, RESERVE, Away, Goal, SetDone, Workout
from lunge_timer.core.limits import NAME_LENGTH, NOTES_LENGTH, Limit
from lunge_timer.core.problems import Problem, number_problems, text_problems
from lunge_timer.core.visible_text import printable
from lunge_timer.errors import StoreError
from lunge_timer.language import _
from lunge_timer.store.document import decode
from lunge_timer.store.files import read_text, shown
from lunge_timer.store.history.checksums import plan_sha256
from lunge_timer.store.history.content import Content
from lunge_timer.store.routines import OWN_EXERCISES_LIMIT_BYTES

LIMIT_BYTES = 32 * 1024 * 1024  # fifty years of four workouts a week

_ID_LENGTH = Limit(1, 200)
_PLAN_LENGTH = Limit(0, OWN_EXERCISES_LIMIT_BYTES)
_OFFSET_MIN = Limit(-24 * 60 + 1, 24 * 60 - 1)
_TIME_MS = Limit(-(10**13), 10**14)  # since 1970: three hundred years back, three thousand on
_SPAN_MS = Limit(0, 10**14)  # a workout may have been left paused for as long as the journal can tell
_NUMBER = Limit(0, 10**9)
_A_WEEK = Limit(0, 99)
_OF_CHANGE = {"changed_ms": _TIME_MS}
_OF_WORKOUT = {
    **dict.fromkeys(("started_ms", "changed_ms", "deleted_ms"), _TIME_MS),
    **dict.fromkeys(("active_ms", "paused_ms", "planned_ms"), _SPAN_MS),
    "utc_offset_min": _OFFSET_MIN,
    "effort": Limit(*EFFORT),
}
_OF_SET = {
    **{each.name: _NUMBER for each in msgspec.structs.fields(SetDone) if each.type is int},
    "reserve": Limit(*RESERVE),
}
_OF_PAIN = {"score": Limit(*PAIN), "asked_ms": _TIME_MS}


class PlannedWorkout(Workout, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A workout whose document stands among the plans; here it is the sha256 of that."""

    document: str = field(name="plan")


class HistoryFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that is remembered. What was deleted is in it, so that no import brings them back."""

    format: Literal["lunge-timer/history"] = "lunge-timer/history"
    version: Literal[1] = 1
    plans: dict[str, str]  # the text of each routine as it was run, by its sha256
    workouts: tuple[PlannedWorkout, ...]
    goals: tuple[Goal, ...] = ()
    aways: tuple[Away, ...] = ()


def encode_history(content: Content) -> str:
    """The file of content: a workout a line, in ASCII so that every console and pipe carries it."""
    plans = {plan_sha256(workout.document): workout.document for workout in content.workouts}
    parts = {
        "format": json.dumps("lunge-timer/history"),
        "version": "1",
        "plans": json.dumps(dict(sorted(plans.items())), indent=1),
        "workouts": "[" + ",\n ".join(json.dumps(_planned(workout)) for workout in content.workouts) + "]",
        "goals": json.dumps(msgspec.to_builtins(content.goals)),
        "aways": json.dumps(msgspec.to_builtins(content.aways)),
    }
    return "{" + ",\n".join(f'"{key}": {text}' for key, text in parts.items()) + "}\n"


def read_history(path: Path) -> Content:
    """What that file holds, every value held against its limits. Raises StoreError, as read_routine does."""
    return parse_history(read_text(path, LIMIT_BYTES), shown(path))


def parse_history(text: str, name: str) -> Content:
    """What a file of that text holds; name is the file's."""
    file = decode(text, HistoryFile, name)
    for problem in _problems(file):
        raise StoreError(f"{name}: {problem.sentence}")
    return Content(
        workouts=tuple(_with_document(workout, file.plans) for workout in file.workouts),
        goals=file.goals,
        aways=file.aways,
    )


def _planned(workout: Workout) -> object:
    planned = msgspec.convert(workout, PlannedWorkout, from_attributes=True)
    return msgspec.to_builtins(msgspec.structs.replace(planned, document=plan_sha256(workout.document)))


def _with_document(planned: PlannedWorkout, plans: dict[str, str]) -> Workout:
    workout = msgspec.convert(planned, Workout, from_attributes=True)
    return msgspec.structs.replace(workout, document=plans[planned.document])


def _problems(file: HistoryFile) -> Iterator[Problem]:
    """Every value that no history has, in the order of the file."""
    for sha, document in file.plans.items():
        place = f"plans.{printable(sha)}"
        yield from _length_problems(place, document, _PLAN_LENGTH)
        if plan_sha256(document) != sha:
            yield Problem(place, _("the text does not have this checksum"))
    uids = Counter(workout.uid for workout in file.workouts)
    for number, workout in enumerate(file.workouts):
        place = f"workouts[{number}]"
        if uids[workout.uid] > 1:
            yield Problem(f"{place}.uid", _("another workout has the same"))
        if workout.document not in file.plans:
            yield Problem(f"{place}.plan", _("there is no such key in “plans”"))
        yield from _workout_problems(place, workout)
    days = Counter(goal.since_day for goal in file.goals)
    for number, goal in enumerate(file.goals):
        place = f"goals[{number}]"
        yield from _day_problems(f"{place}.since_day", goal.since_day)
        if days[goal.since_day] > 1:
            yield Problem(f"{place}.since_day", _("another goal has the same"))
        yield from number_problems(f"{place}.low", goal.low, _A_WEEK)
        yield from number_problems(f"{place}.high", goal.high, Limit(goal.low, _A_WEEK.high))
        yield from _numbers(place, goal, _OF_CHANGE)
    for number, away in enumerate(file.aways):
        place = f"aways[{number}]"
        yield from _day_problems(f"{place}.from_day", away.from_day)
        yield from _day_problems(f"{place}.to_day", away.to_day)
        if away.to_day < away.from_day:
            yield Problem(f"{place}.to_day", _("this is before {day}").format(day=away.from_day))
        yield from _length_problems(f"{place}.why", away.why, NOTES_LENGTH)
        yield from _numbers(place, away, {**_OF_CHANGE, "deleted_ms": _TIME_MS})


def _workout_problems(place: str, workout: Workout) -> Iterator[Problem]:
    for key, limit in (("uid", _ID_LENGTH), ("routine", _ID_LENGTH), ("name", NAME_LENGTH)):
        yield from text_problems(f"{place}.{key}", getattr(workout, key), limit)
    yield from text_problems(f"{place}.app_version", workout.app_version, _ID_LENGTH)
    yield from _length_problems(f"{place}.note", workout.note, NOTES_LENGTH)
    yield from _numbers(place, workout, _OF_WORKOUT)
    for number, done in enumerate(workout.sets):
        inner = f"{place}.sets[{number}]"
        yield from text_problems(f"{inner}.exercise", done.exercise, _ID_LENGTH)
        yield from _numbers(inner, done, _OF_SET)
    for number, pain in enumerate(workout.pain):
        yield from _numbers(f"{place}.pain[{number}]", pain, _OF_PAIN)


def _numbers(place: str, part: Struct, limits: dict[str, Limit]) -> Iterator[Problem]:
    for key, limit in limits.items():
        value = getattr(part, key)
        if value is not None:
            yield from number_problems(f"{place}.{key}", value, limit)


def _length_problems(place: str, text: str, limit: Limit) -> Iterator[Problem]:
    """A person's own words may hold any character: an emoji can have one that cannot be seen."""
    if len(text) > limit.high:
        reason = _("{length} characters are more than {high}")
        yield Problem(place, reason.format(length=len(text), high=limit.high))


def _day_problems(place: str, day: str) -> Iterator[Problem]:
    if not is_day(day):
        yield Problem(place, _("“{day}” is no day as 2026-11-28 is one").format(day=printable(day)))
