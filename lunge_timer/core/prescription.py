"""What somebody prescribed: who, from when until when, how often, and up to which pain."""

from typing import Literal

from msgspec import Struct

PER_WEEK = (1, 21)  # workouts
PAIN_LIMIT = (0, 10)


class Prescription(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Days are ISO (2026-11-28), until included; pain_limit is 0 to 10.

    fixed: no advice changes its numbers; by-rule: advice may. The person may in either case.
    """

    by: str
    issued: str
    until: str | None = None
    per_week: int | None = None
    pain_limit: int | None = None
    change: Literal["fixed", "by-rule"] = "fixed"
