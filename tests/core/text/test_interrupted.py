import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.journal.replay import Replayed
from lunge_timer.core.journal.session_commands import Command
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Round, Routine, TimedBlock
from lunge_timer.core.snapshot import State
from lunge_timer.core.text.interrupted import (
    ago_text,
    damage_sentence,
    is_old,
    kept_sentence,
    stopped_sentence,
)
from lunge_timer.store.assets import load_built_ins, load_exercises
from tests.core.journal.journals import Written, resealed
from tests.core.sessions import LUNGES, SQUATS, WALK

MINUTE_MS = 60_000
CURL = ExerciseBlock(exercise="curl", sets=1, reps=1)
SHIPPED = load_exercises()
BUILT_INS = load_built_ins(SHIPPED)


def stopped(run_ms: int, *blocks: Block | Round, get_ready_s: int = 10) -> str:
    """What is told 4 minutes after such a workout stopped."""
    written = Written(Routine(name="Legs", get_ready_s=get_ready_s, blocks=blocks))
    written.run(run_ms)
    return told(written)


def told(written: Written) -> str:
    replayed = written.replayed()
    return stopped_sentence(replayed, replayed.stopped_ms + 4 * MINUTE_MS)


@pytest.mark.parametrize(
    ("run_ms", "blocks", "sentence"),
    [
        (30_000 + 5_000, [WALK], "stopped in the rest after round 1, “Walk”"),
        (30_000 + 60_000 + 5_000, [WALK], "stopped after 0:05 of round 2, “Walk”"),
        (5_000 + 5_000, [CURL], "stopped in the rest after round 1"),
        (5_000 + 60_000 + 1_000, [CURL], "stopped at round 2, rep 1"),
    ],
)
def test_in_rounds_the_round_is_told(run_ms: int, blocks: list[Block], sentence: str) -> None:
    rounds = Round(times=2, rest_s=60, blocks=tuple(blocks))
    assert stopped(run_ms, rounds, get_ready_s=0) == f"“Legs” {sentence}, 4 minutes ago"


TURNS = ExerciseBlock(exercise="lunge", sets=2, reps=1, rest_s=30, legs=LegOrder.ALTERNATE_SETS)
CHANGES = ExerciseBlock(exercise="lunge", sets=2, reps=1, legs=LegOrder.ONE_AT_A_TIME)


@pytest.mark.parametrize(
    ("run_ms", "blocks", "sentence"),
    [
        (5000, [LUNGES], "stopped while getting ready"),
        (10_000 + 16_000 + 30_000 + 13_000, [LUNGES], "stopped at set 2, rep 2, right leg"),
        (10_000 + 16_000 + 12_000, [LUNGES], "stopped in the rest after set 1"),
        (10_000 + 20_000, [SQUATS], "stopped at rep 1, right leg"),
        (10_000 + 15_000, [WALK], "stopped after 0:15 of “Walk”"),
        (10_000 + 1000, [ExerciseBlock(exercise="curl", sets=2, reps=3)], "stopped at set 1, rep 1"),
        (10_000 + 1000, [SQUATS, LUNGES], "stopped at Squat, rep 1, left leg"),
        (10_000 + 37_000, [SQUATS, LUNGES], "stopped in the rest after Squat"),
        (10_000 + 5000, [CHANGES], "stopped at set 1, the change to the right leg"),
        (10_000 + 5000, [TURNS], "stopped in the rest after set 1, left leg"),
        (10_000 + 35_000, [TURNS], "stopped at set 1, rep 1, right leg"),
        (
            10_000 + 30_000,
            [TimedBlock(name="Stretch", duration_s=20, per_leg=True)],
            "stopped after 0:05 of “Stretch”, right leg",
        ),
        (
            10_000 + 23_000,
            [TimedBlock(name="Stretch", duration_s=20, per_leg=True)],
            "stopped at the change to the right leg",
        ),
        (1_000_000, [WALK], "came to its end"),
    ],
)
def test_it_tells_where_a_workout_stopped(run_ms: int, blocks: list[Block], sentence: str) -> None:
    comma = "" if sentence.endswith("end") else ","
    assert stopped(run_ms, *blocks) == f"“Legs” {sentence}{comma} 4 minutes ago"


