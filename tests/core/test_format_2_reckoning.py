"""The second reckoning of the plan, held against plans that were written out by hand."""

from typing import Any

import pytest

from tests.core.format_2_reckoning import Json, reckoned_plan

WALL_SIT: Json = {
    "id": "own/wall-sit",
    "name": "Wall sit",
    "legs": "both",
    "works": "Quadriceps",
    "phases": [
        {"id": "down", "kind": "move", "name": "Slide down", "word": "Down", "duration_s": 2},
        {
            "id": "sit",
            "kind": "hold",
            "name": "Hold the sit",
            "word": "Hold",
            "duration_s": 20,
            "setting": "Hold",
        },
        {"id": "up", "kind": "move", "name": "Push up", "word": "Up", "duration_s": 2},
    ],
    "setup": ["Back flat on the wall"],
    "cues": ["Knees over ankles"],
    "checks": [],
    "safety": ["Stop at pain above 3"],
    "figure": {
        "like": "squat-position-reverse-lunge",
        "poses": {"down": "squat", "sit": "squat", "up": "stand"},
    },
}
EXAMPLE: Json = {
    "format": "lunge-timer/routine",
    "version": 2,
    "name": "Knee programme, week 3",
    "exercises": [WALL_SIT],
    "prescription": {
        "by": "Clinic",
        "issued": "2026-11-01",
        "until": "2026-12-15",
        "per_week": 3,
        "pain_limit": 3,
        "change": "fixed",
    },
    "blocks": [
        {
            "type": "round",
            "name": "Circuit",
            "times": 3,
            "rest_s": 60,
            "blocks": [
                {"type": "exercise", "exercise": "own/wall-sit", "sets": 1, "reps": 5, "rest_s": 20},
                {"type": "exercise", "exercise": "reverse-lunge", "sets": 1, "reps": 8},
            ],
        },
        {"type": "exercise", "exercise": "reverse-lunge", "sets": 3, "reps": [12, 10, 8], "rest_s": 45},
        {
            "type": "exercise",
            "exercise": "squat-position-reverse-lunge",
            "sets": 2,
            "reps": 1,
            "open_holds": True,
            "purpose": "test",
        },
    ],
}
# start_ms, kind, duration_ms, block, item, round, set, rep, leg, phase, label
BEGINNING = [
    (0, "prepare", 10_000, None, None, None, None, None, None, None, "Get ready"),
    (10_000, "move", 2000, 0, 0, 1, 1, 1, "both", "down", "Slide down"),
    (12_000, "hold", 20_000, 0, 0, 1, 1, 1, "both", "sit", "Hold the sit"),
    (32_000, "move", 2000, 0, 0, 1, 1, 1, "both", "up", "Push up"),
    (34_000, "move", 2000, 0, 0, 1, 1, 2, "both", "down", "Slide down"),
    (36_000, "hold", 20_000, 0, 0, 1, 1, 2, "both", "sit", "Hold the sit"),
    (56_000, "move", 2000, 0, 0, 1, 1, 2, "both", "up", "Push up"),
    (58_000, "move", 2000, 0, 0, 1, 1, 3, "both", "down", "Slide down"),
    (60_000, "hold", 20_000, 0, 0, 1, 1, 3, "both", "sit", "Hold the sit"),
    (80_000, "move", 2000, 0, 0, 1, 1, 3, "both", "up", "Push up"),
    (82_000, "move", 2000, 0, 0, 1, 1, 4, "both", "down", "Slide down"),
    (84_000, "hold", 20_000, 0, 0, 1, 1, 4, "both", "sit", "Hold the sit"),
    (104_000, "move", 2000, 0, 0, 1, 1, 4, "both", "up", "Push up"),
    (106_000, "move", 2000, 0, 0, 1, 1, 5, "both", "down", "Slide down"),
    (108_000, "hold", 20_000, 0, 0, 1, 1, 5, "both", "sit", "Hold the sit"),
    (128_000, "move", 2000, 0, 0, 1, 1, 5, "both", "up", "Push up"),
    (130_000, "rest", 20_000, 0, 0, 1, 1, None, None, None, "Rest"),
    (150_000, "move", 2000, 0, 1, 1, 1, 1, "left", "lower", "Step back and lower"),
    (152_000, "move", 2000, 0, 1, 1, 1, 1, "left", "rise", "Press up and return"),
    (154_000, "move", 2000, 0, 1, 1, 1, 1, "right", "lower", "Step back and lower"),
]
ROUND_2_BEGINS = [
    (212_000, "move", 2000, 0, 1, 1, 1, 8, "right", "rise", "Press up and return"),
    (214_000, "rest", 60_000, 0, None, 1, None, None, None, None, "Rest"),
    (274_000, "move", 2000, 0, 0, 2, 1, 1, "both", "down", "Slide down"),
]
RESTS = [
    (130_000, "rest", 20_000, 0, 0, 1, 1, None, None, None, "Rest"),
    (214_000, "rest", 60_000, 0, None, 1, None, None, None, None, "Rest"),
    (394_000, "rest", 20_000, 0, 0, 2, 1, None, None, None, "Rest"),
    (478_000, "rest", 60_000, 0, None, 2, None, None, None, None, "Rest"),
    (658_000, "rest", 20_000, 0, 0, 3, 1, None, None, None, "Rest"),
    (742_000, "rest", 60_000, 0, None, 3, None, None, None, None, "Rest"),
    (898_000, "rest", 45_000, 1, None, None, 1, None, None, None, "Rest"),
    (1_023_000, "rest", 45_000, 1, None, None, 2, None, None, None, "Rest"),
    (1_132_000, "rest", 45_000, 1, None, None, 3, None, None, None, "Rest"),
    (1_213_000, "rest", 45_000, 2, None, None, 1, None, None, None, "Rest"),
]
LAST_SET = [
    (1_258_000, "move", 2000, 2, None, None, 2, 1, "left", "squat", "Lower into the squat"),
    (1_260_000, "move", 2000, 2, None, None, 2, 1, "left", "back", "Take one leg back"),
    (1_262_000, "hold", None, 2, None, None, 2, 1, "left", "hold-back", "Hold with the leg back"),
    (1_267_000, "move", 2000, 2, None, None, 2, 1, "left", "forward", "Bring the leg forward slowly"),
    (1_269_000, "hold", None, 2, None, None, 2, 1, "left", "hold-squat", "Hold in the squat"),
    (1_274_000, "move", 2000, 2, None, None, 2, 1, "left", "stand", "Stand and relax"),
    (1_276_000, "move", 2000, 2, None, None, 2, 1, "right", "squat", "Lower into the squat"),
    (1_278_000, "move", 2000, 2, None, None, 2, 1, "right", "back", "Take one leg back"),
    (1_280_000, "hold", None, 2, None, None, 2, 1, "right", "hold-back", "Hold with the leg back"),
    (1_285_000, "move", 2000, 2, None, None, 2, 1, "right", "forward", "Bring the leg forward slowly"),
    (1_287_000, "hold", None, 2, None, None, 2, 1, "right", "hold-squat", "Hold in the squat"),
    (1_292_000, "move", 2000, 2, None, None, 2, 1, "right", "stand", "Stand and relax"),
]
KEYS = ("start_ms", "kind", "duration_ms", "block", "item", "round", "set", "rep", "leg", "phase", "label")


