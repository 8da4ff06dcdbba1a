import json
from time import process_time

import pytest
from msgspec.structs import replace

from lunge_timer.store.routines import parse_routine
from lunge_timer.ui.library.search import Finder
from tests.core.test_format_2_reckoning import EXAMPLE
from tests.ui.library.items import BROKEN, built_ins, own
from tests.ui.library.pages import exercises, routines

ITEMS = [own("evening", "Evening legs"), own("mine", "Straße nach Köln", routines()[5]), *built_ins(), BROKEN]


def found(query: str) -> list[str]:
    return [item.name for item in Finder(exercises()).find(ITEMS, query)]


def test_without_words_everything_is_found_as_it_stands() -> None:
    assert found("") == found("  ") == [item.name for item in ITEMS]


@pytest.mark.parametrize("query", ["evening", "EVENING  legs", "legs even", "gs eveni"])
def test_all_words_must_be_in_it_in_any_order_and_case(query: str) -> None:
    assert found(query) == ["Evening legs"]


@pytest.mark.parametrize("query", ["strasse", "STRASSE", "köln", "ko\u0308ln"])
def test_letters_count_as_names_are_compared(query: str) -> None:
    assert found(query) == ["Straße nach Köln"]


def test_exercises_and_what_they_work_are_found_too() -> None:
    assert found("machine leg curl") == ["Gym glute session"]
    assert "Squat-position holds" in found("lower back")


def test_names_that_match_come_before_exercises_that_do() -> None:
    matches = found("glute")
    assert matches[:2] == ["Glute band session", "Gym glute session"]
    assert "Evening legs" in matches[2:]


def test_timed_steps_are_found_by_their_names() -> None:
    assert "Reverse lunge, one leg at a time" in found("pigeon")


def test_a_broken_file_is_found_by_its_name() -> None:
    assert found("half.lunge") == ["half.lunge.json"]


def test_a_new_name_is_found_and_the_old_one_no_more() -> None:
    finder = Finder(exercises())
    before, after = own("a", "Before"), own("a", "After")
    assert finder.find([before], "before") == [before]
    assert finder.find([after], "before") == []
    assert finder.find([after], "after") == [after]


def test_a_thousand_routines_are_searched_in_a_few_milliseconds() -> None:
    many = [own(f"{number}", f"Routine {number}", routines()[number % 7]) for number in range(1000)]
    finder = Finder(exercises())
    for query in ("r", "ro", "rou", "glutes", "routine 7"):
        began_s = process_time()
        assert finder.find(many, query)
        assert process_time() - began_s < 0.05


def test_what_is_in_two_items_of_one_routine_is_found_in_both() -> None:
    pair = [own("a", "One"), replace(own("b", "Two"), starred=True)]
    assert Finder(exercises()).find(pair, "squat-position") == pair


def test_a_routine_s_own_exercises_and_what_they_work_are_found() -> None:
    routine = parse_routine(json.dumps(EXAMPLE), exercises(), "any")
    items = [own("knee", "Knees", routine), *built_ins()]
    for query in ("wall sit", "quadriceps wall"):
        assert [item.id for item in Finder(exercises()).find(items, query)] == ["knee"]
