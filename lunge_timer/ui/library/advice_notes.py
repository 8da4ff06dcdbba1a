"""What is said of the chosen exercises: how much of them, tips, reasons, and who says so."""

from collections.abc import Iterator, Sequence
from itertools import chain

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.exercise import Exercise, short_source_name
from lunge_timer.core.text.advice import Advice, doses_for, reasons_for, sources_of, tips_for
from lunge_timer.language import _
from lunge_timer.ui.library.columns import Columns, HeadedSection
from lunge_timer.ui.library.guide import GuideSections, SectionText, bulleted
from lunge_timer.ui.theme import SUBHEADING
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill

_SPACE_PX = 8
_ADVICE_SPACE_PX = 24
_LEAST_LINES = 15  # of the height of a line is a column wide, or else there is one alone


class Reasons(HeadedSection):
    """What the exercises are good for, and who says so, in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alone, self._left, self._right = GuideSections(), GuideSections(), GuideSections()
        self._columns = _side_by_side(self._left, self._right)
        self._title = PlainLabel(_("Why"), size=SUBHEADING, bold=True)
        fill(QVBoxLayout(self), self._title, self._alone, self._columns, space_px=_SPACE_PX)

    @property
    def heading(self) -> QWidget:
        return self._title

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
        sources = sources_of(chosen)  # own exercises have none
        words = [SectionText(_("Sources"), "", (), bulleted(sources))] if sources else []
        self._sources.show_sections(words)


def _side_by_side(left: QWidget, right: QWidget) -> Columns:
    """A widget in each column, as high as it needs to be."""
    columns = Columns(upper="left", least_lines=_LEAST_LINES)
    for side, part in ((columns.left, left), (columns.right, right)):
        side.addWidget(part)
        side.addStretch()
    return columns


def _told_words(title: str, advice: Advice) -> Iterator[SectionText]:
    """A section for each source of what is told, the first of them under the title."""
    over, often = title.format(exercise=" · ".join(advice.exercises)), advice.often
    for told in advice.told:
        sources = " · ".join(map(short_source_name, told.sources))
        yield SectionText(over, sources, bulleted(told.sentences), aside=often)
        over = often = ""
