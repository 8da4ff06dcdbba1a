"""A routine at a glance: its timeline as a strip of coloured bars, with the place where it is now."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from lunge_timer.core.text.numbers import clock_text
from lunge_timer.core.timeline import Step, StepKind, Timeline
from lunge_timer.language import _
from lunge_timer.ui.theme import current_colors, kind_color

# Parts of the full height: the kinds differ in shape as well as in colour.
_HEIGHTS = {
    StepKind.HOLD: 1.0,
    StepKind.MOVE: 0.76,
    StepKind.TIMED: 0.86,
    StepKind.REST: 0.55,
    StepKind.SWITCH: 0.3,
    StepKind.PREPARE: 0.55,
}
_GAP_PX = 1.5
_CORNER_PX = 3.0
_NARROW_PX = 3.5  # a bar narrower than this is drawn as part of a pattern
_STRIPE_PX = 4.0  # of a pattern, its gap included
_HEAD_PX = 4
_PLAYED_OPACITY = 0.42


class StripBar(NamedTuple):
    """One or more steps of a kind that look like one."""

    kind: StepKind
    start_ms: int
    end_ms: int


StripBars: TypeAlias = tuple[StripBar, ...]


def bars_of(timeline: Timeline) -> StripBars:
    """The timeline's steps, those that follow each other in one kind and one set taken together."""

    def look(step: Step) -> tuple[StepKind, int | None, int | None, int | None]:
        return step.kind, step.block, step.round, step.set

    steps = (step for step in timeline.steps if step.estimate_ms)  # what has no length is not planned
    runs = (list(run) for _look, run in groupby(steps, look))
    return tuple(StripBar(run[0].kind, run[0].start_ms, run[-1].end_ms) for run in runs)


class Strip(QWidget):
    """Shows a timeline from left to right; what is played is dim, and a line stands where it is now."""

    accessible_role = "image"

    def __init__(self, parent: QWidget | None = None, *, bar_px: int = 18, head_px: int = 6) -> None:
        """bar_px is the height of a full bar, head_px how far the playhead stands out above and below."""
        super().__init__(parent)
        self._bar_px = bar_px
        self._head_px = head_px
        self._bars: StripBars = ()
        self._total_ms = 0
        self._playhead_ms: int | None = None
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)

    def show_timeline(self, timeline: Timeline) -> None:
        bars = bars_of(timeline)
        if (bars, timeline.total_ms) == (self._bars, self._total_ms):
            return
        self._bars, self._total_ms = bars, timeline.total_ms
        self._forget_picture()
        self._tell()

    def show_playhead(self, at_ms: int | None) -> None:
        """Put the playhead at a time, or take it away. Repaints only what it passed over."""
        if at_ms == self._playhead_ms:
            return
        was_x, self._playhead_ms = self._head_x(), at_ms
        now_x = self._head_x()
        if was_x is None or now_x is None:
            self.update()
        elif was_x != now_x:
            left, right = sorted((was_x, now_x))
            self.update(left - _HEAD_PX, 0, right - left + 2 * _HEAD_PX, self.height())
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(320, self._bar_px + 2 * self._head_px)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._forget_picture()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the bars from the picture kept of them, and draw the playhead."""
        area = event.rect()
        with QPainter(self) as painter:
            picture = self._kept_picture()
            head_x = self._head_x()
            if head_x is None:
                self._copy(painter, picture, area)
                return
            painter.setOpacity(_PLAYED_OPACITY)
            self._copy(painter, picture, area & QRect(0, 0, head_x, self.height()))
            painter.setOpacity(1.0)
            self._copy(painter, picture, area & QRect(head_x, 0, self.width() - head_x, self.height()))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current_colors().ink)
            left = min(max(0, head_x - _HEAD_PX // 2), self.width() - _HEAD_PX)
            painter.drawRoundedRect(left, 0, _HEAD_PX, self.height(), _HEAD_PX / 2, _HEAD_PX / 2)

    def _copy(self, painter: QPainter, picture: QPixmap, area: QRect) -> None:
        """Copy one part of the picture to its own place."""
        ratio = picture.devicePixelRatioF()
        source = QRectF(area.x() * ratio, area.y() * ratio, area.width() * ratio, area.height() * ratio)
        if not area.isEmpty():
            painter.drawPixmap(QRectF(area), picture, source)

    def _kept_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        kept = self._picture
        if kept is None or (kept.size(), kept.devicePixelRatioF()) != (size, ratio):
            kept = self._picture = QPixmap(size)
            kept.setDevicePixelRatio(ratio)
            kept.fill(Qt.GlobalColor.transparent)
            with QPainter(kept) as painter:
                self._paint_bars(painter)
        return kept

    def _paint_bars(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colors = current_colors()
        for kind, left, right in self._shapes():
            height_px = max(2.0, self._bar_px * _HEIGHTS[kind])
            width_px = max(1.0, right - left - _GAP_PX)
            corner_px = min(_CORNER_PX, width_px / 2, height_px / 2)
            top = (self.height() - height_px) / 2
            painter.setBrush(kind_color(colors, kind))
            painter.drawRoundedRect(QRectF(left, top, width_px, height_px), corner_px, corner_px)

    def _shapes(self) -> Iterator[tuple[StepKind, float, float]]:
        """What to draw: kind, left and right; runs of bars too narrow to be seen become a pattern."""
        for narrow, run in groupby(self._bars, self._is_narrow):
            if narrow:
                yield from self._pattern(list(run))
            else:
                yield from ((bar.kind, self._x(bar.start_ms), self._x(bar.end_ms)) for bar in run)

    def _pattern(self, run: list[StripBar]) -> Iterator[tuple[StepKind, float, float]]:
        """Stripes that give each kind its share of the room: each stripe goes to the kind most in arrears."""
        left, right = self._x(run[0].start_ms), self._x(run[-1].end_ms)
        count = max(1, round((right - left) / _STRIPE_PX))
        stripe_ms = (run[-1].end_ms - run[0].start_ms) / count
        due_ms: Counter[StepKind] = Counter()
        waiting = iter(run)
        seen_ms = run[0].start_ms
        for stripe in range(count):
            until_ms = run[0].start_ms + (stripe + 1) * stripe_ms
            while seen_ms < until_ms and (bar := next(waiting, None)):
                due_ms[bar.kind] += bar.end_ms - bar.start_ms
                seen_ms = bar.end_ms
            kind = max(due_ms, key=lambda one: due_ms[one])
            due_ms[kind] -= round(stripe_ms)
            width_px = (right - left) / count
            yield kind, left + stripe * width_px, left + (stripe + 1) * width_px

    def _is_narrow(self, bar: StripBar) -> bool:
        return self._x(bar.end_ms) - self._x(bar.start_ms) < _NARROW_PX

    def _x(self, at_ms: int) -> float:
        return self.width() * at_ms / max(1, self._total_ms)

    def _head_x(self) -> int | None:
        if self._playhead_ms is None:
            return None
        return round(self._x(min(self._total_ms, max(0, self._playhead_ms))))

    def _forget_picture(self) -> None:
        self._picture = None
        self.update()

    def _tell(self) -> None:
        """Put the value in the name, where a screen reader finds it."""
        total = clock_text(self._total_ms)
        name = _("Timeline: {total}").format(total=total)
        if self._playhead_ms is not None:
            played = clock_text(self._playhead_ms // 1000 * 1000)
            name = _("Timeline: {played} of {total}").format(played=played, total=total)
        if name != self.accessibleName():
            self.setAccessibleName(name)
