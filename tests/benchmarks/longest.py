"""Print how many milliseconds it takes to compile the longest routine that is allowed.

    python longest.py [rounds|own]

With rounds it is made of those; with own it brings twelve exercises of its own, too, all with many words.
"""

import sys
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

from msgspec.structs import replace

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.limits import STEPS
from lunge_timer.core.own_exercise import OwnExercise, OwnFigure, OwnPhase
from lunge_timer.core.routine import Block, ExerciseBlock, Round, Routine, TimedBlock
from lunge_timer.store.assets import load_exercises

RUNS = 15
LUNGES = (999, 249)  # reps per leg, each of two moves


def longest() -> Routine:
    """As many steps as there may be, nearly all of them moves."""
    lunges = [
        ExerciseBlock(exercise="reverse-lunge", sets=1, reps=reps, phases_s={"lower": 1, "rise": 1})
        for reps in LUNGES
    ]
    left = STEPS - 2 - sum(4 * reps for reps in LUNGES)  # less "get ready" and the rest between the two
    blocks: list[Block] = [*lunges, *[TimedBlock(name="Stretch", duration_s=1)] * left]
    return Routine(name="The longest", blocks=tuple(blocks))


def longest_of_rounds() -> Routine:
    """The same number of steps: "get ready", and in each of 50 rounds 96 moves, three timed steps, a rest."""
    lunges = ExerciseBlock(exercise="reverse-lunge", sets=1, reps=24, phases_s={"lower": 1, "rise": 1})
    stretch = TimedBlock(name="Stretch", duration_s=1)
    return Routine(name="The longest", blocks=(Round(times=50, rest_s=1, blocks=(lunges, *[stretch] * 3)),))


def with_own_exercises(routine: Routine) -> Routine:
    """That routine with twelve exercises of its own that nearly fill a file of 256 KiB."""
    phases = tuple(
        OwnPhase(id=f"p{number}", kind="hold", name="n" * 80, word="w", duration_s=1, cues=("c" * 200,) * 5)
        for number in range(12)
    )
    own = OwnExercise(
        id="own/0",
        name="n" * 80,
        legs="each",
        phases=phases,
        setup=("s" * 200,) * 10,
        cues=("c" * 200,) * 10,
        figure=OwnFigure(like="reverse-lunge", poses={"p1": "lunge"}),
    )
    return replace(routine, exercises=tuple(replace(own, id=f"own/{number}") for number in range(12)))


ROUTINES: Mapping[str, Callable[[], Routine]] = {
    "plain": longest,
    "rounds": longest_of_rounds,
    "own": lambda: with_own_exercises(longest_of_rounds()),
}


def main() -> None:
    exercises = load_exercises()
    routine = ROUTINES[(sys.argv[1:] or ["plain"])[0]]()
    took_ms = []
    for _run in range(RUNS):
        start_s = perf_counter()
        timeline = compile_timeline(routine, exercises)
        took_ms.append((perf_counter() - start_s) * 1000)
        if len(timeline.steps) != STEPS:
            raise SystemExit(f"not the longest: {len(timeline.steps)} steps")
    print(median(took_ms))  # noqa: T201 - what this is for


if __name__ == "__main__":
    main()
