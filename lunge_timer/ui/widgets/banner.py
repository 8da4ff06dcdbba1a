"""Banners: one sentence on a card, with an icon, until it is dismissed."""

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lunge_timer.language import _
from lunge_timer.ui.theme import current_colors
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.buttons import IconButton, Look
from lunge_timer.ui.widgets.card import paint_rounded
from lunge_timer.ui.widgets.icons import Icon, paint_icon
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill

_ICON_PX = 22
_RADIUS_PX = 12.0


class Sign(QWidget):
    """An icon by itself, in the colour of a warning or of quiet text."""

    def __init__(self, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(_ICON_PX, _ICON_PX)

    def show_icon(self, icon: Icon) -> None:
        self._icon = icon
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        color = colors.danger if self._icon is Icon.WARNING else colors.muted
        with QPainter(self) as painter:
            paint_icon(painter, self._icon, QRectF(self.rect()), color)


class Banner(QWidget):
    """A note of one sentence; hidden while there is nothing to say."""

    accessible_role = "notice"
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None, *, dismissable: bool = True) -> None:
        super().__init__(parent)
        self._sign = Sign(Icon.NOTE)
        self._sentence = PlainLabel(wrap=True)
        row = fill(QHBoxLayout(self), self._sign, space_px=12, margins_px=(14, 6, 6, 6))
        row.addWidget(self._sentence, 1)
        if dismissable:
            close = IconButton(Icon.CLOSE, _("Dismiss this note"), look=Look.QUIET)
            close.clicked.connect(self.dismiss)
            row.addWidget(close)
        self.hide()

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def show_note(self, sentence: str, *, warning: bool = False) -> None:
        """Say something; an empty sentence takes the note away."""
        self._sentence.setText(sentence)
        self._sign.show_icon(Icon.WARNING if warning else Icon.NOTE)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        announce(self, sentence)

    @Slot()
    def dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        with QPainter(self) as painter:
            paint_rounded(painter, QRectF(self.rect()), _RADIUS_PX, fill=colors.card, edge=colors.line)
