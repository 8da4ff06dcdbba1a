"""A segmented button: one choice of a few, all of them in sight."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lunge_timer.ui.theme import BODY, SMALL, FollowsFont, current_colors, text_font
from lunge_timer.ui.widgets.buttons import LEAST_HIT_PX, takes_return
from lunge_timer.ui.widgets.card import FOCUS_PX, paint_focus, paint_rounded
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill

Value: TypeAlias = str | int

_RADIUS_PX = 10.0
_INSET_PX = 4
_SPACE_PX = 2
_PAD_EMS = 0.8
_QUIET_EDGE_PX = 1.5


class Segment(FollowsFont, QRadioButton):
    """A radio button drawn as a part of a bar; the chosen one is filled, its words are bold.

    A quiet one is filled so that it does not draw the eye from what is to be done on its page.
    """

    accessible_role = "radio button"

    def __init__(self, text: str, parent: QWidget | None = None, *, quiet: bool = False) -> None:
        super().__init__(parent)
        self._size = SMALL if quiet else BODY
        self._quiet = quiet
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn anew as the pointer comes and goes
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_font()

    def show_font(self) -> None:
        # Measured bold, so that nothing moves when it is chosen.
        self.setFont(text_font(self._size, bold=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A held key chooses no further than the next."""
        if not takes_return(self, event) and not event.isAutoRepeat():
            super().keyPressEvent(event)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width_px = metrics.horizontalAdvance(self.text()) + round(metrics.height() * _PAD_EMS)
        return QSize(width_px, max(LEAST_HIT_PX, round(metrics.height() * 1.5)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        area = QRectF(self.rect())
        radius_px = _RADIUS_PX - _INSET_PX / 2
        ink = colors.ink if self.underMouse() or self.hasFocus() else colors.muted
        with QPainter(self) as painter:
            if self.isChecked() and self._quiet:
                edge = colors.accent if self.isEnabled() else None
                pill = area.adjusted(FOCUS_PX, FOCUS_PX, -FOCUS_PX, -FOCUS_PX)  # the focus goes around it
                paint_rounded(painter, pill, radius_px, fill=colors.track, edge=edge, edge_px=_QUIET_EDGE_PX)
                ink = colors.ink
            elif self.isChecked():
                fill = colors.accent if self.isEnabled() else colors.track
                paint_rounded(painter, area, radius_px, fill=fill)
                ink = colors.on_accent
            if self.hasFocus():
                paint_focus(painter, area, radius_px)
            painter.setPen(ink if self.isEnabled() else colors.limb_far)
            painter.setFont(text_font(self._size, bold=self.isChecked()))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())


class SegmentBar(QWidget):
    """The sunken ground of segments: side by side, or one below the other without the room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        fill(self.row, space_px=_SPACE_PX, margins_px=(_INSET_PX,) * 4)

    def minimumSizeHint(self) -> QSize:
        """As narrow as with one segment below the other."""
        return QSize(max(self._widths(), default=0) + 2 * _INSET_PX, self.row.minimumSize().height())

    def sizeHint(self) -> QSize:
        return QSize(self._width_px(), self.row.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            direction = QBoxLayout.Direction
            wanted = direction.LeftToRight if self._width_px() <= self.width() else direction.TopToBottom
            if wanted is not self.row.direction():
                self.row.setDirection(wanted)
                self.updateGeometry()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        with QPainter(self) as painter:
            paint_rounded(painter, QRectF(self.rect()), _RADIUS_PX, fill=colors.window, edge=colors.edge)

    def _width_px(self) -> int:
        """What they need side by side."""
        widths = self._widths()
        return sum(widths) + max(0, len(widths) - 1) * _SPACE_PX + 2 * _INSET_PX

    def _widths(self) -> list[int]:
        items = (self.row.itemAt(number) for number in range(self.row.count()))
        return [item.sizeHint().width() for item in items if item is not None]


class Segments(QWidget):
    """A titled choice; none is marked where the value is none of them.

    A quiet one is in small letters, and its title is for screen readers alone. Hints say what options mean.
    """

    chosen = Signal(object)  # Value, by the person

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[Value, str]],
        *,
        hints: Mapping[str, str] | None = None,
        quiet: bool = False,
    ) -> None:
        super().__init__()
        self._quiet = quiet
        self._hints = hints or {}
        self._title = title
        self._options: tuple[tuple[Value, str], ...] = ()
        self._value: Value | None = None
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.choose)
        self._row = self._make_row()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_options(options)

    @property
    def value(self) -> Value | None:
        """What is chosen."""
        return self._value

    @property
    def segments(self) -> list[Segment]:
        return [button for button in self._group.buttons() if isinstance(button, Segment)]

    def show_options(self, options: Sequence[tuple[Value, str]]) -> None:
        """Offer these, at least one, and no others; the value stays."""
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        old = self.segments
        for segment in old:
            self._group.removeButton(segment)
        for number, (value, words) in enumerate(options):
            segment = self._make_segment(number, words)
            hint = self._hints.get(str(value), "")
            segment.setToolTip(hint)
            segment.setAccessibleDescription(hint)
            self._group.addButton(segment, number)
            self._row.addWidget(segment)
        if old:  # what is made later would come last
            for before, after in pairwise([old[-1], *self.segments]):
                QWidget.setTabOrder(before, after)
        for segment in old:
            self._row.removeWidget(segment)
            segment.hide()
            segment.deleteLater()
        self.show_value(self._value)

    def show_value(self, value: Value | None) -> None:
        """Mark what is chosen, and let Tab come to it: arrows choose only from there. Nobody is told.

        Where nothing is chosen Tab comes to the one that has the keyboard, or else to the first.
        """
        self._value = value
        values = [each for each, _words in self._options]
        keyboard = next((number for number, one in enumerate(self.segments) if one.hasFocus()), 0)
        stop = values.index(value) if value in values else keyboard
        policy = Qt.FocusPolicy
        self._group.setExclusive(False)  # else none could be unmarked
        for number, each in enumerate(values):
            button = self._group.button(number)
            button.setChecked(each == value)
            button.setFocusPolicy(policy.StrongFocus if number == stop else policy.ClickFocus)
        self._group.setExclusive(True)

    @Slot(int)
    def choose(self, number: int) -> None:
        value = self._options[number][0]
        if value != self._value:
            self._value = value
            self.chosen.emit(value)

    def _make_row(self) -> QLayout:
        """What the segments stand in, put on this widget."""
        bar = SegmentBar()
        column = fill(QVBoxLayout(self), bar, space_px=8)
        if not self._quiet:
            column.insertWidget(0, PlainLabel(self._title, wrap=True))
        return bar.row

    def _make_segment(self, _number: int, words: str) -> Segment:
        segment = Segment(words, quiet=self._quiet)
        segment.setAccessibleName(f"{self._title}: {words}")
        return segment
