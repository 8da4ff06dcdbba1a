"""The workout's controller: joins the session, its sounds and its screen."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from lunge_timer.core.clock import Clocks
from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.cues import Sound
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.journal.reading import Journal
from lunge_timer.core.journal.session_commands import Command
from lunge_timer.core.live_clock import LiveClock
from lunge_timer.core.routine import Routine
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import Position, Snapshot, State
from lunge_timer.core.summary import Summary
from lunge_timer.core.text.leg_test_lines import ending_line
from lunge_timer.desktop.awake import Awake
from lunge_timer.errors import RoutineError, StoreError
from lunge_timer.sound.feed import SoundState
from lunge_timer.sound.output import MakeOutput
from lunge_timer.sound.player import Player
from lunge_timer.sound.score import Recordings, Score
from lunge_timer.store.journal import Journals
from lunge_timer.store.settings import Settings
from lunge_timer.store.timed_figures import load_timed_figures
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.room import Room
from lunge_timer.ui.workout.recorded_run import RecordedRun
from lunge_timer.ui.workout.session_driver import Run, SessionDriver
from lunge_timer.ui.workout.workout_commands import WorkoutCommand
from lunge_timer.ui.workout.workout_status import WorkoutStatus

if TYPE_CHECKING:
    from lunge_timer.ui.workout.page import WorkoutPage
    from lunge_timer.ui.workout.views import WorkoutViews

_RING_OUT_MS = 2000  # the last sound is heard to its end
_SPOKEN_OUT_MS = 10_000  # and what is said after it


class WorkoutController(Room):
    """Makes what a workout needs, and lets it go when it is over. The page is made for the first workout."""

    ended = Signal(object)  # EndedWorkout: also where the window closes and nobody is shown a summary
    finished = Signal(object, object)  # Summary, and Workout where it is kept: to be shown, after ended
    refused = Signal(str)  # why the routine cannot be started
    full_screen_requested = Signal()
    sound_reported = Signal(int, object)  # of which workout, SoundState; from the sound's own thread
    gap_noticed = Signal()  # by the workout's clock; from whichever thread looked at it
    # Which workout is not written down, and why, or nothing once it is; from whichever thread.
    journal_reported = Signal(int, str)

    def __init__(
        self,
        exercises: Exercises,
        make_output: MakeOutput,
        clocks: Clocks,
        journals: Journals,
        *,
        preferences: Preferences,
        make_voice: Callable[[], Recordings],
        awake: Awake,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._make_output = make_output
        self._clocks = clocks
        self._journals = journals
        self._awake = awake
        self._preferences = preferences
        self._make_voice = make_voice
        self._workout = 0  # the number of the last one that was begun
        self._recorded: RecordedRun | None = None  # the last workout that was begun
        self._player: Player | None = None
        self.live_clock: LiveClock | None = None  # of the last workout that was begun
        self.driver = SessionDriver(self._frame_ms, self)
        self.driver.position_changed.connect(self._follow)
        self.driver.finished.connect(self._end)
        self._ring_out = QTimer(self, singleShot=True)
        self._ring_out.timeout.connect(self.fall_silent)
        self.sound_reported.connect(self._take_report)
        # Queued: the first line is written before there is a page to say that it cannot be.
        self.journal_reported.connect(self._take_journal_report, Qt.ConnectionType.QueuedConnection)
        # Queued: the session itself may be reading the clock that notices one.
        self.gap_noticed.connect(self.driver.refresh, Qt.ConnectionType.QueuedConnection)
        preferences.changed.connect(self._take_preferences)

    @cached_property
    def _views(self) -> "WorkoutViews":
        from lunge_timer.ui.workout.views import WorkoutViews  # here: the library does without it

        views = WorkoutViews(load_timed_figures(), self._clocks.awake, self)
        views.small_view_toggled.connect(self.driver.show_small_view)
        page = views.page
        page.command_requested.connect(self._obey)
        page.strip.step_requested.connect(self._go_to)
        page.dialogs.step_requested.connect(self.driver.go_to)
        page.dialogs.finish_requested.connect(self.driver.finish)
        page.dialogs.leave_requested.connect(self._leave)
        page.dialogs.stay_requested.connect(self._show_page)
        for show_gap in (page.cue.show_gap, page.announcer.show_gap, page.guard.note_press):
            self.driver.interrupted.connect(show_gap)
        self.driver.snapshot_changed.connect(views.show_snapshot)
        self.driver.second_changed.connect(page.announcer.show_snapshot)
        self.driver.second_changed.connect(views.show_title)
        self.driver.dropped.connect(views.close_small_view)
        return views

    @property
    def page(self) -> "WorkoutPage":
        return self._views.page

    @cached_property
    def _status(self) -> WorkoutStatus:
        return WorkoutStatus(self.page, self._preferences.settings)

    @property
    def under_way(self) -> bool:
        """Whether a workout is going on, paused or not."""
        return self.driver.state is not State.READY

    def may_leave(self) -> bool:
        self.refresh()  # it may have come to its end unseen
        if self.under_way:
            self.page.ask_to_close()
        return not self.under_way

    @Slot(object, str, bool)
    def begin(self, routine: Routine, chosen_id: str = "", eased: bool = False) -> None:  # noqa: FBT001, FBT002
        """Start routine, chosen as the one of that id, from its first second; eased: with half its sets.

        One that is past the hard limits is refused in words.
        """
        try:
            timeline = compile_timeline(routine, self._exercises)
        except RoutineError as error:
            self.refused.emit(str(error))
            return
        self._workout += 1
        writer = self._journals.begin(partial(self.journal_reported.emit, self._workout))
        clock = LiveClock(self._clocks, self.gap_noticed.emit)
        session = Session(timeline, clock)
        run = RecordedRun.begun(
            session, routine, chosen_id, eased=eased, exercises=self._exercises, writer=writer
        )
        self._run(run, clock)

    def resume(self, file: Path, journal: Journal) -> None:
        """Go on with the workout of that journal, or say why it cannot go on now."""
        self._workout += 1
        try:
            writer = self._journals.go_on(file, journal, partial(self.journal_reported.emit, self._workout))
        except StoreError as error:
            self.refused.emit(str(error))
            return
        clock = LiveClock(self._clocks, self.gap_noticed.emit)
        self._run(RecordedRun.resumed(journal, self._exercises, clock, writer), clock)

    @Slot()
    def begin_again(self) -> None:
        if self._recorded is not None:
            self.begin(self._recorded.routine, self._recorded.chosen_id, self._recorded.eased)

    @Slot()
    def fall_silent(self) -> None:
        """Let the sound go soon. Waits for no device."""
        self._ring_out.stop()
        if self._player is not None:
            self._player.stop()

    @Slot()
    def refresh(self) -> None:
        """Show what is true now."""
        self.driver.refresh()

    @Slot()
    def show_title(self) -> None:
        """Have the window's title say what who looks at it, or at another, wants to know."""
        if self.under_way:
            self._views.show_title()

    @Slot()
    def abandon(self) -> None:
        """End at once, without a summary, as when the window closes. Nothing is heard after this.

        A workout that is under way can be resumed at the next start.
        """
        if self.under_way and self._recorded is not None:
            self._recorded.interrupt()
        self.driver.drop()
        self._ring_out.stop()
        if self._player is not None:
            self._player.close()
            self._player = None
        self._awake.end()

    @Slot(object)
    def _obey(self, command: WorkoutCommand) -> None:
        if command is WorkoutCommand.TOGGLE_SOUND:
            settings = self._preferences.settings
            self._preferences.take(replace(settings, sound_on=not settings.sound_on))
        elif command is WorkoutCommand.TOGGLE_FULL_SCREEN:
            self.full_screen_requested.emit()
        elif command is WorkoutCommand.TOGGLE_SMALL_VIEW:
            self._views.toggle_small_view()
        else:
            self.driver.obey(command)

    @Slot(int)
    def _go_to(self, index: int) -> None:
        """Go to step index; where reps would be taken back, ask first."""
        reps = self.driver.reps_from(index)
        if reps:
            self.page.ask_to_go_back(index, reps)
        else:
            self.driver.go_to(index)

    @Slot()
    def _show_page(self) -> None:
        self.page_requested.emit(self.page)

    @Slot()
    def _leave(self) -> None:
        """End the workout without a summary, for the window is to close: what was done is kept."""
        if self.under_way and self._recorded is not None:
            self.driver.drop()
            self._recorded.recorder.obey(Command.FINISH)
            self.ended.emit(self._recorded.end())
        self.abandon()
        self.left.emit()

    def _run(self, recorded: RecordedRun, clock: LiveClock) -> None:
        """Show a workout that has just begun, and let it be heard."""
        settings, timeline = self._preferences.settings, recorded.session.timeline
        self._recorded, self.live_clock = recorded, clock
        self.fall_silent()
        routine = recorded.routine
        self._views.show_timeline(
            timeline, routine.load_kinds, tests=routine.test_blocks, less_motion=settings.less_motion
        )
        make_output = partial(self._make_output, settings.output)
        report = partial(self.sound_reported.emit, self._workout)
        score = Score(timeline, settings.sounds, self._make_voice())
        self._player = Player(make_output, score, clock, report, settings.volume, before=self._player)
        self._player.set_muted(not settings.sound_on)
        self._player.start()
        self._awake.begin()
        self._status.begin(settings)
        self.driver.begin(Run(recorded.session, clock, recorded.recorder))
        self._show_page()

    @Slot(object)
    def _take_preferences(self, settings: Settings) -> None:
        if self._player is not None:
            self._player.set_volume(settings.volume)
            self._player.set_muted(not settings.sound_on)
            self._status.show_settings(settings, aloud=self.under_way)

    @Slot(object, object)
    def _follow(self, position: Position | None, note: Sound | None) -> None:
        if self._player is not None:
            self._player.follow(position, note)

    @Slot(object)
    def _end(self, summary: Summary) -> None:
        self._awake.end()
        self._ring_out.start(_RING_OUT_MS if self._preferences.settings.voice == "off" else _SPOKEN_OUT_MS)
        if self._recorded is not None:
            ended = self._recorded.end()
            self.page.announcer.say(ending_line(summary, ended.workout))
            self.ended.emit(ended)
            self.finished.emit(summary, ended.workout)

    @Slot(int, object)
    def _take_report(self, workout: int, state: SoundState) -> None:
        if workout == self._workout:  # a report may still be on its way when the next workout begins
            self._status.show_problem(state.problem, aloud=self.under_way)

    @Slot(int, str)
    def _take_journal_report(self, workout: int, sentence: str) -> None:
        if workout == self._workout:
            self._status.show_journal(sentence, aloud=self.under_way)

    def _frame_ms(self, snapshot: Snapshot) -> int | None:
        return self._views.frame_ms(snapshot)
