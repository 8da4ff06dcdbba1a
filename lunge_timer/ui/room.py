"""Room: what the controller of every screen offers the window."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Room(QObject):
    """A screen's controller, as the window knows it. The page may be made when it is first asked for.

    page_requested: show this page; also emitted when the person was asked whether to leave, and stays.
    left: the person is done here.
    """

    page_requested = Signal(QWidget)
    left = Signal()

    def may_leave(self) -> bool:
        """Whether nothing would be lost by leaving now; where something would, the person is asked.

        Answered with leaving, the room emits left; with staying, page_requested.
        """
        return True
