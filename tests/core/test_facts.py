"""The shipped exercises and routines, held against the facts they rest on; who says them: test_sources.py."""

import json
import re
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

import msgspec
import pytest

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Exercise, Said, SourceKey
from lunge_timer.core.routine import DEFAULT_SWITCH_S, ExerciseBlock, Routine, TimedBlock
from lunge_timer.core.text.advice import everything_said
from lunge_timer.core.timeline import Leg, StepKind

ASSETS = Path(__file__).parents[2] / "assets"
GLANCE = 48  # characters that fit the screen at the size of a cue

Place: TypeAlias = Literal["setup", "cues", "checks", "tips", "safety", "dose"]
PLACES: tuple[Place, ...] = ("setup", "cues", "checks", "tips", "safety", "dose")


class PhaseFact(NamedTuple):
    id: str
    kind: Literal["move", "hold"]
    duration_s: int
    pose: str
    setting: str | None = None


PHASES: dict[str, tuple[PhaseFact, ...]] = {
    "reverse-lunge": (
        PhaseFact("lower", "move", 2, "lunge"),
        PhaseFact("bottom", "hold", 0, "lunge", "Pause at the bottom"),
        PhaseFact("rise", "move", 2, "stand"),
    ),
    "squat-position-reverse-lunge": (
        PhaseFact("squat", "move", 2, "squat"),
        PhaseFact("back", "move", 2, "kneel"),
        PhaseFact("hold-back", "hold", 5, "kneel", "Hold with leg back"),
        PhaseFact("forward", "move", 2, "squat"),
        PhaseFact("hold-squat", "hold", 5, "squat", "Hold in the squat"),
        PhaseFact("stand", "move", 2, "stand"),
    ),
    "band-hip-extension-straight": (
        PhaseFact("extend", "move", 2, "extended"),
        PhaseFact("return", "move", 2, "stand"),
    ),
    "band-hip-extension-bent": (
        PhaseFact("extend", "move", 2, "extended"),
        PhaseFact("return", "move", 2, "stand"),
    ),
    "machine-leg-curl": (
        PhaseFact("curl", "move", 2, "curled"),
        PhaseFact("return", "move", 3, "seated"),
    ),
    "partner-floor-curl": (
        PhaseFact("lower", "move", 3, "lowered"),
        PhaseFact("curl", "move", 3, "upright"),
    ),
}
# The phase of the squat-position lunge, and what it tells the person in one cue or another.
SQUAT_CUES = {
    "squat": (
        "thighs just above parallel hands hips",
        "feet shoulder-width",
        "squeeze glutes then leg back",
    ),
    "back": (
        "leg back thigh vertical",
        "never let knee touch floor",
        "hips level facing forward upright",
    ),
    "hold-back": ("keep thigh vertical", "keep knee off floor", "keep hips level back straight"),
    "forward": ("slowly into squat", "keep thigh parallel", "hands hips keep level"),
    "hold-squat": ("keep thighs just above parallel", "keep hands hips"),
    "stand": ("stand relax",),
}
# id: hold_s, rest_s, times a week, source
GUIDELINES = {
    "reverse-lunge": ((0, 10), (30, 60), (3, 4), ("HS", "KW")),
    "squat-position-reverse-lunge": ((1, 10), (30, 60), None, ("WGM",)),
    "band-hip-extension-straight": ((1, 10), (30, 30), (1, 1), ("GHE",)),
    "band-hip-extension-bent": ((1, 10), (30, 30), (1, 1), ("GHE",)),
    "machine-leg-curl": ((1, 10), (30, 30), (1, 1), ("GHE",)),
    "partner-floor-curl": ((1, 10), (30, 30), (1, 1), ("GHE",)),
}
LEG_LABELS = {
    "reverse-lunge": {"left": "Left leg back", "right": "Right leg back"},
    "squat-position-reverse-lunge": {"left": "Left leg back", "right": "Right leg back"},
    "band-hip-extension-straight": {"left": "Left leg works", "right": "Right leg works"},
    "band-hip-extension-bent": {"left": "Left leg works", "right": "Right leg works"},
    "machine-leg-curl": {"both": "Both legs"},
    "partner-floor-curl": {"both": "Both legs"},
}
WORKS = {
    "reverse-lunge": "glutes hamstrings quadriceps core calves back",
    "squat-position-reverse-lunge": "glutes hamstrings lower back",
    "band-hip-extension-straight": "glutes",
    "band-hip-extension-bent": "glutes",
    "machine-leg-curl": "hamstrings glutes",
    "partner-floor-curl": "hamstrings glutes",
}
EQUIPMENT = {
    "reverse-lunge": "no equipment",
    "squat-position-reverse-lunge": "no equipment",
    "band-hip-extension-straight": "band firm anchor",
    "band-hip-extension-bent": "band firm anchor",
    "machine-leg-curl": "machine",
    "partner-floor-curl": "partner",
}
TOTALS_S = {
    "squat-position-holds": 10 + 3 * (10 * 18) + 2 * 45,
    "beginner-reverse-lunge": 10 + 3 * (20 * 4) + 2 * 45,
    "reverse-lunge-one-leg-at-a-time": 10 + 300 + 2 * (12 * 4 + 5 + 12 * 4) + 45 + 60 + 30 + 5 + 30,
    "dumbbell-reverse-lunge": 10 + 3 * (24 * 4) + 2 * 60,
    "desk-break": 10 + 6 * 14,
    # Two stretches per leg before and after; 8 sets of both legs in turn, 15 s to tie the band anew, 7 rests.
    "glute-band-session": 10 + 4 * (30 + 5 + 30) + 8 * (15 * 4 + 15 + 15 * 4) + 7 * 30,
    "gym-glute-session": 10 + 4 * (30 + 5 + 30) + 4 * 15 * 5 + 4 * 15 * 6 + 7 * 30,
    # Two trials of each leg and the rests between them; each ends when the person ends it.
    "reverse-lunge-leg-test": 10 + 4 * (50 * 4) + 3 * 60,
    "squat-position-leg-test": 10 + 4 * (2 + 2 + 60 + 2 + 2) + 3 * 60,
}
NAMES = {
    "squat-position-holds": "Squat-position holds",
    "beginner-reverse-lunge": "Beginner reverse lunge",
    "reverse-lunge-one-leg-at-a-time": "Reverse lunge, one leg at a time",
    "dumbbell-reverse-lunge": "Dumbbell reverse lunge",
    "desk-break": "Desk break",
    "glute-band-session": "Glute band session",
    "gym-glute-session": "Gym glute session",
    "reverse-lunge-leg-test": "Leg test: reverse lunge",
    "squat-position-leg-test": "Leg test: squat position",
}
# What for and how often, in the words of the notes.
NOTES = {
    "squat-position-holds": "pelvis neutral glutes sitting often",
    "beginner-reverse-lunge": "3 to 4 times a week warm up 5 to 10 minutes add reps",
    "reverse-lunge-one-leg-at-a-time": "one leg weaker even warm-up cool-down 3 to 4 times a week",
    "dumbbell-reverse-lunge": "2 kg each hand 3 to 4 times a week warm up 5 to 10 minutes",
    "desk-break": "sitting glutes hips often",
    "glute-band-session": "glutes two angles once a week stretches before after",
    "gym-glute-session": "machine partner once a week stretches before after",
    "reverse-lunge-leg-test": "legs differ once a month two trials per leg press e to end the set own pace",
    "squat-position-leg-test": "legs differ once a month two trials per leg press space hold long",
}


