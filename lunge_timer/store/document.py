"""Strict JSON to a struct, or one sentence that says what is wrong with it, and where."""

import json
import math
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar, get_args

import msgspec

from lunge_timer.core.exercise import Text
from lunge_timer.core.visible_text import printable
from lunge_timer.errors import NewerError, StoreError
from lunge_timer.language import _
from lunge_timer.store.shape import first_fault, told

T = TypeVar("T")

_WITH_PARTS, _WITH_WORDS = frozenset({dict, list}), frozenset({dict, str})
_DIGITS = 15  # of a whole number: more than any limit has, and a float still holds them all


class _Flaw(NamedTuple):
    """Stands in the tree where the file has what JSON's reader would take and this program does not.

    What is wrong is put into words only where it is told: a file may hold 100,000 flaws.
    """

    explain: Callable[[str], str]
    given: str

    @property
    def reason(self) -> str:
        return self.explain(self.given)


class _Reader:
    """What JSON's reader asks for the values of one document."""

    def __init__(self) -> None:
        self.finds_flaws = False

    def group(self, pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Flaw:
        group = dict(pairs)
        if len(group) == len(pairs):
            return group
        keys = Counter(key for key, _value in pairs)
        return self._flaw(_twice, next(key for key, count in keys.items() if count > 1))

    def whole_number(self, digits: str) -> int | _Flaw:
        is_short = len(digits) <= _DIGITS or len(digits.lstrip("-")) <= _DIGITS
        return int(digits) if is_short else self._flaw(_too_many_digits, digits)

    def number(self, digits: str) -> float | _Flaw:
        number = float(digits)
        return number if math.isfinite(number) else self.no_number(digits)

    def no_number(self, word: str) -> _Flaw:
        return self._flaw(_no_number, word)

    def _flaw(self, explain: Callable[[str], str], given: str) -> _Flaw:
        self.finds_flaws = True
        return _Flaw(explain, given)


def _twice(key: str) -> str:
    return _("the key “{key}” stands there twice").format(key=printable(key))


def _too_many_digits(digits: str) -> str:
    return _("a number of {count:,} digits is too long").format(count=len(digits.lstrip("-")))


def _no_number(word: str) -> str:
    return _("{word} is not a number that can be used").format(word=printable(word))


def decode(text: str, kind: type[T], name: str) -> T:
    """Turn one JSON document into that kind of struct, each Text in it into the user's language.

    The struct's first two keys are format and version. name is the file's, as it is to be shown.
    Raises StoreError: one sentence that begins with it; NewerError for a version that is not known yet.
    """
    reader = _Reader()
    tree, problem = _parse(text, reader)
    if _is_newer(tree, kind):  # before any flaw: in what is new there may be what is one here
        raise NewerError(_("{file}: it was written by a newer version of Lunge Timer").format(file=name))
    has_halves = "\\ud" in text.lower()
    if not problem and (reader.finds_flaws or has_halves):
        problem = _flaw_in(tree, has_halves=has_halves)
    problem = problem or _format_problem(tree, kind)
    if problem:
        raise StoreError(f"{name}: {problem}")

    def read_text(_kind: type, value: object) -> Text:
        if not isinstance(value, str):
            raise TypeError
        return Text(_(value))

    try:
        return msgspec.convert(tree, kind, dec_hook=read_text)
    except msgspec.ValidationError as error:
        raise StoreError(f"{name}: {first_fault(tree, kind) or error}") from error


def _parse(text: str, reader: _Reader) -> tuple[Any, str | None]:
    """The document's tree, or why it is none."""
    try:
        tree = json.loads(
            text,
            object_pairs_hook=reader.group,
            parse_int=reader.whole_number,
            parse_float=reader.number,
            parse_constant=reader.no_number,
        )
    except json.JSONDecodeError as error:
        return None, _syntax_problem(text, error)
    except RecursionError:
        return None, _("its brackets are nested too deeply")
    return tree, None


def _syntax_problem(text: str, error: json.JSONDecodeError) -> str:
    reason = {
        "Expecting value": _("a value is missing here"),
        "Expecting ',' delimiter": _("a comma or a closing bracket is missing here"),
        "Expecting ':' delimiter": _("a colon is missing here"),
        "Expecting property name enclosed in double quotes": _("a key in double quotes is missing here"),
        "Illegal trailing comma before end of object": _("nothing follows this comma"),
        "Illegal trailing comma before end of array": _("nothing follows this comma"),
        "Unterminated string starting at": _("the text that begins here never ends"),
        "Invalid control character at": _("a text has to end on the line it began on, without tabs"),
        "Invalid \\escape": _("a backslash stands here without its letter"),
        "Invalid \\uXXXX escape": _("\\u needs four digits here"),
        "Extra data": _("a second document begins here"),
    }.get(error.msg.removesuffix(": "), _("this is not JSON"))
    if not text.lstrip().startswith(("{", "[")):
        reason = _("this is not JSON")
    elif error.pos >= len(text.rstrip()):
        reason = _("the file ends too early, it is cut off")
    problem = _("line {line}, column {column}: {reason}")
    return problem.format(line=error.lineno, column=error.colno, reason=reason)


def _flaw_in(tree: object, *, has_halves: bool) -> str | None:
    """The first flaw in the tree with its place, and half a character counts as one: no console prints it.

    Its place is looked for only then: all places of a deep and broad tree would be many times as long as
    its file.
    """
    way: list[Any] = [[tree]]  # the groups and lists around the values in hand, each within the one before
    to_come = [iter(way[0])]  # the values that are yet to be looked at in each of them
    while to_come:
        for value in to_come[-1]:
            kind = type(value)
            if kind is _Flaw:
                return told(_place([*way, value]), value.reason)
            if has_halves and kind in _WITH_WORDS and _holds_half(value):
                return told(_place([*way, value]), _("half of a character stands here (a lone \\ud…)"))
            if kind in _WITH_PARTS and value:
                way.append(value)
                to_come.append(iter(value.values() if kind is dict else value))
                break
        else:
            to_come.pop()
            way.pop()
    return None


def _place(way: Sequence[Any]) -> str:
    """The place of the last one, each of them being within the one before, and the first around the tree."""
    steps = []
    for whole, part in pairwise(way[1:]):
        parts = whole.items() if isinstance(whole, dict) else enumerate(whole)
        step = next(step for step, each in parts if each is part)
        steps.append(f".{printable(step)}" if isinstance(step, str) else f"[{step}]")
    return "".join(steps).lstrip(".")


def _holds_half(value: object) -> bool:
    """Whether a text, or a key of a group, has half a character in it."""
    try:
        for word in value if isinstance(value, dict) else (value,) if isinstance(value, str) else ():
            word.encode()
    except UnicodeEncodeError:
        return True
    return False


def _is_newer(tree: object, kind: type) -> bool:
    """Whether the document is of that kind, and of a version that is not known yet."""
    if not isinstance(tree, dict) or _format_problem(tree, kind):
        return False
    known = get_args(kind.__annotations__["version"])
    return type(tree["version"]) is int and tree["version"] > max(known)


def _format_problem(tree: object, kind: type) -> str | None:
    """Why the document is not of that kind at all."""
    (wanted,) = get_args(kind.__annotations__["format"])
    if not isinstance(tree, dict) or tree.get("format") != wanted:
        return {
            "lunge-timer/routine": _("this is not a Lunge Timer routine"),
            "lunge-timer/exercise": _("this is not a Lunge Timer exercise"),
            "lunge-timer/history": _("this is not a history of Lunge Timer"),
            "lunge-timer/settings": _("these are not the settings of Lunge Timer"),
            "lunge-timer/unsaved": _("this is no unsaved routine of Lunge Timer"),
        }.get(wanted, _("this is not a file of the kind {format}").format(format=wanted))
    if "version" not in tree:
        return _("the key “{key}” is missing").format(key="version")
    return None
