"""Whole tracks through simpleaudio, which opens the default device afresh for each."""

import time
from importlib import import_module
from typing import Any, Protocol

from msgspec import Struct

from lunge_timer.core.clock import Clock
from lunge_timer.errors import OutputError
from lunge_timer.language import _
from lunge_timer.sound.alsa import hush_alsa, wait_for_alsa
from lunge_timer.sound.tones import BYTES_PER_MS, CHANNELS, RATE_HZ, SAMPLE_BYTES

_TRIAL = bytes(50 * BYTES_PER_MS)  # silence, whose end tells that the device plays
_TRIAL_EVERY_MS = 500  # the feed has it checked at least once a second
_TRIAL_MS = 2500  # PulseAudio may take 1.5 s to drain one; what has not ended by then will not
_DELAY_MS = 60  # every track begins in silence: a stream's first moments may be torn
_GRACE_MS = 500  # a track that ends this much before its time was torn off
_QUIET_S = 2.0  # a stopped track drains its buffer first: 0.2 s, near its end 0.6 s


class _PlayObject(Protocol):
    def stop(self) -> None: ...
    def is_playing(self) -> bool: ...


class _Playback(Struct):
    playing: _PlayObject
    end_ms: int
    stopped: bool = False

    def stop(self) -> None:
        self.stopped = True
        self.playing.stop()


class SimpleaudioOutput:
    """Plays every track 60 ms after its moment, whenever it is handed over: silence fills the time."""

    name = "simpleaudio"
    lead_ms = 0  # handed over ahead, a sound could not be taken back in its last moments
    woke_ms = None  # each track wakes the device for itself
    heard_after_ms = _DELAY_MS  # from then on what was handed over is heard for 190 ms more

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._library: Any = None
        self._failure: type[Exception] = Exception
        self._playbacks: list[_Playback] = []
        self._trials: list[_Playback] = []  # the last one, once open
        self._has_played = False

    def open(self) -> None:
        hush_alsa()
        try:
            self._library = import_module("simpleaudio")
            self._failure = import_module("simpleaudio._simpleaudio").SimpleaudioError
        except ImportError as error:
            raise OutputError(_("simpleaudio cannot be loaded ({reason}).").format(reason=error)) from error
        self._playbacks = []
        self._has_played = False
        self._begin_trial()

    def play(self, samples: bytes, at_ms: int) -> _Playback:
        if not samples:
            raise ValueError("an empty buffer would kill the process")
        wait_for_alsa()
        wait_ms = max(0, at_ms + _DELAY_MS - self._clock())
        playback = self._play(bytes(wait_ms * BYTES_PER_MS) + samples, at_ms + len(samples) // BYTES_PER_MS)
        self._playbacks = [*(kept for kept in self._playbacks if kept.playing.is_playing()), playback]
        return playback

    def _play(self, samples: bytes, end_ms: int) -> _Playback:
        try:
            playing = self._library.play_buffer(samples, CHANNELS, SAMPLE_BYTES, RATE_HZ)
        except self._failure as error:
            raise OutputError(_("The sound device cannot be opened.")) from error
        return _Playback(playing, end_ms)

    def check(self) -> bool:
        now_ms = self._clock()
        for playback in self._playbacks:
            cut_short = not playback.stopped and now_ms < playback.end_ms - _GRACE_MS
            if cut_short and not playback.playing.is_playing():
                raise OutputError(_("The sound device was lost."))
        (trial,) = self._trials
        if not trial.playing.is_playing():
            self._has_played = True
            if now_ms - trial.end_ms > _TRIAL_EVERY_MS:
                self._begin_trial()
        elif now_ms - trial.end_ms > _TRIAL_MS:
            raise OutputError(_("The sound device was lost."))
        return self._has_played

    def _begin_trial(self) -> None:
        wait_for_alsa()
        self._trials = [self._play(_TRIAL, self._clock())]

    def close(self) -> None:
        """Stop everything, and wait for the library's own threads: one that outlives Python crashes."""
        playbacks, self._playbacks = [*self._playbacks, *self._trials], []
        for playback in playbacks:
            playback.stop()
        until = time.monotonic() + _QUIET_S
        while any(playback.playing.is_playing() for playback in playbacks) and time.monotonic() < until:
            time.sleep(0.01)
