"""Strict JSON to a struct, or one sentence that says what is wrong with it, and where."""

import json
import math
from typing import Any, NamedTuple, TypeVar, get_args

import msgspec

from lunge_timer.core.exercise import Text
from lunge_timer.core.routine import printable
from lunge_timer.errors import NewerError, StoreError
from lunge_timer.language import _
from lunge_timer.store.shape import first_fault, told

T = TypeVar("T")

_DIGITS = 15  # of a whole number: more than any limit has, and a float still holds them all


class _Flaw(NamedTuple):
    """Stands in the tree where the file has what JSON's reader would take and this program does not."""

    reason: str


class _Reader:
    """What JSON's reader asks for the values of one document."""

    def __init__(self) -> None:
        self.finds_flaws = False

    def group(self, pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Flaw:
        group: dict[str, Any] = {}
        for key, value in pairs:
            if key in group:
                return self._flaw(_("the key “{key}” stands there twice").format(key=printable(key)))
            group[key] = value
        return group

    def whole_number(self, digits: str) -> int | _Flaw:
        count = len(digits.lstrip("-"))
        if count > _DIGITS:
            return self._flaw(_("a number of {count:,} digits is too long").format(count=count))
        return int(digits)

    def number(self, digits: str) -> float | _Flaw:
        number = float(digits)
        return number if math.isfinite(number) else self.no_number(digits)

    def no_number(self, word: str) -> _Flaw:
        return self._flaw(_("{word} is not a number that can be used").format(word=printable(word)))

    def _flaw(self, reason: str) -> _Flaw:
        self.finds_flaws = True
        return _Flaw(reason)


def decode(text: str, kind: type[T], name: str) -> T:
    """Turn one JSON document into that kind of struct, each Text in it into the user's language.

    The struct's first two keys are format and version. name is the file's, as it is to be shown.
    Raises StoreError: one sentence that begins with it; NewerError for a version that is not known yet.
    """
    tree, problem = _parse(text)
    problem = problem or _format_problem(tree, kind)
    if problem:
        raise StoreError(f"{name}: {problem}")
    (known,) = get_args(kind.__annotations__["version"])
    if type(tree["version"]) is int and tree["version"] > known:
        raise NewerError(_("{file}: it was written by a newer version of Lunge Timer").format(file=name))

    def read_text(_kind: type, value: object) -> Text:
        if not isinstance(value, str):
            raise TypeError
        return Text(_(value))

    try:
        return msgspec.convert(tree, kind, dec_hook=read_text)
    except msgspec.ValidationError as error:
        raise StoreError(f"{name}: {first_fault(tree, kind) or error}") from error


def _parse(text: str) -> tuple[Any, str | None]:
    """The document's tree, or what is wrong with it."""
    reader = _Reader()
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
    has_halves = "\\ud" in text.lower()
    return tree, _flaw_in(tree, has_halves=has_halves) if reader.finds_flaws or has_halves else None


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
    """The first flaw in the tree with its place, and half a character counts as one: no console prints it."""
    waiting: list[tuple[str, object]] = [("", tree)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, _Flaw):
            return told(place, value.reason)
        if isinstance(value, dict):
            parts = [(f"{place}.{printable(key)}".lstrip("."), part) for key, part in value.items()]
            waiting += reversed(parts)
        elif isinstance(value, list):
            waiting += [(f"{place}[{number}]", value[number]) for number in reversed(range(len(value)))]
        words = value if isinstance(value, dict) else (value,) if isinstance(value, str) else ()
        if has_halves and any("\ud800" <= c <= "\udfff" for word in words for c in word):
            return told(place, _("half of a character stands here (a lone \\ud…)"))
    return None


def _format_problem(tree: object, kind: type) -> str | None:
    """Why the document is not of that kind at all."""
    (wanted,) = get_args(kind.__annotations__["format"])
    if not isinstance(tree, dict) or tree.get("format") != wanted:
        return {
            "lunge-timer/routine": _("this is not a Lunge Timer routine"),
            "lunge-timer/exercise": _("this is not a Lunge Timer exercise"),
            "lunge-timer/settings": _("these are not the settings of Lunge Timer"),
        }.get(wanted, _("this is not a file of the kind {format}").format(format=wanted))
    if "version" not in tree:
        return _("the key “{key}” is missing").format(key="version")
    return None
