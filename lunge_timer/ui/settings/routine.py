"""What a new routine begins with, and how far the sliders reach."""

from functools import partial

from PySide6.QtWidgets import QWidget

from lunge_timer.core.adjust import REST_RANGE_S
from lunge_timer.core.describe import range_text, seconds_text
from lunge_timer.core.routine import GET_READY_S, HOLD_S, REST_S, Pace
from lunge_timer.core.timeline import StepKind
from lunge_timer.language import _
from lunge_timer.store.settings import Settings
from lunge_timer.ui.settings.seconds import SecondsSetting
from lunge_timer.ui.settings.section import Section
from lunge_timer.ui.settings.segments import Segments
from lunge_timer.ui.settings.switch import SwitchRow

_HOLD_RANGE_S = (1, 10)  # what the sources advise


class RoutineSection(Section):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("New routines"), parent)
        self.get_ready = SecondsSetting(_("Get ready"), GET_READY_S, GET_READY_S, StepKind.PREPARE)
        self.hold = SecondsSetting(_("Hold"), _HOLD_RANGE_S, HOLD_S, StepKind.HOLD)
        self.rest = SecondsSetting(_("Rest between sets"), REST_RANGE_S, REST_S, StepKind.REST)
        for name, control in (
            ("get_ready_s", self.get_ready),
            ("hold_s", self.hold),
            ("rest_s", self.rest),
        ):
            control.asked.connect(partial(self.asked.emit, name))
            self.column.addWidget(control)
        self.pace = Segments(_("Pace"), ((Pace.GUIDED, _("Guided")), (Pace.SELF, _("Self-paced"))))
        self.pace.chosen.connect(partial(self.asked.emit, "pace"))
        self.column.addWidget(self.pace)

    def show_settings(self, settings: Settings) -> None:
        beyond = settings.beyond_guideline
        self.get_ready.show_seconds(settings.get_ready_s, beyond=beyond)
        self.hold.show_seconds(settings.hold_s, beyond=beyond)
        self.rest.show_seconds(settings.rest_s, beyond=beyond)
        self.pace.show_value(settings.pace)


class GuidelineSection(Section):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Guideline"), parent)
        self.beyond = SwitchRow(
            _("Let sliders go beyond the guideline"),
            _("Holds to {hold}, rests {rest}").format(
                hold=seconds_text(HOLD_S.high), rest=range_text(*REST_S)
            ),
        )
        self.beyond.switched.connect(partial(self.asked.emit, "beyond_guideline"))
        self.column.addWidget(self.beyond)

    def show_settings(self, settings: Settings) -> None:
        self.beyond.show_on(on=settings.beyond_guideline)
