"""A PulseAudio of one's own, and what was heard from it."""

import os
import signal
import subprocess
import time
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

RATE_HZ = 48_000
FRAME_BYTES = 4
_START_S = 10.0


class Recording:
    """What a sink plays, as it comes: frames, left and right in turn, and when frame 0 was played."""

    def __init__(self, environment: dict[str, str], sink: str = "test") -> None:
        command = [
            "parec",
            "-d",
            f"{sink}.monitor",
            "--raw",
            "--rate=48000",
            "--format=s16le",
            "--channels=2",
        ]
        self._process = subprocess.Popen(
            [*command, "--latency-msec=10"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._data = bytearray()
        self.began_ms = float("inf")
        self.latest_ms = 0.0  # after the moment that the least late of the chunks before it tells of
        self._thread = Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        while chunk := os.read(self._process.stdout.fileno(), 1 << 16):
            self._data += chunk
            # The least late of all chunks tells best when the recording began.
            began_ms = time.monotonic_ns() / 1e6 - len(self._data) / FRAME_BYTES * 1000 / RATE_HZ
            self.began_ms = min(self.began_ms, began_ms)
            self.latest_ms = max(self.latest_ms, began_ms - self.began_ms)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self.finish()

    def is_quiet_for(self, seconds: float) -> bool:
        """Whether the latest so many seconds of it are silent."""
        count = round(seconds * RATE_HZ) * FRAME_BYTES
        return len(self._data) >= count and not self._data[-count:].strip(b"\0")

    def finish(self) -> "array[int]":
        self._process.terminate()
        self._process.wait()
        self._thread.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
        return array("h", bytes(self._data[: len(self._data) // FRAME_BYTES * FRAME_BYTES]))


class SoundServer:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        socket = folder / "pulse.sock"
        alsa = folder / "alsa.conf"
        alsa.write_text(
            "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n"
        )
        settings = folder / "pulse" / "daemon.conf"
        settings.parent.mkdir()
        settings.write_text("rlimit-rttime = -1\n")  # else a busy machine has the server killed
        self.environment = {
            **os.environ,
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "PULSE_SERVER": f"unix:{socket}",
            "PULSE_COOKIE": str(folder / "cookie"),
            "ALSA_CONFIG_PATH": str(alsa),
        }
        self._socket = socket

    def start(self) -> None:
        self._process = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
                *("-L", f"module-native-protocol-unix auth-anonymous=1 socket={self._socket}"),
                *("-L", "module-null-sink sink_name=test rate=48000"),
            ],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + _START_S
        while subprocess.run(
            ["pactl", "info"], env=self.environment, capture_output=True, check=False
        ).returncode:
            assert time.monotonic() < until, "the sound server does not start"
            time.sleep(0.05)

    def record(self) -> Recording:
        return Recording(self.environment)

    @contextmanager
    def gone(self) -> Iterator[None]:
        self.stop()
        yield
        self.start()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """It takes connections, and answers nobody."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        yield
        self._process.send_signal(signal.SIGCONT)

    @contextmanager
    def suspended(self) -> Iterator[None]:
        """Its sink plays nothing, as while another session has the sound card."""
        self._suspend("1")
        yield
        self._suspend("0")

    def _suspend(self, on: str) -> None:
        subprocess.run(["pactl", "suspend-sink", "test", on], env=self.environment, check=True)

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
            self._socket.unlink(missing_ok=True)

    def close(self) -> None:
        self.stop()
