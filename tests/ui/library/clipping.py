"""What holds for every page: no text is cut off, covered by its neighbour or outside of its parent."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.stepper import Stepper

SIZES = [(640, 480), (900, 600), (1024, 600), (1280, 800), (1920, 1080)]
# Sizes of a page, and the largest letters with which all is whole in it.
LARGEST = [
    ((640, 480), 1.25),
    ((900, 600), 1.75),
    ((1024, 600), 2.0),
    ((1280, 800), 2.0),
    ((1920, 1080), 2.0),
]
LOOKS = [*((size, 1.0) for size in SIZES), *LARGEST]


def faults(page: QWidget) -> list[str]:
    """Everything on page that is cut off or covered, in words."""
    leaves = [one for one in page.findChildren(QWidget) if one.isVisible() and _is_leaf(one)]
    cut = [f"{_name(one)} is cut off: {_cut(one)}" for one in leaves if _cut(one)]
    out = [f"{_name(one)} stands out of its parent" for one in leaves if not _inside(one)]
    over = [
        f"{_name(one)} and {_name(other)} overlap"
        for one, other in combinations(leaves, 2)
        if _place(one, page).intersects(_place(other, page))
    ]
    return cut + out + over


def _is_leaf(widget: QWidget) -> bool:
    """Whether widget says something, and is no part of another that does."""
    if isinstance(widget.parentWidget(), Stepper):
        return False
    return isinstance(widget, PlainLabel | QAbstractButton | Stepper)


def _cut(widget: QWidget) -> str:
    """Why what widget says does not fit into it, or nothing."""
    if isinstance(widget, FitLabel):
        return "" if _fits(widget) else "no letters are small enough"
    if isinstance(widget, PlainLabel) and widget.hasHeightForWidth():
        need_px = widget.heightForWidth(widget.width())
        return "" if need_px <= widget.height() else f"{need_px} of {widget.height()} px high"
    need = widget.sizeHint()
    fits = need.width() <= widget.width() and need.height() <= widget.height()
    return "" if fits else f"{need.toTuple()} in {widget.size().toTuple()}"


def _fits(label: FitLabel) -> bool:
    label.cap_px()
    metrics, area = QFontMetricsF(label.font()), label.contentsRect()
    box = metrics.boundingRect(area.toRectF(), label._flags(), label.text())
    return box.width() <= area.width() + 1 and box.height() <= area.height() + 1


def _inside(widget: QWidget) -> bool:
    """Whether all of widget is within every ancestor that does not scroll."""
    parent = widget.parentWidget()
    place = widget.geometry()
    while parent is not None and not parent.isWindow():
        if not parent.rect().contains(place):
            return False
        place = place.translated(parent.pos())
        parent = parent.parentWidget()
        if parent is not None and isinstance(parent.parentWidget(), QScrollArea):
            return True  # further out it may scroll
    return parent is None or parent.rect().contains(place)


def _place(widget: QWidget, page: QWidget) -> QRect:
    """Where widget is seen on page: what scrolls may pass beneath what does not."""
    place = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        if isinstance(parent.parentWidget(), QScrollArea):
            place &= QRect(parent.mapTo(page, QPoint(0, 0)), parent.size())
        parent = parent.parentWidget()
    return place


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, PlainLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} “{text or widget.accessibleName()}”"
