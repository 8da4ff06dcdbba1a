"""Keeps ALSA, Linux's sound library, from writing its errors on the terminal, and waits until it answers."""

import sys
from ctypes import CDLL, CFUNCTYPE, byref, c_char_p, c_int, c_void_p
from functools import cache
from typing import Any

_PLAYBACK, _BLOCKING = 0, 0


@cache
def hush_alsa() -> Any:
    """Stop ALSA from writing 25 lines on the terminal each time it finds no sound card.

    What goes wrong is told by the output's own error. Returns the handler: ALSA holds no reference to it,
    so the cache must.
    """
    library = _alsa()
    if library is None:  # no ALSA, no lines
        return None
    handler = CFUNCTYPE(None, c_char_p, c_int, c_char_p, c_int, c_char_p)(lambda *_what: None)
    library.snd_lib_error_set_handler(handler)
    return handler


def wait_for_alsa() -> None:
    """Wait until the default device can be opened or will not be: for ever, where the sound server hangs.

    Meanwhile Python's other threads run, which simpleaudio does not let them do when it opens a device.
    """
    library = _alsa()
    if library is not None:
        device = c_void_p()
        if library.snd_pcm_open(byref(device), b"default", _PLAYBACK, _BLOCKING) == 0:
            library.snd_pcm_close(device)


@cache
def _alsa() -> CDLL | None:
    if sys.platform != "linux":
        return None
    try:
        return CDLL("libasound.so.2")
    except OSError:
        return None
