"""What is said of any routine of version 2: nothing fails, no part is empty, and what is counted adds up."""

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.adjust import (
    adjust,
    choices_of,
    choose,
    easier,
    exercise_blocks,
    same_numbers,
    settings_of,
)
from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.plan import routine_size, size_problem
from lunge_timer.core.progression.ladder import harder, lighter, rung_of, spare_sets
from lunge_timer.core.routine import Routine
from lunge_timer.core.routine_problems import problems_of
from lunge_timer.core.text.advice import doses_for, exercises_of, reasons_for, sources_of, tips_for
from lunge_timer.core.text.captions import longest_caption, strip_caption
from lunge_timer.core.text.changes import changes_text, your_dose_line
from lunge_timer.core.text.doses import (
    block_line,
    block_title,
    dose_line,
    guideline_notes,
    planned_text,
    rep_lines,
    sets_of_reps,
    subtitle,
    total_text,
    totals_line,
)
from lunge_timer.sound.score import Score
from lunge_timer.terminal.printing import list_text, plan_text
from tests.core.format_2_files import SHIPPED, routine_of
from tests.core.format_2_reckoning import Json, reckoned_plan
from tests.core.format_2_routines import routines_within_the_limits


def is_well_put(text: str) -> bool:
    """Whether no part of it is empty, and no number missing."""
    for line in text.splitlines():
        for separator in (" · ", ", ", " / ", " + "):
            if any(not part.strip() for part in line.split(separator)):
                return False
    words = text.split()
    return bool(words) and "None" not in words and not {words[0], words[-1]} & {"·", ",", "/", "+", "×"}


def said_of_blocks(routine: Routine, known: Exercises) -> Iterator[str]:
    for block in routine.all_blocks:
        yield block_title(block, known)
        yield block_line(block, known)
    for block in exercise_blocks(routine):
        yield sets_of_reps(block, known)
        for line in rep_lines(block, known[block.exercise]):
            yield line.name


@given(routines_within_the_limits())
def test_all_that_is_said_of_a_routine_is_well_put(document: Json) -> None:
    routine = routine_of(document)
    timeline = compile_timeline(routine, SHIPPED)
    used = exercises_of(routine, SHIPPED)
    said = [
        dose_line(routine, SHIPPED),
        your_dose_line(routine, SHIPPED),
        totals_line(routine, SHIPPED),
        total_text(routine, timeline.total_ms),
        planned_text(timeline),
        strip_caption(timeline),
        longest_caption(timeline),
        list_text([routine], SHIPPED, [routine]),
        *guideline_notes(routine, SHIPPED),
        *said_of_blocks(routine, routine.known(SHIPPED)),
        *sources_of(used),
        *(
            name
            for told in (doses_for, reasons_for, tips_for)
            for one in told(used)
            for name in one.exercises
        ),
    ]
    assert [text for text in said if not is_well_put(text)] == []
    assert subtitle(routine, SHIPPED) == "" or is_well_put(subtitle(routine, SHIPPED))
    assert plan_text(routine, Score(timeline), SHIPPED)
    assert routine_size(routine, SHIPPED) == (timeline.total_ms, len(timeline.steps))


