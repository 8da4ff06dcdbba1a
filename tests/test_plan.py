"""The plan, held against the rules written down a second time, as plainly as they are told."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lunge_timer.cli import main
from lunge_timer.store.paths import assets_folder

OPPOSITE = {"left": "right", "right": "left"}
PHASES = {
    "reverse-lunge": [("lower", "move", 2), ("bottom", "hold", 0), ("rise", "move", 2)],
    "squat-position-reverse-lunge": [
        ("squat", "move", 2),
        ("back", "move", 2),
        ("hold-back", "hold", 5),
        ("forward", "move", 2),
        ("hold-squat", "hold", 5),
        ("stand", "move", 2),
    ],
    "band-hip-extension-straight": [("extend", "move", 2), ("return", "move", 2)],
    "band-hip-extension-bent": [("extend", "move", 2), ("return", "move", 2)],
    "machine-leg-curl": [("curl", "move", 2), ("return", "move", 3)],
    "partner-floor-curl": [("lower", "move", 3), ("curl", "move", 3)],
}
BOTH_LEGS = {"machine-leg-curl", "partner-floor-curl"}
KEYS = ["kind", "start_ms", "duration_ms", "block", "set", "rep", "leg", "phase", "label", "spoken"]


def names_of_phases(exercise: str) -> dict[str, str]:
    file = assets_folder() / "exercises" / f"{exercise}.json"
    phases = json.loads(file.read_text(encoding="utf-8"))["phases"]
    return {phase["id"]: phase["name"] for phase in phases}


NAMES = {exercise: names_of_phases(exercise) for exercise in PHASES}


def step(kind: str, seconds: float, label: str, **more: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(("block", "set", "rep", "leg", "phase"))
    told = {"label": label, "spoken": []}
    return {"kind": kind, "ms": round(seconds * 1000), "open": False, **told, **nothing, **more}


def rep_steps(block: dict[str, Any], /, **more: Any) -> Iterator[dict[str, Any]]:
    """Each phase is a step; paced by the person, moves that follow each other are one open step."""
    moving: dict[str, Any] | None = None
    for phase, kind, default_s in PHASES[block["exercise"]]:
        seconds = block.get("phases_s", {}).get(phase, default_s)
        if seconds == 0:
            continue
        if kind == "move" and moving is not None and block.get("pace") == "self":
            moving["ms"] += round(seconds * 1000)
            continue
        this = step(kind, seconds, NAMES[block["exercise"]][phase], phase=phase, **more)
        this["open"] = block.get("pace") == "self" if kind == "move" else block.get("open_holds", False)
        if moving is not None:
            yield moving
        moving = this if kind == "move" else None
        if kind == "hold":
            yield this
    if moving is not None:
        yield moving


def exercise_steps(number: int, block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    first, legs = block.get("first_leg", "left"), block.get("legs", "alternate")
    if block["exercise"] in BOTH_LEGS:
        sets = [[("both", rep + 1) for rep in range(block["reps"])]] * block["sets"]
    elif legs == "alternate":
        sets = [[(leg, rep + 1) for rep in range(block["reps"]) for leg in (first, OPPOSITE[first])]]
        sets *= block["sets"]
    elif legs == "one-at-a-time":
        sets = [[(leg, rep + 1) for leg in (first, OPPOSITE[first]) for rep in range(block["reps"])]]
        sets *= block["sets"]
    else:
        sets = [[(leg, rep + 1) for rep in range(block["reps"])] for leg in (first, OPPOSITE[first])]
        sets *= block["sets"]
    for index, reps in enumerate(sets):
        if index:
            yield step("rest", block.get("rest_s", 45), "Rest", block=number, set=index)
        for place, (leg, rep) in enumerate(reps):
            if legs == "one-at-a-time" and place == block["reps"] and leg != "both":
                switch_s = block.get("switch_s", 5)
                yield step("switch", switch_s, "Switch legs", block=number, set=index + 1, leg=leg)
            yield from rep_steps(block, block=number, set=index + 1, rep=rep, leg=leg)


def all_steps(routine: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield step("prepare", routine.get("get_ready_s", 10), "Get ready")
    before: dict[str, Any] = {}
    last_set = 0
    for number, block in enumerate(routine["blocks"]):
        if block["type"] == "timed":
            seconds, name = block["duration_s"], block["name"]
            if block.get("per_leg"):
                yield step("timed", seconds, name, block=number, leg="left")
                yield step("switch", block.get("switch_s", 5), "Switch legs", block=number, leg="right")
                yield step("timed", seconds, name, block=number, leg="right")
            else:
                yield step("timed", seconds, name, block=number)
        else:
            if before.get("type") == "exercise":
                yield step("rest", before.get("rest_s", 45), "Rest", block=number - 1, set=last_set)
            for each in exercise_steps(number, block):
                last_set = each["set"]
                yield each
        before = block


def plan_by_the_rules(routine: dict[str, Any]) -> dict[str, Any]:
    steps, now_ms = [], 0
    for each in all_steps(routine):
        if each["ms"] > 0:
            timed = each | {"start_ms": now_ms, "duration_ms": None if each["open"] else each["ms"]}
            places = {"round": None, "item": None} if routine["version"] == 2 else {}  # none is in a round
            steps.append({key: timed[key] for key in KEYS} | places)
            now_ms += each["ms"]
    return {"name": routine["name"], "total_ms": now_ms, "steps": steps}


seconds = st.one_of(st.integers(0, 12), st.sampled_from([0.5, 1.25, 0.001, 2.999]))
moves_s = st.one_of(st.integers(1, 9), st.sampled_from([1.5, 1.001]))


@st.composite
def exercise_blocks(draw: Callable[[st.SearchStrategy[Any]], Any]) -> dict[str, Any]:
    exercise = draw(st.sampled_from([*PHASES]))
    lengths = {phase: moves_s if kind == "move" else seconds for phase, kind, _s in PHASES[exercise]}
    choices = {
        "first_leg": st.sampled_from(["left", "right"]),
        "switch_s": seconds,
        "rest_s": seconds,
        "pace": st.sampled_from(["guided", "self"]),
        "phases_s": st.fixed_dictionaries({}, optional=lengths),
    }
    if exercise not in BOTH_LEGS:
        choices["legs"] = st.sampled_from(["alternate", "one-at-a-time", "alternate-sets"])
    counts = {"sets": st.integers(1, 4), "reps": st.integers(1, 4)}
    block: dict[str, Any] = draw(st.fixed_dictionaries(counts, optional=choices))
    return {"type": "exercise", "exercise": exercise} | block


timed_blocks = st.fixed_dictionaries(
    {"type": st.just("timed"), "name": st.sampled_from(["Walk", "“Übung”"]), "duration_s": moves_s},
    optional={"per_leg": st.booleans(), "switch_s": seconds, "cue": st.just("Breathe.")},
)
routines = st.fixed_dictionaries(
    {
        "format": st.just("lunge-timer/routine"),
        "version": st.just(1),
        "name": st.sampled_from(["Legs", "Jambes – côté"]),
        "blocks": st.lists(st.one_of(exercise_blocks(), timed_blocks), min_size=1, max_size=4),
    },
    optional={"get_ready_s": seconds},
)


def printed_plan(capsys: pytest.CaptureFixture[str], routine: str) -> str:
    assert main(["plan", routine, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


BUILT_IN = sorted(assets_folder().joinpath("routines").iterdir())


@pytest.mark.parametrize("file", BUILT_IN, ids=lambda file: file.name)
def test_the_plan_of_a_built_in_routine_is_what_the_rules_say(
    capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    routine = json.loads(file.read_text(encoding="utf-8"))
    assert json.loads(printed_plan(capsys, routine["name"])) == plan_by_the_rules(routine)
    assert printed_plan(capsys, str(file)) == printed_plan(capsys, routine["name"].upper())


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(routine=routines)
def test_the_plan_of_any_routine_is_what_the_rules_say(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, routine: dict[str, Any]
) -> None:
    file = tmp_path / "legs.lunge.json"
    file.write_text(json.dumps(routine), encoding="utf-8")
    plan = plan_by_the_rules(routine)
    assume(plan["steps"])
    assert json.loads(printed_plan(capsys, str(file))) == plan


def test_the_plans_keys_stand_in_their_order_one_step_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed_plan(capsys, "Desk break")
    assert text.startswith('{"name": "Desk break", "total_ms": 94000,\n "steps": [{"kind": "prepare", ')
    lines = text.splitlines()[1:]
    first = json.loads(lines[1].strip().rstrip(","))
    assert [*first] == KEYS
    assert len(lines) == len(json.loads(text)["steps"])


def test_the_plan_for_people_stands_in_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "reverse lunge, one leg at a time"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Reverse lunge, one leg at a time · 11:22"
    advice = lines.index("Reverse lunge: advised 3–4 times a week")
    assert lines[advice + 1].startswith("  Beginners: 3 sets of 10 reps per leg. Rest 30 to 60 seconds")
    assert lines[advice + 2].startswith("    – Health Shots, article on reverse lunges")
    assert lines[advice + 3] == "  Or do 2 to 3 sets of 12 to 15 reps per leg."
    assert lines[advice + 4] == "    – Article on the reverse lunge, advice by Kendall Wood, CPT"
    assert lines[advice + 5] == "  You can pause at the bottom for up to 10 seconds."
    assert lines[advice + 6] == "    – Lunge Timer's own (in none of the published sources)"
    table = lines[lines.index("") + 1 :]
    assert table[0].split() == ["Time", "Length", "Step", "Leg", "Set", "Rep"]
    column = table[0].index("Step")
    assert all(line[column - 2 : column] == "  " and line[column] != " " for line in table)
    assert table[3].split() == ["5:10", "2", "s", "Step", "back", "and", "lower", "left", "1/2", "1"]
    assert table[-1].split() == ["11:22", "The", "end"]


def test_an_exercise_without_a_number_of_days_is_told_of_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "desk break"]) == 0
    lines = capsys.readouterr().out.splitlines()
    advice = lines.index("Squat-position reverse lunge")
    assert lines[advice + 1].startswith("  Do it often")
    assert lines[advice + 2].startswith("    – “Practicing the Reverse Lunge to Save Your Glutes”")


def test_columns_stay_even_beside_wide_letters_and_fractions(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "legs.lunge.json"
    blocks = [
        {"type": "timed", "name": name, "duration_s": 1.25, "per_leg": True}
        for name in ("歩く", "Cafe\u0301")
    ]
    routine = {"format": "lunge-timer/routine", "version": 1, "name": "x", "blocks": blocks}
    file.write_text(json.dumps(routine), encoding="utf-8")
    assert main(["plan", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    # A terminal gives 歩く four places and Café four: here they are two and five characters.
    assert [line for line in lines if "left" in line] == [
        "   0:10  1.25 s  歩く         left",
        " 0:17.5  1.25 s  Cafe\u0301         left",
    ]


def test_where_the_legs_take_turns_by_set_people_read_each_leg_s_own_sets(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "legs.lunge.json"
    block = {"type": "exercise", "exercise": "reverse-lunge", "sets": 2, "reps": 1, "legs": "alternate-sets"}
    routine = {"format": "lunge-timer/routine", "version": 1, "name": "x", "blocks": [block]}
    file.write_text(json.dumps(routine), encoding="utf-8")
    assert main(["plan", str(file)]) == 0
    rows = [line.split()[-3:] for line in capsys.readouterr().out.splitlines() if "Step back" in line]
    assert rows == [["left", "1/2", "1"], ["right", "1/2", "1"], ["left", "2/2", "1"], ["right", "2/2", "1"]]
    assert main(["plan", str(file), "--json"]) == 0
    steps = json.loads(capsys.readouterr().out)["steps"]
    assert [step["set"] for step in steps if step["phase"] == "lower"] == [1, 2, 3, 4]  # as they are done


def test_a_number_beyond_the_guideline_is_noted_in_the_plan(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "legs.lunge.json"
    block = {"type": "exercise", "exercise": "squat-position-reverse-lunge", "sets": 2, "reps": 1}
    block |= {"rest_s": 90, "phases_s": {"hold-squat": 20}}
    routine = {"format": "lunge-timer/routine", "version": 1, "name": "x", "blocks": [block]}
    file.write_text(json.dumps(routine), encoding="utf-8")
    assert main(["plan", str(file)]) == 0
    notes = [line for line in capsys.readouterr().out.splitlines() if "beyond the guideline" in line]
    assert ["20 s" in notes[0], "90 s" in notes[1]] == [True, True]


def test_a_step_at_the_persons_own_pace_has_no_length(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "legs.lunge.json"
    block = {"type": "exercise", "exercise": "reverse-lunge", "sets": 1, "reps": 1, "pace": "self"}
    routine = {"format": "lunge-timer/routine", "version": 1, "name": "x", "blocks": [block]}
    file.write_text(json.dumps(routine), encoding="utf-8")
    assert main(["plan", str(file)]) == 0
    assert "own pace  Step back and lower" in capsys.readouterr().out


def test_rounds_and_open_holds_are_told_in_the_plan(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "legs.lunge.json"
    sit = {"id": "sit", "kind": "hold", "name": "Hold the sit", "word": "Sit", "duration_s": 30}
    own = {"id": "own/sit", "name": "Wall sit", "legs": "both", "phases": [sit]}
    block = {"type": "exercise", "exercise": "own/sit", "sets": 2, "reps": 1, "rest_s": 5, "open_holds": True}
    rounds = {"type": "round", "times": 3, "rest_s": 20, "blocks": [block]}
    routine = {"format": "lunge-timer/routine", "version": 2, "name": "x", "exercises": [own]}
    file.write_text(json.dumps({**routine, "blocks": [rounds]}), encoding="utf-8")
    assert main(["plan", str(file)]) == 0
    head, table = capsys.readouterr().out.split("\n\n")
    assert "" not in head.splitlines()
    lines = table.splitlines()
    assert lines[0].split() == ["Time", "Length", "Step", "Leg", "Round", "Set", "Rep"]
    cells = lines[2].replace("as long as you can", "open").split()
    assert cells == ["0:10", "open", "Hold", "the", "sit", "both", "1/3", "1/2", "1"]
    assert [line.split()[-1] for line in lines if "20 s  Rest" in line] == ["1/3", "2/3"]
