"""Open a window, print what its first picture has cost this process, and leave when all is done.

    python first_paint.py bare|program

It prints milliseconds of CPU time and KiB of memory: at the first picture, and at rest. ``bare`` is a
window of the same size with nothing in it: what Python and Qt cost by themselves. Qt is not imported
before the program itself does so.
"""

import sys
from time import process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SIZE = 1280, 800
REST_MS = 500


def watch(window: "QWidget") -> None:
    """Tell the costs once window has been painted, and once more when it has come to rest."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

    class Watcher(QObject):
        def eventFilter(self, screen: QObject, event: QEvent) -> bool:
            if event.type() != QEvent.Type.Expose:
                return False
            screen.removeEventFilter(self)
            QCoreApplication.sendEvent(screen, event)  # it paints, and hands the picture to the screen
            tell()
            QTimer.singleShot(REST_MS, rest)
            return True

    window.winId()  # so that there is a window to be exposed
    window.windowHandle().installEventFilter(Watcher(window))


def tell() -> None:
    cpu_ms = process_time() * 1000
    with open("/proc/self/smaps_rollup", encoding="ascii") as sizes:  # noqa: PTH123 - pathlib costs 5 ms
        pss_kib = next(int(line.split()[1]) for line in sizes if line.startswith("Pss:"))
    print(cpu_ms, pss_kib, flush=True)  # noqa: T201 - what this is for


def rest() -> None:
    from PySide6.QtCore import QCoreApplication

    tell()
    QCoreApplication.exit(0)


def bare() -> int:
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(*SIZE)
    watch(window)
    window.show()
    return app.exec()


def program() -> int:
    """The program as its command starts it, but for a look at the window that it builds."""
    from lunge_timer import cli

    check_screen = cli.check_screen

    def watched(*parts: Any) -> None:
        check_screen(*parts)
        watch_build()

    vars(cli)["check_screen"] = watched  # the last thing it calls before it loads Qt
    return cli.main([])


def watch_build() -> None:
    """Have the window watched that is about to be built."""
    from lunge_timer.desktop.startup import import_plainly

    import_plainly()  # before it imports the rest, as the program does
    from lunge_timer import app

    build = app.open_library

    def watched(*parts: Any) -> Any:
        window, *rest = build(*parts)
        watch(window)
        return window, *rest

    vars(app)["open_library"] = watched


if __name__ == "__main__":
    sys.exit({"bare": bare, "program": program}[sys.argv[1]]())
