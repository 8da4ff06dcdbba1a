import sqlite3
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.answers import pain_of, with_pain
from lunge_timer.core.done_workout import Away, Goal, Moment
from lunge_timer.errors import StoreError
from lunge_timer.store.history.database import in_memory
from lunge_timer.store.history.opening import Found
from lunge_timer.store.history.schema import MIGRATIONS
from lunge_timer.store.history.workouts import put
from tests.store.history.histories import DAY_MS, NAME, TODAY, at, backups, filled, held, opened, workout

SUMMER = timedelta(hours=2)


def test_where_there_is_none_yet_a_history_is_made_without_a_word(tmp_path: Path) -> None:
    history = at(tmp_path / "home")
    opening = history.open()
    assert (opening.found, opening.sentence) == (Found.NOTHING, "")
    assert history.workouts() == []
    assert history.goals() == []
    assert [file.name for file in (tmp_path / "home").iterdir()] == [NAME]


def test_what_was_saved_is_there_at_the_next_start_as_it_was(tmp_path: Path) -> None:
    saved = filled(tmp_path)
    history = at(tmp_path)
    assert history.open().found is Found.FINE
    assert history.workouts() == saved


def test_a_workout_saved_twice_is_there_once(tmp_path: Path) -> None:
    history = opened(tmp_path)
    assert history.save(workout())
    assert history.save(workout())
    assert history.workouts() == [workout()]


def test_a_workout_saved_again_does_not_take_back_what_was_corrected_since(tmp_path: Path) -> None:
    history = opened(tmp_path)
    history.save(workout())
    history.correct(workout().uid, partial(replace, effort=9))
    history.save(workout())
    (corrected,) = history.workouts()
    assert corrected.effort == 9


def test_of_two_corrections_neither_takes_the_other_one_back(tmp_path: Path) -> None:
    history = opened(tmp_path)
    history.save(workout())
    history.correct(workout().uid, partial(replace, note="better"))
    history.correct(
        workout().uid, partial(with_pain, leg="left", score=5, asked_ms=5, moment=Moment.NEXT_DAY)
    )
    (corrected,) = held(tmp_path)
    assert (corrected.note, pain_of(corrected, "left", Moment.NEXT_DAY)) == ("better", 5)


def test_no_correction_brings_a_workout_back_that_was_deleted(tmp_path: Path) -> None:
    history = opened(tmp_path)
    history.save(workout())
    history.delete(workout().uid)
    deleted = history.workout(workout().uid)
    history.correct(workout().uid, partial(replace, note="better"))
    assert history.workouts() == []
    assert history.workout(workout().uid) == deleted


def test_a_correction_is_the_newer_one_even_where_the_clock_was_set_back(tmp_path: Path) -> None:
    later = workout(changed_ms=int(TODAY.timestamp() * 1000) + 5 * DAY_MS)
    history = opened(tmp_path)
    history.save(later)
    history.correct(later.uid, partial(replace, note="better"))
    (corrected,) = history.workouts()
    assert (corrected.note, corrected.changed_ms) == ("better", later.changed_ms + 1)


def test_a_correction_may_take_sets_and_pain_away(tmp_path: Path) -> None:
    history = opened(tmp_path)
    history.save(workout())
    history.correct(workout().uid, partial(replace, sets=workout().sets[:2], pain=()))
    (corrected,) = held(tmp_path)
    assert (corrected.sets, corrected.pain) == (workout().sets[:2], ())


def test_a_deleted_workout_is_left_out_everywhere_and_comes_back_by_undo(tmp_path: Path) -> None:
    saved = filled(tmp_path)
    history = opened(tmp_path)
    history.delete(saved[2].uid)
    assert history.workouts() == saved[:2]
    assert held(tmp_path) == saved[:2]
    history.undelete(saved[2].uid)
    (*_others, back) = history.workouts()
    assert replace(back, changed_ms=saved[2].changed_ms) == saved[2]


def test_deleting_what_is_not_there_changes_nothing(tmp_path: Path) -> None:
    history = opened(tmp_path)
    history.delete("nobody")
    history.correct("nobody", partial(replace, note="better"))
    history.undelete("nobody")
    assert history.content().workouts == ()


def test_a_workout_without_a_rep_and_without_a_timed_step_is_not_kept(tmp_path: Path) -> None:
    history = opened(tmp_path)
    nothing = tuple(replace(done, reps_done=0) for done in workout().sets)
    assert not history.save(workout(sets=nothing))
    assert not history.save(workout(sets=()))
    assert history.workouts() == []
    walk = replace(nothing[0], exercise="Walk", leg="none", reps_planned=0, worked_ms=300_000)
    assert history.save(workout(sets=(walk,)))


def test_half_a_character_or_a_long_story_in_a_note_loses_no_workout(tmp_path: Path) -> None:
    history = opened(tmp_path)
    history.save(workout(note="a\ud800b" + "x" * 9_000))
    (kept,) = held(tmp_path)
    assert kept.note == "a?b" + "x" * 3_997


def test_workouts_are_asked_for_by_the_days_on_which_they_were_begun(tmp_path: Path) -> None:
    saved = filled(tmp_path, 5)
    history = opened(tmp_path)
    days = [each.local_day for each in saved]
    assert history.workouts(days[1]) == saved[1:]
    assert history.workouts(since_day=days[4]) == saved[4:]
    assert history.workouts(since_day=days[4] + 1) == []


