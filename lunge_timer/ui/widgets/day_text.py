"""A day in the words and the order of the person's own locale."""

import re

from PySide6.QtCore import QDate, QLocale, Qt


def full_day_text(iso_day: str) -> str:
    """1 November 2026, without the day of the week that the locale's long form has."""
    form = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    form = re.sub(r"^dddd[\s,.]*|[\s,.]*dddd$", "", form)
    return QLocale().toString(QDate.fromString(iso_day, Qt.DateFormat.ISODate), form)
