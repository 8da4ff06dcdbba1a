from typing import Literal

import pytest
from msgspec import Struct

from lunge_timer.core.exercise import Text
from lunge_timer.core.routine import Routine
from lunge_timer.errors import StoreError
from lunge_timer.store.document import decode

HEAD = '"format": "lunge-timer/routine", "version": 1'
SETS = '{"type": "exercise", "exercise": "reverse-lunge", "sets": 3, "reps": 2}'


class Note(Struct, forbid_unknown_fields=True, kw_only=True):
    """Shapes that a routine does not have."""

    format: Literal["note"]
    version: Literal[2]
    words: tuple[Text, ...] = ()
    pair: tuple[int, int] = (0, 0)
    angle: float = 0.0
    maybe: Text | None = None
    labels: dict[Literal["left", "right"], Text] = {}


def problem(text: str, kind: type = Routine) -> str:
    """The sentence that decoding text ends in, without the name it begins with."""
    with pytest.raises(StoreError) as caught:
        decode(text, kind, "legs.lunge.json")
    name, _colon, reason = str(caught.value).partition(": ")
    assert name == "legs.lunge.json"
    assert reason.isprintable()
    return reason


def routine(rest: str) -> str:
    return f'{{{HEAD}, "name": "Legs", {rest}}}'


def block(rest: str) -> str:
    return routine(f'"blocks": [{SETS}, {{"type": "exercise", "exercise": "reverse-lunge", {rest}}}]')


def note(rest: str) -> str:
    return f'{{"format": "note", "version": 2, {rest}}}'


def test_a_whole_document_becomes_a_struct() -> None:
    got = decode(routine(f'"get_ready_s": 2.5, "blocks": [{SETS}]'), Routine, "legs.lunge.json")
    assert (got.name, got.get_ready_s, len(got.blocks)) == ("Legs", 2.5, 1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            routine('"blocks": [], "blocks": []'),
            "the key “blocks” stands there twice",
        ),
        (
            block('"sets": 3, "reps": 2, "sets": 4'),
            "blocks[1]: the key “sets” stands there twice",
        ),
        (block('"sets": NaN, "reps": 2'), "blocks[1].sets: NaN is not a number that can be used"),
        (block('"sets": -Infinity, "reps": 2'), "blocks[1].sets: -Infinity is not a number that can be used"),
        (block('"sets": 1e999, "reps": 2'), "blocks[1].sets: 1e999 is not a number that can be used"),
        (block(f'"sets": {"9" * 5000}, "reps": 2'), "blocks[1].sets: a number of 5,000 digits is too long"),
        (block(f'"sets": {2**63}, "reps": 2'), "blocks[1].sets: a number of 19 digits is too long"),
        (
            block('"sets": 3, "reps": 2, "x": {"y": NaN}'),
            "blocks[1].x.y: NaN is not a number that can be used",
        ),
        (routine('"x": [0, [], [0, {"y": NaN}]]'), "x[2][1].y: NaN is not a number that can be used"),
        (routine('"x": [1e999, NaN]'), "x[0]: 1e999 is not a number that can be used"),
        (routine('"x": {"a": 1, "b": 1, "b": 2}'), "x: the key “b” stands there twice"),
        (
            routine('"notes": "\\ud800", "blocks": []'),
            "notes: half of a character stands here (a lone \\ud…)",
        ),
        (routine('"\\uDC00": 1, "blocks": []'), "half of a character stands here (a lone \\ud…)"),
        ("[" * 100_000, "its brackets are nested too deeply"),
        ('{"a":' * 100_000, "its brackets are nested too deeply"),
    ],
)
def test_what_json_would_let_pass_is_refused_with_its_place(text: str, reason: str) -> None:
    assert problem(text) == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{}\n{}", "line 2, column 1: a second document begins here"),
        ('{\n  "a": 1', "line 2, column 9: the file ends too early, it is cut off"),
        ('{\n  "a": ', "line 2, column 8: the file ends too early, it is cut off"),
        ('{"a": "b', "line 1, column 7: the text that begins here never ends"),
        ('{"a": tru}', "line 1, column 7: a value is missing here"),
        ("# Lunge Timer", "line 1, column 1: this is not JSON"),
        ('{"a" 1}', "line 1, column 6: a colon is missing here"),
        ('{"a": 1 "b": 2}', "line 1, column 9: a comma or a closing bracket is missing here"),
        ("{'a': 1}", "line 1, column 2: a key in double quotes is missing here"),
        ('{"a": "\t"}', "line 1, column 8: a text has to end on the line it began on, without tabs"),
        ('{"a": "\\q"}', "line 1, column 8: a backslash stands here without its letter"),
        ('{"a": "\\u12"}', "line 1, column 9: \\u needs four digits here"),
        ('{"a": 0x10}', "line 1, column 8: a comma or a closing bracket is missing here"),
        ("\ufeff{}", "line 1, column 1: this is not JSON"),
    ],
)
def test_what_is_not_json_is_told_with_line_and_column(text: str, reason: str) -> None:
    assert problem(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "3",
        "[]",
        '"lunge-timer/routine"',
        "{}",
        '{"version": 1}',
        '{"format": "lunge-timer/exercise", "version": 1}',
        '{"format": 1, "version": 1}',
        '{"format": ["lunge-timer/routine"], "version": 1}',
    ],
)
def test_what_does_not_call_itself_a_routine_is_none(text: str) -> None:
    assert problem(text) == "this is not a Lunge Timer routine"


