"""Says a sentence to a screen reader, wherever the keyboard is."""

from PySide6 import QtGui  # QtGui.QAccessible: made when first named, which the first picture does not
from PySide6.QtWidgets import QWidget


def announce(speaker: QWidget, sentence: str, *, waits: bool = False) -> None:
    """Have a screen reader say it at once, in the place of what it is saying, or after that if it waits.

    Those that know no announcements, as Orca 43 does not, speak where what has the keyboard gets another
    name, and where something comes into sight whose role is that of a notice (see accessible_roles).
    """
    if sentence and QtGui.QAccessible.isActive():
        event = QtGui.QAccessibleAnnouncementEvent(speaker, sentence)
        politeness = QtGui.QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Polite if waits else politeness.Assertive)
        QtGui.QAccessible.updateAccessibility(event)


def announce_value(control: QWidget, value: int) -> None:
    """Tell a screen reader the new number of a control that Qt knows no number of."""
    if QtGui.QAccessible.isActive():
        QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleValueChangeEvent(control, value))


def announce_name(control: QWidget) -> None:
    """Tell a screen reader that a control is called otherwise now, where Qt does not tell it."""
    if QtGui.QAccessible.isActive():
        event = QtGui.QAccessibleEvent(control, QtGui.QAccessible.Event.NameChanged)
        QtGui.QAccessible.updateAccessibility(event)
