"""The numbers of an exercise that no slider sets, as they are several, or none."""

from lunge_timer.core.exercise import Exercise
from lunge_timer.core.routine import ExerciseBlock
from lunge_timer.core.text.doses import reps_text
from lunge_timer.language import _


def unset_numbers(block: ExerciseBlock, exercise: Exercise) -> tuple[str, ...]:
    """Each with its title: Reps, set by set: 12/10/8."""
    told = []
    if block.open_holds:
        told += [
            _("{title}: as long as you can").format(title=phase.setting or phase.name)
            for phase in exercise.phases
            if phase.kind == "hold" and block.phase_s(phase) > 0
        ]
    if block.even_reps is None:
        title = _("Reps, set by set") if isinstance(block.reps, tuple) else _("Reps")
        told.append(_("{title}: {reps}").format(title=title, reps=reps_text(block)))
    return tuple(told)
