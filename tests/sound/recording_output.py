"""An output that remembers what it was handed, and can tell what a person would have heard."""

from collections.abc import Iterator

from lunge_timer.core.clock import Clock
from lunge_timer.core.cues import Sound
from lunge_timer.core.sound_options import DEFAULT_VOLUME
from lunge_timer.errors import OutputError
from lunge_timer.sound.tones import BYTES_PER_MS, tone

_LATE_MS = 20  # so much later than its moment real outputs take a track without being late with it
_SURE_BYTES = 20 * BYTES_PER_MS  # so much of a tone that was cut tells which it is


def sounds_in(samples: bytes, volume: int = DEFAULT_VOLUME) -> list[tuple[int, Sound]]:
    """Which sounds begin in samples, and at which ms."""
    found: list[tuple[int, Sound]] = []
    place = 0
    while rest := samples[place:].lstrip(b"\0"):
        place = (len(samples) - len(rest)) // BYTES_PER_MS * BYTES_PER_MS
        sound = _sound_at(samples[place:], volume)
        found.append((place // BYTES_PER_MS, sound))
        end = place + BYTES_PER_MS
        while end < place + len(tone(sound, volume)) and not _begins(samples[end:], volume):
            end += BYTES_PER_MS
        place = end
    return found


def _begins(samples: bytes, volume: int) -> bool:
    return any(samples.startswith(tone(sound, volume)) for sound in Sound)


def _sound_at(samples: bytes, volume: int) -> Sound:
    by_length = sorted(Sound, key=lambda sound: -len(tone(sound, volume)))
    for sound in by_length:
        if samples.startswith(tone(sound, volume)):
            return sound
    for sound in by_length:
        if samples[:_SURE_BYTES] == tone(sound, volume)[:_SURE_BYTES]:
            return sound
    raise AssertionError("what begins here is no sound of ours")


class RecordedPlayback:
    def __init__(self, clock: Clock, samples: bytes, at_ms: int) -> None:
        self._clock = clock
        self.samples = samples
        self.at_ms = at_ms
        self.handed_ms = clock()
        self.stopped_ms: int | None = None

    @property
    def begins_ms(self) -> int:
        return self.at_ms if self.handed_ms <= self.at_ms + _LATE_MS else self.handed_ms

    @property
    def ends_ms(self) -> int:
        end_ms = self.begins_ms + len(self.samples) // BYTES_PER_MS
        return end_ms if self.stopped_ms is None else min(end_ms, self.stopped_ms)

    def stop(self) -> None:
        if self.stopped_ms is None:
            self.stopped_ms = self._clock()

    def heard(self, volume: int, after_ms: int = 0) -> Iterator[tuple[int, Sound]]:
        """Every sound that lasts longer than after_ms before the track is stopped."""
        for at_ms, sound in sounds_in(self.samples, volume):
            if self.begins_ms + at_ms + after_ms < self.ends_ms:
                yield self.begins_ms + at_ms, sound


class RecordingOutput:
    name = "recording"

    def __init__(self, clock: Clock, lead_ms: int = 0, heard_after_ms: int = 0) -> None:
        self._clock = clock
        self.lead_ms = lead_ms
        self.heard_after_ms = heard_after_ms
        self.playbacks: list[RecordedPlayback] = []
        self.is_open = False
        self.problem = ""
        self.is_waking = False
        self.woke_ms: int | None = None

    def open(self) -> None:
        if self.problem:
            raise OutputError(self.problem)
        self.is_open = True

    def play(self, samples: bytes, at_ms: int, /) -> RecordedPlayback:
        self.check()
        assert self.is_open
        assert samples
        playback = RecordedPlayback(self._clock, samples, at_ms)
        self.playbacks.append(playback)
        return playback

    def check(self) -> bool:
        if self.problem:
            raise OutputError(self.problem)
        return not self.is_waking

    def close(self) -> None:
        self.is_open = False

    def heard(self, volume: int = DEFAULT_VOLUME, after_ms: int = 0) -> list[tuple[int, Sound]]:
        """Every sound that has begun by now, with the clock's moment.

        One that is stopped within after_ms is none: real outputs come so much later than the moment.
        """
        heard = (heard for playback in self.playbacks for heard in playback.heard(volume, after_ms))
        return sorted(one for one in heard if one[0] <= self._clock())
