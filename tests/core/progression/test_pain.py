import pytest

from lunge_timer.core.done_workout import Moment, Pain
from lunge_timer.core.progression.pain import PainLevel, PainTold, pain_told
from tests.core.progression.histories import LUNGES, hurt, of, workout


def told(*pain: Pain) -> PainTold:
    return pain_told(workout(of(LUNGES), pain=pain))


@pytest.mark.parametrize("score", range(11))
@pytest.mark.parametrize("moment", Moment)
def test_up_to_two_goes_on_up_to_five_keeps_and_more_stops(score: int, moment: Moment) -> None:
    level = PainLevel.GO_ON if score <= 2 else PainLevel.KEEP if score <= 5 else PainLevel.STOP
    assert told(hurt(score, moment=moment)) == PainTold(level, score, "left")


def test_nothing_told_is_no_pain() -> None:
    assert told().level is PainLevel.GO_ON


def test_the_worst_counts_with_its_leg() -> None:
    assert told(hurt(1), hurt(4, "right"), hurt(3)) == PainTold(PainLevel.KEEP, 4, "right")


@pytest.mark.parametrize(
    ("earlier", "next_day", "level"),
    [
        ([hurt(1, moment=Moment.BEFORE)], 2, PainLevel.STOP),
        ([hurt(2, moment=Moment.BEFORE)], 2, PainLevel.GO_ON),
        ([hurt(4, moment=Moment.BEFORE)], 3, PainLevel.KEEP),
        ([hurt(0, moment=Moment.BEFORE), hurt(2)], 1, PainLevel.STOP),  # before is what it is held against
        ([hurt(1)], 2, PainLevel.STOP),  # more than right after it is surely more than before
        ([hurt(2), hurt(1, moment=Moment.DURING)], 2, PainLevel.GO_ON),
        ([], 2, PainLevel.GO_ON),  # nothing to hold it against
        ([hurt(0, "right", Moment.BEFORE)], 2, PainLevel.GO_ON),  # another leg's
        ([hurt(0, "none", Moment.BEFORE)], 1, PainLevel.STOP),  # told of the body as a whole
    ],
)
def test_higher_the_next_morning_than_before_stops(
    earlier: list[Pain], next_day: int, level: PainLevel
) -> None:
    found = told(*earlier, hurt(next_day, moment=Moment.NEXT_DAY))
    assert found.level is level
    assert found.overnight is (level is PainLevel.STOP)
