"""What the workout screen says: the phase in a word, one form cue, and what comes next with its dose."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from lunge_timer.core.exercise import Exercise, Said
from lunge_timer.core.snapshot import SECOND_MS, Snapshot, State
from lunge_timer.core.text.doses import counted_leg_note, leg_in_line
from lunge_timer.core.text.numbers import clock_text, seconds_text
from lunge_timer.core.text.results import leg_name, of_reps
from lunge_timer.core.text.set_lines import (
    own_set_line,
    round_begun,
    round_line,
    round_name,
    set_dose_line,
    set_line,
)
from lunge_timer.core.text.timed_steps import timed_cue, timed_step_due, timed_word
from lunge_timer.core.timeline import Leg, SetSpan, Step, StepKind, Timeline
from lunge_timer.language import _

CLOCK_FROM_MS = 60_000  # shorter times read faster as seconds


class Place(Struct, frozen=True, gc=False):
    """Where a step stands in the routine; set is that in its round, round_name what its rounds are called."""

    exercise: str  # its name, or the timed step's
    set: str  # empty in a timed step that is in no round
    round_name: str = ""


class NextUp(Struct, frozen=True, gc=False):
    """What comes after this step; detail may be empty."""

    title: str
    detail: str


def phase_word(timeline: Timeline, index: int) -> str:
    """Step index in a word, readable from three metres."""
    step = timeline.steps[index]
    if step.phase is not None:  # several moves are one step where the person sets the pace
        return step.phase.word if len(step.phases) == 1 else _("Rep")
    if step.kind is StepKind.TIMED:
        return timed_word(timeline, index)
    words = {StepKind.PREPARE: _("Get ready"), StepKind.SWITCH: _("Switch legs")}
    return words.get(step.kind, _("Rest"))


def leg_line(timeline: Timeline, index: int) -> str:
    """Which leg works, in words; before a rep, which leg will be first; of a timed step, what it is."""
    step = timeline.steps[index]
    timed = timed_step_due(timeline, index)
    if timed is not None and step.kind is not StepKind.SWITCH:
        return " · ".join(filter(None, (timed.label, leg_in_line(timed.leg))))
    if step.rep is not None and step.leg is not None and step.exercise is not None and step.phase is not None:
        return (step.phase.leg_labels or step.exercise.leg_labels)[step.leg.value]
    ahead = timeline.steps[timeline.index_after(index) :]
    following = next((each for each in ahead if each.kind is not StepKind.SWITCH), None)
    leg = step.leg or (following.leg if following is not None else None)
    alone = any(len(span.reps) == 1 for span in timeline.sets if timeline.steps[span.first] is following)
    if step.kind is StepKind.SWITCH or alone:
        lines = {Leg.LEFT: _("Next: left leg"), Leg.RIGHT: _("Next: right leg")}
    else:
        lines = {Leg.LEFT: _("Left leg first"), Leg.RIGHT: _("Right leg first")}
    lines[Leg.BOTH] = _("Next: both legs")
    return "" if leg is None else lines[leg]


def form_cue(timeline: Timeline, index: int) -> str:
    """The one form cue of step index. The cues of a phase take turns, one per rep."""
    step, timed = timeline.steps[index], timed_step_due(timeline, index)
    if timed is not None:
        return timed_cue(timed)
    if step.rep is not None and step.exercise is not None and step.phase is not None:
        rep = bisect_right(timeline.reps, index, key=lambda each: each.first) - 1
        cue = _turn_of(step.phase.cues or step.exercise.cues, rep)
        if not cue and step.exercise.is_own and not step.exercise.poses:
            return step.phase.name  # in the picture's place
        return cue
    exercise = exercise_ahead(timeline, index)
    if exercise is None:
        return ""
    if step.kind is StepKind.PREPARE:
        return _turn_of(exercise.setup or exercise.cues, 0)
    rests = sum(1 for each in timeline.steps[:index] if each.kind is step.kind)
    return _turn_of(exercise.checks or exercise.cues, rests)


def next_up(timeline: Timeline, index: int) -> NextUp:
    """What comes after step index."""
    coming = _step_after(timeline, index)
    if coming is None:
        return NextUp(_("The end"), _("This is the last step."))
    if coming.rep is not None:
        return _next_in_set(timeline, index)
    if coming.kind is StepKind.TIMED:
        parts = (
            round_begun(timeline, timeline.index_after(index)),
            leg_in_line(coming.leg),
            length_text(coming.estimate_ms),
        )
        return NextUp(coming.label, " · ".join(filter(None, parts)))
    if coming.kind is StepKind.SWITCH:
        return NextUp(coming.label, leg_name(coming.leg or Leg.BOTH))
    what = what_follows(timeline, timeline.index_after(index))
    then = _("then {what}").format(what=what) if what else ""
    return NextUp(_("Rest {time}").format(time=length_text(coming.estimate_ms)), then)


def _next_in_set(timeline: Timeline, index: int) -> NextUp:
    """What comes after step index, of a rep: a set, a leg, or a move or hold of the same leg."""
    at = timeline.index_after(index)
    before, coming = timeline.steps[index], timeline.steps[at]
    opening = _set_beginning_at(timeline, at)
    if opening is not None:
        coming_set = _next_set(timeline, opening)
        note = counted_leg_ahead(timeline, index)
        return NextUp(coming_set.title, "\n".join(filter(None, (coming_set.detail, note))))
    if coming.leg is not before.leg:
        return NextUp(leg_name(coming.leg or Leg.BOTH), coming.label)
    return NextUp(coming.label, _hold_after(timeline, at))


def counted_leg_ahead(timeline: Timeline, index: int) -> str:
    """Which leg the reps count, in the step right before the first set of an exercise; or nothing."""
    opening = _set_beginning_at(timeline, timeline.index_after(index))
    if opening is None:
        return ""
    exercise = timeline.steps[opening.first].exercise
    met = any(step.exercise is exercise and step.rep is not None for step in timeline.steps[: opening.first])
    return "" if met or exercise is None else counted_leg_note(exercise)


def place_of(timeline: Timeline, index: int) -> Place:
    """The exercise and its set that step index belongs to; before these, what is to come."""
    step = timeline.steps[index]
    waits = step.kind in {StepKind.PREPARE, StepKind.REST} or (
        step.kind is StepKind.SWITCH and step.set is None
    )
    at = timeline.index_after(index) if waits else index
    shown = timeline.steps[at]
    span = timeline.set_at(at)
    name = shown.label if shown.exercise is None else shown.exercise.name
    of_round = round_name(timeline, shown)
    if span is None:
        line = round_line(timeline, shown)
        return Place(_("Next: {step}").format(step=name) if waits else name, line, of_round)
    line = set_line(timeline, span)
    return Place(name, _("Next: {set}").format(set=line) if waits else line, of_round)


def where_line(timeline: Timeline, index: int) -> str:
    """Which step it is, among all: Set 2 of 3 · rep 4 · left leg."""
    step = timeline.steps[index]
    span = timeline.set_at(index)
    if step.rep is None or span is None:
        parts = (round_line(timeline, step), step.label, leg_in_line(step.leg))
        return " · ".join(filter(None, parts))
    rep = _("rep {number}").format(number=step.rep)
    leg = leg_in_line(step.leg) if span.only_leg is None else ""  # the set's line says it
    return " · ".join(filter(None, (set_line(timeline, span), rep, leg)))


def whole_text(timeline: Timeline, snapshot: Snapshot) -> str:
    """What the number in the middle of the ring is out of.

    In a pause, whose word stands in the place of the step's, the step's as well.
    """
    step = snapshot.step
    if snapshot.duration_ms is not None:
        whole = _("of {time}").format(time=length_text(snapshot.duration_ms))
    elif snapshot.held_ms is not None:
        whole = _("so far")
    else:
        count = None if step is None or step.leg is None else snapshot.counts.get(step.leg)
        whole = of_reps(0 if count is None else count.planned)
    if snapshot.state is not State.PAUSED or step is None:
        return whole
    return _("{phase} · {whole}").format(phase=phase_word(timeline, snapshot.index), whole=whole)


def title_text(timeline: Timeline, snapshot: Snapshot) -> str:
    """A workout in a window's title: the phase and its seconds, the time left, and the routine."""
    if snapshot.state is State.PAUSED:
        now = _("Paused")
    else:
        now = phase_word(timeline, snapshot.index)
        if time := shown_time(snapshot):
            now = _("{phase} {time}").format(phase=now, time=time)
    left = _("{time} left").format(time=clock_text(snapshot.left_ms))
    return f"{now} · {left} · {timeline.name}"


