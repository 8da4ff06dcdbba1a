"""What a clinic hands over: a routine of all that version 2 of the format can say, and a plain sheet."""

from lunge_timer.core.own_exercise import OwnExercise, OwnFigure, OwnPhase
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.routine import ExerciseBlock, LegReps, Round, Routine
from lunge_timer.ui.widgets.day_texts import iso_day
from lunge_timer.ui.workout_history import today

WALL_SIT = OwnExercise(
    id="own/wall-sit",
    name="Wall sit",
    legs="both",
    works="Quadriceps",
    phases=(
        OwnPhase(id="down", kind="move", name="Slide down", word="Down", duration_s=2),
        OwnPhase(id="sit", kind="hold", name="Hold the sit", word="Hold", duration_s=20, setting="Hold"),
        OwnPhase(id="up", kind="move", name="Push up", word="Up", duration_s=2),
    ),
    setup=("Back flat on the wall",),
    cues=("Knees over ankles",),
    safety=("Stop at pain above 3",),
    figure=OwnFigure(
        like="squat-position-reverse-lunge", poses={"down": "squat", "sit": "squat", "up": "stand"}
    ),
)
PROGRAMME = Routine(
    name="Knee programme, week 3",
    exercises=(WALL_SIT,),
    prescription=Prescription(by="Clinic", issued="2026-11-01", until="2026-12-15", per_week=3, pain_limit=3),
    blocks=(
        Round(
            name="Circuit",
            times=3,
            rest_s=60,
            blocks=(
                ExerciseBlock(exercise="own/wall-sit", sets=1, reps=5, rest_s=20),
                ExerciseBlock(exercise="reverse-lunge", sets=1, reps=LegReps(left=8, right=10)),
            ),
        ),
        ExerciseBlock(exercise="reverse-lunge", sets=3, reps=(12, 10, 8)),
        ExerciseBlock(
            exercise="squat-position-reverse-lunge", sets=2, reps=1, open_holds=True, purpose="test"
        ),
    ),
)

SHEET_DAYS = 17  # from its issue until the last day


def _phases(hold_s: int) -> tuple[OwnPhase, ...]:
    return (
        OwnPhase(id="down", kind="move", name="Down", word="Down", duration_s=2),
        OwnPhase(id="hold", kind="hold", name="Hold", word="Hold", duration_s=hold_s, setting="Hold"),
        OwnPhase(id="up", kind="move", name="Up", word="Up", duration_s=2),
    )


def sheet(by: str) -> Routine:
    """Wall sit 5 × 20 s, rest 20 s; clam 3 × 12 each side; 3 times a week, stop above pain 3; from today."""
    return Routine(
        name="Knee sheet",
        exercises=(
            OwnExercise(id="own/wall-sit", name="Wall sit", legs="both", phases=_phases(20)),
            OwnExercise(id="own/clam", name="Clam", legs="each", phases=_phases(0)),
        ),
        prescription=Prescription(
            by=by, issued=iso_day(today()), until=iso_day(today() + SHEET_DAYS), per_week=3, pain_limit=3
        ),
        blocks=(
            ExerciseBlock(exercise="own/wall-sit", sets=5, reps=1, rest_s=20),
            ExerciseBlock(exercise="own/clam", sets=3, reps=12, rest_s=45),
        ),
    )
