"""What shows a workout: the page with its window's title, and the small view beside it."""

from PySide6.QtCore import QObject, QRect, Signal, Slot

from lunge_timer.core.clock import Clock
from lunge_timer.core.routine import LoadKind
from lunge_timer.core.snapshot import Snapshot
from lunge_timer.core.text.prompts import title_text
from lunge_timer.core.timed_figure import TimedFigures
from lunge_timer.core.timeline import Timeline
from lunge_timer.ui.workout.page import WorkoutPage
from lunge_timer.ui.workout.small_view import SmallView


class WorkoutViews(QObject):
    """Feeds the page and the small view with the same snapshots."""

    small_view_toggled = Signal(bool)  # whether it is open

    def __init__(self, timed_figures: TimedFigures, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self.page = WorkoutPage(timed_figures, clock)
        self.small: SmallView | None = None
        self._closing: SmallView | None = None  # held for the rest of its event; then Qt deletes it
        self._place: QRect | None = None  # where the small view stood last
        self._timeline: Timeline | None = None
        self._snapshot: Snapshot | None = None
        self._less_motion = False

    def show_timeline(
        self, timeline: Timeline, loads: tuple[LoadKind, ...], *, tests: frozenset[int], less_motion: bool
    ) -> None:
        """Make ready for a workout."""
        self.close_small_view()
        self._timeline, self._snapshot, self._less_motion = timeline, None, less_motion
        self.page.show_timeline(timeline, loads, tests=tests)
        self.page.show_less_motion(less=less_motion)

    @Slot(object)
    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show what is true now."""
        self._snapshot = snapshot
        self.page.show_snapshot(snapshot)
        if self.small is not None:
            self.small.show_snapshot(snapshot)

    @Slot()
    def show_title(self) -> None:
        """Name the routine; to who looks at another window, also say where it stands."""
        timeline, snapshot = self._timeline, self._snapshot
        if timeline is None or snapshot is None or snapshot.step is None:
            return
        looks_elsewhere = self.page.isVisible() and not self.page.isActiveWindow()
        self.page.setWindowTitle(title_text(timeline, snapshot) if looks_elsewhere else timeline.name)

    def frame_ms(self, snapshot: Snapshot) -> int | None:
        """How long what is in sight stays true; None: until the step ends. Asked while anything is."""
        if self.small is None:
            return self.page.frame_ms(snapshot)
        frames = [self.small.frame_ms(snapshot)]
        if not self.page.window().isMinimized():
            frames.append(self.page.frame_ms(snapshot))
        return min((ms for ms in frames if ms is not None), default=None)

    @Slot()
    def toggle_small_view(self) -> None:
        """Open the small view, or close it."""
        if self.small is not None:
            self.small.close()
            return
        if self._timeline is None or self._snapshot is None:
            return
        self.small = SmallView(self._timeline, less_motion=self._less_motion)
        self.small.command_requested.connect(self.page.ask_from_outside)
        self.small.closed.connect(self._forget_small_view)
        self.small.show_snapshot(self._snapshot)
        self.small.open(self.page.screen().availableGeometry(), self._place)
        self.small_view_toggled.emit(self.small is not None)

    @Slot()
    def close_small_view(self) -> None:
        if self.small is not None:
            self.small.close()

    @Slot()
    def _forget_small_view(self) -> None:
        if self.small is not None:
            self._place = self.small.geometry()
            self._closing, self.small = self.small, None
            self.small_view_toggled.emit(False)  # noqa: FBT003 - a signal's argument
