from itertools import product

import pytest
from msgspec.structs import replace

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Guideline, Seconds
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Load, Pace, Routine, TimedBlock
from lunge_timer.core.text.captions import longest_caption, strip_caption
from lunge_timer.core.text.doses import (
    dose_line,
    guideline_notes,
    planned_text,
    rep_lines,
    subtitle,
    total_text,
    totals_line,
)
from lunge_timer.core.text.numbers import clock_text, seconds_text, spoken_time, unbreakable
from lunge_timer.store.assets import load_exercises
from tests.core.exercises import CURL
from tests.core.test_adjust import CURLS, EXERCISES, HELD, LUNGES, SQUATS, WALK, routine


def dose(*blocks: Block) -> str:
    # Without the sign of multiplication, which looks too much like a letter.
    return dose_line(routine(*blocks), EXERCISES).replace("\N{MULTIPLICATION SIGN}", "by")


def caption(*blocks: Block) -> str:
    return strip_caption(compile_timeline(routine(*blocks), EXERCISES)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "0:00"),
        (1, "0:01"),
        (5000, "0:05"),
        (640_000, "10:40"),
        (3_599_001, "1:00:00"),
        (3_723_000, "1:02:03"),
    ],
)
def test_a_clock_counts_a_second_that_has_begun(ms: int, text: str) -> None:
    assert clock_text(ms) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(5, "5 s"), (5.0, "5 s"), (1.5, "1.5 s"), (0, "0 s"), (0.125, "0.125 s"), (100, "100 s")],
)
def test_seconds_have_a_fraction_only_where_there_is_one(seconds: Seconds, text: str) -> None:
    assert seconds_text(seconds) == text


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "0 seconds"),
        (1000, "1 second"),
        (60_000, "1 minute"),
        (640_000, "10 minutes 40 seconds"),
        (3_661_000, "1 hour 1 minute 1 second"),
        (7_200_000, "2 hours"),
    ],
)
def test_a_time_is_said_in_words(ms: int, text: str) -> None:
    assert spoken_time(ms) == text


def test_a_card_tells_the_dose() -> None:
    assert dose(replace(SQUATS, sets=3, rest_s=45)) == "3 by 5 per leg · hold 5 s · rest 45 s"
    assert dose(LUNGES) == "3 by 10 per leg · rest 45 s"
    assert dose(replace(SQUATS, sets=1)) == "1 by 5 per leg · hold 5 s"
    assert dose(replace(SQUATS, phases_s={"hold-back": 7.5})) == (
        "2 by 5 per leg · hold 7.5 s + 5 s · rest 60 s"
    )
    assert dose(CURLS) == "4 by 15 · rest 30 s"
    assert dose(WALK, WALK) == "2 timed steps"


@pytest.mark.parametrize(
    ("order", "words"),
    [(LegOrder.ONE_AT_A_TIME, "one leg at a time"), (LegOrder.ALTERNATE_SETS, "legs take turns by set")],
)
def test_a_card_tells_the_order_of_the_legs_where_they_do_not_alternate(order: LegOrder, words: str) -> None:
    assert dose(replace(LUNGES, legs=order)) == f"3 by 10 per leg, {words} · rest 45 s"


def test_a_card_adds_the_sets_of_several_exercises_up() -> None:
    assert dose(CURLS, WALK, CURLS) == "8 sets · 15 reps · rest 30 s"
    assert dose(LUNGES, replace(SQUATS, reps=10)) == "5 sets · 10 per leg · hold 5 s · rest 45\N{EN DASH}60 s"
    assert dose(LUNGES, CURLS) == "7 sets · rest 30\N{EN DASH}45 s"


def test_sets_are_counted_in_one_way_where_the_legs_take_turns_by_set() -> None:
    in_turn = replace(LUNGES, sets=3, legs=LegOrder.ALTERNATE_SETS)
    blocks = (in_turn, replace(LUNGES, sets=2), replace(LUNGES, sets=2))
    assert dose(*blocks).startswith("7 sets · ")
    assert totals_line(routine(*blocks), EXERCISES).startswith("7 sets · ")
    assert caption(*blocks) == "Get ready 10 s   3 sets, rest 45 s   2 sets, rest 45 s   2 sets, rest 45 s"
    assert caption(replace(in_turn, sets=1)) == (
        "Get ready 10 s   Set 1, left leg   Rest 45 s   Set 1, right leg"
    )


