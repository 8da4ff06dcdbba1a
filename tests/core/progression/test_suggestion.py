"""Histories of a routine, and what is to be said of its next workout, in the words that a person reads."""

from collections.abc import Sequence
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from lunge_timer.core.adjust import easier
from lunge_timer.core.done_workout import Moment, Outcome, Workout
from lunge_timer.core.progression.good_workout import plan_of
from lunge_timer.core.progression.suggestion import Suggestion, suggest
from lunge_timer.core.routine import LegOrder, Load, Routine, TimedBlock
from lunge_timer.core.text.next_time import next_time, reason
from tests.core.progression.histories import (
    BANDS,
    CURLS,
    DAY,
    EXERCISES,
    FLOOR,
    HOLDS,
    LUNGES,
    MINE,
    STRETCH,
    good,
    halved,
    held,
    hurt,
    leg_test,
    missed,
    of,
    routine,
    workout,
)

BEGINNER = of(LUNGES)
DUMBBELLS = of(LUNGES, reps=15, load=Load(kind="dumbbells", kg=2))
GYM = routine(STRETCH, CURLS, FLOOR, STRETCH)
TWO = routine(LUNGES, HOLDS)

LEFT_OVER = "Twice in a row every rep was done and two or more were left on both legs."
KEPT = "Twice in a row every hold was kept and two or more reps were left on both legs."
BOTH_TOGETHER = "Twice in a row every rep was done and two or more were left."
EASY = "Twice in a row all of it was done, with effort to spare."
NOT_ALL = "Twice in a row not everything could be done."
AWAY = "It has been {} days: come back with a little less."
STOP = "Stop for now. Next time, for what your clinician has cleared: "
SAME = "Next time: the same numbers, for what your clinician has cleared"


def said(
    history: Sequence[Workout], kept: Routine, today: int = 0, answered: Sequence[str] = ()
) -> tuple[str, str] | None:
    suggestion = found(history, kept, today, answered)
    return None if suggestion is None else (next_time(suggestion, EXERCISES), reason(suggestion, EXERCISES))


def found(
    history: Sequence[Workout], kept: Routine, today: int = 0, answered: Sequence[str] = ()
) -> Suggestion | None:
    return suggest(history, MINE, kept, EXERCISES, today=DAY + today, answered=answered)


class Case(NamedTuple):
    why: str
    history: list[Workout]
    kept: Routine
    today: int
    what: str
    reason: str = ""


def two_good(plan: Routine, days: tuple[int, int] = (0, 2)) -> list[Workout]:
    return [good(plan, day) for day in days]


def two_missed(plan: Routine) -> list[Workout]:
    return [missed(plan, 0), missed(plan, 2)]


def up(why: str, plan: Routine, what: str, reason: str = LEFT_OVER) -> Case:
    """Two good workouts, asked for right after the second."""
    return Case(why, two_good(plan), plan, 2, what and f"Next time: {what}", reason if what else "")


def down(why: str, plan: Routine, what: str) -> Case:
    """Two misses, asked for right after the second."""
    return Case(why, two_missed(plan), plan, 2, what and f"Next time: {what}", NOT_ALL if what else "")


def silent(why: str, history: list[Workout], kept: Routine, today: int) -> Case:
    return Case(why, history, kept, today, "")


