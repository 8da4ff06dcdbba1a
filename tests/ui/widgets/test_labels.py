import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.ui.theme import SMALL, Colors, Scheme, apply_theme, colors_of_scheme
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.widgets.labels import PlainLabel

CUE = "Back thigh vertical, knee off the floor, hips level."


def inked(widget: QWidget, ground: QColor) -> tuple[int, int, int, int]:
    """The bounds of everything that differs from the ground: left, top, right, bottom."""
    image = widget.grab().toImage()
    places = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 12
    ]
    xs, ys = [x for x, _y in places], [y for _x, y in places]
    return min(xs), min(ys), max(xs), max(ys)


def hues(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def shown(qtbot: QtBot, label: QLabel, width_px: int, height_px: int) -> QLabel:
    qtbot.addWidget(label)
    label.resize(width_px, height_px)
    return label


def test_markup_is_shown_as_it_is(qtbot: QtBot, colors: Colors) -> None:
    tagged = shown(qtbot, PlainLabel("<b>Legs</b>"), 300, 40)
    bare = shown(qtbot, PlainLabel("Legs"), 300, 40)
    assert tagged.textFormat() is Qt.TextFormat.PlainText
    assert inked(tagged, colors.window)[2] > inked(bare, colors.window)[2] + 20


def test_an_ampersand_is_shown(qtbot: QtBot, colors: Colors) -> None:
    one = shown(qtbot, PlainLabel("Legs & core"), 300, 40)
    other = shown(qtbot, PlainLabel("Legs core"), 300, 40)
    assert inked(one, colors.window)[2] > inked(other, colors.window)[2]


def test_a_label_that_elides_stays_in_its_width_and_shrinks(qtbot: QtBot, colors: Colors) -> None:
    label = shown(qtbot, PlainLabel("A name that is longer than its place", elide=True), 100, 30)
    assert label.minimumSizeHint().width() < 100
    assert inked(label, colors.window)[2] < 100
    elided = label.fontMetrics().elidedText(label.text(), Qt.TextElideMode.ElideRight, 100)
    assert elided.endswith("…")
    assert label.grab().toImage() == shown(qtbot, PlainLabel(elided), 100, 30).grab().toImage()


def test_a_label_takes_its_tint_from_the_theme_in_force(qtbot: QtBot, qapp: QApplication) -> None:
    label = shown(qtbot, PlainLabel("HOLD", tint="accent"), 60, 30)
    assert colors_of_scheme(Scheme.DARK).accent.name() in hues(label)
    apply_theme(qapp, Scheme.LIGHT)
    QApplication.processEvents()
    assert colors_of_scheme(Scheme.LIGHT).accent.name() in hues(label)


def test_a_label_grows_with_the_text_size(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    label = PlainLabel("Rest", window, size=SMALL)
    qtbot.addWidget(window)
    was = label.sizeHint().height()
    apply_theme(qapp, Scheme.DARK, 1.5)
    QApplication.processEvents()
    assert label.sizeHint().height() > was * 1.3


def test_a_short_cue_is_as_large_as_allowed(qtbot: QtBot) -> None:
    label = FitLabel("Up.")
    shown(qtbot, label, 900, 200)
    label.show_caps(20, 34)
    assert label.cap_px() == pytest.approx(34, abs=1)


def test_a_long_cue_takes_two_lines_and_smaller_letters(qtbot: QtBot) -> None:
    label = FitLabel(CUE)
    shown(qtbot, label, 500, 200)
    label.show_caps(10, 60)
    assert 10 < label.cap_px() < 60


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", [CUE, CUE * 6, "Donaudampfschifffahrtsgesellschaftskapitän", "3", "gjpqy", "ÄÖÜÅ"]
)
@pytest.mark.parametrize(("width_px", "height_px"), [(200, 60), (400, 90), (900, 120), (120, 300)])
def test_a_cue_is_never_cut_off(
    qtbot: QtBot, colors: Colors, text: str, width_px: int, height_px: int
) -> None:
    label = FitLabel(text)
    frame = QWidget()
    qtbot.addWidget(frame)
    label.setParent(frame)
    label.setGeometry(0, 0, width_px, height_px)
    label.show_caps(18, 48)
    left, top, right, bottom = inked(label, colors.window)
    assert left > 0
    assert top >= 0
    assert right < width_px - 1
    assert bottom < height_px
    assert label.cap_px() >= 4


def test_figures_are_centred_by_what_is_seen(qtbot: QtBot, colors: Colors) -> None:
    label = FitLabel("0:32", lines=1, digits=True)
    shown(qtbot, label, 400, 140)
    label.show_caps(60, 100)
    left, top, right, bottom = inked(label, colors.window)
    assert (top + bottom) / 2 == pytest.approx(70, abs=3)
    assert (left + right) / 2 == pytest.approx(200, abs=6)
    assert bottom - top == pytest.approx(100, abs=6)


def test_a_running_number_keeps_its_size(qtbot: QtBot) -> None:
    label = FitLabel("", lines=1, digits=True)
    shown(qtbot, label, 160, 140)
    label.show_caps(20, 120)
    sizes = set()
    for seconds in range(10, 60):
        label.setText(f"0:{seconds}")
        sizes.add(label.cap_px())
    assert len(sizes) == 1


def test_an_empty_cue_paints_nothing(qtbot: QtBot, colors: Colors) -> None:
    label = FitLabel("")
    shown(qtbot, label, 200, 60)
    image: QImage = label.grab().toImage()
    assert {image.pixelColor(x, 30).name() for x in range(200)} == {colors.window.name()}


def test_capitals_alone_may_fill_their_rectangle(qtbot: QtBot) -> None:
    caps_px = []
    for capitals in (False, True):
        label = FitLabel("SWITCH LEGS", lines=1, capitals=capitals)
        qtbot.addWidget(label)
        label.resize(600, 50)
        label.show_caps(10, 60)
        caps_px.append(label.cap_px())
    assert caps_px[0] < 30
    assert 42 < caps_px[1] <= 50
