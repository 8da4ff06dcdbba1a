"""What a start makes of a history that is no longer what it was."""

import os
import random
import sqlite3
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from lunge_timer.errors import StoreError
from lunge_timer.store.history.opening import Found, Opened
from lunge_timer.store.history.whole_rows import workout_agrees
from tests.store.faults import posix, stamps
from tests.store.history.histories import NAME, at, backups, filled, held, opened, workout

Damage = Callable[[Path], object]

ASIDE = "history.damaged-2026-11-29-093000.sqlite3"
BACK = "all is back as it was on 2026-11-29"


def _execute(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute(statement)
    connection.commit()
    connection.close()


def _foreign(file: Path) -> None:
    file.unlink()
    _execute(file, "CREATE TABLE workout (id INTEGER PRIMARY KEY)")


DAMAGES: dict[str, Damage] = {
    "NUL bytes": lambda file: file.write_bytes(bytes(file.stat().st_size)),
    "half": lambda file: os.truncate(file, file.stat().st_size // 2),
    "short by 100 bytes": lambda file: os.truncate(file, file.stat().st_size - 100),
    "a text": lambda file: file.write_text("Evening legs, 3 × 10\n", encoding="utf-8"),
    "a short text": lambda file: file.write_text("x", encoding="utf-8"),
    "random bytes": lambda file: file.write_bytes(random.Random(7).randbytes(9_000)),  # noqa: S311
    "zipped": lambda file: file.write_bytes(zlib.compress(file.read_bytes())),
    "another program's": _foreign,
    "a table is missing": lambda file: _execute(file, "DROP TABLE pain"),
    "a column is missing": lambda file: _execute(file, "ALTER TABLE set_done DROP COLUMN reserve"),
}


def home_with_backups(folder: Path) -> None:
    """Three workouts at the start of today, of which there is a backup; tomorrow's has four."""
    filled(folder, 3)
    opened(folder, day=0).close()
    filled(folder, 4, day=0)
    opened(folder, day=1).close()
    assert len(backups(folder)) == 2


def flip(file: Path, place: int, bit: int = 0) -> None:
    data = bytearray(file.read_bytes())
    data[place] ^= 1 << bit
    file.write_bytes(data)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_history_is_kept_aside_and_the_newest_backup_takes_its_place(
    tmp_path: Path, damage: Damage
) -> None:
    home_with_backups(tmp_path)
    damage(tmp_path / NAME)
    spoilt = (tmp_path / NAME).read_bytes()
    history = at(tmp_path, day=1)
    opening = history.open()
    assert opening.found is Found.RESTORED
    assert opening.sentence == f"{NAME}: the file is damaged and kept as {ASIDE}; {BACK}"
    assert len(history.workouts()) == 4
    assert (tmp_path / ASIDE).read_bytes() == spoilt
    history.save(workout(9))
    history.close()
    again = at(tmp_path, day=1)
    assert again.open().sentence == ""
    assert len(again.workouts()) == 5


@pytest.mark.parametrize("damage", [lambda file: file.write_bytes(b""), Path.unlink], ids=["empty", "gone"])
def test_a_history_of_no_bytes_or_none_at_all_is_no_first_run_where_there_are_backups(
    tmp_path: Path, damage: Damage
) -> None:
    home_with_backups(tmp_path)
    damage(tmp_path / NAME)
    history = at(tmp_path, day=1)
    opening = history.open()
    assert (opening.found, opening.sentence) == (Found.RESTORED, f"{NAME}: the file was lost; {BACK}")
    assert len(history.workouts()) == 4


def test_a_history_of_no_bytes_without_a_backup_is_a_first_run(tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    assert at(tmp_path).open().found is Found.NOTHING
    filled(tmp_path)


def test_where_the_newest_backup_is_damaged_too_the_next_older_one_is_taken(tmp_path: Path) -> None:
    home_with_backups(tmp_path)
    (tmp_path / NAME).write_bytes(bytes(5_000))
    os.truncate(backups(tmp_path)[1], 5_000)
    history = at(tmp_path, day=1)
    assert "all is back as it was on 2026-11-28" in history.open().sentence
    assert len(history.workouts()) == 3
    assert [file.name for file in backups(tmp_path)] == [
        "history-00001-2026-11-28.sqlite3",
        "history-00002-2026-11-29.sqlite3",
    ]


def test_where_every_backup_is_damaged_the_history_begins_anew_and_all_originals_stay(
    tmp_path: Path,
) -> None:
    home_with_backups(tmp_path)
    for file in backups(tmp_path):
        file.write_bytes(b"x" * 5_000)
    (tmp_path / NAME).write_bytes(bytes(5_000))
    history = at(tmp_path, day=1)
    opening = history.open()
    assert opening.found is Found.BEGUN_ANEW
    assert opening.sentence == (
        f"{NAME}: the file is damaged and kept as {ASIDE};"
        " no backup of it is whole, and the history begins anew"
    )
    assert history.save(workout(9))
    history.close()
    assert (tmp_path / ASIDE).stat().st_size == 5_000
    kept = tmp_path / "history-backups.damaged-2026-11-29-093000"
    assert {file.read_bytes() for file in kept.iterdir()} == {b"x" * 5_000}
    assert held(tmp_path, day=2) == [workout(9)]


def test_a_damaged_history_without_any_backup_is_kept_and_begun_anew(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(bytes(5_000))
    history = at(tmp_path, day=1)
    assert history.open().found is Found.BEGUN_ANEW
    assert history.save(workout(9))
    assert (tmp_path / ASIDE).stat().st_size == 5_000


def test_two_damages_in_one_second_are_both_kept(tmp_path: Path) -> None:
    for size in (5_000, 6_000):
        (tmp_path / NAME).write_bytes(bytes(size))
        opened(tmp_path, day=1).close()
    assert (tmp_path / ASIDE).stat().st_size == 5_000
    assert (tmp_path / ASIDE.replace("093000", "093000-2")).stat().st_size == 6_000


def test_the_journal_of_an_interrupted_save_goes_aside_with_the_damaged_file(tmp_path: Path) -> None:
    home_with_backups(tmp_path)
    (tmp_path / NAME).write_bytes(bytes(9_000))
    journal = tmp_path / f"{NAME}-journal"
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(9_000))
    assert len(held(tmp_path, day=1)) == 4
    assert not journal.exists()
    assert (tmp_path / f"{ASIDE}-journal").stat().st_size == 9_008


def test_a_damaged_history_that_is_only_to_be_read_is_left_and_its_backup_shown(tmp_path: Path) -> None:
    home_with_backups(tmp_path)
    (tmp_path / NAME).write_bytes(bytes(5_000))
    before = stamps(tmp_path)
    history = at(tmp_path, day=1, refusal="only read")
    opening = history.open()
    assert opening.found is Found.READ_ONLY
    assert opening.sentence == (
        f"{NAME}: the file is damaged; this is the backup of 2026-11-29;"
        " what you do now lasts until you close Lunge Timer"
    )
    assert len(history.workouts()) == 4
    assert stamps(tmp_path) == before


@pytest.mark.slow
def test_one_flipped_bit_anywhere_is_found_on_the_next_day_or_does_not_matter(tmp_path: Path) -> None:
    saved = filled(tmp_path, 40)
    opened(tmp_path).close()
    (backup,) = backups(tmp_path)
    whole = (tmp_path / NAME).read_bytes()
    chance = random.Random(11)  # noqa: S311
    found = {"restored": 0, "newer": 0, "harmless": 0}
    for place in sorted(chance.sample(range(len(whole)), 200)):
        (tmp_path / NAME).write_bytes(whole)
        flip(tmp_path / NAME, place, chance.randrange(8))
        history = at(tmp_path, day=1)
        opening = history.open()
        assert history.workouts() == saved, place
        if opening.found is Found.NEWER:  # the number of the version: nobody can tell, and nothing is written
            found["newer"] += 1
            continue
        history.save(workout(99))
        history.close()
        assert len(held(tmp_path, day=1)) == 41
        if opening.found is Found.RESTORED:
            found["restored"] += 1
            assert BACK.replace("29", "28") in opening.sentence
        else:
            assert opening.sentence == ""
            found["harmless"] += 1
        for file in {*tmp_path.glob("history.damaged*"), *backups(tmp_path)} - {backup}:
            file.unlink()
    assert found["restored"] > 50, found  # much of so small a file is yet empty
    assert found["newer"] < 3, found


@pytest.mark.slow
def test_one_flipped_bit_anywhere_on_the_same_day_ends_in_an_answer_or_in_one_sentence(
    tmp_path: Path,
) -> None:
    filled(tmp_path, 40)
    opened(tmp_path).close()
    (backup,) = backups(tmp_path)
    whole = (tmp_path / NAME).read_bytes()
    chance = random.Random(12)  # noqa: S311
    for place in chance.sample(range(len(whole)), 200):
        (tmp_path / NAME).write_bytes(whole)
        flip(tmp_path / NAME, place, chance.randrange(8))
        told: list[str] = []
        history = at(tmp_path, tell=told.append)
        newer = history.open().found is Found.NEWER
        assert len(history.workouts()) == 40, place
        if newer:
            continue
        history.save(workout(99))
        history.correct(workout(99).uid, partial(replace, effort=1))
        assert len(history.workouts()) == 41
        assert all("damaged and kept as" in sentence for sentence in told)
        history.close()
        for file in {*tmp_path.glob("history.damaged*"), *backups(tmp_path)} - {backup}:
            file.unlink()


def test_damage_that_shows_only_when_it_is_read_is_repaired_then_and_told(tmp_path: Path) -> None:
    saved = filled(tmp_path, 3)
    opened(tmp_path).close()
    connection = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    connection.execute("UPDATE set_done SET load_kind = 'wheelbarrow'")
    connection.close()
    told: list[str] = []
    history = opened(tmp_path, tell=told.append)
    assert history.workouts() == saved
    (sentence,) = told
    assert sentence.startswith(f"{NAME}: the file is damaged and kept as history.damaged-2026-11-28-09")
    assert sentence.endswith("; all is back as it was on 2026-11-28")


def test_what_was_saved_after_the_newest_backup_is_rescued_from_the_damaged_file(tmp_path: Path) -> None:
    filled(tmp_path, 30)
    opened(tmp_path).close()
    saved = filled(tmp_path, 40)
    data = bytearray((tmp_path / NAME).read_bytes())
    page_of_an_old_one = data.index(saved[3].uid.encode()) // 4096 * 4096
    data[page_of_an_old_one : page_of_an_old_one + 8] = bytes(8)
    (tmp_path / NAME).write_bytes(data)
    history = at(tmp_path)
    sentence = history.open().sentence
    rescued = history.workouts()[30:]
    assert len(rescued) > 5
    assert set(rescued) <= set(saved[30:])
    assert sentence.endswith(f"; {len(rescued)} workouts more were rescued from the damaged file")
    history.close()
    assert held(tmp_path)[30:] == rescued


def test_of_a_damaged_file_without_a_backup_is_rescued_what_is_whole(tmp_path: Path) -> None:
    saved = filled(tmp_path, 40)
    os.truncate(tmp_path / NAME, (tmp_path / NAME).stat().st_size - 4096)
    history = at(tmp_path)
    opening = history.open()
    assert opening.found is Found.BEGUN_ANEW
    assert 20 < len(history.workouts()) < 40
    assert set(history.workouts()) <= set(saved)


def test_damage_during_a_save_is_repaired_and_the_workout_saved(tmp_path: Path) -> None:
    filled(tmp_path, 40)
    opened(tmp_path).close()
    told: list[str] = []
    history = opened(tmp_path, tell=told.append)
    data = bytearray((tmp_path / NAME).read_bytes())
    data[24:28] = b"\xff" * 4  # the count of changes: SQLite forgets the pages that it knows
    data[4096:] = bytes(len(data) - 4096)
    (tmp_path / NAME).write_bytes(data)
    history.save(workout(99))
    assert len(told) == 1
    assert len(history.workouts()) == 41
    assert len(held(tmp_path)) == 41


@posix
def test_a_history_that_was_taken_away_during_the_session_is_told_or_written_anew(tmp_path: Path) -> None:
    filled(tmp_path, 3)
    opened(tmp_path).close()
    history = opened(tmp_path)
    (tmp_path / NAME).unlink()
    try:
        history.save(workout(9))
    except StoreError:
        assert history.waiting == 1
        assert len(history.workouts()) == 4
        history.retry()
    assert len(held(tmp_path)) == 4


@posix
@pytest.mark.parametrize("replaced", [False, True])
def test_of_a_file_that_is_taken_away_during_the_session_it_is_said_that_it_was(
    tmp_path: Path, *, replaced: bool
) -> None:
    filled(tmp_path, 3)
    history = opened(tmp_path)
    history.save(workout(8))
    (tmp_path / NAME).rename(tmp_path / "elsewhere")
    if replaced:
        (tmp_path / NAME).write_bytes((tmp_path / "elsewhere").read_bytes())
    with pytest.raises(StoreError) as caught:
        history.save(workout(9))
    assert str(caught.value) == f"{NAME}: this file was deleted, moved or replaced while it was in use"


@posix
@pytest.mark.parametrize("reads", [False, True])
def test_a_file_that_is_emptied_during_the_session_is_damaged_and_restored(
    tmp_path: Path, *, reads: bool
) -> None:
    filled(tmp_path, 3)
    opened(tmp_path).close()
    told: list[str] = []
    history = opened(tmp_path, tell=told.append)
    os.truncate(tmp_path / NAME, 0)
    if reads:
        assert len(history.workouts()) == 3
    history.save(workout(9))
    assert len(told) == 1
    assert len(history.workouts()) == 4
    assert len(held(tmp_path)) == 4


@pytest.mark.parametrize("note", ["", "\x01\t\n\x7f\"\\/'", "cut\0off", "Fünf 👩‍🦽"], ids=range(4))
def test_words_that_json_escapes_are_no_damage_and_another_digit_beside_them_is(
    tmp_path: Path, note: str
) -> None:
    history = opened(tmp_path)
    history.save(workout(1, note=note, name=f"Legs {note}"))
    history.close()
    assert at(tmp_path).open(doubted=True) == Opened(Found.FINE)
    assert len(backups(tmp_path)) == 1
    connection = sqlite3.connect(tmp_path / NAME)
    assert workout_agrees(connection, 1)
    connection.execute("UPDATE pain SET score = score + 1")
    assert not workout_agrees(connection, 1)
    connection.close()
    _execute(tmp_path / NAME, "UPDATE set_done SET held_ms = held_ms + 1 WHERE position = 5")
    assert at(tmp_path, day=1).open().found is Found.RESTORED
