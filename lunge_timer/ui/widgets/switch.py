"""A switch, on or off, and a row with a switch and the words that say of what."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lunge_timer.ui.theme import SMALL, current_colors
from lunge_timer.ui.widgets.buttons import LEAST_HIT_PX, takes_return
from lunge_timer.ui.widgets.card import paint_focus, paint_rounded
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill

_TRACK_EMS = 1.25  # the track's height, in heights of the letters beside it
_WIDTH = 1.75  # of the track's height
_GAP = 0.14  # of it, around the knob
_RING_PX = 4  # room for the focus around the track


class Switch(QCheckBox):
    """A check box drawn as a switch: where it is on, the knob stands at the right."""

    accessible_role = "check box"

    def sizeHint(self) -> QSize:
        track_px = self._track_px()
        width_px, height_px = round(track_px * _WIDTH), round(track_px)
        return QSize(width_px + 2 * _RING_PX, max(LEAST_HIT_PX, height_px + 2 * _RING_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not takes_return(self, event):
            super().keyPressEvent(event)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        track_px = self._track_px()
        track = QRectF(0, 0, track_px * _WIDTH, track_px)
        track.moveCenter(QRectF(self.rect()).center())
        radius_px = track_px / 2
        knob_px = track_px * (1 - 2 * _GAP)
        knob = QRectF(0, 0, knob_px, knob_px)
        knob_x = track.right() - radius_px if self.isChecked() else track.left() + radius_px
        knob.moveCenter(QPointF(knob_x, track.center().y()))
        fill, edge, ink = colors.window, colors.muted, colors.muted
        if not self.isEnabled():
            fill, edge, ink = colors.track, colors.track, colors.limb_far
        elif self.isChecked():
            fill, edge, ink = colors.accent, colors.accent, colors.on_accent
        with QPainter(self) as painter:
            paint_rounded(painter, track, radius_px, fill=fill, edge=edge, edge_px=2.0)
            paint_rounded(painter, knob, knob_px / 2, fill=ink)
            if self.hasFocus():  # around the track: on the edge of one that is off it would not be seen
                ring = track.adjusted(-_RING_PX, -_RING_PX, _RING_PX, _RING_PX)
                paint_focus(painter, ring, radius_px + _RING_PX)

    def _track_px(self) -> float:
        return self.fontMetrics().height() * _TRACK_EMS


class SwitchRow(QWidget):
    """What is switched, in words that can be clicked too, and the switch."""

    switched = Signal(bool)  # by the person

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = Switch()
        self.switch.setAccessibleName(title)
        self.switch.setAccessibleDescription(hint)
        self.switch.clicked.connect(self.switched)
        words = fill(QVBoxLayout(), PlainLabel(title, wrap=True), space_px=2)
        if hint:
            words.addWidget(PlainLabel(hint, size=SMALL, tint="muted", wrap=True))
        row = fill(QHBoxLayout(self), space_px=16)
        row.addLayout(words, 1)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_on(self, *, on: bool) -> None:
        self.switch.setChecked(on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.switch.click()
