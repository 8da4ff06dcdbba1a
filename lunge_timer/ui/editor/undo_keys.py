"""The keys that no field takes for itself: the page goes back over all of them."""

from PySide6.QtGui import QKeyEvent, QKeySequence


def is_undo_or_redo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
