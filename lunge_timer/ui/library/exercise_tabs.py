"""The tabs over the numbers of a routine: one for each exercise, with its name and dose."""

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.core.text.doses import sets_of_reps
from lunge_timer.language import _
from lunge_timer.ui.theme import SMALL, FollowsFont, current_colors, text_font
from lunge_timer.ui.widgets.buttons import LEAST_HIT_PX
from lunge_timer.ui.widgets.card import paint_focus, paint_rounded

_PAD_PX = 10  # above and below the words
_SIDE_PX = 5  # beside them at least
_LEAST_EMS = 6.0
_MARK_PX = 3  # under the chosen one
_RADIUS_PX = 8.0
_LONG_CHARS = 20  # a longer name takes two lines


class ExerciseTabs(FollowsFont, QTabBar):
    """A tab for each exercise, hidden where there is one alone. The data of a tab is its block's number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._doses: list[str] = []
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn anew as the pointer comes and goes
        self.setDrawBase(False)
        self.setExpanding(True)
        self.setUsesScrollButtons(True)
        # Of the two buttons that bring tabs without room: the style's own are too narrow to be hit.
        self.setStyleSheet(f"QTabBar::scroller {{ width: {2 * LEAST_HIT_PX}px; }}")
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_font()

    def show_exercises(self, routine: Routine, exercises: Exercises) -> None:
        """Offer those of routine; the chosen one stays where the exercises are the same."""
        blocks = routine.exercise_blocks
        names: list[str] = [exercises[block.exercise].name for block in blocks.values()]
        doses = [sets_of_reps(block, exercises) for block in blocks.values()]
        if len({*zip(names, doses, strict=True)}) < len(blocks):  # alike but for the leg that begins, maybe
            doses = [
                f"{dose}, {_first_leg(block)}" if exercises[block.exercise].per_leg else dose
                for dose, block in zip(doses, blocks.values(), strict=True)
            ]
        numbers = [self.tabData(tab) for tab in range(self.count())]
        if (names, [*blocks]) != (self._names, numbers):
            self._offer([*blocks])
        if (names, doses) != (self._names, self._doses):
            self._names, self._doses = names, doses
            for tab, (name, dose) in enumerate(zip(names, doses, strict=True)):
                self.setTabText(tab, f"{name}, {dose}".replace("&", "&&"))  # it is laid out anew with this
            self.updateGeometry()
        self.setVisible(len(blocks) > 1)

    def show_font(self) -> None:
        self.setFont(text_font(SMALL, bold=True))

    def tabSizeHint(self, tab: int) -> QSize:
        metrics = QFontMetrics(self.font())
        if tab >= len(self._names):
            return QSize(LEAST_HIT_PX, LEAST_HIT_PX)
        lines = [*self._lines(self._names[tab]), self._doses[tab]]
        width_px = max(metrics.horizontalAdvance(line) for line in lines) + 4 * _SIDE_PX
        height_px = (self._name_lines() + 1) * metrics.height()
        return QSize(width_px, height_px + _PAD_PX + _MARK_PX)

    def minimumTabSizeHint(self, tab: int) -> QSize:
        """So narrow that its words are shortened; only then buttons bring the tabs that have no room."""
        size = self.tabSizeHint(tab)
        return QSize(min(size.width(), round(_LEAST_EMS * self.fontMetrics().height())), size.height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest tab with the two buttons that bring the others."""
        widths = [self.minimumTabSizeHint(tab).width() for tab in range(self.count())]
        return QSize(max(widths, default=0) + 2 * LEAST_HIT_PX, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        with QPainter(self) as painter:
            painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), colors.line)
            for tab in range(len(self._names)):
                place = self.tabRect(tab)
                is_chosen = tab == self.currentIndex()
                if is_chosen:
                    mark = QRectF(place.left(), place.bottom() + 1 - _MARK_PX, place.width(), _MARK_PX)
                    paint_rounded(painter, mark, _MARK_PX / 2, fill=colors.accent)
                lit = is_chosen or place.contains(self.mapFromGlobal(self.cursor().pos()))
                painter.setPen(colors.ink if lit else colors.muted)
                self._write(painter, place.adjusted(_SIDE_PX, _PAD_PX // 2, -_SIDE_PX, 0), tab)
                if is_chosen and self.hasFocus():
                    paint_focus(painter, QRectF(place), _RADIUS_PX)

    def _write(self, painter: QPainter, place: QRect, tab: int) -> None:
        """Write a tab's name with its dose below it, the doses of all at one height."""
        bold, regular = text_font(SMALL, bold=tab == self.currentIndex()), text_font(SMALL)
        lines = [*((bold, line) for line in self._lines(self._names[tab])), (regular, self._doses[tab])]
        line_px = QFontMetrics(self.font()).height()
        rows = [*range(len(lines) - 1), self._name_lines()]
        for row, (font, line) in zip(rows, lines, strict=True):
            painter.setFont(font)
            words = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, place.width())
            line_place = QRect(place.left(), place.top() + row * line_px, place.width(), line_px)
            painter.drawText(line_place, Qt.AlignmentFlag.AlignCenter, words)

    def _name_lines(self) -> int:
        """How many lines the longest name takes."""
        return max(len(self._lines(name)) for name in self._names)

    def _offer(self, numbers: list[int]) -> None:
        """Have a tab for each block, the first one chosen. Nobody is told: all is about to be shown anew."""
        with QSignalBlocker(self):
            while self.count():
                self.removeTab(0)
            for tab, number in enumerate(numbers):
                self.addTab("")
                self.setTabData(tab, number)

    def _lines(self, name: str) -> tuple[str, ...]:
        """A long name in the two lines that are the least wide."""
        words = name.split()
        if len(name) <= _LONG_CHARS or len(words) == 1:
            return (name,)
        metrics = QFontMetrics(self.font())
        ways = [(" ".join(words[:count]), " ".join(words[count:])) for count in range(1, len(words))]
        return min(ways, key=lambda way: max(map(metrics.horizontalAdvance, way)))


def _first_leg(block: ExerciseBlock) -> str:
    return _("right first") if block.first_leg == "right" else _("left first")
