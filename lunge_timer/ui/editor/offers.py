"""What can be put into a routine, in groups: warm-up, exercises, cool-down, each with its usual dose."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from lunge_timer.core.exercise import Exercise, Exercises
from lunge_timer.core.own_exercise import exercise_from
from lunge_timer.core.routine import Round, Routine, TimedBlock
from lunge_timer.core.shown_rep import deepest_phase
from lunge_timer.core.text.doses import block_line, block_title
from lunge_timer.core.timed_figure import Offer, TimedFigure, TimedFigures
from lunge_timer.core.timeline import Leg, StepKind
from lunge_timer.language import _
from lunge_timer.ui.editor.draft import WHOLE, Part
from lunge_timer.ui.editor.pick_panel import Pick, PickGroup
from lunge_timer.ui.editor.undoable_draft import UndoableDraft
from lunge_timer.ui.figure import Motion


def offers(
    model: UndoableDraft,
    exercises: Exercises,
    figures: TimedFigures,
    others: Iterable[Routine],
    *,
    add_new: Callable[[], object],
    tell: Callable[[str], object],
) -> tuple[PickGroup, ...]:
    """Everything that the model can be asked to add; what was added is told in a sentence.

    Of own exercises of others, a copy is added.
    """
    timed = {figure.names: figure for figure in figures.values()}.values()  # each once

    def pick(name: str, line: str, add: Callable[[], object], motion: Motion | None = None) -> Pick:
        def add_and_tell() -> None:
            before = len(model.draft.rows)
            add()
            if len(model.draft.rows) > before:  # there may be no room for it
                tell(_("{name} was added.").format(name=name))

        return Pick(name, line, add_and_tell, motion)

    def part(which: Part) -> Iterator[Pick]:
        for figure in timed:
            for offer in figure.offers:
                if offer.part == which:
                    block = timed_block(figure, offer)
                    add = partial(model.add_part, block, which)
                    yield pick(block.name, block_line(block, exercises), add, _timed_motion(figure))

    def exercise(one: Exercise, add: Callable[[], object]) -> Pick:
        line = block_line(model.block_of(one), {one.id: one})
        return pick(one.name, line, add, _motion(one))

    here = model.routine.own_exercises
    there = [one for each in others for one in each.own_exercises]
    own = [exercise(exercise_from(one, exercises), partial(model.add_exercise, one.id)) for one in here]
    own += [
        exercise(exercise_from(one, exercises), partial(model.add_own, one))
        for number, one in enumerate(there)
        if one not in here and one not in there[:number]
    ]
    own.append(Pick(_("New exercise"), _("Its name, its moves and holds, in your own words"), add_new))
    return (
        PickGroup(_("Warm-up, put first"), [*part("warm-up")]),
        PickGroup(
            _("Exercise"), [exercise(one, partial(model.add_exercise, one.id)) for one in exercises.values()]
        ),
        PickGroup(_("Your own exercises"), own),
        PickGroup(_("Round"), [pick(_("Round"), _round_line(model, exercises), model.add_round)]),
        PickGroup(_("Cool-down, put last"), [*part("cool-down")]),
    )


def _round_line(model: UndoableDraft, exercises: Exercises) -> str:
    """What would be in a new round."""
    draft = model.draft
    is_alone = draft.chosen != WHOLE and not draft.rows[draft.chosen].in_round
    if not is_alone or draft.block is None or isinstance(draft.block, Round):
        return _("With a timed step, to which more are added")
    title = block_title(draft.block, draft.routine.known(exercises))
    return _("Around “{name}”").format(name=title)


def timed_block(figure: TimedFigure, offer: Offer) -> TimedBlock:
    """The step as a routine has it, in plain strings: others cannot be saved."""
    return TimedBlock(
        name=str(figure.names[0]), duration_s=offer.duration_s, per_leg=offer.per_leg, cue=str(offer.cue)
    )


def _motion(exercise: Exercise) -> Motion | None:
    if not exercise.poses or not exercise.phases:
        return None
    phases = [each for each in exercise.phases if each.duration_s > 0]
    phase = deepest_phase(exercise, phases or exercise.phases)
    return Motion(
        exercise=exercise,
        start=phase.pose,
        end=phase.pose,
        leg=Leg.LEFT if exercise.per_leg else Leg.BOTH,
        kind=StepKind(phase.kind),
        load=exercise.usual_dose.load,
    )


def _timed_motion(figure: TimedFigure) -> Motion:
    pose = next(iter(figure.poses))
    return Motion(timed=figure, start=pose, end=pose, kind=StepKind.TIMED)
