"""What is wrong in a draft, and where; and what the list of blocks says of each."""

from collections.abc import Iterator, Mapping

from msgspec import UNSET, Struct

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.limits import TIMED_S
from lunge_timer.core.plan import size_problem
from lunge_timer.core.problems import Problem
from lunge_timer.core.routine import Round, Routine, TimedBlock, to_ms
from lunge_timer.core.routine_problems import problems_of
from lunge_timer.core.text.doses import block_line, block_title
from lunge_timer.core.text.numbers import exact_clock_text, seconds_text
from lunge_timer.core.text.rounds import round_title
from lunge_timer.language import _, ngettext
from lunge_timer.ui.editor.block_card import BlockLine, Level
from lunge_timer.ui.editor.draft import WHOLE, Draft
from lunge_timer.ui.editor.guideline import beyond_guideline
from lunge_timer.ui.editor.own_changes import own_key
from lunge_timer.ui.editor.rows import rows_of
from lunge_timer.ui.editor.spots import Spot, Spots

_WHOLE_KEYS = ("notes", "get_ready_s", "prescription.")  # the name has a field of its own


class Review(Struct, frozen=True, kw_only=True):
    """Every mistake of a draft, row after row. known: its numbers make a total; too_long: too much.

    Where it has no step yet, that keeps it from being saved, but nobody did anything wrong.
    """

    problems: tuple[Problem, ...]
    spots: tuple[Spot, ...]  # of the problems
    known: bool
    too_long: Problem | None
    empty: bool = False

    @property
    def mistake_count(self) -> int:
        return len(self.problems) - self.empty

    def reasons(self, number: int, exercise: str = "") -> Mapping[str, str]:
        """Why what stands in that row, or in its own exercise, is wrong, in words, by the field's key."""
        return {
            spot.key: sentence(problem.reason)
            for problem, spot in zip(self.problems, self.spots, strict=True)
            if spot.row == number or (exercise and spot.key.startswith(own_key(exercise, "")))
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
    spots = Spots(draft.routine)
    for (number, key), typed in draft.mistyped.items():
        place = spots.place(number, key)
        problems[place] = Problem(place, typed.reason)
    found = [(problem, spots.spot(problem.place)) for problem in problems.values()]
    found.sort(key=lambda each: each[1].row)
    return Review(
        problems=tuple(problem for problem, _spot in found),
        spots=tuple(spot for _problem, spot in found),
        known=known,
        too_long=too_long,
        empty=empty,
    )


def _clock_problems(routine: Routine) -> Iterator[Problem]:
    """Every duration beyond its limits, written as its field writes it: a file has seconds."""
    low_ms, high_ms = map(to_ms, TIMED_S)
    for place, block in zip(routine.places, routine.all_blocks, strict=True):
        if isinstance(block, TimedBlock) and not low_ms <= to_ms(block.duration_s) <= high_ms:
            value, low, high = map(exact_clock_text, (to_ms(block.duration_s), low_ms, high_ms))
            reason = _("{value} is not between {low} and {high}").format(value=value, low=low, high=high)
            yield Problem(f"{place}.duration_s", reason)


def lines_of(routine: Routine, exercises: Exercises, found: Review) -> Iterator[BlockLine]:
    """The rows of the list: the whole routine, then its blocks, each with the first of its mistakes."""
    first: dict[int, str] = {}
    for problem, spot in zip(found.problems, found.spots, strict=True):
        if spot.row != WHOLE or spot.key.startswith(_WHOLE_KEYS):
            first.setdefault(spot.row, sentence(problem.reason))
    ready = _("Get ready {seconds}").format(seconds=seconds_text(routine.get_ready_s))
    notes = _("notes") if routine.notes.strip() else _("no notes")
    told = [ready, notes]
    if routine.prescription is not UNSET:
        told.append(_("prescribed by {name}").format(name=routine.prescription.by))
    yield BlockLine(_("The whole routine"), ", ".join(told), first.get(WHOLE, ""))
    known = routine.known(exercises)
    for number, (block, inside) in enumerate(rows_of(routine)):
        wrong = first.get(number, "")
        if isinstance(block, Round):
            yield BlockLine(round_title(block), _round_line(block), wrong, Level.ROUND)
        else:
            level = Level.INSIDE if inside else Level.ALONE
            yield BlockLine(block_title(block, known), block_line(block, known), wrong, level)


def _round_line(block: Round) -> str:
    """How often a round is done, and what is between: 3 times, rest 60 s between rounds."""
    times = ngettext("{count} time", "{count} times", block.times).format(count=block.times)
    rest = _("rest {seconds} between rounds").format(seconds=seconds_text(block.rest_s))
    return _("{times}, {rest}").format(times=times, rest=rest)


def sentence(reason: str) -> str:
    """A reason as it stands by itself, and not behind its place."""
    return reason[:1].upper() + reason[1:]
