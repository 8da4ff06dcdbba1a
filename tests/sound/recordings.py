"""A voice for tests: each of its sentences is one unchanging level, by which it is found again."""

from collections.abc import Iterator
from typing import NamedTuple

from lunge_timer.core.speech.placing import SentenceMs
from lunge_timer.sound.tones import BYTES_PER_MS, FRAME_BYTES
from tests.sound.recording_output import RecordingOutput

_QUIETEST = 1000


class Said(NamedTuple):
    at_ms: int  # of the clock
    sentence: str
    until_ms: int  # where it ended or was cut off


class LevelRecordings:
    def __init__(self, sentence_ms: SentenceMs) -> None:
        self.sentence_ms = sentence_ms
        self._levels: dict[str, bytes] = {}

    def samples(self, sentence: str, _volume: int) -> bytes:
        length_ms = self.sentence_ms(sentence)
        assert length_ms is not None, sentence
        return self._level(sentence) * (length_ms * BYTES_PER_MS // FRAME_BYTES)

    def heard(self, output: RecordingOutput, now_ms: int) -> list[Said]:
        """All that has been begun to be said by now, in order."""
        said: list[Said] = []
        for playback in output.playbacks:
            for at_ms, sentence, length_ms in self.found(playback.samples):
                begin_ms = playback.begins_ms + at_ms
                if begin_ms < playback.ends_ms and begin_ms <= now_ms:
                    said.append(Said(begin_ms, sentence, min(begin_ms + length_ms, playback.ends_ms)))
        return sorted(said)

    def found(self, samples: bytes) -> Iterator[tuple[int, str, int]]:
        """Where in samples which sentence begins, whole or cut off, and how long it is there."""
        for sentence, frame in self._levels.items():
            marker = frame * 8
            place = samples.find(marker)
            while place >= 0:
                end = place
                while samples[end : end + FRAME_BYTES] == frame:
                    end += FRAME_BYTES
                assert place % BYTES_PER_MS == 0
                yield place // BYTES_PER_MS, sentence, (end - place) // BYTES_PER_MS
                place = samples.find(marker, end)

    def _level(self, sentence: str) -> bytes:
        number = _QUIETEST + len(self._levels)
        return self._levels.setdefault(sentence, 2 * number.to_bytes(2, "little", signed=True))
