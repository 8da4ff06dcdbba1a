"""A slider over seconds that reaches as far as the guideline, or as far as any file may go."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from lunge_timer.core.exercise import Seconds
from lunge_timer.core.routine import to_ms
from lunge_timer.core.timeline import StepKind
from lunge_timer.ui.slider import GuidelineSlider


class SecondsSetting(QWidget):
    asked = Signal(int)  # seconds, by the person

    def __init__(
        self, title: str, low_s: int, high_s: int, kind: StepKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._kind = kind
        self._range_s = low_s, high_s
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._slider = self._made()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_range(self, low_s: int, high_s: int) -> None:
        """Let the slider reach from low_s to high_s; its value stays."""
        if (low_s, high_s) != self._range_s:
            self._range_s = low_s, high_s
            old, self._slider = self._slider, self._made()
            self._slider.show_ms(old.ms)
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()

    def show_seconds(self, seconds: Seconds) -> None:
        """Show a time, also one beyond the range; nobody is told."""
        self._slider.show_ms(to_ms(seconds))

    @Slot(int)
    def ask(self, ms: int) -> None:
        self.asked.emit(ms // 1000)

    def _made(self) -> GuidelineSlider:
        slider = GuidelineSlider(self._title, *self._range_s, self._kind)
        slider.value_changed.connect(self.ask)
        self._column.addWidget(slider)
        return slider
