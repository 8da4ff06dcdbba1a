"""One open device of miniaudio's, which is fed without end and so never falls asleep."""

from collections.abc import Generator
from importlib import import_module
from threading import Event
from typing import Any

from lunge_timer.core.clock import Clock
from lunge_timer.errors import OutputError
from lunge_timer.language import _
from lunge_timer.sound.alsa import hush_alsa
from lunge_timer.sound.stream import Stream, Track
from lunge_timer.sound.tones import CHANNELS, FRAMES_PER_MS, RATE_HZ

_PERIOD_MS = 25
_PERIODS = 5  # what a busy machine may keep the thread waiting
_SILENT_MS = 3000  # a device that asks for nothing so long is lost; some take 2 s to begin
_FILLED_MS = 300  # one whose sink is suspended has itself filled before this, and asks for nothing more
_FADE_S = 0.2  # how long to wait for the last fade: a few requests


class MiniaudioOutput:
    """Lays tracks into one stream."""

    name = "miniaudio"
    lead_ms = 500  # so long may the thread that hands over be busy
    heard_after_ms = 75  # a track begins 35 ms late; 40 ms of a sound are told from another

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._stream = Stream(clock, _PERIOD_MS * FRAMES_PER_MS, _PERIODS)
        self._library: Any = None
        self._device: Any = None
        self._opened_ms = 0
        self._woke_ms: int | None = None
        self._stopped = Event()
        self._quiet = Event()

    @property
    def woke_ms(self) -> int | None:
        return self._woke_ms

    def open(self) -> None:
        hush_alsa()
        try:
            self._library = import_module("miniaudio")
        except (ImportError, OSError) as error:
            raise OutputError(_("miniaudio cannot be loaded ({reason}).").format(reason=error)) from error
        self._stream = Stream(self._clock, _PERIOD_MS * FRAMES_PER_MS, _PERIODS)
        self._stopped.clear()
        self._woke_ms = None
        # Made and initialised apart: one whose initialisation fails has to be let go of all the same.
        self._device = self._library.PlaybackDevice.__new__(self._library.PlaybackDevice)
        try:
            self._device.__init__(
                nchannels=CHANNELS,
                sample_rate=RATE_HZ,
                buffersize_msec=_PERIOD_MS,
                callback_periods=_PERIODS,
                backends=self._backends(),
                app_name="Lunge Timer",
            )
            self._device.stop_callback = self._stopped.set
            requests = self._answer()
            next(requests)
            self._device.start(requests)
        except self._library.MiniaudioError as error:
            self._let_go()
            raise OutputError(_("No sound device was found.")) from error
        self._opened_ms = self._clock()

    def play(self, samples: bytes, at_ms: int) -> Track:
        self.check()
        return self._stream.play(samples, at_ms)

    def check(self) -> bool:
        asked_ms = self._opened_ms if self._stream.asked_ms is None else self._stream.asked_ms
        if self._stopped.is_set() or self._clock() - asked_ms > _SILENT_MS:
            raise OutputError(_("The sound device was lost."))
        return asked_ms - self._opened_ms > _FILLED_MS

    def close(self) -> None:
        if self._device is None:
            return
        self._stream.stop()
        if not self._stopped.is_set():
            self._quiet.clear()
            self._quiet.wait(_FADE_S)
        self._let_go()

    def _backends(self) -> list[Any]:
        """All that can be heard: the library's own choice would end with one that plays to nobody."""
        return [
            backend
            for backend in self._library.Backend
            if self._library.is_backend_enabled(backend) and backend.name not in {"NULL", "CUSTOM"}
        ]

    def _answer(self) -> Generator[bytes, int, None]:
        frames = yield b""
        first_ms = self._clock()
        while True:
            self._note_waking(first_ms)
            samples = self._stream.take(frames)
            if self._stream.is_quiet:
                self._quiet.set()
            frames = yield samples

    def _note_waking(self, first_ms: int) -> None:
        """Forget all tracks where it was filled at first_ms, slept, and plays from now on.

        They would all come now, one sound after another.
        """
        asked_ms, now_ms = self._stream.asked_ms, self._clock()
        if asked_ms is not None and asked_ms - first_ms <= _FILLED_MS < now_ms - asked_ms:
            self._stream.stop()
            self._woke_ms = now_ms

    def _let_go(self) -> None:
        device, self._device = self._device, None
        device.close()
        context = vars(device).pop("_context", None)
        if context is not None:  # the wrapper keeps it, and with it a connection to the sound server
            self._library.lib.ma_context_uninit(context)
