"""Spoilt routine files: legal ones with bytes, lines or values changed, taken from each other or put in."""

import json
import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Any, TypeAlias

Mutator: TypeAlias = Callable[[Random, bytes, Sequence[bytes]], bytes]

_KEYS = b",".join(b'"%04x":0' % number for number in range(6000))
MANY_KEYS = (b"{" + _KEYS + b"}", b"{" + _KEYS + b',"176f":0}')  # all of them different; the last one twice

HOSTILE: tuple[bytes, ...] = (
    *rb"""
    null true false 0 -0 -1 1 0.0 1e-400 1e999 -1e999 1E5 NaN Infinity -Infinity 01 +1 1_000 0x10 .5 5.
    99 999 61 3601 300.0005 1000000000 9223372036854775808 -9223372036854775809 1e99999999999999999999
    "30" "" "x" "CON" "&" "../../x" "<img/src=/etc/passwd>" "\ud800" "\udc00\ud800" "\ud83e\uddb5"
    "\u0000" "\u202e" "\u200b" "\x"
    "left" "self" "alternate" "exercise" "timed" "reverse-lunge" "machine-leg-curl" "lunge-timer/exercise"
    "own/" "own/../x" "own/wall-sit" "round" "lunge" 2026 "2026-02-30"
    [] {} [[]] [{}] {"a":1,"a":2} {"":{}} {"kind":"band","kg":-1} {"hold-back":0} {"type":"timed"}
    [999,999] [null] {"left":1} {"left":999,"right":999} {"like":"own/wall-sit"} {"type":"round","times":50}
    """.split(),
    *(b'" "', b'"a\nb"', b"\xff", b"\xed\xa0\x80", b"\0", b"1" * 5000, b"0." + b"3" * 5000),
    *(b'"' + b"x" * 60_000 + b'"', b"[" * 30_000, b'{"a":' * 10_000, b"[" * 500 + b"]" * 500),
    *(b"[" + b"0," * 20_000 + b"0]", b"[" + b'{"type":"timed","name":"x","duration_s":3600},' * 60 + b"{}]"),
    *MANY_KEYS,
)
MILD: tuple[bytes, ...] = tuple(
    rb"""
    0 1 2 3.0 5 0.25 1e1 45 59.999 60 80 99 300 true false "left" "right" "guided" "self" "alternate"
    [3,2] [5] {"left":3,"right":2} "test" "own/wall-sit" "hold" "both" "fixed" "2026-12-15" 50
    "one-at-a-time" "alternate-sets" "Legs\u811a" {} {"kind":"band"} {"hold-back":7} {"bottom":1.5}
    """.split()
)
NUMBERS = (b"0", b"1", b"2", b"3.0", b"5", b"1.25", b"2e1", b"45", b"59.9995", b"60", b"80", b"99", b"1000")
_MARK = "here"
_KEYS_TO_ADD = ("sets", "kg", "name", "times", "open_holds", "purpose", "figure", "prescription", "exercises")


def spoilt(chance: Random, legal: Sequence[bytes]) -> bytes:
    """One file of legal's kind, spoilt one to four times."""
    data = chance.choice(legal)
    for _each in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        data = chance.choice(_MUTATORS)(chance, data, legal)
    return data


def _flip_bits(chance: Random, data: bytes, _legal: Sequence[bytes]) -> bytes:
    spoilt_data = bytearray(data)
    for _each in range(chance.randint(1, 8) if data else 0):
        spoilt_data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(spoilt_data)


def _put_bytes(chance: Random, data: bytes, _legal: Sequence[bytes]) -> bytes:
    start, length = chance.randint(0, len(data)), chance.randint(0, 4)
    return data[:start] + chance.randbytes(chance.randint(0, 4)) + data[start + length :]


def _cut_off(chance: Random, data: bytes, _legal: Sequence[bytes]) -> bytes:
    return data[: chance.randint(0, len(data))]


def _cut_out(chance: Random, data: bytes, _legal: Sequence[bytes]) -> bytes:
    start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    return data[:start] + data[end:]


def _splice(chance: Random, data: bytes, legal: Sequence[bytes]) -> bytes:
    other = chance.choice(legal)
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def _move_line(chance: Random, data: bytes, _legal: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    line = chance.choice(lines)
    if chance.random() < 0.5:
        lines.remove(line)
    lines.insert(chance.randint(0, len(lines)), line)
    return b"\n".join(lines)


def _put_hostile(chance: Random, data: bytes, _legal: Sequence[bytes]) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + chance.choice(HOSTILE) + data[start:]


def _swap_value(chance: Random, data: bytes, _legal: Sequence[bytes]) -> bytes:
    """Put another value in a value's place, or take one away or double it, where the file is still JSON."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return _put_hostile(chance, data, ())
    places = _places(tree)
    if not places:
        return chance.choice(HOSTILE)
    container, key = chance.choice(places)
    match chance.randrange(5):
        case 0:
            del container[key]
        case 1 if isinstance(container, dict):
            container[chance.choice((_MARK, "x", "", key + " ", *_KEYS_TO_ADD))] = _MARK
        case 2 if isinstance(container, list):
            container *= chance.choice((2, 3, 60))
        case 3:
            container[key] = chance.choice(places)[0]
        case _:
            container[key] = _MARK
    try:
        text = json.dumps(tree, ensure_ascii=chance.random() < 0.5, indent=chance.choice((None, 2)))
    except (ValueError, RecursionError):  # a part that is put into itself
        return data
    value = chance.choice(chance.choice((HOSTILE, MILD)))
    return text.encode("utf-8", "surrogatepass")[:200_000].replace(json.dumps(_MARK).encode(), value)


def _change_number(chance: Random, data: bytes, _legal: Sequence[bytes]) -> bytes:
    numbers = [*re.finditer(rb"\d[\d.e]*", data)]
    if not numbers:
        return data
    number = chance.choice(numbers)
    return data[: number.start()] + chance.choice(NUMBERS) + data[number.end() :]


def _encode_otherwise(chance: Random, data: bytes, _legal: Sequence[bytes]) -> bytes:
    text = data.decode("utf-8", "replace")
    encoding = chance.choice(("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "utf-7", "cp037"))
    return text.encode(encoding, "replace")


def _places(tree: Any) -> list[tuple[Any, Any]]:
    """Every container of a tree with each of its keys."""
    found, waiting = [], [tree]
    while waiting:
        part = waiting.pop()
        keys = [*part] if isinstance(part, dict) else [*range(len(part))] if isinstance(part, list) else []
        found += [(part, key) for key in keys[:500]]
        waiting += [part[key] for key in keys[:500]]
    return found


_MUTATORS: tuple[Mutator, ...] = (
    *(_swap_value,) * 4,
    *(_change_number,) * 3,
    _flip_bits,
    _put_bytes,
    _cut_off,
    _cut_out,
    _splice,
    _move_line,
    _put_hostile,
    _encode_otherwise,
)