def load_exercise(path: Path) -> Exercise:
    return msgspec.convert(json.loads(path.read_bytes()), Exercise, dec_hook=decode_text)


def decode_text(kind: type[Any], value: Any) -> Any:
    return kind(value)


def load_routine(slug: str) -> Routine:
    path = ASSETS / "routines" / f"{slug}.lunge.json"
    return msgspec.convert(json.loads(path.read_bytes()), Routine)


def says(text: str, words: str) -> bool:
    """Whether every one of words stands in text, whole: "3" is not found in "30"."""
    said = set(re.findall(r"[\w°-]+", text.casefold()))
    return said >= set(words.casefold().split())


def said_in(exercise: Exercise, place: Place) -> tuple[Said, ...]:
    if place == "dose":
        return exercise.guideline.dose
    said: tuple[Said, ...] = getattr(exercise, place)
    return said


@pytest.fixture(scope="module")
def exercises() -> dict[str, Exercise]:
    return {path.stem: load_exercise(path) for path in (ASSETS / "exercises").glob("*.json")}


def test_six_exercises_are_shipped_under_their_ids(exercises: dict[str, Exercise]) -> None:
    assert sorted(exercises) == sorted(PHASES)
    assert all(exercise.id == stem for stem, exercise in exercises.items())


@pytest.mark.parametrize("exercise_id", sorted(PHASES))
def test_phases_have_their_ids_kinds_seconds_poses_and_sliders(
    exercises: dict[str, Exercise], exercise_id: str
) -> None:
    phases = [
        PhaseFact(phase.id, phase.kind, int(phase.duration_s), phase.pose, phase.setting)
        for phase in exercises[exercise_id].phases
    ]
    assert tuple(phases) == PHASES[exercise_id]
    assert all(phase.duration_s == int(phase.duration_s) for phase in exercises[exercise_id].phases)


