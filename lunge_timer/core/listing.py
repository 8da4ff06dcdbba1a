"""What the library lists: routines, and files that cannot be read as one; their names and their order."""

import re
import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from lunge_timer.core.limits import NAME_LENGTH
from lunge_timer.core.routine import Routine
from lunge_timer.core.visible_text import INVISIBLE, is_blank
from lunge_timer.language import _


class LibraryItem(Struct, frozen=True, kw_only=True):
    """A built-in or an own routine; where its file cannot be used, problem says why in one sentence."""

    id: str
    routine: Routine | None
    own: bool
    starred: bool
    name: str
    problem: str
    newer: bool = False  # whether a newer version of the program could use the file
    shipped: Routine | None = (
        None  # a built-in one as it comes, where the person keeps their own numbers for it
    )


def built_in_item(item_id: str, routine: Routine) -> LibraryItem:
    """A routine that ships, without a star."""
    return LibraryItem(id=item_id, routine=routine, own=False, starred=False, name=routine.name, problem="")


def ordered(items: Iterable[LibraryItem]) -> list[LibraryItem]:
    """Starred, own, built-in, broken; by name as folded() has it, but the built-in as they come.

    Numbers in names count as numbers: "Legs 2" stands before "Legs 10".
    """

    def place(item: LibraryItem) -> tuple[int, list[str | int]]:
        # Texts and numbers by turns.
        parts = re.split("([0-9]+)", folded(item.name))
        name = [int(part) if number % 2 else part for number, part in enumerate(parts)]
        if item.routine is None:
            return 3, name
        if item.starred:
            return 0, name
        return (1, name) if item.own else (2, [])

    return sorted(items, key=place)


def name_problem(name: str) -> str:
    """Why no routine can be called that, in one sentence; nothing where it can."""
    if is_blank(name):
        return _("A name has at least one character that can be seen.")
    if len(name) > NAME_LENGTH.high:
        reason = _("{length} characters are too many: a name has at most {most}.")
        return reason.format(length=len(name), most=NAME_LENGTH.high)
    if any(unicodedata.category(character) in INVISIBLE for character in name):
        return _("The name holds a character that cannot be seen.")
    return ""


def folded(name: str) -> str:
    """A name as people and file systems compare names: whatever its case, its spaces, its Unicode form."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