def test_a_newer_version_is_told_before_anything_that_is_new_in_it() -> None:
    text = '{"format": "lunge-timer/routine", "version": 3, "blocks": "quite different"}'
    assert problem(text) == "it was written by a newer version of Lunge Timer"


def test_a_newer_version_is_told_before_a_flaw_in_it() -> None:
    text = '{"format": "lunge-timer/routine", "version": 3, "steps": NaN}'
    assert problem(text) == "it was written by a newer version of Lunge Timer"


@pytest.mark.parametrize(
    ("version", "reason"),
    [
        ("0", "version: this must be one of 1, 2, not 0"),
        ("true", "version: this must be one of 1, 2, not true"),
        ('"1"', "version: this must be one of 1, 2, not “1”"),
        ("1.0", "version: this must be one of 1, 2, not 1.0"),
    ],
)
def test_a_version_that_never_was_is_refused(version: str, reason: str) -> None:
    text = f'{{"format": "lunge-timer/routine", "version": {version}, "name": "Legs", "blocks": []}}'
    assert problem(text) == reason


def test_a_routine_has_to_say_its_version() -> None:
    text = '{"format": "lunge-timer/routine", "name": "Legs", "blocks": []}'
    assert problem(text) == "the key “version” is missing"


ROUTINE_KEYS = "format, version, name, notes, get_ready_s, exercises, prescription, prescribed, blocks"
BLOCK_KEYS = (
    "type, exercise, sets, reps, legs, first_leg, switch_s, rest_s, pace, phases_s, load, open_holds, purpose"
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (block('"sets": "3", "reps": 2'), "blocks[1].sets: this must be a whole number, not text"),
        (block('"sets": 3.0, "reps": 2'), "blocks[1].sets: this must be a whole number, not 3.0"),
        (block('"sets": true, "reps": 2'), "blocks[1].sets: this must be a whole number, not true"),
        (block('"sets": null, "reps": 2'), "blocks[1].sets: this must be a whole number, not null"),
        (block('"sets": [3], "reps": 2'), "blocks[1].sets: this must be a whole number, not a list in [ ]"),
        (block('"sets": 3, "reps": 2, "rest_s": "30"'), "blocks[1].rest_s: this must be a number, not text"),
        (block('"sets": 3, "reps": 2, "rest_s": true'), "blocks[1].rest_s: this must be a number, not true"),
        (block('"reps": 2'), "blocks[1]: the key “sets” is missing"),
        (
            block('"sets": 3, "reps": 2, "rset_s": 3'),
            f"blocks[1]: there is no key “rset_s”; there are {BLOCK_KEYS}",
        ),
        (
            block('"sets": 3, "reps": 2, "legs": "both"'),
            "blocks[1].legs: this must be one of “alternate”, “one-at-a-time”, “alternate-sets”, not “both”",
        ),
        (
            block('"sets": 3, "reps": 2, "legs": null'),
            "blocks[1].legs: this must be one of “alternate”, “one-at-a-time”, “alternate-sets”, not null",
        ),
        (
            block('"sets": 3, "reps": 2, "first_leg": 1'),
            "blocks[1].first_leg: this must be one of “left”, “right”, not 1",
        ),
        (
            block('"sets": 3, "reps": 2, "phases_s": {"lower": 2, "bottom": "1"}'),
            "blocks[1].phases_s.bottom: this must be a number, not text",
        ),
        (
            block('"sets": 3, "reps": 2, "load": {"kind": "vest", "lb": 4}'),
            "blocks[1].load: there is no key “lb”; there are kind, kg",
        ),
        (block('"sets": 3, "reps": 2, "load": 5'), "blocks[1].load: this must be a group in { }, not 5"),
        (
            routine('"blocks": [{"type": "stretch"}]'),
            "blocks[0].type: this must be one of “timed”, “exercise”, “round”, not “stretch”",
        ),
        (
            routine('"blocks": [{"type": ["timed"]}]'),
            "blocks[0].type: this must be one of “timed”, “exercise”, “round”, not a list in [ ]",
        ),
        (routine('"blocks": [{}]'), "blocks[0]: the key “type” is missing"),
        (routine('"blocks": [7]'), "blocks[0]: this must be a group in { }, not 7"),
        (routine('"blocks": {}'), "blocks: this must be a list in [ ], not a group in { }"),
        (routine('"notes": ["x"], "blocks": []'), "notes: this must be text, not a list in [ ]"),
        (f'{{{HEAD}, "blocks": []}}', "the key “name” is missing"),
        (
            '{"format": "lunge-timer/routine", "version": 1, "name": "Legs", "a\\n\\u202e": 1, "blocks": []}',
            "there is no key “a\ufffd\ufffd”; there are " + ROUTINE_KEYS,
        ),
    ],
)
def test_a_wrong_shape_is_told_in_plain_words_with_its_place(text: str, reason: str) -> None:
    assert problem(text) == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (note('"words": [1]'), "words[0]: this must be text, not 1"),
        (note('"maybe": false'), "maybe: this must be text, not false"),
        (note('"pair": [1]'), "pair: this must be a list of 2, not of 1"),
        (note('"pair": [1, "2"]'), "pair[1]: this must be a whole number, not text"),
        (note('"angle": "steep"'), "angle: this must be a number, not text"),
        (note('"labels": {"up": "x"}'), "labels: there is no key “up”; there are left, right"),
        (note('"labels": {"left": 2}'), "labels.left: this must be text, not 2"),
        ("{}", "this is not a file of the kind note"),
    ],
)
def test_every_kind_of_document_is_explained(text: str, reason: str) -> None:
    assert problem(text, Note) == reason


def test_texts_are_read_as_texts_and_an_empty_one_stays_empty() -> None:
    got = decode(note('"words": ["one", ""], "maybe": "two", "angle": 3'), Note, "note.json")
    assert (got.words, got.maybe, got.angle) == (("one", ""), "two", 3.0)
    assert all(type(word) is Text for word in got.words)


def test_a_place_deep_inside_is_told_by_its_end() -> None:
    deep = '{"x": ' * 200 + "NaN" + "}" * 200
    reason = problem(routine(f'"deep": {deep}'))
    assert reason.startswith("….x.x.x")
    assert reason.endswith(".x: NaN is not a number that can be used")
    assert len(reason) < 200
