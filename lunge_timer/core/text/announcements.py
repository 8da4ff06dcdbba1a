"""What a screen reader is told of a workout: each step as it begins, and what the person changed in it."""

from lunge_timer.core.snapshot import Snapshot, State
from lunge_timer.core.text.doses import leg_in_line
from lunge_timer.core.text.numbers import number_text, spoken_time
from lunge_timer.core.text.prompts import (
    counted_leg_ahead,
    form_cue,
    key_hint,
    leg_line,
    next_up,
    phase_word,
)
from lunge_timer.core.text.set_lines import own_set_line, round_begun, set_line
from lunge_timer.core.timeline import Leg, SetSpan, StepKind, Timeline
from lunge_timer.language import _

_SECOND_MS = 1000
_TOLD_MS = 10_000  # so often an open hold says how long it has lasted


def announcement(timeline: Timeline, before: Snapshot | None, now: Snapshot) -> str:
    """The one sentence to be said when the screen goes from before to now, or nothing.

    Of several steps that began in between, only the one that is true now is told.
    """
    if now.step is None or now.state is State.FINISHED:
        return ""
    if before is None or before.index != now.index or now.elapsed_ms < before.elapsed_ms:
        time = "" if now.duration_ms is None else _spoken_length(now.duration_ms)
        sentence = _held_before(before, now) + step_sentence(timeline, now.index, time)
        return _("Paused: {step}").format(step=sentence) if now.state is State.PAUSED else sentence
    if before.state is not now.state:
        if now.state is State.PAUSED:
            return _("Paused")
        return _("Resumed: {step}").format(step=step_sentence(timeline, now.index, _time_left(now)))
    if before.duration_ms != now.duration_ms:
        return _time_left(now)
    return _held_by_now(timeline, before, now)


def step_sentence(timeline: Timeline, index: int, time: str = "") -> str:
    """Step index as "Hold, left leg back, 5 seconds, rep 2 of 5"; a time may stand in its length's place."""
    step = timeline.steps[index]
    if not time and step.duration_ms is not None:
        time = _spoken_length(step.duration_ms)
    span = timeline.set_at(index)
    if step.rep is not None and span is not None:
        return _rep_sentence(timeline, index, span, time)
    if step.kind is StepKind.TIMED:
        return _timed_sentence(timeline, index, time)
    if step.kind is StepKind.SWITCH:
        return _joined(phase_word(timeline, index), _("next: {leg}").format(leg=leg_in_line(step.leg)), time)
    then = _("then {what}").format(what=_what_comes(timeline, index))
    return _joined(phase_word(timeline, index), time, then)


def _timed_sentence(timeline: Timeline, index: int, time: str) -> str:
    """A timed step, how it is done, and what comes then: no rest follows that could tell it."""
    step, after = timeline.steps[index], timeline.index_after(index)
    of_round, words = round_begun(timeline, index), _joined(step.label, leg_in_line(step.leg), time)
    sentences = [
        _("{set}: {step}").format(set=of_round, step=words) if of_round else words,
        form_cue(timeline, index).removesuffix("."),
    ]
    if after < len(timeline.steps) and (timeline.steps[after].block, timeline.steps[after].round) != (
        step.block,
        step.round,
    ):
        sentences.append(_("Then {what}").format(what=_what_comes(timeline, index)))
    return ". ".join(filter(None, sentences))


def _what_comes(timeline: Timeline, index: int) -> str:
    """What follows step index, with the leg that begins, and whose reps are counted where that is new."""
    after, title = timeline.index_after(index), next_up(timeline, index).title
    of_round = round_begun(timeline, after)
    leg = timeline.steps[after].leg if after < len(timeline.steps) else None
    span = timeline.set_at(after)
    if span is not None and span.only_leg is None:
        words = {Leg.LEFT: _("left leg first"), Leg.RIGHT: _("right leg first")}.get(leg or Leg.BOTH, "")
    elif span is not None and title == own_set_line(span):
        words = ""  # a leg's own set is called by it
    else:
        words = leg_in_line(leg)
    title = _("{round}: {what}").format(round=of_round, what=title) if of_round else title
    return _joined(title, words, counted_leg_ahead(timeline, index))


def _rep_sentence(timeline: Timeline, index: int, span: SetSpan, time: str) -> str:
    """A move or a hold. The first of a set tells the set, too; one that waits for the person, the key."""
    step = timeline.steps[index]
    planned = 0 if step.leg is None else span.reps[step.leg]
    rep = _("rep {number} of {count}").format(number=step.rep, count=planned)
    key = key_hint(step) if step.duration_ms is None else ""
    sentence = _joined(leg_line(timeline, index), time, rep, key)
    if len(step.phases) == 1:
        lowered = sentence[:1].lower() + sentence[1:]
        # {details} is there for languages in which a leg's words begin with a capital within a sentence, too.
        words = _("{phase}, {lowered}")
        sentence = words.format(phase=phase_word(timeline, index), lowered=lowered, details=sentence)
    if index > span.first:
        return sentence
    number = own_set_line(span) if span.count > 1 else ""
    if of_round := round_begun(timeline, index):
        number = set_line(timeline, span) if number else of_round
    return _("{set}: {step}").format(set=number, step=sentence) if number else sentence


def _held_by_now(timeline: Timeline, before: Snapshot, now: Snapshot) -> str:
    """How long an open hold has lasted, now and then."""
    if before.held_ms is None or now.held_ms is None or before.held_ms // _TOLD_MS == now.held_ms // _TOLD_MS:
        return ""
    time = spoken_time(now.held_ms // _TOLD_MS * _TOLD_MS)
    return _("{phase}, {time}").format(phase=phase_word(timeline, now.index), time=time)


def _held_before(before: Snapshot | None, now: Snapshot) -> str:
    """How long an open hold was held that is over: Held for 38 seconds."""
    if before is None or before.held_ms is None or before.index >= now.index:
        return ""
    time = spoken_time(before.held_ms // _SECOND_MS * _SECOND_MS)
    return _("Held for {time}.").format(time=time) + " "


def _time_left(now: Snapshot) -> str:
    """How long this step still lasts; nothing where the person decides."""
    if now.remaining_ms is None:
        return ""
    whole_ms = -(-now.remaining_ms // _SECOND_MS) * _SECOND_MS
    return _("{time} left").format(time=_spoken_length(whole_ms))


def _spoken_length(ms: int) -> str:
    """A length as it is said: 5 seconds, 1.5 seconds, 1 minute 5 seconds."""
    if ms % _SECOND_MS == 0:
        return spoken_time(ms)
    return _("{seconds} seconds").format(seconds=number_text(ms / _SECOND_MS))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
