"""What a person has set otherwise in a routine, in words: hold 5 → 7 s."""

from collections.abc import Iterator

from msgspec.structs import replace

from lunge_timer.core.adjust import exercise_blocks, held_phases
from lunge_timer.core.exercise import Exercise, Exercises, Seconds
from lunge_timer.core.routine import ExerciseBlock, LegOrder, Load, Pace, Routine
from lunge_timer.core.text.doses import dose_line, reps_text
from lunge_timer.core.text.numbers import load_text, number_text, seconds_text
from lunge_timer.language import _


def changes_text(before: Routine, now: Routine, exercises: Exercises) -> str:
    """Everything that can be set before a start and is another in now, exercise by exercise.

    Both have the same blocks. What is the same change in every exercise is told once.
    """
    pairs = [*zip(exercise_blocks(before), exercise_blocks(now), strict=True)]
    known = now.known(exercises)
    told = [(known[new.exercise], [*_changes(old, new, known[new.exercise])]) for old, new in pairs]
    lists = [changes for _exercise, changes in told]
    if all(changes == lists[0] for changes in lists):
        return " · ".join(lists[0]) if lists else ""
    return " · ".join(f"{exercise.name}: {', '.join(changes)}" for exercise, changes in told if changes)


def block_changes(
    before: tuple[ExerciseBlock, Exercise], now: tuple[ExerciseBlock, Exercise]
) -> Iterator[str]:
    """Everything in which a block is another, a few words for each. The exercise may be, too."""
    (old, old_exercise), (new, exercise) = before, now
    told_old = _with_phases(old, old_exercise)
    yield from _changes(told_old, new, exercise)
    for phase in exercise.phases:
        if phase.setting is None and told_old.phase_s(phase) != new.phase_s(phase):
            yield seconds_change(_in_a_sentence(phase.name), told_old.phase_s(phase), new.phase_s(phase))
    if old.switch_s != new.switch_s:
        yield seconds_change(_("switch of legs"), old.switch_s, new.switch_s)
    if old.open_holds != new.open_holds:
        yield _("holds as long as you can") if new.open_holds else _("holds by the clock")
    if old.purpose != new.purpose:
        yield _("a leg test") if new.purpose == "test" else _("training, and no leg test")


def _with_phases(block: ExerciseBlock, exercise: Exercise) -> ExerciseBlock:
    """The block with every phase's seconds, be they its own or its exercise's."""
    return replace(block, phases_s={phase.id: block.phase_s(phase) for phase in exercise.phases})


def your_dose_line(routine: Routine, exercises: Exercises) -> str:
    """The dose of a built-in routine for which the person keeps their own numbers."""
    return _("Your numbers: {dose}").format(dose=dose_line(routine, exercises))


def _changes(before: ExerciseBlock, now: ExerciseBlock, exercise: Exercise) -> Iterator[str]:
    yield from _hold_changes(before, now, exercise)
    if before.rest_s != now.rest_s:
        yield seconds_change(_("rest"), before.rest_s, now.rest_s)
    if before.sets != now.sets:
        yield _("sets {change}").format(change=f"{before.sets} → {now.sets}")
    if before.reps != now.reps:
        yield _("reps {change}").format(change=f"{reps_text(before)} → {reps_text(now)}")
    if before.load != now.load:
        yield _carried(now.load)
    if before.leg_order is not now.leg_order:
        yield {
            LegOrder.ALTERNATE: _("legs alternate"),
            LegOrder.ONE_AT_A_TIME: _("one leg at a time"),
            LegOrder.ALTERNATE_SETS: _("legs by set"),
        }[now.leg_order]
    if before.pace is not now.pace:
        yield _("at your own pace") if now.pace is Pace.SELF else _("timed")
    if before.first_leg != now.first_leg:
        yield _("right leg first") if now.first_leg == "right" else _("left leg first")


def _carried(load: Load) -> str:
    """2 kg in each hand; what weighs it, where no weight is told."""
    kinds = {
        "none": _("no weight"),
        "dumbbells": _("dumbbells"),
        "barbell": _("barbell"),
        "vest": _("weighted vest"),
        "machine": _("machine"),
        "band": _("band"),
    }
    told = load_text(load)
    if not told and load.kg:
        return _("{what}, {kg} kg").format(what=kinds[load.kind], kg=number_text(load.kg))
    return told or kinds[load.kind]


def _hold_changes(before: ExerciseBlock, now: ExerciseBlock, exercise: Exercise) -> Iterator[str]:
    """What became of all holds of a rep, where that is the same for each; or else of each that changed."""
    phases = held_phases(exercise)
    changes = [(before.phase_s(phase), now.phase_s(phase)) for phase in phases]
    if len({*changes}) == 1:
        phases, changes = phases[:1], changes[:1]
    for phase, (old, new) in zip(phases, changes, strict=True):
        if old != new:
            title = _("hold") if len(phases) == 1 else _in_a_sentence(phase.setting or "")
            yield seconds_change(title, old, new)


def _in_a_sentence(title: str) -> str:
    return title[:1].lower() + title[1:]


def seconds_change(what: str, before: Seconds, now: Seconds) -> str:
    """Hold 5 → 7 s; where there was or is none: hold: none → 5 s."""
    if before and now:
        return _("{what} {before} → {now}").format(
            what=what, before=number_text(before), now=seconds_text(now)
        )
    texts = [seconds_text(seconds) if seconds else _("none") for seconds in (before, now)]
    return _("{what}: {before} → {now}").format(what=what, before=texts[0], now=texts[1])
