"""The name of the chosen routine, what it works, and the button that starts it."""

from functools import cached_property

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.listing import name_problem
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.doses import subtitle
from lunge_timer.core.text.numbers import clock_text, spoken_time, unbreakable
from lunge_timer.language import _
from lunge_timer.ui.theme import BODY, HEADING, SUBHEADING, TITLE, FollowsFont, text_font
from lunge_timer.ui.widgets.buttons import Look, PillButton
from lunge_timer.ui.widgets.fields import TextField
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import FitLabel, PlainLabel
from lunge_timer.ui.widgets.layouts import fill

_LEAST_WIDTH_PX = 100
_STAY = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
_LEAST_CAP_PX = 12.0
_NAME_LINES = 1.25  # of the title's height: long names take two or three lines of smaller letters
_BUTTON_SIZE_PX = (190, 54)


class NameField(TextField):
    """Enter takes the name, Escape leaves it; going elsewhere takes it where it can be taken."""

    taken = Signal(str)
    left = Signal()
    problem_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, raised=True)
        self._before = ""
        self._open = False
        self.setAccessibleName(_("Name of the routine"))
        self.setMinimumWidth(_LEAST_WIDTH_PX)
        self.textEdited.connect(self._tell)

    def edit(self, name: str) -> None:
        """Begin with that name, all of it chosen, so that typing replaces it."""
        self._before = name
        self._open = True
        self.setFont(text_font(HEADING, bold=True))
        self.setText(name)
        self._tell()
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Stop without a change."""
        if self._open:
            self._open = False
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Escape for itself; on the page they mean something else."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._open and event.reason() not in _STAY:
            self._take()
            self.leave()

    def _take(self) -> None:
        """Tell the new name, if it is one and can be one; else say why not and stay."""
        name = self.text().strip()
        if name == self._before:
            self.leave()
        elif not name_problem(name):
            self._open = False
            self.left.emit()
            self.taken.emit(name)

    def _tell(self) -> None:
        problem = name_problem(self.text().strip())
        self.show_wrong(wrong=bool(problem))
        self.setAccessibleDescription(problem)
        self.problem_changed.emit(problem)


class RoutineHeader(FollowsFont, QWidget):
    """Always in sight, however far the rest is scrolled."""

    start_requested = Signal()
    name_taken = Signal(str)
    name_left = Signal()  # the field is about to go, whether the name was taken or not

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = ""
        self._name = FitLabel(lines=2)
        self._name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._subtitle = PlainLabel(tint="muted", wrap=True, size=BODY)
        self.start_button = PillButton(look=Look.PRIMARY, icon=Icon.PLAY, size=SUBHEADING)
        self.start_button.setMinimumSize(*_BUTTON_SIZE_PX)
        self.start_button.clicked.connect(self.start_requested)
        self._row = fill(QHBoxLayout(), space_px=24)
        self._row.addWidget(self._name, 1)
        self._row.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignVCenter)
        fill(QVBoxLayout(self), self._row, self._subtitle, space_px=4)
        self.show_font()

    @cached_property
    def name_field(self) -> NameField:
        """Made when a name is first changed."""
        field = NameField()
        field.taken.connect(self.name_taken)
        field.left.connect(self.show_name)
        field.problem_changed.connect(self.show_name_problem)
        self._row.insertWidget(0, field, 1)
        return field

    def show_routine(self, routine: Routine, exercises: Exercises, total_ms: int) -> None:
        total = clock_text(total_ms)
        self._name.setText(routine.name)
        self._about = unbreakable(subtitle(routine, exercises))
        self.show_name_problem("")
        self.start_button.setText(_("Start   {total}").format(total=total))
        self.start_button.setAccessibleName(
            _("Start {name}, {time}").format(name=routine.name, time=spoken_time(total_ms))
        )

    def edit_name(self) -> None:
        """Put a field in the place of the name, to change it."""
        self._name.hide()
        self.name_field.setFixedHeight(self._name.height())
        self.name_field.edit(self._name.text())

    def leave_name(self) -> None:
        """Stop changing the name."""
        if self._name.isHidden():
            self.name_field.leave()

    @Slot()
    def show_name(self) -> None:
        """Show the name in the place of the field."""
        self.name_left.emit()
        self.name_field.hide()
        self._name.show()
        self.show_name_problem("")

    @Slot(str)
    def show_name_problem(self, problem: str) -> None:
        """Say in the place of the subtitle why the name cannot be taken; nothing where it can."""
        self._subtitle.setText(problem or self._about)
        self._subtitle.show_tint("danger" if problem else "muted")

    def show_font(self) -> None:
        font = text_font(TITLE, bold=True)
        self._name.show_caps(_LEAST_CAP_PX, QFontMetricsF(font).capHeight())
        self._name.setFixedHeight(round(QFontMetrics(font).height() * _NAME_LINES))