def done_prompt(snapshot: Snapshot) -> str:
    """How to go on from a step that waits for the person; nothing in any other."""
    return "" if snapshot.step is None or not snapshot.waits else key_hint(snapshot.step)


def key_hint(step: Step) -> str:
    """How the person ends a step that lasts until they say so."""
    return _("Space to let go") if step.is_open_hold else _("Space when done")


def shown_time(snapshot: Snapshot) -> str:
    """The time left of a step or, in an open hold, held by now; nothing where the person counts reps."""
    if snapshot.held_ms is not None:
        return time_text(snapshot.held_ms // SECOND_MS * SECOND_MS)
    return "" if snapshot.remaining_ms is None else time_text(snapshot.remaining_ms)


def time_text(ms: int) -> str:
    """A step's time for the middle of the ring, a second that has begun as a whole: 7, or 1:05, or 60:00."""
    whole_s = -(-ms // 1000)
    return f"{whole_s // 60}:{whole_s % 60:02}" if ms > CLOCK_FROM_MS else str(whole_s)


def exercise_ahead(timeline: Timeline, index: int) -> Exercise | None:
    """The exercise of the next rep from step index on, or else of the last one before it."""
    ahead = (step.exercise for step in timeline.steps[index:] if step.rep is not None)
    behind = (step.exercise for step in reversed(timeline.steps[:index]) if step.rep is not None)
    return next(ahead, None) or next(behind, None)


def length_text(ms: int) -> str:
    """A length as it is read fastest: 45 s, or 1:05 from a minute on."""
    return clock_text(ms) if ms > CLOCK_FROM_MS else seconds_text(ms / 1000)


def _turn_of(said: Sequence[Said], number: int) -> str:
    """The sentence whose turn it is; nothing where there are none."""
    return said[number % len(said)].text if said else ""


def _step_after(timeline: Timeline, index: int) -> Step | None:
    return next(iter(timeline.steps[timeline.index_after(index) :]), None)


def _set_beginning_at(timeline: Timeline, index: int) -> SetSpan | None:
    return next((span for span in timeline.sets if span.first == index), None)


def _next_set(timeline: Timeline, span: SetSpan) -> NextUp:
    """A set by its number; the first of an exercise by the exercise's name."""
    number, dose = own_set_line(span), set_dose_line(timeline, span)
    exercise = timeline.steps[span.first].exercise
    here = span.block, span.round
    first_of_block = next(each for each in timeline.sets if (each.block, each.round) == here)
    if exercise is None or span is not first_of_block:
        return NextUp(number, dose)
    is_single = span.count == 1 and span.only_leg is None
    of_round = round_begun(timeline, span.first)
    return NextUp(exercise.name, " · ".join(filter(None, (of_round, "" if is_single else number, dose))))


def what_follows(timeline: Timeline, index: int) -> str:
    """What comes after a rest in a word or two, with the round that it begins; of timed steps, that alone."""
    at = timeline.index_after(index)
    opening, of_round = _set_beginning_at(timeline, at), round_begun(timeline, at)
    title = "" if opening is None else _next_set(timeline, opening).title
    if title and of_round:
        return _("{round}: {what}").format(round=of_round, what=title)
    return title or of_round


def _hold_after(timeline: Timeline, index: int) -> str:
    step, coming = timeline.steps[index], _step_after(timeline, index)
    if step.kind is StepKind.HOLD:
        return _("as long as you can") if step.is_open_hold else length_text(step.estimate_ms)
    if coming is None or coming.kind is not StepKind.HOLD:
        return ""
    if coming.is_open_hold:
        return _("then hold as long as you can")
    return _("then hold {time}").format(time=length_text(coming.estimate_ms))