CASES = [
    silent("an empty history says nothing", [], BEGINNER, 0),
    silent("one good workout is not enough", [good(BEGINNER)], BEGINNER, 0),
    silent(
        "another routine's good workouts are not this one's",
        [good(BEGINNER, day, name="other") for day in (0, 2)],
        BEGINNER,
        2,
    ),
    silent(
        "what was deleted is not there",
        [good(BEGINNER), replace(good(BEGINNER, 2), deleted_ms=1)],
        BEGINNER,
        2,
    ),
    # Up the ladder
    up("two good ones earn a rep", BEGINNER, "11 reps per leg"),
    up("reps rise to the top of the source's range", of(LUNGES, reps=14), "15 reps per leg"),
    up("at the top of the reps a set is added", of(LUNGES, sets=2, reps=15), "3 sets"),
    up(
        "at the most sets, the first weight, and the reps from the bottom",
        of(LUNGES, reps=15),
        "2 kg in each hand, 10 reps per leg",
    ),
    up("the weight rises by its smallest step", DUMBBELLS, "3 kg in each hand, 10 reps per leg"),
    up(
        "a barbell's step is 2.5 kg",
        of(LUNGES, reps=15, load=Load(kind="barbell", kg=20)),
        "barbell of 22.5 kg, 10 reps per leg",
    ),
    up("reps beyond the range do not rise further", of(LUNGES, sets=2, reps=30), "3 sets"),
    up("sets beyond the most do not rise further", of(LUNGES, sets=5, reps=12), "13 reps per leg"),
    up("both holds grow by a second", held(5), "hold 6 s", KEPT),
    up("the hold that has room grows", held(10, 7), "hold 10 s + 8 s", KEPT),
    up("a hold of parts of a second stops at 10 s", held(9.5), "hold 10 s", KEPT),
    up("a hold that was left out stays out", held(5, 0), "hold 6 s", KEPT),
    up("holds of 10 s are followed by reps", held(10), "6 reps per leg", KEPT),
    up("reps of holds are followed by sets", held(10, sets=2, reps=10), "3 sets", KEPT),
    up("at the top of everything there is nothing to say", held(10, reps=10), ""),
    up(
        "the pause of a lunge stays as it is",
        of(LUNGES, phases_s={"bottom": 3}),
        "11 reps per leg",
        KEPT,
    ),
    up("a band has no weight: its top is the end", of(BANDS, reps=20), ""),
    up("glute exercises go up to 20 reps", of(BANDS, reps=19), "20 reps per leg"),
    up("what is the same in each exercise is said once", GYM, "16 reps", BOTH_TOGETHER),
    up(
        "a machine gets heavier and the reps begin anew",
        of(CURLS, reps=20),
        "machine at 22.5 kg, 15 reps",
        BOTH_TOGETHER,
    ),
    up(
        "a machine of no known weight has no next one",
        of(CURLS, reps=20, load=Load(kind="machine")),
        "",
    ),
    up(
        "the workout as a whole has no more than 10 sets",
        routine(*[replace(BANDS, sets=3, reps=20)] * 3),
        "Band hip extension, bent knee: 4 sets",
    ),
    up(
        "nothing grows past the six hours of a routine",
        routine(*[TimedBlock(name="Walk", duration_s=3600)] * 5, replace(STRETCH, duration_s=3250), LUNGES),
        "",
    ),
    up(
        "each exercise has a step of its own",
        TWO,
        "Reverse lunge: 11 reps per leg · Squat-position reverse lunge: hold 6 s",
        KEPT,
    ),
    # What a good workout is
    Case(
        "nobody asked for the reps left: an effort of 6 stands for them",
        [workout(BEGINNER, day, effort=6) for day in (0, 2)],
        BEGINNER,
        2,
        "Next time: 11 reps per leg",
        EASY,
    ),
    silent("an effort of 7 is hard", [workout(BEGINNER, day, effort=7) for day in (0, 2)], BEGINNER, 2),
    silent("nothing was told of how hard it was", [workout(BEGINNER, day) for day in (0, 2)], BEGINNER, 2),
    silent(
        "only one leg had two reps left",
        [workout(BEGINNER, day, reserve={"left": 4, "right": 1}, effort=3) for day in (0, 2)],
        BEGINNER,
        2,
    ),
    silent(
        "one leg has told nothing, and neither has the effort",
        [workout(BEGINNER, day, reserve={"left": 4}) for day in (0, 2)],
        BEGINNER,
        2,
    ),
    Case(
        "the leg that has told nothing goes by the effort",
        [workout(BEGINNER, day, reserve={"left": 4}, effort=5) for day in (0, 2)],
        BEGINNER,
        2,
        "Next time: 11 reps per leg",
        EASY,
    ),
    silent(
        "every rep but one is not every rep",
        [good(BEGINNER), workout(BEGINNER, 2, reserve=4, missed={"right": 1})],
        BEGINNER,
        2,
    ),
    silent(
        "a hold that was cut short is no good workout",
        [good(held(5)), workout(held(5), 2, reserve=4, let_go_ms=1)],
        held(5),
        2,
    ),
    silent(
        "sets that were not reached are missing, though nothing is written of them",
        [good(BEGINNER), workout(BEGINNER, 2, reserve=4, reached=2, outcome=Outcome.STOPPED)],
        BEGINNER,
        2,
    ),
    Case(
        "a pain of 2 goes on",
        [good(BEGINNER), workout(BEGINNER, 2, reserve=2, pain=[hurt(2)])],
        BEGINNER,
        2,
        "Next time: 11 reps per leg",
        LEFT_OVER,
    ),
    silent(
        "it hurt the time before",
        [workout(BEGINNER, 0, reserve=3, pain=[hurt(3)]), good(BEGINNER, 2)],
        BEGINNER,
        2,
    ),
    silent(
        "it hurts since another routine",
        [*two_good(BEGINNER), workout(TWO, 3, name="other", pain=[hurt(4)])],
        BEGINNER,
        3,
    ),
    silent(
        "a miss stands between the good ones",
        [good(BEGINNER), missed(BEGINNER, 2), good(BEGINNER, 4)],
        BEGINNER,
        4,
    ),
    silent("never up after a miss", [*two_good(BEGINNER), missed(BEGINNER, 4)], BEGINNER, 4),
    silent("the numbers are others since", two_good(BEGINNER), of(LUNGES, reps=11), 2),
    silent(
        "the good ones had other numbers each",
        [good(of(LUNGES, reps=9)), good(BEGINNER, 2)],
        BEGINNER,
        2,
    ),
    Case(
        "legs in another order, rest and pace are no other numbers",
        two_good(of(LUNGES, legs=LegOrder.ALTERNATE_SETS, rest_s=60)),
        BEGINNER,
        2,
        "Next time: 11 reps per leg",
        LEFT_OVER,
    ),
    Case(
        "21 days from the first good one to now are within the 2-for-2 rule",
        two_good(BEGINNER, (0, 12)),
        BEGINNER,
        21,
        "Next time: 11 reps per leg",
        LEFT_OVER,
    ),
    silent("22 days are not", two_good(BEGINNER, (0, 12)), BEGINNER, 22),
    # Easier today
    Case(
        "an easier day is passed over between two good ones",
        [good(BEGINNER), workout(easier(BEGINNER), 1, effort=9, eased=True), good(BEGINNER, 2)],
        BEGINNER,
        2,
        "Next time: 11 reps per leg",
        LEFT_OVER,
    ),
    silent(
        "an easier day is never a miss",
        [halved(missed(easier(BEGINNER))), halved(missed(easier(BEGINNER), 2))],
        BEGINNER,
        2,
    ),
    silent(
        "an easier day is never a miss, where its sets are what is kept since",
        [halved(missed(easier(BEGINNER))), halved(missed(easier(BEGINNER), 2))],
        easier(BEGINNER),
        2,
    ),
    silent(
        "half the sets by the person's own hand are no easier day: they end the run of good ones",
        [good(BEGINNER), workout(easier(BEGINNER), 1, reserve=2), good(BEGINNER, 2)],
        BEGINNER,
        2,
    ),
    silent("easier days do not earn more", [*map(halved, two_good(easier(BEGINNER)))], BEGINNER, 2),
    Case(
        "pain on an easier day counts all the same",
        [good(BEGINNER), workout(easier(BEGINNER), 2, pain=[hurt(7)], eased=True)],
        BEGINNER,
        2,
        STOP + "2 sets",
        "Pain was 7 of 10 in the left leg.",
    ),
    # Down the ladder
    silent("one miss says nothing", [missed(BEGINNER)], BEGINNER, 0),
    down("two misses take a rep", of(LUNGES, reps=12), "11 reps per leg"),
    down("below the range of the reps a set goes", BEGINNER, "2 sets"),
    down("weight goes before sets", of(LUNGES, load=Load(kind="dumbbells", kg=3)), "2 kg in each hand"),
    down("the first weight stays, a set goes", of(LUNGES, load=Load(kind="dumbbells", kg=1)), "2 sets"),
    down("with one set left the reps go on falling", of(LUNGES, sets=1), "9 reps per leg"),
    down("holds get shorter", held(5), "hold 4 s"),
    down("holds of 1 s are the shortest: then reps", held(1), "4 reps per leg"),
    down("both legs together", of(CURLS, reps=16), "15 reps"),
    down("down to one rep", of(LUNGES, sets=1, reps=2), "1 rep per leg"),
    down("at one rep there is nothing left to take", of(LUNGES, sets=1, reps=1), ""),
    silent(
        "misses with a good one between them are not running",
        [missed(BEGINNER), good(BEGINNER, 2), missed(BEGINNER, 4)],
        BEGINNER,
        4,
    ),
    silent(
        "what the program broke off is no miss",
        [workout(BEGINNER, day, reached=1, missed={"left": 3}, outcome=Outcome.RECOVERED) for day in (0, 2)],
        BEGINNER,
        2,
    ),
    Case(
        "only the exercise that was missed goes down",
        [workout(TWO, day, let_go_ms=0, missed={"left": 1}) for day in (0, 2)],
        TWO,
        2,
        "Next time: Reverse lunge: 2 sets · Squat-position reverse lunge: hold 4 s",
        NOT_ALL,
    ),
    silent("what was missed is lower already", two_missed(BEGINNER), of(LUNGES, sets=2), 2),
    # Away
    silent("13 days away are nothing", [good(BEGINNER)], BEGINNER, 13),
    Case("14 days away: a rung", [good(held(5))], held(5), 14, "Next time: hold 4 s", AWAY.format(14)),
    Case("27 days away: still one", [good(held(5))], held(5), 27, "Next time: hold 4 s", AWAY.format(27)),
    Case("28 days away: two", [good(held(5))], held(5), 28, "Next time: hold 3 s", AWAY.format(28)),
    Case(
        "who took the first rung has one left",
        [good(held(5))],
        held(4),
        28,
        "Next time: hold 3 s",
        AWAY.format(28),
    ),
    silent("who took both has none left", [good(held(5))], held(3), 40),
    silent("who set less themselves is asked for nothing", [good(held(5))], held(2), 14),
    silent(
        "the same exercise in another routine is no time away",
        [good(BEGINNER), good(of(LUNGES, reps=8), 10, name="other")],
        BEGINNER,
        16,
    ),
    Case(
        "14 days away end what was earned",
        two_good(BEGINNER, (0, 1)),
        BEGINNER,
        15,
        "Next time: 2 sets",
        AWAY.format(14),
    ),
    silent("a clock that was set back is no time away", [good(BEGINNER, 30)], BEGINNER, 0),
    # Pain
    Case(
        "pain of 3 keeps the numbers",
        [good(BEGINNER), workout(BEGINNER, 2, reserve=4, pain=[hurt(3, "right")])],
        BEGINNER,
        2,
        SAME,
        "Pain was 3 of 10 in the right leg.",
    ),
    Case(
        "pain of 5 keeps the numbers, whenever it was",
        [workout(BEGINNER, 0, reserve=4, pain=[hurt(5, "both", Moment.BEFORE)])],
        BEGINNER,
        0,
        SAME,
        "Pain was 5 of 10.",
    ),
    Case(
        "pain of 6 stops, and takes a rung",
        [workout(held(5), 0, reserve=4, pain=[hurt(6)])],
        held(5),
        0,
        STOP + "hold 4 s",
        "Pain was 6 of 10 in the left leg.",
    ),
    Case(
        "pain takes a rung of every exercise",
        [workout(GYM, 0, pain=[hurt(8, "both")])],
        GYM,
        0,
        STOP + "Machine leg curl: machine at 17.5 kg · Partner floor curl: 3 sets",
        "Pain was 8 of 10.",
    ),
    Case(
        "worse the next morning than before counts as that",
        [
            workout(
                held(5),
                0,
                reserve=4,
                pain=[hurt(1, moment=Moment.BEFORE), hurt(2, moment=Moment.NEXT_DAY)],
            )
        ],
        held(5),
        1,
        STOP + "hold 4 s",
        "Pain was higher the next morning than before.",
    ),
    Case(
        "as before the next morning is fine",
        [
            good(BEGINNER),
            workout(
                BEGINNER,
                2,
                reserve=2,
                pain=[hurt(2, moment=Moment.BEFORE), hurt(2, moment=Moment.NEXT_DAY)],
            ),
        ],
        BEGINNER,
        3,
        "Next time: 11 reps per leg",
        LEFT_OVER,
    ),
    Case(
        "pain outweighs two weeks away",
        [workout(held(5), 0, pain=[hurt(9)])],
        held(5),
        14,
        STOP + "hold 4 s",
        "Pain was 9 of 10 in the left leg.",
    ),
    Case(
        "four weeks away outweigh pain",
        [workout(held(5), 0, pain=[hurt(9)])],
        held(5),
        28,
        "Next time: hold 3 s",
        AWAY.format(28),
    ),
    Case(
        "two misses outweigh a pain that keeps the numbers",
        [missed(held(5)), workout(held(5), 2, missed={"left": 1}, pain=[hurt(4)])],
        held(5),
        2,
        "Next time: hold 4 s",
        NOT_ALL,
    ),
    Case(
        "with nothing left to take it still says stop",
        [workout(of(LUNGES, sets=1, reps=1), 0, pain=[hurt(7)])],
        of(LUNGES, sets=1, reps=1),
        0,
        "Stop for now; then only what your clinician has cleared",
        "Pain was 7 of 10 in the left leg.",
    ),
    silent(
        "pain is past once a workout was without it",
        [workout(BEGINNER, 0, pain=[hurt(9)]), workout(BEGINNER, 2)],
        BEGINNER,
        2,
    ),
    # Legs
    Case(
        "the leg that does less in the tests begins",
        [*(leg_test(day, 20, 15) for day in (0, 30, 60)), workout(BEGINNER, 61)],
        BEGINNER,
        61,
        "Next time: start with the right leg back",
        "Each of the last 3 leg tests gave less with the right leg back.",
    ),
    silent(
        "it begins already",
        [*(leg_test(day, 15, 20) for day in (0, 30, 60)), workout(BEGINNER, 61)],
        BEGINNER,
        61,
    ),
    silent(
        "two tests show nothing",
        [*(leg_test(day, 20, 10) for day in (0, 30)), workout(BEGINNER, 31)],
        BEGINNER,
        31,
    ),
    silent(
        "tests of one lunge say nothing of the other",
        [*(leg_test(day, 20, 15) for day in (0, 30, 60)), workout(held(5), 61)],
        held(5),
        61,
    ),
    silent("tests alone are no history of a routine", [leg_test(d, 20, 15) for d in (0, 1, 2)], BEGINNER, 2),
]


