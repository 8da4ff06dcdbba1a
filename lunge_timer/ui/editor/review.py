"""What is wrong in a draft, and where; and what the list of blocks says of each."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.plan import size_problem
from lunge_timer.core.problems import Problem
from lunge_timer.core.routine import TIMED_S, Routine, TimedBlock, to_ms
from lunge_timer.core.routine_problems import problems_of
from lunge_timer.core.text.doses import block_line, block_title
from lunge_timer.core.text.numbers import exact_clock_text, seconds_text
from lunge_timer.language import _
from lunge_timer.ui.editor.block_card import BlockLine
from lunge_timer.ui.editor.draft import WHOLE, Draft
from lunge_timer.ui.editor.guideline import beyond_guideline

_WHOLE_PLACES = frozenset({"notes", "get_ready_s"})  # the name has a field of its own


class Review(Struct, frozen=True, kw_only=True):
    """Every mistake of a draft, block after block. known: its numbers make a total; too_long: too much.

    Where it has no step yet, that keeps it from being saved, but nobody did anything wrong.
    """

    problems: tuple[Problem, ...]
    known: bool
    too_long: Problem | None
    empty: bool = False

    @property
    def mistake_count(self) -> int:
        return len(self.problems) - self.empty

    def reasons(self, within: str = "") -> Mapping[str, str]:
        """Why what stands there is wrong, in words, by the rest of its place."""
        return {
            problem.place.removeprefix(within): sentence(problem.reason)
            for problem in self.problems
            if problem.place.startswith(within)
        }


def review(draft: Draft, exercises: Exercises) -> Review:
    """Hold a draft against every limit, and against the guideline where it is to keep to it."""
    problems = {problem.place: problem for problem in problems_of(draft.routine, exercises)}
    problems |= {problem.place: problem for problem in _clock_problems(draft.routine)}
    empty = not draft.routine.blocks
    if empty:
        problems["blocks"] = Problem("blocks", _("no step in it yet; “+ Add” brings some"))
    known = not problems and not draft.mistyped
    too_long = size_problem(draft.routine, exercises) if known else None
    if not draft.beyond:  # of two ranges, a field tells the one that it is to keep to
        problems |= {problem.place: problem for problem in beyond_guideline(draft.routine, exercises)}
    if too_long is not None:
        problems[too_long.place] = too_long
    for (number, key), typed in draft.mistyped.items():
        place = place_of(number) + key
        problems[place] = Problem(place, typed.reason)
    in_order = sorted(problems.values(), key=lambda problem: block_and_key(problem.place)[0])
    return Review(problems=tuple(in_order), known=known, too_long=too_long, empty=empty)


def _clock_problems(routine: Routine) -> Iterator[Problem]:
    """Every duration beyond its limits, written as its field writes it: a file has seconds."""
    low_ms, high_ms = map(to_ms, TIMED_S)
    for number, block in enumerate(routine.blocks):
        if isinstance(block, TimedBlock) and not low_ms <= to_ms(block.duration_s) <= high_ms:
            value, low, high = map(exact_clock_text, (to_ms(block.duration_s), low_ms, high_ms))
            reason = _("{value} is not between {low} and {high}").format(value=value, low=low, high=high)
            yield Problem(f"{place_of(number)}duration_s", reason)


def lines_of(routine: Routine, exercises: Exercises, problems: Sequence[Problem]) -> Iterator[BlockLine]:
    """The rows of the list: the whole routine, then its blocks, each with the first of its mistakes."""
    first: dict[int, str] = {}
    for problem in problems:
        number, key = block_and_key(problem.place)
        if number != WHOLE or key in _WHOLE_PLACES:
            first.setdefault(number, sentence(problem.reason))
    ready = _("Get ready {seconds}").format(seconds=seconds_text(routine.get_ready_s))
    notes = _("notes") if routine.notes.strip() else _("no notes")
    yield BlockLine(_("The whole routine"), f"{ready}, {notes}", first.get(WHOLE, ""))
    for number, block in enumerate(routine.blocks):
        yield BlockLine(block_title(block, exercises), block_line(block, exercises), first.get(number, ""))


def place_of(number: int) -> str:
    """What the places in that block begin with; those of the whole routine with nothing."""
    return "" if number == WHOLE else f"blocks[{number}]."


def block_and_key(place: str) -> tuple[int, str]:
    """The block and the field that a place names."""
    if not place.startswith("blocks["):
        return WHOLE, place
    number, _bracket, key = place.removeprefix("blocks[").partition("].")
    return int(number), key


def sentence(reason: str) -> str:
    """A reason as it stands by itself, and not behind its place."""
    return reason[:1].upper() + reason[1:]
