"""A session told in the plainest way, to hold the real one against."""

from math import ceil

from lunge_timer.core.snapshot import State
from lunge_timer.core.timeline import Leg, SetSpan, Step, StepKind, Timeline

LONGEST_S = {StepKind.REST: 300, StepKind.HOLD: 60, StepKind.TIMED: 3600}
LONGEST_OWN_HOLD_S = 300
LONGEST_OPEN_HOLD_MS = 600_000


class SessionModel:
    """journal has, for each step left behind, how long it took and whether it was done."""

    def __init__(self, timeline: Timeline) -> None:
        self.steps = timeline.steps
        self.timeline = timeline
        self.state = State.READY
        self.journal: dict[int, tuple[int, bool]] = {}
        self.active_ms = 0
        self.now_ms = 0
        self.backed_ms = -1_000_000
        self.begun: list[int] = []  # every step begun, in order, since it was last asked for
        self.index = 0
        self.elapsed_ms = 0
        self.duration_ms = self.steps[0].duration_ms

    @property
    def can_move(self) -> bool:
        return self.state in {State.RUNNING, State.PAUSED}

    @property
    def step(self) -> Step:
        return self.steps[self.index]

    def enter(self, index: int) -> None:
        self.index, self.elapsed_ms, self.backed_ms = index, 0, -1_000_000
        if index == len(self.steps):
            self.state, self.duration_ms = State.FINISHED, 0
        else:
            self.duration_ms = self.step.duration_ms
            self.begun.append(index)

    def go_back(self, index: int) -> None:
        self.journal = {key: entry for key, entry in self.journal.items() if key < index}
        self.enter(index)

    def leave(self, index: int, *, done: bool) -> None:
        self.journal[self.index] = (self.elapsed_ms, done)
        self.enter(index)

    @property
    def ends_ms(self) -> int | None:
        """When the step ends by itself: a hold that waits for the person does so after ten minutes."""
        is_open_hold = self.duration_ms is None and self.step.kind is StepKind.HOLD
        return LONGEST_OPEN_HOLD_MS if is_open_hold else self.duration_ms

    def wait(self, ms: int) -> None:
        self.now_ms += ms
        while ms and self.state is State.RUNNING:
            part_ms = ms if self.ends_ms is None else min(ms, self.ends_ms - self.elapsed_ms)
            ms -= part_ms
            self.elapsed_ms += part_ms
            self.active_ms += part_ms
            if self.elapsed_ms == self.ends_ms:
                self.leave(self.index + 1, done=True)

    def back(self) -> None:
        again = self.now_ms - self.backed_ms <= 2000
        self.go_back(max(0, self.index - 1) if again else self.index)
        self.backed_ms = self.now_ms

    def adjust(self, by_ms: int) -> None:
        if self.duration_ms is None or self.step.kind not in LONGEST_S:
            return
        longest_s = LONGEST_S[self.step.kind]
        if self.step.kind is StepKind.HOLD and (exercise := self.step.exercise) and exercise.id[:4] == "own/":
            longest_s = LONGEST_OWN_HOLD_S
        if by_ms > 0:
            wanted_s = (self.duration_ms + by_ms) // 1000
            self.duration_ms = min(wanted_s, longest_s) * 1000
            return
        least_s = ceil((self.elapsed_ms + 3000) / 1000)
        if self.duration_ms > least_s * 1000:
            self.duration_ms = max(ceil((self.duration_ms + by_ms) / 1000), least_s) * 1000

    @property
    def landings(self) -> list[int]:
        """The first step of every set and of every timed block."""
        starts: dict[tuple[int | None, int | None, int | None], int] = {}
        for index, step in enumerate(self.steps):
            if step.kind not in {StepKind.PREPARE, StepKind.REST}:
                starts.setdefault((step.block, step.round, step.set), index)
        return list(starts.values())

    @property
    def landing(self) -> int:
        """Where the set or timed block that is going on began."""
        return max((index for index in self.landings if index <= self.index), default=0)

    @property
    def end_of_set(self) -> int:
        """The first step from here on that belongs to no set, or to another one."""
        here = self.step.block, self.step.round, self.step.set
        for index, step in enumerate(self.steps[self.index :], self.index):
            if (step.block, step.round, step.set) != here or step.kind is StepKind.REST:
                return index
        return len(self.steps)

    @property
    def span(self) -> SetSpan | None:
        """The set that is going on, or the last one, or the first to come."""
        begun = [span for span in self.timeline.sets if span.first <= self.index]
        return next(iter([*reversed(begun), *self.timeline.sets]), None)

    def set_of(self, leg: Leg, span: SetSpan) -> int:
        """That set, or the one of its number which is the leg's own."""
        place = span.block, span.round, span.number
        (found,) = (
            index
            for index, each in enumerate(self.timeline.sets)
            if (each.block, each.round, each.number) == place and leg in each.reps
        )
        return found

    def done_reps(self, leg: Leg, set_index: int | None = None) -> int:
        return sum(
            all(self.journal.get(index, (0, False))[1] for index in range(rep.first, rep.last + 1))
            for rep in self.timeline.reps
            if rep.leg is leg and set_index in {None, rep.set_index}
        )

    def spent_ms(self, kinds: set[StepKind], leg: Leg | None = None) -> int:
        spent = {index: entry[0] for index, entry in self.journal.items()} | {self.index: self.elapsed_ms}
        return sum(
            spent.get(index, 0)
            for index, step in enumerate(self.steps)
            if step.kind in kinds and leg in {None, step.leg}
        )

    @property
    def left_ms(self) -> int:
        if self.index == len(self.steps):
            return 0
        length_ms = self.step.estimate_ms if self.duration_ms is None else self.duration_ms
        later_ms = sum(step.estimate_ms for step in self.steps[self.index + 1 :])
        return max(0, length_ms - self.elapsed_ms) + later_ms
