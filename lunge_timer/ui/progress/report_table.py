"""The tables of a printed report: their columns, and the rows of a week, measured and drawn.

All lengths are in tenths of a point, top to bottom; black on white, so that any printer will do.
"""

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from lunge_timer.core.text.report_lines import leg_cell, leg_title, outcome_cell, pain_cell, week_days_text
from lunge_timer.core.workout_report import ReportLine, ReportWeek, WorkoutReport
from lunge_timer.language import _
from lunge_timer.ui.progress.day_words import weekday_text
from lunge_timer.ui.theme import text_font
from lunge_timer.ui.widgets.day_texts import day_text

POINT = 10
INK, MUTED, RULE = QColor("#000000"), QColor("#444444"), QColor("#a0a0a0")
SMALL_PT, BODY_PT = 7.5, 9.0

_LEADING = 1.36  # a line's height, of the size of its letters
_GAP = 9 * POINT  # between two columns
_PAD = 2.5 * POINT  # above and below a row's text
_ABOVE_WEEK = 9 * POINT
_WIDEST = 104 * POINT  # of a column, but for that of the routine's name
_NARROWEST_NAME = 100 * POINT
_FRAME = 2.5 * POINT  # around what is above a limit
_DAYS = 6  # from Monday to Sunday


def page_font(size_pt: float, *, bold: bool = False) -> QFont:
    """The program's own letters, at a size on paper."""
    font = text_font(bold=bold, digits=True)
    font.setPixelSize(round(size_pt * POINT))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("liga"), 0)  # letters drawn as one are not found by whoever searches the file
    return font


class Lines(Struct, frozen=True):
    """A text in lines that are no wider than there is room."""

    lines: tuple[str, ...]
    font: QFont
    color: QColor = INK

    @property
    def height(self) -> float:
        return self._line_height * len(self.lines)

    @property
    def _line_height(self) -> float:
        """Whatever the font says, so that as many lines stand on a page in any font."""
        return self.font.pixelSize() * _LEADING

    @property
    def width(self) -> float:
        metrics = QFontMetricsF(self.font)
        return max((metrics.horizontalAdvance(line) for line in self.lines), default=0)

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        metrics = QFontMetricsF(self.font)
        base = top + (self._line_height + metrics.ascent() - metrics.descent()) / 2
        painter.setFont(self.font)
        painter.setPen(self.color)
        for number, line in enumerate(self.lines):
            painter.drawText(QPointF(left, base + number * self._line_height), line)


