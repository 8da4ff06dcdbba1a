"""People made up who test their legs each month for a year, and how many of them are told of a difference."""

import random

import pytest

from lunge_timer.core.progression.leg_test import LegTestDay, leg_difference

PEOPLE = 3000
NOISE = 0.07  # of one leg's result from test to test, as a share of it
MONTHS = 12


def share_told(difference: float) -> float:
    """How many of the people hear of a difference after any test of the year, asked after each of them."""
    chance = random.Random(1)  # noqa: S311 - people are made up, the same ones at every run
    return sum(_is_told(chance, difference) for _person in range(PEOPLE)) / PEOPLE


def _is_told(chance: random.Random, difference: float) -> bool:
    days = [
        LegTestDay(
            30 * month, chance.gauss(20, 20 * NOISE), chance.gauss(1 - difference, NOISE) * 20, uids=()
        )
        for month in range(MONTHS)
    ]
    return any(leg_difference(days[:count]).weaker is not None for count in range(3, MONTHS + 1))


def test_single_tests_of_equal_legs_often_show_ten_per_cent() -> None:
    chance = random.Random(1)  # noqa: S311 - as above
    tests = [LegTestDay(0, chance.gauss(1, NOISE), chance.gauss(1, NOISE), uids=()) for _one in range(PEOPLE)]
    assert sum(abs(test.asymmetry) >= 0.10 for test in tests) / PEOPLE == pytest.approx(0.29, abs=0.03)


def test_people_of_equal_legs_are_hardly_ever_told_of_a_difference() -> None:
    assert share_told(0.0) <= 0.05


def test_most_people_with_a_real_difference_of_a_fifth_are_told_within_the_year() -> None:
    assert share_told(0.20) >= 0.90
