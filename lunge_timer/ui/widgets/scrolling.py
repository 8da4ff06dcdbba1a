"""Scroll areas and scroll bars that are slim, and invisible where everything is in sight."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from lunge_timer.language import _
from lunge_timer.ui.theme import current_colors
from lunge_timer.ui.widgets.card import paint_focus, paint_rounded

WIDTH_PX = 14
_HANDLE_PX = 6.0
_SHORTEST_PX = 36.0


class SlimScrollBar(QScrollBar):
    """An upright scroll bar of a single rounded handle, drawn and dragged without the style's help."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._grip_px: float | None = None  # from the handle's top to where it is held
        self._focused = False

    def show_focused(self, *, focused: bool) -> None:
        """Show that the keyboard scrolls here."""
        self._focused = focused
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 2 * WIDTH_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.maximum() == self.minimum():
            return
        colors = current_colors()
        top, length = self._handle()
        handle = QRectF((self.width() - _HANDLE_PX) / 2, top, _HANDLE_PX, length)
        held = self._grip_px is not None
        with QPainter(self) as painter:
            paint_rounded(painter, handle, _HANDLE_PX / 2, fill=colors.muted if held else colors.edge)
            if self._focused:
                paint_focus(painter, QRectF(1, top, self.width() - 2, length), self.width() / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle, or bring it to where the press was."""
        if event.button() is not Qt.MouseButton.LeftButton or self.maximum() == self.minimum():
            event.ignore()
            return
        top, length = self._handle()
        offset_px = event.position().y() - top
        self._grip_px = offset_px if 0 <= offset_px <= length else length / 2
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip_px is not None:
            self._follow(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip_px = None
        self.update()

    def _handle(self) -> tuple[float, float]:
        """Where the handle begins, and its length."""
        span = max(1, self.maximum() - self.minimum())
        length = max(_SHORTEST_PX, self.height() * self.pageStep() / (span + self.pageStep()))
        return (self.height() - length) * (self.value() - self.minimum()) / span, length

    def _follow(self, event: QMouseEvent) -> None:
        _top, length = self._handle()
        part = (event.position().y() - (self._grip_px or 0)) / max(1.0, self.height() - length)
        self.setValue(self.minimum() + round(part * (self.maximum() - self.minimum())))
        self.update()


class Pane(QScrollArea):
    """Scrolls upright; where there is something to scroll, the keyboard can do it too."""

    accessible_role = "pane"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = SlimScrollBar()
        self._bar.rangeChanged.connect(self.show_range)
        self.setVerticalScrollBar(self._bar)
        # Always there, though unseen where there is nothing to scroll: so nothing jumps when it comes.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (self._bar, self.horizontalScrollBar()):
            bar.setAccessibleName(_("Scroll"))

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 0)

    @Slot(int, int)
    def show_range(self, least: int, most: int) -> None:
        """Take the keyboard only where it can scroll."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most > least else Qt.FocusPolicy.NoFocus)

    def show_whole(self, widget: QWidget | None, margin_px: int = 32) -> None:
        """Scroll so far that the widget, if it is one of what scrolls, can be seen."""
        if widget is not None and self.isAncestorOf(widget):
            self.ensureWidgetVisible(widget, 0, margin_px)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._bar.show_focused(focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._bar.show_focused(focused=False)


class ScrolledPage(QWidget):
    """A page that scrolls to where the keyboard goes, also where it comes from outside of what scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scroll_area = Pane()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        moved = super().focusNextPrevChild(forward)
        if moved:
            self.scroll_to_focus()
        return moved

    @Slot()
    def scroll_to_focus(self) -> None:
        self.scroll_area.show_whole(self.focusWidget())
