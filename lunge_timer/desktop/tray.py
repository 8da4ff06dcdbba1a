"""An icon in the tray, once there is one: the program stays there with its window closed."""

from pathlib import Path

from PySide6 import QtGui, QtWidgets  # their QIcon and QSystemTrayIcon: made when first named, which few need
from PySide6.QtCore import QObject, Signal, Slot

from lunge_timer.language import _


class Tray(QObject):
    """Asks for the window, for the break, or for the end of the program."""

    open_requested = Signal()
    start_requested = Signal()
    quit_requested = Signal()

    def __init__(self, icon_file: Path, name: str, start_words: str, window: QtWidgets.QWidget) -> None:
        """Name is the program's, start_words say what start does."""
        super().__init__(window)
        self.menu = QtWidgets.QMenu(window)
        for words, requested in (
            (_("Open {name}").format(name=name), self.open_requested),
            (start_words, self.start_requested),
            (_("Quit"), self.quit_requested),
        ):
            self.menu.addAction(words.replace("&", "&&")).triggered.connect(requested)
        self._icon = QtWidgets.QSystemTrayIcon(QtGui.QIcon(str(icon_file)), self)
        self._icon.setToolTip(name)
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self.take_click)
        self._icon.messageClicked.connect(self.start_requested)
        self._icon.show()

    def is_there(self) -> bool:
        """Whether the desktop has a tray now: it may come later than the program, and go before it."""
        return QtWidgets.QSystemTrayIcon.isSystemTrayAvailable()

    def show_message(self, title: str, text: str) -> None:
        """Tell something where there is no session bus to tell it by."""
        self._icon.showMessage(title, text, self._icon.icon())

    def remove(self) -> None:
        self._icon.hide()
        self.menu.deleteLater()
        self.deleteLater()

    @Slot(object)
    def take_click(self, reason: object) -> None:
        reasons = QtWidgets.QSystemTrayIcon.ActivationReason
        if reason in {reasons.Trigger, reasons.DoubleClick}:
            self.open_requested.emit()
