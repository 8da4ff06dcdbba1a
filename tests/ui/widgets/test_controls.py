from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.timeline import StepKind
from lunge_timer.ui.theme import Colors, Scheme, apply_theme
from lunge_timer.ui.widgets.banner import Banner
from lunge_timer.ui.widgets.buttons import LEAST_HIT_PX, IconButton, Look, PillButton
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.icons import UNITS, Icon, icon_path
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.sliders import GuidelineSlider, SecondsSlider
from lunge_timer.ui.widgets.stepper import Stepper
from tests.ui.spoken import spoken
from tests.ui.wheel import turn_wheel

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

KEYS_OF_A_NUMBER = [
    (Qt.Key.Key_Right, 6),
    (Qt.Key.Key_Up, 6),
    (Qt.Key.Key_Left, 4),
    (Qt.Key.Key_Down, 4),
    (Qt.Key.Key_PageUp, 10),
    (Qt.Key.Key_PageDown, 1),
    (Qt.Key.Key_Home, 1),
    (Qt.Key.Key_End, 10),
]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 200)
    QVBoxLayout(page)
    return page


def put(page: QWidget, widget: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def knob_of(row: GuidelineSlider) -> QWidget:
    knob = row.focusProxy()
    assert knob is not None
    return knob


def stepper() -> Stepper:
    stepper = Stepper("Sets", 1, 10)
    stepper.show_value(5)
    return stepper


def slider() -> SecondsSlider:
    slider = SecondsSlider("Hold", 1000, 10_000, StepKind.HOLD)
    slider.show_ms(5000)
    return slider


@pytest.mark.parametrize(("key", "value"), KEYS_OF_A_NUMBER)
def test_a_stepper_obeys_the_keys(page: QWidget, key: Qt.Key, value: int) -> None:
    sets = stepper()
    put(page, sets)
    asked: list[int] = []
    sets.value_changed.connect(asked.append)
    QTest.keyClick(sets, key)
    assert (sets.value, asked) == (value, [value])


@pytest.mark.parametrize(("key", "seconds"), KEYS_OF_A_NUMBER)
def test_a_slider_obeys_the_keys(page: QWidget, key: Qt.Key, seconds: int) -> None:
    hold = slider()
    put(page, hold)
    asked: list[int] = []
    hold.ms_changed.connect(asked.append)
    QTest.keyClick(hold, key)
    assert (hold.ms, asked) == (seconds * 1000, [seconds * 1000])


def test_keys_with_modifiers_are_left_to_the_page(page: QWidget) -> None:
    sets, hold = stepper(), slider()
    put(page, sets)
    put(page, hold)
    QTest.keyClick(sets, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(hold, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert (sets.value, hold.ms) == (5, 5000)


@pytest.mark.parametrize(
    ("key", "seconds"), [(Qt.Key.Key_Right, 8), (Qt.Key.Key_Left, 7), (Qt.Key.Key_PageDown, 3)]
)
def test_a_slider_between_two_seconds_stays_there_until_it_is_moved(
    page: QWidget, key: Qt.Key, seconds: int
) -> None:
    hold = GuidelineSlider("Hold with leg back", 1000, 10_000, StepKind.HOLD)
    asked: list[int] = []
    hold.value_changed.connect(asked.append)
    hold.show_ms(7500)
    assert (hold.ms, asked) == (7500, [])
    assert "7.5 s" in [label.text() for label in hold.findChildren(QLabel)]
    put(page, hold)
    QTest.keyClick(knob_of(hold), key)
    assert (hold.ms, asked) == (seconds * 1000, [seconds * 1000])


def test_a_slider_beyond_its_guideline_keeps_its_value_until_it_is_moved(page: QWidget) -> None:
    rest = GuidelineSlider("Rest between sets", 30_000, 60_000, StepKind.REST)
    rest.show_ms(90_000)
    assert rest.ms == 90_000
    put(page, rest)
    QTest.keyClick(knob_of(rest), Qt.Key.Key_Left)
    assert rest.ms == 60_000


def test_a_slider_follows_the_mouse_to_whole_seconds(page: QWidget) -> None:
    hold = slider()
    put(page, hold)
    QTest.mouseClick(hold, Qt.MouseButton.LeftButton, pos=QPoint(hold.width() - 3, hold.height() // 2))
    assert hold.ms == 10_000
    QTest.mousePress(hold, Qt.MouseButton.LeftButton, pos=QPoint(2, hold.height() // 2))
    assert hold.ms == 1000
    QTest.mouseMove(hold, QPoint(hold.width() // 2, 5))
    QTest.mouseRelease(hold, Qt.MouseButton.LeftButton)
    assert hold.ms in {5000, 6000}


def test_the_filled_role_of_a_slider_ends_at_its_knob(page: QWidget, colors: Colors) -> None:
    hold = slider()
    put(page, hold)
    hold.clearFocus()
    hold.show_ms(5500)
    image = picture(hold)
    row = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
    middle = image.width() // 2
    assert row[middle] == colors.ink
    assert row[middle // 2] == colors.hold
    assert row[middle + middle // 2] == colors.track


def test_the_wheel_changes_nothing(page: QWidget) -> None:
    hold = slider()
    put(page, hold)
    wheel = turn_wheel(hold)
    assert hold.ms == 5000
    assert not wheel.isAccepted()


def test_names_and_values_are_told(page: QWidget) -> None:
    sets, hold = stepper(), slider()
    put(page, sets)
    put(page, hold)
    assert (spoken(sets), spoken(hold)) == ("Sets: 5", "Hold: 5 s")
    QTest.keyClick(sets, Qt.Key.Key_Up)
    QTest.keyClick(hold, Qt.Key.Key_Up)
    assert (spoken(sets), spoken(hold)) == ("Sets: 6", "Hold: 6 s")


def test_a_steppers_buttons_count_and_stop_at_the_limits(page: QWidget) -> None:
    sets = Stepper("Sets", 1, 2)
    put(page, sets)
    less, more = sets.findChildren(IconButton)
    assert (less.isEnabled(), more.isEnabled()) == (False, True)
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert sets.value == 2
    assert (less.isEnabled(), more.isEnabled()) == (True, False)
    assert (less.accessibleName(), more.accessibleName()) == ("Sets: Less", "Sets: More")


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST])
@pytest.mark.parametrize("make", [stepper, slider, *[partial(PillButton, "Go", look=look) for look in Look]])
def test_the_focus_can_be_seen(
    page: QWidget, qapp: QApplication, scheme: Scheme, make: Callable[[], QWidget]
) -> None:
    apply_theme(qapp, scheme)
    widget = make()
    put(page, widget)
    widget.clearFocus()
    without = picture(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()
    pixels = zip(bytes(without.constBits()), bytes(picture(widget).constBits()), strict=True)
    assert sum(abs(a - b) > 60 for a, b in pixels) > 100


def test_the_focus_goes_around_the_whole_of_a_stepper(page: QWidget, colors: Colors) -> None:
    sets = stepper()
    put(page, sets)
    sets.setFocus(Qt.FocusReason.TabFocusReason)
    seen = picture(sets)
    x, y = sets.width() // 2, sets.height() // 2
    ends = [(1, y), (sets.width() - 2, y), (x, 1), (x, sets.height() - 2)]
    assert [seen.pixelColor(*place) for place in ends] == [colors.ink] * 4


@pytest.mark.parametrize(
    "make", [stepper, slider, partial(PillButton, "−"), partial(IconButton, Icon.PAUSE, "Pause")]
)
def test_everything_is_large_enough_to_be_hit(page: QWidget, make: Callable[[], QWidget]) -> None:
    widget = make()
    put(page, widget)
    assert min(widget.width(), widget.height()) >= LEAST_HIT_PX
    assert min(widget.sizeHint().toTuple()) >= LEAST_HIT_PX


def test_the_looks_of_buttons_differ(page: QWidget, colors: Colors) -> None:
    middles = []
    for look in Look:
        button = PillButton("", look=look)
        put(page, button)
        button.clearFocus()
        middles.append(picture(button).pixelColor(button.width() // 2, button.height() // 2))
    assert middles == [colors.accent, colors.ink, colors.card, colors.window]


@pytest.mark.parametrize("icon", Icon)
def test_every_icon_has_a_shape_of_its_own(page: QWidget, colors: Colors, icon: Icon) -> None:
    others = [icon_path(other) for other in Icon if other is not icon]
    assert icon_path(icon) not in others
    assert QRectF(0, 0, UNITS, UNITS).contains(icon_path(icon).boundingRect())
    button = IconButton(icon, "Name")
    put(page, button)
    image = picture(button)
    centre = image.rect().center()
    around = [image.pixelColor(centre + QPoint(x, y)) for x in range(-9, 10) for y in range(-9, 10)]
    assert sum(color.lightness() > colors.muted.lightness() for color in around) > 8


def test_a_banner_says_its_sentence_as_it_is_and_goes_when_dismissed(page: QWidget) -> None:
    banner = Banner()
    put(page, banner)
    assert banner.isHidden()
    banner.show_note("No sound: <b>no</b> output device was found.", warning=True)
    assert banner.isVisible()
    assert [label.text() for label in banner.findChildren(QLabel)] == [banner.accessibleName()]
    assert banner.accessibleName() == "No sound: <b>no</b> output device was found."
    gone: list[bool] = []
    banner.dismissed.connect(lambda: gone.append(True))
    (close,) = banner.findChildren(IconButton)
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert (banner.isHidden(), gone) == (True, [True])


def test_an_empty_sentence_takes_the_banner_away(page: QWidget) -> None:
    banner = Banner(dismissable=False)
    put(page, banner)
    banner.show_note("Not saved: the folder is read-only.")
    banner.show_note("")
    assert banner.isHidden()


def test_the_chosen_card_has_the_accents_edge(page: QWidget, colors: Colors) -> None:
    card = Card()
    put(page, card)
    card.resize(200, 100)
    assert picture(card).pixelColor(1, 50) == colors.card
    card.show_chosen(chosen=True)
    assert picture(card).pixelColor(1, 50) == colors.accent


def test_no_label_of_the_shared_widgets_is_rich(page: QWidget) -> None:
    put(page, GuidelineSlider("Hold", 1000, 10_000, StepKind.HOLD))
    put(page, stepper())
    put(page, Banner())
    labels = page.findChildren(QLabel)
    assert labels
    assert all(isinstance(label, PlainLabel) for label in labels)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_a_double_click_whose_first_press_was_on_something_else_presses_no_button(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    below, above = PillButton("Finish", page), PillButton("Start", page)
    pressed: list[str] = []
    below.clicked.connect(partial(pressed.append, "Finish"))
    above.clicked.connect(partial(pressed.append, "Start"))
    above.clicked.connect(above.hide)  # as another page comes
    page.show()
    QApplication.processEvents()
    handle, place = page.windowHandle(), above.geometry().center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseDClick(handle, left, none, place)
    assert pressed == ["Start"]
    QTest.mouseClick(handle, left, none, place)
    assert pressed == ["Start", "Finish"]
    QTest.mouseDClick(handle, left, none, place)  # two presses of one button, as on + and −
    assert pressed == ["Start", *["Finish"] * 3]
