"""A screen reader's view of the program: what is showing, what is announced, and what can be done with it."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, NamedTuple

from tests.real_window.desktop import PATIENCE_S

PYTHON = "/usr/bin/python3"  # the system's, which has the bindings of AT-SPI
_CLIENT = Path(__file__).with_name("atspi_client.py")


class Thing(NamedTuple):
    """One thing in the tree, as a screen reader finds it."""

    role: str
    name: str
    description: str
    labels: tuple[str, ...]
    states: frozenset[str]
    value: float | None
    size: tuple[int, int] | None
    path: tuple[str, ...]  # roles and names from the window down


class Heard(NamedTuple):
    """One event, of the thing that had this role and name then."""

    kind: str
    role: str
    name: str
    text: str
    on: bool
    focused: bool


class ScreenReader:
    """Asks a client on the bus, which hears all events meanwhile."""

    def __init__(self, client: "subprocess.Popen[str]", environ: dict[str, str]) -> None:
        """Environ is that of the desktop whose bus the client is on."""
        self.environ = environ
        self._client = client
        self._answers: Queue[Any] = Queue()
        self.heard: list[Heard] = []
        Thread(target=self._listen, daemon=True).start()
        assert self._answers.get(timeout=PATIENCE_S) == "ready"

    @property
    def announced(self) -> list[str]:
        return [heard.text for heard in self.heard if heard.kind == "object:announcement"]

    def went_to(self) -> list[Heard]:
        """What the keyboard has come to, one after the other."""
        return [each for each in self.heard if each.kind == "object:state-changed:focused" and each.on]

    def names_with_keyboard(self, role: str) -> list[str]:
        """The names that a thing of that role was given while it had the keyboard."""
        kind = "object:property-change:accessible-name"
        return [
            each.text for each in self.heard if (each.kind, each.role, each.focused) == (kind, role, True)
        ]

    def things(self, role: str) -> list[Thing]:
        """What is showing in that role, in the order of the tree."""
        return [thing for thing in self.tree() if thing.role == role]

    def has(self, role: str, beginning: str) -> bool:
        """Whether something of that role and with such a name is showing."""
        return any(thing.name.startswith(beginning) for thing in self.things(role))

    def lacks(self, role: str, beginning: str) -> bool:
        return not self.has(role, beginning)

    def focused(self, role: str) -> list[Thing]:
        """What of that role has the keyboard."""
        return [thing for thing in self.things(role) if "focused" in thing.states]

    def has_announced(self, number: int) -> bool:
        """Whether so many sentences were announced, or more."""
        return len(self.announced) >= number

    def has_just_announced(self, beginning: str) -> bool:
        return bool(self.announced) and self.announced[-1].startswith(beginning)

    def tree(self) -> list[Thing]:
        """All that is showing, parents first."""
        return [
            Thing(
                **{
                    **found,
                    "labels": tuple(found["labels"]),
                    "states": frozenset(found["states"]),
                    "size": found["size"] and tuple(found["size"]),
                    "path": tuple(found["path"]),
                }
            )
            for found in self._ask("tree")
        ]

    def do(self, role: str, name: str, action: str) -> None:
        assert self._ask("do", role=role, name=name, action=action), (role, name)

    def select(self, role: str, name: str, row: int) -> None:
        assert self._ask("select", role=role, name=name, row=row), (role, name)

    def set_value(self, role: str, name: str, value: float) -> None:
        assert self._ask("set", role=role, name=name, value=value), (role, name)

    def write(self, role: str, name: str, text: str) -> None:
        assert self._ask("write", role=role, name=name, text=text), (role, name)

    def _ask(self, what: str, **more: object) -> Any:
        assert self._client.stdin is not None
        print(json.dumps({"ask": what, **more}), file=self._client.stdin, flush=True)
        return self._answers.get(timeout=PATIENCE_S)

    def _listen(self) -> None:
        assert self._client.stdout is not None
        for line in self._client.stdout:
            said = json.loads(line)
            if "answer" in said:
                self._answers.put(said["answer"])
            else:
                self.heard.append(Heard(kind=said.pop("event"), **said))


@contextmanager
def screen_reader(environ: dict[str, str]) -> Iterator[ScreenReader]:
    pipe = subprocess.PIPE
    command = [PYTHON, "-W", "ignore::DeprecationWarning", str(_CLIENT)]
    with subprocess.Popen(command, env=environ, stdin=pipe, stdout=pipe, text=True) as client:
        try:
            yield ScreenReader(client, environ)
        finally:
            client.kill()


def missing() -> str:
    """What of a screen reader's tools is not installed, or nothing."""
    if not Path("/usr/share/dbus-1/services/org.a11y.Bus.service").is_file():
        return "at-spi2-core"
    code = "import gi; gi.require_version('Atspi', '2.0')"
    found = subprocess.run([PYTHON, "-c", code], capture_output=True, check=False).returncode == 0
    return "" if found else "python3-gi and gir1.2-atspi-2.0"
