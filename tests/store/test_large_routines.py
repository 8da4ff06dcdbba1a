"""Files whose values are within their limits, far past them as a whole: refused before they are laid out."""

import json
from typing import Any

import pytest

from lunge_timer.errors import RoutineError
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.routines import OWN_EXERCISES_LIMIT_BYTES, parse_routine
from tests.core.format_2_reckoning import Json
from tests.store.worst_files import cost

EXERCISES = load_exercises()
MOST_MIB = 4  # of a file of up to 256 KiB
CALLS_A_BYTE = 3  # of functions, for each byte of a file
LEAST_CALLS = 10_000


def lunges(**more: Any) -> Json:
    return {"type": "exercise", "exercise": "reverse-lunge", "sets": 99, "reps": 999, **more}


def rounds(*blocks: Json) -> Json:
    return {"type": "round", "times": 50, "rest_s": 300, "blocks": [*blocks]}


def holds(number: int) -> Json:
    """As long an exercise as there may be."""
    phases = [
        {"id": f"p{phase}", "kind": "hold", "name": "n" * 80, "word": "w" * 80, "duration_s": 300}
        for phase in range(12)
    ]
    return {"id": f"own/{number}", "name": "n" * 80, "legs": "each", "phases": phases}


OWN_HOLDS = lunges(exercise="own/0")
BOMBS: dict[str, Json] = {
    "sets and reps in rounds": {"blocks": [rounds(lunges())]},
    "rounds that are full": {"blocks": [rounds(*[lunges()] * 49)]},
    "round after round": {"blocks": [rounds(lunges())] * 25},
    "99 numbers of reps": {"blocks": [rounds(*[lunges(reps=[999] * 99)] * 30)]},
    "reps by leg": {"blocks": [rounds(*[lunges(reps={"left": 999, "right": 1})] * 49)]},
    "open holds": {"exercises": [holds(0)], "blocks": [rounds({**OWN_HOLDS, "open_holds": True})]},
    "one's own pace": {"exercises": [holds(0)], "blocks": [rounds({**OWN_HOLDS, "pace": "self"})]},
    "fifty own exercises": {"exercises": [*map(holds, range(50))], "blocks": [rounds(*[OWN_HOLDS] * 49)]},
    "minutes of each leg": {
        "blocks": [rounds(*[{"type": "timed", "name": "n", "duration_s": 3600, "per_leg": True}] * 49)]
    },
}


@pytest.mark.parametrize("parts", BOMBS.values(), ids=BOMBS.keys())
def test_what_is_too_long_as_a_whole_is_refused_before_it_is_laid_out(parts: Json) -> None:
    document = {"format": "lunge-timer/routine", "version": 2, "name": "Bomb", **parts}
    text = json.dumps(document, indent=2) + "\n"
    assert len(text) < OWN_EXERCISES_LIMIT_BYTES

    def read() -> None:
        parse_routine(text, EXERCISES, "bomb.lunge.json")

    peak_bytes, calls = cost(read)
    with pytest.raises(RoutineError) as refused:
        read()
    assert str(refused.value).startswith("bomb.lunge.json: blocks: the routine would last ")
    assert peak_bytes < MOST_MIB * 2**20
    assert calls < max(LEAST_CALLS, CALLS_A_BYTE * len(text))