@pytest.mark.parametrize("case", CASES, ids=[case.why for case in CASES])
def test_a_history_says_what_it_is_to_say(case: Case) -> None:
    expected = (case.what, case.reason) if case.what else None
    assert said(case.history, case.kept, case.today) == expected


def test_the_table_has_forty_histories_and_more() -> None:
    assert len({case.why for case in CASES}) == len(CASES) >= 40


@pytest.mark.parametrize("case", [case for case in CASES if case.what], ids=lambda case: case.why)
def test_what_is_answered_is_not_said_again(case: Case) -> None:
    suggestion = found(case.history, case.kept, case.today)
    assert suggestion is not None
    assert found(case.history, case.kept, case.today, [suggestion.key]) is None


def was_at_half_the_sets(case: Case) -> bool:
    """Whether the last workout was an easier day."""
    plan = plan_of(case.history[-1])
    return plan is not None and plan.eased


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.what and not was_at_half_the_sets(case)],
    ids=lambda case: case.why,
)
def test_what_is_taken_is_not_said_again_even_by_a_caller_who_forgets_that_it_was(case: Case) -> None:
    suggestion = found(case.history, case.kept, case.today)
    assert suggestion is not None
    again = found(case.history, suggestion.after, case.today)
    assert again is None or again.after == suggestion.after


