"""The picture of what is chosen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.adjust import exercise_blocks
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Routine
from lunge_timer.core.timeline import Leg, StepKind
from lunge_timer.ui.card import Card
from lunge_timer.ui.figure import Figure, Motion

_HEIGHTS_PX = (120, 140, 480)  # the least, what it asks for, and the most


class FigureCard(Card):
    """The first exercise's figure in the pose that tells most: its hold, or the end of its first move."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = Figure()
        self._figure.setBackgroundRole(QPalette.ColorRole.Base)  # what a card is filled with
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.addWidget(self._figure)
        self.setMinimumHeight(_HEIGHTS_PX[0])
        self.setMaximumHeight(_HEIGHTS_PX[2])

    def sizeHint(self) -> QSize:
        return QSize(0, _HEIGHTS_PX[1])

    def show_routine(self, routine: Routine, exercises: Exercises) -> None:
        blocks = exercise_blocks(routine)
        if not blocks:
            self._figure.show_pose(Motion())
            return
        exercise = exercises[blocks[0].exercise]
        held = [phase for phase in exercise.phases if blocks[0].phase_s(phase) > 0 and phase.kind == "hold"]
        pose = (held or exercise.phases)[0].pose
        self._figure.show_pose(
            Motion(
                exercise=exercise,
                start=pose,
                end=pose,
                leg=Leg.LEFT if exercise.per_leg else Leg.BOTH,
                kind=StepKind.HOLD if held else StepKind.MOVE,
                load=blocks[0].load.kind,
            )
        )
