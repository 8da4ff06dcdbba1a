"""Tracks laid into a stream that never ends, each on the frame its moment belongs to."""

from array import array
from collections import deque

from lunge_timer.core.clock import Clock
from lunge_timer.sound.tones import CHANNELS, FRAME_BYTES, FRAMES_PER_MS

_SLACK_FRAMES = 10 * FRAMES_PER_MS  # a track may come this late and still be on time
_FADE_FRAMES = 10 * FRAMES_PER_MS
_SEEN = 50  # requests, one each period
_JUMP_MS = 2.0  # sooner than this a request never comes for rounding alone
_SLEW_MS = 0.1  # per request: 4 ms a second, where a period is 25 ms
_SETTLE = 5  # requests: after a gap some come at once, until the device is full again


class FrameClock:
    """Tells frames from moments.

    A request for frames comes when the device has room for them, or later, where a thread was busy; it
    never comes sooner. So the earliest of the last requests, reckoned back to frame 0, is the truth, and is
    followed slowly, for the device's clock drifts; where the device ran dry, or has just begun, at once.
    """

    def __init__(self, buffer_ms: int) -> None:
        self._buffer_ms = buffer_ms  # what the device plays before it runs dry
        self._seen: deque[float] = deque(maxlen=_SEEN)
        self._last_ms = 0
        self._zero_ms = 0.0  # when frame 0 was due to be asked for

    def observe(self, frame: int, now_ms: int) -> bool:
        """Frames from frame on are asked for at now_ms. Tell whether that moved every frame at once."""
        zero_ms = now_ms - frame / FRAMES_PER_MS
        if now_ms - self._last_ms > self._buffer_ms:
            self._seen.clear()
        self._last_ms = now_ms
        is_first = not self._seen
        self._seen.append(zero_ms)
        off_ms = min(self._seen) - self._zero_ms
        if is_first or off_ms < -_JUMP_MS:
            self._zero_ms += off_ms
            return True
        self._zero_ms += max(-_SLEW_MS, min(off_ms, _SLEW_MS))
        return False

    def frame_at(self, at_ms: int) -> int:
        """The frame that is due to be asked for at that moment."""
        return round((at_ms - self._zero_ms) * FRAMES_PER_MS)


class Track:
    """Samples and the moment they begin at. Only the stream's own thread touches first_frame and is_late."""

    def __init__(self, samples: bytes, at_ms: int) -> None:
        self.samples = memoryview(samples)
        self.at_ms = at_ms
        self.first_frame: int | None = None
        self.is_late = False
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True


class Stream:
    """Endless frames: silence, and the tracks laid into it.

    take is called by the device's thread, everything else by another one. Each request brings
    at most period_frames, and the device holds periods of them. A frame comes out one such request
    later than its moment, and never before it.
    """

    def __init__(self, clock: Clock, period_frames: int, periods: int) -> None:
        self._clock = clock
        self._lag_frames = period_frames + _SLACK_FRAMES
        self._frames = FrameClock(periods * period_frames // FRAMES_PER_MS)
        self._next_frame = 0
        self._unsettled = 0  # requests until what is being played is put where it belongs
        self._inbox: deque[Track] = deque()  # its two ends are safe to use from two threads
        self._tracks: list[Track] = []
        self.asked_ms: int | None = None  # when frames were last asked for

    @property
    def is_quiet(self) -> bool:
        return not self._inbox and not self._tracks

    def play(self, samples: bytes, at_ms: int) -> Track:
        track = Track(samples, at_ms)
        self._inbox.append(track)
        return track

    def stop(self) -> None:
        """Fade out whatever sounds, and drop what was to sound."""
        waiting = list(self._inbox)  # first: what leaves it meanwhile stands among the tracks by then
        for track in [*waiting, *self._tracks]:
            track.stop()

    def take(self, count: int) -> bytes:
        """The next count frames."""
        self.asked_ms = self._clock()
        if self._frames.observe(self._next_frame, self.asked_ms):
            self._unsettled = _SETTLE
        elif self._unsettled:
            self._unsettled -= 1
            if not self._unsettled:
                for track in self._tracks:
                    track.is_late = track.first_frame is not None
        while self._inbox:
            self._tracks.append(self._inbox[0])
            self._inbox.popleft()  # afterwards: stop finds every track in one of the two
        frames = bytearray(count * FRAME_BYTES)
        self._tracks = [track for track in self._tracks if self._lay(track, frames, count)]
        self._next_frame += count
        return bytes(frames)

    def _catch_up(self, track: Track, first_frame: int, due_frame: int) -> int:
        """Skip silence that a track is late by, no more; return its first frame."""
        begin = self._next_frame - first_frame
        late = max(0, first_frame - due_frame)
        ahead = bytes(track.samples[begin * FRAME_BYTES : (begin + late) * FRAME_BYTES])
        silent = (len(ahead) - len(ahead.lstrip(b"\0"))) // FRAME_BYTES
        track.is_late = silent < late
        return first_frame - silent

    def _lay(self, track: Track, frames: bytearray, count: int) -> bool:
        """Copy what falls into the next count frames; whether there is more to come."""
        due_frame = self._frames.frame_at(track.at_ms) + self._lag_frames
        if track.first_frame is None:
            if due_frame >= self._next_frame + count:
                return not track.stopped
            track.first_frame = max(due_frame, self._next_frame)
        if track.is_late and track.first_frame < self._next_frame:
            track.first_frame = self._catch_up(track, track.first_frame, due_frame)
        skip = max(0, track.first_frame - self._next_frame)
        begin = self._next_frame + skip - track.first_frame
        part = bytes(track.samples[begin * FRAME_BYTES : (begin + count - skip) * FRAME_BYTES])
        if track.stopped:
            part = _faded(part) if begin else b""
        frames[skip * FRAME_BYTES : skip * FRAME_BYTES + len(part)] = part
        return not track.stopped and (begin + count - skip) * FRAME_BYTES < len(track.samples)


def _faded(part: bytes) -> bytes:
    """The beginning of part, falling to silence."""
    frames = array("h", part[: _FADE_FRAMES * FRAME_BYTES])
    for sample, value in enumerate(frames):
        frames[sample] = value * (_FADE_FRAMES - 1 - sample // CHANNELS) // _FADE_FRAMES
    return frames.tobytes()
