"""The top of the workout page: the routine and its set, and how much time is left."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from lunge_timer.core.text.numbers import clock_text
from lunge_timer.language import _
from lunge_timer.ui.widgets.banner import Sign
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import FitLabel

_LARGE, _SMALL = (0.2, 0.33), (0.16, 0.25)  # caps, as shares of the height
_NAME = 0.68  # of the width
_APART_PX = 24  # between the set and the note
_GAP_PX = 6
_SIGN_MOST_PX = 22
_UPPER = 0.58  # of the height


class WorkoutHeader(QWidget):
    """The routine's name and set on the left, the time left on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = FitLabel(parent=self, lines=1)
        self._place = FitLabel(parent=self, lines=1, bold=False, tint="muted")
        self._left = FitLabel(parent=self, lines=1, digits=True)
        self._total = FitLabel(parent=self, lines=1, bold=False, tint="muted", digits=True)
        self._sign = Sign(Icon.WARNING, self)
        self._note = FitLabel(parent=self, lines=1, tint="danger")
        for label in (self._name, self._place, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for label in (self._left, self._total):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_routine(self, name: str, total_ms: int) -> None:
        self._name.setText(name)
        planned = clock_text(total_ms)  # ↑ and ↓ change what is left
        self._total.setText(_("planned {time}").format(time=planned))

    def show_place(self, text: str) -> None:
        if text != self._place.text():
            self._place.setText(text)
            self._arrange()

    def show_left(self, left_ms: int) -> None:
        self._left.setText(_("{time} left").format(time=clock_text(left_ms)))

    def show_note(self, sentence: str) -> None:
        """Say something beside the set; nothing where sentence is empty."""
        self._note.setText(sentence)
        self._note.setAccessibleName(sentence)
        self._sign.setVisible(bool(sentence))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        time_px = width - round(width * _NAME)
        name_px = width - time_px
        upper_px = round(height * _UPPER)
        self._name.setGeometry(0, 0, name_px, upper_px)
        lower = QRect(0, upper_px, name_px, height - upper_px)
        self._place.setGeometry(lower)
        self._place.show_caps(_SMALL[0] * height, _SMALL[1] * height)
        self._place.cap_px()  # fits its letters to the place
        place_px = QFontMetrics(self._place.font()).horizontalAdvance(self._place.text())
        lower.setLeft(min(place_px + _APART_PX, name_px // 2) if place_px else 0)
        self._place.setGeometry(0, upper_px, lower.left(), lower.height())
        sign_px = min(_SIGN_MOST_PX, lower.height())
        self._sign.setFixedSize(sign_px, sign_px)
        self._sign.move(lower.left(), lower.top() + (lower.height() - sign_px) // 2)
        self._note.setGeometry(lower.adjusted(sign_px + _GAP_PX, 0, 0, 0))
        self._left.setGeometry(width - time_px, 0, time_px, upper_px)
        self._total.setGeometry(width - time_px, upper_px, time_px, height - upper_px)
        for label, (least, most) in (
            (self._name, _LARGE),
            (self._note, _SMALL),
            (self._left, _LARGE),
            (self._total, _SMALL),
        ):
            label.show_caps(least * height, most * height)
