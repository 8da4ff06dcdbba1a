import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import Pace
from lunge_timer.store.settings import Settings
from lunge_timer.ui.theme import Scheme, apply_theme
from tests.ui.settings.shown_settings import Listener, name, press, settle, shown, tab_to

Key = Qt.Key


@pytest.mark.parametrize(
    ("words", "keys", "change"),
    [
        ("Sounds in a workout", [Key.Key_Space], {"sound_on": False}),
        ("Volume", [Key.Key_Right], {"volume": 75}),
        ("Volume", [Key.Key_PageDown], {"volume": 50}),
        ("Volume", [Key.Key_Home], {"volume": 0}),
        ("Tones", [Key.Key_Right], {"tone_set": "clear"}),
        ("Tones", [Key.Key_Right] * 2, {"tone_set": "wood"}),
        ("Countdown ticks", [Key.Key_Right], {"ticks": "rests"}),
        ("every move", [Key.Key_Space], {"moves": False}),
        ("Voice", [Key.Key_Right], {"voice": "brief"}),
        ("Voice", [Key.Key_Right] * 2, {"voice": "full"}),
        ("Sound library", [Key.Key_Right], {"output": "simpleaudio"}),
        ("Theme", [Key.Key_Right], {"theme": "light"}),
        ("Theme", [Key.Key_Right] * 3, {"theme": "high-contrast"}),
        ("Text size", [Key.Key_Right, Key.Key_Right], {"text_percent": 150}),
        ("Less motion", [Key.Key_Space], {"less_motion": True}),
        ("Flash at changes", [Key.Key_Right, Key.Key_Right], {"edge_flash": "off"}),
        ("Get ready", [Key.Key_Left], {"get_ready_s": 9}),
        ("Hold", [Key.Key_End], {"hold_s": 10}),
        ("Rest", [Key.Key_Up], {"rest_s": 46}),
        ("Pace", [Key.Key_Right], {"pace": Pace.SELF}),
        ("beyond", [Key.Key_Space], {"beyond_guideline": True}),
        ("beyond", [Key.Key_Return], {"beyond_guideline": True}),
        ("Single-key", [Key.Key_Space], {"single_key_shortcuts": False}),
        ("Single-key", [Key.Key_Return], {"single_key_shortcuts": False}),
        ("Remind me", [Key.Key_Space], {"reminder_on": True}),
    ],
    ids=str,
)
def test_everything_is_set_with_the_keyboard_alone(
    qtbot: QtBot, words: str, keys: list[Qt.Key], change: dict[str, object]
) -> None:
    page = shown(qtbot)
    listener = Listener(page)
    tab_to(page, words)
    press(page, *keys)
    assert listener.asked[-1] == replace(Settings(), **change)
    assert len(listener.asked) == len(keys)
    assert page.settings == listener.asked[-1]


@pytest.mark.parametrize(
    ("saved", "stop", "key", "change"),
    [
        ({"theme": "high-contrast"}, "Theme: High contrast", Key.Key_Left, {"theme": "dark"}),
        ({"theme": "light"}, "Theme: Light", Key.Key_Right, {"theme": "dark"}),
        ({"text_percent": 200}, "Text size: 200 %", Key.Key_Left, {"text_percent": 175}),
        ({"text_percent": 110}, "Text size: 110 %", Key.Key_Right, {"text_percent": 125}),
        ({"pace": Pace.SELF}, "Pace: At your own pace", Key.Key_Left, {"pace": Pace.GUIDED}),
        ({"output": "miniaudio"}, "Sound library: miniaudio", Key.Key_Left, {"output": "simpleaudio"}),
    ],
    ids=str,
)
def test_tab_comes_to_what_is_chosen_and_an_arrow_chooses_from_there(
    qtbot: QtBot, saved: dict[str, object], stop: str, key: Qt.Key, change: dict[str, object]
) -> None:
    page = shown(qtbot, replace(Settings(), **saved))
    listener = Listener(page)
    assert name(tab_to(page, stop.split(":", maxsplit=1)[0] + ":")) == stop
    press(page, key)
    assert listener.asked == [replace(Settings(), **change)]


