"""What to know of a routine before it starts: how each rep goes, and what to take care of."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.adjust import exercise_blocks
from lunge_timer.core.describe import RepLine, clock_text, rep_lines
from lunge_timer.core.exercise import Exercise, Exercises
from lunge_timer.core.routine import ExerciseBlock, Routine, TimedBlock, to_ms
from lunge_timer.language import _
from lunge_timer.ui.card import Card
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.library.lines import Line, Lines
from lunge_timer.ui.theme import BODY, SMALL, SUBHEADING

DOT = "•"
_SPACE_PX = 8
_CARD_PAD_PX = 18


class Words(NamedTuple):
    """What a section says: how to stand, the phases in their order, and what to look to in all of them.

    The aside stands at the right of the title.
    """

    title: str
    setup: str
    lines: tuple[Line, ...]
    cues: tuple[Line, ...] = ()
    aside: str = ""


class Section(QWidget):
    """A title and the lines under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(size=SUBHEADING, bold=True, wrap=True)
        self._aside = PlainLabel(bold=True, tint="accent")
        self._setup = PlainLabel(size=SMALL, tint="muted", wrap=True)
        self._lines = Lines(size=BODY, space_px=6)
        self._cues = Lines(size=SMALL, tint="muted", space_px=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACE_PX)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        for widget in (self._setup, self._lines, self._cues):
            column.addWidget(widget)

    def show_words(self, words: Words) -> None:
        self._title.setText(words.title)
        self._title.setVisible(bool(words.title))
        self._aside.setText(words.aside)
        self._aside.setVisible(bool(words.aside))
        self._setup.setText(words.setup)
        self._setup.setVisible(bool(words.setup))
        self._lines.show_lines(words.lines)
        self._lines.setVisible(bool(words.lines))
        self._cues.show_lines(words.cues)
        self._cues.setVisible(bool(words.cues))


class Sections(QWidget):
    """Sections one under the other."""

    def __init__(self, parent: QWidget | None = None, *, space_px: int = 20) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space_px)
        self._sections: list[Section] = []

    def show_sections(self, wanted: Sequence[Words]) -> None:
        """Show these and no others."""
        while len(self._sections) < len(wanted):
            self._sections.append(Section(self))
            self._column.addWidget(self._sections[-1])
        for section, words in zip(self._sections, wanted, strict=False):
            section.show_words(words)
        for number, section in enumerate(self._sections):
            section.setVisible(number < len(wanted))
        self.setVisible(bool(wanted))


class SafetyCard(Card):
    """What to take care of before the first start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = Lines(size=SMALL, tint="muted", space_px=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(_CARD_PAD_PX, _CARD_PAD_PX - 6, _CARD_PAD_PX, _CARD_PAD_PX - 6)
        column.setSpacing(_SPACE_PX - 2)
        column.addWidget(PlainLabel(_("Before you start"), bold=True))
        column.addWidget(self._lines)

    def show_routine(self, routine: Routine, exercises: Exercises) -> None:
        said = _safety(routine, exercises)
        self._lines.show_lines([Line(DOT, text, tint="muted") for text in said])
        self.setVisible(bool(said))


def words_of(routine: Routine, exercises: Exercises) -> Iterator[Words]:
    """A section for each exercise in its turn, each way of doing it once, and one for the timed steps."""
    blocks = exercise_blocks(routine)
    several = len({block.exercise for block in blocks}) > 1
    yield from dict.fromkeys(
        _exercise_words(block, exercises[block.exercise], several=several) for block in blocks
    )
    timed = [block for block in routine.blocks if isinstance(block, TimedBlock)]
    if timed:
        title = _("Before and after") if blocks else _("What to do")
        steps = dict.fromkeys(
            Line(DOT, block.name, _timed_text(block), block.cue, "timed") for block in timed
        )
        yield Words(title, "", tuple(steps))


def _exercise_words(block: ExerciseBlock, exercise: Exercise, *, several: bool) -> Words:
    lines = rep_lines(block, exercise)
    # What to look to in each phase, or where no phase says it, in the whole rep.
    cues = () if any(line.hint for line in lines) else exercise.cues
    return Words(
        exercise.name if several else _("How each rep goes"),
        ". ".join(said.text for said in exercise.setup) + ".",
        tuple(_numbered(number, line) for number, line in enumerate(lines, 1)),
        tuple(Line(DOT, said.text, tint="muted") for said in cues),
    )


def _numbered(number: int, line: RepLine) -> Line:
    if line.is_hold:
        return Line(str(number), line.name, line.time, tint="hold")
    return Line(str(number), line.name, line.time, line.hint, "move")


def _timed_text(block: TimedBlock) -> str:
    text = clock_text(to_ms(block.duration_s))
    return _("{time} per leg").format(time=text) if block.per_leg else text


def _safety(routine: Routine, exercises: Exercises) -> tuple[str, ...]:
    """Every sentence of every exercise, once."""
    said = (said for block in exercise_blocks(routine) for said in exercises[block.exercise].safety)
    return tuple(dict.fromkeys(one.text for one in said))
