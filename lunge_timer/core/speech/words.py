"""What a voice says in each step, from the longest form to the shortest, in sentences recorded beforehand."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import chain
from typing import TypeAlias

from msgspec import Struct

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.cues import Sound, step_cues
from lunge_timer.core.exercise import Exercise
from lunge_timer.core.limits import REST_S
from lunge_timer.core.routine import Routine, TimedBlock
from lunge_timer.core.sound_options import VoiceForm
from lunge_timer.core.speech.sentences import (
    REPS,
    REPS_IN_ALL,
    ROUNDS,
    SETS,
    first_leg,
    last_word,
    leg_sentence,
    leg_word,
    reps_sentence,
    round_sentence,
    sentence,
    set_sentence,
    time_sentence,
)
from lunge_timer.core.text.prompts import form_cue
from lunge_timer.core.text.set_lines import round_begun
from lunge_timer.core.timed_figure import TimedFigure
from lunge_timer.core.timeline import Leg, StepKind, Timeline
from lunge_timer.language import _

HOLD_TOLD_MS = 2000  # the shortest hold that is called one


Sentences: TypeAlias = tuple[str, ...]


class Anchor(StrEnum):
    """What of its step an utterance stands next to."""

    START = "start"  # after the sound that the step begins with
    HALF = "half"  # after the double tick
    COUNTDOWN = "countdown"  # before it


class Utterance(Struct, frozen=True, gc=False):
    """One thing to say. Of its forms the first is said that there is room for, and a recording of."""

    anchor: Anchor
    forms: tuple[Sentences, ...]


def utterances(
    timeline: Timeline,
    index: int,
    duration_ms: int | None,
    form: VoiceForm,
    *,
    reps: Mapping[Leg, int] | None = None,
) -> tuple[Utterance, ...]:
    """What is to be said in step index if it lasts duration_ms (None: until the person says), in order.

    Past the last step there is what is said at the end, where so many reps were done of each leg; None: all.
    A sentence is what one recording holds: a whole sentence with its full stop, "Set 2 of 3.", or a word or
    a cue without one, "Left".
    """
    if form == "off":
        return ()
    is_full = form == "full"
    if index == len(timeline.steps):
        return (
            Utterance(
                Anchor.START, _the_end(planned_reps(timeline) if reps is None else reps, is_full=is_full)
            ),
        )
    said: list[Utterance] = []
    opening = _opening(timeline, index, duration_ms, is_full=is_full)
    if opening:
        said.append(Utterance(Anchor.START, opening))
    if is_full and any(cue.sound is Sound.HALF for cue in step_cues(timeline, index, duration_ms)):
        said.append(Utterance(Anchor.HALF, ((_("Half"),),)))
    ahead = _set_ahead(timeline, index, is_full=is_full)
    if ahead:
        said.append(Utterance(Anchor.COUNTDOWN, ahead))
    return tuple(said)


def text_of(sentences: Sentences) -> str:
    """The sentences in a row, as they are read."""
    *others, last = sentences
    return " ".join([*(each if each.endswith(".") else f"{each}." for each in others), last])


def planned_reps(timeline: Timeline) -> dict[Leg, int]:
    """How many reps of each leg there are in all."""
    return dict(Counter(rep.leg for rep in timeline.reps))


def every_sentence(
    exercises: Iterable[Exercise], routines: Iterable[Timeline], timed_steps: Iterable[TimedFigure]
) -> tuple[str, ...]:
    """All that these can say, each sentence once, in no language but the user's: what is to be recorded.

    Beside what the routines say as they are, there are the numbers that a person may set instead: up to
    SETS sets, REPS reps of a set and REPS_IN_ALL of a workout, ROUNDS rounds, and rests of up to 300 s. Of
    others the sentence without a number is said.
    """
    said: list[str] = []
    for timeline in (*routines, *map(_of_offers, timed_steps)):
        for index in range(len(timeline.steps) + 1):
            duration_ms = timeline.steps[index].duration_ms if index < len(timeline.steps) else None
            for utterance in utterances(timeline, index, duration_ms, "full"):
                said += chain.from_iterable(utterance.forms)
    for exercise in exercises:
        said += _of_exercise(exercise)
    said += _with_numbers()
    return tuple(dict.fromkeys(filter(None, said)))


def own_words(routine: Routine) -> Iterator[str]:
    """What a routine says in the words of whoever wrote it, what matters most first.

    Of its timed steps the names, then the cues; of its own exercises all that is said of an exercise.
    """
    steps = [block for block in routine.all_blocks if isinstance(block, TimedBlock)]
    yield from (step.name for step in steps)
    for exercise in routine.known({}).values():
        yield from _of_exercise(exercise)
    yield from (step.cue for step in steps if step.cue)


def _of_exercise(exercise: Exercise) -> Iterator[str]:
    """What is said of an exercise, whatever its numbers are."""
    yield sentence(exercise.name)
    yield from (check.text for check in exercise.checks or exercise.cues)
    for phase in exercise.phases:
        if phase.kind == "hold":
            yield from (cue.text for cue in phase.cues or exercise.cues)
    yield from (phase.word for phase in exercise.phases[1:] if phase.kind == "move")


def _of_offers(figure: TimedFigure) -> Timeline:
    """That timed step as it can be put into a routine."""
    blocks = tuple(
        TimedBlock(name=figure.names[0], duration_s=offer.duration_s, per_leg=offer.per_leg, cue=offer.cue)
        for offer in figure.offers
    )
    return compile_timeline(Routine(name=figure.names[0], blocks=blocks), {})


def _with_numbers() -> Iterator[str]:
    """The words that are the same in every exercise, and those with a number in them."""
    yield from (_("Hold"), _("Half"), _("Go"), _("Rest."), _("Switch legs."), _("Done."), _("Both legs."))
    for leg in Leg:
        yield from (leg_word(leg, 1), last_word(leg), leg_sentence(leg), first_leg(leg))
    for count in range(2, SETS + 1):
        yield from (set_sentence(number, count) for number in range(1, count + 1))
    yield _("Next round.")
    for count in range(2, ROUNDS + 1):
        yield from (round_sentence(number, count) for number in range(1, count + 1))
    yield from (leg_word(Leg.BOTH, number) for number in range(1, REPS + 1))
    yield from (reps_sentence(number) for number in range(1, REPS_IN_ALL + 1))
    for seconds in (*range(5, 60, 5), *range(60, 120, 15), *range(120, REST_S.high + 1, 30)):
        yield time_sentence(seconds * 1000)


def _opening(
    timeline: Timeline, index: int, duration_ms: int | None, *, is_full: bool
) -> tuple[Sentences, ...]:
    """What is said as step index begins."""
    step = timeline.steps[index]
    if step.rep is not None:
        return _in_rep(timeline, index, duration_ms, is_full=is_full)
    if step.kind is StepKind.REST and duration_ms is not None:
        rest = (_("Rest."), time_sentence(duration_ms))
        return _forms((*rest, form_cue(timeline, index)) if is_full else (), rest, rest[:1])
    leg = leg_sentence(step.leg)
    if step.kind is StepKind.SWITCH:
        return _forms((_("Switch legs."), leg), (leg,))
    if step.kind is StepKind.TIMED:
        cue = form_cue(timeline, index) if is_full else ""
        return _forms((step.label, leg, cue), (step.label, leg), (step.label,), (_("Go"), leg), (_("Go"),))
    return ()


def _in_rep(
    timeline: Timeline, index: int, duration_ms: int | None, *, is_full: bool
) -> tuple[Sentences, ...]:
    """What is said as a move or a hold begins: the leg, the hold, or the move.

    Of the moves brief tells the one that ends a hold. The others have a tone that all have in common, which
    can be turned off; full tells which it is.
    """
    step = timeline.steps[index]
    is_hold = step.kind is StepKind.HOLD and (duration_ms is None or duration_ms >= HOLD_TOLD_MS)
    hold = _("Hold") if is_hold else ""
    number = bisect_right(timeline.reps, index, key=lambda each: each.first) - 1
    rep = timeline.reps[number]
    if rep.first == index:
        word = leg_word(rep.leg, step.rep or 0)
        last = last_word(rep.leg) if _is_last(timeline, number) else ""
        return _forms((last, hold) if last else (), (last,), (word, hold), (word,))
    if is_hold:
        return _forms((hold, form_cue(timeline, index)) if is_full else (), (hold,))
    is_told = is_full or timeline.steps[index - 1].kind is StepKind.HOLD
    if is_told and step.kind is StepKind.MOVE and step.phase is not None:
        return _forms((step.phase.word,))
    return ()


def _is_last(timeline: Timeline, number: int) -> bool:
    """Whether rep number is the last of several: of its set, or in it of a leg that the other follows."""
    rep = timeline.reps[number]
    span = timeline.sets[rep.set_index]
    if rep.last == span.last:
        return sum(span.reps.values()) > 1
    goes_on = rep.first > span.first and timeline.reps[number - 1].leg is rep.leg
    return goes_on and timeline.reps[number + 1].leg is not rep.leg


def _set_ahead(timeline: Timeline, index: int, *, is_full: bool) -> tuple[Sentences, ...]:
    """The set that begins right after step index, where that is no part of a set itself."""
    if timeline.steps[index].rep is not None:
        return ()
    of_round = _round_ahead(timeline, index)
    number = bisect_left(timeline.sets, index + 1, key=lambda each: each.first)
    if number == len(timeline.sets) or timeline.sets[number].first != index + 1:
        return _forms((of_round,))  # which a timed step begins
    span = timeline.sets[number]
    first = timeline.steps[span.first]
    before = timeline.steps[timeline.sets[number - 1].first].exercise if number else None
    name = first.exercise.name if is_full and first.exercise is not None else ""
    if first.exercise is before:
        name = ""
    count = set_sentence(span.number, span.count) if span.count > 1 else ""
    if span.reps.keys() >= {Leg.LEFT, Leg.RIGHT}:
        leg = first_leg(first.leg)
    else:  # a number says enough of a set of both legs
        leg = "" if count and first.leg is Leg.BOTH else leg_sentence(first.leg)
    named = (sentence(name), leg) if name else ()  # what is done matters more than which set of it
    if of_round:
        with_name = (of_round, *named) if name else ()
        longest = (of_round, sentence(name), count, leg)
        return _forms(longest, with_name, (of_round, count, leg), (of_round, leg), (of_round,))
    return _forms((sentence(name), count, leg), named, (count, leg), (leg,))


def _round_ahead(timeline: Timeline, index: int) -> str:
    """The round that begins right after step index; of more than are recorded, that it is the next."""
    if not round_begun(timeline, index + 1):
        return ""
    coming = timeline.steps[index + 1]
    own = timeline.places[coming.block or 0].round
    number, count = coming.round or 1, 1 if own is None else own.times
    if count > ROUNDS:
        return _("Next round.") if number > 1 else ""
    return round_sentence(number, count)


def _the_end(reps: Mapping[Leg, int], *, is_full: bool) -> tuple[Sentences, ...]:
    """The end, and the reps of each leg; or else of those that have no more than are recorded."""
    told = [(count, _reps_of(leg, count)) for leg, count in reps.items()] if is_full else []
    in_all = chain.from_iterable(sentences for _count, sentences in told)
    known = chain.from_iterable(sentences for count, sentences in told if count <= REPS_IN_ALL)
    return _forms((_("Done."), *in_all), (_("Done."), *known), (_("Done."),))


def _reps_of(leg: Leg, count: int) -> Sentences:
    return (reps_sentence(count),) if leg is Leg.BOTH else (leg_sentence(leg), reps_sentence(count))


def _forms(*forms: Sentences) -> tuple[Sentences, ...]:
    """The forms without their gaps, each once."""
    filled = (tuple(filter(None, form)) for form in forms)
    return tuple(dict.fromkeys(form for form in filled if form))
