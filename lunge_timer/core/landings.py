"""Where the sets, reps and timed steps of a timeline begin: the places that a person asks to be taken to."""

from bisect import bisect_right

from lunge_timer.core.timeline import StepKind, Timeline

BACK_AGAIN_MS = 2000  # a second press this soon goes back further


class Landings:
    """The first steps of a timeline's sets, reps and timed steps, to be found from any step."""

    def __init__(self, timeline: Timeline) -> None:
        self._steps = timeline.steps
        self._sets = [span.first for span in timeline.sets]
        self._reps = timeline.reps
        timed: dict[tuple[int | None, int | None], int] = {}
        for index, step in enumerate(timeline.steps):
            if step.kind is StepKind.TIMED:
                timed.setdefault((step.block, step.round), index)
        self._all = sorted([*timed.values(), *self._sets])

    def counted_set(self, index: int) -> int | None:
        """The set whose reps are told in step index: the one going on, else the last, else the first."""
        return max(0, bisect_right(self._sets, index) - 1) if self._sets else None

    def behind(self, index: int, elapsed_ms: int) -> int:
        """Where the set or timed step begins that step index is in or after.

        Within its first 2 s, the one before; before them all, the first step.
        """
        begun = self._all[: bisect_right(self._all, index)]
        if begun:
            since_ms = self._steps[index].start_ms - self._steps[begun[-1]].start_ms + elapsed_ms
            if since_ms <= BACK_AGAIN_MS:
                begun.pop()
        return begun[-1] if begun else 0

    def after(self, index: int) -> int | None:
        """Where the next set or timed step begins."""
        return next(iter(self._all[bisect_right(self._all, index) :]), None)

    def rep(self, index: int) -> int | None:
        """Where the rep begins that step index belongs to, or else the last one before it."""
        begun = bisect_right(self._reps, index, key=lambda rep: rep.first)
        return self._reps[begun - 1].first if begun else None

    def before(self, index: int) -> int:
        """The step before step index, or the first. One of no length, which nobody can be in, is none."""
        steps = range(index - 1, -1, -1)
        return next((step for step in steps if self._steps[step].estimate_ms > 0), 0)

    def from_(self, index: int) -> int:
        """Step index, or the first after it that has a length."""
        steps = range(index, len(self._steps))
        return next((step for step in steps if self._steps[step].estimate_ms > 0), len(self._steps))
