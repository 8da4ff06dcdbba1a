"""What the sound may come out of, and how loud it is until the person says otherwise."""

from typing import Final, Literal, TypeAlias, get_args

OutputName: TypeAlias = Literal["auto", "simpleaudio", "miniaudio"]
VoiceForm: TypeAlias = Literal["off", "brief", "full"]

_NAMES: tuple[OutputName, ...] = get_args(OutputName)
AUTO, SIMPLEAUDIO, MINIAUDIO = _NAMES
LIBRARIES: Final = (SIMPLEAUDIO, MINIAUDIO)  # the better one first

DEFAULT_VOLUME: Final = 70  # percent