def test_the_reverse_lunge_begins_with_step_back_and_lower(exercises: dict[str, Exercise]) -> None:
    assert exercises["reverse-lunge"].phase("lower").name == "Step back and lower"


@pytest.mark.parametrize("phase_id", sorted(SQUAT_CUES))
def test_each_phase_of_the_squat_position_lunge_has_cues_of_its_own(
    exercises: dict[str, Exercise], phase_id: str
) -> None:
    cues = [said.text for said in exercises["squat-position-reverse-lunge"].phase(phase_id).cues]
    assert 2 <= len(cues) <= 3
    assert all(any(says(cue, words) for cue in cues) for words in SQUAT_CUES[phase_id]), cues


@pytest.mark.parametrize("exercise_id", sorted(GUIDELINES))
def test_guidelines_are_the_ranges_that_are_advised(exercises: dict[str, Exercise], exercise_id: str) -> None:
    exercise = exercises[exercise_id]
    guideline = exercise.guideline
    told = (guideline.hold_s, guideline.rest_s, guideline.weekly, exercise.source)
    assert told == GUIDELINES[exercise_id]


@pytest.mark.parametrize("exercise_id", sorted(PHASES))
def test_legs_muscles_and_equipment_are_named(exercises: dict[str, Exercise], exercise_id: str) -> None:
    exercise = exercises[exercise_id]
    assert exercise.leg_labels == LEG_LABELS[exercise_id]
    assert exercise.per_leg is ("both" not in exercise.leg_labels)
    assert says(exercise.works, WORKS[exercise_id])
    assert says(exercise.equipment, EQUIPMENT[exercise_id])


@pytest.mark.parametrize("exercise_id", sorted(PHASES))
def test_no_kind_of_fact_is_left_out_and_none_is_without_a_source(
    exercises: dict[str, Exercise], exercise_id: str
) -> None:
    for place in PLACES:
        said = said_in(exercises[exercise_id], place)
        assert said, place
        assert all(line.source and set(line.source) <= set(get_args(SourceKey)) for line in said)
        assert len({line.text for line in said}) == len(said), place


@pytest.mark.parametrize("exercise_id", sorted(PHASES))
def test_what_stands_on_the_workout_screen_is_read_in_one_glance(
    exercises: dict[str, Exercise], exercise_id: str
) -> None:
    exercise = exercises[exercise_id]
    lines = [said.text for said in (*exercise.setup, *exercise.cues, *exercise.checks)]
    lines += [said.text for phase in exercise.phases for said in phase.cues]
    assert [line for line in lines if not 0 < len(line) <= GLANCE] == []
    assert [phase.word for phase in exercise.phases if not 0 < len(phase.word.split()) < 2] == []


@pytest.mark.parametrize("exercise_id", sorted(PHASES))
def test_no_line_carries_markup_or_stray_space(exercises: dict[str, Exercise], exercise_id: str) -> None:
    for said in everything_said(exercises[exercise_id]):
        assert said.text == " ".join(said.text.split())
        assert not set(said.text) & set("<>&_*")


def test_seven_routines_and_two_leg_tests_are_shipped() -> None:
    shipped = {path.name.removesuffix(".lunge.json") for path in (ASSETS / "routines").iterdir()}
    assert shipped == set(TOTALS_S)


@pytest.mark.parametrize("slug", sorted(TOTALS_S))
def test_a_built_in_routine_lasts_exactly_as_long_as_told(exercises: dict[str, Exercise], slug: str) -> None:
    assert compile_timeline(load_routine(slug), exercises).total_ms == TOTALS_S[slug] * 1000


@pytest.mark.parametrize("slug", sorted(NOTES))
def test_a_built_in_routine_says_what_for_and_how_often(slug: str) -> None:
    routine = load_routine(slug)
    assert routine.name == NAMES[slug]
    assert says(routine.notes, NOTES[slug])


@pytest.mark.parametrize("slug", sorted(NOTES))
def test_timed_steps_are_read_in_one_glance(slug: str) -> None:
    timed = [block for block in load_routine(slug).blocks if isinstance(block, TimedBlock)]
    assert [block.name for block in timed if not 0 < len(block.cue) <= GLANCE] == []
    assert all(block.switch_s == DEFAULT_SWITCH_S for block in timed)


