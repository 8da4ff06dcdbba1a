"""The picture of a routine: its movement, shown three times, and then still."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from lunge_timer.core.clock import Clock, Stopwatch
from lunge_timer.core.shown_rep import RepMoment, ShownRep, moment_at, still_moment
from lunge_timer.core.timeline import StepKind
from lunge_timer.language import _
from lunge_timer.ui.figure import Figure, Motion, motion_of
from lunge_timer.ui.library.bullet_list import NO_LINE
from lunge_timer.ui.theme import SMALL
from lunge_timer.ui.widgets.buttons import IconButton, Look
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.keys import command_in
from lunge_timer.ui.widgets.labels import PlainLabel

_HEIGHT_PX = 130  # what it asks for, in letters that are not too large for it
_LEAST_FIGURE_PX = 80
_CUE_CAP_PX = 8.0, 20.0
_CLEAR_PX = 34  # of the button in the corner
_FRAME_MS = 33  # 30 pictures a second look smooth
_STEP_KEYS = {-1: (Qt.Key.Key_Left,), 1: (Qt.Key.Key_Right,)}  # by how many steps


class PlayButton(IconButton):
    """Plays and pauses; by the arrow keys it asks for one step after the other."""

    step_requested = Signal(int)  # by how many; 0 once the keyboard is elsewhere

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = command_in(event, _STEP_KEYS)
        if by is None:
            super().keyPressEvent(event)
        else:
            self.step_requested.emit(by)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.step_requested.emit(0)


class Demonstration(Card):
    """The figure doing a rep in the routine's own time, the phase's name under it, and a button to play it.

    It moves only while it can be seen, and has no timer where nothing moves. A phase that is pointed at
    stands in the place of the run, which goes on after it.
    """

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reps: Mapping[int, ShownRep] = {}
        self._block: int | None = None
        self._pointed: tuple[int, int] | None = None  # block, and which of its rep's phases
        self._watch = Stopwatch(clock)
        self._plays = False
        self._stands = True  # not begun, or at its end
        self._in_sight = False
        self._less_motion = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.refresh)
        self.figure = Figure()
        self.figure.setBackgroundRole(QPalette.ColorRole.Base)  # what a card is filled with
        self._cue = FitLabel()  # in the picture's place, where there is none
        self._cue.show_caps(*_CUE_CAP_PX)
        self._cue.setContentsMargins(_CLEAR_PX, 0, _CLEAR_PX, 0)
        self._cue.hide()
        self._phase = PlainLabel(size=SMALL, bold=True, elide=True)
        self.play_button = PlayButton(Icon.PLAY, "", look=Look.QUIET)
        self.play_button.setAccessibleDescription(
            _("The left and right arrows show one step after the other")
        )
        self.play_button.clicked.connect(self.toggle)
        self.play_button.step_requested.connect(self.step)
        self._lay_out()
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(0, max(_HEIGHT_PX, self.minimumSizeHint().height()))

    def show_reps(self, reps: Mapping[int, ShownRep], block: int | None, *, anew: bool) -> None:
        """Show the rep of that block; anew, or where it is another block, from its beginning."""
        another = anew or block != self._block
        self._reps, self._block, self._pointed = reps, block, None
        if another:
            self._watch.reset()
            self._plays = not self._less_motion
            self._stands = self._less_motion
        self._follow()

    def show_less_motion(self, *, less: bool) -> None:
        """Stand still until asked to move, or move by oneself where another rep is shown."""
        if less and not self._less_motion:
            self._plays, self._stands = False, True
        self._less_motion = less
        self._follow()

    @Slot(int, int)
    def point_at(self, block: int, number: int) -> None:
        """Show that phase of the rep of that block; NO_LINE goes back to the run."""
        known = block in self._reps and number < len(self._reps[block].phases)
        self._pointed = (block, number) if known and number != NO_LINE else None
        self._follow()

    @Slot(int)
    def step(self, by: int) -> None:
        """Show the phase so many after the one that is pointed at; by 0, go back to the run."""
        block = self._block
        rep = None if block is None else self._reps.get(block)
        if block is None or rep is None:
            return
        if by == 0:
            self.point_at(block, NO_LINE)
            return
        first = -1 if by > 0 else 0  # so that the first press shows the first phase, or the last
        before = first if self._pointed is None else self._pointed[1]
        self.point_at(block, (before + by) % len(rep.phases))

    @Slot()
    def toggle(self) -> None:
        """Pause, or go on; at the end, begin again."""
        self._pointed = None
        if self._stands:
            self._watch.reset()
        self._stands, self._plays = False, not self._plays
        self._follow()

    @Slot()
    def refresh(self) -> None:
        """Show what is due now, and wake again when it no longer is."""
        block = self._block if self._pointed is None else self._pointed[0]
        rep = None if block is None else self._reps.get(block)
        if rep is None:
            self._plays, self._stands = False, True
            self._watch.stop()
            self._show_nothing()
            return
        moment = self._due(rep)
        if moment.left_ms is None and self._pointed is None and self._plays:
            self._plays, self._stands = False, True
            self._watch.stop()
        self._show(rep, moment)
        if self._watch.goes and moment.left_ms is not None:
            self._timer.start(_FRAME_MS if moment.start != moment.end else moment.left_ms)
        else:
            self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._in_sight = True
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait, also while the window is minimised: Qt tells its widgets of that as of being hidden."""
        super().hideEvent(event)
        self._in_sight = False
        self._follow()

    def _follow(self) -> None:
        """Let the time go on where the run can be seen, and show what is due."""
        if self._plays and self._in_sight and self._pointed is None:
            self._watch.go_on()
        else:
            self._watch.stop()
        self.refresh()

    def _due(self, rep: ShownRep) -> RepMoment:
        if self._pointed is not None:
            phase = rep.phases[self._pointed[1]].phase
            return RepMoment(start=phase.pose, end=phase.pose, phase=phase)
        return still_moment(rep) if self._stands else moment_at(rep, self._watch.elapsed_ms)

    def _show(self, rep: ShownRep, moment: RepMoment) -> None:
        is_hold = moment.phase is not None and moment.phase.kind == "hold"
        kind = StepKind.HOLD if is_hold else StepKind.MOVE
        has_poses = bool(rep.exercise.poses)
        self.figure.setVisible(has_poses)
        self._cue.setVisible(not has_poses)
        if has_poses:
            self.figure.show_pose(motion_of(rep, moment, kind), moment.fraction)
        else:
            self._cue.setText(_cue_of(rep, moment))
        self._name(_("Figure: {what}").format(what=rep.exercise.name))
        self._phase.setText("" if moment.phase is None else moment.phase.name)
        self._phase.show_tint(kind.value)
        self.play_button.show_icon(Icon.PAUSE if self._plays else Icon.PLAY)
        self.play_button.setVisible(True)
        name = _("Pause the movement") if self._plays else _("Play the movement")
        if self._pointed is not None:  # a new name is said by every screen reader
            name = _("{button}; shown: {phase}").format(button=name, phase=self._phase.text())
        if name != self.play_button.accessibleName():
            self.play_button.setAccessibleName(name)
            self.play_button.setToolTip(_("{button} (← and → show one step)").format(button=name))

    def _show_nothing(self) -> None:
        """Someone who just stands: of timed steps alone there is no rep."""
        self._timer.stop()
        self.figure.show()
        self._cue.hide()
        self.figure.show_pose(Motion())
        self._name(_("Figure"))
        self._phase.setText("")
        self.play_button.setVisible(False)

    def _name(self, name: str) -> None:
        if name != self.figure.accessibleName():  # it would be told to screen readers at each frame
            self.figure.setAccessibleName(name)

    def _lay_out(self) -> None:
        self.figure.setMinimumHeight(_LEAST_FIGURE_PX)
        self._phase.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 8)
        grid.setSpacing(2)
        grid.addWidget(self.figure, 0, 0)
        grid.addWidget(self._phase, 1, 0)
        grid.addWidget(self._cue, 0, 0)
        grid.setRowStretch(0, 1)
        # In the corner over the figure, where no exercise has a limb.
        grid.addWidget(self.play_button, 0, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


def _cue_of(rep: ShownRep, moment: RepMoment) -> str:
    """What is to be looked to then, where there is no picture: of the phase, or else of the exercise."""
    cues = (moment.phase.cues if moment.phase is not None else ()) or rep.exercise.cues
    return cues[0].text if cues else rep.exercise.name
