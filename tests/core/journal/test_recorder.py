"""What is written down of a workout, and when it has to be on the disk."""

import json
from typing import Any

import pytest

from lunge_timer.core.journal.session_commands import Command
from lunge_timer.core.routine import ExerciseBlock, Pace, Routine, TimedBlock
from lunge_timer.store.assets import load_built_ins, load_exercises
from tests.core.journal.journals import UID, WALL_MS, Written
from tests.core.sessions import LUNGES

ONE_SET = Routine(
    name="Any", get_ready_s=0, blocks=(ExerciseBlock(exercise="lunge", sets=2, reps=1, rest_s=30),)
)


def lines(written: Written) -> list[dict[str, Any]]:
    """Each without its checksum."""
    found = [json.loads(line) for line in written.disk.data.splitlines()]
    return [{key: value for key, value in line.items() if key != "sum"} for line in found]


def test_the_header_tells_what_was_begun() -> None:
    header = lines(Written(ONE_SET))[0]
    assert header["line"] == "header"
    assert (header["version"], header["uid"], header["app_version"]) == (1, UID, "1.0")
    assert (header["started_ms"], header["utc_offset_min"]) == (WALL_MS, 60)
    assert (header["routine"], header["name"]) == ("built-in/any", "Any")
    assert json.loads(header["document"])["blocks"][0]["exercise"] == "lunge"
    assert [*header["exercises"]] == ["lunge"]


def test_each_step_that_begins_is_written_with_the_reps_that_count() -> None:
    written = Written(ONE_SET)
    written.run(8000, 100)
    steps = [(line["at_ms"], line["index"], line["reps"]) for line in lines(written)[1:]]
    assert steps == [
        (0, 0, {}),
        (2000, 1, {}),
        (4000, 2, {"left": 1}),
        (6000, 3, {"left": 1}),
        (8000, 4, {"left": 1, "right": 1}),
    ]


def test_each_command_is_written_with_its_moment_and_argument() -> None:
    written = Written(ONE_SET)
    written.do((500, Command.PAUSE, 0))
    written.do((3000, Command.GO_ON, 0))
    written.do((100, Command.GO_TO, 1))
    written.do((0, Command.REDO_REP, 0))
    commands = [line for line in lines(written) if line["line"] == "command"]
    assert commands == [
        {"line": "command", "at_ms": 500, "command": "pause"},
        {"line": "command", "at_ms": 3500, "command": "go-on", "wall_ms": WALL_MS + 3500},
        {"line": "command", "at_ms": 3600, "command": "go-to", "argument": 8},
        {"line": "command", "at_ms": 3600, "command": "redo-rep"},
    ]


def beats(written: Written) -> list[int]:
    return [line["at_ms"] for line in lines(written) if line["line"] == "beat"]


def test_inside_a_long_step_it_is_written_that_it_lives() -> None:
    written = Written(ONE_SET)
    written.run(8000 + 30_000 + 8000)
    assert beats(written) == [13_000, 18_000, 23_000, 28_000, 33_000]


def test_so_it_is_in_a_step_that_waits_and_not_in_a_pause_or_a_short_step() -> None:
    block = ExerciseBlock(exercise="lunge", sets=1, reps=1, pace=Pace.SELF)
    written = Written(Routine(name="Any", get_ready_s=10, blocks=(block,)))
    written.run(21_000)
    written.do((0, Command.PAUSE, 0))
    written.run(60_000)
    assert beats(written) == [15_000, 20_000]


def test_it_says_when_the_next_sign_of_life_is_due() -> None:
    written = Written(Routine(name="Any", get_ready_s=10, blocks=(TimedBlock(name="Walk", duration_s=30),)))
    due_ms = [written.recorder.keep_up(written.session.snapshot())]
    written.run(10_000)
    for _each in range(3):
        due_ms.append(written.recorder.keep_up(written.session.snapshot()))
        written.clock.advance(4000)
    written.do((0, Command.PAUSE, 0))
    due_ms.append(written.recorder.keep_up(written.session.snapshot()))
    assert due_ms == [None, 5000, 1000, 5000, None]  # it was due after 8 s, and is written


