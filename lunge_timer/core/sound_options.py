"""Which sounds there are to choose from, what they come out of, and what is chosen until the person says."""

from typing import Final, Literal, TypeAlias, get_args

from msgspec import Struct

OutputName: TypeAlias = Literal["auto", "simpleaudio", "miniaudio"]
VoiceForm: TypeAlias = Literal["off", "brief", "full"]
TickChoice: TypeAlias = Literal["on", "rests", "off"]
ToneSet: TypeAlias = Literal["soft", "clear", "wood"]

_NAMES: tuple[OutputName, ...] = get_args(OutputName)
AUTO, SIMPLEAUDIO, MINIAUDIO = _NAMES
TONE_SETS: Final[tuple[ToneSet, ...]] = get_args(ToneSet)
LIBRARIES: Final = (SIMPLEAUDIO, MINIAUDIO)  # the better one first

DEFAULT_VOLUME: Final = 70  # percent


class SoundChoice(Struct, frozen=True, kw_only=True):
    """Which of a workout's sounds are heard, and how they sound.

    ticks: also those of a half; "rests" are all steps in which nobody works. A leg's tone, a hold, a set's
    end and the end cannot be turned off one by one.
    """

    tone_set: ToneSet = "soft"
    ticks: TickChoice = "on"
    moves: bool = True
    voice: VoiceForm = "off"
    voice_volume: int = DEFAULT_VOLUME


USUAL_SOUNDS: Final = SoundChoice()
