"""The notices of the library: what went wrong or was done."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.language import _
from lunge_timer.ui.widgets.banner import Banner
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.scrolling import WIDTH_PX, Pane

_MARGIN_PX, _SPACE_PX = 32, 8
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


def beside_margins(*cards: QWidget) -> QWidget:
    """The cards with the page's margins beside them; without any height while they are hidden."""
    room = QWidget()
    fill(QVBoxLayout(room), *cards, space_px=_SPACE_PX, margins_px=(_MARGIN_PX, 0, _MARGIN_PX, 0))
    return room
