"""Small legal routine files of either version, as raw JSON and of every kind, for hypothesis."""

from typing import Any

from hypothesis import strategies as st

from tests.core.format_2_reckoning import SHIPPED, Json, reckoned_plan

Jsons = st.SearchStrategy[Json]

OWN_IDS = ("own/plank", "own/calf-raise", "own/a", "own/step-up-2")
PHASE_IDS = ("down", "sit", "up", "p4", "p5", "p6", "p7", "p8", "p9", "p10", "last-hold", "rest")
NAMES = st.sampled_from(["Plank", "Beine & Po – früh", "脚", "<b>Rest</b>", "x" * 80])
SENTENCES = st.lists(st.sampled_from(["Knees over ankles", "Atme", "x" * 200]), max_size=2)
UNDER_A_MS = 0.0004
STEPS, TOTAL_MS = 5000, 6 * 60 * 60 * 1000


def seconds(low: int, high: int) -> st.SearchStrategy[float]:
    """Whole seconds, and fractions of which every other one lies between two milliseconds."""
    return st.integers(low, high) | st.integers(low * 2000, high * 2000).map(lambda halves: halves / 2000)


@st.composite
def own_exercises(draw: st.DrawFn, own_id: str) -> Json:
    """An exercise of 1 to 12 phases, not all of them of no length, with a figure or without."""
    ids = draw(
        st.lists(st.sampled_from(PHASE_IDS), min_size=1, max_size=4, unique=True)
        | st.permutations(PHASE_IDS).map(list)
    )
    phases = [draw(_phases(phase_id)) for phase_id in ids]
    if not any(phase["duration_s"] >= 1 for phase in phases):
        phases[0]["duration_s"] = 1
    own = {"id": own_id, "name": draw(NAMES), "legs": draw(st.sampled_from(["each", "both"]))}
    told = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "works": st.sampled_from(["Calves", ""]),
                "equipment": st.just("a step"),
                "setup": SENTENCES,
                "cues": SENTENCES,
                "checks": SENTENCES,
                "safety": SENTENCES,
                "figure": _figures(ids),
            },
        )
    )
    return {**own, "phases": phases, **told}


def _phases(phase_id: str) -> Jsons:
    def of(kind: str) -> Jsons:
        lengths = (
            seconds(1, 3) if kind == "move" else seconds(0, 5) | st.sampled_from([0, UNDER_A_MS, 61, 300])
        )
        return st.fixed_dictionaries(
            {
                "id": st.just(phase_id),
                "kind": st.just(kind),
                "name": NAMES,
                "word": st.just("Go"),
                "duration_s": lengths,
            },
            optional={"setting": st.just("Hold"), "cues": SENTENCES},
        )

    return st.sampled_from(["move", "hold"]).flatmap(of)


def _figures(phase_ids: list[str]) -> Jsons:
    def like(exercise: str) -> Jsons:
        pose = st.sampled_from([*SHIPPED[exercise]["poses"]])
        poses = st.dictionaries(st.sampled_from(phase_ids), pose, max_size=4)
        return st.fixed_dictionaries({"like": st.just(exercise)}, optional={"poses": poses})

    return st.sampled_from([*SHIPPED]).flatmap(like)


def timed_blocks() -> Jsons:
    return st.fixed_dictionaries(
        {"type": st.just("timed"), "name": NAMES, "duration_s": seconds(1, 25)},
        optional={"per_leg": st.booleans(), "switch_s": seconds(0, 5), "cue": st.just("Breathe")},
    )


def exercise_blocks(own: list[Json]) -> Jsons:
    """A block of any exercise, in any order of the legs, at any pace, with reps in any form."""
    shipped = st.sampled_from([*SHIPPED.values()])
    return (st.sampled_from(own) | shipped if own else shipped).flatmap(_blocks_of)


@st.composite
def _blocks_of(draw: st.DrawFn, exercise: Json) -> Json:
    sets = draw(st.integers(1, 3))
    reps: st.SearchStrategy[Any] = st.integers(1, 3)
    reps |= st.lists(st.integers(1, 3), min_size=sets, max_size=sets)
    keys: dict[str, st.SearchStrategy[Any]] = {
        "first_leg": st.sampled_from(["left", "right"]),
        "switch_s": seconds(0, 5),
        "rest_s": seconds(0, 25),
        "pace": st.sampled_from(["guided", "self"]),
        "phases_s": _phase_lengths(exercise),
        "load": st.sampled_from([{"kind": "none"}, {"kind": "band"}, {"kind": "vest", "kg": 7.5}]),
        "open_holds": st.booleans(),
        "purpose": st.sampled_from(["train", "test"]),
    }
    if exercise["legs"] == "each":
        keys["legs"] = st.sampled_from(["alternate", "one-at-a-time", "alternate-sets"])
        reps |= st.fixed_dictionaries({"left": st.integers(1, 4), "right": st.integers(1, 4)})
    chosen = draw(st.fixed_dictionaries({}, optional=keys))
    return {
        "type": "exercise",
        "exercise": exercise["id"],
        "sets": sets,
        "reps": draw(reps),
        **chosen,
    }


