"""The card of settings for the sound: on or off, how loud, which sounds, and what is said."""

from math import ceil

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from lunge_timer.core.sound_options import AUTO
from lunge_timer.core.text.numbers import percent_text
from lunge_timer.language import _
from lunge_timer.store.settings import Settings
from lunge_timer.ui.settings.sections import SettingsSection
from lunge_timer.ui.theme import SMALL, SUBHEADING, Colors
from lunge_timer.ui.widgets.buttons import PillButton
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import PlainLabel, Tint
from lunge_timer.ui.widgets.segments import Segments
from lunge_timer.ui.widgets.sliders import FlatSlider
from lunge_timer.ui.widgets.switch import SwitchRow

_STEP, _PAGE = 5, 20  # percent
_LINES, _LINE_CHARS = 2, 18


class PercentSlider(FlatSlider):
    """A slider from 0 to 100 %."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(_("{title}, in percent").format(title=title))
        self.setRange(0, 100)
        self.setSingleStep(_STEP)
        self.setPageStep(_PAGE)

    def show_percent(self, percent: int) -> None:
        """Show a volume; nobody is told."""
        with QSignalBlocker(self):
            self.setValue(percent)

    def share(self) -> float:
        return self.value() / self.maximum()

    def drag_to(self, share: float) -> None:
        self.setValue(_STEP * round(share * self.maximum() / _STEP))

    def color(self, colors: Colors) -> QColor:
        return colors.accent


class VolumeSlider(QWidget):
    """What is set, its value, and the slider below."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._value = PlainLabel(size=SUBHEADING, bold=True, digits=True)
        self.slider = PercentSlider(title)
        self.slider.valueChanged.connect(self.show_percent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(PlainLabel(title), 0, 0)
        grid.addWidget(self._value, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @Slot(int)
    def show_percent(self, percent: int) -> None:
        self._value.setText(percent_text(percent))
        self.slider.show_percent(percent)


class SampleOutcome(PlainLabel):
    """What has become of the sample. It has room for two lines, so that nothing moves when it speaks."""

    def heightForWidth(self, width_px: int) -> int:
        return max(super().heightForWidth(width_px), self.sizeHint().height())

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        width_px = ceil(metrics.averageCharWidth()) * _LINE_CHARS
        return QSize(width_px, ceil(metrics.lineSpacing()) * _LINES)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_words(self, words: str, tint: Tint) -> None:
        self.setText(words)
        self.show_tint(tint)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Ask for the height as what scrolls asks for no height by width."""
        self.setMinimumHeight(self.heightForWidth(self.width()))


class SoundSection(SettingsSection):
    def __init__(self) -> None:
        super().__init__(_("Sound"))
        self._output: str = AUTO
        self._has_voice = True  # until something else is known
        self.voice_note = PlainLabel(size=SMALL, tint="muted", wrap=True)
        self.voice_note.hide()
        self.sound_on = SwitchRow(_("Sounds in a workout"))
        self.volume = VolumeSlider(_("Volume"))
        self.outcome = SampleOutcome(size=SMALL, tint="muted", wrap=True)
        self.sample_button = PillButton(_("Play a sample"), icon=Icon.SOUND_ON)
        self._add_choices()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.sample_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.outcome, 1)
        self.column.addLayout(row)

    def show_settings(self, settings: Settings) -> None:
        self.sound_on.show_on(on=settings.sound_on)
        self.volume.show_percent(settings.volume)
        self.tone_set.show_value(settings.tone_set)
        self.ticks.show_value(settings.ticks)
        self.moves.show_on(on=settings.moves)
        self.voice.show_value(settings.voice)
        self.voice_volume.show_percent(settings.voice_volume)
        for widget in (self.volume, self.tone_set, self.ticks, self.moves, self.outcome, self.sample_button):
            widget.setEnabled(settings.sound_on)
        self.voice.setEnabled(settings.sound_on and self._has_voice)
        self.voice_volume.setEnabled(settings.sound_on and self._has_voice and settings.voice != "off")
        if settings.output != self._output:
            self._output = settings.output
            self.show_in_use("")

    def show_voice(self, *, is_there: bool, says_own_words: bool) -> None:
        """Say what is missing: a voice for the language, or one that says what was never recorded."""
        self._has_voice = is_there
        absent = _("There is no voice for your language yet.")
        lacking = _("Names of your own steps are not spoken: there is no system voice here.")
        self.voice_note.setText(lacking if is_there else absent)
        self.voice_note.setVisible(not (is_there and says_own_words))

    def _add_choices(self) -> None:
        clear = _("For small loudspeakers, and for ears that hear high or low tones less well")
        tone_sets = ("soft", _("Soft")), ("clear", _("Clear")), ("wood", _("Wood"))
        self.tone_set = Segments(_("Tones"), tone_sets, hints={"clear": clear})
        ticks = ("on", _("Always")), ("rests", _("Only in rests")), ("off", _("Never"))
        self.ticks = Segments(_("Countdown ticks"), ticks)
        self.moves = SwitchRow(_("A sound at every move"), _("Legs, holds and ends are always heard"))
        brief, full = _("The leg, holds, and which set comes next"), _("Cues, halves and reps as well")
        forms = ("off", _("Off")), ("brief", _("Brief")), ("full", _("Full"))
        self.voice = Segments(_("Voice"), forms, hints={"brief": brief, "full": full})
        self.voice_volume = VolumeSlider(_("Volume of the voice"))
        self.add_setting("sound_on", self.sound_on, self.sound_on.switched)
        self.add_setting("volume", self.volume, self.volume.slider.valueChanged)
        self.add_setting("tone_set", self.tone_set, self.tone_set.chosen)
        self.add_setting("ticks", self.ticks, self.ticks.chosen)
        self.add_setting("moves", self.moves, self.moves.switched)
        self.add_setting("voice", self.voice, self.voice.chosen)
        self.column.addWidget(self.voice_note)
        self.add_setting("voice_volume", self.voice_volume, self.voice_volume.slider.valueChanged)

    def show_in_use(self, name: str) -> None:
        """Say through what it sounds; nothing while that is not known."""
        self.outcome.show_words(_("through {output}").format(output=name) if name else "", "muted")

    def show_problem(self, sentence: str) -> None:
        """Say why nothing is heard."""
        self.outcome.show_words(sentence, "danger")
