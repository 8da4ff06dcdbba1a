"""The settings' page. What is changed applies at once: there is nothing to save and nothing to cancel."""

import re
from collections.abc import Iterator

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.language import _
from lunge_timer.store.settings import Settings
from lunge_timer.ui.settings.reminder_section import ReminderSection
from lunge_timer.ui.settings.sections import LookSection, MoreSection, RoutineSection
from lunge_timer.ui.settings.sound_section import SoundSection
from lunge_timer.ui.theme import SMALL, TITLE, FollowsFont
from lunge_timer.ui.widgets.buttons import PillButton
from lunge_timer.ui.widgets.key_list import show_key_list
from lunge_timer.ui.widgets.keys import LIST_KEYS, is_one_of, key_name, key_names
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import centred, fill
from lunge_timer.ui.widgets.scrolling import WIDTH_PX, ScrolledPage

_MARGIN_PX = 32
_SPACE_PX = 20
_WIDEST_LINES = 50  # the page's width, in heights of a line: wider is hard to read
_COLUMN_PX = 380  # narrower columns are put one below the other
_LONG_NAME = 20
_BREAK = "\N{ZERO WIDTH SPACE}"


class SettingsPage(FollowsFont, ScrolledPage):
    """Shows the settings, and asks for them to be changed. It keeps and saves nothing."""

    accessible_role = "page"
    settings_changed = Signal(object)  # Settings, all of them, as the person wants them now
    sample_requested = Signal()
    shown = Signal()
    closed = Signal()

    def __init__(self, version: str, folder: str, parent: QWidget | None = None) -> None:
        """Version of the program, and where routines are kept: to be read at the end of the page."""
        super().__init__(parent)
        self._settings = Settings()
        self.back_button = PillButton(_("Back"))
        self.back_button.clicked.connect(self.closed)
        self.sound, self.more = SoundSection(), MoreSection()
        self.look, self.reminder, self.routine = LookSection(), ReminderSection(), RoutineSection()
        self._sections = (self.sound, self.more, self.look, self.reminder, self.routine)
        for section in self._sections:
            section.setting_changed.connect(self.ask)
        self.sound.sample_button.clicked.connect(self.sample_requested)
        # Of no length: it ends after all that is posted until then, as requests to lay out are.
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self.scroll_to_focus)
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self.show_font)
        self._parts = QWidget(), QWidget()  # what stays, and what scrolls
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.setFocusProxy(self.back_button)  # where the keyboard is at first, and is seen to be
        self.setWindowTitle(_("Settings"))
        self.setAccessibleName(_("Settings"))
        self.setAccessibleDescription(_("What is changed applies at once; F1 lists the keys"))
        self._lay_out(_about(version, folder))
        self.show_settings(self._settings)

    @property
    def settings(self) -> Settings:
        """What is shown."""
        return self._settings

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        for section in self._sections:
            section.show_settings(settings)

    @Slot(str, object)
    def ask(self, field: str, value: object) -> None:
        """Show what the person wants, and ask for it."""
        self.show_settings(replace(self._settings, **{field: value}))
        self.settings_changed.emit(self._settings)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif is_one_of(event, LIST_KEYS):
            show_key_list(_("Shortcuts"), _key_lines(), self)
        else:
            super().keyPressEvent(event)

    @Slot()
    def show_font(self) -> None:
        """Scroll to where the keyboard is once all has its new place: other letters move it out of sight."""
        self._laid_out.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # opened, not only its window shown again
            self.scroll_area.verticalScrollBar().setValue(0)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # the letters or the words have changed
            self._arrange()
        return False

    def _arrange(self) -> None:
        """Put the columns side by side where there is room for both."""
        widest_px = self.fontMetrics().lineSpacing() * _WIDEST_LINES
        for part in self._parts:
            part.setMaximumWidth(widest_px)
        room_px = min(self.width() - 2 * _MARGIN_PX, widest_px) - _SPACE_PX
        need_px = max(_COLUMN_PX, *(section.minimumSizeHint().width() for section in self._sections))
        direction = QBoxLayout.Direction
        fits = room_px >= 2 * need_px
        self._columns.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

    def _lay_out(self, about: PlainLabel) -> None:
        for sections in ((self.sound, self.more), (self.look, self.reminder, self.routine)):
            column = fill(QVBoxLayout(), *sections, space_px=_SPACE_PX)
            column.addStretch()
            self._columns.addLayout(column, 1)
        self._columns.setSpacing(_SPACE_PX)
        top, content = self._parts
        inside = fill(QVBoxLayout(content), self._columns, about, space_px=_SPACE_PX, margins_px=(0, 4, 0, 4))
        inside.addStretch()
        self.scroll_area.setAccessibleName(_("All settings"))
        scrolled = centred(content, _MARGIN_PX, _MARGIN_PX - WIDTH_PX)
        scrolled.installEventFilter(self)
        self.scroll_area.setWidget(scrolled)
        title = QHBoxLayout()
        title.addWidget(PlainLabel(_("Settings"), size=TITLE, bold=True), 1)
        title.addWidget(self.back_button)
        above = QVBoxLayout(top)
        above.setContentsMargins(0, 20, 0, 12)
        above.addLayout(title)
        header = centred(top, _MARGIN_PX, _MARGIN_PX)
        fill(QVBoxLayout(self), header, self.scroll_area, space_px=0).setStretch(1, 1)


def _key_lines() -> Iterator[tuple[str, str]]:
    yield key_name(Qt.Key.Key_Tab), _("Next setting")
    yield "←, →", _("Change the focused setting")
    yield key_names((Qt.Key.Key_Space, Qt.Key.Key_Return)), _("Press the focused button or switch")
    yield key_name(Qt.Key.Key_Escape), _("Back")
    yield key_name(Qt.Key.Key_F11), _("Full screen")
    yield key_names(LIST_KEYS), _("This list")


def _about(version: str, folder: str) -> PlainLabel:
    """Which program this is, and where it keeps its files: a path may be broken wherever a line ends."""
    words = _("Lunge Timer {version} · Your routines are kept in {folder}")
    text = words.format(version=version, folder=_breakable(folder))
    label = PlainLabel(text, size=SMALL, tint="muted", wrap=True)
    label.setAccessibleName(words.format(version=version, folder=folder))
    return label


def _breakable(path: str) -> str:
    """The path with invisible places to break it at: after each folder, and within long names."""
    parts = re.split(r"(?<=[/\\])", path)
    return _BREAK.join(_BREAK.join(part) if len(part) > _LONG_NAME else part for part in parts)
