"""What is different between two routines, line by line: a newer prescription, or what became of one."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from lunge_timer.core.exercise import Exercise, Exercises, Seconds
from lunge_timer.core.own_exercise import OwnExercise
from lunge_timer.core.prescribed import as_prescribed, prescription_of
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.routine import Block, ExerciseBlock, Round, Routine, TimedBlock, to_ms
from lunge_timer.core.text.changes import block_changes, seconds_change
from lunge_timer.core.text.doses import block_line, block_title
from lunge_timer.core.text.numbers import exact_clock_text
from lunge_timer.core.text.prescriptions import change_text, limit_text, times_a_week, until_text
from lunge_timer.core.text.rounds import round_title, rounds_text
from lunge_timer.language import _


class Difference(NamedTuple):
    """Of what, and what of it is different now."""

    subject: str
    change: str


class _Side(NamedTuple):
    """Blocks of one of the two routines, with the exercises that it knows."""

    blocks: Sequence[Block | Round]
    exercises: Exercises


def differences(
    before: Routine, now: Routine, exercises: Exercises, day_text: Callable[[str], str] = str
) -> tuple[Difference, ...]:
    """Every difference, in the order of the file; day_text has an ISO day in words.

    What a routine keeps of an older prescription is not looked at.
    """
    whole = [Difference(_("Routine"), change) for change in _head_changes(before, now)]
    changes = _prescription_changes(prescription_of(before), prescription_of(now), day_text)
    prescribed = [Difference(_("Prescription"), change) for change in changes]
    return (*whole, *prescribed, *block_differences(before, now, exercises))


def block_differences(before: Routine, now: Routine, exercises: Exercises) -> tuple[Difference, ...]:
    """Every difference in what is done: own exercises, and block by block."""
    old, new = (_Side(one.blocks, one.known(exercises)) for one in (before, now))
    return (*_own_differences(before, now), *_row_differences(old, new, ""))


def changed_by_person(routine: Routine, exercises: Exercises) -> str:
    """What the person has made another than it was prescribed, on one line; nothing where all is the same."""
    found = block_differences(as_prescribed(routine), routine, exercises)
    changes: dict[str, list[str]] = {}
    for one in found:
        changes.setdefault(one.subject, []).append(one.change)
    return " · ".join(
        _("{exercise}: {changes}").format(exercise=subject, changes=", ".join(told))
        for subject, told in changes.items()
    )


def _head_changes(before: Routine, now: Routine) -> Iterator[str]:
    if before.name != now.name:
        yield _("called “{name}”").format(name=now.name)
    if before.notes != now.notes:
        yield _("other notes") if now.notes else _("no notes")
    if before.get_ready_s != now.get_ready_s:
        yield seconds_change(_("get ready"), before.get_ready_s, now.get_ready_s)


def _prescription_changes(
    before: Prescription | None, now: Prescription | None, day_text: Callable[[str], str]
) -> Iterator[str]:
    if before is None or now is None:
        if before != now:
            yield _("no prescription any more") if now is None else _("a prescription")
        return
    if before.by != now.by:
        yield _("prescribed by {name}").format(name=now.by)
    if before.issued != now.issued:
        days = day_text(before.issued), day_text(now.issued)
        yield _("issued on {before} → {now}").format(before=days[0], now=days[1])
    texts: tuple[Callable[[Prescription], str], ...] = (
        lambda one: until_text(one, day_text) or _("without an end"),
        lambda one: times_a_week(one) or _("no number of times a week"),
        lambda one: limit_text(one) or _("no limit of pain"),
        change_text,
    )
    for text in texts:
        if text(before) != text(now):
            yield _("{before} → {now}").format(before=text(before), now=text(now))


def _own_differences(before: Routine, now: Routine) -> Iterator[Difference]:
    """What is said of own exercises that both have; which seconds they last is told block by block."""
    old = {own.id: own for own in before.own_exercises}
    for own in now.own_exercises:
        was = old.get(own.id)
        if was is not None:
            yield from (Difference(own.name, change) for change in _exercise_changes(was, own))
            if not _is_used(own, now) and _seconds(was) != _seconds(own):
                yield Difference(own.name, _("other seconds"))
        elif not _is_used(own, now):
            yield Difference(own.name, _("new, and not in use"))
    kept = {own.id for own in now.own_exercises}
    gone = [own for own in old.values() if own.id not in kept and not _is_used(own, before)]
    yield from (Difference(own.name, _("no longer there")) for own in gone)


def _is_used(own: OwnExercise, routine: Routine) -> bool:
    return any(isinstance(block, ExerciseBlock) and block.exercise == own.id for block in routine.all_blocks)


def _exercise_changes(before: OwnExercise, now: OwnExercise) -> Iterator[str]:
    if before.name != now.name:
        yield _("was called “{name}”").format(name=before.name)
    if before.legs != now.legs:
        yield _("with each leg") if now.legs == "each" else _("with both legs")
    if [(one.id, one.kind) for one in before.phases] != [(one.id, one.kind) for one in now.phases]:
        yield _("other moves or holds")
    if _words(before) != _words(now):
        yield _("other words")
    if before.figure != now.figure:
        yield _("another picture")


def _seconds(own: OwnExercise) -> list[Seconds]:
    return [phase.duration_s for phase in own.phases]


def _words(own: OwnExercise) -> object:
    phases = [(one.name, one.word, one.setting, one.cues) for one in own.phases]
    return own.works, own.equipment, own.setup, own.cues, own.checks, own.safety, phases


def _row_differences(old: _Side, new: _Side, inside: str) -> Iterator[Difference]:
    """Block by block, of the whole or of the round of that title; blocks of one kind are held together."""
    matcher = SequenceMatcher(None, [*map(_kind, old.blocks)], [*map(_kind, new.blocks)], autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag == "equal":
            for was, one in zip(old.blocks[first:last], new.blocks[new_first:new_last], strict=True):
                yield from _pair_differences((was, old.exercises), (one, new.exercises), inside)
            continue
        for was in old.blocks[first:last]:
            yield Difference(_title(was, old.exercises, inside), _("no longer there"))
        for one in new.blocks[new_first:new_last]:
            dose = _line(one, new.exercises)
            yield Difference(_title(one, new.exercises, inside), _("new: {dose}").format(dose=dose))


def _pair_differences(
    was: tuple[Block | Round, Exercises], now: tuple[Block | Round, Exercises], inside: str
) -> Iterator[Difference]:
    (old, old_exercises), (new, exercises) = was, now
    title = _title(new, exercises, inside)
    if isinstance(old, Round) and isinstance(new, Round):
        yield from (Difference(title, change) for change in _round_changes(old, new))
        yield from _row_differences(_Side(old.blocks, old_exercises), _Side(new.blocks, exercises), title)
    elif isinstance(old, TimedBlock) and isinstance(new, TimedBlock):
        yield from (Difference(title, change) for change in _timed_changes(old, new))
    elif isinstance(old, ExerciseBlock) and isinstance(new, ExerciseBlock):
        exercise: Exercise = exercises[new.exercise]
        changes = block_changes((old, old_exercises[old.exercise]), (new, exercise))
        yield from (Difference(title, change) for change in changes)


def _round_changes(before: Round, now: Round) -> Iterator[str]:
    if before.name != now.name:
        yield _("was called “{name}”").format(name=before.name) if before.name else _("has a name now")
    if before.times != now.times:
        yield _("rounds {change}").format(change=f"{before.times} → {now.times}")
    if before.rest_s != now.rest_s:
        yield seconds_change(_("rest between rounds"), before.rest_s, now.rest_s)


def _timed_changes(before: TimedBlock, now: TimedBlock) -> Iterator[str]:
    if before.duration_s != now.duration_s:
        yield f"{_time(before)} → {_time(now)}"
    if before.per_leg != now.per_leg:
        yield _("for each leg") if now.per_leg else _("once, and not for each leg")
    if before.switch_s != now.switch_s:
        yield seconds_change(_("switch of legs"), before.switch_s, now.switch_s)
    if before.cue != now.cue:
        yield _("“{cue}”").format(cue=now.cue) if now.cue else _("no cue")


def _time(block: TimedBlock) -> str:
    return exact_clock_text(to_ms(block.duration_s))


def _kind(block: Block | Round) -> tuple[str, str]:
    """What makes two blocks one and the same, whatever their numbers."""
    if isinstance(block, Round):
        return "round", ""
    if isinstance(block, TimedBlock):
        return "timed", block.name
    return "exercise", block.exercise


def _title(block: Block | Round, exercises: Exercises, inside: str) -> str:
    title = round_title(block) if isinstance(block, Round) else block_title(block, exercises)
    return _("{round}, {block}").format(round=inside, block=title) if inside else title


def _line(block: Block | Round, exercises: Exercises) -> str:
    if not isinstance(block, Round):
        return block_line(block, exercises)
    titles = ", ".join(block_title(one, exercises) for one in block.blocks)
    return _("{rounds} of {blocks}").format(rounds=rounds_text(block.times), blocks=titles)
