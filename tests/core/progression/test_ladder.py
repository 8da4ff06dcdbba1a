from collections.abc import Callable
from itertools import pairwise

from hypothesis import given

from lunge_timer.core.progression.ladder import Rung, harder, lighter, rung_of
from lunge_timer.core.routine import ExerciseBlock, Load
from tests.core.exercises import LUNGE
from tests.core.progression.histories import EXERCISES, blocks

DESK = ExerciseBlock(
    exercise="squat-position-reverse-lunge", sets=1, reps=8, phases_s={"hold-back": 9, "hold-squat": 9}
)


def walk(
    block: ExerciseBlock, step: Callable[[ExerciseBlock], ExerciseBlock | None], most: int = 200
) -> list[Rung]:
    """The rungs from block on, as long as there is a next one."""
    rungs: list[Rung] = []
    following: ExerciseBlock | None = block
    while following is not None and len(rungs) < most:
        rungs.append(rung_of(following, EXERCISES[block.exercise]))
        following = step(following)
    return rungs


def up(block: ExerciseBlock) -> ExerciseBlock | None:
    return harder(block, EXERCISES[block.exercise], spare_sets=9)


def down(block: ExerciseBlock) -> ExerciseBlock | None:
    return lighter(block, EXERCISES[block.exercise])


def test_holds_lead_to_reps_and_reps_to_sets() -> None:
    none = Load()
    assert walk(DESK, up) == [
        Rung(1, (8,), (9, 9), none),
        Rung(1, (8,), (10, 10), none),
        Rung(1, (9,), (10, 10), none),
        Rung(1, (10,), (10, 10), none),
        Rung(2, (10,), (10, 10), none),
        Rung(3, (10,), (10, 10), none),
    ]


def test_a_lunge_leads_from_the_beginners_dose_to_weights() -> None:
    lunges = ExerciseBlock(exercise="reverse-lunge", sets=2, reps=13)
    told = [(one.sets, *one.reps, one.load.kg) for one in walk(lunges, up, most=12)]
    first_kg = [(3, reps, 2) for reps in range(10, 16)]
    assert told == [(2, 13, 0), (2, 14, 0), (2, 15, 0), (3, 15, 0), *first_kg, (3, 10, 3), (3, 11, 3)]


def test_without_a_set_to_spare_in_the_session_none_is_added() -> None:
    curls = ExerciseBlock(exercise="partner-floor-curl", sets=3, reps=20)
    exercise = EXERCISES[curls.exercise]
    assert harder(curls, exercise, spare_sets=0) is None
    assert harder(curls, exercise, spare_sets=1) is not None


def test_an_exercise_without_a_ladder_has_no_rungs() -> None:
    block = ExerciseBlock(exercise="lunge", sets=3, reps=10)
    assert harder(block, LUNGE, spare_sets=9) is None
    assert lighter(block, LUNGE) is None


@given(blocks())
def test_every_rung_down_is_below_the_one_before_and_the_way_down_ends(block: ExerciseBlock) -> None:
    rungs = walk(block, down)
    assert len(rungs) < 200
    assert all(lower.is_below(higher) for higher, lower in pairwise(rungs))
    assert (rungs[-1].sets, rungs[-1].reps) == (1, (1,))


@given(blocks())
def test_the_rung_after_one_up_is_never_below_it(block: ExerciseBlock) -> None:
    higher = up(block)
    if higher is not None:
        exercise = EXERCISES[block.exercise]
        assert not rung_of(higher, exercise).is_below(rung_of(block, exercise))
