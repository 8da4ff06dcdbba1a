"""Routine files in which one thing breaks format 2, each with the place that has to be told.

The legal documents have their keys in the order in which the program writes them.
"""

import math
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final, NamedTuple

from hypothesis import strategies as st

from tests.core.format_2_reckoning import Json
from tests.core.format_2_routines import routines_within_the_limits

MISSING: Final = object()  # in the place of a value: the key is left out


class Fault(NamedTuple):
    """A value for a place of a document, and the places of which one has to be told; "" is all of it."""

    place: str
    value: Any
    told: tuple[str, ...]
    version: int = 2


def _sit() -> Json:
    return {"id": "sit", "kind": "hold", "name": "Sit", "word": "Hold", "duration_s": 20, "cues": ["Still"]}


def _own(own_id: str, legs: str) -> Json:
    phases = [
        {"id": "down", "kind": "move", "name": "Down", "word": "Down", "duration_s": 2},
        _sit(),
        {"id": "up", "kind": "move", "name": "Up", "word": "Up", "duration_s": 2},
    ]
    texts = {key: ["Slowly", "Once more"] for key in ("setup", "cues", "checks", "safety")}
    figure = {"like": "reverse-lunge", "poses": {"down": "lunge", "up": "stand"}}
    return {"id": own_id, "name": "Own", "legs": legs, "phases": phases, **texts, "figure": figure}


def _exercise(exercise: str, **more: Any) -> Json:
    return {"type": "exercise", "exercise": exercise, "sets": 2, "reps": 3, **more}


WALK: Json = {"type": "timed", "name": "Walk", "duration_s": 30}
ROUND: Json = {"type": "round", "times": 2, "blocks": [WALK]}
VERSION_1: Json = {
    "format": "lunge-timer/routine",
    "version": 1,
    "name": "Any",
    "notes": "",
    "get_ready_s": 5,
    "blocks": [_exercise("reverse-lunge"), WALK],
}
# In every part of it stands something new. own/bridge is in no block, so that its id can be any.
VERSION_2: Json = {
    "format": "lunge-timer/routine",
    "version": 2,
    "name": "Any",
    "notes": "",
    "get_ready_s": 5,
    "exercises": [
        _own("own/wall-sit", "both"),
        _own("own/step-up", "each"),
        _own("own/bridge", "both"),
        {"id": "own/plank-hold", "name": "Plank", "legs": "both", "phases": [_sit()]},
    ],
    "prescription": {
        "by": "Clinic",
        "issued": "2026-11-01",
        "until": "2026-12-15",
        "per_week": 3,
        "pain_limit": 3,
        "change": "by-rule",
    },
    "blocks": [
        {
            "type": "round",
            "name": "Circuit",
            "times": 2,
            "rest_s": 60,
            "blocks": [_exercise("own/step-up"), _exercise("reverse-lunge", reps=[3, 2])],
        },
        _exercise("machine-leg-curl", rest_s=30),
        _exercise("own/wall-sit", phases_s={"sit": 5}, open_holds=True, purpose="test"),
        _exercise("own/step-up", reps={"left": 3, "right": 2}),
    ],
}
OWN = "exercises[2]"
HIDDEN = "a\u202eb"


NO_NUMBERS: tuple[Any, ...] = (math.nan, math.inf, "2", None, True, [], {})


def _numbers() -> Iterator[Fault]:
    wrong: dict[str, list[float]] = {
        "get_ready_s": [-1, 61],
        "blocks[0].times": [0, 51, -1, 2.5],
        "blocks[0].rest_s": [-1, 301, 300.5],
        "blocks[0].blocks[0].sets": [0, 100],
        "blocks[0].blocks[0].reps": [0, 1000, 2.5],
        "blocks[1].rest_s": [-1, 301],
        "blocks[2].phases_s.down": [0, 0.5, 61],
        "blocks[2].phases_s.sit": [-1, 301],
        f"{OWN}.phases[0].duration_s": [0, 0.5, 61, 60.5],
        f"{OWN}.phases[1].duration_s": [-1, 301, 300.5],
        "prescription.per_week": [0, 22, 2.5],
        "prescription.pain_limit": [-1, 11, 2.5],
    }
    for place, values in wrong.items():
        optional = place.startswith("prescription.")  # null is as good as none
        for value in (*values, *NO_NUMBERS):
            if not (optional and value is None):
                yield Fault(place, value, (place,))


