"""Ctrl+C and a request to end, handled also while the event loop sleeps."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSocketNotifier, QTimer


@contextmanager
def signals_handled(leave: Callable[[], object]) -> Iterator[list[int]]:
    """Call leave, a slot, on SIGINT, SIGTERM and SIGHUP: who sends them cannot answer a question.

    Yields the list of the signals that came. One that is to be ignored, as nohup asks, is not heard. Python
    runs a signal's handler only between two of its own instructions, and an idle window runs none; a byte in
    a pipe wakes it. Windows knows no such pipe: there Ctrl+C ends the process by itself.
    """
    if os.name == "nt":
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        yield []
        return
    heard: list[int] = []

    def hear(number: int, _frame: object) -> None:
        heard.append(number)
        QTimer.singleShot(0, leave)  # it may come in the midst of painting

    read_end, write_end = os.pipe()
    os.set_blocking(read_end, False)
    os.set_blocking(write_end, False)
    signals = [
        number
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        if signal.getsignal(number) is not signal.SIG_IGN
    ]
    previous = [signal.signal(number, hear) for number in signals]
    previous_fd = signal.set_wakeup_fd(write_end, warn_on_full_buffer=False)
    notifier = QSocketNotifier(read_end, QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: os.read(read_end, 16))  # on the way back from here, the handlers run
    try:
        yield heard
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(previous_fd)
        for number, handler in zip(signals, previous, strict=True):
            signal.signal(number, handler)
        os.close(read_end)
        os.close(write_end)