def test_what_was_declined_is_said_again_after_another_good_workout() -> None:
    history = two_good(BEGINNER)
    suggestion = found(history, BEGINNER, 2)
    assert suggestion is not None
    assert said([*history, good(BEGINNER, 4)], BEGINNER, 4, [suggestion.key]) == (
        "Next time: 11 reps per leg",
        LEFT_OVER,
    )


def test_two_weeks_away_declined_are_no_answer_to_four() -> None:
    history = [good(held(5))]
    suggestion = found(history, held(5), 14)
    assert suggestion is not None
    assert said(history, held(5), 20, [suggestion.key]) is None
    assert said(history, held(5), 28, [suggestion.key]) == ("Next time: hold 3 s", AWAY.format(28))


def test_a_declined_step_down_gives_no_way_to_a_step_up() -> None:
    history = [*two_good(TWO), workout(TWO, 4, reserve=2, pain=[hurt(4)])]
    suggestion = found(history, TWO, 4)
    assert suggestion is not None
    assert found(history, TWO, 4, [suggestion.key]) is None


def test_the_leg_to_begin_with_declined_gives_way_to_what_was_earned() -> None:
    history = [*(leg_test(day, 20, 15) for day in (0, 30, 60)), *two_good(BEGINNER, (61, 63))]
    first = found(history, BEGINNER, 63)
    assert first is not None
    assert said(history, BEGINNER, 63, [first.key]) == ("Next time: 11 reps per leg", LEFT_OVER)


