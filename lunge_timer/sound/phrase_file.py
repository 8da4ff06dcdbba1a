"""Makes a phrase of what a synthesizer has spoken: SPOKEN_FILE becomes PHRASE_FILE, in the current folder.

A process of its own: it computes for a second or more, and in a thread would keep the screen waiting for it.
"""

import sys
from array import array
from importlib import import_module
from pathlib import Path

from lunge_timer.sound.levelling import RATE_HZ, phrase
from lunge_timer.sound.synthesizers import PHRASE_FILE, SPOKEN_FILE
from lunge_timer.sound.voice import LONGEST_MS
from lunge_timer.sound.wav import wav_file, wav_sound

_LONGEST_SPOKEN_MS = LONGEST_MS + 2000  # with the silence around it


def phrase_of(spoken: bytes) -> bytes:
    """A WAV file, trimmed and levelled as the recorded phrases are.

    Raises ValueError where what was spoken is no WAV file, too long, or nothing that is heard.
    """
    sound = wav_sound(spoken)
    if sound is None or sound.length_ms > _LONGEST_SPOKEN_MS:
        raise ValueError("no sound, or one that is too long")
    miniaudio = import_module("miniaudio")
    form = miniaudio.SampleFormat.SIGNED16
    frames = miniaudio.convert_frames(form, sound.channels, sound.rate_hz, sound.frames, form, 1, RATE_HZ)
    samples = phrase([value / 32_768 for value in array("h", bytes(frames))])
    if len(samples) > RATE_HZ * LONGEST_MS // 1000:
        raise ValueError("too long")
    return wav_file(array("h", [round(value * 32_767) for value in samples]).tobytes(), RATE_HZ)


if __name__ == "__main__":
    try:
        Path(PHRASE_FILE).write_bytes(phrase_of(Path(SPOKEN_FILE).read_bytes()))
    except ValueError as error:
        sys.exit(str(error))