@pytest.mark.parametrize("slug", [slug for slug in TOTALS_S if "leg-test" in slug])
def test_a_leg_test_is_two_trials_per_leg_each_leg_first_once_and_a_minute_between_them(
    exercises: dict[str, Exercise], slug: str
) -> None:
    timeline = compile_timeline(load_routine(slug), exercises)
    rests = [step.duration_ms for step in timeline.steps if step.kind is StepKind.REST]
    assert [span.only_leg for span in timeline.sets] == [Leg.LEFT, Leg.RIGHT, Leg.RIGHT, Leg.LEFT]
    assert rests == [60_000] * 3


# id: what is raised first, reps, most sets, most sets of a session, first dumbbells, source
LADDERS = {
    "reverse-lunge": (("reps", "sets", "load"), (10, 15), 3, None, 2, ("HS", "KW")),
    "squat-position-reverse-lunge": (("holds", "reps", "sets"), (3, 10), 3, None, None, ("LT",)),
    "band-hip-extension-straight": (("reps", "sets"), (15, 20), 4, 10, None, ("GHE",)),
    "band-hip-extension-bent": (("reps", "sets"), (15, 20), 4, 10, None, ("GHE",)),
    "machine-leg-curl": (("reps", "sets", "load"), (15, 20), 4, 10, None, ("GHE",)),
    "partner-floor-curl": (("reps", "sets"), (15, 20), 4, 10, None, ("GHE",)),
}


@pytest.mark.parametrize("exercise_id", sorted(LADDERS))
def test_an_exercise_grows_as_far_as_its_source_goes(
    exercises: dict[str, Exercise], exercise_id: str
) -> None:
    ladder = exercises[exercise_id].guideline.ladder
    assert ladder is not None
    assert LADDERS[exercise_id] == (
        ladder.order,
        ladder.reps,
        ladder.most_sets,
        ladder.most_session_sets,
        ladder.first_dumbbells_kg,
        ladder.source,
    )


def test_the_two_lunges_are_counted_apart_from_the_glute_exercises(exercises: dict[str, Exercise]) -> None:
    lunges = {key for key, one in exercises.items() if one.guideline.session == "lunge"}
    glutes = {key for key, one in exercises.items() if one.guideline.session == "glutes"}
    assert lunges == {"reverse-lunge", "squat-position-reverse-lunge"}
    assert lunges | glutes == {*exercises}


def test_the_walk_is_followed_by_lunges_and_the_cool_down() -> None:
    walk, lunges, *cool_down = load_routine("reverse-lunge-one-leg-at-a-time").blocks
    assert isinstance(walk, TimedBlock)
    assert says(walk.name + walk.cue, "walk light jog cycle stretch")
    assert isinstance(lunges, ExerciseBlock)
    assert lunges.legs == "one-at-a-time"
    assert lunges.first_leg == "left"
    assert [(b.name, b.per_leg) for b in cool_down if isinstance(b, TimedBlock)] == [
        ("Cat-cow", False),
        ("Pigeon pose", True),
    ]


@pytest.mark.parametrize("slug", ["glute-band-session", "gym-glute-session"])
def test_glute_sessions_stretch_before_and_after_and_keep_to_their_dose(slug: str) -> None:
    blocks = load_routine(slug).blocks
    work = [block for block in blocks if isinstance(block, ExerciseBlock)]
    stretches = [block.name for block in blocks if isinstance(block, TimedBlock) and block.per_leg]
    assert [isinstance(block, TimedBlock) for block in blocks] == [True, True, False, False, True, True]
    assert stretches == ["Hamstring stretch", "Glute stretch"] * 2
    assert 8 <= sum(block.sets for block in work) <= 10
    assert all(
        block.sets <= 4 and 15 <= block.reps_in(1, "left") <= 20 and block.rest_s == 30 for block in work
    )


@pytest.mark.parametrize(
    ("slug", "loads"),
    [
        ("dumbbell-reverse-lunge", [("dumbbells", 2)]),
        ("glute-band-session", [("band", 0), ("band", 0)]),
        ("gym-glute-session", [("machine", 0), ("none", 0)]),
        ("beginner-reverse-lunge", [("none", 0)]),
    ],
)
def test_a_built_in_routine_names_its_load(slug: str, loads: list[tuple[str, int]]) -> None:
    work = [block for block in load_routine(slug).blocks if isinstance(block, ExerciseBlock)]
    assert [(block.load.kind, block.load.kg) for block in work] == loads
