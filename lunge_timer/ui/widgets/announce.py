"""Says a sentence to a screen reader, wherever the keyboard is."""

from PySide6 import (
    QtGui,  # QtGui.QAccessible: made when first named, 2.5 ms, which the first picture does not
)
from PySide6.QtWidgets import QWidget


def announce(speaker: QWidget, sentence: str) -> None:
    """Have a screen reader say it at once, in the place of what it is saying."""
    if sentence and QtGui.QAccessible.isActive():
        event = QtGui.QAccessibleAnnouncementEvent(speaker, sentence)
        event.setPoliteness(QtGui.QAccessible.AnnouncementPoliteness.Assertive)
        QtGui.QAccessible.updateAccessibility(event)
