"""Where a problem is shown: the row and the field for a place in the file, and the other way round."""

import re
from typing import NamedTuple

from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.ui.editor.draft import WHOLE
from lunge_timer.ui.editor.own_changes import is_own_key, own_key
from lunge_timer.ui.editor.rows import places_of, rows_of

# A row, or an own exercise; and the key of the field there: of a number in a list, that of the list.
_PLACE = re.compile(
    r"(?:(?P<row>blocks\[\d+\](?:\.blocks\[\d+\])?)|exercises\[(?P<own>\d+)\](?:\.phases\[(?P<phase>\d+)\])?)"
    r"(?:\.(?P<key>.*?)(?:\[\d+\])?)?$"
)


class Spot(NamedTuple):
    """Where a problem is shown: the row, from 0 or WHOLE, and the key of the field."""

    row: int
    key: str


class Spots:
    """Finds the row and the key of the field for a place in the file, and the place for these."""

    def __init__(self, routine: Routine) -> None:
        self._places = places_of(routine)
        self._own = routine.own_exercises
        self._users = [row.block for row in rows_of(routine)]

    def place(self, number: int, key: str) -> str:
        if not is_own_key(key):
            return key if number == WHOLE else f"{self._places[number]}.{key}"
        _head, exercise, field = key.split(".", 2)
        (index,) = (index for index, own in enumerate(self._own) if own.id == exercise)
        match field.split("."):
            case ["phases", phase, part]:
                ids = [each.id for each in self._own[index].phases]
                field = f"phases[{ids.index(phase)}].{part}"
        return f"exercises[{index}].{field}"

    def spot(self, place: str) -> Spot:
        found = _PLACE.match(place)
        if found is None:
            return Spot(WHOLE, place)
        if found["row"]:
            return Spot(self._places.index(found["row"]), found["key"] or "")
        own, key = self._own[int(found["own"])], found["key"] or ""
        if found["phase"]:
            key = f"phases.{own.phases[int(found['phase'])].id}.{key}"
        return Spot(self._row_of(own.id), own_key(own.id, key))

    def _row_of(self, exercise: str) -> int:
        """The first row of that exercise."""
        uses = (
            number
            for number, block in enumerate(self._users)
            if isinstance(block, ExerciseBlock) and block.exercise == exercise
        )
        return next(uses, WHOLE)
