"""What to know of a routine before it starts: how each rep goes, and what to take care of."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.adjust import exercise_blocks
from lunge_timer.core.exercise import Exercise, Exercises
from lunge_timer.core.routine import ExerciseBlock, Pace, Round, Routine, TimedBlock, to_ms
from lunge_timer.core.text.doses import RepLine, counted_leg_note, rep_lines
from lunge_timer.core.text.numbers import clock_text
from lunge_timer.core.text.rounds import round_text
from lunge_timer.language import _
from lunge_timer.ui.library.bullet_list import Bullet, BulletList
from lunge_timer.ui.library.columns import Columns, HeadedSection
from lunge_timer.ui.library.demonstration import Demonstration
from lunge_timer.ui.library.number_controls import OwnNumbers
from lunge_timer.ui.theme import BODY, SMALL, SUBHEADING
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.labels import PlainLabel, WrapLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.prose import ProseLabel

DOT = "•"
_SPACE_PX = 8
_CARD_PADS_PX = (18, 10, 18, 10)
_TALLEST_PX = 480  # the picture
_SECTION_SPACE_PX = 12


class SectionText(NamedTuple):
    """What a section says: how to stand, the phases in their order, and what to look to in all of them.

    The aside stands at the right of the title. block is the number of the block whose phases the lines are.
    """

    title: str
    setup: str
    lines: tuple[Bullet, ...]
    cues: tuple[Bullet, ...] = ()
    aside: str = ""
    block: int | None = None


class GuideSection(HeadedSection):
    """A title and the lines under it."""

    step_pointed = Signal(int, int)  # a block, and the number of the line under the pointer, or NO_LINE

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block: int | None = None
        self._title = WrapLabel(size=SUBHEADING, bold=True)
        self._aside = PlainLabel(bold=True, tint="accent", elide=True)
        self._setup = ProseLabel(size=SMALL, tint="muted")
        self._lines = BulletList(size=BODY, space_px=6)
        self._lines.line_pointed.connect(self.tell_step)
        self._cues = BulletList(size=SMALL, tint="muted", space_px=2)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignTop)
        fill(QVBoxLayout(self), top, self._setup, self._lines, self._cues, space_px=_SPACE_PX)

    @property
    def heading(self) -> QWidget:
        """The title, or where it stands over what comes before, who says it."""
        return self._setup if self._title.isHidden() else self._title

    def show_words(self, words: SectionText) -> None:
        self._block = words.block
        self._title.show_text(words.title)
        self._aside.show_text(words.aside)
        self._setup.show_text(words.setup)
        self._lines.show_lines(words.lines)
        self._cues.show_lines(words.cues)

    def keep_heading(self, edge_px: int, kept_px: int) -> bool:
        """Keep with the heading all that is said first, in however many lines."""
        if not self._setup.isHidden() and self.heading is not self._setup:
            lines_px = self._setup.heightForWidth(self.width())
            kept_px += lines_px - self._setup.fontMetrics().height()  # one is in it
        return super().keep_heading(edge_px, kept_px)

    @Slot(int)
    def tell_step(self, number: int) -> None:
        if self._block is not None:
            self.step_pointed.emit(self._block, number)


class GuideSections(QWidget):
    """Sections one under the other."""

    step_pointed = Signal(int, int)  # a block, and which of its phases; NO_LINE for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = fill(QVBoxLayout(self), space_px=_SECTION_SPACE_PX)
        self._sections: list[GuideSection] = []

    def show_sections(self, wanted: Sequence[SectionText]) -> None:
        """Show these and no others."""
        while len(self._sections) < len(wanted):
            self._sections.append(GuideSection(self))
            self._sections[-1].step_pointed.connect(self.step_pointed)
            self._column.addWidget(self._sections[-1])
        for number, (section, words) in enumerate(zip(self._sections, wanted, strict=False)):
            section.show_space(_SPACE_PX if number and words.title else 0)
            section.show_words(words)
        for number, section in enumerate(self._sections):
            section.setVisible(number < len(wanted))
        self.setVisible(bool(wanted))


class SafetyCard(HeadedSection):
    """What to take care of before the first start, in a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card()
        self._lines = BulletList(size=SMALL, tint="muted", space_px=2)
        self._title = PlainLabel(_("Before you start"), bold=True)
        fill(QVBoxLayout(card), self._title, self._lines, space_px=_SPACE_PX - 2, margins_px=_CARD_PADS_PX)
        fill(QVBoxLayout(self), card)

    @property
    def heading(self) -> QWidget:
        return self._title

    def show_routine(self, routine: Routine, exercises: Exercises) -> None:
        """Show every sentence of every exercise, once."""
        known = routine.known(exercises)
        said = (one.text for block in exercise_blocks(routine) for one in known[block.exercise].safety)
        lines = bulleted(dict.fromkeys(said))
        self._lines.show_lines(lines)
        self.setVisible(bool(lines))


