"""A media player as desktops know one (MPRIS 2.2): its properties, and what its methods ask for."""

import os
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final

from msgspec import Struct

from lunge_timer.core.clock import Clock
from lunge_timer.desktop.bus_messages import Call, Event, Refusal, Reply
from lunge_timer.desktop.session_bus import SessionBus

NAME: Final = "org.mpris.MediaPlayer2.lunge_timer"
PATH: Final = "/org/mpris/MediaPlayer2"
ROOT: Final = "org.mpris.MediaPlayer2"
PLAYER: Final = "org.mpris.MediaPlayer2.Player"
PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"
_PEER = "org.freedesktop.DBus.Peer"

_US = 1000  # to a millisecond
_JUMP_MS = 300  # further than this from where it was to be expected, a position has been jumped to
_SAME_PRESS_MS = 700  # a key that is held comes again after 500 to 660 ms, and then each 25 to 40

Values = Mapping[str, tuple[str, Any]]  # by their names, each with its D-Bus type


class MediaKey(Enum):
    """What a key, a headset or a panel asks for; each value is the method's name."""

    PLAY = "Play"
    PAUSE = "Pause"
    PLAY_PAUSE = "PlayPause"
    STOP = "Stop"
    NEXT = "Next"
    PREVIOUS = "Previous"
    RAISE = "Raise"
    QUIT = "Quit"


class NowPlaying(Struct, frozen=True, kw_only=True):
    """What a workout is at: one of its steps as a track, and how far in that was at a moment of the clock."""

    track: int
    title: str
    place: str  # the exercise and its set
    album: str
    length_ms: int | None  # None: until the person says so
    playing: bool
    elapsed_ms: int
    at_ms: int

    def position_ms(self, now_ms: int) -> int:
        gone_ms = self.elapsed_ms + (now_ms - self.at_ms if self.playing else 0)
        return max(0, gone_ms if self.length_ms is None else min(gone_ms, self.length_ms))


class MediaPlayer:
    """Answers for a workout. It trusts nobody: whatever is asked, it answers or refuses, and no more.

    press is called on the bus's thread, once for each press: a key that is held repeats its call.
    """

    def __init__(self, now_playing: NowPlaying, clock: Clock, press: Callable[[MediaKey], object]) -> None:
        self._bus = SessionBus("media keys", self)
        self._now = self._told = now_playing
        self._clock = clock
        self._press = press
        self._called_ms: dict[MediaKey, int] = {}

    def start(self) -> None:
        self._bus.start()

    def close(self) -> None:
        """Leave the bus, and hand on no press any more. Waits for nothing."""
        self._bus.close()

    def show(self, now_playing: NowPlaying) -> None:
        """Tell what is true now."""
        self._now = now_playing
        self._bus.wake()

    def begin(self, bus: SessionBus) -> None:
        """Take the name, or where another one has it, a name of its own."""
        if not bus.request_name(NAME):
            bus.request_name(f"{NAME}.instance{os.getpid()}")

    def catch_up(self, bus: SessionBus) -> None:
        """Tell everybody what has changed: a step that began, a pause, a jump."""
        now, told = self._now, self._told
        self._told = now
        before = _player_values(told, 0)
        changed = {
            name: value
            for name, value in _player_values(now, 0).items()
            if name != "Position" and value != before[name]
        }
        if changed:
            bus.emit(PATH, PROPERTIES, "PropertiesChanged", "sa{sv}as", (PLAYER, changed, []))
        jumped = abs(now.elapsed_ms - told.position_ms(now.at_ms)) > _JUMP_MS
        if now.track == told.track and jumped:
            bus.emit(PATH, PLAYER, "Seeked", "x", (now.elapsed_ms * _US,))

    def hear(self, bus: SessionBus, event: Event) -> None:
        """No signal is of interest."""

    def answer(self, bus: SessionBus, call: Call) -> Reply | Refusal:
        if call.interface == _PEER and call.member == "Ping":
            return Reply()
        if call.path != PATH:
            return Refusal("UnknownObject", "There is no such object")
        for interface, methods in _METHODS.items():
            signature = methods.get(call.member)
            if call.interface in {"", interface} and signature is not None:
                if call.signature != signature:
                    return Refusal("InvalidArgs", f"{call.member} takes arguments of the types: {signature}")
                return self._obey(bus, interface, call)
        return Refusal("UnknownMethod", "There is no such method")

    def _obey(self, bus: SessionBus, interface: str, call: Call) -> Reply | Refusal:
        if interface == PROPERTIES:
            return self._answer_properties(call)
        if interface == _INTROSPECTABLE:
            return Reply("s", (_described(),))
        if call.member == "OpenUri":
            return Refusal("NotSupported", "A workout opens no files of others")
        if call.member not in _SEEKS:  # which have no effect where CanSeek is false
            self._take_press(bus, MediaKey(call.member))
        return Reply()

    def _answer_properties(self, call: Call) -> Reply | Refusal:
        values = {ROOT: _ROOT_VALUES, PLAYER: _player_values(self._now, self._clock())}
        interface = call.body[0]
        if interface not in values:
            return Refusal("UnknownInterface", "There is no such interface")
        if call.member == "GetAll":
            return Reply("a{sv}", (dict(values[interface]),))
        name = call.body[1]
        if name not in values[interface]:
            return Refusal("UnknownProperty", "There is no such property")
        if call.member == "Set":
            return Refusal("PropertyReadOnly", "It cannot be set from here")
        return Reply("v", (values[interface][name],))

    def _take_press(self, bus: SessionBus, key: MediaKey) -> None:
        """Hand a press on, unless it is the same press as the call before it.

        The second of two real presses in so short a time is lost, too: nothing tells it from a held key.
        """
        now_ms, before_ms = self._clock(), self._called_ms.get(key)
        self._called_ms[key] = now_ms
        if before_ms is None or now_ms - before_ms >= _SAME_PRESS_MS:
            bus.hand_over(self._press, key)