def test_goals_and_days_away_are_kept(tmp_path: Path) -> None:
    history = opened(tmp_path)
    history.set_goal(Goal(since_day="2026-11-23", low=3, high=4))
    history.set_goal(Goal(since_day="2026-01-05", low=2, high=2))
    history.set_goal(Goal(since_day="2026-11-23", low=3, high=3))
    away = Away(from_day="2026-07-01", to_day="2026-07-14", why="Sea")
    history.add_away(away)
    history.add_away(away)
    ill = Away(from_day="2026-03-01", to_day="2026-03-03", why="")
    history.add_away(ill)
    history.close()
    again = opened(tmp_path)
    assert [replace(goal, changed_ms=0) for goal in again.goals()] == [
        Goal(since_day="2026-01-05", low=2, high=2),
        Goal(since_day="2026-11-23", low=3, high=3),
    ]
    assert [replace(each, changed_ms=0) for each in again.aways()] == [ill, away]
    again.remove_away(away)
    assert [replace(each, changed_ms=0) for each in again.aways()] == [ill]
    again.add_away(away)
    assert [replace(each, changed_ms=0) for each in again.aways()] == [ill, away]


@given(st.integers(-(10**13), 10**14), st.integers(-840, 840))
def test_the_local_day_in_the_database_is_that_of_the_workout(started_ms: int, offset_min: int) -> None:
    memory = in_memory(MIGRATIONS)
    begun = workout(started_ms=started_ms, utc_offset_min=offset_min)
    put(memory, begun)
    assert memory.execute("SELECT local_day FROM workout").fetchone() == (begun.local_day,)
    memory.close()


@pytest.mark.parametrize(
    ("begun", "offset_min", "day"),
    [
        # Central Europe, 2026-03-29: at 02:00 it is 03:00; 2026-10-25: at 03:00 it is 02:00 again.
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), 60, "2026-03-29"),
        (datetime(2026, 3, 29, 21, 59, tzinfo=UTC), 120, "2026-03-29"),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), 120, "2026-03-30"),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), 120, "2026-10-25"),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), 60, "2026-10-25"),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), 60, "2026-10-26"),
        # Kiritimati and Pago Pago: one moment, two days apart from one another by 25 hours
        (datetime(2026, 6, 1, 10, 30, tzinfo=UTC), 14 * 60, "2026-06-02"),
        (datetime(2026, 6, 1, 10, 30, tzinfo=UTC), -11 * 60, "2026-05-31"),
    ],
)
def test_a_workout_counts_for_the_day_on_the_wall_where_it_was_begun(
    tmp_path: Path, begun: datetime, offset_min: int, day: str
) -> None:
    history = opened(tmp_path)
    history.save(workout(started_ms=int(begun.timestamp() * 1000), utc_offset_min=offset_min))
    (kept,) = history.workouts()
    assert (history.workouts(kept.local_day), history.workouts(kept.local_day + 1)) == ([kept], [])
    assert (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=kept.local_day)).date().isoformat() == day


def test_a_clock_set_back_loses_nothing_and_takes_no_newer_backup_for_an_older_one(tmp_path: Path) -> None:
    filled(tmp_path, 2, day=0)
    opened(tmp_path, day=900).close()
    filled(tmp_path, 4, day=1)
    opened(tmp_path, day=2).close()
    assert [file.name for file in backups(tmp_path)] == [
        "history-00001-2029-05-16.sqlite3",
        "history-00002-2026-11-30.sqlite3",
    ]
    (tmp_path / NAME).write_bytes(b"")
    assert len(held(tmp_path, day=2)) == 4


def test_rows_are_strict_and_bound_to_their_workouts(tmp_path: Path) -> None:
    filled(tmp_path)
    connection = sqlite3.connect(tmp_path / NAME)
    assert connection.execute("PRAGMA application_id").fetchone() == (0x4C756E67,)
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    strict = dict(connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"))
    assert {name for name, is_strict in strict.items() if not is_strict} == {"sqlite_schema"}
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE workout SET active_ms = 'long'")
    connection.close()
    history = opened(tmp_path)
    assert history._file is not None
    assert history._file.execute("PRAGMA synchronous").fetchone() == (2,)
    assert history._file.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_value_that_no_workout_can_have_keeps_none_after_it_from_being_saved(tmp_path: Path) -> None:
    history = opened(tmp_path)
    with pytest.raises(sqlite3.IntegrityError):
        history.save(workout(1, effort=11))
    history.save(workout(2))
    assert history.workouts() == [workout(2)]


def test_of_a_history_that_is_only_to_be_read_all_is_shown_and_nothing_saved(tmp_path: Path) -> None:
    saved = filled(tmp_path)
    before = (tmp_path / NAME).read_bytes()
    history = at(tmp_path, day=1, refusal="home: another one has it")
    assert history.open().sentence == ""
    assert history.workouts() == saved
    with pytest.raises(StoreError, match=r"^home: another one has it$"):
        history.save(workout(9))
    assert history.workouts() == [*saved, workout(9)]
    assert history.waiting == 1
    assert (tmp_path / NAME).read_bytes() == before
    assert backups(tmp_path) == []


def test_where_nothing_is_to_be_written_none_is_made(tmp_path: Path) -> None:
    history = at(tmp_path, refusal="home: another one has it")
    opening = history.open()
    assert (opening.found, opening.sentence) == (Found.READ_ONLY, "")
    with pytest.raises(StoreError):
        history.save(workout(1))
    assert history.workouts() == [workout(1)]
    assert list(tmp_path.iterdir()) == []


def test_after_another_instance_took_the_folder_nothing_is_written(tmp_path: Path) -> None:
    saved = filled(tmp_path)
    history = opened(tmp_path)
    history.refuse("home: another one has it")
    with pytest.raises(StoreError, match="another one has it"):
        history.save(workout(9))
    assert history.workouts() == [*saved, workout(9)]
    assert held(tmp_path) == saved
