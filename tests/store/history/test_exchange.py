import json
import tempfile
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.done_workout import Away, Goal, Moment, Outcome, Pain, SetDone, Workout
from lunge_timer.core.routine import Pace
from lunge_timer.errors import NewerError, StoreError
from lunge_timer.store.history.content import Content, Counts
from lunge_timer.store.history.database import in_memory
from lunge_timer.store.history.exchange import encode_history, parse_history, read_history
from lunge_timer.store.history.goals import days_of
from lunge_timer.store.history.schema import MIGRATIONS
from tests.store.history.histories import DAY_MS, TODAY, at, backups, filled, opened, workout

NOW_MS = int(TODAY.timestamp() * 1000)
WHOLE = Content(
    workouts=(workout(0), workout(1), workout(2, deleted_ms=NOW_MS), workout(3)),
    goals=(Goal(since_day="2026-01-05", low=3, high=4),),
    aways=(Away(from_day="2026-07-01", to_day="2026-07-14", why="Sea"),),
)

Spoil = Callable[[dict[str, Any]], object]


def tree() -> dict[str, Any]:
    decoded: dict[str, Any] = json.loads(encode_history(WHOLE))
    return decoded


def set_in(*way: str | int, to: object) -> Spoil:
    def spoil(whole: dict[str, Any]) -> None:
        part: Any = whole
        for step in way[:-1]:
            part = part[step]
        part[way[-1]] = to

    return spoil


