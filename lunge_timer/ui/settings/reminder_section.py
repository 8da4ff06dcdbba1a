"""The card of settings for the reminder of a break: on which days, between which hours, how often."""

from PySide6.QtCore import Slot

from lunge_timer.language import _
from lunge_timer.store.settings import REMINDER_EVERY_MIN, REMINDER_FROM_H, REMINDER_UNTIL_H, Settings
from lunge_timer.ui.settings.sections import SettingsSection
from lunge_timer.ui.settings.weekdays import Weekdays
from lunge_timer.ui.theme import SMALL
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.stepper import Stepper
from lunge_timer.ui.widgets.switch import SwitchRow
from lunge_timer.ui.widgets.titled_rows import TitledRows

_STEP_MIN = 15


class ReminderSection(SettingsSection):
    def __init__(self) -> None:
        super().__init__(_("Break in the day"), is_shown=False)
        self.on = SwitchRow(_("Remind me of a break in the day"))
        stays = _("While the program runs: closing the window leaves it in the tray, where there is one.")
        self._stays = PlainLabel(stays, size=SMALL, tint="muted", wrap=True)
        self.weekdays = Weekdays()
        self.from_h = Stepper(_("From, hour"), *REMINDER_FROM_H)
        self.until_h = Stepper(_("Until, hour"), *REMINDER_UNTIL_H)
        self.every_min = Stepper(_("Every, minutes"), *REMINDER_EVERY_MIN, step=_STEP_MIN, page=2 * _STEP_MIN)
        self.add_setting("reminder_on", self.on, self.on.switched)
        self.column.addWidget(self._stays)
        self.add_setting("reminder_weekdays", self.weekdays, self.weekdays.chosen)
        self._rows = TitledRows()
        for words, stepper in (
            (_("From (hour)"), self.from_h),
            (_("Until (hour)"), self.until_h),
            (_("Every (minutes)"), self.every_min),
        ):
            self._rows.add_row(words, stepper)
        self.column.addWidget(self._rows)
        self.from_h.value_changed.connect(self.take_from)
        self.until_h.value_changed.connect(self.take_until)
        self.every_min.value_changed.connect(self.take_every)

    def show_settings(self, settings: Settings) -> None:
        self.on.show_on(on=settings.reminder_on)
        self.weekdays.show_days(settings.reminder_weekdays)
        self.from_h.show_value(settings.reminder_from_h)
        self.until_h.show_value(settings.reminder_until_h)
        self.every_min.show_value(settings.reminder_every_min)
        for part in (self._stays, self.weekdays, self._rows):
            part.setVisible(settings.reminder_on)

    @Slot(int)
    def take_from(self, hour: int) -> None:
        """Ask for that hour; the other one stays at least two after it, which is room for any reminder."""
        if self.until_h.value < hour + 2:
            self.until_h.ask(hour + 2)
        self.setting_changed.emit("reminder_from_h", hour)

    @Slot(int)
    def take_until(self, hour: int) -> None:
        if self.from_h.value > hour - 2:
            self.from_h.ask(hour - 2)
        self.setting_changed.emit("reminder_until_h", hour)

    @Slot(int)
    def take_every(self, minutes: int) -> None:
        self.setting_changed.emit("reminder_every_min", minutes)
