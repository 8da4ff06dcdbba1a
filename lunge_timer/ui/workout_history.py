"""The history on a thread of its own: what is asked of it is answered on the event loop, in order."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import NamedTuple, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from lunge_timer.core.answers import Correction
from lunge_timer.core.done_workout import Away, Goal, Workout
from lunge_timer.core.weeks import day_number
from lunge_timer.errors import StoreError
from lunge_timer.language import _
from lunge_timer.store.atomic import replacing
from lunge_timer.store.history.content import Counts
from lunge_timer.store.history.exchange import read_history
from lunge_timer.store.history.history import History

Deed: TypeAlias = Callable[[], object]
T = TypeVar("T")
_RETRY_MS = 30_000
_JOIN_S = 5.0  # a disk that hangs must not keep the window open


class ExportKind(StrEnum):
    JSON = "json"  # all there is, to be imported again
    CSV = "csv"  # a row for each set and leg, for spreadsheets


class Remembered(NamedTuple):
    """All there is. Workouts that were deleted are not among them; the earliest stand first."""

    workouts: Sequence[Workout] = ()
    goals: Sequence[Goal] = ()
    aways: Sequence[Away] = ()


def today() -> int:
    """The day by the clock on the wall, counted as a workout's local_day is."""
    return day_number(datetime.now().astimezone().date())


def _nobody(_reason: str) -> None: ...


