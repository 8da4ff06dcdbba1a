import os
import subprocess
import sys
from pathlib import Path

import pytest

OPEN_A_MISSING_CARD = """
import ctypes, sys
from lunge_timer.sound.alsa import hush_alsa
if sys.argv[1] == "hushed":
    hush_alsa()
alsa = ctypes.CDLL("libasound.so.2")
print(alsa.snd_pcm_open(ctypes.byref(ctypes.c_void_p()), b"hw:31", 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ALSA is Linux's")
def test_a_missing_sound_card_is_not_told_on_the_terminal() -> None:
    loud, hushed = (
        subprocess.run(
            [sys.executable, "-c", OPEN_A_MISSING_CARD, manner], capture_output=True, text=True, check=False
        )
        for manner in ("loud", "hushed")
    )
    if "ALSA lib" not in loud.stderr:
        pytest.skip("there is no ALSA here, or it has a card of that number")
    assert hushed.stdout == loud.stdout
    assert hushed.stderr == ""


def test_nobody_waits_for_a_device_that_there_is_not(tmp_path: Path) -> None:
    nothing = tmp_path / "alsa.conf"
    nothing.write_text("")
    wait = "from lunge_timer.sound.alsa import hush_alsa, wait_for_alsa; hush_alsa(); wait_for_alsa()"
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(nothing)}
    subprocess.run([sys.executable, "-c", wait], env=environment, check=True, timeout=30)
