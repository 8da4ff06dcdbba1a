"""Looks at a virtual screen many times a second, where a picture in a file would take too long."""

import ctypes
from collections.abc import Callable, Iterator, Mapping
from time import monotonic, sleep

from PySide6.QtGui import QImage

_ALL_PLANES = 0xFFFFFFFF
_Z_PIXMAP = 2
_FRAME_S = 1 / 20


class _XImage(ctypes.Structure):
    """The beginning of Xlib's XImage: as far as its pixels are told."""

    _fields_ = [
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.c_void_p),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
        ("bits_per_pixel", ctypes.c_int),
    ]


class Recorder:
    """Takes pictures of a part of the screen."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XGetImage.restype = ctypes.POINTER(_XImage)
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(environ["DISPLAY"].encode()))
        self._root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)

    def look(self, left_px: int, top_px: int, width_px: int, height_px: int) -> QImage:
        """What is seen there now."""
        image = self._x11.XGetImage(
            self._display, self._root, left_px, top_px, width_px, height_px, _ALL_PLANES, _Z_PIXMAP
        )
        told = image.contents
        line = told.bytes_per_line
        pixels = ctypes.string_at(told.data, line * told.height)
        picture = QImage(pixels, told.width, told.height, line, QImage.Format.Format_RGB32).copy()
        self._x11.XDestroyImage(image)
        return picture

    def record(
        self, left_px: int, top_px: int, width_px: int, height_px: int, *, is_over: Callable[[], bool]
    ) -> Iterator[tuple[float, QImage]]:
        """Look 20 times a second until it is over: when, in seconds, and what was seen."""
        due_s = monotonic()
        while not is_over():
            sleep(max(0.0, due_s - monotonic()))
            due_s += _FRAME_S
            yield monotonic(), self.look(left_px, top_px, width_px, height_px)
