"""What becomes of workouts that are over, and of those that an earlier run was ended in the midst of."""

from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from lunge_timer.core.clock import Clock, utc_ms
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.journal.reading import Journal
from lunge_timer.core.journal.replay import Replayed, replay
from lunge_timer.core.snapshot import State
from lunge_timer.core.text.interrupted import damage_sentence, is_old, kept_sentence, stopped_sentence
from lunge_timer.core.visible_text import printable
from lunge_timer.core.workout_record import is_worth_keeping
from lunge_timer.errors import LungeTimerError, StoreError
from lunge_timer.language import _
from lunge_timer.store.history.history import History
from lunge_timer.store.journal import Journals
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.question import ask, waits
from lunge_timer.ui.workout.recorded_run import EndedWorkout
from lunge_timer.ui.workout_history import WorkoutHistory


class WorkoutKeeper(QObject):
    """Hands workouts to the history. A workout's journal goes once the history has it, and not before."""

    resume_requested = Signal(object, object)  # Path, Journal
    kept = Signal(str, str)  # a workout's uid, and why it is in memory alone; nothing where it is in the file
    told = Signal(str)  # a sentence
    discarded = Signal(str, object)  # a sentence, and what takes it back
    looked_up = Signal()  # what there is to be asked is known
    decided = Signal()  # nothing is left to be asked for now

    def __init__(
        self,
        journals: Journals,
        history: WorkoutHistory,
        exercises: Exercises,
        clock: Clock,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._journals = journals
        self._history = history
        self._exercises = exercises
        self._clock = clock
        self._found: dict[Path, Journal] = {}  # to be asked about, the latest first
        self._looks = False  # the history has not said yet what of it is there

    def refuse(self, refusal: str) -> None:
        """Keep nothing more in the folder, which another instance has taken; refusal says so."""
        self._journals.refuse(refusal)
        self._history.refuse(refusal)

    @Slot(object)
    def keep(self, ended: EndedWorkout, then: Callable[[], object] | None = None) -> None:
        """Have the history keep a workout, if there is anything to keep; then: what to do once it does."""
        if ended.workout is None:
            self._let_go(ended.file)
        else:
            uid = ended.workout.uid
            self._history.save(ended.workout, partial(self._take_result, uid, ended.file, then))

    def take_up(self) -> list[str]:
        """Find what an earlier run left; a sentence for each file that cannot be used.

        The history is asked first which of it is in there already: a run can end between the two.
        """
        found, told = self._journals.take_up()
        uids = {journal.header.uid for journal in found.values()}
        self._looks = bool(found)
        if found:
            self._history.ask(partial(_known, uids), partial(self._sort, found))
        return told

    def offer(self, page: QWidget) -> None:
        """Ask, over a page in sight, what is to become of what was found, one after the other."""
        if self._looks or not page.isVisible() or waits(page):
            return
        if not self._found:
            self.decided.emit()
            return
        file = next(iter(self._found))
        replayed = self._replayed(self._found[file])
        answers = {
            _("Resume"): partial(self._resume, file),
            _("Keep what was done"): partial(self._keep_found, file, page),
            _("Discard"): partial(self._discard, file, page),
        }
        if not replayed.can_go_on:
            del answers[_("Resume")]
        if not is_worth_keeping(replayed.session, replayed.journal.routine):
            del answers[_("Keep what was done")]
        stopped = _("{stopped}.").format(stopped=stopped_sentence(replayed, utc_ms()))
        sentence = " ".join(filter(None, (stopped, damage_sentence(replayed))))
        title = _("Resume this workout?") if replayed.can_go_on else _("Keep this workout?")
        ask(title, sentence, answers, page)

    def _resume(self, file: Path) -> None:
        self.resume_requested.emit(file, self._found.pop(file))

    def _keep_found(self, file: Path, page: QWidget) -> None:
        journal = self._found.pop(file)
        name = printable(journal.header.name)
        told = _("What was done of “{name}” is kept").format(name=name)
        self.keep(self._ended(file, self._replayed(journal)), partial(announce, page, told))
        self.offer(page)

    def _discard(self, file: Path, page: QWidget) -> None:
        journal = self._found.pop(file)

        def take_back() -> None:
            self._found[put_back()] = journal
            self.offer(page)

        try:
            put_back = self._journals.discard(file)
        except StoreError as error:
            self.told.emit(str(error))
        else:
            name = printable(journal.header.name)
            self.discarded.emit(_("“{name}” was discarded.").format(name=name), take_back)
        self.offer(page)

    def _sort(self, found: dict[Path, Journal], known: Collection[str]) -> None:
        """Let go what the history has, whatever became of it there, and ask about what is not over.

        A workout that came to its end, or stopped over 12 hours ago, is kept without asking; of the latter
        that is told. Nor is one asked about that is damaged, and of which nothing can be kept.
        """
        now_ms = utc_ms()
        for file, journal in found.items():
            replayed = self._replayed(journal)
            if journal.header.uid in known:
                self._let_go(file)
            elif replayed.session.snapshot().state is State.FINISHED:
                self.keep(self._ended(file, replayed))
            elif is_old(replayed, now_ms) or not (
                journal.is_whole or is_worth_keeping(replayed.session, journal.routine)
            ):
                ended = self._ended(file, replayed)
                if ended.workout is not None:
                    self.told.emit(kept_sentence(replayed, now_ms))
                self.keep(ended)
            else:
                self._found[file] = journal
        self._looks = False
        self.looked_up.emit()

    def _replayed(self, journal: Journal) -> Replayed:
        return replay(journal, self._exercises, self._clock)

    def _ended(self, file: Path, replayed: Replayed) -> EndedWorkout:
        journal = replayed.journal
        return EndedWorkout.of(
            replayed.session, journal.routine, journal.header, changed_ms=replayed.stopped_ms, file=file
        )

    def _take_result(self, uid: str, file: Path, then: Callable[[], object] | None, problem: str) -> None:
        if not problem:
            self._let_go(file)
            if then is not None:
                then()
        self.kept.emit(uid, problem)

    def _let_go(self, file: Path) -> None:
        try:
            told = self._journals.remove(file)
        except LungeTimerError as error:
            told = str(error)
        if told:
            self.told.emit(told)


def _known(uids: Collection[str], history: History) -> set[str]:
    """Which of them the history has, deleted or not; none of them where it cannot be read."""
    with suppress(StoreError):
        return {uid for uid in uids if history.workout(uid) is not None}
    return set()
