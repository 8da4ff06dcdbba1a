"""A settings page on the screen, and what it asks for."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.store.settings import Settings
from lunge_timer.ui.settings.page import SettingsPage
from lunge_timer.ui.theme import Scheme, apply_theme
from tests.ui.spoken import spoken

FOLDER = "/home/someone/.local/share/lunge-timer/routines"


class Listener(QObject):
    """Remembers every wish."""

    def __init__(self, page: SettingsPage) -> None:
        super().__init__(page)
        self.asked: list[Settings] = []
        page.settings_changed.connect(self.hear)

    @Slot(object)
    def hear(self, settings: Settings) -> None:
        self.asked.append(settings)


def shown(
    qtbot: QtBot,
    settings: Settings | None = None,
    *,
    size: tuple[int, int] = (1280, 800),
    folder: str = FOLDER,
) -> SettingsPage:
    page = SettingsPage("0.1.0", folder)
    page.more.show_outputs(("simpleaudio", "miniaudio"))
    page.show_settings(settings or Settings())
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
    page.setFocus()
    settle(page)
    return page


def settle(page: QWidget) -> None:
    for _turn in range(3):
        page.grab()
        QApplication.processEvents()


def press(page: QWidget, *keys: Qt.Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        QTest.keyClick(page.window().focusWidget(), key)


def tab_to(page: QWidget, words: str) -> QWidget:
    """Go on with Tab until the keyboard is on what has words in its name."""
    for _turn in range(30):
        press(page, Qt.Key.Key_Tab)
        widget = page.window().focusWidget()
        if words in name(widget):
            return widget
    raise LookupError(words)


def name(widget: QWidget) -> str:
    return spoken(widget)


def enlarge(app: QApplication, scale: float) -> None:
    apply_theme(app, Scheme.DARK, scale)
