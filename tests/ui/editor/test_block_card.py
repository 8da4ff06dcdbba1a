import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetrics

from lunge_timer.ui.editor.block_card import Paragraph
from lunge_timer.ui.theme import text_font

ANY_PAGE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
WORDS = st.lists(st.text("aWi🏃é-,", min_size=1, max_size=12), max_size=9).map(" ".join)
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@pytest.fixture(autouse=True)
def _fonts(qapp: QObject) -> None:
    assert qapp is not None


@ANY_PAGE
@given(text=WORDS, width_px=st.integers(40, 400))
def test_every_word_is_written_and_no_line_is_wider_than_its_room(text: str, width_px: int) -> None:
    paragraph = Paragraph(text, text_font(), width_px)
    metrics = QFontMetrics(text_font())
    assert "".join(paragraph.lines).replace(" ", "") == text.replace(" ", "")
    assert all(metrics.horizontalAdvance(line) <= width_px + 1 for line in paragraph.lines)


def test_a_line_is_broken_between_words_and_not_at_a_space_that_holds_them_together() -> None:
    text = "rest 45\N{NO-BREAK SPACE}s"
    room_px = QFontMetrics(text_font()).horizontalAdvance("rest 45")
    assert Paragraph(text, text_font(), room_px + 2).lines == ("rest", "45\N{NO-BREAK SPACE}s")


@ANY_PAGE
@given(text=WORDS, width_px=st.integers(40, 400), most=st.integers(1, 3))
def test_where_there_may_be_few_lines_the_last_tells_that_there_is_more(
    text: str, width_px: int, most: int
) -> None:
    whole, cut = Paragraph(text, text_font(), width_px), Paragraph(text, text_font(), width_px, most)
    if len(whole.lines) <= most:
        assert cut.lines == whole.lines
    else:
        assert len(cut.lines) == most
        assert cut.lines[:-1] == whole.lines[: most - 1]
        assert cut.lines[-1].endswith(ELLIPSIS)
        assert cut.lines[-1].removesuffix(ELLIPSIS) in text


def test_a_line_that_is_cut_has_no_space_where_the_text_has_none() -> None:
    text = "Body-weight reverse-lunge"
    room_px = QFontMetrics(text_font()).horizontalAdvance("Body-weig")
    assert Paragraph(text, text_font(), room_px).lines[0] == "Body-"
    (only,) = Paragraph(text, text_font(), room_px, 1).lines
    assert text.startswith(only.removesuffix(ELLIPSIS))


def test_a_paragraph_is_as_high_as_its_lines() -> None:
    one, two = (Paragraph(text, text_font(), 1000) for text in ("Walk", ""))
    assert one.height_px == two.height_px == QFontMetrics(text_font()).lineSpacing()
    assert Paragraph("Walk " * 40, text_font(), 200).height_px > 4 * one.height_px
