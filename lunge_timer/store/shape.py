"""Where a value departs from the shape of a struct, in plain words: the place and the reason."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import inspect

from lunge_timer.core.visible_text import printable
from lunge_timer.language import _

PLACE_LENGTH = 100  # characters: a deeper place is told by its end

_KINDS: Mapping[type[inspect.Type], type] = {
    inspect.StrType: str,
    inspect.CustomType: str,
    inspect.BoolType: bool,
    inspect.NoneType: type(None),
    inspect.StructType: dict,
    inspect.DictType: dict,
    inspect.VarTupleType: list,
    inspect.TupleType: list,
    inspect.IntType: int,
}


def first_fault(value: object, kind: type) -> str | None:
    """The first place in value, in the file's order, that a struct of that kind does not have so.

    For example "blocks[2].sets: this must be a whole number, not text".
    """
    return next(_faults(value, inspect.type_info(kind), ""), None)


def told(place: str, reason: str) -> str:
    """A reason with its place before it, which is empty for the whole document."""
    if len(place) > PLACE_LENGTH:
        place = "…" + place[-PLACE_LENGTH:]
    return f"{place}: {reason}" if place else reason


def _faults(value: object, shape: inspect.Type, place: str) -> Iterator[str]:
    match value, shape:
        case _, inspect.UnionType(types=shapes):
            yield from _union_faults(value, shapes, place)
        case _, inspect.LiteralType(values=choices):
            yield from _choice_faults(value, choices, place)
        case _, inspect.EnumType(cls=enum):
            yield from _choice_faults(value, [member.value for member in enum], place)
        case _ if not _is_of(value, shape):
            yield told(place, _wanted(shape, value))
        case dict(), inspect.StructType():
            yield from _struct_faults(value, shape, place)
        case dict(), inspect.DictType(key_type=key_shape, value_type=item):
            yield from _dict_faults(value, key_shape, item, place)
        case list(), inspect.VarTupleType(item_type=item):
            yield from _list_faults(value, item, place)
        case list(), inspect.TupleType(item_types=items):
            yield from _tuple_faults(value, items, place)


def _is_of(value: object, shape: inspect.Type) -> bool:
    """Whether value is at least the kind of JSON value that shape asks for; true is no number."""
    if isinstance(shape, inspect.FloatType):
        return type(value) in {int, float}
    return type(value) is _KINDS.get(type(shape), type(value))


def _sound_kinds(shape: inspect.Type) -> Collection[type]:
    """The kinds of JSON values that shape has no fault in, whatever they are; of 100,000 most are such."""
    match shape:
        case inspect.UnionType(types=shapes):
            return {kind for each in shapes for kind in _sound_kinds(each)}
        case inspect.FloatType():
            return {int, float}
        case inspect.IntType() | inspect.StrType() | inspect.CustomType() | inspect.BoolType():
            return {_KINDS[type(shape)]}
        case _:
            return ()


def _struct_faults(value: dict[str, Any], shape: inspect.StructType, place: str) -> Iterator[str]:
    shapes = {field.encode_name: field.type for field in shape.fields}
    tags = [shape.tag_field] if shape.tag_field else []
    for key, part in value.items():
        if key in shapes:
            yield from _faults(part, shapes[key], f"{place}.{key}".lstrip("."))
        elif key not in tags:
            yield told(place, _unknown_key(key, [*tags, *shapes]))
    for field in shape.fields:
        if field.required and field.encode_name not in value:
            yield told(place, _("the key “{key}” is missing").format(key=field.encode_name))


def _union_faults(value: object, shapes: Sequence[inspect.Type], place: str) -> Iterator[str]:
    """Of structs the one that the tag names; of anything else there must be one without a fault."""
    tagged = {shape.tag: shape for shape in shapes if isinstance(shape, inspect.StructType) and shape.tag}
    tag_field = next((shape.tag_field for shape in tagged.values()), None)
    if tag_field is not None and isinstance(value, dict):
        tag = value.get(tag_field)
        if tag_field not in value:
            yield told(place, _("the key “{key}” is missing").format(key=tag_field))
        elif isinstance(tag, str) and tag in tagged:
            yield from _faults(value, tagged[tag], place)
        else:
            yield from _choice_faults(tag, [*tagged], f"{place}.{tag_field}".lstrip("."))
        return
    faults = [next(_faults(value, shape, place), None) for shape in shapes if _is_of(value, shape)]
    if None in faults:
        return
    if faults and isinstance(value, dict | list):
        yield from filter(None, faults)
        return
    numeric = all(isinstance(shape, inspect.IntType | inspect.FloatType) for shape in shapes)
    yield told(place, _wanted(shapes[-1] if numeric else shapes[0], value))


def _choice_faults(value: object, choices: Sequence[object], place: str) -> Iterator[str]:
    if type(value) not in {type(choice) for choice in choices} or value not in choices:
        known = ", ".join(f"“{choice}”" if isinstance(choice, str) else str(choice) for choice in choices)
        reason = _("this must be one of {known}, not {given}")
        yield told(place, reason.format(known=known, given=_given(value)))


def _dict_faults(
    value: dict[str, Any], key_shape: inspect.Type, shape: inspect.Type, place: str
) -> Iterator[str]:
    sound = _sound_kinds(shape)
    for key, part in value.items():
        if isinstance(key_shape, inspect.LiteralType) and key not in key_shape.values:
            yield told(place, _unknown_key(key, map(str, key_shape.values)))
        if type(part) not in sound:
            yield from _faults(part, shape, f"{place}.{printable(key)}".lstrip("."))


def _list_faults(value: list[object], shape: inspect.Type, place: str) -> Iterator[str]:
    sound = _sound_kinds(shape)
    for number, part in enumerate(value):
        if type(part) not in sound:
            yield from _faults(part, shape, f"{place}[{number}]")


def _tuple_faults(value: list[object], shapes: Sequence[inspect.Type], place: str) -> Iterator[str]:
    if len(value) != len(shapes):
        reason = _("this must be a list of {wanted}, not of {count}")
        yield told(place, reason.format(wanted=len(shapes), count=len(value)))
    for number, (part, shape) in enumerate(zip(value, shapes, strict=False)):
        yield from _faults(part, shape, f"{place}[{number}]")


def _unknown_key(key: str, known: Iterable[str]) -> str:
    reason = _("there is no key “{key}”; there are {known}")
    return reason.format(key=printable(key), known=", ".join(known))


def _wanted(shape: inspect.Type, value: object) -> str:
    wanted = {
        inspect.IntType: _("a whole number"),
        inspect.FloatType: _("a number"),
        inspect.BoolType: _("true or false"),
        inspect.VarTupleType: _("a list in [ ]"),
        inspect.TupleType: _("a list in [ ]"),
        inspect.StructType: _("a group in { }"),
        inspect.DictType: _("a group in { }"),
    }.get(type(shape), _("text"))
    return _("this must be {wanted}, not {given}").format(wanted=wanted, given=_given(value, wanted))


def _given(value: object, wanted: str = "") -> str:
    """What a value is; itself where that says more."""
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case str():
            return _("text") if wanted else f"“{printable(value)}”"
        case list():
            return _("a list in [ ]")
        case dict():
            return _("a group in { }")
        case _:
            return "null"
