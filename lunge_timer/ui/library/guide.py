"""What to know of a routine before it starts: how each rep goes, safety, doses, reasons, tips, sources."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.adjust import exercise_blocks
from lunge_timer.core.exercise import Exercise, Exercises, short_source_name
from lunge_timer.core.routine import ExerciseBlock, Routine, TimedBlock, to_ms
from lunge_timer.core.text.advice import Advice, doses_for, reasons_for, sources_of, tips_for
from lunge_timer.core.text.doses import RepLine, counted_leg_note, rep_lines
from lunge_timer.core.text.numbers import clock_text
from lunge_timer.core.timeline import Leg, StepKind
from lunge_timer.language import _
from lunge_timer.ui.figure import Figure, Motion
from lunge_timer.ui.library.bullet_list import Bullet, BulletList
from lunge_timer.ui.library.columns import Columns
from lunge_timer.ui.theme import BODY, SMALL, SUBHEADING
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill

DOT = "•"
_SPACE_PX = 8
_CARD_PADS_PX = (18, 12, 18, 12)
_HEIGHTS_PX = (120, 130, 480)  # the least, what it asks for, and the most
_ADVICE_SPACE_PX = 24
_SECTION_SPACE_PX = 12


class SectionText(NamedTuple):
    """What a section says: how to stand, the phases in their order, and what to look to in all of them.

    The aside stands at the right of the title.
    """

    title: str
    setup: str
    lines: tuple[Bullet, ...]
    cues: tuple[Bullet, ...] = ()
    aside: str = ""


class GuideSection(QWidget):
    """A title and the lines under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(size=SUBHEADING, bold=True, wrap=True)
        self._aside = PlainLabel(bold=True, tint="accent")
        self._setup = PlainLabel(size=SMALL, tint="muted", wrap=True)
        self._lines = BulletList(size=BODY, space_px=6)
        self._cues = BulletList(size=SMALL, tint="muted", space_px=2)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignTop)
        fill(QVBoxLayout(self), top, self._setup, self._lines, self._cues, space_px=_SPACE_PX)

    def show_words(self, words: SectionText) -> None:
        self._title.show_text(words.title)
        self._aside.show_text(words.aside)
        self._setup.show_text(words.setup)
        self._lines.show_lines(words.lines)
        self._cues.show_lines(words.cues)


class GuideSections(QWidget):
    """Sections one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = fill(QVBoxLayout(self), space_px=_SECTION_SPACE_PX)
        self._sections: list[GuideSection] = []

    def show_sections(self, wanted: Sequence[SectionText]) -> None:
        """Show these and no others."""
        while len(self._sections) < len(wanted):
            self._sections.append(GuideSection(self))
            self._column.addWidget(self._sections[-1])
        for number, (section, words) in enumerate(zip(self._sections, wanted, strict=False)):
            section.setContentsMargins(0, _SPACE_PX if number and words.title else 0, 0, 0)
            section.show_words(words)
        for number, section in enumerate(self._sections):
            section.setVisible(number < len(wanted))
        self.setVisible(bool(wanted))


class SafetyCard(Card):
    """What to take care of before the first start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = BulletList(size=SMALL, tint="muted", space_px=2)
        title = PlainLabel(_("Before you start"), bold=True)
        fill(QVBoxLayout(self), title, self._lines, space_px=_SPACE_PX - 2, margins_px=_CARD_PADS_PX)

    def show_routine(self, routine: Routine, exercises: Exercises) -> None:
        """Show every sentence of every exercise, once."""
        said = (one.text for block in exercise_blocks(routine) for one in exercises[block.exercise].safety)
        lines = _lines(dict.fromkeys(said))
        self._lines.show_lines(lines)
        self.setVisible(bool(lines))


def words_of(routine: Routine, exercises: Exercises) -> Iterator[SectionText]:
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
            Bullet(DOT, block.name, _timed_text(block), block.cue, "timed") for block in timed
        )
        yield SectionText(title, "", tuple(steps))


def _exercise_words(block: ExerciseBlock, exercise: Exercise, *, several: bool) -> SectionText:
    lines = rep_lines(block, exercise)
    note = counted_leg_note(exercise)
    note = note[:1].upper() + note[1:]
    # What to look to in each phase, or where no phase says it, in the whole rep.
    cues = () if any(line.hint for line in lines) else exercise.cues
    return SectionText(
        exercise.name if several else _("How each rep goes"),
        " ".join(f"{words}." for words in (*(said.text for said in exercise.setup), note) if words),
        tuple(_numbered(number, line) for number, line in enumerate(lines, 1)),
        _lines(said.text for said in cues),
    )


def _numbered(number: int, line: RepLine) -> Bullet:
    if line.is_hold:
        return Bullet(str(number), line.name, line.time, tint="hold")
    return Bullet(str(number), line.name, line.time, line.hint, "move")


def _timed_text(block: TimedBlock) -> str:
    text = clock_text(to_ms(block.duration_s))
    return _("{time} per leg").format(time=text) if block.per_leg else text


