"""How it sounds: on or off, how loud, and through what."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lunge_timer.core.output import AUTO
from lunge_timer.language import _
from lunge_timer.store.settings import Settings
from lunge_timer.ui.buttons import PillButton
from lunge_timer.ui.icons import Icon
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.settings.section import Section
from lunge_timer.ui.settings.segments import Segments
from lunge_timer.ui.settings.switch import SwitchRow
from lunge_timer.ui.settings.volume import VolumeSlider
from lunge_timer.ui.theme import SMALL


class SoundSection(Section):
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Sound"), parent)
        self._installed: tuple[str, ...] = ()
        self._automatic = ""
        self._output = ""
        self.sound_on = SwitchRow(_("Sounds in a workout"))
        self.sound_on.switched.connect(partial(self.asked.emit, "sound_on"))
        self.volume = VolumeSlider(_("Volume"))
        self.volume.asked.connect(partial(self.asked.emit, "volume"))
        self.output = Segments(_("Output"), ((AUTO, _("Automatic")),))
        self.output.chosen.connect(partial(self.asked.emit, "output"))
        self.in_use = PlainLabel(size=SMALL, tint="muted", wrap=True)
        self.sample_button = PillButton(_("Play a sample"), icon=Icon.SOUND_ON)
        self.sample_button.clicked.connect(self.sample_requested)
        for widget in (self.sound_on, self.volume, self.output):
            self.column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.sample_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.in_use, 1)
        self.column.addLayout(row)

    def show_settings(self, settings: Settings) -> None:
        self.sound_on.show_on(on=settings.sound_on)
        self.volume.show_percent(settings.volume)
        for widget in (self.volume, self.output, self.in_use, self.sample_button):
            widget.setEnabled(settings.sound_on)
        if settings.output != self._output:
            self._output = settings.output
            self._offer()

    @Slot(object, str)
    def show_outputs(self, installed: Sequence[str], automatic: str) -> None:
        """Offer what is installed, and what is set, be it installed or not; automatic names one of them."""
        self._installed = tuple(installed)
        self._automatic = automatic
        self._offer()

    def show_in_use(self, name: str) -> None:
        """Say through what it sounds; nothing where that is not known."""
        self.in_use.setText(_("through {output}").format(output=name) if name else "")

    def _offer(self) -> None:
        names = dict.fromkeys(self._installed)
        if self._output != AUTO:
            names.setdefault(self._output)
        self.output.show_options(((AUTO, _("Automatic")), *((name, name) for name in names)))
        self.output.show_value(self._output)
        self.show_in_use(self._automatic if self._output == AUTO else self._output)
