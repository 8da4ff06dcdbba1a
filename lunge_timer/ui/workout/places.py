"""Where everything stands on the workout screen, as shares of its size."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

_BAR = 0.0075  # of the height, like all that follow
_MARGIN = 0.04
_HEADER = 0.068
_CUE = 0.135
_STRIP = 0.045
_CONTROLS = 0.07
_CONTROLS_LEAST_PX = 40
_GAP = 0.018
_RING_MOST = 0.36  # of the width
_LEG_LINE = 0.095
_COUNTERS = 0.5  # of the middle band's height


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The rectangles of the workout screen's parts; none overlaps another."""

    bar: QRect
    header: QRect
    leg_line: QRect
    figure: QRect
    ring: QRect
    counters: QRect
    next_up: QRect
    cue: QRect
    strip: QRect
    controls: QRect


def places(width: int, height: int) -> Places:
    """Lay the screen out for a window of that many pixels."""
    margin, gap = round(height * _MARGIN), round(height * _GAP)
    inner = width - 2 * margin
    bar = QRect(0, 0, width, max(4, round(height * _BAR)))
    header = QRect(margin, bar.height() + gap, inner, round(height * _HEADER))
    controls_px = max(_CONTROLS_LEAST_PX, round(height * _CONTROLS))
    controls = QRect(margin, height - margin - controls_px, inner, controls_px)
    strip_px = round(height * _STRIP)
    strip = QRect(margin, controls.top() - gap - strip_px, inner, strip_px)
    cue_px = round(height * _CUE)
    cue = QRect(margin, strip.top() - gap - cue_px, inner, cue_px)
    top = header.bottom() + 1 + gap
    middle_px = cue.top() - gap - top
    ring_px = min(middle_px, round(width * _RING_MOST))
    ring = QRect((width - ring_px) // 2, top + (middle_px - ring_px) // 2, ring_px, ring_px)
    side_px = ring.left() - gap * 2 - margin
    leg_px = round(height * _LEG_LINE)
    counters_px = round(middle_px * _COUNTERS)
    right = width - margin - side_px
    return Places(
        bar=bar,
        header=header,
        leg_line=QRect(margin, top, side_px, leg_px),
        figure=QRect(margin, top + leg_px, side_px, middle_px - leg_px),
        ring=ring,
        counters=QRect(right, top, side_px, counters_px),
        next_up=QRect(right, top + counters_px + gap, side_px, middle_px - counters_px - gap),
        cue=cue,
        strip=strip,
        controls=controls,
    )
