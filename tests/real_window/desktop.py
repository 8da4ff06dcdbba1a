"""An X display, a window manager and a sound server of one's own, for as long as a test needs them."""

import os
import shlex
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

PATIENCE_S = 30  # a busy machine is no reason to fail


@contextmanager
def virtual_screen(width: int = 1280, height: int = 800, *, slow: bool = False) -> Iterator[str]:
    """Start an X server on a display number that nobody uses, and tell its name.

    A slow one gives way to the programs: each reads an event before the next is there.
    """
    reader, writer = os.pipe()
    command = ["nice", "-n", "5"] if slow else []
    command += ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    with running(command, pass_fds=(writer,)):
        os.close(writer)
        with os.fdopen(reader) as number:
            yield f":{number.readline().strip()}"


@contextmanager
def running(
    command: list[str], environ: Mapping[str, str] | None = None, pass_fds: tuple[int, ...] = ()
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a server in the background, and end it in the end."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environ, pass_fds=pass_fds, stdout=quiet, stderr=quiet) as server:
        try:
            yield server
        finally:
            server.terminate()
            try:
                server.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                server.kill()


@contextmanager
def sound_server(folder: Path) -> Iterator[str]:
    """Start a sound server whose one loudspeaker is heard by nobody, and tell where it listens."""
    socket = folder / "pulse.sock"
    modules = (
        f"module-native-protocol-unix auth-anonymous=1 socket={socket}",
        "module-null-sink sink_name=nobody rate=48000",
    )
    command = ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"]
    command += [part for module in modules for part in ("-L", module)]
    with running(command, environment(folder, "", "")):
        _wait_for(socket.is_socket)
        yield f"unix:{socket}"


@contextmanager
def desktop(folder: Path, width: int, height: int, *, slow: bool = False) -> Iterator[dict[str, str]]:
    """A screen with a window manager, and a sound server; the environment of who has just logged in there."""
    with virtual_screen(width, height, slow=slow) as display, sound_server(folder) as sound:
        environ = environment(folder, display, sound)
        # It tells its desktops earlier, and a window that comes in between never gets the keyboard.
        managing = folder / "managing"
        with running(["openbox", "--startup", shlex.join(["touch", str(managing)])], environ):
            _wait_for(managing.exists)
            yield environ


@contextmanager
def message_bus(environ: Mapping[str, str]) -> Iterator[str]:
    """Start a bus of that desktop's own, which starts what screen readers listen to; tell its address."""
    reader, writer = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={writer}"]
    with running(command, environ, pass_fds=(writer,)):
        os.close(writer)
        with os.fdopen(reader) as address:
            yield address.readline().strip()


def _wait_for(is_there: Callable[[], bool]) -> None:
    """Wait until a server is ready, or patience is at its end: what needs it will say so."""
    give_up_s = monotonic() + PATIENCE_S
    while not is_there() and monotonic() < give_up_s:
        sleep(0.02)


def environment(folder: Path, display: str, sound: str) -> dict[str, str]:
    """The environment of a person who has just logged in, with a home in folder."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {
        "DISPLAY": display,
        "PULSE_SERVER": sound,
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "LUNGE_TIMER_HOME": str(folder / "lunge-timer"),
        "XDG_RUNTIME_DIR": str(runtime),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={runtime / 'no-bus'}",
        "QT_QPA_PLATFORM": "xcb",
    }
