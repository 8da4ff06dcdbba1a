"""The thread that makes the sound, so that a busy screen delays none."""

from collections.abc import Callable
from threading import Condition, Thread

from msgspec.structs import replace

from lunge_timer.core.cues import Sound
from lunge_timer.core.live_clock import LiveClock
from lunge_timer.core.snapshot import Position
from lunge_timer.core.sound_options import DEFAULT_VOLUME
from lunge_timer.language import _
from lunge_timer.sound.feed import Feed, SoundState, Wish
from lunge_timer.sound.hang_watch import HangWatch
from lunge_timer.sound.output import Output, SilentOutput
from lunge_timer.sound.score import Score

_JOIN_S = 3.0  # a device that hangs must not keep the window open, and one known to hang not even so long


class Player:
    """Sounds the steps of a timeline from wherever it is told to.

    make_output and on_state are called on threads of the player's own. Every other call comes from the
    thread that owns the player, and returns at once, close excepted. The output is not opened before that
    of before, the player whose place this one takes, is let go: some devices can be opened only once.

    Where clock has stopped for a gap the player falls silent, until it is told to follow a position
    after that, and takes up the output anew.
    """

    def __init__(
        self,
        make_output: Callable[[], Output],
        score: Score,
        clock: LiveClock,
        on_state: Callable[[SoundState], None],
        volume: int = DEFAULT_VOLUME,
        *,
        before: "Player | None" = None,
    ) -> None:
        self._live = clock
        self._clock = clock.clocks.awake
        self._gaps = 0
        self._on_state = on_state
        self._changed = Condition()
        self._wish = Wish(None, volume, self._clock())
        self._volume = volume
        self._muted = False
        self._closing = False
        self._told: SoundState | None = None
        self._make_output = make_output
        self._before = before
        self._watch = HangWatch(self._clock, self._tell_hanging, self._beat)
        feed = Feed(self._take_over, score, self._tell)
        self._score = score
        self._thread = Thread(target=self._run, args=(feed,), name="sound", daemon=True)

    def start(self) -> None:
        """Open the output and keep silence playing, so that it is awake before the first sound."""
        self._watch.start()
        self._thread.start()

    def follow(self, position: Position | None, note: Sound | None = None) -> None:
        """Sound the timeline from there on, through to its end; None: silence now. The note comes first.

        A position that what sounds now leads to by itself changes nothing.
        """
        self._ask(position, self._wish.volume, note)

    def set_volume(self, percent: int) -> None:
        """From now on; a sound that is heard may end as it began."""
        self._volume = percent
        self._ask(self._wish.position, 0 if self._muted else percent)

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001 - one state of a switch, like Qt's setters
        self._muted = muted
        self._ask(self._wish.position, 0 if muted else self._volume)

    def stop(self) -> None:
        """Fall silent soon; nothing is told any more. Waits for nothing."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._watch.close()  # a thread that hangs would not; outside the lock, which the watch takes to tell

    def close(self) -> None:
        """Fall silent and let the output go; nothing is heard once this returns."""
        self.stop()
        if self._thread.is_alive() and not self._has_problem:
            self._thread.join(_JOIN_S)

    @property
    def _has_problem(self) -> bool:
        return self._told is not None and bool(self._told.problem)

    def _beat(self) -> int:
        """Tell that the program lives, and whether it is heard, as far as is known."""
        return self._live.beat(heard=self._wish.volume > 0 and not self._has_problem)

    def _tell(self, state: SoundState) -> None:
        with self._changed:
            if state != self._told and not self._closing:
                self._told = state
                self._on_state(state)

    def _tell_hanging(self, state: SoundState) -> None:
        with self._changed:
            if not self._has_problem:  # letting a lost device go is slow: that is told already
                self._tell(state)

    def _take_over(self) -> Output:
        before, self._before = self._before, None
        if before is not None:
            before.close()
        return SilentOutput("") if self._closing else self._make_output()  # it may have taken long

    def _ask(self, position: Position | None, volume: int, note: Sound | None = None) -> None:
        with self._changed:
            if note is not None or (position, volume) != (self._wish.position, self._wish.volume):
                self._wish = Wish(position, volume, self._clock(), note)
                self._changed.notify()

    def _run(self, feed: Feed) -> None:
        try:
            self._play(feed)
        except Exception:
            self._tell(SoundState("", _("No sound: something went wrong inside the program.")))
            raise
        finally:
            self._watch.close()
            self._live.end_beats()
            feed.close()

    def _play(self, feed: Feed) -> None:
        done: Wish | None = None
        due_ms = self._clock()
        unmade = self._score.prepare(self._volume)
        is_made = False
        while True:
            with self._changed:
                while self._is_idle(done, due_ms) and is_made:
                    self._changed.wait((due_ms - self._clock()) / 1000)
                if self._closing:
                    return
                has_time, done = self._is_idle(done, due_ms), self._wish
            if has_time:  # a tone takes up to 60 ms to make: too long for the moment it is due
                is_made = next(unmade, True)
            else:
                with self._watch:
                    due_ms = self._turn(feed, done)

    def _turn(self, feed: Feed, wish: Wish) -> int:
        """Do what is due; return when to come back."""
        now_ms = self._clock()  # before it looks for a gap: what would be due after one is never played
        gaps = self._live.count_gaps()
        if gaps != self._gaps:
            self._gaps = gaps
            feed.close()
            return now_ms  # at once: what is wished may be another thing by now
        if self._live.has_stopped:
            wish = replace(wish, position=None, note=None)
        return feed.turn(wish, now_ms)

    def _is_idle(self, done: Wish | None, due_ms: int) -> bool:
        return not self._closing and self._wish == done and self._clock() < due_ms