def rows(routine: Json) -> list[tuple[Any, ...]]:
    steps = reckoned_plan(routine)["steps"]
    assert all({*step} == {*KEYS, "spoken"} and step["spoken"] == [] for step in steps)
    return [tuple(step[key] for key in KEYS) for step in steps]


def short(*blocks: Json, **more: Any) -> list[str]:
    """A routine's steps as a person would note them down: "0 left 2 lower 2.0", the set before the rep."""
    plan = reckoned_plan({"version": 2, "name": "Any", "get_ready_s": 0, "blocks": [*blocks], **more})
    noted = []
    for step in plan["steps"]:
        lasts = "open" if step["duration_ms"] is None else f"{step['duration_ms'] / 1000:g}"
        told = [step["round"] and f"r{step['round']}", step["set"] and f"s{step['set']}", step["leg"]]
        told += [step["rep"], step["phase"] or step["kind"], lasts]
        noted.append(" ".join(str(each) for each in told if each is not None))
    return noted


def curls(**more: Any) -> Json:
    return {"type": "exercise", "exercise": "machine-leg-curl", "sets": 1, "reps": 1, "pace": "self", **more}


def lunges(**more: Any) -> Json:
    return {"type": "exercise", "exercise": "reverse-lunge", "sets": 1, "reps": 1, "pace": "self", **more}


def rounds(times: int, *blocks: Json, **more: Any) -> Json:
    return {"type": "round", "times": times, "blocks": [*blocks], **more}


WALK: Json = {"type": "timed", "name": "Walk", "duration_s": 30}


def test_the_example_begins_as_written_by_hand() -> None:
    assert rows(EXAMPLE)[: len(BEGINNING)] == BEGINNING


def test_the_example_goes_from_round_to_round_as_written_by_hand() -> None:
    steps = rows(EXAMPLE)
    second = steps.index(ROUND_2_BEGINS[-1])
    assert steps[second - 2 : second + 1] == ROUND_2_BEGINS
    assert (538_000, "move", 2000, 0, 0, 3, 1, 1, "both", "down", "Slide down") in steps
    assert (802_000, "move", 2000, 1, None, None, 1, 1, "left", "lower", "Step back and lower") in steps


