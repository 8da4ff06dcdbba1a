"""What the sources say of a routine's exercises: how much of them, what is good to know, and who says so."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.advice import Advice, advice_for, sources_of, tips_for
from lunge_timer.core.exercise import Exercise
from lunge_timer.language import _
from lunge_timer.ui.library.columns import Columns
from lunge_timer.ui.library.guide import DOT, Sections, Words
from lunge_timer.ui.library.lines import Line

_SPACE_PX = 24


class AdviceNotes(QWidget):
    """Doses beside tips, the sources under both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Exercise, ...] = ()
        self._doses, self._tips, self._sources = Sections(space_px=12), Sections(), Sections()
        columns = Columns(upper="left")
        for side, part in ((columns.left, self._doses), (columns.right, self._tips)):
            side.addWidget(part)
            side.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACE_PX)
        column.addWidget(columns)
        column.addWidget(self._sources)

    def show_exercises(self, chosen: tuple[Exercise, ...]) -> None:
        """Show what is said of these; nothing where there are none."""
        self.setVisible(bool(chosen))
        if chosen == self._shown:
            return
        self._shown = chosen
        self._doses.show_sections([*_dose_words(advice_for(chosen))])
        self._tips.show_sections([*_tip_words(chosen)])
        self._sources.show_sections([Words(_("Sources"), "", (), _lines(sources_of(chosen)))])


def _dose_words(advice: Sequence[Advice]) -> Iterator[Words]:
    """A section for each source of each dose, the first of them under the title."""
    for one in advice:
        title, aside = _("How much"), one.often
        if len(advice) > 1:
            title = _("How much: {exercise}").format(exercise=" · ".join(one.exercises))
        for dose in one.doses:
            yield Words(title, dose.source, _lines(dose.sentences), aside=aside)
            title = aside = ""


def _tip_words(chosen: Sequence[Exercise]) -> Iterator[Words]:
    for tips in tips_for(chosen):
        title = _("Good to know")
        if len(chosen) > 1:
            title = _("Good to know: {exercise}").format(exercise=tips.exercise)
        yield Words(title, "", _lines(tips.sentences))


def _lines(sentences: Sequence[str]) -> tuple[Line, ...]:
    return tuple(Line(DOT, text, tint="muted") for text in sentences)
