import pytest
from msgspec.structs import replace

from lunge_timer.core.listing import LibraryItem, built_in_item, name_problem, ordered
from lunge_timer.core.routine import Routine, TimedBlock

WALK = Routine(name="Walk", blocks=(TimedBlock(name="Walk", duration_s=60),))


def item(name: str, *, own: bool = True, starred: bool = False, broken: bool = False) -> LibraryItem:
    found = LibraryItem(id=name, routine=WALK, own=own, starred=starred, name=name, problem="")
    return replace(found, routine=None, problem="it is empty") if broken else found


def names(*items: LibraryItem) -> list[str]:
    return [one.name for one in ordered(items)]


def test_starred_come_first_then_own_then_built_in_then_broken() -> None:
    mixed = (item("a", broken=True), item("b", own=False), item("c"), item("d", starred=True))
    assert names(*mixed) == ["d", "c", "b", "a"]


def test_a_star_brings_a_built_in_one_to_the_top_but_no_broken_one() -> None:
    mixed = (item("a"), item("b", own=False, starred=True), item("c", starred=True, broken=True))
    assert names(*mixed) == ["b", "a", "c"]


def test_names_are_in_order_whatever_their_case_and_the_built_in_ones_as_they_come() -> None:
    own = (item("beta"), item("Alpha"), item("gamma"))
    assert names(*own) == ["Alpha", "beta", "gamma"]
    built_in = (item("z", own=False), item("y", own=False))
    assert names(*built_in, *own) == ["Alpha", "beta", "gamma", "z", "y"]


def test_numbers_in_names_count_as_numbers() -> None:
    assert names(item("Legs 10"), item("Legs 2"), item("Legs"), item("5 legs"), item("10 legs")) == [
        "5 legs",
        "10 legs",
        "Legs",
        "Legs 2",
        "Legs 10",
    ]


def test_a_built_in_item_has_its_routine_s_name_and_no_star() -> None:
    assert built_in_item("built-in/walk", WALK) == LibraryItem(
        id="built-in/walk", routine=WALK, own=False, starred=False, name="Walk", problem=""
    )


@pytest.mark.parametrize("name", ["Legs", "7", "脚", "a" * 80, "<b>&", "Fish & chips"])
def test_any_name_of_1_to_80_characters_that_can_be_seen_will_do(name: str) -> None:
    assert name_problem(name) == ""


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "at least one"),
        ("  ", "at least one"),
        ("\u3164 \u2800", "at least one"),
        ("a" * 81, "81 characters are too many: a name has at most 80"),
        ("a\u202eb", "cannot be seen"),
        ("a\tb", "cannot be seen"),
    ],
)
def test_what_is_wrong_with_a_name_is_told_in_words(name: str, reason: str) -> None:
    assert reason in name_problem(name)
