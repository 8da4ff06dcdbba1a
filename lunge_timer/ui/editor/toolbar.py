"""The top of the editor: what is edited; undo, redo, cancel, save."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lunge_timer.language import _
from lunge_timer.ui.theme import HEADING, FollowsFont, cap_font, text_font
from lunge_timer.ui.widgets.buttons import Look, PillButton, show_enabled
from lunge_timer.ui.widgets.labels import FitLabel
from lunge_timer.ui.widgets.layouts import fill

_FITTING = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest})
_LEAST_CAP_PX = 12.0  # of the title, as long as two lines are enough


class EditorToolbar(FollowsFont, QWidget):
    """The title and the buttons; what these do is the page's."""

    def __init__(self, refuge: QWidget, parent: QWidget | None = None) -> None:
        """Where the keyboard goes when its button cannot be pressed any more: to refuge."""
        super().__init__(parent)
        self._refuge = refuge
        self._undo = self._redo = ""
        self._title = FitLabel(lines=2)
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.undo_button = PillButton(_("Undo"), look=Look.QUIET)
        self.redo_button = PillButton(_("Redo"), look=Look.QUIET)
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
        self._undo, self._redo = undo, redo
        for button, what in ((self.undo_button, undo), (self.redo_button, redo)):
            show_enabled(button, self._refuge, enabled=bool(what))
        self._write()

    def show_reason(self, reason: str) -> None:
        """Say why it cannot be saved now; an empty reason: it can."""
        self.save_button.setEnabled(not reason)
        self.save_button.setAccessibleDescription(reason)

    def minimumSizeHint(self) -> QSize:
        """As wide as with the short words."""
        size = super().minimumSizeHint()
        size.setWidth(size.width() - self._advance_px(self._texts()) + self._advance_px(_short()))
        return size

    def show_font(self) -> None:
        self._write()

    def event(self, event: QEvent) -> bool:
        if event.type() in _FITTING:
            self._write()
        return super().event(event)

    def _write(self) -> None:
        """Write on the buttons what they undo and do again, where the title leaves room for it."""
        title = QFontMetricsF(text_font(HEADING, bold=True))
        names = _worded(_("Undo"), self._undo), _worded(_("Redo"), self._redo)
        buttons_px = self.sizeHint().width() - self._advance_px(self._texts())
        need_px = buttons_px + self._advance_px(names) + ceil(title.horizontalAdvance(self._title.text()))
        texts = names if need_px <= self.width() else _short()
        for button, name, text in zip((self.undo_button, self.redo_button), names, texts, strict=True):
            button.setAccessibleName(name)
            if text != button.text():
                button.setText(text)
        self._title.show_caps(_LEAST_CAP_PX, title.capHeight())
        least = QFontMetrics(cap_font(_LEAST_CAP_PX))
        room_px = self.width() - buttons_px - self._advance_px(texts)
        lines = 1 if least.horizontalAdvance(self._title.text()) <= room_px else 2
        self._title.setMinimumHeight(lines * least.height())

    def _texts(self) -> Sequence[str]:
        return self.undo_button.text(), self.redo_button.text()

    def _advance_px(self, texts: Sequence[str]) -> int:
        metrics = self.undo_button.fontMetrics()
        return sum(metrics.horizontalAdvance(text) for text in texts)


def _short() -> Sequence[str]:
    return _("Undo"), _("Redo")


def _worded(verb: str, what: str) -> str:
    return _("{verb}: {what}").format(verb=verb, what=what) if what else verb