def test_a_step_that_waits_for_days_does_not_fill_the_disk() -> None:
    block = ExerciseBlock(exercise="lunge", sets=1, reps=1, pace=Pace.SELF)
    written = Written(Routine(name="Any", get_ready_s=0, blocks=(block,)))
    written.run(5 * 24 * 60 * 60 * 1000, 5000)
    assert 1024 * 1024 <= len(written.disk.data) < 1024 * 1024 + 100
    written.do((0, Command.REP_DONE, 0))
    assert written.replayed().session.reps_done() == {"left": 1}


def is_synced(written: Written) -> bool:
    return written.disk.synced_bytes == len(written.disk.data)


def test_it_is_on_the_disk_at_the_header_and_each_sets_end() -> None:
    written = Written(ONE_SET)
    assert is_synced(written)
    synced = [written.disk.synced_bytes]
    for _second in range(46):
        written.run(1000)
        if written.disk.synced_bytes != synced[-1]:
            synced.append(written.disk.synced_bytes)
    steps = [json.loads(written.disk.data[:size].splitlines()[-1])["index"] for size in synced[1:]]
    assert steps == [4, 5, 9]  # the rest, the second set, the end


@pytest.mark.parametrize("command", [Command.PAUSE, Command.FINISH])
def test_it_is_on_the_disk_at_a_pause_and_the_end(command: Command) -> None:
    written = Written(ONE_SET)
    written.run(3000)
    assert not is_synced(written)
    written.do((0, command, 0))
    assert is_synced(written)


def test_the_end_of_a_timed_step_and_an_end_that_comes_by_itself_are_on_the_disk() -> None:
    walks = (TimedBlock(name="Walk", duration_s=5), TimedBlock(name="Run", duration_s=5))
    written = Written(Routine(name="Any", get_ready_s=0, blocks=walks))
    written.run(5000)
    assert written.disk.synced_bytes == len(written.disk.data)
    written.run(5000)
    assert written.disk.synced_bytes == len(written.disk.data)
    assert lines(written)[-1]["index"] == 2


def test_going_on_is_written_into_the_same_journal() -> None:
    written = Written(Routine(name="Any", get_ready_s=10, blocks=(LUNGES,)))
    written.run(16_000)
    written.wall_ms += 60_000
    before = len(lines(written))
    written.go_on()
    assert lines(written)[before:] == [
        {"line": "command", "at_ms": 16_000, "command": "pause"},
        {
            "line": "command",
            "at_ms": 16_003,
            "command": "get-ready-again",
            "wall_ms": WALL_MS + 16_000 + 60_000,
        },
        {"line": "step", "at_ms": 16_003, "index": 3, "reps": {"left": 1}},
    ]
    assert lines(written)[0]["uid"] == UID


@pytest.mark.parametrize(("name", "most_bytes"), [("desk-break", 5000), ("glute-band-session", 55_000)])
def test_a_journal_is_short(name: str, most_bytes: int) -> None:
    exercises = load_exercises()
    written = Written(load_built_ins(exercises)[f"built-in/{name}"], exercises)
    written.run(3_600_000)
    assert len(written.disk.data) < most_bytes
    assert written.replayed().session.summary().complete


def test_a_step_that_ends_while_it_is_written_down_is_told_with_the_reps_of_its_own_moment() -> None:
    written = Written(ONE_SET)
    while (remaining_ms := written.session.snapshot().remaining_ms) is not None and remaining_ms:
        written.clock.advance(remaining_ms - 1)
        seen = written.session.snapshot()
        written.clock.advance(2)
        written.recorder.keep_up(seen)
        assert written.replayed().agrees
        written.clock.advance(written.session.snapshot().remaining_ms or 0)  # its first look is late again
    written.recorder.keep_up(written.session.snapshot())
    assert written.replayed().session.summary().complete