def _sizes() -> Iterator[Fault]:
    long = _exercise("reverse-lunge", reps=50)
    yield Fault("blocks[1]", _exercise("machine-leg-curl", sets=99, reps=999), ("blocks",))
    yield Fault("blocks[0]", {**ROUND, "times": 50, "blocks": [long]}, ("blocks",))
    yield Fault("blocks[0]", {**ROUND, "times": 50, "rest_s": 300, "blocks": [WALK] * 10}, ("blocks",))
    yield Fault("blocks[0].blocks", [WALK] * 47, ("blocks",))  # 51 with the round and the three others
    yield Fault("blocks[0].blocks", [], ("blocks[0].blocks",))
    yield Fault("blocks", [], ("blocks",))
    for phases in ([], [{**VERSION_2["exercises"][0]["phases"][0], "id": f"p{n}"} for n in range(13)]):
        yield Fault(f"{OWN}.phases", phases, (f"{OWN}.phases",))


def _reps() -> Iterator[Fault]:
    listed, by_leg = "blocks[0].blocks[1].reps", "blocks[3].reps"
    for reps in ([3], [3, 2, 1], []):
        yield Fault(listed, reps, (listed,))
    for reps in ([3, 0], [3, 1000]):
        yield Fault(listed, reps, (f"{listed}[1]",))
    for value in NO_NUMBERS:
        yield Fault(f"{listed}[1]", value, (f"{listed}[1]",))
        yield Fault(f"{by_leg}.right", value, (f"{by_leg}.right",))
    for leg in ("left", "right"):
        yield Fault(f"{by_leg}.{leg}", 0, (f"{by_leg}.{leg}",))
        yield Fault(f"{by_leg}.{leg}", 1000, (f"{by_leg}.{leg}",))
        yield Fault(f"{by_leg}.{leg}", MISSING, (by_leg,))
    yield Fault(by_leg, {"left": 1, "right": 1, "both": 1}, (by_leg,))
    for both_legs in ("blocks[1]", "blocks[2]"):
        yield Fault(f"{both_legs}.reps", {"left": 3, "right": 2}, (f"{both_legs}.reps",))
        yield Fault(f"{both_legs}.legs", "alternate", (f"{both_legs}.legs",))


def _rounds() -> Iterator[Fault]:
    inner = "blocks[0].blocks[1]"
    yield Fault(inner, ROUND, (inner, f"{inner}.type"))
    for place in ("blocks[0].blocks", "blocks[0].times"):
        yield Fault(place, MISSING, ("blocks[0]",))
    yield Fault("blocks[0].sets", 2, ("blocks[0]", "blocks[0].sets"))
    yield Fault("blocks[0].type", "circuit", ("blocks[0].type",))


def _own_exercises() -> Iterator[Fault]:
    for block in ("blocks[2]", "blocks[0].blocks[0]"):
        yield Fault(f"{block}.exercise", "own/nothing", (f"{block}.exercise",))
    not_own = (
        "bridge",
        "reverse-lunge",
        "own/",
        "OWN/bridge",
        "own/two words",
        "own/../up",
        "own/Bridge!",
        "",
    )
    for own_id in ("own/wall-sit", *not_own):
        yield Fault(f"{OWN}.id", own_id, (f"{OWN}.id",))
    yield Fault(f"{OWN}.phases[1].id", "down", (f"{OWN}.phases[1].id",))
    yield Fault(f"{OWN}.phases[1].kind", "rest", (f"{OWN}.phases[1].kind",))
    yield Fault(f"{OWN}.legs", "left", (f"{OWN}.legs",))
    for like in ("jump", "own/wall-sit", ""):
        yield Fault(f"{OWN}.figure.like", like, (f"{OWN}.figure.like",))
    poses = f"{OWN}.figure.poses"
    yield Fault(f"{poses}.down", "fly", (f"{poses}.down",))
    yield Fault(f"{poses}.top", "lunge", (f"{poses}.top", poses))
    nothing = _exercise("own/plank-hold", phases_s={"sit": 0})  # its only phase
    yield Fault("blocks[2]", nothing, ("blocks[2]",))
    yield Fault("blocks[2].phases_s.top", 3, ("blocks[2].phases_s", "blocks[2].phases_s.top"))


