"""Reminds the person of Desk break as the settings say; meanwhile the program may live in the tray."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.reminders import ReminderRules
from lunge_timer.core.text.numbers import clock_text
from lunge_timer.core.visible_text import printable
from lunge_timer.desktop.activation import keep_token
from lunge_timer.desktop.break_reminder import Answer, BreakReminder
from lunge_timer.desktop.notifications import Notification, Press, Words
from lunge_timer.desktop.session_bus import has_session_bus
from lunge_timer.desktop.tray import Tray
from lunge_timer.language import _
from lunge_timer.store.settings import Settings
from lunge_timer.ui.library.controller import LibraryController
from lunge_timer.ui.main_window import MainWindow
from lunge_timer.ui.preferences import Preferences

MakeTray: TypeAlias = Callable[[str, QWidget], Tray]  # of the words for its start, and the window

_ROUTINE = "built-in/desk-break"


class DeskBreaks(QObject):
    """Shows a reminder when it is due, and asks for what is answered. It opens no window by itself."""

    start_requested = Signal(str)  # the routine's id
    answered = Signal(object)  # Press, from the bus's thread

    def __init__(
        self,
        reminder: BreakReminder,
        library: LibraryController,
        exercises: Exercises,
        preferences: Preferences,
        *,
        window: MainWindow,
        make_tray: MakeTray,
    ) -> None:
        super().__init__(window)
        self._reminder = reminder
        self._library = library
        self._exercises = exercises
        self._window = window
        self._make_tray = make_tray
        self._tray: Tray | None = None
        self._notification: Notification | None = None
        self.answered.connect(self.take_answer)
        reminder.due.connect(self.remind)
        reminder.start_requested.connect(self.start)
        self.show_settings(preferences.settings)
        preferences.changed.connect(self.show_settings)

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        on = settings.reminder_on
        self._reminder.show_rules(
            ReminderRules(
                on=on,
                weekdays=settings.reminder_weekdays,
                from_h=settings.reminder_from_h,
                until_h=settings.reminder_until_h,
                every_min=settings.reminder_every_min,
            )
        )
        if not on:
            self.withdraw()
        if on and self._tray is None:
            self._tray = self._make_tray(_("Start {routine}").format(routine=self._name), self._window)
            self._tray.open_requested.connect(self._window.come_to_front)
            self._tray.start_requested.connect(self.start)
            self._tray.quit_requested.connect(self._window.quit)
            self._window.stay_in_tray(self._tray.is_there)
        elif not on and self._tray is not None:
            self._tray.remove()
            self._tray = None
            self._window.end_when_closed()

    @Slot()
    def remind(self) -> None:
        self.withdraw()
        title, text = self._title, _("Time to stand up for a moment.")
        if has_session_bus():
            buttons = (
                (Answer.START.value, _("Start")),
                (Answer.LATER.value, _("In 10 minutes")),
                (Answer.NOT_TODAY.value, _("Not today")),
            )
            self._notification = Notification(Words(title, text, buttons), self.answered.emit)
        elif self._tray is not None:
            self._tray.show_message(title, text)

    @Slot()
    def withdraw(self) -> None:
        """Take back what is shown, as when a workout begins or the program ends."""
        notification, self._notification = self._notification, None
        if notification is not None:
            notification.withdraw()

    @Slot(object)
    def take_answer(self, press: Press) -> None:
        """Take the answer to what is shown now; a key that no button has is none."""
        if press.notification is not self._notification:  # withdrawn while the answer was on its way
            return
        self._notification = None
        for answer in Answer:
            if answer.value == press.key:
                keep_token(press.token)
                self._reminder.take_answer(answer)

    @Slot()
    def start(self) -> None:
        self.start_requested.emit(_ROUTINE)

    @property
    def _name(self) -> str:
        routine = self._library.kept_routine(_ROUTINE)
        return "" if routine is None else routine.name

    @property
    def _title(self) -> str:
        """Desk break, 1:34."""
        routine = self._library.kept_routine(_ROUTINE)
        if routine is None:
            return ""
        total_ms = compile_timeline(routine, self._exercises).total_ms
        return _("{routine}, {time}").format(routine=printable(routine.name), time=clock_text(total_ms))
