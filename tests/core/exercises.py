"""Three small exercises: per leg, per leg with holds, and with both legs."""

from collections.abc import Mapping
from typing import Literal

from lunge_timer.core.exercise import Exercise, Guideline, Phase, Seconds, Text


def move(phase_id: str, duration_s: Seconds) -> Phase:
    return _phase(phase_id, "move", duration_s)


def hold(phase_id: str, duration_s: Seconds) -> Phase:
    return _phase(phase_id, "hold", duration_s)


def _phase(phase_id: str, kind: Literal["move", "hold"], duration_s: Seconds) -> Phase:
    name = Text(phase_id.title())
    return Phase(id=phase_id, kind=kind, name=name, word=name, duration_s=duration_s, pose="any")


def exercise(exercise_id: str, legs: Literal["each", "both"], *phases: Phase) -> Exercise:
    return Exercise(
        format="lunge-timer/exercise",
        version=1,
        id=exercise_id,
        name=Text(exercise_id.title()),
        legs=legs,
        works=Text("Glutes"),
        equipment=Text("none"),
        phases=phases,
        start_pose="any",
        leg_labels={},
        setup=(),
        cues=(),
        checks=(),
        safety=(),
        guideline=Guideline(dose=()),
        source=("HS",),
        poses={},
    )


LUNGE = exercise("lunge", "each", move("lower", 2), hold("bottom", 0), move("rise", 2))
SQUAT = exercise(
    "squat",
    "each",
    move("squat", 2),
    move("back", 2),
    hold("hold-back", 5),
    move("forward", 2),
    hold("hold-squat", 5),
    move("stand", 2),
)
CURL = exercise("curl", "both", move("curl", 2), move("return", 3))
EXERCISES: Mapping[str, Exercise] = {one.id: one for one in (LUNGE, SQUAT, CURL)}
