"""Does workouts in a child process, in any way a person can, and kills it at a random moment, many times.

After each kill the journal is taken up as at the next start, and the workout goes on to its end. Prints, as
JSON, how often what was found. The child runs its workout's clock as fast as it can.
Usage: killed_workouts.py FOLDER KILLS SEED
"""

import json
import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, takewhile
from pathlib import Path
from typing import NoReturn, TypeAlias

from msgspec.structs import replace

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.journal.entries import header_of
from lunge_timer.core.journal.reading import Journal
from lunge_timer.core.journal.recorder import Recorder
from lunge_timer.core.journal.replay import replay
from lunge_timer.core.journal.session_commands import Command
from lunge_timer.core.routine import ExerciseBlock, Pace, Routine
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import State
from lunge_timer.core.timeline import Leg
from lunge_timer.core.workout_record import workout_of
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.encoding import encode
from lunge_timer.store.journal import Journals
from tests.conftest import FakeClock
from tests.core.format_2_faults import VERSION_2
from tests.core.format_2_files import routine_of
from tests.core.test_format_2_reckoning import EXAMPLE
from tests.killing import killed

Place: TypeAlias = tuple[int, dict[Leg, int]]  # the step's index, and the reps that count

_LONGEST_S = 0.001  # a few places long
_MOVES = [Command.NEXT_STEP, Command.PREVIOUS_STEP, Command.NEXT_SET, Command.PREVIOUS_SET, Command.REDO_REP]
_PRESSES = [Command.PAUSE, Command.ADJUST, *_MOVES, *[Command.GO_ON] * 4, *[Command.REP_DONE] * 40]


class Workout:
    """One of the shipped routines, or one with all of version 2, done in a way that a number decides."""

    def __init__(self, exercises: Exercises, way: int) -> None:
        self._chance = random.Random(way)  # noqa: S311  # moments, not secrets
        self._exercises = exercises
        shipped = [*load_built_ins(exercises).values()]
        newer = [routine_of(document) for document in (EXAMPLE, VERSION_2)]
        self.routine = self._chance.choice([*shipped, *map(_self_paced, shipped), *newer * 3])

    def places(self, write: Callable[[bytes], None], sync: Callable[[], None]) -> Iterator[Place]:
        """Do it: where it is once the header is written, and after each wait or press."""
        clock = FakeClock()
        session = Session(compile_timeline(self.routine, self._exercises), clock)
        recorder = Recorder(session, write, sync, clock)
        header = header_of(
            self.routine,
            self._exercises,
            uid="0",
            app_version="1.0",
            started_ms=0,
            utc_offset_min=0,
            chosen="",
            name=self.routine.name,
            document=encode(self.routine),
        )
        recorder.begin(header)
        while True:
            yield _place(session)
            clock.advance(self._chance.choice([1, 250, 1000, 4000]))
            if self._chance.random() < 1 / 3:
                recorder.obey(self._chance.choice(_PRESSES), 5000)
            else:
                recorder.keep_up(session.snapshot())


def main(folder: Path, kills: int, seed: int) -> None:
    exercises = load_exercises()
    journals = Journals(folder, exercises)
    found = Counter[str]()
    for way in range(seed, seed + kills):
        acknowledged = _killed_at(journals, exercises, way)
        left, problems = journals.take_up()
        if problems or len(left) > 1 or (acknowledged and not left):
            found["lost"] += 1
        for file, journal in left.items():
            places = Workout(exercises, way).places(lambda _line: None, lambda: None)
            last_two = [*islice(places, max(0, acknowledged - 1), acknowledged + 1)]
            found[_told_of(journal, exercises, last_two)] += 1
            journals.remove(file)
    sys.stdout.write(json.dumps(found))


def _killed_at(journals: Journals, exercises: Exercises, way: int) -> int:
    """Let a child do a workout to somewhere in its midst; how many of its places it knew to be kept."""
    workout, chance = Workout(exercises, way), random.Random(-way)  # noqa: S311
    end = len(compile_timeline(workout.routine, exercises).steps)
    places = workout.places(lambda _line: None, lambda: None)
    whole = sum(1 for _place in takewhile(lambda place: place[0] < end, places))
    do_for_ever = partial(_do_for_ever, journals, exercises, way)
    return killed(chance.uniform(0, _LONGEST_S), do_for_ever, after=chance.randrange(whole))


def _do_for_ever(journals: Journals, exercises: Exercises, way: int, writing: int) -> NoReturn:
    writer = journals.begin(sys.exit)
    workout = Workout(exercises, way)
    os.write(writing, b"b")
    for _place in workout.places(writer.write, writer.sync):
        os.write(writing, b"p")
    raise AssertionError


def _told_of(journal: Journal, exercises: Exercises, last_two: list[Place]) -> str:
    """What becomes of a journal whose workout was last seen in one of those places."""
    clock = FakeClock()
    replayed = replay(journal, exercises, clock)
    session = replayed.session
    before = _place(session)
    if before not in last_two or not replayed.agrees:
        return "another place"
    kept = Counter[str]()
    for row in workout_of(session, journal.routine, journal.header, 0).sets:
        kept[row.leg] += row.reps_done
    if +kept != Counter({leg.value: count for leg, count in before[1].items()}):
        return "kept otherwise"
    if session.snapshot().state is State.FINISHED:
        return "over"
    Recorder(session, lambda _line: None, lambda: None, clock).go_on(replayed)
    if _place(session)[1] != before[1]:
        return "counted otherwise"
    here = session.snapshot().index
    ahead = Counter(rep.leg for rep in session.timeline.reps if rep.first >= here)
    while session.snapshot().state is not State.FINISHED:
        clock.advance(1000)
        session.rep_done()
    return "went on" if _place(session)[1] == dict(ahead + Counter(before[1])) else "ended otherwise"


def _place(session: Session) -> Place:
    return session.snapshot().index, dict(session.reps_done())


def _self_paced(routine: Routine) -> Routine:
    blocks = (
        replace(block, pace=Pace.SELF) if isinstance(block, ExerciseBlock) else block
        for block in routine.blocks
    )
    return replace(routine, blocks=tuple(blocks))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
