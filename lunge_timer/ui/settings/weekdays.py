"""The days of the week, each of which is chosen or not."""

from collections.abc import Collection

from PySide6.QtCore import QLocale, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from lunge_timer.ui.theme import FollowsFont, current_colors, text_font
from lunge_timer.ui.widgets.buttons import LEAST_HIT_PX, takes_return
from lunge_timer.ui.widgets.card import paint_focus, paint_rounded
from lunge_timer.ui.widgets.flow_layout import FlowLayout

_RADIUS_PX = 10.0
_PAD_EMS = 0.9
_SPACE_PX = 4
_WEEK = range(1, 8)  # as Qt numbers it, from Monday on


class DayBox(FollowsFont, QCheckBox):
    """A check box drawn as a button that is filled where it is on."""

    accessible_role = "check box"

    def __init__(self, day: int) -> None:
        """Day as Qt numbers it."""
        super().__init__(QLocale().standaloneDayName(day, QLocale.FormatType.ShortFormat))
        self.setAccessibleName(QLocale().standaloneDayName(day))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn anew as the pointer comes and goes
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_font()

    def show_font(self) -> None:
        self.setFont(text_font(bold=True))  # measured bold, so that nothing moves when it is chosen

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width_px = metrics.horizontalAdvance(self.text()) + round(metrics.height() * _PAD_EMS)
        return QSize(width_px, max(LEAST_HIT_PX, round(metrics.height() * 1.5)))

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not takes_return(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        area = QRectF(self.rect())
        ink = colors.ink if self.underMouse() or self.hasFocus() else colors.muted
        with QPainter(self) as painter:
            if self.isChecked():
                fill = colors.accent if self.isEnabled() else colors.track
                paint_rounded(painter, area, _RADIUS_PX, fill=fill)
                ink = colors.on_accent
            else:
                paint_rounded(painter, area, _RADIUS_PX, fill=colors.window, edge=colors.edge)
            if self.hasFocus():
                paint_focus(painter, area, _RADIUS_PX)
            painter.setPen(ink if self.isEnabled() else colors.limb_far)
            painter.setFont(text_font(bold=self.isChecked()))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())


class Weekdays(QWidget):
    """Which days are chosen: a tuple of numbers, 0 being Monday."""

    chosen = Signal(object)  # tuple[int, ...], by the person

    def __init__(self) -> None:
        super().__init__()
        self.boxes = [DayBox(day) for day in _WEEK]
        row = FlowLayout(_SPACE_PX, self)
        for box in self.boxes:
            row.addWidget(box)
            box.clicked.connect(self.tell)

    def show_days(self, days: Collection[int]) -> None:
        for day, box in enumerate(self.boxes):
            box.setChecked(day in days)

    @Slot()
    def tell(self) -> None:
        self.chosen.emit(tuple(day for day, box in enumerate(self.boxes) if box.isChecked()))
