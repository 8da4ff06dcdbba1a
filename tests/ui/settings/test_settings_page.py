import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import Pace
from lunge_timer.store.settings import Settings
from lunge_timer.ui.theme import Scheme, apply_theme
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.segments import Segment
from lunge_timer.ui.widgets.sliders import SecondsSlider
from lunge_timer.ui.widgets.switch import Switch
from tests.ui.settings.shown_settings import FOLDER, Listener, press, settle, shown, tab_to
from tests.ui.spoken import spoken
from tests.ui.wheel import turn_wheel

Key = Qt.Key
ODD = Settings(
    sound_on=False,
    volume=33,
    output="miniaudio",
    tone_set="wood",
    ticks="rests",
    moves=False,
    voice="full",
    voice_volume=45,
    theme="light",
    text_percent=110,
    get_ready_s=7.5,
    hold_s=20,
    rest_s=31,
    pace=Pace.SELF,
    beyond_guideline=True,
    less_motion=True,
    edge_flash="on",
    single_key_shortcuts=False,
    media_keys=True,
    reminder_on=True,
    reminder_weekdays=(0, 6),
    reminder_from_h=8,
    reminder_until_h=24,
    reminder_every_min=45,
    starred=("built-in/desk-break",),
    last_routine="evening",
)


def marked(page: QWidget) -> list[str]:
    return [one.accessibleName() for one in page.findChildren(Segment) if one.isVisible() and one.isChecked()]


def sliders(page: QWidget) -> list[str]:
    return [spoken(one) for one in page.findChildren(SecondsSlider) if one.isVisible()]


def switches(page: QWidget) -> list[tuple[str, bool]]:
    return [(one.accessibleName(), one.isChecked()) for one in page.findChildren(Switch)]


def segment(page: QWidget, words: str) -> Segment:
    return next(one for one in page.findChildren(Segment) if one.accessibleName() == words)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_it_shows_what_is_set_and_asks_for_nothing(qtbot: QtBot) -> None:
    page = shown(qtbot)
    listener = Listener(page)
    page.show_settings(ODD)
    settle(page)
    assert marked(page) == [
        "Tones: Wood",
        "Countdown ticks: Only in rests",
        "Voice: Full",
        "Sound library: miniaudio",
        "Theme: Light",
        "Text size: 110 %",
        "Flash at changes: On",
        "Pace: At your own pace",
    ]
    assert sliders(page) == ["Get ready: 7.5 s", "Hold: 20 s", "Rest between sets: 31 s"]
    assert switches(page) == [
        ("Sounds in a workout", False),
        ("A sound at every move", False),
        ("Let sliders go beyond the guideline", True),
        ("Single-key shortcuts", False),
        ("Media keys steer the workout", True),
        ("Less motion", True),
        ("Remind me of a break in the day", True),
    ]
    assert [box.text() for box in page.reminder.weekdays.boxes if box.isChecked()] == ["Mon", "Sun"]
    steppers = (page.reminder.from_h, page.reminder.until_h, page.reminder.every_min)
    assert [each.value for each in steppers] == [8, 24, 45]
    assert spoken(page.sound.volume.slider) == "Volume: 33 %"
    assert spoken(page.sound.voice_volume.slider) == "Volume of the voice: 45 %"
    assert page.settings == ODD
    assert listener.asked == []


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("Sound library: miniaudio", {"output": "miniaudio"}),
        ("Tones: Clear", {"tone_set": "clear"}),
        ("Countdown ticks: Never", {"ticks": "off"}),
        ("Voice: Full", {"voice": "full"}),
        ("Theme: Dark", {"theme": "dark"}),
        ("Text size: 175 %", {"text_percent": 175}),
        ("Flash at changes: Off", {"edge_flash": "off"}),
        ("Pace: At your own pace", {"pace": Pace.SELF}),
    ],
)
def test_a_choice_is_made_with_a_click(qtbot: QtBot, words: str, change: dict[str, object]) -> None:
    page = shown(qtbot)
    listener = Listener(page)
    click(segment(page, words))
    click(segment(page, words))
    assert listener.asked == [replace(Settings(), **change)]


def test_the_words_beside_a_switch_switch_it_too(qtbot: QtBot) -> None:
    page = shown(qtbot)
    listener = Listener(page)
    click(page.sound.sound_on.findChildren(PlainLabel)[0])
    click(page.more.beyond.switch)
    assert [(each.sound_on, each.beyond_guideline) for each in listener.asked] == [
        (False, False),
        (False, True),
    ]


def test_every_change_keeps_all_else(qtbot: QtBot) -> None:
    page = shown(qtbot, ODD)
    listener = Listener(page)
    click(page.sound.sound_on.switch)
    assert listener.asked == [replace(ODD, sound_on=True)]


def test_the_volume_follows_the_mouse_in_steps_of_five(qtbot: QtBot) -> None:
    page = shown(qtbot)
    listener = Listener(page)
    slider = page.sound.volume.slider
    left, middle = QPoint(12, slider.height() // 2), slider.rect().center()
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=left)
    QTest.mouseMove(slider, middle)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(slider, left)
    assert [each.volume for each in listener.asked] == [0, 50]
    assert "50 %" in [label.text() for label in page.sound.volume.findChildren(PlainLabel)]


def test_the_wheel_changes_nothing(qtbot: QtBot) -> None:
    page = shown(qtbot)
    listener = Listener(page)
    for widget in (page.sound.volume.slider, segment(page, "Theme: System"), page.sound.sound_on.switch):
        turn_wheel(widget)
    assert listener.asked == []


