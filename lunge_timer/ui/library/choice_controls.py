"""The segmented buttons for what is chosen of an exercise: the order of its legs, its pace, its first leg."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.adjust import Choice, ChoiceKind
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.segments import Segments, Value

_SPACE_PX = 8


class ChoiceControls(QWidget):
    """The legs over pace and first leg, which stand side by side where there is room."""

    choice_requested = Signal(object, str)  # Choice, and the value of an option

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[ChoiceKind, Choice] = {}
        self._segments = {
            kind: Segments(kind.words, kind.options, hints=kind.hints, quiet=True) for kind in ChoiceKind
        }
        for kind, segments in self._segments.items():
            segments.chosen.connect(partial(self._ask, kind))
        self._pair = fill(
            QBoxLayout(QBoxLayout.Direction.LeftToRight),
            self._segments[ChoiceKind.PACE],
            self._segments[ChoiceKind.FIRST_LEG],
            space_px=_SPACE_PX,
        )
        fill(QVBoxLayout(self), self._segments[ChoiceKind.LEGS], self._pair, space_px=_SPACE_PX)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show these, of one exercise, and no others."""
        self._choices = {choice.kind: choice for choice in choices}
        for kind, segments in self._segments.items():
            choice = self._choices.get(kind)
            segments.setVisible(choice is not None)
            if choice is not None:
                segments.show_value(choice.value)
        self.setVisible(bool(choices))

    def minimumSizeHint(self) -> QSize:
        """As narrow as with one below the other."""
        widths = [one.minimumSizeHint().width() for one in self._segments.values()]
        return QSize(max(widths), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            need_px = self._pair.spacing()
            for number in range(self._pair.count()):
                item = self._pair.itemAt(number)
                need_px += 0 if item is None else item.sizeHint().width()
            direction = QBoxLayout.Direction
            wanted = direction.LeftToRight if need_px <= self.width() else direction.TopToBottom
            if wanted is not self._pair.direction():
                self._pair.setDirection(wanted)
                self.updateGeometry()
        return super().event(event)

    def _ask(self, kind: ChoiceKind, value: Value) -> None:
        self.choice_requested.emit(self._choices[kind], value)
