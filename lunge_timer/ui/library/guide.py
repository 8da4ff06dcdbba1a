"""What to know of a routine before it starts: the figure, how each rep goes, safety, doses, tips, sources."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.adjust import exercise_blocks
from lunge_timer.core.exercise import Exercise, Exercises
from lunge_timer.core.routine import ExerciseBlock, Routine, TimedBlock, to_ms
from lunge_timer.core.text.advice import Advice, advice_for, sources_of, tips_for
from lunge_timer.core.text.doses import RepLine, rep_lines
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
_HEIGHTS_PX = (120, 140, 480)  # the least, what it asks for, and the most
_ADVICE_SPACE_PX = 24


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

    def __init__(self, parent: QWidget | None = None, *, space_px: int = 20) -> None:
        super().__init__(parent)
        self._column = fill(QVBoxLayout(self), space_px=space_px)
        self._sections: list[GuideSection] = []

    def show_sections(self, wanted: Sequence[SectionText]) -> None:
        """Show these and no others."""
        while len(self._sections) < len(wanted):
            self._sections.append(GuideSection(self))
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
    # What to look to in each phase, or where no phase says it, in the whole rep.
    cues = () if any(line.hint for line in lines) else exercise.cues
    return SectionText(
        exercise.name if several else _("How each rep goes"),
        ". ".join(said.text for said in exercise.setup) + ".",
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
            return
        exercise = exercises[blocks[0].exercise]
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


class AdviceNotes(QWidget):
    """Doses beside tips, the sources under both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Exercise, ...] = ()
        self._doses, self._tips, self._sources = GuideSections(space_px=12), GuideSections(), GuideSections()
        columns = Columns(upper="left")
        for side, part in ((columns.left, self._doses), (columns.right, self._tips)):
            side.addWidget(part)
            side.addStretch()
        fill(QVBoxLayout(self), columns, self._sources, space_px=_ADVICE_SPACE_PX)

    def show_exercises(self, chosen: tuple[Exercise, ...]) -> None:
        """Show what is said of these; nothing where there are none."""
        self.setVisible(bool(chosen))
        if chosen == self._shown:
            return
        self._shown = chosen
        self._doses.show_sections([*_dose_words(advice_for(chosen))])
        self._tips.show_sections([*_tip_words(chosen)])
        self._sources.show_sections([SectionText(_("Sources"), "", (), _lines(sources_of(chosen)))])


def _dose_words(advice: Sequence[Advice]) -> Iterator[SectionText]:
    """A section for each source of each dose, the first of them under the title."""
    for one in advice:
        title, aside = _("How much"), one.often
        if len(advice) > 1:
            title = _("How much: {exercise}").format(exercise=" · ".join(one.exercises))
        for dose in one.doses:
            yield SectionText(title, dose.source, _lines(dose.sentences), aside=aside)
            title = aside = ""


def _tip_words(chosen: Sequence[Exercise]) -> Iterator[SectionText]:
    for tips in tips_for(chosen):
        title = _("Good to know")
        if len(chosen) > 1:
            title = _("Good to know: {exercise}").format(exercise=tips.exercise)
        yield SectionText(title, "", _lines(tips.sentences))


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
