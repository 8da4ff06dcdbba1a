"""The sound libraries that the tests of real sound play through."""

from importlib.util import find_spec

from lunge_timer.core.sound_options import MINIAUDIO, SIMPLEAUDIO

OUTPUTS = (MINIAUDIO, SIMPLEAUDIO)
INSTALLED = [name for name in OUTPUTS if find_spec(name) is not None]