def test_holds_that_differ_are_told_in_their_order_and_by_exercise() -> None:
    longer = replace(SQUATS, phases_s={"hold-back": 5, "hold-squat": 8})
    assert "hold 5 s + 8 s" in dose(longer)
    assert "hold 8 s ·" in dose(replace(longer, phases_s={"hold-back": 0, "hold-squat": 8}))
    assert "hold 5 s / 5 s + 8 s" in dose(SQUATS, longer, SQUATS)


def test_no_rest_and_no_hold_is_told_where_none_lasts() -> None:
    assert dose(replace(SQUATS, rest_s=0, phases_s={"hold-back": 0, "hold-squat": 0})) == "2 by 5 per leg"


def test_a_subtitle_tells_what_works_and_what_it_takes() -> None:
    assert subtitle(routine(LUNGES, CURLS), EXERCISES) == "Glutes · none"


@pytest.mark.parametrize(
    ("load", "words"),
    [
        (Load(kind="dumbbells", kg=2), "2 kg in each hand"),
        (Load(kind="dumbbells"), "dumbbells"),
        (Load(kind="barbell", kg=22.5), "barbell of 22.5 kg"),
        (Load(kind="vest", kg=5), "weighted vest of 5 kg"),
        (Load(kind="machine", kg=40), "machine at 40 kg"),
        (Load(kind="machine"), "none"),
        (Load(kind="band"), "none"),
    ],
)
def test_a_subtitle_tells_the_load(load: Load, words: str) -> None:
    assert subtitle(routine(replace(LUNGES, load=load)), EXERCISES) == f"Glutes · {words}"


def test_a_caption_tells_the_strip_from_left_to_right() -> None:
    assert caption(WALK, replace(LUNGES, sets=2)) == "Get ready 10 s   Walk 5:00   Set 1   Rest 45 s   Set 2"


def test_sets_by_leg_are_told_as_one_before_they_make_the_caption_longer_than_any_other() -> None:
    in_turn = replace(LUNGES, sets=2, legs=LegOrder.ALTERNATE_SETS)
    assert caption(in_turn) == "Get ready 10 s   2 sets, rest 45 s"
    others: tuple[Block, ...] = (SQUATS, WALK, CURLS)
    for blocks in product((LUNGES, replace(LUNGES, sets=1), in_turn), others):
        timeline = compile_timeline(routine(*blocks), EXERCISES)
        assert len(strip_caption(timeline)) <= len(longest_caption(timeline))


def test_many_sets_are_told_as_one() -> None:
    assert caption(LUNGES, CURLS) == "Get ready 10 s   3 sets, rest 45 s   4 sets, rest 30 s"


def test_a_caption_of_many_blocks_is_cut_in_the_middle() -> None:
    steps = [TimedBlock(name=f"Step {number}", duration_s=60) for number in range(1, 30)]
    told = caption(*steps)
    assert told.startswith("Get ready 10 s   Step 1 1:00")
    assert told.endswith("Step 5 1:00   …   Step 29 1:00")


def test_a_caption_never_breaks_inside_a_set_or_a_rest() -> None:
    told = strip_caption(compile_timeline(routine(replace(LUNGES, sets=2)), EXERCISES))
    assert "Rest\N{NO-BREAK SPACE}45\N{NO-BREAK SPACE}s" in told


def test_a_caption_breaks_inside_a_name_and_keeps_its_time_with_its_last_word() -> None:
    stretch = TimedBlock(name="Standing hamstring stretch", duration_s=60)
    told = strip_caption(compile_timeline(routine(stretch), EXERCISES))
    assert told.endswith("   Standing hamstring stretch\N{NO-BREAK SPACE}1:00")


def test_numbers_within_the_guideline_bear_no_note() -> None:
    assert guideline_notes(routine(LUNGES, WALK, SQUATS), EXERCISES) == ()


