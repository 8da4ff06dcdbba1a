"""What has been done of a timeline, beside what was planned: time spent, and the reps that count."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from lunge_timer.core.snapshot import LegCount
from lunge_timer.core.timeline import Leg, Rep, Step, StepKind, Timeline

WORK = frozenset({StepKind.MOVE, StepKind.HOLD, StepKind.TIMED})
RECOVERY = frozenset({StepKind.REST, StepKind.SWITCH})


class LegSummary(Struct, frozen=True, kw_only=True):
    """One leg's reps and its time in holds. goes_back: in each of the reps it is a lunge's back leg."""

    reps_done: int
    reps_planned: int
    held_ms: int
    held_planned_ms: int
    goes_back: bool = False


class Summary(Struct, frozen=True, kw_only=True):
    """One workout, done against planned. active_ms is all of it but the pauses, repeats included.

    worked is moves, holds and timed steps; rested is rests and switches of legs. complete says that every
    rep and every timed step was done.
    """

    name: str
    legs: Mapping[Leg, LegSummary]
    worked_ms: int
    worked_planned_ms: int
    rested_ms: int
    rested_planned_ms: int
    active_ms: int
    planned_ms: int
    complete: bool
    paused_ms: int = 0


class Done(Struct, frozen=True, kw_only=True):
    """What was done of a timeline: the time spent in its steps, those done to their end, the counted reps."""

    spent_ms: Mapping[int, int]
    steps: frozenset[int]
    reps: frozenset[Rep]

    def is_complete(self, timeline: Timeline) -> bool:
        """Whether every rep and every timed step was done."""
        timed = {number for number, step in enumerate(timeline.steps) if step.kind is StepKind.TIMED}
        return len(self.reps) == len(timeline.reps) and timed <= self.steps


class Record:
    """Grows as steps are left behind, and forgets them when the person goes back.

    A rep counts when every one of its steps was done, none skipped.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.follow(timeline)
        self._spent_ms: dict[int, int] = {}
        self._done: set[int] = set()
        self._counted: set[Rep] = set()
        self._expected: tuple[int, Mapping[Leg, int] | None] | None = None  # in which step
        self._reps = Counter[tuple[int, Leg]]()  # that count, by their set and leg
        self._reps_of_leg = Counter[Leg]()

    def follow(self, timeline: Timeline) -> None:
        """From now on note the steps of that timeline; up to the last one left behind it is the same."""
        self._timeline = timeline
        self._expected = None
        self._rep_ending = {rep.last: rep for rep in timeline.reps}

    def leave(self, index: int, spent_ms: int, *, done: bool) -> None:
        """Note that step index is behind, after spent_ms, done or skipped."""
        self._spent_ms[index] = spent_ms
        self._expected = None
        if not done:
            return
        self._done.add(index)
        rep = self._rep_ending.get(index)
        if rep is not None and self._done.issuperset(range(rep.first, rep.last + 1)):
            self._count(rep)

    def take_back(self, index: int) -> None:
        """Forget step index and all after it."""
        self._spent_ms = {step: spent for step, spent in self._spent_ms.items() if step < index}
        self._done = {step for step in self._done if step < index}
        self._expected = None
        self._uncount([rep for rep in self._counted if rep.last >= index])

    def reps_from(self, index: int) -> int:
        """How many of the reps that count end at step index or after it."""
        return sum(rep.last >= index for rep in self._counted)

    def reps(self) -> Mapping[Leg, int]:
        """The reps that count, of each leg that has any."""
        return dict(+self._reps_of_leg)

    def expected_reps(self, index: int) -> Mapping[Leg, int] | None:
        """The reps of each leg that will count if nothing is skipped from step index on; None: all."""
        if self._expected is None or self._expected[0] != index:
            reps = [rep.leg for rep in self._timeline.reps if self._may_count(rep, index)]
            are_all = len(reps) == len(self._timeline.reps)
            self._expected = index, None if are_all else dict(Counter(reps))
        return self._expected[1]

    def correct(self, index: int, reps: Mapping[Leg, int]) -> None:
        """Have so many reps of each leg count of those before step index; the first ones, where some lack.

        Raises ValueError where there are not as many.
        """
        self.take_back(index)
        for leg in Leg:
            before = [rep for rep in self._timeline.reps if rep.leg is leg and rep.last < index]
            wanted = reps.get(leg, 0)
            if wanted > len(before):
                raise ValueError(wanted)
            counted = [rep for rep in before if rep in self._counted]
            self._uncount(counted[wanted:])
            uncounted = [rep for rep in before if rep not in self._counted]
            for rep in uncounted[: max(0, wanted - len(counted))]:
                self._done.update(range(rep.first, rep.last + 1))
                self._count(rep)

    def done(self, index: int, elapsed_ms: int) -> Done:
        """Everything that was done, with elapsed_ms of the step that is going on."""
        return Done(
            spent_ms={**self._spent_ms, index: elapsed_ms},
            steps=frozenset(self._done),
            reps=frozenset(self._counted),
        )

    def counts(self, set_index: int) -> Mapping[Leg, LegCount]:
        """Each leg's reps in that set or, where it has sets of its own, in that of the same number."""
        sets = self._timeline.sets
        here = sets[set_index]
        alike = [
            number
            for number, span in enumerate(sets)
            if (span.block, span.round, span.number) == (here.block, here.round, here.number)
        ]
        planned = sorted((leg, number) for number in alike for leg in sets[number].reps)
        return {leg: LegCount(self._reps[number, leg], sets[number].reps[leg]) for leg, number in planned}

    def summary(self, index: int, elapsed_ms: int, active_ms: int, paused_ms: int) -> Summary:
        """Add everything up, with elapsed_ms of the step that is going on."""
        steps, reps = self._timeline.steps, self._timeline.reps
        all_done = self.done(index, elapsed_ms)
        done, planned = Counter[StepKind](), Counter[StepKind]()
        held, held_planned = Counter[Leg](), Counter[Leg]()
        for number, step in enumerate(steps):
            spent = all_done.spent_ms.get(number, 0)
            done[step.kind] += spent
            planned[step.kind] += step.estimate_ms
            if step.kind is StepKind.HOLD and step.leg is not None:
                held[step.leg] += spent
                held_planned[step.leg] += 0 if step.is_open_hold else step.estimate_ms
        reps_done = self.reps()
        others = {rep.leg for rep in reps if not _goes_back(steps[rep.first])}
        return Summary(
            name=self._timeline.name,
            legs={
                leg: LegSummary(
                    reps_done=reps_done.get(leg, 0),
                    reps_planned=count,
                    held_ms=held[leg],
                    held_planned_ms=held_planned[leg],
                    goes_back=leg not in others,
                )
                for leg, count in sorted(Counter(rep.leg for rep in reps).items())
            },
            worked_ms=sum(done[kind] for kind in WORK),
            worked_planned_ms=sum(planned[kind] for kind in WORK),
            rested_ms=sum(done[kind] for kind in RECOVERY),
            rested_planned_ms=sum(planned[kind] for kind in RECOVERY),
            active_ms=active_ms,
            planned_ms=self._timeline.total_ms,
            complete=all_done.is_complete(self._timeline),
            paused_ms=paused_ms,
        )

    def _may_count(self, rep: Rep, index: int) -> bool:
        if rep.first >= index:
            return True
        return rep in self._counted or (rep.last >= index and self._done.issuperset(range(rep.first, index)))

    def _count(self, rep: Rep) -> None:
        if rep not in self._counted:
            self._counted.add(rep)
            self._reps[rep.set_index, rep.leg] += 1
            self._reps_of_leg[rep.leg] += 1

    def _uncount(self, reps: Iterable[Rep]) -> None:
        for rep in reps:
            self._counted.remove(rep)
            self._reps[rep.set_index, rep.leg] -= 1
            self._reps_of_leg[rep.leg] -= 1


def _goes_back(step: Step) -> bool:
    return step.exercise is not None and step.exercise.counts_back_leg