_SEEKS = frozenset({"Seek", "SetPosition"})
_METHODS: Mapping[str, Mapping[str, str]] = {  # with the types of their arguments, a letter each
    ROOT: {"Raise": "", "Quit": ""},
    PLAYER: {
        **dict.fromkeys(("Next", "Previous", "Pause", "PlayPause", "Stop", "Play"), ""),
        "Seek": "x",
        "SetPosition": "ox",
        "OpenUri": "s",
    },
    PROPERTIES: {"Get": "ss", "GetAll": "s", "Set": "ssv"},
    _INTROSPECTABLE: {"Introspect": ""},
}
_ROOT_VALUES: Values = {
    "CanQuit": ("b", True),
    "CanRaise": ("b", True),
    "HasTrackList": ("b", False),
    "Identity": ("s", "Lunge Timer"),
    "DesktopEntry": ("s", "lunge-timer"),
    "SupportedUriSchemes": ("as", []),
    "SupportedMimeTypes": ("as", []),
}


def _player_values(now: NowPlaying, now_ms: int) -> Values:
    metadata: dict[str, tuple[str, Any]] = {
        "mpris:trackid": ("o", f"/lunge_timer/step/{now.track}"),
        "xesam:title": ("s", now.title),
        "xesam:artist": ("as", [now.place]),
        "xesam:album": ("s", now.album),
    }
    if now.length_ms is not None:
        metadata["mpris:length"] = ("x", now.length_ms * _US)
    return {
        "PlaybackStatus": ("s", "Playing" if now.playing else "Paused"),
        "Metadata": ("a{sv}", metadata),
        "Position": ("x", now.position_ms(now_ms) * _US),
        **dict.fromkeys(("Rate", "MinimumRate", "MaximumRate", "Volume"), ("d", 1.0)),
        **dict.fromkeys(("CanGoNext", "CanGoPrevious", "CanPlay", "CanPause", "CanControl"), ("b", True)),
        "CanSeek": ("b", False),
    }


def _described() -> str:
    """All of it as XML, for programs that ask what there is."""
    nothing = NowPlaying(
        track=0, title="", place="", album="", length_ms=0, playing=False, elapsed_ms=0, at_ms=0
    )
    values = {ROOT: _ROOT_VALUES, PLAYER: _player_values(nothing, 0)}
    lines = []
    for interface, methods in _METHODS.items():
        lines.append(f'<interface name="{interface}">')
        for name, taken in methods.items():
            given = _GIVEN.get(name, "")
            arguments = [("in", kind) for kind in taken] + [("out", given)] * bool(given)
            inside = "".join(f'<arg type="{kind}" direction="{way}"/>' for way, kind in arguments)
            lines.append(f'<method name="{name}">{inside}</method>')
        for name, (kind, _value) in values.get(interface, {}).items():
            lines.append(f'<property name="{name}" type="{kind}" access="read"/>')
        for name, told in _SIGNALS.get(interface, {}).items():
            inside = "".join(f'<arg type="{kind}"/>' for kind in told)
            lines.append(f'<signal name="{name}">{inside}</signal>')
        lines.append("</interface>")
    return f"<node>{''.join(lines)}</node>"


_GIVEN: Mapping[str, str] = {"Get": "v", "GetAll": "a{sv}", "Introspect": "s"}
_SIGNALS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    PROPERTIES: {"PropertiesChanged": ("s", "a{sv}", "as")},
    PLAYER: {"Seeked": ("x",)},
}
