"""Histories of an older and of a newer form: the forms are made up here, the way between them is real."""

import sqlite3
from pathlib import Path

import pytest

from lunge_timer.core.done_workout import Away, Goal, Workout
from lunge_timer.errors import StoreError
from lunge_timer.store.history.checksums import checksum
from lunge_timer.store.history.database import journal_of, read_header
from lunge_timer.store.history.opening import Found, Opened
from lunge_timer.store.history.schema import MIGRATIONS, WORKOUT_COLUMNS, Migrations, migrate
from tests.store.faults import Disk, posix, stamps
from tests.store.history.histories import NAME, at, backups, filled, held, opened, workout

# The next form: a column more, and a table made anew, as SQLite asks for it.
NEXT: Migrations = (
    *MIGRATIONS,
    (
        "ALTER TABLE workout ADD COLUMN mood TEXT NOT NULL DEFAULT ''",
        "CREATE TABLE new_plan (id INTEGER PRIMARY KEY, sha256 TEXT UNIQUE, document TEXT) STRICT",
        "INSERT INTO new_plan SELECT id, sha256, document FROM plan",
        "DROP TABLE plan",
        "ALTER TABLE new_plan RENAME TO plan",
    ),
)
FAILING: Migrations = (*MIGRATIONS, (*NEXT[-1], "INSERT INTO plan SELECT NULL, sha256, '' FROM plan"))


BACK = "all is back as it was on 2026-11-29"
COLUMNS = ", ".join(("id", "plan_id", "checksum", *WORKOUT_COLUMNS))


def version(file: Path) -> int:
    connection = sqlite3.connect(file)
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(number)


def test_an_older_history_is_backed_up_and_migrated_at_the_start(tmp_path: Path) -> None:
    saved = filled(tmp_path)
    history = at(tmp_path, migrations=NEXT)
    assert history.open().sentence == ""
    assert history.workouts() == saved
    history.save(workout(9))
    assert version(tmp_path / NAME) == len(NEXT)
    (backup,) = backups(tmp_path)
    assert version(backup) == len(MIGRATIONS)


FIRST = MIGRATIONS[:1]
GOAL = Goal(since_day="2026-11-23", low=3, high=4)
SEA = Away(from_day="2026-07-01", to_day="2026-07-14", why="Sea")


def first_form(folder: Path) -> list[Workout]:
    """A history of version 1, with workouts, a goal and a time away; the workouts."""
    saved = filled(folder, migrations=FIRST)
    connection = sqlite3.connect(folder / NAME)
    for table, values in (
        ("goal", (GOAL.since_day, GOAL.low, GOAL.high)),
        ("away", (SEA.from_day, SEA.to_day, SEA.why)),
    ):
        connection.execute(
            f"INSERT INTO {table} VALUES (?, ?, ?, ?)",  # noqa: S608
            (*values, checksum(values)),
        )
    connection.commit()
    connection.close()
    return saved


def test_goals_and_times_away_of_the_first_form_are_kept_and_give_way_to_any_change(tmp_path: Path) -> None:
    saved = first_form(tmp_path)
    history = at(tmp_path)
    assert history.open() == Opened(Found.FINE)
    assert (history.workouts(), history.goals(), history.aways()) == (saved, [GOAL], [SEA])
    (backup,) = backups(tmp_path)
    assert (version(backup), version(tmp_path / NAME)) == (1, 2)
    old = history.content()
    history.set_goal(Goal(since_day=GOAL.since_day, low=1, high=1))
    history.remove_away(SEA)
    history.import_content(old)
    assert [goal.low for goal in history.goals()] == [1]
    assert history.aways() == []
    history.close()
    assert at(tmp_path).open(doubted=True) == Opened(Found.FINE)


def test_one_of_the_first_form_that_is_only_to_be_read_is_shown(tmp_path: Path) -> None:
    saved = first_form(tmp_path)
    history = at(tmp_path, refusal="home: another one has it")
    history.open()
    assert (history.workouts(), history.goals(), history.aways()) == (saved, [GOAL], [SEA])


@pytest.mark.parametrize("change", ["goal SET low = low - 1", "away SET why = 'Seb'"])
def test_a_row_of_the_first_form_that_is_not_as_it_was_written_is_noticed_before_it_is_migrated(
    tmp_path: Path, change: str
) -> None:
    first_form(tmp_path)
    opened(tmp_path, migrations=FIRST).close()
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute(f"UPDATE {change}")
    connection.commit()
    connection.close()
    history = at(tmp_path, day=1)
    assert history.open().found is Found.RESTORED
    assert (history.goals(), history.aways()) == ([GOAL], [SEA])


def test_a_goal_of_the_first_form_that_no_backup_has_yet_is_rescued(tmp_path: Path) -> None:
    first_form(tmp_path)
    opened(tmp_path, migrations=FIRST).close()
    connection = sqlite3.connect(tmp_path / NAME)
    values = ("2026-11-30", 5, 6)
    connection.execute("INSERT INTO goal VALUES (?, ?, ?, ?)", (*values, checksum(values)))
    connection.execute("UPDATE workout SET effort = 9 WHERE id = 1")
    connection.commit()
    connection.close()
    history = at(tmp_path, day=1)
    assert history.open().found is Found.RESTORED
    assert [goal.low for goal in history.goals()] == [3, 5]


