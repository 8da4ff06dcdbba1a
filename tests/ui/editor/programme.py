"""A routine of all that the second version of the format can say: what a clinic hands over."""

from lunge_timer.core.own_exercise import OwnExercise, OwnFigure, OwnPhase
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.routine import ExerciseBlock, LegReps, Round, Routine

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
