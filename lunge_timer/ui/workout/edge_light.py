"""The light along the edge of the workout page, which counts down and tells each new phase."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from lunge_timer.core.edge import DARK, edge_at, edge_lasts_ms
from lunge_timer.core.snapshot import Snapshot
from lunge_timer.core.timeline import StepKind
from lunge_timer.ui.theme import current_colors, kind_color

_STEPS = 4  # of equal width: three count down, and one more shows a new phase right after them
_WIDTH = 0.8  # of the margin, for all of them


class EdgeLight:
    """Lights the margin of its page, on which nothing else stands. It is off until it is turned on."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._is_on = False
        self._outside = QRect()
        self._inside = QRect()
        self._shown = DARK, StepKind.PREPARE

    def show_on(self, *, on: bool) -> None:
        """Follow the snapshots from the next one on, or be dark from then on."""
        self._is_on = on

    def show_margin(self, outside: QRect, inside: QRect) -> None:
        """Take the room between two rectangles."""
        self._outside, self._inside = outside, inside

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Repaint the margin where what is true now looks otherwise."""
        if not self._is_on and self._shown[0] == DARK:
            return
        edge = edge_at(snapshot) if self._is_on else DARK
        kind = StepKind.PREPARE if snapshot.step is None else snapshot.step.kind
        before, self._shown = self._shown, (edge, kind)
        if self._shown != before and (edge, before[0]) != (DARK, DARK):
            self._page.update(QRegion(self._outside) - QRegion(self._inside))

    def lasts_ms(self, snapshot: Snapshot) -> int | None:
        """How long it stays as it is; None: until the step ends."""
        return edge_lasts_ms(snapshot) if self._is_on else None

    def paint(self, painter: QPainter) -> None:
        edge, kind = self._shown
        if edge == DARK:
            return
        color = kind_color(current_colors(), kind)
        within = self._inner(_STEPS if edge.is_lit else edge.steps_in)
        painter.setClipRegion(QRegion(self._outside) - QRegion(within))
        painter.fillRect(self._outside, color)

    def _inner(self, steps: int) -> QRect:
        """What is left of the page within so many steps of light."""
        outside, inside = self._outside, self._inside
        sides = (
            inside.left() - outside.left(),
            inside.top() - outside.top(),
            inside.right() - outside.right(),
            inside.bottom() - outside.bottom(),
        )
        return outside.adjusted(*(round(px * _WIDTH * steps / _STEPS) for px in sides))
