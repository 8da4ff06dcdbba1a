"""Keeps ALSA, Linux's sound library, from writing its errors on the terminal."""

import sys
from ctypes import CDLL, CFUNCTYPE, c_char_p, c_int
from functools import cache
from typing import Any


@cache
def hush_alsa() -> Any:
    """Stop ALSA from writing 25 lines on the terminal each time it finds no sound card.

    What goes wrong is told by the output's own error. Returns the handler: ALSA holds no reference to it,
    so the cache must.
    """
    if sys.platform != "linux":
        return None
    try:
        library = CDLL("libasound.so.2")
    except OSError:  # no ALSA, no lines
        return None
    handler = CFUNCTYPE(None, c_char_p, c_int, c_char_p, c_int, c_char_p)(lambda *_what: None)
    library.snd_lib_error_set_handler(handler)
    return handler
