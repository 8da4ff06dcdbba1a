"""The settings: everything that holds for all routines."""

from lunge_timer.ui.settings.page import SettingsPage

__all__ = ["SettingsPage"]
