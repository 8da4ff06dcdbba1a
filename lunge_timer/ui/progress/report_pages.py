"""A report on workouts as pages of A4, in a PDF file or on whatever else can be painted on."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPageSize, QPainter, QPdfWriter

from lunge_timer.core.text.report_lines import prescribed_line, title, total_lines
from lunge_timer.core.workout_report import WorkoutReport
from lunge_timer.errors import StoreError
from lunge_timer.language import _
from lunge_timer.store.history.report_file import encode_report_csv
from lunge_timer.ui.progress.report_table import (
    MUTED,
    POINT,
    SMALL_PT,
    Lines,
    ReportTable,
    Row,
    WeekHead,
    page_font,
    rule,
    wrapped,
)
from lunge_timer.ui.widgets.day_texts import day_of, day_text

WIDTH, HEIGHT = 595 * POINT, 842 * POINT  # A4
MARGIN = 43 * POINT  # 15 mm

_ROOM = WIDTH - 2 * MARGIN
_TITLE_PT, _NAME_PT, _HEAD_PT = 20.0, 13.0, 9.5
_MOST_NAME_LINES = 3  # of a routine's name in the table
_BELOW_HEAD = 10 * POINT
_FOOT_GAP = 6 * POINT


class ReportPages:
    """Weeks stay whole where a page has room for one; the head stands on every page."""

    def __init__(self, report: WorkoutReport) -> None:
        self._report = report
        self._head = [*_head(report)]
        self._foot = [*_foot(report)]
        self._table, self._pages = self._laid_out()

    def __len__(self) -> int:
        return len(self._pages)

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw the page of that number, from 0, in the painter's 5950 by 8420 units."""
        top: float = MARGIN
        for lines in self._head:
            lines.draw(painter, MARGIN, top)
            top += lines.height
        top += _BELOW_HEAD
        for row in (self._table.titles(), *self._pages[number]):
            row.draw(painter, MARGIN, WIDTH - MARGIN, top)
            top += row.height
        self._draw_foot(painter, number)

    def _draw_foot(self, painter: QPainter, number: int) -> None:
        top = HEIGHT - MARGIN - self._foot_height
        rule(painter, MARGIN, WIDTH - MARGIN, top)
        top += _FOOT_GAP
        words = _("Page {number} of {count}").format(number=number + 1, count=len(self))
        place = wrapped(words, page_font(SMALL_PT), _ROOM, MUTED)
        place.draw(painter, WIDTH - MARGIN - place.width, top)
        for lines in self._foot:
            lines.draw(painter, MARGIN, top)
            top += lines.height

    @property
    def _foot_height(self) -> float:
        return _FOOT_GAP + sum(lines.height for lines in self._foot)

    def _laid_out(self) -> tuple[ReportTable, list[list[Row | WeekHead]]]:
        """With names in full, or cut off where that puts all on one page."""
        full = self._paged(_MOST_NAME_LINES)
        if len(full[1]) == 1 or self._report.routine is not None:
            return full
        shorter = (self._paged(lines) for lines in range(_MOST_NAME_LINES - 1, 0, -1))
        return next((each for each in shorter if len(each[1]) == 1), full)

    def _paged(self, name_lines: int) -> tuple[ReportTable, list[list[Row | WeekHead]]]:
        table = ReportTable(self._report, _ROOM, name_lines=name_lines)
        used = 2 * MARGIN + sum(lines.height for lines in self._head) + _BELOW_HEAD + self._foot_height
        room = HEIGHT - used - table.titles().height
        pages: list[list[Row | WeekHead]] = [[]]
        left = room
        for of_week in self._report.weeks:
            head, rows = table.week_head(of_week), table.rows(of_week)
            height = head.height + sum(row.height for row in rows)
            if height > left and pages[-1]:
                pages.append([])
                left = room
            pages[-1].append(head)
            left -= head.height
            for row in rows:
                if row.height > left and not isinstance(pages[-1][-1], WeekHead):
                    again = table.week_head(of_week, goes_on=True)
                    pages.append([again])
                    left = room - again.height
                pages[-1].append(row)
                left -= row.height
        return table, pages


def report_pdf(report: WorkoutReport) -> bytes:
    """The report as a PDF file; that of a report is the same each time, but for the moment that it names.

    Raises StoreError where there is no letter to write with.
    """
    if not QFontDatabase.families():
        raise StoreError(_("there is no font to write with; install one"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(72 * POINT)
    writer.setTitle(f"{_('Training report')}: {title(report)}")
    writer.setCreator("Lunge Timer")
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), encode_report_csv(report).encode()))
    pages = ReportPages(report)
    with QPainter(writer) as painter:
        for number in range(len(pages)):
            if number:
                writer.newPage()
            pages.draw(painter, number)
    buffer.close()
    return bytes(data.data())


def report_pdf_without_screen(report: WorkoutReport) -> bytes:
    """The same from a process that has no window, and needs none."""
    app = QGuiApplication.instance() or QGuiApplication(["lunge-timer", "-platform", "offscreen"])
    pdf = report_pdf(report)
    del app
    return pdf


def _head(report: WorkoutReport) -> Iterator[Lines]:
    """What it is, of which time, what was asked for, and what was done in all."""
    yield wrapped(_("Training report"), page_font(_TITLE_PT, bold=True), _ROOM)
    yield wrapped(title(report), page_font(_NAME_PT, bold=True), _ROOM)
    days = _("{first} \N{EN DASH} {last}")
    period = days.format(first=day_text(report.from_day), last=day_text(report.to_day))
    yield wrapped(period, page_font(_HEAD_PT), _ROOM)
    if report.prescription is not None:
        told = prescribed_line(report.prescription, lambda iso: day_text(day_of(iso)))
        yield wrapped(_no_dot_first(told), page_font(_HEAD_PT), _ROOM)
    for line in total_lines(report):
        yield wrapped(_no_dot_first(line), page_font(_HEAD_PT, bold=True), _ROOM)


def _no_dot_first(line: str) -> str:
    """The line as it wraps after the dots between its parts."""
    return line.replace(" · ", "\N{NO-BREAK SPACE}· ")


def _foot(report: WorkoutReport) -> Iterator[Lines]:
    """What the columns mean, and who made this when."""
    sentences = [_("Legs: reps done/planned · time held."), _("Pain: the worst told, 0\N{EN DASH}10.")]
    if any(line.is_above_limit for line in report.lines):
        sentences.append(_("In a frame: above the limit."))
    legend = " ".join([*sentences, _("Effort: 1\N{EN DASH}10.")])
    most = _ROOM * 0.86  # the rest is the page's number
    yield wrapped(legend, page_font(SMALL_PT), most, MUTED)
    made = _("Lunge Timer, {day}").format(day=day_text(report.today))
    yield wrapped(made, page_font(SMALL_PT), most, MUTED)