BAD: dict[str, tuple[Spoil, str]] = {
    "a newer version": (set_in("version", to=2), "it was written by a newer version of Lunge Timer"),
    "another format": (set_in("format", to="lunge-timer/routine"), "this is not a history of Lunge Timer"),
    "an unknown key": (set_in("colour", to=1), "there is no key “colour”; there are format, version, plans"),
    "no workouts": (lambda whole: whole.pop("workouts"), "the key “workouts” is missing"),
    "an unknown leg": (
        set_in("workouts", 1, "sets", 2, "leg", to="third"),
        "workouts[1].sets[2].leg: this must be one of “both”, “left”, “none”, “right”, not “third”",
    ),
    "an unknown outcome": (
        set_in("workouts", 0, "outcome", to="lost"),
        "workouts[0].outcome: this must be one of “complete”, “stopped”, “recovered”, not “lost”",
    ),
    "effort 11": (set_in("workouts", 0, "effort", to=11), "workouts[0].effort: 11 is not between 1 and 10"),
    "effort true": (
        set_in("workouts", 0, "effort", to=True),
        "workouts[0].effort: this must be a whole number, not true",
    ),
    "reserve 5": (
        set_in("workouts", 0, "sets", 1, "reserve", to=5),
        "workouts[0].sets[1].reserve: 5 is not between 0 and 4",
    ),
    "pain 11": (
        set_in("workouts", 0, "pain", 0, "score", to=11),
        "workouts[0].pain[0].score: 11 is not between 0 and 10",
    ),
    "reps below 0": (
        set_in("workouts", 0, "sets", 0, "reps_done", to=-1),
        "workouts[0].sets[0].reps_done: -1 is not between 0 and 1000000000",
    ),
    "a year far away": (
        set_in("workouts", 0, "started_ms", to=999_999_999_999_999),
        "workouts[0].started_ms: 999999999999999 is not between ",
    ),
    "2**63": (set_in("workouts", 0, "started_ms", to=2**63), "workouts[0].started_ms: a number of 19 digits"),
    "an offset of two days": (
        set_in("workouts", 0, "utc_offset_min", to=2880),
        "workouts[0].utc_offset_min: 2880 is not between -1439 and 1439",
    ),
    "an empty uid": (set_in("workouts", 0, "uid", to=""), "workouts[0].uid: it is empty"),
    "a uid twice": (
        set_in("workouts", 3, "uid", to=workout(1).uid),
        "workouts[1].uid: another workout has the same",
    ),
    "no such plan": (
        set_in("workouts", 0, "plan", to="0" * 64),
        "workouts[0].plan: there is no such key in “plans”",
    ),
    "a plan of another checksum": (
        set_in("plans", "0" * 64, to="{}"),
        f"plans.{'0' * 60}…: the text does not have this checksum",
    ),
    "half a character": (
        set_in("workouts", 0, "note", to="\ud800"),
        "workouts[0].note: half of a character stands here",
    ),
    "a long note": (
        set_in("workouts", 0, "note", to="x" * 4001),
        "workouts[0].note: 4001 characters are more than 4000",
    ),
    "an escape in a name": (
        set_in("workouts", 0, "name", to="\x1b[31m"),
        "workouts[0].name: it holds a character that cannot be seen (U+001B)",
    ),
    "no such day": (
        set_in("goals", 0, "since_day", to="2026-02-30"),
        "goals[0].since_day: “2026-02-30” is no day as 2026-11-28 is one",
    ),
    "a day in another form": (
        set_in("aways", 0, "from_day", to="20260701"),
        "aways[0].from_day: “20260701” is no day as 2026-11-28 is one",
    ),
    "away backwards": (
        set_in("aways", 0, "to_day", to="2026-06-30"),
        "aways[0].to_day: this is before 2026-07-01",
    ),
    "a goal of no time": (
        set_in("goals", 0, "changed_ms", to=10**15 - 1),
        "goals[0].changed_ms: 999999999999999 is not between ",
    ),
    "an end of a time away at no time": (
        set_in("aways", 0, "deleted_ms", to=10**15 - 1),
        "aways[0].deleted_ms: 999999999999999 is not between ",
    ),
    "a goal from 4 to 3": (set_in("goals", 0, "high", to=2), "goals[0].high: 2 is not between 3 and 99"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_told_in_one_sentence_with_its_place(kind: str) -> None:
    spoil, reason = BAD[kind]
    spoilt = tree()
    spoil(spoilt)
    with pytest.raises(StoreError) as caught:
        parse_history(json.dumps(spoilt), "legs.json")
    assert str(caught.value).startswith(f"legs.json: {reason}")
    assert str(caught.value).isprintable()
    assert isinstance(caught.value, NewerError) == (kind == "a newer version")


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"format": "lunge-timer/history"}', "[" * 100_000])
def test_what_is_no_history_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "legs.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        read_history(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert str(caught.value).isprintable()


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "legs.json"
    with file.open("wb") as sparse:
        sparse.truncate(1 << 30)
    with pytest.raises(StoreError, match="1,073,741,824 bytes, and at most 33,554,432"):
        read_history(file)


def test_a_cut_off_file_is_refused_wherever_it_is_cut() -> None:
    text = encode_history(Content(workouts=(workout(),)))
    for length in range(0, len(text.rstrip()), 7):
        with pytest.raises(StoreError, match=r"^legs\.json: "):
            parse_history(text[:length], "legs.json")


def test_what_was_exported_is_read_as_it_was() -> None:
    assert parse_history(encode_history(WHOLE), "legs.json") == WHOLE


def test_so_is_a_workout_that_was_left_paused_for_years() -> None:
    long = Content(workouts=(workout(paused_ms=4000 * DAY_MS),))
    assert parse_history(encode_history(long), "legs.json") == long


def test_a_plan_stands_in_the_file_once_however_often_it_was_run() -> None:
    whole = tree()
    assert len(whole["workouts"]) == 4
    assert len(whole["plans"]) == 3
    assert encode_history(WHOLE).isascii()


def test_an_import_into_an_empty_home_makes_it_equal_and_a_second_one_changes_nothing(tmp_path: Path) -> None:
    filled(tmp_path / "old", 20)
    old, new = opened(tmp_path / "old"), opened(tmp_path / "new")
    old.delete(workout(3).uid)
    old.set_goal(WHOLE.goals[0])
    old.add_away(WHOLE.aways[0])
    old.export_json(tmp_path / "legs.json")
    content = read_history(tmp_path / "legs.json")
    difference = content.beyond(new.content())
    assert difference.summary == (
        "19 new workouts, 0 newer than here, 0 here already, 1 deleted there, 2 goals and times away"
    )
    assert difference.counts == Counts(new=19, newer=0, removed=1, goals=1, aways=1, aways_removed=0)
    new.import_content(content)
    assert new.content() == old.content()
    assert new.workouts() == old.workouts()
    again = content.beyond(new.content())
    assert not again
    assert again.summary == "0 new workouts, 0 newer than here, 19 here already"
    new.import_content(content)
    assert new.content() == old.content()


def test_a_workout_that_was_deleted_there_later_counts_as_that_and_not_as_newer(tmp_path: Path) -> None:
    filled(tmp_path / "old")
    filled(tmp_path / "new")
    old, new = opened(tmp_path / "old"), opened(tmp_path / "new")
    old.delete(workout(1).uid)
    old.correct(workout(2).uid, partial(replace, note="better"))
    counts = old.content().beyond(new.content()).counts
    assert (counts.new, counts.newer, counts.removed) == (0, 1, 1)


def test_an_import_is_preceded_by_a_backup(tmp_path: Path) -> None:
    saved = filled(tmp_path, 3)
    opened(tmp_path).close()
    history = opened(tmp_path)
    history.save(workout(3))
    history.import_content(Content(workouts=(workout(9),)))
    history.import_content(Content(workouts=(workout(10),)))
    assert [file.name[8:13] for file in backups(tmp_path)] == ["00001", "00002", "00003"]
    newest = backups(tmp_path)[-1]
    assert [each.uid for each in history.workouts()][-2:] == [workout(9).uid, workout(10).uid]
    history.close()
    newest.replace(tmp_path / "history.sqlite3")
    assert opened(tmp_path).workouts() == [*saved, workout(3), workout(9)]


def test_an_import_that_fails_leaves_all_as_it_was(tmp_path: Path) -> None:
    saved = filled(tmp_path, 3)
    history = opened(tmp_path)
    impossible = workout(8, effort=11)  # as no file that was read can have it
    with pytest.raises(Exception, match="CHECK constraint"):
        history.import_content(Content(workouts=(workout(7), impossible)))
    assert history.workouts() == saved


def test_a_workout_deleted_here_does_not_come_back_by_an_older_export(tmp_path: Path) -> None:
    filled(tmp_path, 3)
    history = opened(tmp_path)
    exported = history.content()
    history.delete(workout(1).uid)
    history.import_content(exported)
    assert [each.uid for each in history.workouts()] == [workout(0).uid, workout(2).uid]


# Two homes, merged


def sets() -> st.SearchStrategy[SetDone]:
    count = st.integers(0, 40)
    return st.builds(
        SetDone,
        block=count,
        set_no=count,
        exercise=st.sampled_from(["reverse-lunge", "Walk"]),
        leg=st.sampled_from(["left", "right", "both", "none"]),
        reps_planned=count,
        reps_done=count,
        held_planned_ms=count,
        held_ms=count,
        longest_hold_ms=count,
        worked_ms=count,
        rest_before_ms=count,
        load_kind=st.sampled_from(["none", "vest"]),
        load_g=count,
        pace=st.sampled_from(Pace),
        purpose=st.sampled_from(["train", "test"]),
        reserve=st.none() | st.integers(0, 4),
    )


def workouts() -> st.SearchStrategy[Workout]:
    """Few uids and few moments of change, so that homes disagree about the same workouts."""
    moments = st.integers(NOW_MS, NOW_MS + 2)
    pain = st.builds(
        Pain, moment=st.sampled_from(Moment), leg=st.just("left"), score=st.integers(0, 10), asked_ms=moments
    )
    return st.builds(
        Workout,
        uid=st.sampled_from("abcd"),
        started_ms=st.integers(NOW_MS - 3 * DAY_MS, NOW_MS),
        utc_offset_min=st.sampled_from([-660, 0, 60, 840]),
        document=st.sampled_from(["{}", '{"name": "Fünf"}']),
        routine=st.sampled_from(["own", "built-in/desk-break"]),
        name=st.sampled_from(["Own", "Fünf"]),
        outcome=st.sampled_from(Outcome),
        active_ms=st.integers(0, 9),
        paused_ms=st.integers(0, 9),
        planned_ms=st.integers(0, 9),
        app_version=st.just("1.0"),
        changed_ms=moments,
        sets=st.lists(sets(), max_size=3).map(tuple),
        pain=st.lists(pain, max_size=2).map(tuple),
        effort=st.none() | st.integers(1, 10),
        note=st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
        deleted_ms=st.none() | moments,
    )


def contents() -> st.SearchStrategy[Content]:
    day = st.sampled_from(["2026-01-05", "2026-02-02", "2026-03-02"])
    moments = st.integers(NOW_MS, NOW_MS + 2)
    goals = st.builds(
        Goal, since_day=day, low=st.integers(0, 3), high=st.integers(3, 5), changed_ms=moments | st.just(0)
    )
    aways = st.builds(
        Away,
        from_day=st.just("2026-01-01"),
        to_day=day,
        why=st.sampled_from(["", "Ill"]),
        changed_ms=moments | st.just(0),
        deleted_ms=st.none() | moments,
    )
    return st.builds(
        Content,
        workouts=st.lists(workouts(), unique_by=lambda each: each.uid).map(tuple),
        goals=st.lists(goals, unique_by=lambda each: each.since_day).map(tuple),
        aways=st.lists(aways, unique_by=lambda each: (each.to_day, each.why)).map(tuple),
    )


def merged(*parts: Content) -> Content:
    memory = in_memory(MIGRATIONS)
    for part in parts:
        part.merge_into(memory)
    content = Content.of(memory)
    memory.close()
    return content


def plainly_merged(parts: Sequence[Content]) -> set[Workout]:
    """The rule, said once more: of each uid the latest change; of equal ones one of them."""
    latest: dict[str, int] = {}
    for each in chain.from_iterable(part.workouts for part in parts):
        latest[each.uid] = max(each.changed_ms, latest.get(each.uid, 0))
    return {
        replace(each, note="")
        for part in parts
        for each in part.workouts
        if each.changed_ms == latest[each.uid]
    }


@given(contents(), contents(), contents())
def test_homes_merged_in_any_order_are_equal(one: Content, other: Content, third: Content) -> None:
    whole = merged(one, other, third)
    assert merged(third, other, one) == whole
    assert merged(other, one, third) == whole
    assert merged(one, merged(other, third)) == whole
    assert merged(whole, one, whole) == whole
    assert {replace(each, note="") for each in whole.workouts} <= plainly_merged([one, other, third])
    parts = one, other, third
    for goal in whole.goals:
        goals = [each for part in parts for each in part.goals if each.since_day == goal.since_day]
        assert goal in goals
        assert goal.changed_ms == max(each.changed_ms for each in goals)
    for away in whole.aways:
        aways = [each for part in parts for each in part.aways if days_of(each) == days_of(away)]
        assert away in aways
        assert away.changed_ms == max(each.changed_ms for each in aways)
    assert {goal.since_day for goal in whole.goals} == {
        each.since_day for part in parts for each in part.goals
    }
    assert {days_of(away) for away in whole.aways} == {days_of(each) for part in parts for each in part.aways}


DAYS = ("2026-01-05", "2026-02-02")
Deed = tuple[int, int, str, int]  # in which home, on which day, what, and how many a week


@given(
    st.lists(
        st.tuples(
            st.integers(0, 1),
            st.integers(0, 3),
            st.sampled_from(["goal", "away", "back"]),
            st.integers(1, 3),
        ),
        max_size=12,
    ),
    st.sampled_from(DAYS),
)
def test_whatever_two_people_do_with_goals_and_times_away_their_homes_merge_into_equal_ones(
    deeds: list[Deed], day: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        homes = [at(Path(name, home)) for home in "ab"]
        for home in homes:
            home.open()
        for number, on_day, what, count in deeds:
            home = homes[number]
            home._now = partial(TODAY.__add__, timedelta(days=on_day))
            if what == "goal":
                home.set_goal(Goal(since_day=day, low=count, high=count))
            elif what == "away":
                home.add_away(Away(from_day=DAYS[0], to_day=day))
            else:
                home.remove_away(Away(from_day=DAYS[0], to_day=day))
        one, other = (home.content() for home in homes)
        for home in homes:
            home.close()
    assert merged(one, other) == merged(other, one)


def test_the_later_goal_wins_and_a_time_away_that_was_removed_stays_so(tmp_path: Path) -> None:
    here = opened(tmp_path / "here")
    here.set_goal(Goal(since_day="2026-11-23", low=4, high=4))
    here.add_away(WHOLE.aways[0])
    exported = here.content()
    there = opened(tmp_path / "there", day=1)
    there.import_content(exported)
    there.set_goal(Goal(since_day="2026-11-23", low=2, high=2))
    there.remove_away(there.aways()[0])
    assert there.aways() == []
    there.import_content(exported)
    here.import_content(there.content())
    for home in (here, there):
        assert [(goal.low, goal.high) for goal in home.goals()] == [(2, 2)]
        assert home.aways() == []
    there.add_away(WHOLE.aways[0])
    here.import_content(there.content())
    assert [away.why for away in here.aways()] == ["Sea"]
    assert here.content() == there.content()


@given(contents())
def test_any_history_is_the_same_after_export_and_import(content: Content) -> None:
    here = merged(content)
    assert set(here.workouts) == set(content.workouts)
    assert parse_history(encode_history(here), "x") == here
    assert merged(parse_history(encode_history(here), "x")) == here


def test_two_files_merged_in_either_order_make_equal_databases() -> None:
    one = Content(workouts=tuple(workout(number) for number in range(6)), goals=WHOLE.goals)
    other = Content(
        workouts=tuple(replace(workout(number), effort=9) for number in range(3, 9)), aways=WHOLE.aways
    )
    with tempfile.TemporaryDirectory() as name:
        homes = Path(name, "ab"), Path(name, "ba")
        for home, order in zip(homes, ((one, other), (other, one)), strict=True):
            history = opened(home)
            for part in order:
                history.import_content(part)
            history.close()
        first, second = (opened(home) for home in homes)
        assert first.content() == second.content()
        assert len(first.workouts()) == 9
        first.close()
        second.close()
