"""The last screen: what was done, beside what was planned."""

from lunge_timer.ui.summary.page import SummaryPage

__all__ = ["SummaryPage"]
