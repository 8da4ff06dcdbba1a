"""A program that is nothing but an instance. It prints what becomes of it, line by line.

python -m tests.desktop.instances FOLDER [MESSAGE ...]
"""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Slot

from lunge_timer.desktop.single_instance import NoAnswerError, SingleInstance


class Printer(QObject):
    """Tells every message, and refuses what one asks to be refused."""

    def __init__(self, instance: SingleInstance) -> None:
        super().__init__()
        self._instance = instance

    @Slot(object)
    def tell(self, message: tuple[str, ...]) -> None:
        say("called", *message)
        if message[:1] == ("refuse",):
            self._instance.tell_refusals(message[1:])


def say(*words: str) -> None:
    print(*(ascii(word) for word in words), flush=True)  # noqa: T201 - what this is for


def main() -> int:
    app = QCoreApplication(sys.argv[:1])
    instance = SingleInstance(Path(sys.argv[1]))
    try:
        if not instance.claim(sys.argv[2:]):
            say("second", *instance.refusals)
            return 0
    except NoAnswerError as error:
        say("no answer", str(error))
        return 1
    printer = Printer(instance)
    instance.called.connect(printer.tell)
    say("first")
    instance.listen()
    say("listening")
    code = app.exec()
    instance.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