def _texts() -> Iterator[Fault]:
    phase = f"{OWN}.phases[1]"
    lists = [f"{OWN}.{key}[1]" for key in ("setup", "cues", "checks", "safety")]
    needed = ["name", "prescription.by", f"{OWN}.name", f"{phase}.name", f"{phase}.word", f"{phase}.cues[0]"]
    for place in (*needed, *lists):
        for text in ("", "\u2800", " ", HIDDEN, "a\x00b", "x" * 201, None, 3):
            yield Fault(place, text, (place,))
    for place in ("blocks[0].name", f"{OWN}.works", f"{OWN}.equipment", f"{phase}.setting"):
        for text in (HIDDEN, " ", "\u0301", "x" * 201, None, 3):
            yield Fault(place, text, (place,))


def _prescriptions() -> Iterator[Fault]:
    no_days = ("yesterday", "2026-02-30", "2026-13-01", "01.11.2026", "2026-11-01T08:00", "20261101", "")
    for place in ("prescription.issued", "prescription.until"):
        for day in (*no_days, 20261101):
            yield Fault(place, day, (place,))
    yield Fault("prescription.until", "2026-10-31", ("prescription.until",))
    yield Fault("prescription.change", "never", ("prescription.change",))
    for key in ("by", "issued"):
        yield Fault(f"prescription.{key}", MISSING, ("prescription",))
    yield Fault("prescription.to", "Ann", ("prescription", "prescription.to"))


def _shapes() -> Iterator[Fault]:
    for place in ("exercises", "prescription", f"{OWN}.phases", f"{OWN}.cues", "blocks[0].blocks", "blocks"):
        for value in (None, "all", 3):
            yield Fault(place, value, (place,))
    for place in ("blocks[2].open_holds", "blocks[2].purpose"):
        for value in (None, "yes", 1):
            yield Fault(place, value, (place,))
    for group in (OWN, f"{OWN}.phases[0]", f"{OWN}.figure", "blocks[0]"):
        yield Fault(f"{group}.source", [], (group, f"{group}.source"))
    for group, key in ((OWN, "name"), (OWN, "legs"), (f"{OWN}.phases[0]", "word"), (f"{OWN}.figure", "like")):
        yield Fault(f"{group}.{key}", MISSING, (group,))


def _versions() -> Iterator[Fault]:
    yield Fault("version", 3, ("",))
    for version in ("2", 2.0, 0, True, None):
        yield Fault("version", version, ("version",))
    for place, value in (
        ("exercises", VERSION_2["exercises"]),
        ("prescription", VERSION_2["prescription"]),
        ("blocks[0].reps", [3, 2]),
        ("blocks[0].reps", {"left": 3, "right": 2}),
        ("blocks[0].open_holds", True),
        ("blocks[0].open_holds", False),  # as good as left out, but no older program reads it
        ("blocks[0].purpose", "test"),
        ("blocks[0].purpose", "train"),
    ):
        yield Fault(place, value, (place,), version=1)
    yield Fault("blocks[1]", ROUND, ("blocks[1].type",), version=1)


FAULTS = (
    *_numbers(),
    *_sizes(),
    *_reps(),
    *_rounds(),
    *_own_exercises(),
    *_texts(),
    *_prescriptions(),
    *_shapes(),
    *_versions(),
)


def broken(fault: Fault) -> Json:
    """A document that is legal but for that fault."""
    return with_fault(deepcopy(VERSION_1 if fault.version == 1 else VERSION_2), fault)


@st.composite
def broken_files(draw: st.DrawFn) -> tuple[Json, tuple[str, ...]]:
    """A document that is legal but for one fault, which comes after legal blocks; and where it is told."""
    fault = draw(st.sampled_from([fault for fault in FAULTS if fault.version == 2]))
    legal = draw(routines_within_the_limits())
    document: Json = deepcopy(legal | VERSION_2)
    document["exercises"] += legal.get("exercises", [])
    document["blocks"] = [*legal["blocks"], *document["blocks"]]
    moved = Fault(
        _moved(fault.place, len(legal["blocks"])),
        fault.value,
        tuple(_moved(place, len(legal["blocks"])) for place in fault.told),
    )
    return with_fault(document, moved), moved.told


def with_fault(document: Json, fault: Fault) -> Json:
    """The document with that fault put into it."""
    *way, last = (
        int(step) if step.isdecimal() else step for step in re.split(r"\]?[.\[]|\]", fault.place) if step
    )
    group: Any = document
    for step in way:
        group = group[step]
    if fault.value is MISSING:
        del group[last]
    else:
        group[last] = deepcopy(fault.value)
    return document


def _moved(place: str, by: int) -> str:
    """The place in a document that has so many blocks more before it."""
    return re.sub(r"^blocks\[(\d+)\]", lambda found: f"blocks[{int(found[1]) + by}]", place)
