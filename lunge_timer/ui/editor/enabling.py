"""Buttons that cannot be pressed for now, and where the keyboard goes then."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget


def show_enabled(button: QAbstractButton, refuge: QWidget, *, enabled: bool) -> None:
    """Let button be pressed or not; Qt would pass the keyboard on to its neighbour, whatever that does."""
    if not enabled and button.hasFocus():
        refuge.setFocus(Qt.FocusReason.OtherFocusReason)
    button.setEnabled(enabled)
