"""Seconds on a slider that reaches as far as the guideline, or as far as any file may go."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from lunge_timer.core.exercise import Seconds
from lunge_timer.core.routine import to_ms
from lunge_timer.core.timeline import StepKind
from lunge_timer.ui.slider import GuidelineSlider


class SecondsSetting(QWidget):
    """Two sliders, one of them in sight: so both have their place in the order of the keyboard."""

    asked = Signal(int)  # seconds, by the person

    def __init__(
        self,
        title: str,
        guideline_s: tuple[int, int],
        limit_s: tuple[int, int],
        kind: StepKind,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._within = GuidelineSlider(title, *guideline_s, kind)
        self._beyond = GuidelineSlider(title, *limit_s, kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for slider in (self._within, self._beyond):
            slider.value_changed.connect(self.ask)
            column.addWidget(slider)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_seconds(self, seconds: Seconds, *, beyond: bool) -> None:
        """Show a time, also one that the slider does not reach; nobody is told."""
        for slider in (self._within, self._beyond):
            slider.show_ms(to_ms(seconds))
        self._within.setVisible(not beyond)
        self._beyond.setVisible(beyond)

    @Slot(int)
    def ask(self, ms: int) -> None:
        self.asked.emit(ms // 1000)