class FigureCard(Card):
    """The first exercise's figure in the pose that tells most: its hold, or the end of its first move."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = Figure()
        self._figure.setBackgroundRole(QPalette.ColorRole.Base)  # what a card is filled with
        fill(QVBoxLayout(self), self._figure, margins_px=(16, 10, 16, 10))
        self.setMinimumHeight(_HEIGHTS_PX[0])
        self.setMaximumHeight(_HEIGHTS_PX[2])

    def sizeHint(self) -> QSize:
        return QSize(0, _HEIGHTS_PX[1])

    def show_routine(self, routine: Routine, exercises: Exercises) -> None:
        blocks = exercise_blocks(routine)
        if not blocks:
            self._figure.show_pose(Motion())
            self._figure.setAccessibleName(_("Figure"))
            return
        exercise = exercises[blocks[0].exercise]
        self._figure.setAccessibleName(_("Figure: {what}").format(what=exercise.name))
        held = [phase for phase in exercise.phases if blocks[0].phase_s(phase) > 0 and phase.kind == "hold"]
        pose = (held or exercise.phases)[0].pose
        self._figure.show_pose(
            Motion(
                exercise=exercise,
                start=pose,
                end=pose,
                leg=Leg.LEFT if exercise.per_leg else Leg.BOTH,
                kind=StepKind.HOLD if held else StepKind.MOVE,
                load=blocks[0].load.kind,
            )
        )


class Reasons(QWidget):
    """What the exercises are good for, and who says so, in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alone, self._left, self._right = GuideSections(), GuideSections(), GuideSections()
        self._columns = _side_by_side(self._left, self._right)
        title = PlainLabel(_("Why"), size=SUBHEADING, bold=True)
        fill(QVBoxLayout(self), title, self._alone, self._columns, space_px=_SPACE_PX)

    def show_reasons(self, reasons: Sequence[Advice], exercise_count: int) -> None:
        """Show these, of that many exercises; where one source has all of them, across both columns."""
        titles = ["" if len(one.exercises) == exercise_count else "{exercise}" for one in reasons]
        groups = [[*_told_words(title, one)] for title, one in zip(titles, reasons, strict=True)]
        if len(groups) == 1:
            groups = [[section] for section in groups[0]]  # what one source says stays together
        halves = _halved(groups) if len(groups) > 1 else ([], [])
        self._alone.show_sections([] if len(groups) > 1 else [*chain.from_iterable(groups)])
        self._left.show_sections(halves[0])
        self._right.show_sections(halves[1])
        self._columns.setVisible(len(groups) > 1)
        self.setVisible(bool(groups))


def _halved(groups: Sequence[Sequence[SectionText]]) -> tuple[list[SectionText], list[SectionText]]:
    """The first groups, until they have half of the lines, and the others."""
    left: list[SectionText] = []
    right: list[SectionText] = []
    half = sum(len(section.lines) for section in chain.from_iterable(groups)) / 2
    for group in groups:
        side = left if sum(len(section.lines) for section in left) < half else right
        side.extend(group)
    return left, right


class AdviceNotes(QWidget):
    """Doses beside tips, then reasons, and the sources under all; over the sentences stands who says them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Exercise, ...] = ()
        self._doses, self._tips, self._sources = GuideSections(), GuideSections(), GuideSections()
        self._reasons = Reasons()
        columns = _side_by_side(self._doses, self._tips)
        fill(QVBoxLayout(self), columns, self._reasons, self._sources, space_px=_ADVICE_SPACE_PX)

    def show_exercises(self, chosen: tuple[Exercise, ...]) -> None:
        """Show what is said of these; nothing where there are none."""
        self.setVisible(bool(chosen))
        if chosen == self._shown:
            return
        self._shown = chosen
        for part, title, title_of_some, told in (
            (self._doses, _("How much"), _("How much: {exercise}"), doses_for(chosen)),
            (self._tips, _("Good to know"), _("Good to know: {exercise}"), tips_for(chosen)),
        ):
            titles = [title if len(one.exercises) == len(chosen) else title_of_some for one in told]
            part.show_sections([*chain.from_iterable(map(_told_words, titles, told))])
        self._reasons.show_reasons(reasons_for(chosen), len(chosen))
        self._sources.show_sections([SectionText(_("Sources"), "", (), _lines(sources_of(chosen)))])


def _side_by_side(left: QWidget, right: QWidget) -> Columns:
    """A widget in each column, as high as it needs to be."""
    columns = Columns(upper="left")
    for side, part in ((columns.left, left), (columns.right, right)):
        side.addWidget(part)
        side.addStretch()
    return columns


def _told_words(title: str, advice: Advice) -> Iterator[SectionText]:
    """A section for each source of what is told, the first of them under the title."""
    over, often = title.format(exercise=" · ".join(advice.exercises)), advice.often
    for told in advice.told:
        sources = " · ".join(map(short_source_name, told.sources))
        yield SectionText(over, sources, _lines(told.sentences), aside=often)
        over = often = ""


def _lines(sentences: Iterable[str]) -> tuple[Bullet, ...]:
    return tuple(Bullet(DOT, text, tint="muted") for text in sentences)


class Guide:
    """The widgets for it, in two columns.

    At the left the picture, and under it how the exercises go, in their order; at the right, under what is
    there, safety and what comes before and after the exercises.
    """

    def __init__(self, left: QVBoxLayout, right: QVBoxLayout) -> None:
        self._figure = FigureCard()
        self._main, self._aside = GuideSections(), GuideSections()
        self._safety = SafetyCard()
        left.insertWidget(0, self._figure, 1)
        left.insertWidget(1, self._main)
        for part in (self._safety, self._aside):
            right.insertWidget(right.count() - 1, part)  # over the stretch at the bottom

    def show_routine(self, routine: Routine, exercises: Exercises) -> None:
        self._figure.show_routine(routine, exercises)
        self._safety.show_routine(routine, exercises)
        sections = [*words_of(routine, exercises)]
        has_aside = 0 < len(exercise_blocks(routine)) < len(routine.blocks)
        self._main.show_sections(sections[:-1] if has_aside else sections)
        self._aside.show_sections(sections[-1:] if has_aside else [])
