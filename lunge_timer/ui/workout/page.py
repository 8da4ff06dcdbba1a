"""The workout screen: everything on it is a projection of one snapshot of the session."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from lunge_timer.core.clock import Clock, monotonic_ms
from lunge_timer.core.routine import LoadKind
from lunge_timer.core.snapshot import Snapshot, State
from lunge_timer.core.summary import WORK
from lunge_timer.core.text.doses import planned_text
from lunge_timer.core.text.leg_test_lines import how_to_end
from lunge_timer.core.text.prompts import form_cue, leg_line, next_up, phase_word, place_of, where_line
from lunge_timer.core.text.timed_steps import timed_step_due
from lunge_timer.core.timed_figure import TimedFigures
from lunge_timer.core.timeline import Step, Timeline
from lunge_timer.language import _
from lunge_timer.ui.figure import Figure, facing_at, has_figure, is_moving, motion_at, still_motion_at
from lunge_timer.ui.theme import current_colors, kind_color
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.workout.announcer import Announcer, Hint, no_hint
from lunge_timer.ui.workout.controls import WorkoutControls
from lunge_timer.ui.workout.counters import Counters
from lunge_timer.ui.workout.cue_line import CueLine
from lunge_timer.ui.workout.dial import Dial
from lunge_timer.ui.workout.edge_light import EdgeLight
from lunge_timer.ui.workout.header import WorkoutHeader
from lunge_timer.ui.workout.layout import PageParts, lay_out
from lunge_timer.ui.workout.next_card import NextCard
from lunge_timer.ui.workout.press_guard import PressGuard
from lunge_timer.ui.workout.step_strip import StepStrip
from lunge_timer.ui.workout.workout_commands import (
    WorkoutCommand,
    command_of,
    command_of_click,
    is_held,
    key_text,
    meant_now,
)
from lunge_timer.ui.workout.workout_dialogs import WorkoutDialogs

_SMOOTH_MS = 33  # a frame of a moving figure or ring: 30 a second look smooth
_CUE_CAP = (0.036, 0.047)  # of the window's height
_CUE_ALONE_CAP = (0.036, 0.07)  # where it stands in the picture's place
_LEG_CAP = (0.0355, 0.038)
_UPRIGHT = 1.4  # heights to a width: on a narrower screen the ring grows no more with the height
_GUARDED = frozenset({WorkoutCommand.REP_DONE, WorkoutCommand.TOGGLE_PAUSE})


class WorkoutPage(QWidget):
    """Shows where a session is and asks for what the person wants; it never decides."""

    accessible_role = "page"
    command_requested = Signal(object)  # WorkoutCommand: the session's, or one of the program's

    def __init__(
        self, timed_figures: TimedFigures, clock: Clock = monotonic_ms, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._timed_figures = timed_figures
        self.guard = PressGuard(self, clock)
        self.guard.command_requested.connect(self.command_requested)
        self._timeline: Timeline | None = None
        self._loads: tuple[LoadKind, ...] = ()
        self._snapshot: Snapshot | None = None
        self._how_to_end: Hint = no_hint
        self._less_motion = False
        self._parts = PageParts()
        self._layout = lay_out(self.width(), self.height())
        self.header = WorkoutHeader(self)
        self.leg_line = FitLabel(parent=self)
        self.figure = Figure(self)
        self.dial = Dial(self)
        self.counters = Counters(self)
        self.next_card = NextCard(self)
        self.cue = CueLine(self)
        self.strip = StepStrip(self)
        self.controls = WorkoutControls(self)
        self.controls.command_requested.connect(self.ask)
        self.controls.main_button.clicked_by_mouse.connect(self.guard.note_click)
        self.dialogs = WorkoutDialogs(self)
        toggle = partial(self.command_requested.emit, WorkoutCommand.TOGGLE_PAUSE)  # by no press: unguarded
        self.dialogs.pause_toggled.connect(toggle)
        self.dialogs.stay_requested.connect(self.guard.note_press)
        self.announcer = Announcer(self)
        self.edge = EdgeLight(self)
        self.setAccessibleDescription(_("Space pauses and goes on, F1 lists the keys"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_timeline(
        self, timeline: Timeline, loads: tuple[LoadKind, ...], *, tests: frozenset[int] = frozenset()
    ) -> None:
        """Make ready for a workout; loads says what is carried in each block, tests which are leg tests."""
        self._timeline = timeline
        self._loads = loads
        self._how_to_end = partial(how_to_end, timeline, tests=tests, key=key_text(WorkoutCommand.END_SET))
        self._snapshot = None
        self.setWindowTitle(timeline.name)
        self.header.show_routine(timeline.name, planned_text(timeline))
        self.strip.show_timeline(timeline)
        self.controls.show_keys()
        self.controls.show_test(is_test=bool(tests))
        self.announcer.begin(timeline, self._how_to_end)
        self.dialogs.hide()

    def show_less_motion(self, *, less: bool) -> None:
        """Let figure and ring stand still from second to second, or move them as time goes by."""
        self._less_motion = less

    @Slot(object)
    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show what is true now; what is as it was is left alone."""
        before, self._snapshot = self._snapshot, snapshot
        step, timeline = snapshot.step, self._timeline
        if step is None or timeline is None:
            return
        another = before is None or before.without_time != snapshot.without_time
        if another:
            self._show_step(timeline, snapshot, step)
        if another or (before is not None and before.shown_seconds != snapshot.shown_seconds):
            self._show_second(timeline, snapshot, step)
        self._show_moment(timeline, snapshot)

    def frame_ms(self, snapshot: Snapshot) -> int | None:
        """How long the picture of that moment stays true to a pixel; None: until the step ends."""
        if snapshot.state is not State.RUNNING or self._timeline is None or self._less_motion:
            return None
        frame_ms, edge_ms = self.dial.frame_ms(snapshot.duration_ms), self.edge.lasts_ms(snapshot)
        if is_moving(self._timeline, snapshot, self._timed_figures):
            frame_ms = 0
        smooth_ms = None if frame_ms is None else max(_SMOOTH_MS, frame_ms)
        return min((ms for ms in (smooth_ms, edge_ms) if ms is not None), default=None)

    def _show_step(self, timeline: Timeline, snapshot: Snapshot, step: Step) -> None:
        self.dial.show_step(timeline, snapshot)
        leg = leg_line(timeline, snapshot.index)
        self.leg_line.setText(leg.upper())
        self.leg_line.show_tint(step.kind.value if step.kind in WORK else "muted")
        timed = timed_step_due(timeline, snapshot.index)
        rep_begun = bool(timeline.reps) and timeline.reps[0].first <= snapshot.index
        parts = PageParts(
            leg_lines=2 if timed is None or timed.leg is None else 3,  # what it is, and the leg
            has_figure=has_figure(timeline, snapshot.index, self._timed_figures),
            has_counters=timed is None or rep_begun,  # of what comes after it nothing is counted yet
        )
        if parts != self._parts:
            self._parts = parts
            self._arrange()
        what = ", ".join(filter(None, (phase_word(timeline, snapshot.index), leg)))
        self.figure.setAccessibleName(_("Figure: {what}").format(what=what))
        self.counters.show_counts(snapshot.counts, step, timeline.exercise_counted_at(snapshot.index))
        self.cue.show_cue(
            self._how_to_end(snapshot.index) or form_cue(timeline, snapshot.index), snapshot.state
        )
        self.next_card.show_next(next_up(timeline, snapshot.index))
        self.header.show_place(place_of(timeline, snapshot.index))
        self.controls.show_step(step, rep_begun=rep_begun)
        is_open, is_hold = snapshot.duration_ms is None, snapshot.held_ms is not None
        self.controls.show_state(snapshot.state, is_open=is_open, is_hold=is_hold)
        self.update(self._layout.bar)

    def _show_second(self, timeline: Timeline, snapshot: Snapshot, step: Step) -> None:
        self.dial.show_second(timeline, snapshot)
        self.header.show_left(snapshot.left_ms)
        self.strip.show_playhead(step.start_ms + snapshot.planned_elapsed_ms)

    def _show_moment(self, timeline: Timeline, snapshot: Snapshot) -> None:
        self.dial.show_moment(snapshot, by_second=self._less_motion)
        self.edge.show_snapshot(snapshot)
        index, elapsed_ms = snapshot.index, snapshot.elapsed_ms
        if self._less_motion:
            motion = still_motion_at(timeline, snapshot, self._loads, self._timed_figures)
            self.figure.show_pose(motion, facing=facing_at(timeline, index, elapsed_ms, turn_ms=0))
            return
        motion, fraction_done = motion_at(timeline, snapshot, self._loads, self._timed_figures)
        self.figure.show_pose(motion, fraction_done, facing_at(timeline, index, elapsed_ms))

    @Slot(object)
    def ask_from_outside(self, command: WorkoutCommand) -> None:
        """Ask for a command that another window or a headset gives; nothing goes past a question."""
        if not self.dialogs.asks:
            self.ask(command)

    @Slot(object)
    def ask(self, command: WorkoutCommand) -> None:
        """Ask for a command, or do what is this page's own."""
        command = meant_now(command, self._snapshot)
        if command in _GUARDED:
            self.guard.press(command)
        elif command is WorkoutCommand.ASK_TO_FINISH:
            self.ask_to_finish()
        elif command is WorkoutCommand.LEAVE:
            if self.window().isFullScreen():
                self.command_requested.emit(WorkoutCommand.TOGGLE_FULL_SCREEN)
            else:
                self.ask_to_finish()
        elif command is WorkoutCommand.SHOW_KEYS:
            self.dialogs.show_keys()
        else:
            self.command_requested.emit(command)

    def ask_to_go_back(self, index: int, reps: int) -> None:
        """Ask whether to go back to step index, which takes that many reps back."""
        if self._timeline is not None:
            where = where_line(self._timeline, index)
            self.dialogs.ask_to_go_back(index, where, reps, running=self._is_running)

    @Slot()
    def ask_to_finish(self) -> None:
        self.dialogs.ask(self.dialogs.finish, running=self._is_running)

    @Slot()
    def ask_to_close(self) -> None:
        """Ask whether the window may close, which ends the workout."""
        self.dialogs.ask(self.dialogs.close, running=self._is_running)

    @property
    def _is_running(self) -> bool:
        return self._snapshot is not None and self._snapshot.state is State.RUNNING

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command is None:
            super().keyPressEvent(event)
        elif not is_held(event, command):
            self.ask(command)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        command = command_of_click(event, self._snapshot)
        if command is not None:
            self.ask(command)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.guard.note_press()  # the one that began the workout

    def _arrange(self) -> None:
        self._layout = lay_out(self.width(), self.height(), self._parts)
        for part, place in (
            (self.header, self._layout.header),
            (self.leg_line, self._layout.leg_line),
            (self.figure, self._layout.figure),
            (self.dial, self._layout.ring),
            (self.counters, self._layout.counters),
            (self.next_card, self._layout.next_up),
            (self.cue, self._layout.cue),
            (self.strip, self._layout.strip),
            (self.controls, self._layout.controls),
        ):
            part.setGeometry(place)
        self.edge.show_margin(self.rect(), self._layout.inside)
        self.figure.setVisible(self._parts.has_figure)
        self.counters.setVisible(self._parts.has_counters)
        cue_cap = _CUE_CAP if self._parts.has_figure else _CUE_ALONE_CAP
        for label, (least, most) in ((self.cue, cue_cap), (self.leg_line, _LEG_CAP)):
            label.show_caps(least * self.height(), most * self.height())
        self.header.show_window(self.width(), self.height())
        self.dial.show_window_height(min(self.height(), round(self.width() * _UPRIGHT)))
        self.next_card.show_window_height(self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: on the page itself Space presses the main button."""
        super().focusInEvent(event)
        self.controls.main_button.stand_in(focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.controls.main_button.stand_in(focused=False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        snapshot = self._snapshot
        if event.type() is QEvent.Type.PaletteChange and snapshot is not None:
            self._snapshot = None  # all of it is new in other colours
            self.show_snapshot(snapshot)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, a bar in the colour of the step along the top, and the edge where it is lit."""
        colors = current_colors()
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colors.window)
            if self._snapshot is not None and self._snapshot.step is not None:
                painter.fillRect(self._layout.bar, kind_color(colors, self._snapshot.step.kind))
            self.edge.paint(painter)