class WorkoutHistory(QObject):
    """Asks and changes a History without waiting for the disk.

    What cannot be written stays in memory and is tried again; why is said once, until it could be written.
    """

    opened = Signal()
    changed = Signal()  # what it holds
    told = Signal(str)  # a sentence
    _due = Signal(object)  # Deed: to be done on the event loop

    def __init__(self, make_history: Callable[..., History], parent: QObject) -> None:
        """make_history is called with tell, which takes the sentences that there are to be said."""
        super().__init__(parent)
        self._history = make_history(tell=self.told.emit)
        self._deeds: SimpleQueue[Deed | None] = SimpleQueue()
        self._problem = ""  # why something waits to be written
        self._unwritten: list[Callable[[str], object]] = []  # who is to be told once that it is
        self._refused = False
        self._thread = Thread(target=self._work, name="history", daemon=True)
        self._retry = QTimer(self, singleShot=True, interval=_RETRY_MS)
        self._retry.timeout.connect(self.retry)
        self._due.connect(self._do)

    def start(self) -> None:
        """Open the history; what there is to say of it is told."""
        self._thread.start()
        self.ask(lambda history: history.open().sentence, self._take_opening)

    def ask(self, question: Callable[[History], T], answer: Callable[[T], object]) -> None:
        """Hand answer what question returns; where it cannot be answered, say why instead."""

        def deed() -> None:
            try:
                found = question(self._history)
            except StoreError as error:
                self._post(partial(self.told.emit, str(error)))
            else:
                self._post(partial(answer, found))

        self._deeds.put(deed)

    def read(self, then: Callable[[Remembered], object]) -> None:
        """Hand over all there is."""
        self.ask(lambda history: Remembered(history.workouts(), history.goals(), history.aways()), then)

    # What is changed. done is handed why that is in memory alone, and nothing where it is in the file.

    def save(self, workout: Workout, done: Callable[[str], object] = _nobody) -> None:
        self._change(lambda history: history.save(workout), done)

    def correct(self, uid: str, correction: Correction, done: Callable[[str], object] = _nobody) -> None:
        """Correct that workout as it is known by then; one that is deleted stays as it was."""
        self._change(lambda history: history.correct(uid, correction), done)

    def delete(self, uid: str) -> None:
        self._change(lambda history: history.delete(uid))

    def undelete(self, uid: str) -> None:
        self._change(lambda history: history.undelete(uid))

    def set_goal(self, goal: Goal) -> None:
        self._change(lambda history: history.set_goal(goal))

    def add_away(self, away: Away) -> None:
        self._change(lambda history: history.add_away(away))

    def remove_away(self, away: Away) -> None:
        self._change(lambda history: history.remove_away(away))

    # Files for other programs. then is called where it is done; where it cannot be, why is told.

    def export(self, path: Path, kind: ExportKind, then: Callable[[], object]) -> None:
        def export(history: History) -> None:
            (history.export_json if kind is ExportKind.JSON else history.export_csv)(path)

        self.ask(export, lambda _nothing: then())

    def write_file(self, path: Path, content: bytes, then: Callable[[], object]) -> None:
        """Write what was made of the history into that file, over what may be there."""

        def write(_history: History) -> None:
            with replacing(path) as file:
                file.write(content)

        self.ask(write, lambda _nothing: then())

    def plan_import(self, path: Path, then: Callable[[Counts], object]) -> None:
        """Hand over what the import of that file would do."""

        def plan(history: History) -> Counts:
            return read_history(path).beyond(history.content()).counts

        self.ask(plan, then)

    def import_file(self, path: Path, then: Callable[[], object]) -> None:
        def take_over(history: History) -> None:
            history.import_content(read_history(path))

        def tell(_nothing: None) -> None:
            self.changed.emit()
            then()

        self.ask(take_over, tell)

    @Slot()
    def retry(self) -> None:
        """Try again to write what waits."""
        self._change(lambda history: history.retry())

    def refuse(self, refusal: str) -> None:
        """Write nothing any more: whatever is saved from now on ends in that sentence."""
        self._refused = True
        self._deeds.put(lambda: self._history.refuse(refusal))

    @Slot()
    def close(self) -> None:
        """Do what is still to be done, and let the file go."""
        self._retry.stop()
        self._deeds.put(None)
        if self._thread.is_alive():
            self._thread.join(_JOIN_S)

    def _change(self, change: Callable[[History], object], done: Callable[[str], object] = _nobody) -> None:
        def deed() -> None:
            problem = _("It could not be saved: something went wrong inside the program.")
            try:
                change(self._history)
                problem = ""
            except StoreError as error:
                problem = str(error)
            finally:
                self._post(partial(self._take_result, done, problem))

        self._deeds.put(deed)

    def _work(self) -> None:
        """Do one deed after the other; a bug in one is the crash handler's, on the event loop."""
        while (deed := self._deeds.get()) is not None:
            try:
                deed()
            except Exception as error:  # noqa: BLE001 - raised again where it can be told
                self._post(partial(_raise, error))
        with suppress(StoreError):  # what waits comes back from its journal, or was told
            self._history.retry()
        self._history.close()

    def _post(self, deed: Deed) -> None:
        """Have it done on the event loop, if there still is one."""
        with suppress(RuntimeError):  # this was deleted: the disk took longer than the window waited
            self._due.emit(deed)

    @Slot(object)
    def _do(self, deed: Deed) -> None:
        deed()

    def _take_opening(self, sentence: str) -> None:
        self._tell(sentence)
        self.opened.emit()

    def _take_result(self, done: Callable[[str], object], problem: str) -> None:
        if problem:
            if done is not _nobody:
                self._unwritten.append(done)
            if not self._refused:
                self._retry.start()
        else:  # what waited was written before it
            written, self._unwritten = self._unwritten, []
            for each in written:
                each("")
        self._tell(problem if self._refused else _kept_in_memory(problem))
        self.changed.emit()
        done(problem)

    def _tell(self, problem: str) -> None:
        """Say why something waits to be written, once until it could be."""
        if problem and problem != self._problem:
            self.told.emit(problem)
        self._problem = problem


def _kept_in_memory(problem: str) -> str:
    told = _("{problem}. It is kept in memory and tried again; Progress can export it to another place.")
    return told.format(problem=problem) if problem else ""


def _raise(error: Exception) -> None:
    raise error
