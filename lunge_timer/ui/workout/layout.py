"""Where everything stands on the workout page, as shares of its size."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

from lunge_timer.ui.workout.header import header_px

# What must be read from three metres grows with the height alone; it has these shares of it.
_CUE = 0.135
_LEG_LINE = 0.07  # a line
# The frame around it has these, of the height or, on a screen that is higher, of what a wide one would have.
_BAR = 0.0075
_MARGIN = 0.04
_STRIP = 0.045
_CONTROLS = 0.07
_CONTROLS_LEAST_PX = 40
_GAP = 0.018
_WIDE = 1.5  # widths to a height
_RING_MOST, _RING_LEAST = 0.37, 0.55  # of the width, and of the height where that is more
_COUNTERS = 0.5  # of the right side's height
# On a screen that is not much wider than high, the leg's line has a row of its own above the ring.
_SQUARE, _HIGH = 1.22, 0.95  # widths to a height
_SIDE_LEAST = 0.14  # of the height
_FIGURE, _COUNTERS_BELOW = 0.44, 0.26  # of the side's height, where it has all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class PageParts:
    """What a step has to show: how many lines its leg may take, a figure, counters."""

    leg_lines: int = 2
    has_figure: bool = True
    has_counters: bool = True


ALL_PARTS = PageParts()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutLayout:
    """The rectangles of the workout screen's parts; none overlaps another, and all but the bar are inside."""

    bar: QRect
    inside: QRect  # of the page's margin
    header: QRect
    leg_line: QRect
    figure: QRect
    ring: QRect
    counters: QRect
    next_up: QRect
    cue: QRect
    strip: QRect
    controls: QRect


def lay_out(width: int, height: int, parts: PageParts = ALL_PARTS) -> WorkoutLayout:
    """Lay the screen out for a window of that many pixels.

    Where there is no figure its room is the cue's, and without counters what comes next stands in the middle.
    """
    unit = min(height, width / _WIDE)
    margin, gap = round(unit * _MARGIN), round(unit * _GAP)
    inner = width - 2 * margin
    bar = QRect(0, 0, width, max(4, round(unit * _BAR)))
    header = QRect(margin, bar.height() + gap // 2, inner, header_px(width, height))
    inside = QRect(margin, header.top(), inner, height - margin - header.top())
    controls_px = max(_CONTROLS_LEAST_PX, round(unit * _CONTROLS))
    controls = QRect(margin, height - margin - controls_px, inner, controls_px)
    strip_px = round(unit * _STRIP)
    strip = QRect(margin, controls.top() - gap - strip_px, inner, strip_px)
    cue_px = round(height * _CUE)
    cue = QRect(margin, strip.top() - gap - cue_px, inner, cue_px)
    top = header.bottom() + 1 + gap // 2
    middle = QRect(margin, top, inner, cue.top() - gap - top)
    if width >= _SQUARE * height:
        left, ring, right = _columns(middle, gap, round(max(width * _RING_MOST, height * _RING_LEAST)))
        leg_line, figure = _stacked(left, 0, parts.leg_lines * _LEG_LINE * height / left.height())
        counters, next_up = _stacked(right, gap, _COUNTERS)
        if not parts.has_figure:
            cue = figure.united(QRect(left.left(), cue.top(), left.width(), cue.height()))
        if not parts.has_counters:
            next_up = next_up.translated(0, right.center().y() - next_up.center().y())
    else:
        leg_line, figure, ring, counters, next_up = _high(middle, width, height, gap)
    return WorkoutLayout(
        bar=bar,
        inside=inside,
        header=header,
        leg_line=leg_line,
        figure=figure,
        ring=ring,
        counters=counters,
        next_up=next_up,
        cue=cue,
        strip=strip,
        controls=controls,
    )


def _high(area: QRect, width: int, height: int, gap: int) -> tuple[QRect, QRect, QRect, QRect, QRect]:
    """Leg line, figure, ring, counters and what comes next, on a screen that is not much wider than high."""
    leg_line, below = _stacked(area, gap, 2 * _LEG_LINE * height / area.height())
    side_px = round(height * _SIDE_LEAST)
    if width >= _HIGH * height:
        figure, ring, right = _columns(below, gap, area.width() - 2 * (side_px + 2 * gap))
        counters, next_up = _stacked(right, gap, _COUNTERS)
        return leg_line, figure, ring, counters, next_up
    ring_px = min(below.height(), area.width() - side_px - 2 * gap)
    ring = QRect(0, 0, ring_px, ring_px)
    ring.moveCenter(below.center())
    ring.moveRight(below.right())
    side = below.adjusted(0, 0, -(ring_px + 2 * gap), 0)
    figure, rest = _stacked(side, gap, _FIGURE)
    counters, next_up = _stacked(rest, gap, _COUNTERS_BELOW / (1 - _FIGURE))
    return leg_line, figure, ring, counters, next_up


def _columns(area: QRect, gap: int, ring_most_px: int) -> tuple[QRect, QRect, QRect]:
    """The ring in the middle, and what is left on both sides of it."""
    ring_px = min(area.height(), ring_most_px)
    side_px = (area.width() - ring_px) // 2 - 2 * gap
    ring_left = area.left() + (area.width() - ring_px) // 2
    ring = QRect(ring_left, area.top() + (area.height() - ring_px) // 2, ring_px, ring_px)
    left = QRect(area.left(), area.top(), side_px, area.height())
    return left, ring, left.translated(area.width() - side_px, 0)


def _stacked(area: QRect, gap: int, upper: float) -> tuple[QRect, QRect]:
    """Two parts, one above the other; upper is the first one's share of the height."""
    upper_px = round(area.height() * upper)
    first = QRect(area.left(), area.top(), area.width(), upper_px)
    return first, area.adjusted(0, upper_px + gap, 0, 0)