def test_beyond_the_guideline_the_sliders_reach_as_far_as_files_do(qtbot: QtBot) -> None:
    page = shown(qtbot)
    listener = Listener(page)
    click(page.more.beyond.switch)
    for words in ("Hold", "Rest"):
        tab_to(page, words)
        press(page, Key.Key_End)
    assert (listener.asked[-1].hold_s, listener.asked[-1].rest_s) == (60, 300)
    click(page.more.beyond.switch)
    assert sliders(page) == ["Get ready: 10 s", "Hold: 60 s", "Rest between sets: 300 s"]


def test_with_less_motion_nothing_flashes_and_that_is_no_choice(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert page.look.edge_flash.isEnabled()
    click(page.look.less_motion.switch)
    assert not page.look.edge_flash.isEnabled()
    assert page.settings.edge_flash == "auto"


def test_without_sounds_there_is_nothing_to_set_about_them(qtbot: QtBot) -> None:
    page = shown(qtbot, Settings(sound_on=False, voice="brief"))
    sound = page.sound
    about_sound = [sound.volume, sound.tone_set, sound.ticks, sound.moves, sound.voice, sound.voice_volume]
    about_sound += [page.more.output, sound.sample_button]
    assert not any(one.isEnabled() for one in about_sound)
    click(page.sound.sound_on.switch)
    assert all(one.isEnabled() for one in about_sound)


def test_a_voice_that_says_nothing_has_no_volume_to_set(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert not page.sound.voice_volume.isEnabled()
    click(segment(page, "Voice: Brief"))
    assert page.sound.voice_volume.isEnabled()


def test_where_there_is_no_voice_for_the_language_that_is_said_and_none_can_be_chosen(qtbot: QtBot) -> None:
    page = shown(qtbot, Settings(voice="brief"))
    assert not page.sound.voice_note.isVisible()
    page.sound.show_voice(is_there=False, says_own_words=True)
    page.show_settings(page.settings)
    settle(page)
    assert page.sound.voice_note.isVisible()
    assert page.sound.voice_note.text() == "There is no voice for your language yet."
    assert not page.sound.voice.isEnabled()
    assert not page.sound.voice_volume.isEnabled()


def test_where_nothing_speaks_own_words_that_is_said_and_the_rest_is_there_to_be_chosen(qtbot: QtBot) -> None:
    page = shown(qtbot, Settings(voice="brief"))
    page.sound.show_voice(is_there=True, says_own_words=True)
    assert not page.sound.voice_note.isVisible()
    page.sound.show_voice(is_there=True, says_own_words=False)
    page.show_settings(page.settings)
    settle(page)
    assert page.sound.voice_note.isVisible()
    told = "Names of your own steps are not spoken: there is no system voice here."
    assert page.sound.voice_note.text() == told
    assert page.sound.voice.isEnabled()
    assert page.sound.voice_volume.isEnabled()


def test_only_installed_outputs_are_offered_and_the_one_that_is_set(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.more.show_outputs(("miniaudio",))
    settle(page)
    assert not page.more.output.isVisible(), "there is nothing to choose"
    page.show_settings(Settings(output="simpleaudio"))
    settle(page)
    assert page.more.output.isVisible()
    assert [one.text() for one in page.more.output.segments] == ["Automatic", "miniaudio", "simpleaudio"]
    assert "Sound library: simpleaudio" in marked(page)


def test_it_says_through_what_it_sounds_only_while_that_is_known(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert page.sound.outcome.text() == ""
    page.sound.show_in_use("simpleaudio")
    page.show_settings(replace(page.settings, volume=20))
    assert page.sound.outcome.text() == "through simpleaudio"
    click(segment(page, "Sound library: miniaudio"))
    assert page.sound.outcome.text() == ""


@pytest.mark.parametrize("size", [(900, 600), (1280, 800)], ids=str)
@pytest.mark.parametrize("scale", [1.0, 1.75])
def test_a_problem_is_told_beside_the_button_and_moves_nothing(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    page = shown(qtbot, size=size)
    places = [one.mapTo(page, QPoint()) for one in page.findChildren(QWidget)]
    page.sound.show_problem("The sound device cannot be opened.")
    settle(page)
    assert [one.mapTo(page, QPoint()) for one in page.findChildren(QWidget)] == places
    outcome, button = page.sound.outcome, page.sound.sample_button
    assert outcome.heightForWidth(outcome.width()) <= outcome.height()
    assert outcome.geometry().intersects(button.geometry().translated(100, 0))


def test_a_sample_and_the_way_back_are_asked_for_by_button_and_by_key(qtbot: QtBot) -> None:
    page = shown(qtbot)
    with qtbot.waitSignal(page.sample_requested):
        click(page.sound.sample_button)
    with qtbot.waitSignal(page.sample_requested):
        press(page, Key.Key_Return)
    with qtbot.waitSignal(page.closed):
        click(page.back_button)
    with qtbot.waitSignal(page.closed):
        tab_to(page, "Volume")
        press(page, Key.Key_Escape)


def test_a_screen_reader_is_told_what_is_switched_on(qtbot: QtBot) -> None:
    page = shown(qtbot)
    told = QAccessible.queryAccessibleInterface(page.sound.sound_on.switch)
    assert told.role() is QAccessible.Role.CheckBox
    assert told.state().checked
    told = QAccessible.queryAccessibleInterface(segment(page, "Theme: System"))
    assert told.role() is QAccessible.Role.RadioButton
    assert told.state().checked


def test_it_names_the_version_and_the_folder(qtbot: QtBot) -> None:
    page = shown(qtbot)
    names = [label.accessibleName() for label in page.findChildren(PlainLabel)]
    assert f"Lunge Timer 0.1.0 · Your routines are kept in {FOLDER}" in names


def test_every_label_is_plain(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert all(isinstance(label, PlainLabel) for label in page.findChildren(QLabel))