def test_only_numbers_of_the_named_blocks_change() -> None:
    suggestion = found(two_good(GYM), GYM, 2)
    assert suggestion is not None
    assert suggestion.blocks == (1, 2)
    assert suggestion.after.blocks[0] == GYM.blocks[0]
    assert replace(suggestion.after, blocks=()) == replace(GYM, blocks=())


def test_a_plan_that_cannot_be_read_is_no_evidence() -> None:
    spoilt = replace(good(BEGINNER, 1), document='{"version": 9')
    assert said([good(BEGINNER), spoilt, good(BEGINNER, 2)], BEGINNER, 2) is None
    assert said([spoilt], BEGINNER, 15) == ("Next time: 2 sets", AWAY.format(14))


def test_a_block_that_was_not_begun_says_nothing_of_its_exercise() -> None:
    stopped = workout(TWO, 4, outcome=Outcome.STOPPED)
    only_lunges = replace(stopped, sets=tuple(one for one in stopped.sets if one.block == 0))
    assert said([*two_good(TWO), only_lunges], TWO, 4) == (
        "Next time: Squat-position reverse lunge: hold 6 s",
        KEPT,
    )


def test_one_answer_for_the_whole_workout_holds_for_each_exercise() -> None:
    def told_in_one_block(day: int) -> Workout:
        done = good(TWO, day)
        rows = tuple(replace(one, reserve=None) if one.block == 0 else one for one in done.sets)
        return replace(done, sets=rows)

    assert said([told_in_one_block(0), told_in_one_block(2)], TWO, 2) == said(two_good(TWO), TWO, 2)


def test_an_exercise_goes_by_its_own_answer_where_it_has_one() -> None:
    def hard_lunges(day: int) -> Workout:
        done = good(TWO, day)
        rows = tuple(
            replace(one, reserve=1) if one.block == 0 and one.reserve is not None else one
            for one in done.sets
        )
        return replace(done, sets=rows)

    assert said([hard_lunges(0), hard_lunges(2)], TWO, 2) == (
        "Next time: Squat-position reverse lunge: hold 6 s",
        KEPT,
    )


def test_a_leg_test_is_not_trained_for() -> None:
    trained = of(LUNGES, sets=1, reps=50)
    history = [leg_test(day, 20, 20) for day in (0, 1)]
    name = "built-in/reverse-lunge-leg-test"
    assert suggest(history, name, trained, EXERCISES, today=DAY + 30) is not None
    kept = of(LUNGES, sets=1, reps=50, purpose="test")
    assert suggest(history, name, kept, EXERCISES, today=DAY + 30) is None


def test_nothing_ever_speaks_of_injury_or_diagnosis() -> None:
    words = " ".join(f"{case.what} {case.reason}" for case in CASES).casefold()
    assert not [word for word in ("injur", "diagnos", "damage", "disease", "risk") if word in words]
