"""The cards of settings: look, new routines, and what hardly anybody needs."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.adjust import REST_RANGE_S, ChoiceKind
from lunge_timer.core.exercise import Seconds
from lunge_timer.core.limits import GET_READY_S, HOLD_S, REST_S
from lunge_timer.core.routine import to_ms, to_s
from lunge_timer.core.sound_options import AUTO
from lunge_timer.core.text.numbers import percent_text, range_text, seconds_text
from lunge_timer.core.timeline import StepKind
from lunge_timer.desktop.session_bus import has_session_bus
from lunge_timer.language import _
from lunge_timer.store.settings import TEXT_PERCENT, Settings
from lunge_timer.ui.theme import SUBHEADING
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.segments import Segments
from lunge_timer.ui.widgets.sliders import GuidelineSlider
from lunge_timer.ui.widgets.switch import SwitchRow

_PAD_PX = 20
_SPACE_PX = 10
_TEXT_STEP = 25  # percent
_HOLD_RANGE_S = (1, 10)  # what the sources advise


class SettingsSection(Card):
    """A title and the controls below it. It asks for changes by the names of the settings.

    Where the first control says it all, the title is for screen readers alone.
    """

    accessible_role = "group"
    setting_changed = Signal(str, object)  # a field of Settings, and what the person set it to

    def __init__(self, title: str, *, is_shown: bool = True) -> None:
        super().__init__()
        margins = (_PAD_PX, _PAD_PX - 4, _PAD_PX, _PAD_PX)
        self.column = fill(QVBoxLayout(self), space_px=_SPACE_PX, margins_px=margins)
        if is_shown:
            self.column.addWidget(PlainLabel(title, size=SUBHEADING, bold=True))
        self.setAccessibleName(title)

    def add_setting(self, field: str, control: QWidget, changed: SignalInstance) -> None:
        """Add the control of a field of Settings; changed tells what the person set it to."""
        changed.connect(partial(self.setting_changed.emit, field))
        self.column.addWidget(control)


class SecondsSetting(GuidelineSlider):
    """Seconds on a slider that reaches as far as the guideline, or as far as any file may go."""

    seconds_changed = Signal(object)  # Seconds, by the person

    def __init__(
        self, title: str, guideline_s: tuple[int, int], limit_s: tuple[int, int], kind: StepKind
    ) -> None:
        self._ranges_ms = [(to_ms(low_s), to_ms(high_s)) for low_s, high_s in (guideline_s, limit_s)]
        super().__init__(title, *self._ranges_ms[0], kind)
        self.show_ends(beside=True)
        self.value_changed.connect(self.tell_seconds)

    def show_seconds(self, seconds: Seconds, *, beyond: bool) -> None:
        """Show a time, also one that the slider does not reach; nobody is told."""
        self.show_range(*self._ranges_ms[beyond])
        self.show_ms(to_ms(seconds))

    @Slot(int)
    def tell_seconds(self, ms: int) -> None:
        self.seconds_changed.emit(to_s(ms))


class LookSection(SettingsSection):
    def __init__(self) -> None:
        super().__init__(_("Look"))
        themes = (
            ("system", _("System")),
            ("light", _("Light")),
            ("dark", _("Dark")),
            ("high-contrast", _("High contrast")),
        )
        self.theme = Segments(_("Theme"), themes)
        self.text_size = Segments(_("Text size"), _sizes(TEXT_PERCENT.low))
        still = _("Figures stand still, the ring goes by seconds, nothing flashes")
        self.less_motion = SwitchRow(_("Less motion"), still)
        flashes = (("auto", _("When silent")), ("on", _("On")), ("off", _("Off")))
        hints = {"auto": _("The edge of the window, while the sound is off or cannot be heard")}
        self.edge_flash = Segments(_("Flash at changes"), flashes, hints=hints)
        self.add_setting("theme", self.theme, self.theme.chosen)
        self.add_setting("text_percent", self.text_size, self.text_size.chosen)
        self.add_setting("less_motion", self.less_motion, self.less_motion.switched)
        self.add_setting("edge_flash", self.edge_flash, self.edge_flash.chosen)

    def show_settings(self, settings: Settings) -> None:
        self.theme.show_value(settings.theme)
        self.text_size.show_options(_sizes(settings.text_percent))
        self.text_size.show_value(settings.text_percent)
        self.less_motion.show_on(on=settings.less_motion)
        self.edge_flash.show_value(settings.edge_flash)
        self.edge_flash.setEnabled(not settings.less_motion)


def _sizes(set_percent: int) -> tuple[tuple[int, str], ...]:
    """Some sizes, and the one that is set."""
    sizes = {*range(TEXT_PERCENT.low, TEXT_PERCENT.high + 1, _TEXT_STEP), set_percent}
    return tuple((size, percent_text(size)) for size in sorted(sizes))


class RoutineSection(SettingsSection):
    def __init__(self) -> None:
        super().__init__(_("New routines"))
        self._seconds = {
            "get_ready_s": SecondsSetting(_("Get ready"), GET_READY_S, GET_READY_S, StepKind.PREPARE),
            "hold_s": SecondsSetting(_("Hold"), _HOLD_RANGE_S, HOLD_S, StepKind.HOLD),
            "rest_s": SecondsSetting(_("Rest between sets"), REST_RANGE_S, REST_S, StepKind.REST),
        }
        for field, control in self._seconds.items():
            self.add_setting(field, control, control.seconds_changed)
        pace = ChoiceKind.PACE
        self.pace = Segments(pace.words, pace.options, hints=pace.hints)
        self.add_setting("pace", self.pace, self.pace.chosen)

    def show_settings(self, settings: Settings) -> None:
        for field, control in self._seconds.items():
            control.show_seconds(getattr(settings, field), beyond=settings.beyond_guideline)
        self.pace.show_value(settings.pace)


class MoreSection(SettingsSection):
    """How far sliders reach, which keys steer a workout, and which library makes the sounds.

    Of one library there is nothing to choose.
    """

    def __init__(self) -> None:
        super().__init__(_("More"))
        hold, rest = seconds_text(HOLD_S.high), range_text(*REST_S)
        hint = _("Holds to {hold}, rests {rest}").format(hold=hold, rest=rest)
        self.beyond = SwitchRow(_("Let sliders go beyond the guideline"), hint)
        self.single_keys = SwitchRow(_("Single-key shortcuts"), _("Such as M, F, P, / and ?"))
        hint = _("Also from a headset. During a workout they then do nothing to your music")
        self.media_keys = SwitchRow(_("Media keys steer the workout"), hint)
        if not has_session_bus():  # then the window alone has them
            self.media_keys.hide()
        self._installed: tuple[str, ...] = ()
        self._output: str = AUTO
        self.output = Segments(_("Sound library"), ((AUTO, _("Automatic")),))
        self.add_setting("beyond_guideline", self.beyond, self.beyond.switched)
        self.add_setting("single_key_shortcuts", self.single_keys, self.single_keys.switched)
        self.add_setting("media_keys", self.media_keys, self.media_keys.switched)
        self.add_setting("output", self.output, self.output.chosen)
        self._offer()

    def show_settings(self, settings: Settings) -> None:
        self.beyond.show_on(on=settings.beyond_guideline)
        self.single_keys.show_on(on=settings.single_key_shortcuts)
        self.media_keys.show_on(on=settings.media_keys)
        self.output.setEnabled(settings.sound_on)
        if settings.output != self._output:
            self._output = settings.output
            self._offer()

    @Slot(object)
    def show_outputs(self, installed: Sequence[str]) -> None:
        """Offer what is installed, and what is set, be it installed or not."""
        self._installed = tuple(installed)
        self._offer()

    def _offer(self) -> None:
        names = dict.fromkeys(self._installed)
        if self._output != AUTO:
            names.setdefault(self._output)
        self.output.show_options(((AUTO, _("Automatic")), *((name, name) for name in names)))
        self.output.show_value(self._output)
        self.output.setVisible(len(names) > 1)
