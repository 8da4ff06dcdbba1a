import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.limits import STEPS, TOTAL_S
from lunge_timer.core.routine import Routine
from lunge_timer.core.visible_text import INVISIBLE
from lunge_timer.errors import LungeTimerError, StoreError
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.paths import assets_folder
from lunge_timer.store.routines import find_routine, read_routine

EXERCISES = load_exercises()
BUILT_IN = [*load_built_ins(EXERCISES).values()]

LEGAL: dict[str, Any] = {
    "format": "lunge-timer/routine",
    "version": 1,
    "name": "Evening legs",
    "notes": "",
    "get_ready_s": 10,
    "blocks": [
        {"type": "timed", "name": "Walk", "duration_s": 300, "per_leg": False, "cue": "Breathe."},
        {
            "type": "exercise",
            "exercise": "reverse-lunge",
            "sets": 3,
            "reps": 10,
            "legs": "alternate",
            "first_leg": "left",
            "rest_s": 45,
            "pace": "guided",
            "load": {"kind": "dumbbells", "kg": 2},
        },
        {
            "type": "exercise",
            "exercise": "squat-position-reverse-lunge",
            "sets": 3,
            "reps": 5,
            "legs": "one-at-a-time",
            "first_leg": "right",
            "switch_s": 5,
            "rest_s": 45,
            "phases_s": {"hold-back": 7, "hold-squat": 5, "stand": 1.5},
        },
        {"type": "timed", "name": "Pigeon pose", "duration_s": 30, "per_leg": True, "switch_s": 5},
    ],
}
LEGAL_BYTES = json.dumps(LEGAL).encode()

odd_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([0, -1, 3.0, 61, 99, 301, 999, 3600, 2**63, 1e308, "30", "left", "self", "both", "none"]),
    st.floats(),
    st.text(st.characters(), max_size=90),
    st.builds(list),  # made anew each time: one that is shared could come to hold itself
    st.builds(dict),
    st.builds(dict, type=st.just("timed")),
)


def places(tree: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of a tree."""
    keys = tree.keys() if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    here = [(tree, key) for key in keys]
    return here + [place for key in keys for place in places(tree[key])]


@st.composite
def spoilt_files(draw: Callable[[st.SearchStrategy[Any]], Any]) -> bytes:
    """A legal file with some values changed, added or taken away, or some of its bytes."""
    tree = json.loads(LEGAL_BYTES)
    for _change in range(draw(st.integers(0, 3))):
        container, key = draw(st.sampled_from(places(tree)))
        match draw(st.sampled_from(["change", "remove", "add", "double"])):
            case "change":
                container[key] = draw(odd_values)
            case "remove":
                del container[key]
            case "add" if isinstance(container, dict):
                container[draw(st.text(max_size=5))] = draw(odd_values)
            case _ if isinstance(container, list):
                container *= 2
        if not places(tree):
            break
    data = bytearray(json.dumps(tree, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass"))
    for _change in range(draw(st.integers(0, 2))):
        start = draw(st.integers(0, len(data)))
        data[start : start + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "legs.lunge.json"


def refusal(name_or_path: str | Path) -> str:
    with pytest.raises(LungeTimerError) as caught:
        find_routine(str(name_or_path), BUILT_IN, EXERCISES)
    return str(caught.value)


def test_a_file_is_read_by_its_path(file: Path) -> None:
    file.write_bytes(LEGAL_BYTES)
    routine = find_routine(str(file), BUILT_IN, EXERCISES)
    assert (routine.name, len(routine.blocks)) == ("Evening legs", 4)


def test_a_users_file_is_read_as_the_built_in_ones_are() -> None:
    file = assets_folder() / "routines" / "desk-break.lunge.json"
    assert read_routine(file, EXERCISES) == find_routine("Desk break", BUILT_IN, EXERCISES)


@pytest.mark.parametrize(
    "name", ["Desk break", "desk break", "DESK BREAK", " desk  break ", "\uff24esk break"]
)
def test_a_name_is_found_whatever_its_case_and_spaces(name: str) -> None:
    assert find_routine(name, BUILT_IN, EXERCISES).name == "Desk break"


def test_names_are_compared_as_people_read_them() -> None:
    weiss = Routine(name="Weiß é", blocks=BUILT_IN[0].blocks)
    assert find_routine("WEISS E\u0301", [weiss], EXERCISES) is weiss


def test_a_name_nearly_right_is_answered_with_those_that_are_near() -> None:
    assert refusal("desc break") == (
        "desc break: there is no routine of this name and no such file; did you mean “Desk break”?"
    )


def test_a_role_of_a_name_is_answered_with_those_that_have_it() -> None:
    assert refusal("glute").endswith("did you mean “Glute band session” or “Gym glute session”?")


def test_a_name_like_no_other_is_answered_with_where_to_look() -> None:
    assert refusal("zzz") == (
        "zzz: there is no routine of this name and no such file; “lunge-timer list” shows all"
    )


@pytest.mark.parametrize("name", ["", " ", "\x1b[31m", "a\nb", "\udcff", "a\0b", "x" * 5000])
def test_a_name_of_whatever_characters_is_answered_in_one_line(name: str) -> None:
    assert refusal(name).isprintable()


@pytest.mark.parametrize("path", ["nowhere/legs", "legs.lunge.json", "../../x"])
def test_what_looks_like_a_file_is_told_to_be_missing(path: str) -> None:
    assert refusal(path) == f"{path}: there is no such file"


def test_a_broken_value_is_told_with_the_files_name_and_the_place(file: Path) -> None:
    file.write_text(json.dumps(LEGAL | {"get_ready_s": 61}), encoding="utf-8")
    assert refusal(file) == f"{file}: get_ready_s: 61 is not between 0 and 60"


def test_a_routine_too_long_as_a_whole_is_refused_though_every_value_is_legal(file: Path) -> None:
    blocks = [{"type": "exercise", "exercise": "reverse-lunge", "sets": 99, "reps": 999}] * 50
    file.write_text(json.dumps(LEGAL | {"blocks": blocks}), encoding="utf-8")
    assert refusal(file).startswith(f"{file}: blocks: the routine would last ")


def test_the_problem_of_a_missing_file_is_one_of_the_store(file: Path) -> None:
    with pytest.raises(StoreError):
        read_routine(file, EXERCISES)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=spoilt_files())
def test_any_file_is_a_routine_within_the_limits_or_a_problem_told_in_one_line(
    file: Path, data: bytes
) -> None:
    file.write_bytes(data)
    try:
        routine = read_routine(file, EXERCISES)
    except LungeTimerError as error:
        sentence = str(error)
        assert sentence.startswith(f"{file}: ")
        assert not INVISIBLE.intersection(map(unicodedata.category, sentence))
        assert len(sentence) < len(str(file)) + 600
    else:
        timeline = compile_timeline(routine, EXERCISES)
        assert timeline.total_ms <= TOTAL_S * 1000
        assert len(timeline.steps) <= STEPS


@pytest.mark.parametrize("length", range(0, len(LEGAL_BYTES), 7))
def test_a_file_cut_off_anywhere_is_told_in_one_line(file: Path, length: int) -> None:
    file.write_bytes(LEGAL_BYTES[:length])
    assert refusal(file).startswith(f"{file}: ")
