"""The name of the chosen routine, what it works, and the button that starts it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.doses import subtitle, total_text
from lunge_timer.core.text.numbers import clock_text, spoken_time, unbreakable
from lunge_timer.language import _
from lunge_timer.ui.theme import BODY, SMALL, SUBHEADING, TITLE, FollowsFont, cap_font, text_font
from lunge_timer.ui.widgets.buttons import Look, PillButton
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill

if TYPE_CHECKING:
    from lunge_timer.ui.library.name_field import NameField

_LEAST_CAP_PX = 12.0
_NAME_LINES = 1.25  # of the title's height: long names take two or three lines of smaller letters
_LEAST_NAME_LINES = 7.0  # of text, high: with less room at its side the button goes below the name
_LOW_NAME_LINES = 2.0  # of text: the name's height where the page is low and the button below
_BUTTON_SIZE_PX = (190, 54)
_LONGEST_MS = 36_000_000 - 1
_SPACE_PX, _LOW_SPACE_PX = 24, 6  # between name and button, side by side and one below the other


class RoutineHeader(FollowsFont, QWidget):
    """Always in sight, however far the rest is scrolled."""

    start_requested = Signal()
    name_taken = Signal(str)
    name_left = Signal()  # the field is about to go, whether the name was taken or not

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = ""
        self._total = ""
        self._name = FitLabel(lines=2)
        self._name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._subtitle = PlainLabel(tint="muted", wrap=True, size=BODY)
        self.start_button = PillButton(look=Look.PRIMARY, icon=Icon.PLAY, size=SUBHEADING)
        self.start_button.clicked.connect(self.start_requested)
        self._low = False
        self._note: PlainLabel | None = None
        self._row = fill(QBoxLayout(QBoxLayout.Direction.LeftToRight), space_px=_SPACE_PX)
        self._row.addWidget(self._name, 1)
        self._row.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._below = fill(QBoxLayout(QBoxLayout.Direction.LeftToRight), space_px=_SPACE_PX)
        self._below.addWidget(self._subtitle, 1)
        fill(QVBoxLayout(self), self._row, self._below, space_px=4)
        self.show_font()

    def add_name_field(self, field: "NameField") -> None:
        """Take the field in which the name is changed."""
        field.hide()
        field.taken.connect(self.name_taken)
        field.left.connect(self.show_name)
        field.problem_changed.connect(self.show_name_problem)
        self._row.insertWidget(0, field, 1)

    def show_routine(self, routine: Routine, exercises: Exercises, total_ms: int) -> None:
        self._total = total_text(routine, total_ms)
        self._name.setText(routine.name)
        self._arrange()
        self._about = unbreakable(subtitle(routine, exercises))
        self.show_name_problem("")
        self.start_button.setText(_start_text(self._total))
        self.start_button.setAccessibleName(
            _("Start {name}, {time}").format(
                name=routine.name, time=total_text(routine, total_ms, spoken_time)
            )
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
        self._subtitle.setVisible(bool(problem) or not self._low)

    def show_note(self, note: str, prescription: str = "") -> None:
        """Say under the button what is to be known before the start; nothing where there is nothing.

        A screen reader says with the button what was prescribed, too.
        """
        self.start_button.setAccessibleDescription("\n".join(filter(None, (note, prescription))))
        if self._note is None and note:
            self._note = PlainLabel(tint="muted", size=SMALL, wrap=True)
            self._below.addWidget(self._note, 0, Qt.AlignmentFlag.AlignVCenter)
        if self._note is not None:
            self._note.show_text(note)
            self._arrange()

    def show_low(self, *, low: bool) -> None:
        """Where the page is low, leave its room to what scrolls, which has the subtitle then."""
        self._low = low
        self._subtitle.setVisible(not low)
        self._arrange()

    def show_font(self) -> None:
        """Let the button be as wide as the longest total needs: the name beside it must not move."""
        self.start_button.setMinimumWidth(0)
        self.start_button.setText(_start_text(_("about {time}").format(time=clock_text(_LONGEST_MS))))
        width_px = self.start_button.sizeHint().width()
        self.start_button.setMinimumSize(max(_BUTTON_SIZE_PX[0], width_px), _BUTTON_SIZE_PX[1])
        self.start_button.setText(_start_text(self._total))
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the button below the name."""
        return QSize(self.start_button.minimumWidth(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the button beside the name, or below it where the name would have too little room."""
        direction = QBoxLayout.Direction
        stacked = not self._fits_beside()
        self._row.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._row.setSpacing(_LOW_SPACE_PX if stacked else _SPACE_PX)
        title = text_font(TITLE, bold=True)
        height_px = QFontMetrics(title).height() * _NAME_LINES
        if stacked and self._low:
            height_px = QFontMetrics(text_font()).height() * _LOW_NAME_LINES
        self._name.show_caps(_LEAST_CAP_PX, QFontMetricsF(title).capHeight())
        self._name.setFixedHeight(round(height_px))
        if self._note is not None:
            self._place_note(self._note)

    def _place_note(self, note: PlainLabel) -> None:
        """Put it beside the subtitle, under the button, or where it is too long, in lines of its own."""
        direction = QBoxLayout.Direction
        texts = ((self._subtitle, self._about), (note, note.text()))
        need_px = sum(label.fontMetrics().horizontalAdvance(text) for label, text in texts) + 2 * _SPACE_PX
        beside = need_px <= self.width() and not self._low
        self._below.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._below.setSpacing(_SPACE_PX if beside else 0)
        note.setWordWrap(not beside)

    def _fits_beside(self) -> bool:
        """Whether the name has room beside the button, in two lines of letters that can be read."""
        room_px = self.width() - self.start_button.minimumWidth() - _SPACE_PX
        metrics = QFontMetrics(cap_font(_LEAST_CAP_PX))
        room = QRect(0, 0, max(0, room_px), 0)
        need = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, self._name.text())
        fits = need.width() <= room_px and need.height() < 3 * metrics.height()
        return fits and room_px >= _LEAST_NAME_LINES * QFontMetrics(text_font()).height()


def _start_text(total: str) -> str:
    return _("Start   {total}").format(total=total)