def test_the_example_rests_as_written_by_hand() -> None:
    assert [row for row in rows(EXAMPLE) if row[1] == "rest"] == RESTS


def test_the_example_ends_as_written_by_hand() -> None:
    plan = reckoned_plan(EXAMPLE)
    assert rows(EXAMPLE)[-len(LAST_SET) :] == LAST_SET
    # 10 + 3·(5·24 + 20 + 16·4 + 60) + (24·4 + 45 + 20·4 + 45 + 16·4 + 45) + (2·18 + 45 + 2·18)
    assert plan["total_ms"] == 1_294_000
    # 1 + 3·(5·3 + 1 + 16·2 + 1) + (24 + 20 + 16)·2 + 3 + 4·6 + 1
    assert len(plan["steps"]) == 296


@pytest.mark.parametrize(
    ("block", "noted"),
    [
        ({"reps": {"left": 1, "right": 3}}, "s1 left 1, s1 right 1, s1 right 2, s1 right 3"),
        (
            {"reps": {"left": 2, "right": 1}, "first_leg": "right"},
            "s1 right 1, s1 left 1, s1 left 2",
        ),
        (
            {"reps": {"left": 1, "right": 2}, "legs": "one-at-a-time"},
            "s1 left 1, s1 right switch 5, s1 right 1, s1 right 2",
        ),
        (
            {"reps": {"left": 1, "right": 2}, "legs": "alternate-sets", "first_leg": "right"},
            "s1 right 1, s1 right 2, s1 rest 45, s2 left 1",
        ),
        (
            {"sets": 2, "reps": [2, 1], "legs": "alternate-sets", "rest_s": 0},
            "s1 left 1, s1 left 2, s2 right 1, s2 right 2, s3 left 1, s4 right 1",
        ),
        (
            {"sets": 2, "reps": [2, 1]},
            "s1 left 1, s1 right 1, s1 left 2, s1 right 2, s1 rest 45, s2 left 1, s2 right 1",
        ),
        (
            {"sets": 2, "reps": [1, 2], "legs": "one-at-a-time", "switch_s": 0, "rest_s": 0},
            "s1 left 1, s1 right 1, s2 left 1, s2 left 2, s2 right 1, s2 right 2",
        ),
    ],
)
def test_reps_that_differ_stand_in_their_order(block: Json, noted: str) -> None:
    assert ", ".join(short(lunges(**block))).replace(" lower open", "") == noted


def test_the_rests_of_a_round_and_its_neighbours() -> None:
    one, two = curls(rest_s=7), curls(rest_s=8)
    lift, rest = "both 1 curl open", "rest"
    assert short(one, rounds(2, one, two, rest_s=9), WALK, one) == [
        f"s1 {lift}",
        f"s1 {rest} 7",
        f"r1 s1 {lift}",
        f"r1 s1 {rest} 7",
        f"r1 s1 {lift}",
        f"r1 {rest} 9",
        f"r2 s1 {lift}",
        f"r2 s1 {rest} 7",
        f"r2 s1 {lift}",
        "timed 30",
        f"s1 {lift}",
    ]
    assert short(one, rounds(1, WALK, two), rounds(1, one, rest_s=4)) == [
        f"s1 {lift}",
        "r1 timed 30",
        f"r1 s1 {lift}",
        "r1 rest 45",
        f"r1 s1 {lift}",
    ]
    assert short(rounds(2, WALK, rest_s=0), one) == ["r1 timed 30", "r2 timed 30", f"s1 {lift}"]


def test_sets_begin_anew_in_each_round() -> None:
    assert short(rounds(2, curls(sets=2, rest_s=0), rest_s=0)) == [
        "r1 s1 both 1 curl open",
        "r1 s2 both 1 curl open",
        "r2 s1 both 1 curl open",
        "r2 s2 both 1 curl open",
    ]


def test_open_holds_at_ones_own_pace_stand_between_the_presses() -> None:
    block = curls(exercise="own/wall-sit", open_holds=True)
    assert short(block, exercises=[WALL_SIT]) == [
        "s1 both 1 down open",
        "s1 both 1 sit open",
        "s1 both 1 up open",
    ]
    assert short(block | {"phases_s": {"sit": 0}}, exercises=[WALL_SIT]) == ["s1 both 1 down open"]


def test_fractions_are_rounded_phase_by_phase_to_the_even_millisecond() -> None:
    seconds = {"curl": 1.0625, "return": 2.1875}
    plan = reckoned_plan(
        {"version": 2, "name": "Any", "get_ready_s": 0.0005, "blocks": [curls(phases_s=seconds)]}
    )
    assert plan["total_ms"] == 1062 + 2188
    assert plan["steps"][0]["kind"] == "move"
