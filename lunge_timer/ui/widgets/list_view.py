"""The list view on which the library and the editor paint their rows."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelection, QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QFrame, QListView, QWidget

from lunge_timer.ui.theme import FollowsFont
from lunge_timer.ui.widgets.scrolling import SlimScrollBar


class PaintedListView(FollowsFont, QListView):
    """Rows on a ground that the list itself paints, one of them below the mouse, one current and selected.

    alike: all are equally high, so that Qt asks for the height of one only.
    A delegate's options would bring in QStyle, which takes 4 ms to import.
    """

    def __init__(
        self,
        model: QAbstractItemModel,
        title: str,
        ground: QPalette.ColorRole,
        parent: QWidget | None = None,
        *,
        alike: bool = True,
    ) -> None:
        super().__init__(parent)
        self._hovered = -1
        # Of no length: Qt tells a screen reader of the list itself only when the list has had its event.
        self._entered = QTimer(self, singleShot=True, interval=0)
        self._entered.timeout.connect(self.tell_current)
        self.setModel(model)
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(alike)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar())
        # Asked for its own viewport, PySide looks through every class of widget there is, for 9 ms.
        self._ground = QWidget()
        self._ground.setBackgroundRole(ground)
        self._ground.setAutoFillBackground(True)
        self._ground.setMouseTracking(True)
        self.setViewport(self._ground)
        self.entered.connect(self.show_hovered)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Make current what was selected: a screen reader selects without that, a click and a key do both."""
        super().selectionChanged(selected, deselected)
        chosen = selected.indexes()
        if chosen and chosen[0] != self.currentIndex():
            self.setCurrentIndex(chosen[0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a screen reader told of the row, too, but where a click has come to another one."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._entered.start()

    @Slot()
    def tell_current(self) -> None:
        """Tell which row the keyboard is on, as Qt does where that changes; nothing moves for it."""
        self.setAutoScroll(False)
        self.currentChanged(self.currentIndex(), QModelIndex())
        self.setAutoScroll(True)

    def changeEvent(self, event: QEvent) -> None:
        """Let nothing be selected while it is out of reach: to the rows, which are asked, all is as ever."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            modes = QListView.SelectionMode
            self.setSelectionMode(modes.SingleSelection if self.isEnabled() else modes.NoSelection)
            if self.isEnabled():
                self.setCurrentIndex(self.currentIndex())  # it may be another than before

    @Slot(QModelIndex)
    def show_hovered(self, index: QModelIndex | None = None) -> None:
        """Show that the mouse is over a row, or over none."""
        row = -1 if index is None else index.row()
        if row != self._hovered:
            self._hovered = row
            self._ground.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at every move where the mouse is: ``entered`` tells nothing of leaving the last row."""
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        self.show_hovered(self.indexAt(place) if self._ground.rect().contains(place) else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.show_hovered()
