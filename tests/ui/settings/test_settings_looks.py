from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.store.settings import Settings, ThemeName
from lunge_timer.ui.settings.page import SettingsPage
from lunge_timer.ui.settings.sound_section import PercentSlider
from lunge_timer.ui.theme import Scheme, apply_theme, current_colors
from lunge_timer.ui.widgets.buttons import LEAST_HIT_PX
from lunge_timer.ui.widgets.segments import Segment
from lunge_timer.ui.widgets.switch import Switch
from tests.ui.library.clipping import LARGEST, LOOKS, faults
from tests.ui.library.pages import count
from tests.ui.settings.shown_settings import enlarge, settle, shown

pytestmark = pytest.mark.slow

SCHEMES = [Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST]
LONG_FOLDER = "/home/" + "a-very-long-name-without-any-space" * 6 + "/routines/" + "deep/" * 30


def all_faults(page: SettingsPage) -> list[str]:
    """What is cut off, also at the side of what scrolls upright only."""
    area = page.scroll_area
    content = area.widget()
    assert content is not None
    over_px = content.width() - area.viewport().width()
    return faults(page) + ([f"{over_px} px stand out at the side"] if over_px > 0 else [])


@pytest.mark.parametrize(("size", "scale"), [*LOOKS, ((1280, 800), 1.5), ((768, 1366), 2.0)], ids=str)
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float) -> None:
    percent = round(scale * 100)
    apply_theme(qapp, Scheme.DARK, scale)
    page = shown(qtbot, Settings(text_percent=percent), size=size)
    assert all_faults(page) == []


@pytest.mark.parametrize(("size", "scale"), LOOKS, ids=str)
def test_not_even_with_all_at_its_longest(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    percent = round(scale * 100)
    apply_theme(qapp, Scheme.DARK, scale)
    odd = Settings(
        text_percent=percent - 1 if percent > 100 else 101,
        hold_s=59.999,
        rest_s=299.999,
        get_ready_s=59.999,
        beyond_guideline=True,
        volume=100,
    )
    page = shown(qtbot, odd, size=size, folder=LONG_FOLDER)
    page.sound.show_problem("simpleaudio cannot be loaded (" + "no such file or directory; " * 8 + ").")
    settle(page)
    settle(page)
    assert all_faults(page) == []


@pytest.mark.parametrize(("size", "scale"), [*LARGEST, ((768, 1366), 2.0)], ids=str)
def test_nothing_is_cut_off_when_the_letters_grow_while_it_is_shown(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    page = shown(qtbot, size=size)
    enlarge(qapp, scale)
    settle(page)
    assert all_faults(page) == []
    enlarge(qapp, 1.0)
    settle(page)
    assert all_faults(page) == []


def test_a_large_window_needs_no_scrolling(qtbot: QtBot) -> None:
    page = shown(qtbot, size=(1920, 1080))
    assert page.scroll_area.verticalScrollBar().maximum() == 0


def test_columns_stand_side_by_side_only_where_there_is_room(qtbot: QtBot, qapp: QApplication) -> None:
    page = shown(qtbot, size=(900, 600))
    assert page.routine.x() > page.sound.x()
    enlarge(qapp, 1.75)
    settle(page)
    assert page.routine.x() == page.sound.x()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_button_that_is_off_keeps_its_shape(qtbot: QtBot, qapp: QApplication, scheme: Scheme) -> None:
    apply_theme(qapp, scheme)
    page = shown(qtbot, Settings(sound_on=False))
    assert not page.sound.sample_button.isEnabled()
    assert count(page.sound.sample_button.grab().toImage(), current_colors().card_edge) > 100


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", [Switch, Segment, PercentSlider])
def test_the_focus_can_be_seen(qtbot: QtBot, qapp: QApplication, scheme: Scheme, kind: type[QWidget]) -> None:
    apply_theme(qapp, scheme)
    page = shown(qtbot)
    widget = page.findChildren(kind)[0]
    without = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()
    with_focus = widget.grab().toImage()
    pixels = zip(bytes(without.constBits()), bytes(with_focus.constBits()), strict=True)
    assert sum(abs(a - b) > 60 for a, b in pixels) > 100


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_switch_that_is_on_is_filled_and_its_knob_is_on_the_right(
    qtbot: QtBot, qapp: QApplication, scheme: Scheme
) -> None:
    apply_theme(qapp, scheme)
    page = shown(qtbot)
    switch, accent = page.sound.sound_on.switch, current_colors().accent
    picture = switch.grab().toImage()
    middle = picture.width() // 2
    left, right = picture.copy(0, 0, middle, picture.height()), picture.copy(middle, 0, middle, 99)
    assert count(left, accent) > 2 * count(right, accent) > 0
    switch.setChecked(False)
    assert count(switch.grab().toImage(), accent) == 0


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast"])
def test_the_chosen_segment_alone_is_filled(qtbot: QtBot, theme: ThemeName) -> None:
    page = shown(qtbot, Settings(theme=theme))
    filled = [
        one.text()
        for one in page.look.theme.segments
        if count(one.grab().toImage(), current_colors().accent) > 500
    ]
    words: dict[Literal["dark", "light", "high-contrast", "system"], str] = {
        "dark": "Dark",
        "light": "Light",
        "high-contrast": "High contrast",
    }
    assert filled == [words[theme]]


def test_the_volume_fills_as_much_of_its_groove(qtbot: QtBot) -> None:
    page = shown(qtbot)
    slider, accent = page.sound.volume.slider, current_colors().accent
    filled = []
    for volume in (0, 50, 100):
        slider.show_percent(volume)
        filled.append(count(slider.grab().toImage(), accent))
    assert filled[0] < 100
    assert filled[1] == pytest.approx(filled[2] / 2, rel=0.1)


def test_everything_is_large_enough_to_be_hit(qtbot: QtBot) -> None:
    page = shown(qtbot)
    for widget in page.findChildren(QWidget):
        if isinstance(widget, Switch | Segment | PercentSlider):
            assert min(widget.width(), widget.height()) >= LEAST_HIT_PX, widget.accessibleName()


def test_a_new_theme_is_painted_everywhere_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    page = shown(qtbot)
    dark = current_colors()
    apply_theme(qapp, Scheme.LIGHT)
    settle(page)
    picture = page.grab().toImage()
    for color in (dark.window, dark.card, dark.track):
        assert count(picture, color) == 0
