"""What a person types is read whole or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.routine import to_ms
from lunge_timer.core.text.numbers import (
    clock_text,
    exact_clock_text,
    number_text,
    seconds_text,
    spoken_time,
)
from lunge_timer.core.text.typed_numbers import read_number, read_time, read_whole

WHOLE_MS = st.integers(0, 6 * 60 * 60).map(lambda seconds: seconds * 1000)
ANY_MS = st.integers(0, 6 * 60 * 60 * 1000)
TIMES = [
    ("90", 90),
    ("1:30", 90),
    ("1m30", 90),
    ("1m 30s", 90),
    ("1 min 30 s", 90),
    ("1 minute 30 seconds", 90),
    ("1 MIN. 30 SEC.", 90),
    ("1:30 min", 90),
    ("1\N{PRIME}30\N{DOUBLE PRIME}", 90),
    ("1'30\"", 90),
    ("1.5 min", 90),
    ("1,5m", 90),
    ("90 sec", 90),
    ("90seconds", 90),
    ("  90  ", 90),
    ("90\N{NO-BREAK SPACE}s", 90),
    ("\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH COLON}\N{FULLWIDTH DIGIT THREE}0", 90),
    ("5 min", 300),
    ("5m", 300),
    ("45s", 45),
    ("2,5", 2.5),
    ("1.5", 1.5),
    (".5", 0.5),
    ("1:05,25", 65.25),
    ("1:02:03", 3723),
    ("1h", 3600),
    ("1h30", 5400),
    ("1 h 30 min 0.125 s", 5400.125),
    ("-5", -5),
]
NO_TIMES = [
    "",
    " ",
    "m",
    "5x",
    "x5",
    "4 0",
    "1 30",
    "5 mx",
    "5 min ago",
    "30s 1m",
    "1m 1m",
    "1:0:1:0",
    "1::30",
    ":30",
    "1:30 s",
    "1:30:00 min",
    "1e3",
    "nan",
    "--5",
    "5\N{SUPERSCRIPT TWO}",
    "1-2",
    "9" * 40,
]


@pytest.mark.parametrize(("typed", "seconds"), TIMES)
def test_a_time_is_read_as_people_write_it(typed: str, seconds: float) -> None:
    assert read_time(typed) == seconds


@pytest.mark.parametrize("typed", NO_TIMES)
def test_what_is_no_time_is_no_number_either(typed: str) -> None:
    with pytest.raises(ValueError, match="Type a time, as in 90, 1:30 or 1 min 30 s"):
        read_time(typed)


@given(ms=WHOLE_MS)
def test_whole_seconds_are_read_back_as_the_program_writes_and_says_them(ms: int) -> None:
    for text in (clock_text(ms), spoken_time(ms), seconds_text(ms // 1000), number_text(ms // 1000)):
        assert read_time(text) == ms // 1000


@given(ms=ANY_MS)
def test_a_time_is_read_back_to_the_millisecond(ms: int) -> None:
    for text in (exact_clock_text(ms), seconds_text(ms / 1000), number_text(ms / 1000)):
        assert to_ms(read_time(text)) == ms
        assert read_time(text) == ms / 1000


@given(
    typed=st.sampled_from([typed for typed, _seconds in TIMES if typed.strip()]),
    place=st.integers(0, 20),
    stray=st.sampled_from([*"xyzäß%/+*()&_²٣"]),
)
def test_a_stray_letter_anywhere_makes_it_unreadable(typed: str, place: int, stray: str) -> None:
    spoilt = typed[:place] + stray + typed[place:]
    for read in (read_time, read_number, read_whole):
        with pytest.raises(ValueError, match=r"^Type a"):
            read(spoilt)


@given(typed=st.text("0123456789:.,- hmsinec'", max_size=14))
def test_every_digit_that_is_typed_counts(typed: str) -> None:
    """Whatever is read, as another number in the place of a digit would be read as another time."""
    try:
        seconds = read_time(typed)
    except ValueError:
        return
    for place, letter in enumerate(typed):
        if letter.isdigit():
            other = typed[:place] + str(9 - int(letter)) + typed[place + 1 :]
            assert read_time(other) != seconds


@pytest.mark.parametrize("typed", ["2.5", "2.0", "1,000", "2."])
def test_a_whole_number_has_no_point_that_might_mean_two_things(typed: str) -> None:
    assert read_number(typed) is not None
    with pytest.raises(ValueError, match="Type a whole number"):
        read_whole(typed)


@pytest.mark.parametrize(("typed", "number"), [("12", 12), (" 12 ", 12), ("-3", -3), ("\N{MINUS SIGN}3", -3)])
def test_a_whole_number_is_read(typed: str, number: int) -> None:
    assert read_whole(typed) == number
