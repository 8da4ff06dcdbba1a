"""Every value of a file with all that version 2 has, replaced by each hostile one in turn."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.routine import Routine
from lunge_timer.errors import LungeTimerError
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.encoding import encode
from lunge_timer.store.routines import parse_routine
from tests.core.format_2_faults import VERSION_2
from tests.core.format_2_reckoning import Json

EXERCISES = load_exercises()
MARK = "here it stands"
NAME = "any.lunge.json"
HOSTILE = (
    *("null", "true", "false", "NaN", "Infinity", "-Infinity", "1e400", "1e-400", "-1", "0.5"),
    *("9" * 30, "9" * 5000, "[]", "{}", "[[]]", '{"":{}}', "[null]", "[" * 900 + "]" * 900, '{"a":1,"a":1}'),
    *('""', '" "', '"\\ud800"', '"\\udc00\\ud800"', '"a\\u0000"', '"a\\u202eb"', '"\\u0301\\u0301"'),
    *('"own/../x"', '"own/"', '"own/wall-sit"', '"CON"', '"<img src=/etc/passwd>"'),
    '"' + "x" * 60_000 + '"',
)

Way = tuple[str | int, ...]


def ways(part: Any, way: Way = ()) -> Iterator[Way]:
    """The way to each value in a document, groups and lists included, the whole of it not."""
    keys: Any = part if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ()
    for key in keys:
        yield (*way, key)
        yield from ways(part[key], (*way, key))


def group_of(document: Json, way: Way) -> Any:
    group: Any = document
    for key in way[:-1]:
        group = group[key]
    return group


def has_keys(way: Way) -> bool:
    return isinstance(group_of(VERSION_2, (*way, "")), dict)


def told_place(way: Way) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in way).lstrip(".")


def answer(text: str) -> Routine | str:
    """The routine, or the sentence without the file's name."""
    try:
        return parse_routine(text, EXERCISES, NAME)
    except LungeTimerError as error:
        sentence = str(error)
        assert sentence.startswith(f"{NAME}: ")
        assert sentence.isprintable()
        assert len(sentence) < 700
        return sentence.removeprefix(f"{NAME}: ")


WAYS = [way for way in ways(VERSION_2) if way[0] not in {"format", "version"}]


@pytest.mark.parametrize("way", WAYS, ids=told_place)
def test_a_hostile_value_is_refused_at_its_place_or_is_as_good_as_another(way: Way) -> None:
    document = deepcopy(VERSION_2)
    group_of(document, way)[way[-1]] = MARK
    text, place = json.dumps(document), told_place(way)
    wrong = []
    for value in HOSTILE:
        said = answer(text.replace(json.dumps(MARK), value))
        if isinstance(said, Routine):
            compile_timeline(said, EXERCISES)
            assert answer(encode(said)) == said
        elif not said.startswith((f"{place}: ", f"{place}.", f"{place}[")) and not is_elsewhere(said, place):
            wrong.append((value[:40], said))
    assert wrong == []


def is_elsewhere(said: str, place: str) -> bool:
    """Whether it is told at another key of the value's group, or at what names the value."""
    around = place.rpartition("." if place.rfind(".") > place.rfind("[") else "[")[0]
    names_it = said.startswith("blocks") and place.startswith("exercises") and ".exercise: " in said
    return names_it or said.startswith((f"{around}: ", f"{around}.", "line 1, column "))


@pytest.mark.parametrize("way", [way for way in [(), *WAYS] if has_keys(way)], ids=told_place)
def test_a_key_that_stands_there_twice_is_refused_at_its_place(way: Way) -> None:
    document = deepcopy(VERSION_2)
    group = group_of(document, (*way, ""))
    key = next(reversed(group))
    group[MARK] = group[key]
    text = json.dumps(document).replace(json.dumps(MARK), json.dumps(key))
    place = told_place(way)
    assert answer(text) == (f"{place}: " if place else "") + f"the key “{key}” stands there twice"
