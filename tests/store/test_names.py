import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.listing import folded
from lunge_timer.store.names import free_name, free_stem, slug


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Evening legs", "evening-legs"),
        ("  Reverse lunge, one leg at a time! ", "reverse-lunge-one-leg-at-a-time"),
        ("Übung Nº 2 – ﬁt", "ubung-no-2-fit"),
        ("Weiß", "weiss"),
        ("../../x", "x"),
        ("..\\..\\x", "x"),
        ("/etc/passwd", "etc-passwd"),
        ("C:\\legs", "c-legs"),
        (".hidden", "hidden"),
        ("legs. ", "legs"),
        ("legs.", "legs"),
        ("a\0b", "a-b"),
        ("脚", "routine"),
        ("!!!", "routine"),
        ("", "routine"),
        ("~", "routine"),
        ("-rf", "rf"),
    ],
)
def test_a_slug_is_made_of_what_every_system_takes(name: str, stem: str) -> None:
    assert slug(name) == stem


@pytest.mark.parametrize("name", ["CON", "nul", "Prn", "AUX", "com1", "LPT9", "COM\u00b9", " con ", "con."])
def test_no_slug_is_a_name_that_windows_keeps(name: str) -> None:
    assert slug(name) == f"{unicodedata.normalize('NFKC', name).casefold().strip(' .')}-routine"


def test_the_slug_of_a_long_name_is_short_and_ends_in_no_dash() -> None:
    assert slug("x" * 80) == "x" * 60
    assert slug("x" * 59 + " y") == "x" * 59


@given(name=st.text(st.characters(), max_size=200))
def test_any_name_gives_a_safe_slug(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?(-routine)?", slug(name))


def test_a_taken_stem_gets_the_first_free_number() -> None:
    assert free_stem("legs", set()) == "legs"
    assert free_stem("legs", {"legs"}) == "legs-2"
    assert free_stem("legs", {"legs", "legs-2", "legs-4"}) == "legs-3"


@pytest.mark.parametrize(
    ("name", "taken", "free"),
    [
        ("Evening legs", [], "Evening legs"),
        ("Evening legs", ["EVENING  LEGS"], "Evening legs 2"),
        ("Evening legs", ["Evening legs", "Evening legs 2"], "Evening legs 3"),
        ("Evening legs 2", ["Evening legs 2"], "Evening legs 3"),
        ("Legs 9", ["Legs 9", "Legs 10"], "Legs 11"),
        ("Legs 5x5", ["Legs 5x5"], "Legs 5x5 2"),
        ("7", ["7"], "7 2"),
        ("Legs 12345", ["Legs 12345"], "Legs 12345 2"),
        ("x" * 80, ["x" * 80], "x" * 78 + " 2"),
        ("x" * 77 + " yz", ["x" * 77 + " yz"], "x" * 77 + " 2"),
        ("x" * 78 + " 9", ["x" * 78 + " 9"], "x" * 77 + " 10"),
    ],
)
def test_a_taken_name_gets_the_next_free_number(name: str, taken: list[str], free: str) -> None:
    assert free_name(name, {folded(each) for each in taken}) == free
    assert len(free) <= 80


def test_names_are_compared_as_people_read_them() -> None:
    assert folded("Weiß  É ") == folded("WEISS e\u0301")
    assert folded("legs 2") != folded("legs 3")
