"""The volume: a titled slider over percent."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from lunge_timer.language import _
from lunge_timer.ui.groove import GrooveSlider
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.theme import SUBHEADING, Colors

_STEP, _PAGE = 5, 20  # percent


class PercentSlider(GrooveSlider):
    """A slider from 0 to 100 %, whose value is told in its name."""

    asked = Signal(int)  # percent, by the person

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.setRange(0, 100)
        self.setSingleStep(_STEP)
        self.setPageStep(_PAGE)
        self.valueChanged.connect(self.tell)
        self.tell(self.value())

    def show_percent(self, percent: int) -> None:
        """Show a volume; nobody is told."""
        with QSignalBlocker(self):
            self.setValue(percent)
        self._name()

    @Slot(int)
    def tell(self, percent: int) -> None:
        self._name()
        self.asked.emit(percent)

    def share(self) -> float:
        return self.value() / self.maximum()

    def drag_to(self, share: float) -> None:
        self.setValue(_STEP * round(share * self.maximum() / _STEP))

    def color(self, colors: Colors) -> QColor:
        return colors.accent

    def _name(self) -> None:
        self.setAccessibleName(f"{self._title}: {percent_text(self.value())}")


class VolumeSlider(QWidget):
    """What is set, its value, and the slider below."""

    asked = Signal(int)  # percent, by the person

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = PlainLabel(size=SUBHEADING, bold=True, digits=True)
        self.slider = PercentSlider(title)
        self.slider.asked.connect(self.show_percent)
        self.slider.asked.connect(self.asked)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(PlainLabel(title), 0, 0)
        grid.addWidget(self._value, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @Slot(int)
    def show_percent(self, percent: int) -> None:
        self._value.setText(percent_text(percent))
        self.slider.show_percent(percent)


def percent_text(percent: int) -> str:
    return _("{percent} %").format(percent=percent)
