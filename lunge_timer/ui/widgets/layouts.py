"""Rows and columns that are filled at once, and a page that stays in the middle of a wide window."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QWidget

BoxT = TypeVar("BoxT", bound=QBoxLayout)


def fill(
    box: BoxT,
    *parts: QWidget | QLayout,
    space_px: int = -1,
    margins_px: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> BoxT:
    """Put the parts into a row or a column; the space between them is the style's where none is given."""
    box.setContentsMargins(*margins_px)
    box.setSpacing(space_px)
    for part in parts:
        if isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)
    return box


def centred(widget: QWidget, left_px: int = 0, right_px: int = 0) -> QWidget:
    """The widget in the middle of a row, as wide as it may be."""
    middle = QWidget()
    row = fill(QHBoxLayout(middle), widget, space_px=0, margins_px=(left_px, 0, right_px, 0))
    row.setStretch(0, 1000)
    row.insertStretch(0, 1)
    row.addStretch(1)
    return middle
