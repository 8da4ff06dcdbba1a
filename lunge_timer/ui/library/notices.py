"""The notices of the library: what went wrong or was done."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.language import _
from lunge_timer.ui.widgets.banner import Banner
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.scrolling import WIDTH_PX, Pane

_MARGIN_PX, _SPACE_PX = 32, 8
_MOST_SHARE = 0.5  # of the view's height
_MOST_LINES = 4.5  # half a line shows that there is more


class NoteBanner(QWidget):
    """A warning or what was done, hidden while there is nothing to say; one of many lines scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banner = Banner()
        self._banner.dismissed.connect(self.hide)
        self._pane = Pane()
        self._pane.setWidget(self._banner)
        fill(QVBoxLayout(self), self._pane, margins_px=(_MARGIN_PX, 8, _MARGIN_PX - WIDTH_PX, 8))
        self.hide()

    def show_note(self, sentence: str, *, warning: bool) -> None:
        self._banner.show_note(sentence, warning=warning)
        self._pane.setAccessibleName(_("What went wrong") if warning else _("What was done"))
        self.setVisible(bool(sentence))
        self._fit()

    def add_note(self, sentence: str) -> None:
        """Warn of that, too, under what is said already."""
        said = "" if self.isHidden() else self._banner.sentence
        self.show_note("\n".join(filter(None, (said, sentence))), warning=True)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Be as high as what is said, up to a few lines."""
        need_px = max(0, self._banner.heightForWidth(self._pane.viewport().width()))
        self._pane.setFixedHeight(min(need_px, round(self.fontMetrics().lineSpacing() * _MOST_LINES)))


class Notices(QWidget):
    """Notices one under the other, which tell how much of the height they take while they are shown."""

    height_changed = Signal(int)

    def __init__(self, *notices: QWidget) -> None:
        super().__init__()
        fill(QVBoxLayout(self), *notices, space_px=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.height_changed.emit(event.size().height())


class NoticeCards(QWidget):
    """Advice, and under it the question of the morning, so that what an answer brings moves no button.

    Where both would take most of the height the question waits until the advice is answered.
    """

    left = Signal()  # what waits from now on has the keyboard

    def __init__(self, advice: QWidget, question: QWidget) -> None:
        super().__init__()
        self._advice, self._question = advice, question
        self._height_px = 0
        self._place = QWidget()
        self._place.hide()
        fill(QVBoxLayout(self._place), question)
        margins_px = (_MARGIN_PX, 0, _MARGIN_PX, 0)
        fill(QVBoxLayout(self), advice, self._place, space_px=_SPACE_PX, margins_px=margins_px)
        for card in (advice, question):
            card.installEventFilter(self)

    def show_room(self, height_px: int) -> None:
        """Be part of a view of that height."""
        self._height_px = height_px
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        width_px = self.width() - 2 * _MARGIN_PX
        need_px = sum(card.heightForWidth(width_px) for card in (self._advice, self._question))
        waits = not self._advice.isHidden() and need_px > self._height_px * _MOST_SHARE
        if waits and any(part.hasFocus() for part in self._place.findChildren(QWidget)):
            self.left.emit()
        self._place.setVisible(not waits and not self._question.isHidden())
