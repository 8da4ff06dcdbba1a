"""The top of the editor: what is edited; undo, redo, cancel, save."""

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lunge_timer.language import _
from lunge_timer.ui.theme import HEADING, FollowsFont, cap_font, text_font
from lunge_timer.ui.widgets.buttons import Look, PillButton
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.widgets.layouts import fill

_FITTING = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest})
_LEAST_CAP_PX = 12.0  # of the title, as long as two lines are enough
_NAME_CHARS = 20  # of a step on its button


class StepButton(PillButton):
    """Undo or redo. It names its step where there is room, and is as wide whatever the step is called."""

    def __init__(self, verb: str, nothing: str) -> None:
        """Nothing says that there is no such step."""
        super().__init__(verb, look=Look.QUIET)
        self._verb = verb
        self._nothing = nothing
        self._step = ""
        self._named = False

    @property
    def room_px(self) -> int:
        """How much wider it is with a name."""
        return self.fontMetrics().averageCharWidth() * _NAME_CHARS

    def show_step(self, step: str) -> None:
        """Name what a press would do; an empty text: nothing."""
        self._step = step
        self.show_waiting(waiting=not step)
        self.setAccessibleName(self._words())
        self.setAccessibleDescription("" if step else self._nothing)
        self._write()

    def show_named(self, *, named: bool) -> None:
        if named != self._named:
            self._named = named
            self.updateGeometry()
        self._write()

    def sizeHint(self) -> QSize:
        """As wide as with the longest text that it may have."""
        size, metrics = super().sizeHint(), self.fontMetrics()
        text_px = metrics.size(Qt.TextFlag.TextShowMnemonic.value, self.text()).width()
        room_px = self.room_px if self._named else 0
        verb_px = metrics.horizontalAdvance(self._verb)
        return QSize(size.width() - text_px + verb_px + room_px, size.height())

    def _words(self) -> str:
        return _("{verb}: {what}").format(verb=self._verb, what=self._step) if self._step else self._verb

    def _write(self) -> None:
        metrics = self.fontMetrics()
        room_px = metrics.horizontalAdvance(self._verb) + self.room_px
        words = metrics.elidedText(self._words(), Qt.TextElideMode.ElideRight, room_px)
        text = words if self._named else self._verb
        if text != self.text():
            self.setText(text)


class EditorToolbar(FollowsFont, QWidget):
    """The title and the buttons; what these do is the page's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_named = False  # whether the buttons name what they do
        self._title = FitLabel(lines=2)
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.undo_button = StepButton(_("Undo"), _("There is nothing to undo"))
        self.redo_button = StepButton(_("Redo"), _("There is nothing to do again"))
        self.cancel_button = PillButton(_("Cancel"))
        self.save_button = PillButton(_("Save"), look=Look.PRIMARY)
        keys = QKeySequence.StandardKey
        for button, key in (
            (self.undo_button, keys.Undo),
            (self.redo_button, keys.Redo),
            (self.save_button, keys.Save),
        ):
            button.setToolTip(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
        buttons = (self.undo_button, self.redo_button, self.cancel_button, self.save_button)
        fill(QHBoxLayout(self), self._title, *buttons, space_px=12).setStretch(0, 1)

    def show_title(self, title: str) -> None:
        self._title.setText(title)
        self._write()

    def show_history(self, undo: str, redo: str) -> None:
        """Name what would be undone and done again; an empty text: there is nothing."""
        self.undo_button.show_step(undo)
        self.redo_button.show_step(redo)

    def show_reason(self, reason: str) -> None:
        """Say why it cannot be saved now; an empty reason: it can. A press leads to what is wrong."""
        self.save_button.show_waiting(waiting=bool(reason))
        self.save_button.setAccessibleDescription(reason)

    def minimumSizeHint(self) -> QSize:
        """As wide as without the names."""
        size = super().minimumSizeHint()
        return QSize(size.width() - self._named_px(), size.height())

    def show_font(self) -> None:
        self._write()

    def event(self, event: QEvent) -> bool:
        if event.type() in _FITTING:
            self._write()
        return super().event(event)

    def _write(self) -> None:
        """Name what can be undone and done again where the title leaves room for it."""
        title = QFontMetricsF(text_font(HEADING, bold=True))
        plain_px = self.sizeHint().width() - self._named_px()
        names_px = self.undo_button.room_px + self.redo_button.room_px
        title_px = ceil(title.horizontalAdvance(self._title.text()))
        self._is_named = plain_px + names_px + title_px <= self.width()
        for button in (self.undo_button, self.redo_button):
            button.show_named(named=self._is_named)
        self._title.show_caps(_LEAST_CAP_PX, title.capHeight())
        least = QFontMetrics(cap_font(_LEAST_CAP_PX))
        room_px = self.width() - plain_px - self._named_px()
        lines = 1 if least.horizontalAdvance(self._title.text()) <= room_px else 2
        self._title.setMinimumHeight(lines * least.height())

    def _named_px(self) -> int:
        """How much of its width the names take now."""
        return self.undo_button.room_px + self.redo_button.room_px if self._is_named else 0
