"""A card over the page with fields to fill in: it goes when what they say can be taken."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from lunge_timer.ui.widgets.overlay import Overlay, give_back


class FormDialog(Overlay):
    """Shown once. Tab goes through the fields and the buttons; Enter in a field means the main answer."""

    widest_ems = 28.0

    def __init__(self, title: str, answers: Sequence[str], page: QWidget, *, main: int) -> None:
        super().__init__(title, answers, page, main=main)
        self._keyboard = QApplication.focusWidget()
        self.answered.connect(self._leave)
        # Of no length: while a layout is at work, another one cannot be measured.
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self.fit)
        if content := self.pane.widget():
            content.installEventFilter(self)

    def take(self, _answer: int) -> QWidget | None:
        """Take what was filled in, or return the field that has to be looked at again."""
        return None

    @Slot(int)
    def _answer(self, number: int) -> None:
        wrong = self.take(number)
        if wrong is None:
            super()._answer(number)
        else:
            self._fit()
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def fit(self) -> None:
        """Give what has grown or shrunk within the card its room."""
        if self.isVisible():
            self._fit()

    @Slot()
    def _leave(self) -> None:
        """Be gone; the keyboard goes back to where it was."""
        self.deleteLater()
        give_back(self._keyboard)

    def _stops(self) -> Sequence[QWidget]:
        fields = [
            each
            for each in self.pane.findChildren(QWidget)
            if each is not self.pane.verticalScrollBar()
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each.isEnabled()
            and each.isVisibleTo(self)
            and each.focusProxy() is None
        ]
        return [*fields, *super()._stops()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for what grows or shrinks within the card."""
        if watched is self._page:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._laid_out.start()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Keep what has the keyboard in sight."""
        moved = super().focusNextPrevChild(forward)
        focused = QApplication.focusWidget()
        if focused is not None and self.pane.isAncestorOf(focused):
            self.pane.ensureWidgetVisible(focused)
        return moved
