"""Widgets that the screens share; none of them knows a screen."""
