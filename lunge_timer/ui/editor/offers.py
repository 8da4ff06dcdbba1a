"""What can be put into a routine, in groups: warm-up, exercises, cool-down, each with its usual dose."""

from collections.abc import Callable, Iterator
from functools import partial

from lunge_timer.core.exercise import Exercise, Exercises
from lunge_timer.core.routine import Block, TimedBlock
from lunge_timer.core.shown_rep import deepest_phase
from lunge_timer.core.text.doses import block_line
from lunge_timer.core.timed_figure import Offer, TimedFigure, TimedFigures
from lunge_timer.core.timeline import Leg, StepKind
from lunge_timer.language import _
from lunge_timer.ui.editor.draft import Part
from lunge_timer.ui.editor.pick_panel import Pick, PickGroup
from lunge_timer.ui.editor.undoable_draft import UndoableDraft
from lunge_timer.ui.figure import Motion


def offers(
    model: UndoableDraft, exercises: Exercises, figures: TimedFigures, tell: Callable[[str], object]
) -> tuple[PickGroup, ...]:
    """Everything that the model can be asked to add; what was added is told in a sentence."""
    timed = {figure.names: figure for figure in figures.values()}.values()  # each once

    def pick(name: str, block: Block, add: Callable[[], object], motion: Motion | None = None) -> Pick:
        def add_and_tell() -> None:
            add()
            tell(_("{name} was added.").format(name=name))

        return Pick(name, block_line(block, exercises), add_and_tell, motion)

    def part(which: Part) -> Iterator[Pick]:
        for figure in timed:
            for offer in figure.offers:
                if offer.part == which:
                    block = timed_block(figure, offer)
                    yield pick(
                        block.name, block, partial(model.add_part, block, which), _timed_motion(figure)
                    )

    chosen = [
        pick(one.name, model.block_of(one.id), partial(model.add_exercise, one.id), _motion(one))
        for one in exercises.values()
    ]
    return (
        PickGroup(_("Warm-up, put first"), [*part("warm-up")]),
        PickGroup(_("Exercise"), chosen),
        PickGroup(_("Cool-down, put last"), [*part("cool-down")]),
    )


def timed_block(figure: TimedFigure, offer: Offer) -> TimedBlock:
    """The step as a routine has it, in plain strings: others cannot be saved."""
    return TimedBlock(
        name=str(figure.names[0]), duration_s=offer.duration_s, per_leg=offer.per_leg, cue=str(offer.cue)
    )


def _motion(exercise: Exercise) -> Motion:
    phase = deepest_phase(exercise, [each for each in exercise.phases if each.duration_s > 0])
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