def wrapped(text: str, font: QFont, width: float, color: QColor = INK, *, most: int = 99) -> Lines:
    """The text in as many lines as it takes, at most so many: then the last one is cut off, and shows it."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(_character(text, line.textStart()))
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    lines = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    if len(lines) > most:
        rest = text[starts[most - 1] :].strip()
        cut = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        lines = [*lines[: most - 1], cut]
    return Lines(tuple(lines), font, color)


def rule(painter: QPainter, left: float, right: float, top: float, *, strong: bool = False) -> None:
    painter.setPen(QPen(INK if strong else RULE, (0.8 if strong else 0.4) * POINT))
    painter.drawLine(QPointF(left, top), QPointF(right, top))


class Row(Struct, frozen=True):
    """Cells beside each other; the one of that number has a frame around it."""

    cells: tuple[Lines, ...]
    lefts: tuple[float, ...]
    framed: int | None = None
    is_ruled: bool = True

    @property
    def height(self) -> float:
        return max(cell.height for cell in self.cells) + 2 * _PAD

    def draw(self, painter: QPainter, left: float, right: float, top: float) -> None:
        for number, (cell, start) in enumerate(zip(self.cells, self.lefts, strict=True)):
            cell.draw(painter, left + start, top + _PAD)
            if number == self.framed:
                box = QRectF(left + start, top + _PAD, cell.width, cell.height)
                painter.setPen(QPen(INK, 0.8 * POINT))
                painter.drawRect(box.adjusted(-_FRAME, -_FRAME / 2, _FRAME, _FRAME / 2))
        if self.is_ruled:
            rule(painter, left, right, top + self.height)


class WeekHead(Struct, frozen=True):
    """The days of a week, and at the right how much of what was asked for was done."""

    days: Lines
    done: Lines

    @property
    def height(self) -> float:
        return _ABOVE_WEEK + max(self.days.height, self.done.height) + _PAD

    def draw(self, painter: QPainter, left: float, right: float, top: float) -> None:
        self.days.draw(painter, left, top + _ABOVE_WEEK)
        self.done.draw(painter, right - self.done.width, top + _ABOVE_WEEK)
        rule(painter, left, right, top + self.height, strong=True)


class ReportTable:
    """The columns of a report, as wide as what stands in them, and its rows."""

    def __init__(self, report: WorkoutReport, width: float, *, name_lines: int) -> None:
        """A name takes at most so many lines; the whole of it stands in the CSV file at any rate."""
        self._report, self._width, self._name_lines = report, width, name_lines
        self._legs = [leg for leg in report.legs if leg != "none"]
        self._has_name = report.routine is None
        names = [_("Routine")] if self._has_name else []
        of_legs = [leg_title(leg) for leg in self._legs]
        self._titles = [_("Day"), *names, *of_legs, _("Pain"), _("Effort"), _("How it ended")]
        self._pain = len(self._titles) - 3
        self._widths = self._column_widths([self._texts(line) for line in report.lines])
        self._lefts = tuple(accumulate((each + _GAP for each in self._widths[:-1]), initial=0.0))

    def titles(self) -> Row:
        """What stands above the columns."""
        return self._row(self._titles, page_font(SMALL_PT), MUTED, is_ruled=False)

    def week_head(self, of_week: ReportWeek, *, goes_on: bool = False) -> WeekHead:
        """goes_on: the week began on the page before."""
        monday = of_week.week.monday
        first, last = day_text(monday, monday + _DAYS), day_text(monday + _DAYS)
        words = _("{first} \N{EN DASH} {last}, continued") if goes_on else _("{first} \N{EN DASH} {last}")
        half = self._width / 2
        days = wrapped(words.format(first=first, last=last), page_font(BODY_PT, bold=True), half)
        told = week_days_text(self._report, of_week)
        return WeekHead(days, wrapped(told, page_font(BODY_PT, bold=True), half))

    def rows(self, of_week: ReportWeek) -> list[Row]:
        """One for each workout, or one that says that there was none."""
        if not of_week.lines:
            nothing = wrapped(_("No workout"), page_font(BODY_PT), self._width, MUTED)
            return [Row((nothing,), (0.0,))]
        return [self._workout(line) for line in of_week.lines]

    def _workout(self, line: ReportLine) -> Row:
        return self._row(
            self._texts(line), page_font(BODY_PT), INK, framed=self._pain if line.is_above_limit else None
        )

    def _row(
        self,
        texts: Sequence[str],
        font: QFont,
        color: QColor,
        *,
        framed: int | None = None,
        is_ruled: bool = True,
    ) -> Row:
        bold = QFont(font)
        bold.setBold(True)
        cells = []
        for number, (text, width) in enumerate(zip(texts, self._widths, strict=True)):
            is_name = self._has_name and number == 1
            most = self._name_lines if is_name else 99
            cells.append(wrapped(text, bold if number == framed else font, width, color, most=most))
        return Row(tuple(cells), self._lefts, framed, is_ruled)

    def _texts(self, line: ReportLine) -> list[str]:
        effort = line.workout.effort
        return [
            weekday_text(line.workout.local_day),
            *([line.workout.name] if self._has_name else []),
            *(leg_cell(line, leg) for leg in self._legs),
            pain_cell(line),
            "" if effort is None else str(effort),
            outcome_cell(line),
        ]

    def _column_widths(self, rows: Sequence[Sequence[str]]) -> list[float]:
        """Each as wide as it needs, within bounds; what is left over goes to the name, or to all alike."""
        small = QFontMetricsF(page_font(SMALL_PT))
        body = QFontMetricsF(page_font(BODY_PT, bold=True))  # the wider one
        widths = []
        for number, title in enumerate(self._titles):
            need = max((body.horizontalAdvance(row[number]) for row in rows), default=0.0)
            widths.append(min(max(need, small.horizontalAdvance(title)), _WIDEST) + 1)
        room = self._width - _GAP * (len(widths) - 1)
        if self._has_name:
            widths[1] = _NARROWEST_NAME
        spare = room - sum(widths)
        if spare < 0:
            return [width * room / sum(widths) for width in widths]
        if self._has_name:
            widths[1] += spare
            return widths
        return [width + spare / len(widths) for width in widths]


def _character(text: str, place: int) -> int:
    """Where in the text that place is, which Qt counts in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "replace"))
