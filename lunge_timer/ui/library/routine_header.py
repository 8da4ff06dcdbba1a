"""The name of the chosen routine, what it works, and the button that starts it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.doses import subtitle
from lunge_timer.core.text.numbers import clock_text, spoken_time, unbreakable
from lunge_timer.language import _
from lunge_timer.ui.theme import BODY, SUBHEADING, TITLE, FollowsFont, text_font
from lunge_timer.ui.widgets.buttons import Look, PillButton
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import FitLabel, PlainLabel
from lunge_timer.ui.widgets.layouts import fill

if TYPE_CHECKING:
    from lunge_timer.ui.library.name_field import NameField

_LEAST_CAP_PX = 12.0
_NAME_LINES = 1.25  # of the title's height: long names take two or three lines of smaller letters
_BUTTON_SIZE_PX = (190, 54)


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

    def add_name_field(self, field: "NameField") -> None:
        """Take the field in which the name is changed."""
        field.hide()
        field.taken.connect(self.name_taken)
        field.left.connect(self.show_name)
        field.problem_changed.connect(self.show_name_problem)
        self._row.insertWidget(0, field, 1)

    def show_routine(self, routine: Routine, exercises: Exercises, total_ms: int) -> None:
        total = clock_text(total_ms)
        self._name.setText(routine.name)
        self._about = unbreakable(subtitle(routine, exercises))
        self.show_name_problem("")
        self.start_button.setText(_("Start   {total}").format(total=total))
        self.start_button.setAccessibleName(
            _("Start {name}, {time}").format(name=routine.name, time=spoken_time(total_ms))
        )

    def edit_name(self, field: "NameField") -> None:
        """Put its field in the place of the name, to change it."""
        self._name.hide()
        field.setFixedHeight(self._name.height())
        field.edit(self._name.text())

    @Slot()
    def show_name(self) -> None:
        """Show the name again, in the place of the field."""
        self.name_left.emit()
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