def numbers_in(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def reckoned_counts(document: Json) -> tuple[int, dict[str, int], int]:
    """Sets, reps by leg and timed blocks of the plan, all rounds together, told apart by the JSON alone."""
    sets, reps, timed = set(), set(), set()
    blocks = document["blocks"]
    for step in reckoned_plan(document | {"version": 2})["steps"]:
        place = step["block"], step["item"], step["round"]
        if step["kind"] == "timed":
            timed.add(place)
        elif step["rep"] is not None:
            block = blocks[step["block"]]
            block = block if step["item"] is None else block["blocks"][step["item"]]
            by_set = block.get("legs") == "alternate-sets"
            number = -(-step["set"] // 2) if by_set else step["set"]  # told once for both legs
            sets.add((*place, number))
            reps.add((*place, step["set"], step["leg"], step["rep"]))
    by_leg = {leg: sum(rep[4] == leg for rep in reps) for leg in ("left", "right", "both")}
    return len(sets), by_leg, len(timed)


@given(routines_within_the_limits())
def test_the_totals_are_those_of_the_plan(document: Json) -> None:
    routine = routine_of(document)
    sets, reps, timed = reckoned_counts(document)
    told = numbers_in(totals_line(routine, SHIPPED))
    if not sets:
        assert told == [timed]
        return
    legs = [reps["left"]] if reps["left"] == reps["right"] else [reps["left"], reps["right"]]
    assert told == [sets, *filter(None, legs), *filter(None, [reps["both"]])]


@given(routines_within_the_limits())
def test_a_dose_tells_the_rests_that_there_are(document: Json) -> None:
    routine = routine_of(document)
    steps = reckoned_plan(document)["steps"]
    rests = {step["duration_ms"] for step in steps if step["kind"] == "rest"}
    is_told = ", rest " in dose_line(routine, SHIPPED) or " · rest " in dose_line(routine, SHIPPED)
    if exercise_blocks(routine):
        assert is_told == bool(rests)


@given(routines_within_the_limits(), st.data())
def test_whatever_is_set_is_told_or_refused_in_a_sentence(document: Json, data: st.DataObject) -> None:
    routine = routine_of(document)
    changed = routine
    for setting in settings_of(routine, SHIPPED, beyond=data.draw(st.booleans())):
        if data.draw(st.booleans()):
            value = data.draw(st.sampled_from([setting.low, setting.high, setting.value]))
            changed = adjust(
                changed, setting, min(value, setting.value + 3) if not setting.is_time else value
            )
    for choice in choices_of(routine, SHIPPED):
        changed = choose(changed, choice, data.draw(st.sampled_from(choice.kind.options))[0])
    told = changes_text(routine, changed, SHIPPED)
    assert told == "" or is_well_put(told)
    assert (told == "") == same_numbers(routine, changed, SHIPPED)
    problems = [problem.sentence for problem in problems_of(changed, SHIPPED)]
    assert [sentence for sentence in problems if " lasts 0 s" not in sentence] == []


@given(routines_within_the_limits())
def test_an_easier_day_is_legal_and_not_longer(document: Json) -> None:
    routine = routine_of(document)
    eased = easier(routine)
    assert size_problem(eased, SHIPPED) is None
    assert compile_timeline(eased, SHIPPED).total_ms <= compile_timeline(routine, SHIPPED).total_ms


@given(routines_within_the_limits())
def test_each_rung_up_or_down_is_one(document: Json) -> None:
    routine = routine_of(document)
    known = routine.known(SHIPPED)
    spare = spare_sets(routine, SHIPPED)
    for block in exercise_blocks(routine):
        exercise = known[block.exercise]
        rung = rung_of(block, exercise)
        lower, higher = lighter(block, exercise), harder(block, exercise, spare_sets=spare)
        assert lower is None or rung_of(lower, exercise).is_below(rung)
        assert higher is None or rung.is_below(rung_of(higher, exercise)) or higher.load != block.load


HEAD: Json = {"format": "lunge-timer/routine", "version": 2, "name": "Any"}


def in_rounds(*blocks: Json, times: int, after: Json) -> Routine:
    the_round = {"type": "round", "times": times, "rest_s": 20, "blocks": [*blocks]}
    return routine_of({**HEAD, "blocks": [the_round, after]})


WALK: Json = {"type": "timed", "name": "Walk", "duration_s": 30}
LUNGES: Json = {"type": "exercise", "exercise": "reverse-lunge", "sets": 2, "reps": 5, "rest_s": 30}


def test_a_dose_says_how_often_what_stands_in_a_round_is_done() -> None:
    assert dose_line(in_rounds(WALK, times=3, after=WALK), SHIPPED) == "4 timed steps"
    in_it = in_rounds(LUNGES, WALK, times=3, after=WALK)
    assert dose_line(in_it, SHIPPED) == "3 rounds · 2 × 5 per leg · rest 20–30 s"
    after_it = in_rounds(WALK, times=3, after=LUNGES)
    assert dose_line(after_it, SHIPPED) == "2 × 5 per leg · rest 20–30 s"
    once = in_rounds(LUNGES, times=1, after=WALK)
    assert dose_line(once, SHIPPED) == "1 round · 2 × 5 per leg · rest 30 s"


def test_what_an_own_exercise_does_not_say_leaves_no_gap() -> None:
    sit = {"id": "sit", "kind": "hold", "name": "Sit", "word": "Sit", "duration_s": 90, "setting": "Hold"}
    own = {"id": "own/sit", "name": "Sit", "legs": "both", "phases": [sit]}
    blocks = [{"type": "exercise", "exercise": "own/sit", "sets": 1, "reps": 1}, LUNGES]
    routine = routine_of({**HEAD, "exercises": [own], "blocks": blocks})
    alone = routine_of({**HEAD, "exercises": [own], "blocks": blocks[:1]})
    assert subtitle(alone, SHIPPED) == ""
    works, _equipment = subtitle(routine_of({**HEAD, "blocks": [LUNGES]}), SHIPPED).split(" · ")
    assert subtitle(routine, SHIPPED) == works  # what the other one takes is not known


def test_nothing_is_advised_of_a_hold_that_lasts_as_long_as_one_can() -> None:
    holds = LUNGES | {"exercise": "squat-position-reverse-lunge", "phases_s": {"hold-back": 40}}
    assert len(guideline_notes(routine_of({**HEAD, "blocks": [holds]}), SHIPPED)) == 1
    assert guideline_notes(routine_of({**HEAD, "blocks": [holds | {"open_holds": True}]}), SHIPPED) == ()
