"""What a prescription leaves of the advice: a fixed one its numbers, and its own limit of pain."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from lunge_timer.core.done_workout import Workout
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.progression.pain import PainLevel, pain_told
from lunge_timer.core.progression.suggestion import Rule, suggest
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.next_time import next_time, reason
from tests.core.progression.histories import DAY, EXERCISES, LUNGES, MINE, good, hurt, of, workout
from tests.core.progression.test_suggestion_properties import situations

FIXED = Prescription(by="Clinic", issued="2024-01-01", pain_limit=3)
BY_RULE = replace(FIXED, change="by-rule")


def after(routine: Routine, score: int) -> tuple[str, str]:
    """What is said after a workout with so much pain: what to do, and why."""
    done = workout(routine, pain=[hurt(score)])
    found = suggest([done], MINE, routine, EXERCISES, today=DAY)
    return ("", "") if found is None else (next_time(found, EXERCISES), reason(found, EXERCISES))


@given(situations())
def test_no_advice_changes_a_number_of_a_fixed_one(situation: tuple[list[Workout], Routine, int]) -> None:
    history, kept, today = situation
    routine = replace(kept, prescription=FIXED)
    found = suggest(history, MINE, routine, EXERCISES, today=today)
    assert found is None or (found.after, found.blocks) == (routine, ())
    assert found is None or found.pain is not None


@pytest.mark.parametrize(("prescription", "rises"), [(FIXED, False), (BY_RULE, True)])
def test_only_one_that_goes_by_rule_rises(prescription: Prescription, rises: bool) -> None:  # noqa: FBT001 - a case
    routine = replace(of(LUNGES), prescription=prescription)
    found = suggest([good(routine), good(routine, 2)], MINE, routine, EXERCISES, today=DAY + 2)
    assert (found is not None and found.rule is Rule.EARNED) is rises


@pytest.mark.parametrize("score", range(11))
def test_more_pain_than_the_limit_is_too_much_whatever_the_limit(score: int) -> None:
    done = workout(of(LUNGES), pain=[hurt(score)])
    for limit in range(11):
        told, usual = pain_told(done, limit), pain_told(done)
        assert told.level >= usual.level
        assert (told.level is PainLevel.STOP) is (score > limit or usual.level is PainLevel.STOP)


def test_the_advice_of_pain_names_the_limit_and_who_set_it() -> None:
    routine = replace(of(LUNGES), prescription=FIXED)
    assert after(routine, 2) == ("", "")
    assert after(routine, 3) == (
        "Next time: the same numbers, for what your clinician has cleared",
        "Pain was 3 of 10 in the left leg. Your limit is 3: above it, stop and ask Clinic.",
    )
    assert after(routine, 4) == (
        "Stop for now; then only what your clinician has cleared",
        "Pain was 4 of 10 in the left leg. Your limit is 3: stop and ask Clinic.",
    )
    what, why = after(replace(routine, prescription=BY_RULE), 4)
    assert what.startswith("Stop for now. Next time, for what your clinician has cleared: ")
    assert why.endswith("Your limit is 3: stop and ask Clinic.")
