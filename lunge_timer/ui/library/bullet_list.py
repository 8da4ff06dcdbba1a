"""A list of texts with a number or a bullet before each, as one label."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lunge_timer.ui.theme import SMALL, current_colors, text_font
from lunge_timer.ui.widgets.labels import PlainLabel, Tint
from lunge_timer.ui.widgets.prose import longest_line_px

_WRAP = Qt.TextFlag.TextWordWrap.value
_TALLEST_PX = 100_000
NO_LINE = -1
_LEAST_CHARS = 12  # in a line, marker and aside beside it


class Bullet(NamedTuple):
    """A text after its marker; the aside stands at the right, the hint below in small letters."""

    marker: str
    text: str
    aside: str = ""
    hint: str = ""
    tint: Tint = "accent"  # of marker and aside


class PlacedText(NamedTuple):
    """One piece of text where it is to stand, and how."""

    font: QFont
    place: QRect
    flags: int
    tint: Tint
    text: str
    line: int


class BulletList(PlainLabel):
    """Lines whose texts begin at one edge, wherever they wrap. text() is all of them, for screen readers."""

    line_pointed = Signal(int)  # the number of the line under the pointer, from 0; NO_LINE once it leaves

    def __init__(
        self, parent: QWidget | None = None, *, size: float, tint: Tint = "ink", space_px: int
    ) -> None:
        self._lines: tuple[Bullet, ...] = ()
        self._space_px = space_px
        self._kept: dict[int, tuple[PlacedText, ...]] = {}  # by width: a layout asks again and again
        self._pointed = NO_LINE
        super().__init__(parent=parent, size=size, tint=tint, wrap=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMouseTracking(True)

    def show_lines(self, lines: Sequence[Bullet]) -> None:
        """List these; with none, be hidden."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._kept.clear()
            self._point_at(NO_LINE)
            self.setText("\n".join(" ".join(part for part in line[:4] if part) for line in lines))
        self.setVisible(bool(lines))

    def show_font(self) -> None:
        super().show_font()
        self._kept.clear()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width_px: int) -> int:
        return max((part.place.bottom() + 1 for part in self._parts(width_px)), default=0)

    def sizeHint(self) -> QSize:
        width_px = self.fontMetrics().averageCharWidth() * 3 * _LEAST_CHARS
        return QSize(width_px, self.heightForWidth(width_px))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 2 * _LEAST_CHARS, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        with QPainter(self) as painter:
            for font, place, flags, tint, text, _line in self._parts(self.width()):
                painter.setFont(font)
                painter.setPen(getattr(colors, tint))
                painter.drawText(place, flags, text)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        above = (part.line for part in self._parts(self.width()) if part.place.top() <= event.position().y())
        self._point_at(max(above, default=NO_LINE))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(NO_LINE)

    def _point_at(self, line: int) -> None:
        if line != self._pointed:
            self._pointed = line
            self.line_pointed.emit(line)

    def _parts(self, width_px: int) -> tuple[PlacedText, ...]:
        parts = self._kept.get(width_px)
        if parts is None:
            parts = self._kept[width_px] = tuple(self._placed(width_px))
        return parts

    def _placed(self, width_px: int) -> Iterator[PlacedText]:
        """Everything that is written, line after line."""
        body, strong, small = self.font(), QFont(self.font()), text_font(SMALL)
        strong.setBold(True)
        metrics, strong_metrics, small_metrics = (QFontMetrics(font) for font in (body, strong, small))
        indent_px = max(
            (strong_metrics.horizontalAdvance(f"{line.marker}  ") for line in self._lines), default=0
        )
        left, right = Qt.AlignmentFlag.AlignLeft.value, Qt.AlignmentFlag.AlignRight.value
        top = 0
        for number, line in enumerate(self._lines):
            aside_px = strong_metrics.horizontalAdvance(f"  {line.aside}") if line.aside else 0
            room_px = min(width_px - indent_px - aside_px, longest_line_px(metrics))
            room = QRect(indent_px, top, room_px, _TALLEST_PX)
            place = metrics.boundingRect(room, left | _WRAP, line.text)
            place.setRight(room.right())
            yield PlacedText(
                strong,
                QRect(0, top, indent_px, strong_metrics.height()),
                left,
                line.tint,
                line.marker,
                number,
            )
            yield PlacedText(body, place, left | _WRAP, self._tint, line.text, number)
            if line.aside:
                side = QRect(width_px - aside_px, top, aside_px, strong_metrics.height())
                yield PlacedText(strong, side, right, line.tint, line.aside, number)
            top = place.bottom() + 1
            if line.hint:
                room_px = min(width_px - indent_px, longest_line_px(small_metrics))
                room = QRect(indent_px, top, room_px, _TALLEST_PX)
                place = small_metrics.boundingRect(room, left | _WRAP, line.hint)
                place.setRight(room.right())
                yield PlacedText(small, place, left | _WRAP, "muted", line.hint, number)
                top = place.bottom() + 1
            top += self._space_px