def test_the_rest_after_the_one_set_of_the_one_exercise_has_its_words() -> None:
    block = ExerciseBlock(exercise="curl", sets=1, reps=1, rest_s=30)
    assert stopped(20_000, block, block) == "“Legs” stopped in the rest after the set, 4 minutes ago"


def test_the_leg_that_goes_back_is_told_as_such() -> None:
    written = Written(BUILT_INS["built-in/desk-break"], SHIPPED)
    written.run(30_000)
    assert told(written) == "“Desk break” stopped at rep 1, right leg back, 4 minutes ago"


def test_in_the_get_ready_before_going_on_it_is_the_rep_that_was_interrupted() -> None:
    written = Written(Routine(name="Legs", get_ready_s=10, blocks=(LUNGES,)))
    written.run(10_000 + 9000)
    written.go_on()
    written.run(2000)
    assert told(written) == "“Legs” stopped at set 1, rep 2, left leg, 4 minutes ago"


def test_a_name_of_many_lines_stays_on_one() -> None:
    written = Written(Routine(name="Legs", get_ready_s=10, blocks=(LUNGES,)))
    data = resealed(written.disk.data.replace(b'"name":"Legs"', b'"name":"Le\\ngs"', 1))
    replayed = written.replayed(data)
    assert stopped_sentence(replayed, 0).startswith("“Le\N{REPLACEMENT CHARACTER}gs” stopped")


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (-5_000_000, "less than a minute ago"),
        (59_999, "less than a minute ago"),
        (60_000, "1 minute ago"),
        (4 * 60_000, "4 minutes ago"),
        (3_599_999, "59 minutes ago"),
        (3_600_000, "1 hour ago"),
        (2 * 3_600_000, "2 hours ago"),
        (24 * 3_600_000, "1 day ago"),
        (72 * 3_600_000, "3 days ago"),
    ],
)
def test_how_long_ago_is_told_in_its_largest_unit(ms: int, text: str) -> None:
    assert ago_text(ms) == text


def replayed_walk() -> Replayed:
    written = Written(Routine(name="Legs", get_ready_s=0, blocks=(WALK,)))
    written.run(10_000)
    return written.replayed()


def test_after_twelve_hours_it_is_old() -> None:
    replayed = replayed_walk()
    half_a_day_ms = 12 * 60 * MINUTE_MS
    assert not is_old(replayed, replayed.stopped_ms + half_a_day_ms)
    assert is_old(replayed, replayed.stopped_ms + half_a_day_ms + 1)


def test_why_one_cannot_go_on_is_told() -> None:
    written = Written(Routine(name="Legs", get_ready_s=0, blocks=(LUNGES,)))
    written.run(10_000)
    assert damage_sentence(written.replayed()) == ""
    broken = written.replayed(written.disk.data + b"?\n?\n")
    assert damage_sentence(broken).startswith("What was written down of this workout is damaged: ")


def test_one_that_is_kept_unasked_is_told_in_a_line() -> None:
    replayed = replayed_walk()
    now_ms = replayed.stopped_ms + 14 * 60 * MINUTE_MS
    assert kept_sentence(replayed, now_ms) == (
        "“Legs” stopped after 0:10 of “Walk”, 14 hours ago; what was done is kept"
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", BUILT_INS)
@given(run_ms=st.integers(0, 3_000_000), skips=st.integers(0, 5))
def test_every_place_of_every_routine_has_its_words(name: str, run_ms: int, skips: int) -> None:
    written = Written(BUILT_INS[name], SHIPPED)
    for _each in range(skips):
        written.do((run_ms // 10, Command.NEXT_SET, 0))
    written.wait(run_ms)
    replayed = written.replayed()
    sentence = stopped_sentence(replayed, replayed.stopped_ms)
    assert ", ," not in sentence
    assert "  " not in sentence
    if replayed.session.snapshot().state is not State.FINISHED:
        assert sentence.endswith(", less than a minute ago")
