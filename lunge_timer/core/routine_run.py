"""The routine as it was run, as a workout's document tells it: a routine file's text, and if it was eased."""

import msgspec

from lunge_timer.core.routine import Routine


class RoutineRun(Routine, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """eased: its sets were halved for that day, and for no longer."""

    eased: bool = False


def eased_document(document: str) -> str:
    """The same document, of a day whose sets were halved."""
    return msgspec.json.encode(msgspec.json.decode(document) | {"eased": True}).decode()
