"""A workout that was interrupted, in words: where it stopped, and how long ago."""

from lunge_timer.core.journal.replay import Replayed
from lunge_timer.core.summary import WORK
from lunge_timer.core.text.doses import leg_in_line
from lunge_timer.core.text.results import result_time_text
from lunge_timer.core.text.set_lines import round_line
from lunge_timer.core.timeline import Leg, SetSpan, Step, StepKind, Timeline
from lunge_timer.core.visible_text import printable
from lunge_timer.language import _, ngettext

_MINUTE_MS = 60_000
_HOUR_MS = 60 * _MINUTE_MS
_DAY_MS = 24 * _HOUR_MS
_OLD_MS = 12 * _HOUR_MS


def stopped_sentence(replayed: Replayed, now_ms: int) -> str:
    """“Desk break” stopped at set 2, rep 3, right leg, 4 minutes ago. now_ms is the time of day, UTC."""
    snapshot, timeline = replayed.session.snapshot(), replayed.session.timeline
    step, index = snapshot.step, snapshot.index
    if step is None:
        told = _("“{name}” came to its end {ago}")
    elif step.kind is StepKind.TIMED:
        told = _("“{name}” stopped after {time} of {place}, {ago}")
    elif step.kind is StepKind.REST:
        told = _("“{name}” stopped in the rest after {place}, {ago}")
        work = (at for at in range(index - 1, -1, -1) if timeline.steps[at].kind in WORK)
        index = next(work)  # of a set, or the last timed step of a round
    elif step.kind is StepKind.PREPARE and index == 0:
        told = _("“{name}” stopped while getting ready, {ago}")
    else:
        told = _("“{name}” stopped at {place}, {ago}")
        index += step.kind is StepKind.PREPARE  # what it made ready for
    return told.format(
        name=printable(replayed.journal.header.name),
        place="" if step is None else _place(timeline, index, rests=step.kind is StepKind.REST),
        time=result_time_text(snapshot.elapsed_ms),
        ago=ago_text(now_ms - replayed.stopped_ms),
    )


def kept_sentence(replayed: Replayed, now_ms: int) -> str:
    """The same of a workout that was kept without asking."""
    return _("{stopped}; what was done is kept").format(stopped=stopped_sentence(replayed, now_ms))


def damage_sentence(replayed: Replayed) -> str:
    """Why a workout that is not over can be kept and cannot go on; nothing where it can go on."""
    if replayed.agrees:
        return ""
    return _("What was written down of this workout is damaged: it can be kept, but it cannot go on.")


def is_old(replayed: Replayed, now_ms: int) -> bool:
    """Whether it stopped so long ago that nobody would go on with it."""
    return now_ms - replayed.stopped_ms > _OLD_MS


def ago_text(ms: int) -> str:
    """How long ago something was; a clock that was set back since makes that no less than nothing."""
    if ms < _MINUTE_MS:
        return _("less than a minute ago")
    if ms < _HOUR_MS:
        minutes = ms // _MINUTE_MS
        return ngettext("{count} minute ago", "{count} minutes ago", minutes).format(count=minutes)
    if ms < _DAY_MS:
        hours = ms // _HOUR_MS
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=hours)
    days = ms // _DAY_MS
    return ngettext("{count} day ago", "{count} days ago", days).format(count=days)


def _place(timeline: Timeline, index: int, *, rests: bool) -> str:
    """Step index as a part of a sentence: set 2, rep 3, right leg. In the rest after it, its set alone."""
    step = timeline.steps[index]
    span = timeline.set_at(index)
    parts = [_round(timeline, step)]
    parts += [] if span is None else [_exercise(timeline, step), _set(span)]
    if step.kind is StepKind.TIMED:
        parts.append(_("“{step}”").format(step=printable(step.label)))
    if rests:
        parts.append("" if span is None else leg_in_line(span.only_leg))
        return _joined(parts) or _("the set")
    if step.kind is StepKind.SWITCH:
        change = {Leg.LEFT: _("the change to the left leg"), Leg.RIGHT: _("the change to the right leg")}
        parts.append(change.get(step.leg or Leg.BOTH, step.label))
    else:
        if step.rep is not None:
            parts.append(_("rep {number}").format(number=step.rep))
        parts.append(_leg(step))
    return _joined(parts)


def _exercise(timeline: Timeline, step: Step) -> str:
    """The exercise by its name, where the routine has another one too."""
    exercises = (timeline.steps[span.first].exercise for span in timeline.sets)
    others = any(each is not step.exercise for each in exercises)
    return step.exercise.name if step.exercise is not None and others else ""


def _round(timeline: Timeline, step: Step) -> str:
    return _("round {number}").format(number=step.round) if round_line(timeline, step) else ""


def _set(span: SetSpan) -> str:
    return "" if span.count == 1 else _("set {number}").format(number=span.number)


def _leg(step: Step) -> str:
    """The leg whose rep it is, or the timed step; of a lunge, that it goes back."""
    if step.exercise is not None and step.exercise.counts_back_leg:
        back = {Leg.LEFT: _("left leg back"), Leg.RIGHT: _("right leg back")}
        return back.get(step.leg or Leg.BOTH, "")
    return leg_in_line(step.leg)


def _joined(parts: list[str]) -> str:
    return ", ".join(part for part in parts if part)
