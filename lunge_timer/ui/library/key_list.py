"""The keys of the library, over the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QGridLayout, QWidget

from lunge_timer.language import _
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.library.commands import key_lines
from lunge_timer.ui.overlay import Overlay
from lunge_timer.ui.scrolling import Pane

_Move = QAbstractSlider.SliderAction
_MOVES = {
    Qt.Key.Key_Up: _Move.SliderSingleStepSub,
    Qt.Key.Key_Down: _Move.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _Move.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Move.SliderPageStepAdd,
}


class KeyList(Overlay):
    """Scrolls where the page is too small for all of them."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(_("Shortcuts"), (_("Close"),), page)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (key, text) in enumerate(key_lines()):
            grid.addWidget(PlainLabel(key, bold=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(text, tint="muted", wrap=True), row, 1)
        self._pane = Pane()
        self._pane.setAccessibleName(_("Shortcuts"))
        self._pane.setWidget(content)
        self._pane.setSizeAdjustPolicy(Pane.SizeAdjustPolicy.AdjustToContents)
        self.body.insertWidget(1, self._pane)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            self._pane.verticalScrollBar().triggerAction(move)
