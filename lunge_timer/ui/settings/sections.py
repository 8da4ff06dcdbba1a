"""The cards of settings: look, new routines, guideline."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.adjust import REST_RANGE_S
from lunge_timer.core.exercise import Seconds
from lunge_timer.core.routine import GET_READY_S, HOLD_S, REST_S, Pace, to_ms, to_s
from lunge_timer.core.text.numbers import percent_text, range_text, seconds_text
from lunge_timer.core.timeline import StepKind
from lunge_timer.language import _
from lunge_timer.store.settings import TEXT_PERCENT, Settings
from lunge_timer.ui.theme import SUBHEADING
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.segments import Segments
from lunge_timer.ui.widgets.sliders import GuidelineSlider
from lunge_timer.ui.widgets.switch import SwitchRow

_PAD_PX = 24
_SPACE_PX = 18
_TEXT_STEP = 25  # percent
_HOLD_RANGE_S = (1, 10)  # what the sources advise


class SettingsSection(Card):
    """A title and the controls below it. It asks for changes by the names of the settings."""

    setting_changed = Signal(str, object)  # a field of Settings, and what the person set it to

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_PAD_PX, _PAD_PX - 4, _PAD_PX, _PAD_PX)
        self.column.setSpacing(_SPACE_PX)
        self.column.addWidget(PlainLabel(title, size=SUBHEADING, bold=True))
        self.setAccessibleName(title)


class SecondsSetting(GuidelineSlider):
    """Seconds on a slider that reaches as far as the guideline, or as far as any file may go."""

    seconds_changed = Signal(object)  # Seconds, by the person

    def __init__(
        self, title: str, guideline_s: tuple[int, int], limit_s: tuple[int, int], kind: StepKind
    ) -> None:
        self._ranges_ms = [(to_ms(low_s), to_ms(high_s)) for low_s, high_s in (guideline_s, limit_s)]
        super().__init__(title, *self._ranges_ms[0], kind)
        self.value_changed.connect(self.tell_seconds)

    def show_seconds(self, seconds: Seconds, *, beyond: bool) -> None:
        """Show a time, also one that the slider does not reach; nobody is told."""
        self.show_range(*self._ranges_ms[beyond])
        self.show_ms(to_ms(seconds))

    @Slot(int)
    def tell_seconds(self, ms: int) -> None:
        self.seconds_changed.emit(to_s(ms))


class LookSection(SettingsSection):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Look"), parent)
        self.theme = Segments(
            _("Theme"),
            (
                ("system", _("System")),
                ("light", _("Light")),
                ("dark", _("Dark")),
                ("high-contrast", _("High contrast")),
            ),
        )
        self.theme.chosen.connect(partial(self.setting_changed.emit, "theme"))
        self.text_size = Segments(_("Text size"), _sizes(TEXT_PERCENT.low))
        self.text_size.chosen.connect(partial(self.setting_changed.emit, "text_percent"))
        self.column.addWidget(self.theme)
        self.column.addWidget(self.text_size)

    def show_settings(self, settings: Settings) -> None:
        self.theme.show_value(settings.theme)
        self.text_size.show_options(_sizes(settings.text_percent))
        self.text_size.show_value(settings.text_percent)


def _sizes(set_percent: int) -> tuple[tuple[int, str], ...]:
    """Some sizes, and the one that is set."""
    sizes = {*range(TEXT_PERCENT.low, TEXT_PERCENT.high + 1, _TEXT_STEP), set_percent}
    return tuple((size, percent_text(size)) for size in sorted(sizes))


class RoutineSection(SettingsSection):
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
            control.seconds_changed.connect(partial(self.setting_changed.emit, name))
            self.column.addWidget(control)
        self.pace = Segments(_("Pace"), ((Pace.GUIDED, _("Guided")), (Pace.SELF, _("Self-paced"))))
        self.pace.chosen.connect(partial(self.setting_changed.emit, "pace"))
        self.column.addWidget(self.pace)

    def show_settings(self, settings: Settings) -> None:
        beyond = settings.beyond_guideline
        self.get_ready.show_seconds(settings.get_ready_s, beyond=beyond)
        self.hold.show_seconds(settings.hold_s, beyond=beyond)
        self.rest.show_seconds(settings.rest_s, beyond=beyond)
        self.pace.show_value(settings.pace)


class GuidelineSection(SettingsSection):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Guideline"), parent)
        self.beyond = SwitchRow(
            _("Let sliders go beyond the guideline"),
            _("Holds to {hold}, rests {rest}").format(
                hold=seconds_text(HOLD_S.high), rest=range_text(*REST_S)
            ),
        )
        self.beyond.switched.connect(partial(self.setting_changed.emit, "beyond_guideline"))
        self.column.addWidget(self.beyond)

    def show_settings(self, settings: Settings) -> None:
        self.beyond.show_on(on=settings.beyond_guideline)