def test_each_number_beyond_the_guideline_bears_one() -> None:
    beyond = replace(SQUATS, rest_s=90, phases_s={"hold-back": 12, "hold-squat": 0})
    assert guideline_notes(routine(beyond, beyond), EXERCISES) == tuple(
        f"{title}: {seconds} is beyond the guideline of {span} for Squat."
        for title, seconds, span in (
            ("Hold with leg back", "12 s", "1\N{EN DASH}10 s"),
            ("Hold in the squat", "0 s", "1\N{EN DASH}10 s"),
            ("Rest between sets", "90 s", "30\N{EN DASH}60 s"),
        )
    )


def test_a_rest_that_has_no_place_bears_none() -> None:
    assert guideline_notes(routine(replace(SQUATS, sets=1, rest_s=300)), EXERCISES) == ()


def test_an_exercise_has_a_guideline_of_its_own() -> None:
    strict = {**EXERCISES, "curl": replace(CURL, guideline=Guideline(rest_s=(30, 30), dose=()))}
    notes = guideline_notes(routine(replace(CURLS, rest_s=45)), strict)
    assert notes == ("Rest between sets: 45 s is beyond the guideline of 30 s for Curl.",)


def test_a_rep_is_told_phase_by_phase_with_its_seconds() -> None:
    block = replace(SQUATS, phases_s={"hold-back": 7, "hold-squat": 0, "stand": 1.5})
    told = [(line.name, line.time, line.is_hold) for line in rep_lines(block, HELD)]
    assert told == [
        ("Squat", "2 s", False),
        ("Back", "2 s", False),
        ("Hold-Back", "7 s", True),
        ("Forward", "2 s", False),
        ("Stand", "1.5 s", False),
    ]


def test_a_self_paced_rep_has_seconds_only_for_its_holds() -> None:
    told = [line.time for line in rep_lines(replace(SQUATS, pace=Pace.SELF), HELD)]
    assert told == ["", "", "5 s", "", "5 s", ""]


def test_every_word_of_an_empty_looking_routine_is_still_a_sentence() -> None:
    bare = Routine(name="Any", get_ready_s=0, blocks=(ExerciseBlock(exercise="curl", sets=1, reps=1),))
    assert strip_caption(compile_timeline(bare, EXERCISES)) == "Set\N{NO-BREAK SPACE}1"
    assert dose_line(bare, EXERCISES).endswith("1")


def test_no_number_parts_from_its_unit_and_no_sum_at_its_sign_where_a_line_ends() -> None:
    told = "3 × 12 per leg · hold 7 s + 1.5 s / 5 s · machine at 20 kg"
    parts = unbreakable(told).split(" ")
    assert [part.replace("\N{NO-BREAK SPACE}", " ") for part in parts] == [
        "3 × 12 per",
        "leg",
        "·",
        "hold",
        "7 s + 1.5 s",
        "/",
        "5 s",
        "·",
        "machine",
        "at",
        "20 kg",
    ]


def test_a_total_is_about_as_long_where_the_person_sets_the_pace() -> None:
    timed = Routine(name="Any", blocks=(SQUATS,))
    own = replace(timed, blocks=(replace(SQUATS, pace=Pace.SELF),))
    assert (total_text(timed, 340_000), total_text(own, 340_000)) == ("5:40", "about 5:40")
    planned = [planned_text(compile_timeline(each, EXERCISES)) for each in (timed, own)]
    assert planned[1] == f"about {planned[0]}"


def test_a_subtitle_of_several_exercises_says_each_thing_once() -> None:
    shipped = load_exercises()
    keys = ("band-hip-extension-bent", "squat-position-reverse-lunge", "band-hip-extension-straight")
    several = routine(*(ExerciseBlock(exercise=key, sets=1, reps=1) for key in keys))
    assert subtitle(several, shipped) == "Glutes, hamstrings, lower back · a band and a firm anchor"


def test_a_phase_whose_cue_says_its_name_again_has_no_second_line() -> None:
    shipped = load_exercises()["squat-position-reverse-lunge"]
    hints = [line.hint for line in rep_lines(ExerciseBlock(exercise=shipped.id, sets=1, reps=1), shipped)]
    assert [bool(hint) for hint in hints] == [True, True, True, False, True, False]
