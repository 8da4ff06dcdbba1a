"""What the histories of test_suggestion.py do not come to."""

import pytest
from msgspec.structs import replace

from lunge_timer.core.progression.leg_test import LegDifference
from lunge_timer.core.progression.suggestion import Rule, Suggestion
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.next_time import next_time, reason
from tests.core.progression.histories import BANDS, EXERCISES, LUNGES, of, routine


def weaker_right(kept: Routine) -> Suggestion:
    block = kept.blocks[0]
    return Suggestion(
        key="any",
        rule=Rule.WEAKER_FIRST,
        before=kept,
        after=replace(kept, blocks=(replace(block, first_leg="right"), *kept.blocks[1:])),
        blocks=(0,),
        difference=LegDifference("right", 0.2, ()),
    )


@pytest.mark.parametrize(
    ("kept", "what"),
    [
        (of(LUNGES), "Next time: start with the right leg back"),
        (of(BANDS), "Next time: start with the right leg"),
        (routine(BANDS, LUNGES), "Next time: Band hip extension, bent knee: start with the right leg"),
    ],
)
def test_the_leg_is_named_as_the_exercise_counts_it(kept: Routine, what: str) -> None:
    told = weaker_right(kept)
    assert next_time(told, EXERCISES) == what
    assert ("leg back" in reason(told, EXERCISES)) is ("leg back" in what)


def test_one_exercise_of_several_is_named() -> None:
    kept = routine(LUNGES, LUNGES, BANDS)
    after = replace(kept, blocks=(replace(LUNGES, reps=11), *kept.blocks[1:]))
    told = Suggestion(key="any", rule=Rule.EARNED, before=kept, after=after, blocks=(0,))
    assert next_time(told, EXERCISES) == "Next time: Reverse lunge: 11 reps per leg"
