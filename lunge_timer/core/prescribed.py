"""A routine beside what somebody prescribed: what was handed over, and what the person has made of it."""

from msgspec import UNSET
from msgspec.structs import replace

from lunge_timer.core.listing import folded
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.routine import Prescribed, Routine


def as_prescribed(routine: Routine) -> Routine:
    """The routine as it was handed over; as it is, where nothing else is kept with it."""
    kept = routine.prescribed
    if kept is UNSET:
        return routine
    return replace(routine, exercises=kept.exercises, blocks=kept.blocks, prescribed=UNSET)


def handed_over(routine: Routine) -> Routine:
    """The routine with what it is now kept as what was prescribed, if it has none of that yet."""
    if routine.prescription is UNSET or routine.prescribed is not UNSET:
        return routine
    return replace(routine, prescribed=Prescribed(exercises=routine.exercises, blocks=routine.blocks))


def to_hand_on(routine: Routine) -> Routine:
    """The routine for another person: what was prescribed beside it only where it is not the same."""
    return routine if is_changed(routine) else as_prescribed(routine)


def is_changed(routine: Routine) -> bool:
    """Whether it is another than it was handed over."""
    kept = as_prescribed(routine)
    return (kept.exercises, kept.blocks) != (routine.exercises, routine.blocks)


def with_other_numbers(before: Routine, now: Routine) -> Routine:
    """What the person sets in a routine: before is kept as what was prescribed, if nothing is yet."""
    return replace(now, prescribed=handed_over(before).prescribed)


def edited(before: Routine, now: Routine) -> Routine:
    """What a person has written anew: of another prescription, what stands there is what is prescribed.

    It is another one where somebody else gave it, or on another day.
    """
    ours, theirs = prescription_of(before), prescription_of(now)
    is_same = ours == theirs or (ours and theirs and (ours.by, ours.issued) == (theirs.by, theirs.issued))
    return now if is_same else replace(now, prescribed=UNSET)


def prescription_of(routine: Routine) -> Prescription | None:
    return None if routine.prescription is UNSET else routine.prescription


def issued_on(routine: Routine | None) -> str:
    """The day on which it was prescribed, ISO; nothing where nobody did."""
    prescription = None if routine is None else prescription_of(routine)
    return "" if prescription is None else prescription.issued


def is_fixed(routine: Routine) -> bool:
    """Whether no advice may change its numbers."""
    prescription = prescription_of(routine)
    return prescription is not None and prescription.change == "fixed"


def is_same_prescription(one: Routine, other: Routine) -> bool:
    """Whether one person has prescribed both under one name, at whatever time."""
    ours, theirs = prescription_of(one), prescription_of(other)
    if ours is None or theirs is None:
        return False
    return (folded(ours.by), folded(one.name)) == (folded(theirs.by), folded(other.name))
