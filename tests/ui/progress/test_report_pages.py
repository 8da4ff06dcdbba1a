"""A report on paper: what stands on its pages, and how it looks."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QImage, QPainter

from lunge_timer.core.routine import Routine
from lunge_timer.core.workout_report import WorkoutReport
from lunge_timer.errors import StoreError
from lunge_timer.ui.progress.report_pages import HEIGHT, MARGIN, WIDTH, ReportPages, report_pdf
from lunge_timer.ui.progress.report_table import page_font
from tests.core.progression.histories import CURLS, HOLDS
from tests.core.reports import KNEE, MONDAY, PLAN, PRESCRIPTION, done, report_of, told, weeks_of
from tests.ui.progress.pdf_files import Written, pages, words

ASKED = "3 times a week · stop above pain 3"
LONG = "Kniebeugenwiederholungsprogramm nach Kreuzbandersatzoperation, dritte Woche, Mo!"
ONE_WORD = "Kniebeugenwiederholungsprogramm" * 3
CLINIC = "Orthopädisch-traumatologisches Rehabilitationszentrum Niederösterreich-Süd, Dr. A"
LONG_PLAN = replace(PLAN, name=LONG)
LONG_WORD_PLAN = replace(PLAN, name=ONE_WORD[:80])
BOTH_PLAN = Routine(name="Mine", blocks=(HOLDS, CURLS))

REPORTS = {
    "six weeks": lambda: report_of(weeks_of(6)),
    "six weeks of a long name": lambda: report_of(
        weeks_of(6, plan=LONG_PLAN), name=LONG, prescription=replace(PRESCRIPTION, by=CLINIC)
    ),
    "six weeks of all, long names": lambda: report_of(weeks_of(6, plan=LONG_PLAN), whole=True),
    "six weeks of all, long words": lambda: report_of(weeks_of(6, plan=LONG_WORD_PLAN), whole=True),
    "six weeks of both legs": lambda: report_of(weeks_of(6, plan=BOTH_PLAN), whole=True),
    "two weeks, long names": lambda: report_of(weeks_of(2, plan=LONG_PLAN), whole=True, today=MONDAY + 13),
    "one workout": lambda: report_of([done(0)], today=MONDAY),
}
pytestmark = pytest.mark.usefixtures("qapp")


def page_of(report: WorkoutReport) -> list[Written]:
    """What stands on the one page of that report."""
    (page,) = pages(report_pdf(report))
    return page


def painted(report: WorkoutReport, number: int = 0) -> QImage:
    """The page as a picture, at half a pixel a point."""
    image = QImage(WIDTH // 5, HEIGHT // 5, QImage.Format.Format_RGB32)
    image.fill("white")
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(0.2, 0.2)
        ReportPages(report).draw(painter, number)
    return image


def dark_pixels(image: QImage, part: QRectF) -> int:
    """How many pixels of that part of the page are nearly black."""
    box = QRectF(part.topLeft() * 0.2, part.bottomRight() * 0.2).toRect()
    return sum(
        image.pixelColor(x, y).lightness() < 100
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
    )


@pytest.mark.parametrize("name", REPORTS)
def test_six_weeks_stand_on_one_page(name: str) -> None:
    report = REPORTS[name]()
    page = page_of(report)
    assert len([each for each in page if each.text in {"complete", "stopped"}]) == len(report.lines)
    assert "Page 1 of 1" in [each.text for each in page]


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_is_written_over_another_thing_or_beyond_the_margins(name: str) -> None:
    page = page_of(REPORTS[name]())
    for base in {each.base for each in page}:
        row = sorted(each for each in page if each.base == base)
        ends = [
            each.left + QFontMetricsF(page_font(each.size / 10)).horizontalAdvance(each.text) for each in row
        ]
        for end, after in zip(ends, [*(each.left for each in row[1:]), WIDTH - MARGIN + 1], strict=True):
            assert end <= after, row
    assert min(each.left for each in page) >= MARGIN
    assert min(each.base - each.size for each in page) >= MARGIN
    assert max(each.base for each in page) <= HEIGHT - MARGIN


def test_the_head_says_what_it_is_of_which_time_what_was_asked_and_what_was_done() -> None:
    told_first = [each.text for each in page_of(report_of(weeks_of(6)))][:6]
    assert told_first == [
        "Training report",
        KNEE,
        "19 Oct 2026 – 29 Nov 2026",
        f"Prescribed by Clinic on 19 Oct 2026 · {ASKED} · until 15 Dec 2026 · numbers fixed",
        "24 workouts · 18 of 18 days asked for · pain above the limit in 1 workout",
        "Left leg: 840 of 840 reps, held 1:00:00 · Right leg: 804 of 840 reps, held 1:00:00",
    ]


def test_a_week_has_a_head_and_a_row_for_each_workout() -> None:
    texts = [each.text for each in page_of(report_of([done(0, told(1)), done(2)], today=MONDAY + 7))]
    start = texts.index("19 Oct – 25 Oct 2026")
    assert texts[start : start + 14] == [
        *("19 Oct – 25 Oct 2026", "2 days, 3 asked for"),
        *("Mon 19", "35/35 · 2:30", "35/35 · 2:30", "L 1", "5", "complete"),
        *("Wed 21", "35/35 · 2:30", "35/35 · 2:30", "5", "complete"),
        "26 Oct – 1 Nov 2026",
    ]
    assert "No workout" in texts


def test_more_weeks_stand_on_more_pages_with_the_head_on_each() -> None:
    report = report_of(
        weeks_of(30), today=MONDAY + 30 * 7 - 1, prescription=replace(PRESCRIPTION, until=None)
    )
    found = pages(report_pdf(report))
    count = len(found)
    assert 4 <= count <= 6
    rows = 0
    for number, page in enumerate(found):
        texts = [each.text for each in page]
        assert texts[:2] == ["Training report", KNEE]
        assert f"Page {number + 1} of {count}" in texts
        rows += sum(text in {"complete", "stopped"} for text in texts)
        assert not any("continued" in text for text in texts)  # no week is torn apart
    assert rows == 120


def test_a_week_that_no_page_has_room_for_goes_on_on_the_next_one() -> None:
    report = report_of([done(0, number=number) for number in range(90)], today=MONDAY)
    found = [[each.text for each in page] for page in pages(report_pdf(report))]
    assert len(found) > 1
    assert sum(texts.count("complete") for texts in found) == 90
    for texts in found[1:]:
        assert "19 Oct – 25 Oct 2026, continued" in texts


def test_a_long_name_is_whole_where_there_is_room_for_it() -> None:
    few = report_of(weeks_of(1, plan=LONG_PLAN), whole=True, today=MONDAY + 6)
    texts = [each.text for each in page_of(few)]
    start = texts.index("Kniebeugenwiederholungsprogramm nach")
    assert " ".join(texts[start : start + 2]) == LONG
    many = [each.text for each in page_of(report_of(weeks_of(6, plan=LONG_PLAN), whole=True))]
    assert sum(text.endswith("…") for text in many) == 24


def test_pain_above_the_limit_is_told_in_bold_and_in_a_frame() -> None:
    report = report_of([done(0, told(3)), done(2, told(5))], today=MONDAY + 6)
    image, page = painted(report), page_of(report)
    within, above = (next(each for each in page if each.text == text) for text in ("L 3", "L 5 > 3"))
    boxes = [QRectF(each.left - 40, each.base - 80, 24, 90) for each in (within, above)]
    inks = [dark_pixels(image, box) for box in boxes]
    assert inks[0] == 0
    assert inks[1] > 12  # the left side of a frame
    assert any("In a frame: above the limit." in each.text for each in page)
    harmless = words(report_pdf(report_of([done(0, told(3))], today=MONDAY)))
    assert not any("In a frame" in text for text in harmless)


def test_it_is_black_on_white() -> None:
    image = painted(report_of(weeks_of(6)))
    colors = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(image.height())}
    assert len(colors) > 10
    for rgb in colors:
        red, green, blue = (rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255
        assert max(red, green, blue) - min(red, green, blue) <= 2


def test_the_same_report_is_the_same_file_but_for_the_moment_that_it_names() -> None:
    def settled(pdf: bytes) -> list[bytes]:
        return [line for line in pdf.split(b"\n") if b"Date" not in line]

    report = report_of(weeks_of(2))
    assert settled(report_pdf(report)) == settled(report_pdf(report))
    other = report_of(weeks_of(3))
    assert settled(report_pdf(report)) != settled(report_pdf(other))


def test_without_a_font_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFontDatabase, "families", list)
    with pytest.raises(StoreError, match="there is no font to write with"):
        report_pdf(report_of([done(0)]))


def test_the_size_of_the_screens_letters_changes_nothing() -> None:
    report, before = report_of(weeks_of(2)), QGuiApplication.font()
    small = pages(report_pdf(report))
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * 2)
    QGuiApplication.setFont(larger)
    try:
        assert pages(report_pdf(report)) == small
    finally:
        QGuiApplication.setFont(before)
