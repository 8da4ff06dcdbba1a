"""The ring with the phase, the seconds and their whole in its middle."""

from math import sqrt

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lunge_timer.core.snapshot import Snapshot, State
from lunge_timer.core.text.prompts import done_prompt, phase_word, shown_time, whole_text
from lunge_timer.core.timeline import StepKind, Timeline
from lunge_timer.language import _
from lunge_timer.ui.theme import current_colors, kind_color
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.workout.ring import Ring

# Shares of the inner circle's diameter: top and height of each line.
_WORD = (0.19, 0.135)  # capitals alone
_SECONDS = (0.36, 0.365)
_LONG_SECONDS = (0.355, 0.29)  # lower, and so wider: 10:00
_WHOLE = (0.745, 0.1)
# The same where the step waits for the person: how to go on stands in two lines under the rep.
_WORD_ASKING = (0.108, 0.112)
_NUMBER_ASKING = (0.224, 0.303)
_PROMPT = (0.528, 0.335)
_WHOLE_ASKING = (0.868, 0.076)
_SECONDS_CAP = (0.122, 0.165)  # of the window's height
_NUMBER_ASKING_CAP = (0.122, 0.126)
_WORD_CAP = (0.036, 0.042)
_PROMPT_CAP = (0.0355, 0.038)
_WHOLE_CAP = (0.018, 0.022)
_SHORT = 4  # signs: 4:59
_CLEAR_PX = 6.0  # between the letters and the ring


class Dial(Ring):
    """A ring; what stands in it is read from three metres."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = FitLabel(parent=self, lines=1, capitals=True)
        self._seconds = FitLabel(parent=self, lines=1, digits=True)
        self._window_px = 0
        self.prompt = FitLabel(parent=self)
        self._whole = FitLabel(parent=self, lines=1, bold=False, tint="muted")

    def show_step(self, timeline: Timeline, snapshot: Snapshot) -> None:
        """Show the phase in a word."""
        kind = _kind_due(snapshot)
        word = _("Paused") if kind is None else phase_word(timeline, snapshot.index)
        self._word.setText(word.upper())
        self._word.show_tint("muted" if kind is None else kind.value)

    def show_second(self, timeline: Timeline, snapshot: Snapshot) -> None:
        """Show the seconds left or held or the rep, how to go on where that is asked, and the whole."""
        rep = None if snapshot.step is None else snapshot.step.rep
        text = shown_time(snapshot) or str(rep)
        whole, prompt = whole_text(timeline, snapshot), done_prompt(snapshot)
        self._seconds.setText(text)
        self.prompt.setText(prompt)
        self._arrange()
        self._whole.setText(whole)
        said = _("{phase}: {time} {whole}").format(phase=self._word.text(), time=text, whole=whole)
        self.setAccessibleName(", ".join(filter(None, (said, prompt))))

    def show_moment(self, snapshot: Snapshot, *, by_second: bool) -> None:
        """Show how much is left, or was at the start of this second."""
        colors, kind = current_colors(), _kind_due(snapshot)
        color = colors.muted if kind is None else kind_color(colors, kind)
        self.show_fraction(snapshot.fraction_left(by_second=by_second), color)

    def show_window_height(self, height_px: int) -> None:
        """Size the letters by the window's height, which is what the distance asks for."""
        for label, (least, most) in (
            (self._word, _WORD_CAP),
            (self.prompt, _PROMPT_CAP),
            (self._whole, _WHOLE_CAP),
        ):
            label.show_caps(least * height_px, most * height_px)
        self._window_px = height_px
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put each line where it has its room, with a prompt or without."""
        asks = bool(self.prompt.text())
        least, most = _NUMBER_ASKING_CAP if asks else _SECONDS_CAP
        self._seconds.show_caps(least * self._window_px, most * self._window_px)
        is_long = len(self._seconds.text()) > _SHORT
        place = _LONG_SECONDS if is_long else _SECONDS
        for label, (top, height) in (
            (self._word, _WORD_ASKING if asks else _WORD),
            (self._seconds, _NUMBER_ASKING if asks else place),
            (self.prompt, _PROMPT),
            (self._whole, _WHOLE_ASKING if asks else _WHOLE),
        ):
            label.setGeometry(self._chord(top, height))

    def _chord(self, top: float, height: float) -> QRect:
        """The widest rectangle between two heights within the inner circle."""
        radius_px = self._radius_px() - self._pen_px() / 2 - _CLEAR_PX
        top_px, bottom_px = ((2 * share - 1) * radius_px for share in (top, top + height))
        half_px = sqrt(radius_px**2 - max(abs(top_px), abs(bottom_px)) ** 2)
        middle = self.rect().center()
        left, top = round(middle.x() - half_px), round(middle.y() + top_px)
        return QRect(left, top, round(2 * half_px), round(bottom_px - top_px))


def _kind_due(snapshot: Snapshot) -> StepKind | None:
    """The kind of step in whose colour the ring is drawn; none in a pause."""
    return None if snapshot.state is State.PAUSED or snapshot.step is None else snapshot.step.kind
