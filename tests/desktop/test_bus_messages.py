from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.desktop.bus_messages import BusError, Inbox

jeepney = import_module("jeepney")
LOW_LEVEL = import_module("jeepney.low_level")
TARGET = jeepney.DBusAddress("/here", bus_name="org.somebody", interface="org.somebody.Here")


def call(text: str) -> bytes:
    return bytes(jeepney.new_method_call(TARGET, "Say", "s", (text,)).serialise(serial=1))


def bodies(data: bytes, part: int) -> list[Any]:
    """What is read of data that comes in parts of so many bytes."""
    inbox = Inbox(LOW_LEVEL)
    parts = [data[at : at + part] for at in range(0, len(data), part)]
    return [message.body for each in parts for message in inbox.feed(each)]


@pytest.mark.parametrize("part", [1, 7, 100, 10_000])
def test_messages_are_read_however_they_are_cut(part: int) -> None:
    assert bodies(call("one") + call("") + call("three" * 100), part) == [
        ("one",),
        ("",),
        ("three" * 100,),
    ]


@pytest.mark.parametrize("part", [1000, 1_000_000])
def test_one_that_is_too_long_is_left_out_and_the_next_is_read(part: int) -> None:
    assert bodies(call("x" * 100_000) + call("next"), part) == [("next",)]


@pytest.mark.parametrize(
    "spoilt",
    [
        call("text").replace(b"text", b"\xff\xfe\xfd\xfc"),
        call("text").replace(b"text\0", b"texts"),
        call("text").replace(b"\1s\0", b"\1!\0"),
        call("text").replace(b"/here", b"\0\0\0\0\0"),
        call("text").replace(b"l\1", b"l\x63", 1),
    ],
)
def test_one_that_is_spoilt_inside_is_left_out_and_the_next_is_read(spoilt: bytes) -> None:
    assert ("next",) in bodies(spoilt + call("next"), 1000)


def test_of_what_is_no_message_nothing_more_is_read() -> None:
    with pytest.raises(BusError):
        bodies(b"HTTP/1.1 400 Bad Request\r\n" + call("next"), 1000)


@given(data=st.binary(max_size=300), flipped=st.integers(0, 10_000), bit=st.integers(1, 255))
def test_no_bytes_do_more_than_end_the_talk(data: bytes, flipped: int, bit: int) -> None:
    good = bytearray(call("text") + data + call("more"))
    good[flipped % len(good)] ^= bit
    for spoilt in (bytes(good), data, b"l" + data, b"B" + data):
        try:
            bodies(spoilt, 64)
        except BusError:
            continue
