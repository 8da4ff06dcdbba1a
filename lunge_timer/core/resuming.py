"""Where a workout goes on that was interrupted, and the get ready that leads there."""

from msgspec import Struct
from msgspec.structs import replace

from lunge_timer.core.timeline import StepKind, Timeline


class Resumption(Struct, frozen=True):
    """The step to go on in, how much of it is over and how long it lasts in all, on that timeline."""

    timeline: Timeline
    index: int
    elapsed_ms: int
    duration_ms: int | None


def resumption(timeline: Timeline, index: int, elapsed_ms: int, duration_ms: int | None) -> Resumption:
    """Where to go on after an interruption in step index, of which elapsed_ms of duration_ms were over.

    A rep or a change of legs begins anew, after a get ready as long as the routine's, if it has one. A get
    ready begins anew itself. A rest or a timed step goes on from as long before its interruption as getting
    ready takes: that makes ready for it, and a long warm-up is not to be done twice.
    """
    step = timeline.steps[index]
    ready_ms = timeline.steps[0].estimate_ms if timeline.steps[0].kind is StepKind.PREPARE else 0
    if step.kind in {StepKind.REST, StepKind.TIMED}:
        return Resumption(timeline, index, max(0, elapsed_ms - ready_ms), duration_ms)
    if step.kind is StepKind.PREPARE:
        return Resumption(timeline, index, 0, ready_ms)
    if step.rep is not None:
        index = next(rep.first for rep in timeline.reps if rep.first <= index <= rep.last)
    if not ready_ms:
        return Resumption(timeline, index, 0, timeline.steps[index].duration_ms)
    if timeline.steps[index - 1].kind is StepKind.PREPARE:
        return Resumption(timeline, index - 1, 0, ready_ms)
    return Resumption(_with_get_ready(timeline, index), index, 0, ready_ms)


def _with_get_ready(timeline: Timeline, index: int) -> Timeline:
    """The timeline with a get ready of no length as step index.

    Who goes on there lets it last, once; it is passed over whenever the steps before it are done again.
    So nothing that is planned moves in time.
    """
    steps = timeline.steps
    added = replace(steps[0], start_ms=steps[index].start_ms, duration_ms=0, estimate_ms=0)

    def shifted(step: int) -> int:
        return step + 1 if step >= index else step

    return replace(
        timeline,
        steps=(*steps[:index], added, *steps[index:]),
        sets=tuple(
            replace(span, first=shifted(span.first), last=shifted(span.last)) for span in timeline.sets
        ),
        reps=tuple(replace(rep, first=shifted(rep.first), last=shifted(rep.last)) for rep in timeline.reps),
    )
