"""No dot between parts of a text is left where a line of it ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication

from lunge_timer.ui.theme import text_font
from lunge_timer.ui.widgets.labels import in_lines
from lunge_timer.ui.widgets.line_breaks import without_loose_dots

DOSE = "Your numbers. The original: 3 × 5 per leg · hold 5 s · rest 45 s"


def broken(text: str, width: int) -> str:
    return without_loose_dots(text, lambda line: len(line) <= width)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (20, "hold 5_s · rest 45_s"),
        (15, "hold 5_s · rest 45_s"),  # the break is within a part
        (14, "hold 5_s\nrest 45_s"),
        (10, "hold 5_s\nrest 45_s"),
        (9, "hold 5_s\nrest 45_s"),  # the dot would begin the second line
        (8, "hold 5_s\nrest 45_s"),  # which breaks once more, at a space
        (3, "hold 5_s\nrest 45_s"),
    ],
)
def test_a_dot_where_a_line_ends_or_begins_makes_way_for_the_break(width: int, lines: str) -> None:
    assert broken("hold 5_s · rest 45_s", width) == lines


def test_a_hyphen_ends_a_word_too() -> None:
    assert broken("one-leg · two", 8) == "one-leg\ntwo"
    assert broken("at a one-leg · two", 9) == "at a one-leg · two"


def test_breaks_that_are_there_stay() -> None:
    assert broken("one · two\nthree · four", 7) == "one\ntwo\nthree\nfour"
    assert broken("one · two\nthree", 99) == "one · two\nthree"


@given(st.lists(st.sampled_from(["a", "bcd", "·", "efghi", "j\nk"])).map(" ".join), st.integers(1, 30))
def test_nothing_but_dots_is_ever_left_out(text: str, width: int) -> None:
    assert broken(text, width).replace("·", "").split() == text.replace("·", "").split()


@pytest.mark.parametrize("width_px", range(60, 500))
def test_no_line_of_a_label_ends_or_begins_with_a_dot(qapp: QApplication, width_px: int) -> None:
    assert qapp is not None
    for paragraph in in_lines(DOSE, text_font(), width_px).split("\n"):
        layout = QTextLayout(paragraph, text_font())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width_px)
            start, length = line.textStart(), line.textLength()
            painted = paragraph[start : start + length].strip()
            assert not painted.startswith("·")
            assert not painted.endswith("·")
        layout.endLayout()
