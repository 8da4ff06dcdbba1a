"""Print how many milliseconds it takes to compile the longest routine that is allowed."""

from statistics import median
from time import perf_counter

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.routine import STEPS, Block, ExerciseBlock, Routine, TimedBlock
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


def main() -> None:
    exercises = load_exercises()
    routine = longest()
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
