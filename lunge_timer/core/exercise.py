"""What an exercise is: its phases, its poses and what is said of it, each sentence with its source.

An exercise is one JSON file in assets/exercises; a new one needs no code.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import UNSET, Struct, UnsetType, field

from lunge_timer.core.figure.pose import Pose, Prop
from lunge_timer.language import _

Seconds: TypeAlias = int | float
LegKey: TypeAlias = Literal["left", "right", "both"]
CountedLeg: TypeAlias = Literal["working", "back"]
PhaseTone: TypeAlias = Literal["hold", "second-hold", "move", "release"]
SessionKind: TypeAlias = Literal["lunge", "glutes"]
LadderStep: TypeAlias = Literal["holds", "reps", "sets", "load"]
SourceKey: TypeAlias = Literal["HS", "KW", "WGM", "GHE", "LT"]
OWN = "own/"  # begins the id of an exercise that a routine brings in its file
OWN_ADVICE: SourceKey = "LT"  # the program's own: no published source says it


def source_name(key: SourceKey) -> str:
    """What the source is called, in full and in the user's language."""
    return {
        "HS": _("Health Shots, article on reverse lunges (advice by Abhi Singh Thakur)"),
        "KW": _("Article on the reverse lunge, advice by Kendall Wood, CPT"),
        "WGM": _("“Practicing the Reverse Lunge to Save Your Glutes”, weak gluteal muscles (March 2016)"),
        "GHE": _(
            "“Glute Hip Extensions”, article on reverse leg extensions "
            "(advice by ACE, J. C. Griffin, B. Schoenfeld)"
        ),
        "LT": _("Lunge Timer's own (in none of the published sources)"),
    }[key]


def short_source_name(key: SourceKey) -> str:
    """What the source is called over the sentences that it says; a part of its name in full."""
    return {
        "HS": _("Health Shots"),
        "KW": _("Kendall Wood, CPT"),
        "WGM": _("“Practicing the Reverse Lunge to Save Your Glutes”"),
        "GHE": _("“Glute Hip Extensions”"),
        "LT": _("Lunge Timer's own"),
    }[key]


class Text(str):
    """Words the program shows, in the user's language from the moment they are read."""

    __slots__ = ()


class Said(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One sentence, and who says it: sources of which each says all of it, or OWN_ADVICE alone.

    Of an own exercise's sentences no source is known.
    """

    text: Text
    source: tuple[SourceKey, ...]


class Phase(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One stretch of a rep: a move into a pose, or a hold of it.

    ``word`` is what the ring says from three metres ("LOWER"); ``name`` is the plan's label; ``tone`` is
    what is heard as it begins, in the place of its kind's own. A rep's first phase has its leg's tone.
    """

    id: str
    kind: Literal["move", "hold"]
    name: Text
    word: Text
    duration_s: Seconds
    pose: str
    tone: PhaseTone | UnsetType = UNSET
    setting: Text | None = None  # what its slider is called; none where it has no slider
    cues: tuple[Said, ...] = ()  # they take turns, one per rep
    leg_labels: dict[LegKey, Text] = field(default_factory=dict)  # in the place of the exercise's own


class Ladder(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How an exercise grows harder: what is raised first, and how far its source goes. (low, high).

    Holds go as far as the guideline's hold_s. first_dumbbells_kg, in each hand, is what to begin with where
    nothing is carried yet. OWN_ADVICE as the source: no published one says how far.
    """

    order: tuple[LadderStep, ...]
    reps: tuple[int, int]
    most_sets: int
    most_session_sets: int | None = None  # of all the exercises of a workout that say so together
    first_dumbbells_kg: Seconds | None = None
    source: tuple[SourceKey, ...]


class Guideline(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is advised; the program shows it and never enforces it. (low, high), both included.

    Each number stands in a sentence of dose, which has its source, or in ladder, which names its own.
    session is the count of the week in which a workout with it stands.
    """

    session: SessionKind | None = None
    hold_s: tuple[int, int] = (1, 10)
    rest_s: tuple[int, int] = (30, 60)
    weekly: tuple[int, int] | None = None
    ladder: Ladder | None = None
    dose: tuple[Said, ...]


# What nobody advises anything about, as an exercise of one's own.
UNGUIDED = Guideline(hold_s=(0, 300), rest_s=(0, 300), dose=())


class UsualDose(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a new block of an exercise begins with: a number that its source gives, or a usual one.

    The keys mean what they mean in a routine's block; its rest is the person's, within the guideline.
    """

    sets: int = 3
    reps: int = 10
    legs: Literal["alternate", "one-at-a-time", "alternate-sets"] | UnsetType = UNSET
    switch_s: Seconds = 5
    load: Literal["none", "dumbbells", "barbell", "vest", "band", "machine"] = "none"


class Exercise(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one movement goes, and everything the program says about it.

    An own exercise without a figure has no poses; start_pose and its phases' are empty then.
    """

    format: Literal["lunge-timer/exercise"]
    version: Literal[1]
    id: str
    name: Text
    legs: Literal["each", "both"]
    counted_leg: CountedLeg = "working"  # back: the one that goes back in a lunge, whose front leg carries
    works: Text
    equipment: Text
    phases: tuple[Phase, ...]
    start_pose: str
    leg_labels: dict[LegKey, Text]  # "Left leg back", above the figure
    setup: tuple[Said, ...]  # how to stand before the first rep; shown while getting ready
    cues: tuple[Said, ...]  # take turns, one per rep, where a phase has none of its own
    checks: tuple[Said, ...]  # common mistakes, as what to look at; shown in the rests
    why: tuple[Said, ...] = ()  # what it is good for
    tips: tuple[Said, ...] = ()
    safety: tuple[Said, ...]
    guideline: Guideline
    usual_dose: UsualDose = UsualDose()
    source: tuple[SourceKey, ...]
    poses: dict[str, Pose]
    props: tuple[Prop, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether a routine brings it along."""
        return self.id.startswith(OWN)

    @property
    def per_leg(self) -> bool:
        return self.legs == "each"

    @property
    def counts_back_leg(self) -> bool:
        return self.counted_leg == "back"

    def is_second_hold(self, phase: Phase) -> bool:
        """Whether that hold is to be told from the one before it in the rep: every other one is."""
        return [each for each in self.phases if each.kind == "hold"].index(phase) % 2 == 1

    def pose_before(self, phase: Phase) -> str:
        """The pose from which that phase begins."""
        number = self.phases.index(phase)
        return self.phases[number - 1].pose if number else self.start_pose

    def phase(self, phase_id: str) -> Phase:
        """The phase of that id. Raises KeyError."""
        for phase in self.phases:
            if phase.id == phase_id:
                return phase
        raise KeyError(phase_id)


Exercises: TypeAlias = Mapping[str, Exercise]
