"""A journal that cannot be used is told in a sentence; of a broken one all that is sure counts."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.journal.entries import Heartbeat, encode_line, with_checksum
from lunge_timer.core.journal.reading import read_journal
from lunge_timer.core.journal.replay import replay
from lunge_timer.core.routine import Routine
from lunge_timer.core.timeline import Leg
from lunge_timer.errors import NewerError, StoreError
from tests.core.exercises import EXERCISES, LUNGE, exercise, move
from tests.core.journal.journals import Written
from tests.core.sessions import LUNGES

WRITTEN = Written(Routine(name="Any", get_ready_s=0, blocks=(LUNGES,)))
WRITTEN.run(9000)
WHOLE = WRITTEN.disk.data
LINES = WHOLE.splitlines(keepends=True)


def with_header(**changes: Any) -> bytes:
    header = json.loads(LINES[0])
    del header["sum"]
    document = json.dumps({**header, **changes}).encode()
    return with_checksum(document) + b"\n" + b"".join(LINES[1:])


def with_document(**changes: Any) -> bytes:
    document = json.loads(json.loads(LINES[0])["document"])
    return with_header(document=json.dumps({**document, **changes}))


NONE = "this is no workout that Lunge Timer wrote down"
UNUSABLE = [
    (b"hello", NONE),
    (b"hello\nworld\n", NONE),
    (b"\n", NONE),
    (b"\0" * 5000, "it holds nothing but zero bytes; its content is lost"),
    (b"\0" * 5000 + b"\n", "it holds nothing but zero bytes; its content is lost"),
    (b"PK\x03\x04" + b"x" * 100, NONE),
    (b"[" * 100_000 + b"\n", NONE),
    (WHOLE.decode().encode("utf-16"), NONE),
    (b"\xef\xbb\xbf" + WHOLE, NONE),
    (b"".join(LINES[1:]), NONE),
    (with_header(version=0), NONE),
    (with_header(version="1"), NONE),
    (with_header(uid=""), NONE),
    (with_header(uid="x" * 65), NONE),
    (with_header(started_ms=-1), NONE),
    (with_header(started_ms=10**15), NONE),
    (with_header(started_ms=1.5), NONE),
    (with_header(utc_offset_min=100_000), NONE),
    (with_header(more=1), NONE),
    (with_header(exercises=[]), NONE),
    (with_header(document="{"), "the routine in it cannot be understood"),
    (with_header(document="[" * 50_000), "the routine in it cannot be understood"),
    (with_document(name=""), "name: "),
    (with_document(get_ready_s=10**18), "get_ready_s: "),
    (with_document(get_ready_s=-1), "get_ready_s: "),
    (with_document(blocks=[]), "blocks: 0 blocks are not between 1 and 50"),
    (
        with_document(blocks=[{"type": "exercise", "exercise": "no", "sets": 1, "reps": 1}]),
        "blocks[0].exercise: there is no exercise “no”",
    ),
    (
        with_document(blocks=[{"type": "exercise", "exercise": "lunge", "sets": 99, "reps": 999}]),
        "blocks: the routine would last ",
    ),
    (with_header(exercises={}), "the exercise “Lunge” is no longer the one that was done"),
    (with_header(exercises={"lunge": 1}), "the exercise “Lunge” is no longer the one that was done"),
]


@pytest.mark.parametrize(("data", "problem"), UNUSABLE, ids=range(len(UNUSABLE)))
def test_what_cannot_be_used_is_told_in_one_sentence(data: bytes, problem: str) -> None:
    with pytest.raises(StoreError) as told:
        WRITTEN.read(data)
    assert str(told.value).startswith(f"current.jsonl: {problem}")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("version", [2, 10**30])
def test_one_by_a_newer_version_is_told_as_such(version: int) -> None:
    with pytest.raises(NewerError, match=r"^current.jsonl: it was written by a newer version"):
        WRITTEN.read(with_header(version=version, what="is new"))


def test_a_changed_exercise_is_told_and_one_with_other_words_is_the_same() -> None:
    slower = exercise("lunge", "each", move("lower", 3), move("rise", 2))
    with pytest.raises(StoreError, match="Lunge"):
        read_journal(WHOLE, {**EXERCISES, "lunge": slower}, "current.jsonl")
    renamed = replace(LUNGE, name=type(LUNGE.name)("Ausfallschritt"))
    assert read_journal(WHOLE, {**EXERCISES, "lunge": renamed}, "current.jsonl") is not None


@pytest.mark.parametrize("data", [b"", LINES[0][:1], LINES[0][:20], LINES[0][:-1]])
def test_a_header_that_was_never_written_to_its_end_is_no_journal(data: bytes) -> None:
    assert WRITTEN.read(data) is None


@pytest.mark.parametrize("tail", [b"", b"\0" * 300, b'{"line":"step","at_', b"\xff\xfe", b"\0"])
def test_what_was_cut_off_at_the_end_is_left_out(tail: bytes) -> None:
    journal = WRITTEN.read(WHOLE + tail)
    assert journal is not None
    assert (journal.is_whole, journal.size_bytes) == (True, len(WHOLE))
    assert len(journal.entries) == len(LINES) - 1


BROKEN_LINES = [
    b"hello\n",
    b"\n",
    b"\0\0\0\n",
    b"\xff\n",
    b'{"line":"what","at_ms":9000}\n',
    b'{"line":"beat"}\n',
    b'{"line":"beat","at_ms":1}\n',  # earlier than the line before
    b'{"line":"beat","at_ms":-1}\n',
    b'{"line":"beat","at_ms":1e999}\n',
    b'{"line":"beat","at_ms":NaN}\n',
    b'{"line":"beat","at_ms":' + b"9" * 5000 + b"}\n",
    b'{"line":"beat","at_ms":999999999999999}\n',
    b'{"line":"step","at_ms":9000,"index":-1,"reps":{}}\n',
    b'{"line":"step","at_ms":9000,"index":4,"reps":{"tail":1}}\n',
    b'{"line":"step","at_ms":9000,"index":4,"reps":{"left":-1}}\n',
    b'{"line":"command","at_ms":9000,"command":"jump"}\n',
    b'{"line":"command","at_ms":9000,"command":"adjust","argument":99999999999}\n',
    b"[" * 100_000 + b"\n",
]


BROKEN_LINES += [with_checksum(line[:-1]) + b"\n" for line in BROKEN_LINES if line.startswith(b"{")]


@pytest.mark.parametrize("line", BROKEN_LINES, ids=range(len(BROKEN_LINES)))
def test_of_a_journal_that_is_broken_after_its_last_checkpoint_what_stands_before_can_be_kept(
    line: bytes,
) -> None:
    data = WHOLE + line + encode_line(Heartbeat(at_ms=9500))
    journal = WRITTEN.read(data)
    assert journal is not None
    assert (journal.is_whole, journal.size_bytes) == (False, len(WHOLE))
    replayed = WRITTEN.replayed(data)
    assert not replayed.can_go_on
    assert replayed.session.reps_done() == {Leg.LEFT: 1, Leg.RIGHT: 1}


@pytest.mark.parametrize("line", BROKEN_LINES, ids=range(len(BROKEN_LINES)))
def test_the_checkpoints_after_a_line_that_is_broken_count(line: bytes) -> None:
    data = b"".join((*LINES[:3], line, *LINES[3:]))
    journal, whole = WRITTEN.read(data), WRITTEN.read()
    assert journal is not None
    assert whole is not None
    assert journal == replace(whole, size_bytes=sum(map(len, LINES[:3])), is_whole=False)
    replayed = WRITTEN.replayed(data)
    assert not replayed.can_go_on
    assert replayed.session.reps_done() == {Leg.LEFT: 1, Leg.RIGHT: 1}


LAST_LINES = [b"", b"\0" * 40, b'{"line":"beat","at_ms":9000}', encode_line(Heartbeat(at_ms=9000))[1:-1]]


@pytest.mark.parametrize("line", LAST_LINES, ids=range(len(LAST_LINES)))
def test_a_last_line_that_is_not_as_it_was_written_is_left_out_like_one_that_was_cut_off(line: bytes) -> None:
    journal = WRITTEN.read(WHOLE + line + b"\n")
    assert journal is not None
    assert (journal.is_whole, journal.size_bytes) == (True, len(WHOLE))
    assert journal == WRITTEN.read()


def told_of(data: bytes) -> str:
    """Why that journal cannot be used; nothing where it can be, and be played again."""
    try:
        journal = WRITTEN.read(data)
    except StoreError as error:
        return str(error)
    if journal is not None:
        replay(journal, EXERCISES, WRITTEN.clock)
    return ""


@pytest.mark.slow
@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_journal_or_a_sentence(data: bytes) -> None:
    for each in (data, WHOLE + data, LINES[0] + data + b"\n" + LINES[1]):
        told = told_of(each)
        assert not told or told.startswith("current.jsonl: ")


def check_changed(place: int, byte: int) -> None:
    """With that byte there, the other lines are as they were, or of none of it a sentence is told."""
    data = WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :]
    whole, number = WRITTEN.read(), WHOLE[:place].count(b"\n")
    assert whole is not None
    if number == 0:
        assert told_of(data).startswith("current.jsonl: ")
        return
    size_bytes = sum(map(len, LINES[:number]))
    is_last = b"\n" not in data[size_bytes:-1]  # of two lines without a break between them, too
    gone = 1 + (WHOLE[place] == ord("\n"))  # without a break between them two lines are none
    left = LINES[:number] + ([] if is_last else LINES[number + gone :])
    kept = whole.entries[: number - 1] + (() if is_last else whole.entries[number - 1 + gone :])
    assert WRITTEN.read(data) == replace(whole, entries=kept, size_bytes=size_bytes, is_whole=is_last)
    counted = WRITTEN.replayed(b"".join(left)).session
    replayed = WRITTEN.replayed(data)
    assert (replayed.agrees, replayed.can_go_on) == (is_last, is_last)
    assert (replayed.session.reps_done(), replayed.session.snapshot()) == (
        counted.reps_done(),
        counted.snapshot(),
    )


def test_with_any_bit_turned_it_is_a_true_part_of_the_workout_or_a_sentence() -> None:
    for place, byte in enumerate(WHOLE):
        check_changed(place, byte ^ 1 << place % 8)


@pytest.mark.slow
@given(place=st.integers(0, len(WHOLE) - 1), byte=st.integers(0, 255))
def test_with_any_byte_changed_it_is_a_true_part_of_the_workout_or_a_sentence(place: int, byte: int) -> None:
    if byte != WHOLE[place]:
        check_changed(place, byte)
