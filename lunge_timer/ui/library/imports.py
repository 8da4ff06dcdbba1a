"""Imports routine files, and asks before a newer prescription takes the place of an older one."""

from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.prescribed import as_prescribed, issued_on, prescription_of
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.differences import changed_by_person, differences
from lunge_timer.errors import LungeTimerError, StoreError
from lunge_timer.language import _
from lunge_timer.store.files import shown
from lunge_timer.ui.library.controller import LibraryController
from lunge_timer.ui.widgets.day_text import full_day_text
from lunge_timer.ui.widgets.question import Answers, Question

_REPLACE = 2  # the number of that answer


class RoutineImports(QObject):
    """Takes over files one by one; of those that are newer prescriptions it asks one question at a time."""

    def __init__(self, library: LibraryController, exercises: Exercises) -> None:
        super().__init__(library)
        self._library = library
        self._exercises = exercises
        self._newer: deque[tuple[str, Routine]] = deque()  # ids, and what is to take their places
        self._question: Question | None = None
        library.page.import_requested.connect(self.take)

    @Slot(object)
    def take(self, paths: list[Path]) -> list[str]:
        """Take over every file that is a routine; of those that are not, say why, and return that too."""
        problems = []
        for path in paths:
            try:
                self._take(path)
            except LungeTimerError as error:
                problems.append(str(error))
        self._library.page.show_note("\n".join(problems))
        self._ask_next()
        return problems

    def _take(self, path: Path) -> None:
        found = self._library.collection.same_prescription(path)
        if found is None:
            self._library.import_file(path)
            return
        routine, own = found
        if own.routine is not None and self._is_newer(routine, own.routine):
            self._newer.append((own.id, routine))
            return
        self._library.page.choose(own.id)
        here = _("{file}: “{name}” is here already as it was prescribed on {day}; this file is not newer")
        raise StoreError(
            here.format(file=shown(path), name=own.name, day=full_day_text(issued_on(own.routine)))
        )

    def _is_newer(self, routine: Routine, old: Routine) -> bool:
        """Whether it was issued later, or on the same day and is another: a mistake was mended."""
        if issued_on(routine) == issued_on(old):
            return any(
                differences(as_prescribed(old), as_prescribed(routine), self._exercises, full_day_text)
            )
        return issued_on(routine) > issued_on(old)

    def _ask_next(self) -> None:
        while self._question is None and self._newer:
            item_id, routine = self._newer.popleft()
            old = self._library.kept_routine(item_id)
            if old is not None and self._is_newer(routine, old):  # one that was asked before may be newer yet
                self._ask(item_id, old, routine)

    def _ask(self, item_id: str, old: Routine, new: Routine) -> None:
        answers: Answers = {
            _("Cancel"): self._end,
            _("Keep both"): partial(self._end, partial(self._library.add_prescription, new)),
            _("Replace"): partial(self._end, partial(self._library.replace_prescription, item_id, new)),
        }
        self._question = newer_question(old, new, answers, self._exercises, self._library.page)
        self._library.page.choose(item_id)
        self._question.ask()

    def _end(self, deed: Callable[[], object] | None = None) -> None:
        self._question = None
        if deed is not None:
            deed()
        self._ask_next()


class NewerQuestion(Question):
    """Wide enough for two days side by side."""

    widest_ems = 34.0


def newer_question(
    old: Routine, new: Routine, answers: Answers, exercises: Exercises, page: QWidget
) -> Question:
    """Whether a newer prescription is to take the place of an own routine, with every difference."""
    prescription = prescription_of(new)
    name = "" if prescription is None else prescription.by
    title = _("{name} has prescribed “{routine}” anew").format(name=name, routine=new.name)
    question = NewerQuestion(title, _("This is different:"), answers, page, main=_REPLACE)
    told = differences(as_prescribed(old), new, exercises, full_day_text)
    for subject, some in groupby(told, lambda one: one.subject):
        question.add_row(subject, "\n".join(one.change for one in some))
    if changes := changed_by_person(old, exercises):
        goes = _("{changes}. To replace takes this away; Undo brings it back.")
        question.add_row(_("Changed by you"), goes.format(changes=changes))
    return question
