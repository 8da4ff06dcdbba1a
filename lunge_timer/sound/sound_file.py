"""A workout's sounds as a file: WAV, FLAC or MP3, as the ending of its name says."""

import wave
from collections.abc import Callable
from typing import BinaryIO, TypeAlias

from lunge_timer.core.sound_options import DEFAULT_VOLUME
from lunge_timer.errors import StoreError
from lunge_timer.language import _
from lunge_timer.sound.flac import write_flac
from lunge_timer.sound.mp3 import mp3_encoder, write_mp3
from lunge_timer.sound.score import Score
from lunge_timer.sound.tones import CHANNELS, RATE_HZ, SAMPLE_BYTES
from lunge_timer.sound.track import whole, whole_frames

Writer: TypeAlias = Callable[[BinaryIO, Score], None]


def writer_for(ending: str) -> Writer:
    """What writes a file with that ending, in the pieces of a track: an hour is never held in memory.

    In a WAV and a FLAC file each sample is the track's own; in an MP3 file all sounds are 23 ms later, alike.
    Raises StoreError, a sentence without the file's name, where that ending cannot be written.
    """
    match ending.lower():
        case ".wav":
            return write_wav
        case ".flac":
            return _write_flac
        case ".mp3":
            encoder = mp3_encoder()
            return lambda file, score: write_mp3(file, encoder, whole(score))
    raise StoreError(_("a file of sounds ends in .wav, .flac or .mp3; choose another name"))


def write_wav(file: BinaryIO, score: Score, volume: int = DEFAULT_VOLUME) -> None:
    with wave.open(file, "wb") as wav:
        wav.setnchannels(CHANNELS)
        wav.setsampwidth(SAMPLE_BYTES)
        wav.setframerate(RATE_HZ)
        wav.setnframes(whole_frames(score))
        for piece in whole(score, volume):
            wav.writeframesraw(piece)


def _write_flac(file: BinaryIO, score: Score) -> None:
    write_flac(file, whole(score), whole_frames(score))
