"""What has been done of a timeline: the time spent on each step, and the reps that count."""

from collections import Counter
from collections.abc import Mapping

from lunge_timer.core.snapshot import LegCount
from lunge_timer.core.summary import Summary, summarise
from lunge_timer.core.timeline import Leg, Rep, Timeline


class Record:
    """Grows as steps are left behind, and forgets them when the person goes back.

    A rep counts when every one of its steps was done, none skipped.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._rep_ending = {rep.last: rep for rep in timeline.reps}
        self._spent_ms: dict[int, int] = {}
        self._done: set[int] = set()
        self._counted: set[Rep] = set()

    def leave(self, index: int, spent_ms: int, *, done: bool) -> None:
        """Note that step index is behind, after spent_ms, done or skipped."""
        self._spent_ms[index] = spent_ms
        if not done:
            return
        self._done.add(index)
        rep = self._rep_ending.get(index)
        if rep is not None and self._done.issuperset(range(rep.first, rep.last + 1)):
            self._counted.add(rep)

    def take_back(self, index: int) -> None:
        """Forget step index and all after it."""
        self._spent_ms = {step: spent for step, spent in self._spent_ms.items() if step < index}
        self._done = {step for step in self._done if step < index}
        self._counted = {rep for rep in self._counted if rep.last < index}

    def counts(self, set_index: int) -> Mapping[Leg, LegCount]:
        """Each leg's reps in that set, done and planned."""
        done = Counter(rep.leg for rep in self._counted if rep.set_index == set_index)
        planned = self._timeline.sets[set_index].reps
        return {leg: LegCount(done[leg], count) for leg, count in planned.items()}

    def summary(self, index: int, elapsed_ms: int, active_ms: int) -> Summary:
        """Add everything up, with elapsed_ms of the step that is going on."""
        spent_ms = {**self._spent_ms, index: elapsed_ms}
        return summarise(self._timeline, spent_ms, self._done, self._counted, active_ms)
