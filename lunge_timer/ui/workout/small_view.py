"""The small view of a workout, which stays on top of other windows: ring, seconds, phase and leg."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from lunge_timer.core.snapshot import Snapshot, State
from lunge_timer.core.summary import WORK
from lunge_timer.core.text.prompts import leg_line
from lunge_timer.core.timeline import Timeline
from lunge_timer.language import _
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.widgets.key_filter import KeyFilter
from lunge_timer.ui.widgets.screen_room import FRAME_PX, moved_into
from lunge_timer.ui.workout.dial import Dial
from lunge_timer.ui.workout.workout_commands import WorkoutCommand, command_of, command_of_click, is_held

SIZE = QSize(240, 240)
_LEAST = QSize(180, 180)
_MARGIN_PX = 8
_CORNER_PX = 24  # from the screen's upper right corner, where it opens first
_LEG = 0.17  # of the height
_LEG_CAP = 0.04, 0.058
_DIAL_OF_WINDOW = 0.58  # the ring's share of a window of the height that the dial's letters are made for
_FRAME_MS = 100  # a ring so small moves by less than a pixel in that time, but in the shortest steps
_CLOSES = frozenset({WorkoutCommand.LEAVE, WorkoutCommand.TOGGLE_SMALL_VIEW})
_NOT_HERE = frozenset(
    {WorkoutCommand.TOGGLE_FULL_SCREEN, WorkoutCommand.ASK_TO_FINISH, WorkoutCommand.SHOW_KEYS}
)  # what is shown on the page, which may be out of sight


class SmallView(QWidget):
    """Shows what the page shows of a snapshot, and asks for what its keys mean on the page."""

    accessible_role = "page"
    command_requested = Signal(object)  # WorkoutCommand
    closed = Signal()

    def __init__(self, timeline: Timeline, *, less_motion: bool) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._timeline = timeline
        self._less_motion = less_motion
        self._snapshot: Snapshot | None = None
        self._key_filter: KeyFilter | None = None
        self.dial = Dial(self)
        self.leg_line = FitLabel(parent=self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(_LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(timeline.name)
        self.setAccessibleName(_("Small view of {routine}").format(routine=timeline.name))
        self.setAccessibleDescription(_("Space pauses and goes on, Escape closes this view"))

    def open(self, room: QRect, place: QRect | None) -> None:
        """Open in a screen's room for windows, where it stood before or in the upper right corner."""
        if place is None:
            place = QRect(room.topRight(), SIZE).translated(-SIZE.width() - _CORNER_PX, _CORNER_PX)
        width_px, height_px = FRAME_PX
        side_px = width_px // 2
        framed = room.adjusted(side_px, height_px - side_px, -side_px, -side_px)
        self.setGeometry(moved_into(place, framed))
        self.show()
        self.screen().availableGeometryChanged.connect(self.come_in)

    @Slot()
    def come_in(self) -> None:
        """Be all of it on the screen, which may have become another size."""
        self.move(moved_into(self.frameGeometry(), self.screen().availableGeometry()).topLeft())

    def frame_ms(self, snapshot: Snapshot) -> int | None:
        """How long its picture stays true; None: until the step ends."""
        if snapshot.state is not State.RUNNING or self._less_motion:
            return None
        frame_ms = self.dial.frame_ms(snapshot.duration_ms)
        return None if frame_ms is None else max(_FRAME_MS, frame_ms)

    @Slot(object)
    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show what is true now."""
        before, self._snapshot = self._snapshot, snapshot
        step = snapshot.step
        if step is None:
            return
        another = before is None or before.without_time != snapshot.without_time
        if another:
            self.dial.show_step(self._timeline, snapshot)
            self.leg_line.setText(leg_line(self._timeline, snapshot.index).upper())
            self.leg_line.show_tint(step.kind.value if step.kind in WORK else "muted")
        if another or (before is not None and before.shown_seconds != snapshot.shown_seconds):
            self.dial.show_second(self._timeline, snapshot)
        self.dial.show_moment(snapshot, by_second=self._less_motion)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command in _CLOSES:
            self.close()
        elif command is None or command in _NOT_HERE:
            super().keyPressEvent(event)
        elif not is_held(event, command):
            self.command_requested.emit(command)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        command = command_of_click(event, self._snapshot)
        if command is not None:
            self.command_requested.emit(command)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        leg_px = round(self.height() * _LEG)
        inside = self.rect().adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        ring = inside.adjusted(0, 0, 0, -leg_px)
        self.dial.setGeometry(ring)
        self.leg_line.setGeometry(inside.adjusted(0, ring.height(), 0, 0))
        self.dial.show_window_height(round(min(ring.width(), ring.height()) / _DIAL_OF_WINDOW))
        least, most = _LEG_CAP
        self.leg_line.show_caps(least * self.height(), most * self.height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._key_filter is None:  # there is a handle only now
            self._key_filter = KeyFilter(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