def steps_of(routine: Routine, exercises: Exercises) -> dict[int, SectionText]:
    """How the exercise of each block goes, by the block's number; what is done in the same way is equal."""
    blocks = exercise_blocks(routine)
    several = len({block.exercise for block in blocks}) > 1
    first: dict[SectionText, int] = {}
    steps = {}
    known = routine.known(exercises)
    for number, block in routine.exercise_blocks.items():
        words = _exercise_words(block, known[block.exercise], several=several)
        block_round = routine.places[number].round
        if block_round is not None:
            words = words._replace(aside=round_text(block_round))
        steps[number] = words._replace(block=first.setdefault(words, number))
    return steps


def timed_words(routine: Routine) -> SectionText | None:
    """A section for the timed steps, each told once; none where there are none."""
    timed = [
        (block, place.round)
        for block, place in zip(routine.all_blocks, routine.places, strict=True)
        if isinstance(block, TimedBlock)
    ]
    if not timed:
        return None
    title = _("Before and after") if len(timed) < len(routine.all_blocks) else _("What to do")
    if any(block_round for _block, block_round in timed):
        title = _("Before, between and after") if len(timed) < len(routine.all_blocks) else title
    steps = dict.fromkeys(
        Bullet(DOT, block.name, _timed_text(block, block_round), block.cue, "timed")
        for block, block_round in timed
    )
    return SectionText(title, "", tuple(steps))


def _exercise_words(block: ExerciseBlock, exercise: Exercise, *, several: bool) -> SectionText:
    lines = rep_lines(block, exercise)
    note = counted_leg_note(exercise)
    note = note[:1].upper() + note[1:]
    pace = _("At your own pace") if block.pace is Pace.SELF else ""
    # What to look to in each phase, or where no phase says it, in the whole rep.
    cues = () if any(line.hint for line in lines) else exercise.cues
    return SectionText(
        exercise.name if several else _("How each rep goes"),
        " ".join(
            f"{words.removesuffix('.')}."
            for words in (*(said.text for said in exercise.setup), note, pace)
            if words
        ),
        tuple(_numbered(number, line) for number, line in enumerate(lines, 1)),
        bulleted(said.text for said in cues),
    )


def _numbered(number: int, line: RepLine) -> Bullet:
    if line.is_hold:
        return Bullet(str(number), line.name, line.time, tint="hold")
    return Bullet(str(number), line.name, line.time, line.hint, "move")


def _timed_text(block: TimedBlock, block_round: Round | None) -> str:
    text = clock_text(to_ms(block.duration_s))
    text = _("{time} per leg").format(time=text) if block.per_leg else text
    if block_round is None:
        return text
    return _("{time}, {round}").format(time=text, round=round_text(block_round))


def bulleted(sentences: Iterable[str]) -> tuple[Bullet, ...]:
    """Each sentence with a dot before it."""
    return tuple(Bullet(DOT, text, tint="muted") for text in sentences)


class Guide:
    """The widgets for it, in two columns.

    At the left the picture, and under it how the exercises go: first the one that is shown, then the others
    in their order. At the right, under what is there, safety, whose numbers these are, and what comes before
    and after the exercises.
    """

    def __init__(self, columns: Columns, demonstration: Demonstration, own_numbers: OwnNumbers) -> None:
        self._main, self._aside = GuideSections(), GuideSections()
        self._steps: dict[int, SectionText] = {}  # by the number of the block
        self._safety = SafetyCard()
        self._main.step_pointed.connect(demonstration.point_at)
        columns.add_growing(demonstration, _TALLEST_PX)
        columns.left.insertWidget(1, self._main)
        for part in (self._safety, own_numbers, self._aside):
            columns.right.insertWidget(columns.right.count() - 1, part)  # over the stretch at the bottom

    def show_routine(self, routine: Routine, exercises: Exercises) -> None:
        self._safety.show_routine(routine, exercises)
        self._steps, timed = steps_of(routine, exercises), timed_words(routine)
        sections = [] if timed is None else [timed]
        self._main.show_sections([] if self._steps else sections)
        self._aside.show_sections(sections if self._steps else [])

    def show_exercise(self, number: int | None) -> None:
        """Begin with how the exercise of that block goes: its picture stands above."""
        if number in self._steps:
            first = self._steps[number]
            self._main.show_sections([*dict.fromkeys((first, *self._steps.values()))])
