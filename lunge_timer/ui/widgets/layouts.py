"""Rows and columns: what stands in them, and the space between and around it."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

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
