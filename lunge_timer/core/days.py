"""Days as texts: 2026-11-28."""

from datetime import date


def is_day(text: str) -> bool:
    """Whether it is a day of the calendar in that form."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
