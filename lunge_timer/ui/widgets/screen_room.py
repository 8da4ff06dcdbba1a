"""The room that a screen has for a window, and the frame that a window has around it."""

from PySide6.QtCore import QRect

FRAME_PX = 16, 48  # left for the frame, in all, while nobody knows how large it is


def moved_into(area: QRect, room: QRect) -> QRect:
    """An area moved to where all of it is in the room, or its upper left corner where it is too large."""
    left = max(room.left(), min(area.left(), room.right() + 1 - area.width()))
    top = max(room.top(), min(area.top(), room.bottom() + 1 - area.height()))
    return QRect(left, top, area.width(), area.height())
