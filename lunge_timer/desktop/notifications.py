"""One notification with its buttons, by way of the session bus; the desktop decides whether it disturbs."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

from lunge_timer.desktop.bus_messages import BusError, Call, Event, Refusal, Reply
from lunge_timer.desktop.session_bus import SessionBus

NAME: Final = "org.freedesktop.Notifications"
PATH: Final = "/org/freedesktop/Notifications"
_SERVICE = (NAME, PATH, NAME)
_NORMAL = 1  # urgency
_AS_LONG_AS_THE_DESKTOP_LIKES = -1


class Words(NamedTuple):
    """What a notification says, and its buttons: a key and words each."""

    title: str
    text: str
    buttons: Sequence[tuple[str, str]]


class Press(NamedTuple):
    """A button of a notification that was pressed."""

    notification: "Notification"
    key: str
    token: str  # the desktop's leave to come to the front; empty where it gave none


class Notification:
    """Shown until it is answered, closed or withdrawn. Where nobody can show it, nothing happens.

    answer is called on the bus's thread with a Press.
    """

    def __init__(self, words: Words, answer: Callable[[Press], object]) -> None:
        self._words = words
        self._answer = answer
        self._shown_by = ""  # the one whose signals are believed
        self._number = 0  # that it knows this by
        self._token = ""
        self._withdrawn = False
        self._bus = SessionBus("notification", self)
        self._bus.start()

    def withdraw(self) -> None:
        """Take it away. Waits for nothing: a press that is on its way already may come after this."""
        self._withdrawn = True
        self._bus.wake()

    def begin(self, bus: SessionBus) -> None:
        bus.listen(f"type='signal',sender='{NAME}',interface='{NAME}'")
        buttons = [part for button in self._words.buttons for part in button]
        hints = {"urgency": ("y", _NORMAL), "desktop-entry": ("s", "lunge-timer")}
        title, text = self._words.title, self._words.text
        shown = ("Lunge Timer", 0, "lunge-timer", title, text, buttons, hints, _AS_LONG_AS_THE_DESKTOP_LIKES)
        # Who shows it may have to be started first: one that comes late is to be answered, and closed, too.
        sender, body = bus.call(_SERVICE, "Notify", "susssasa{sv}i", shown, patience_s=None)
        number, *more = *body, None
        if not isinstance(number, int) or more != [None]:
            raise BusError("Notify")
        self._shown_by, self._number = sender, number

    def catch_up(self, bus: SessionBus) -> None:
        if self._withdrawn and self._number:
            number, self._number = self._number, 0
            with suppress(BusError):  # it is closed already
                bus.call(_SERVICE, "CloseNotification", "u", (number,))
            bus.close()

    def answer(self, _bus: SessionBus, _call: Call) -> Reply | Refusal:
        """Nobody has anything to ask of it."""
        return Refusal("UnknownMethod", "There is no such method")

    def hear(self, bus: SessionBus, event: Event) -> None:
        """Take the answer, or the end without one, from the one who shows it alone."""
        if (event.sender, event.interface, event.body[:1]) != (self._shown_by, NAME, (self._number,)):
            return
        kind = event.member, event.signature
        if kind == ("ActivationToken", "us"):
            self._token = event.body[1]
        elif kind == ("ActionInvoked", "us"):
            bus.hand_over(self._answer, Press(self, event.body[1], self._token))
            bus.close()
        elif kind == ("NotificationClosed", "uu"):
            bus.close()