def test_tab_leads_through_everything_once_and_a_choice_is_one_stop(qtbot: QtBot) -> None:
    page = shown(qtbot, Settings(voice="brief"), size=(1280, 1100))  # nothing to scroll
    names = []
    for _turn in range(21):
        names.append(name(page.window().focusWidget()))
        press(page, Key.Key_Tab)
    assert names == [
        "Back",
        "Sounds in a workout",
        "Volume: 70 %",
        "Tones: Soft",
        "Countdown ticks: Always",
        "A sound at every move",
        "Voice: Brief",
        "Volume of the voice: 70 %",
        "Play a sample",
        "Let sliders go beyond the guideline",
        "Single-key shortcuts",
        "Sound library: Automatic",
        "Theme: System",
        "Text size: 100 %",
        "Less motion",
        "Flash at changes: When silent",
        "Remind me of a break in the day",
        "Get ready: 10 s",
        "Hold: 5 s",
        "Rest between sets: 45 s",
        "Pace: Timed",
    ]
    assert name(page.window().focusWidget()) == "Back"


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Backtab])
def test_what_has_the_keyboard_is_in_sight(qtbot: QtBot, key: Qt.Key) -> None:
    page = shown(qtbot, size=(900, 600))
    for _turn in range(20):
        press(page, key)
        settle(page)
        focused = page.window().focusWidget()
        if focused is page.scroll_area:
            continue
        assert page.rect().contains(focused.geometry().translated(_offset(focused, page))), name(focused)
        assert not focused.visibleRegion().isEmpty(), name(focused)
        assert focused.visibleRegion().boundingRect() == focused.rect(), name(focused)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (768, 1366), (640, 480)], ids=str)
@pytest.mark.parametrize("words", ["Text size", "Rest between sets", "Single-key"])
def test_what_has_the_keyboard_stays_in_sight_as_letters_grow_and_shrink(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], words: str
) -> None:
    page = shown(qtbot, size=size)
    focused = tab_to(page, words)
    for scale in (1.25, 1.5, 1.0):
        apply_theme(qapp, Scheme.DARK, scale)
        settle(page)
        qtbot.waitUntil(lambda: focused.visibleRegion().boundingRect() == focused.rect())


def test_the_volume_of_a_voice_that_speaks_is_set_with_the_keyboard(qtbot: QtBot) -> None:
    page = shown(qtbot, Settings(voice="full"))
    listener = Listener(page)
    tab_to(page, "Volume of the voice")
    press(page, Key.Key_Left)
    assert listener.asked == [Settings(voice="full", voice_volume=65)]


def test_it_opens_at_its_top(qtbot: QtBot) -> None:
    page = shown(qtbot, size=(1024, 600))
    bar = page.scroll_area.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.hide()
    page.show()
    page.setFocus()
    settle(page)
    assert (bar.value(), bar.maximum() > 0) == (0, True)


def _offset(widget: QWidget, page: QWidget) -> QPoint:
    return widget.mapTo(page, QPoint()) - widget.pos()


@pytest.mark.parametrize(
    ("words", "keys", "change"),
    [
        ("Wednesday", [Key.Key_Space], {"reminder_weekdays": (0, 1, 3, 4)}),
        ("Sunday", [Key.Key_Return], {"reminder_weekdays": (0, 1, 2, 3, 4, 6)}),
        ("From, hour", [Key.Key_Left], {"reminder_from_h": 8}),
        ("Until, hour", [Key.Key_Right], {"reminder_until_h": 18}),
        ("Every, minutes", [Key.Key_Left], {"reminder_every_min": 45}),
    ],
    ids=str,
)
def test_days_hours_and_minutes_of_the_reminder_are_set_with_the_keyboard(
    qtbot: QtBot, words: str, keys: list[Qt.Key], change: dict[str, object]
) -> None:
    on = Settings(reminder_on=True)
    page = shown(qtbot, on)
    listener = Listener(page)
    tab_to(page, words)
    press(page, *keys)
    assert listener.asked == [replace(on, **change)]


def test_the_hours_of_the_reminder_never_cross(qtbot: QtBot) -> None:
    page = shown(qtbot, Settings(reminder_on=True, reminder_from_h=15))
    tab_to(page, "From, hour")
    press(page, Key.Key_Right)
    assert (page.settings.reminder_from_h, page.settings.reminder_until_h) == (16, 18)
    tab_to(page, "Until, hour")
    press(page, Key.Key_Home)
    assert (page.settings.reminder_from_h, page.settings.reminder_until_h) == (0, 2)