def test_rows_keep_their_parts_while_a_table_is_made_anew(tmp_path: Path) -> None:
    filled(tmp_path)
    dropping: Migrations = (
        *MIGRATIONS,
        (
            "CREATE TABLE spare AS SELECT * FROM workout",
            "CREATE TABLE kept AS SELECT count(*) AS sets FROM set_done",
            "DELETE FROM workout",
            f"INSERT INTO workout ({COLUMNS}) SELECT {COLUMNS} FROM spare",  # noqa: S608
        ),
    )
    history = opened(tmp_path, migrations=dropping)
    assert [len(each.sets) for each in history.workouts()] == [6, 6, 6]


def test_a_migration_that_fails_changes_nothing_and_is_tried_again_at_the_next_start(tmp_path: Path) -> None:
    saved = filled(tmp_path)
    before = (tmp_path / NAME).read_bytes()
    history = at(tmp_path, migrations=FAILING)
    opening = history.open()
    assert opening.found is Found.UNUSABLE
    assert opening.sentence.startswith(f"{NAME}: ")
    assert opening.sentence.endswith("; what you do now lasts until you close Lunge Timer")
    assert (tmp_path / NAME).read_bytes() == before
    assert len(backups(tmp_path)) == 1
    history.close()
    assert opened(tmp_path, migrations=NEXT).workouts() == saved


@posix
def test_without_room_for_its_backup_a_history_is_not_migrated_and_yet_shown(disk: Disk) -> None:
    saved = filled(disk.folder, 2)
    history = at(disk.folder, migrations=NEXT)
    with disk.full():
        opening = history.open()
        assert opening.found is Found.READ_ONLY
        assert history.workouts() == saved
        with pytest.raises(StoreError):
            history.save(workout(9))
        assert version(disk.folder / NAME) == len(MIGRATIONS)
    history.save(workout(8))
    assert version(disk.folder / NAME) == len(NEXT)
    assert history.workouts() == [*saved, workout(8), workout(9)]
    history.close()


def test_a_migration_that_was_interrupted_is_taken_back_before_the_version_is_looked_at(
    tmp_path: Path,
) -> None:
    saved = filled(tmp_path)
    connection = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA user_version = 9")
    connection.execute("CREATE TABLE filling (text TEXT)")
    connection.executemany("INSERT INTO filling VALUES (?)", [("x" * 4000,)] * 200)
    journal = journal_of(tmp_path / NAME)
    kept = journal.read_bytes()
    connection.execute("COMMIT")
    connection.close()
    journal.write_bytes(kept)  # as it is where the power fails just before it is removed
    assert read_header(tmp_path / NAME).version == 9
    history = at(tmp_path)
    assert history.open() == Opened(Found.FINE)
    assert history.workouts() == saved


@pytest.mark.parametrize("number", [len(NEXT), 99, 2**31 - 1])
def test_a_history_of_a_newer_version_is_shown_and_never_written(tmp_path: Path, number: int) -> None:
    saved = filled(tmp_path)
    opened(tmp_path, migrations=NEXT).close()
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute(f"PRAGMA user_version = {number}")
    connection.close()
    before = stamps(tmp_path)
    history = at(tmp_path, day=3)
    opening = history.open()
    assert opening.found is Found.NEWER
    assert opening.sentence == (
        f"{NAME}: it was written by a newer version of Lunge Timer; what you do now lasts until"
        " you close Lunge Timer"
    )
    assert history.workouts() == saved
    with pytest.raises(StoreError, match="newer version"):
        history.save(workout(9))
    assert history.workouts() == [*saved, workout(9)]
    history.close()
    assert stamps(tmp_path) == before


def test_a_newer_history_that_cannot_be_understood_is_left_as_it_is(tmp_path: Path) -> None:
    strange: Migrations = (*MIGRATIONS, ("DROP TABLE pain", "ALTER TABLE workout RENAME TO session"))
    filled(tmp_path)
    opened(tmp_path, migrations=strange).close()
    before = stamps(tmp_path)
    history = at(tmp_path)
    assert history.open().found is Found.NEWER
    assert history.workouts() == []
    assert stamps(tmp_path) == before


def test_a_damaged_history_is_restored_from_an_older_backup_and_migrated(tmp_path: Path) -> None:
    saved = filled(tmp_path)
    opened(tmp_path, migrations=NEXT).close()
    (tmp_path / NAME).write_bytes(bytes(9_000))
    history = at(tmp_path, migrations=NEXT)
    assert history.open().found is Found.RESTORED
    assert history.workouts() == saved
    assert version(tmp_path / NAME) == len(NEXT)


def test_a_damaged_history_is_restored_from_a_newer_backup_and_only_read(tmp_path: Path) -> None:
    saved = filled(tmp_path)
    opened(tmp_path, migrations=NEXT).close()
    opened(tmp_path, day=1, migrations=NEXT).close()
    (tmp_path / NAME).write_bytes(bytes(9_000))
    history = at(tmp_path, day=2)
    opening = history.open()
    assert opening.found is Found.NEWER
    assert opening.problem.splitlines() == [
        f"{NAME}: the file is damaged and kept as history.damaged-2026-11-30-093000.sqlite3; {BACK}",
        f"{NAME}: it was written by a newer version of Lunge Timer",
    ]
    assert history.workouts() == saved
    assert (tmp_path / NAME).read_bytes() == backups(tmp_path)[-1].read_bytes()
    assert len(list(tmp_path.glob("history.damaged*"))) == 1


def test_an_older_history_that_is_only_to_be_read_is_shown_and_not_migrated(tmp_path: Path) -> None:
    saved = filled(tmp_path)
    before = stamps(tmp_path)
    history = opened(tmp_path, migrations=NEXT, refusal="only read")
    assert history.workouts() == saved
    assert stamps(tmp_path) == before


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    filled(tmp_path)
    connection = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    migrate(connection)
    connection.close()
    assert len(held(tmp_path)) == 3
