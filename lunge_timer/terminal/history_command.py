"""The command that prints the workouts done, for people and for programs, and takes over those of a file."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from lunge_timer.core.done_workout import Outcome, SetLeg, Workout
from lunge_timer.core.text.numbers import clock_text
from lunge_timer.errors import StoreError
from lunge_timer.language import _
from lunge_timer.store.files import shown
from lunge_timer.store.history.csv_text import encode_csv, local_start
from lunge_timer.store.history.exchange import encode_history, read_history
from lunge_timer.store.history.history import History
from lunge_timer.store.history.opening import Found
from lunge_timer.store.paths import history_file
from lunge_timer.terminal.console import complain, say, say_exactly
from lunge_timer.terminal.printing import aligned


def history(options: Namespace) -> int:
    """Print the workouts, or import a file where that is asked for."""
    if options.action == "import":
        return _import(Path(options.file))
    since_day = None if options.since is None else (options.since - date(1970, 1, 1)).days
    with closing(History(history_file(), refusal=_("the history is only read here"))) as kept:
        opened = kept.open()
        if opened.found is Found.UNUSABLE:
            raise StoreError(opened.problem)
        for problem in opened.problem.splitlines():
            complain(problem)
        if options.json:
            say(encode_history(kept.content(since_day)), end="")
        elif options.csv:
            say_exactly(encode_csv(kept.workouts(since_day)))
        else:
            say(_table(kept.workouts(since_day)))
    return 0


def _import(path: Path) -> int:
    """Say what will be done, do it, and say that it is done."""
    content = read_history(path)
    with closing(History(history_file(), restores=False)) as kept:  # a window may have it open
        opened = kept.open()
        if not opened.is_kept:
            raise StoreError(_("{problem}; nothing was imported").format(problem=opened.problem))
        for problem in opened.problem.splitlines():
            complain(problem)
        difference = content.beyond(kept.content())
        say(_("{file}: {summary}").format(file=shown(path), summary=difference.summary))
        if difference:
            kept.import_content(content)
            say(_("{file}: imported").format(file=shown(path)))
    return 0


def _table(workouts: Sequence[Workout]) -> str:
    """A line for each workout; columns in which nothing stands are left out."""
    if not workouts:
        return _("no workouts yet")
    titles = (
        *(_("Day"), _("Time"), _("Routine"), _("Left"), _("Right"), _("Both")),
        *(_("Length"), _("Effort"), _("How it ended"), _("Note")),
    )
    columns = zip(titles, *map(_row, workouts), strict=True)
    filled = [column for column in columns if any(column[1:])]
    right = {number for number, column in enumerate(filled) if column[0] in {_("Length"), _("Effort")}}
    return "\n".join(aligned([*zip(*filled, strict=True)], right=right))


def _row(workout: Workout) -> Iterator[str]:
    begun = local_start(workout)
    yield begun.strftime("%Y-%m-%d")
    yield begun.strftime("%H:%M")
    yield shown(workout.name)
    legs: tuple[SetLeg, ...] = ("left", "right", "both")
    for leg in legs:
        yield _reps(workout, leg)
    yield clock_text(workout.active_ms)
    yield "" if workout.effort is None else str(workout.effort)
    yield {
        Outcome.COMPLETE: "",
        Outcome.STOPPED: _("stopped"),
        Outcome.RECOVERED: _("interrupted"),
    }[workout.outcome]
    yield shown(" ".join(workout.note.split()))


def _reps(workout: Workout, leg: SetLeg) -> str:
    done = sum(part.reps_done for part in workout.sets if part.leg == leg)
    planned = sum(part.reps_planned for part in workout.sets if part.leg == leg)
    return f"{done}/{planned}" if planned else ""
