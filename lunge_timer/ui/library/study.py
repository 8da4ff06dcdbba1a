"""What there is to look at and to read of a routine: the figure, how each rep goes, what to take care of."""

from PySide6.QtWidgets import QVBoxLayout

from lunge_timer.core.adjust import exercise_blocks
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Routine
from lunge_timer.ui.library.figure_card import FigureCard
from lunge_timer.ui.library.guide import SafetyCard, Sections, words_of


class Study:
    """The widgets for it, in two columns.

    At the left the picture, and under it how the exercises go, in their order; at the right, under what is
    there, safety and what comes before and after the exercises.
    """

    def __init__(self, left: QVBoxLayout, right: QVBoxLayout) -> None:
        self._figure = FigureCard()
        self._main, self._aside = Sections(), Sections()
        self._safety = SafetyCard()
        left.insertWidget(0, self._figure, 1)
        left.insertWidget(1, self._main)
        for part in (self._safety, self._aside):
            right.insertWidget(right.count() - 1, part)  # over the stretch at the bottom

    def show_routine(self, routine: Routine, exercises: Exercises) -> None:
        self._figure.show_routine(routine, exercises)
        self._safety.show_routine(routine, exercises)
        sections = [*words_of(routine, exercises)]
        has_aside = 0 < len(exercise_blocks(routine)) < len(routine.blocks)
        self._main.show_sections(sections[:-1] if has_aside else sections)
        self._aside.show_sections(sections[-1:] if has_aside else [])
