"""An exercise of a routine's own: what its file says of it, and the exercise that the program goes by."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Literal

from msgspec import Struct, field

from lunge_timer.core.exercise import (
    UNGUIDED,
    Exercise,
    Exercises,
    Phase,
    Said,
    Seconds,
    Text,
)
from lunge_timer.language import _


class OwnPhase(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A move or a hold; what a shipped exercise's Phase says of its keys is true here."""

    id: str
    kind: Literal["move", "hold"]
    name: str
    word: str
    duration_s: Seconds
    setting: str = ""
    cues: tuple[str, ...] = ()


class OwnFigure(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The poses of the shipped exercise ``like``, by the phases that end in them.

    A phase that is not named ends in the pose in which it began.
    """

    like: str
    poses: dict[str, str] = field(default_factory=dict)


class OwnExercise(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """How one movement goes, in the words of whoever wrote it. Without a figure nothing is drawn."""

    id: str
    name: str
    legs: Literal["each", "both"]
    works: str = ""
    equipment: str = ""
    phases: tuple[OwnPhase, ...]
    setup: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    safety: tuple[str, ...] = ()
    figure: OwnFigure | None = None


def exercise_from(own: OwnExercise, shipped: Exercises) -> Exercise:
    """That own exercise as all others are. A figure like no shipped exercise is none."""
    like = None if own.figure is None else shipped.get(own.figure.like)
    chosen = {} if own.figure is None or like is None else own.figure.poses
    start_pose = "" if like is None else like.start_pose
    poses = [*accumulate(own.phases, lambda pose, phase: chosen.get(phase.id, pose), initial=start_pose)]
    return Exercise(
        format="lunge-timer/exercise",
        version=1,
        id=own.id,
        name=Text(own.name),
        legs=own.legs,
        works=Text(own.works),
        equipment=Text(own.equipment),
        phases=tuple(_phase(phase, pose) for phase, pose in zip(own.phases, poses[1:], strict=True)),
        start_pose=start_pose,
        leg_labels={"left": Text(_("Left leg")), "right": Text(_("Right leg")), "both": Text(_("Both legs"))},
        setup=_said(own.setup),
        cues=_said(own.cues),
        checks=_said(own.checks),
        safety=_said(own.safety),
        guideline=UNGUIDED,
        source=(),
        poses={} if like is None else like.poses,
        props=() if like is None else like.props,
    )


def _phase(own: OwnPhase, pose: str) -> Phase:
    return Phase(
        id=own.id,
        kind=own.kind,
        name=Text(own.name),
        word=Text(own.word),
        duration_s=own.duration_s,
        pose=pose,
        setting=Text(own.setting) if own.setting else None,
        cues=_said(own.cues),
    )


def _said(sentences: Sequence[str]) -> tuple[Said, ...]:
    """Sentences that no source is named for."""
    return tuple(Said(text=Text(sentence), source=()) for sentence in sentences)