def _phase_lengths(exercise: Json) -> Jsons:
    """Lengths for some phases; a hold is left out only where a move remains."""
    has_moves = any(phase["kind"] == "move" for phase in exercise["phases"])
    holds = seconds(0, 5) | st.just(UNDER_A_MS) if has_moves else seconds(1, 5)
    lengths = {
        phase["id"]: seconds(1, 3) if phase["kind"] == "move" else holds for phase in exercise["phases"]
    }
    return st.fixed_dictionaries({}, optional=lengths)


def rounds(own: list[Json]) -> Jsons:
    inside = st.lists(timed_blocks() | exercise_blocks(own), min_size=1, max_size=3)
    return st.fixed_dictionaries(
        {"type": st.just("round"), "times": st.integers(1, 3), "blocks": inside},
        optional={"name": NAMES, "rest_s": seconds(0, 25)},
    )


def prescriptions() -> Jsons:
    return st.fixed_dictionaries(
        {"by": NAMES, "issued": st.sampled_from(["2026-11-01", "2024-02-29"])},
        optional={
            "until": st.sampled_from(["2026-11-01", "2026-12-15"]),
            "per_week": st.integers(1, 21),
            "pain_limit": st.integers(0, 10),
            "change": st.sampled_from(["fixed", "by-rule"]),
        },
    )


@st.composite
def routine_files(draw: st.DrawFn) -> Json:
    """Any routine of up to four blocks, rounds among them, that is within the limits as a whole."""
    ids = draw(st.lists(st.sampled_from(OWN_IDS), max_size=2, unique=True))
    own = [draw(own_exercises(own_id)) for own_id in ids]
    blocks = timed_blocks() | exercise_blocks(own) | rounds(own)
    head = {"format": "lunge-timer/routine", "version": 2, "name": draw(NAMES)}
    told = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "notes": st.just("One\n\tTwo"),
                "get_ready_s": seconds(0, 10),
                "prescription": prescriptions(),
            },
        )
    )
    brought = {"exercises": own} if own else {}
    document: Json = {**head, **told, **brought, "blocks": draw(st.lists(blocks, min_size=1, max_size=4))}
    if needed_version(document) == 2:
        return document
    for block in document["blocks"]:  # where it says the default: version 1 has no such key
        block.pop("open_holds", None)
        block.pop("purpose", None)
    return document | {"version": 1}


def needed_version(document: Json) -> int:
    """1 where a program that knows that version alone could read the document."""
    takes_2 = bool(document.keys() & {"exercises", "prescription"}) or any(
        block["type"] == "round"
        or not isinstance(block.get("reps", 1), int)
        or block.get("open_holds", False)
        or block.get("purpose", "train") != "train"
        for block in document["blocks"]
    )
    return 2 if takes_2 else 1


def routines_within_the_limits() -> Jsons:
    """Legal as a whole, too: few are too long, those with holds of five minutes."""
    return routine_files().filter(fits)


def fits(routine: Json) -> bool:
    plan = reckoned_plan(routine)
    return len(plan["steps"]) <= STEPS and plan["total_ms"] <= TOTAL_MS


@st.composite
def large_routine_files(draw: st.DrawFn) -> Json:
    """A routine that is legal in each of its numbers, and now and then too long as a whole."""
    own = draw(own_exercises("own/plank"))
    blocks = st.lists(_large_blocks(own) | _large_blocks(SHIPPED["reverse-lunge"]), min_size=1, max_size=2)
    routine_round = st.fixed_dictionaries(
        {"type": st.just("round"), "times": st.integers(1, 50), "blocks": blocks},
        optional={"rest_s": seconds(0, 300)},
    )
    return {
        "format": "lunge-timer/routine",
        "version": 2,
        "name": "Any",
        "exercises": [own],
        "blocks": draw(st.lists(routine_round | _large_blocks(own), min_size=1, max_size=2)),
    }


@st.composite
def _large_blocks(draw: st.DrawFn, exercise: Json) -> Json:
    block = draw(_blocks_of(exercise))
    block["sets"] = draw(st.integers(1, 12))
    counts = st.integers(1, 12)
    block["reps"] = draw(counts | st.lists(counts, min_size=block["sets"], max_size=block["sets"]))
    return block
