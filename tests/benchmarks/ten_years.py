"""Print how many milliseconds, by the clock and of CPU, the history takes for ten years of workouts.

python -m tests.benchmarks.ten_years
"""

import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TypeAlias

from lunge_timer.store.history.backups import FOLDER, Backups
from lunge_timer.store.history.content import Content
from lunge_timer.store.history.database import check_fully, check_quickly, connect
from lunge_timer.store.history.exchange import read_history
from lunge_timer.store.history.history import History
from lunge_timer.store.history.schema import MIGRATIONS
from tests.store.history.histories import NAME, workout

Times: TypeAlias = tuple[float, float]

WORKOUTS = 2_080
RUNS = 9


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        days = count()
        history = History(home / NAME, now=lambda: datetime(2027, 1, 1, tzinfo=UTC) + timedelta(next(days)))
        history.open()
        history.import_content(Content(workouts=tuple(workout(number) for number in range(WORKOUTS))))
        numbers = count(WORKOUTS)
        last_day = workout(WORKOUTS).local_day
        backups = Backups(home / FOLDER, MIGRATIONS, lambda _seconds: None)
        with closing(connect(home / NAME, writes=True)) as file:
            today = (datetime(2040, 1, 1, tzinfo=UTC) + timedelta(day) for day in count())

            def back_up() -> Times:
                history.save(workout(next(numbers)))
                day = next(today).date()
                return _timed(lambda: backups.make(file, home / NAME, day))

            took = {"a backup, its copy checked": [back_up() for _run in range(RUNS)]}
            measured: dict[str, Callable[[], object]] = {
                "a save": lambda: history.save(workout(next(numbers))),
                "eight weeks of workouts": lambda: history.workouts(since_day=last_day - 56),
                "all workouts": history.workouts,
                "quick check": lambda: check_quickly(file),
                "full check": lambda: check_fully(file),
                "export as JSON": lambda: history.export_json(home / "legs.json"),
                "export as CSV": lambda: history.export_csv(home / "legs.csv"),
                "reading an export": lambda: read_history(home / "legs.json"),
            }
            for what, call in measured.items():
                took[what] = [_timed(call) for _run in range(RUNS)]
        history.close()
        took["an opening"] = [_timed(lambda: _opened(home)) for _run in range(RUNS)]
        for what, times in took.items():
            by_clock, of_cpu = (median(column) for column in zip(*times, strict=True))
            print(f"{what:32} {by_clock:7.1f} ms {of_cpu:7.1f} ms")  # noqa: T201 - what this is for
        print(f"{'the file':32} {(home / NAME).stat().st_size / 1024:7.0f} KiB")  # noqa: T201


def _timed(call: Callable[[], object]) -> Times:
    began_s, began_cpu_s = perf_counter(), process_time()
    call()
    return (perf_counter() - began_s) * 1000, (process_time() - began_cpu_s) * 1000


def _opened(home: Path) -> None:
    history = History(home / NAME, now=lambda: datetime(2040, 1, RUNS, tzinfo=UTC))
    history.open()
    history.close()


if __name__ == "__main__":
    main()
