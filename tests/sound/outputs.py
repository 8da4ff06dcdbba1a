"""The sound libraries that are there to be played through."""

from importlib.util import find_spec

from lunge_timer.core.sound_options import LIBRARIES

INSTALLED = [name for name in LIBRARIES if find_spec(name) is not None]
