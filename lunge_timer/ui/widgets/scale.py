"""A scale: the answer to a question is one of a few numbers, and can be taken back."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QSizePolicy

from lunge_timer.ui.theme import SMALL, current_colors, text_font
from lunge_timer.ui.widgets.buttons import LEAST_HIT_PX
from lunge_timer.ui.widgets.card import CHOSEN_EDGE_PX, FOCUS_PX, paint_rounded
from lunge_timer.ui.widgets.flow_layout import FlowLayout
from lunge_timer.ui.widgets.segments import Segment, Segments

_RADIUS_PX = 12.0
_GAP_EMS = 0.27
_HEIGHT_EMS = 1.9
_WIDTH_EMS = 2.1
_PAD_EMS = 0.5
_PILL_PAD_EMS = 1.5
_LINE_SPACE_PX = 8
_LINE_GAP_PX = 3  # above a word that stands below its number
_GIVING_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
TAKE_BACK_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ScalePoint(NamedTuple):
    """A number of a scale, and a word to stand below it; spoken: what is told in the place of words."""

    value: int
    words: str
    below: str = ""
    spoken: str = ""


class AnswerButton(Segment):
    """An answer in a box of its own; the one that is given has a thick edge and bold letters."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return self._box().size().toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        box, radius_px = self._box(), self._radius_px()
        fill, edge, edge_px = colors.window, colors.edge, 1.0
        if self.isChecked():
            fill, edge, edge_px = colors.track, colors.accent, CHOSEN_EDGE_PX
        elif self.underMouse() or self.isDown():
            fill = colors.track
        with QPainter(self) as painter:
            if self.hasFocus():  # a line around it
                paint_rounded(painter, box, radius_px, fill=colors.ink)
            inside = box.adjusted(FOCUS_PX, FOCUS_PX, -FOCUS_PX, -FOCUS_PX)
            paint_rounded(painter, inside, radius_px - FOCUS_PX, fill=fill, edge=edge, edge_px=edge_px)
            painter.setPen(colors.ink)
            painter.setFont(text_font(bold=self.isChecked()))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())

    def _box(self) -> QRectF:
        em_px = self.fontMetrics().height()
        text_px = self.fontMetrics().horizontalAdvance(self.text()) + em_px * _PAD_EMS
        width_px = max(LEAST_HIT_PX, em_px * _WIDTH_EMS, text_px)
        return QRectF(0, 0, round(width_px), answer_height_px())

    def _radius_px(self) -> float:
        return _RADIUS_PX


class AnswerPill(AnswerButton):
    """An answer that is given or not, whatever is said beside it."""

    accessible_role = "check box"

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.setAutoExclusive(False)
        self.setAccessibleName(name)

    def _box(self) -> QRectF:
        text_px = self.fontMetrics().horizontalAdvance(self.text())
        width_px = round(text_px + self.fontMetrics().height() * _PILL_PAD_EMS)
        return QRectF(0, 0, width_px, answer_height_px())

    def _radius_px(self) -> float:
        return answer_height_px() / 2


class ScaleButton(AnswerButton):
    """A number of a scale, with a word below it where it has one.

    words_below are those of the whole scale: each number takes up as much room as they need.
    """

    def __init__(self, point: ScalePoint, words_below: Sequence[str]) -> None:
        self._below = point.below
        self._words_below = [words for words in words_below if words]
        super().__init__(point.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrows choose from the first on: Qt only moves the keyboard while nothing is chosen.

        Who goes to an answer with the arrows has given it: Space or Enter after that is to confirm it, and
        takes nothing back. That is for Delete and Backspace.
        """
        if self.isChecked() and event.key() in _GIVING_KEYS:
            return
        if event.key() in TAKE_BACK_KEYS:
            if self.isChecked():
                self.click()
            return
        super().keyPressEvent(event)
        reached = self.window().focusWidget()
        if reached is not self and reached in self.group().buttons() and not self.group().checkedButton():
            reached.click()

    def sizeHint(self) -> QSize:
        """The box, what is left free beside it, and the line below."""
        box, line = self._box(), QFontMetrics(text_font(SMALL))
        width_px = round(box.width() + self.fontMetrics().height() * _GAP_EMS)
        words_px = [line.horizontalAdvance(words) for words in self._words_below]
        line_px = line.height() + _LINE_GAP_PX if words_px else 0
        return QSize(max([width_px, *words_px]), round(box.height()) + line_px)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colors = current_colors()
        line = QRectF(self.rect())
        line.setTop(self._box().bottom() + _LINE_GAP_PX)
        with QPainter(self) as painter:
            painter.setPen(colors.ink if self.isChecked() else colors.muted)
            painter.setFont(text_font(SMALL))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self._below)


class Scale(Segments):
    """The numbers that may be the answer; none is marked while it is open. chosen is None where it is again.

    The question itself is told to screen readers alone, with each number.
    """

    accessible_role = "group"

    def __init__(self, question: str, points: Sequence[ScalePoint]) -> None:
        super().__init__(question, (), quiet=True)
        self._points = tuple(points)
        self.setAccessibleName(question)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.show_options([(point.value, point.words) for point in points])

    @Slot(int)
    def choose(self, number: int) -> None:
        """Give an answer; another click on the one that is given takes it back."""
        if self._points[number].value == self._value:
            self.show_value(None)
            self.chosen.emit(None)
        else:
            super().choose(number)

    def _make_row(self) -> QLayout:
        return FlowLayout(0, self, line_space_px=_LINE_SPACE_PX, even=True)

    def _make_segment(self, number: int, words: str) -> Segment:
        point = self._points[number]
        button = ScaleButton(point, [each.below for each in self._points])
        told = ", ".join([point.spoken or words, *filter(None, [point.below])])
        button.setAccessibleName(f"{self._title} {told}")
        return button


def answer_height_px() -> int:
    """How high the box of an answer is."""
    return max(LEAST_HIT_PX, round(QFontMetrics(text_font(bold=True)).height() * _HEIGHT_EMS))
