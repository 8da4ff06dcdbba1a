"""The top of the workout page: the exercise and its set, the routine, and how much time is left."""

from collections.abc import Mapping
from enum import Enum, auto
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from lunge_timer.core.limits import NAME_LENGTH
from lunge_timer.core.text.numbers import clock_text
from lunge_timer.core.text.prompts import Place
from lunge_timer.language import _
from lunge_timer.ui.widgets.banner import Sign
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.widgets.icons import Icon

# Capitals, as shares of the window's height: what is read from three metres, the time left, the rest.
_LARGE, _LEFT, _SMALL = (0.0222, 0.0235), (0.013, 0.0235), (0.01, 0.0135)
_LEGIBLE_PX = 9.0  # what the rest has in a low window, where its row has room for it
_CAP_OF_ROW = 0.51  # a line is about twice as high as its capitals
_APART_PX = 24
_GAP_PX = 6
_SIGN_MOST_PX = 22


class Part(Enum):
    EXERCISE = auto()
    SET = auto()
    ROUTINE = auto()  # or, in its place, the note
    LEFT = auto()
    TOTAL = auto()


class HeaderRow(NamedTuple):
    """Parts side by side, from the left and at the right; share is of the window's height."""

    share: float
    left: tuple[Part, ...]
    right: tuple[Part, ...]


# By the least width of the window to its height: the narrower it is, the more rows.
_ARRANGEMENTS: Mapping[float, tuple[HeaderRow, ...]] = {
    1.4: (
        HeaderRow(0.046, (Part.EXERCISE, Part.SET), (Part.LEFT,)),
        HeaderRow(0.026, (Part.ROUTINE,), (Part.TOTAL,)),
    ),
    0.85: (
        HeaderRow(0.046, (Part.EXERCISE,), (Part.LEFT,)),
        HeaderRow(0.044, (Part.SET, Part.ROUTINE), (Part.TOTAL,)),
    ),
    0.7: (
        HeaderRow(0.046, (Part.EXERCISE,), ()),
        HeaderRow(0.044, (Part.SET,), (Part.LEFT,)),
        HeaderRow(0.026, (Part.ROUTINE,), (Part.TOTAL,)),
    ),
    0: (
        HeaderRow(0.09, (Part.EXERCISE,), ()),  # two lines
        HeaderRow(0.044, (Part.SET,), ()),
        HeaderRow(0.036, (Part.ROUTINE,), (Part.TOTAL, Part.LEFT)),
    ),
}


def header_px(width: int, height: int) -> int:
    """How high the header is in a window of that many pixels."""
    return round(height * sum(row.share for row in _rows_of(width, height)))


def _rows_of(width: int, height: int) -> tuple[HeaderRow, ...]:
    return next(rows for least, rows in _ARRANGEMENTS.items() if width >= least * height)


class WorkoutHeader(QWidget):
    """The exercise and its set, and the time left; smaller, the routine that they are part of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window_px = (1, 1)
        self._routine = ""
        self._parts = {
            Part.EXERCISE: FitLabel(parent=self),
            Part.SET: FitLabel(parent=self, lines=1, bold=False),
            Part.ROUTINE: FitLabel(parent=self, bold=False, tint="muted"),
            Part.LEFT: FitLabel(parent=self, lines=1, digits=True),
            Part.TOTAL: FitLabel(parent=self, lines=1, bold=False, tint="muted", digits=True),
        }
        self._note = FitLabel(parent=self, tint="danger")
        self._sign = Sign(Icon.WARNING, self)
        for label in (*self._parts.values(), self._note):
            is_time = label in {self._parts[Part.LEFT], self._parts[Part.TOTAL]}
            side = Qt.AlignmentFlag.AlignRight if is_time else Qt.AlignmentFlag.AlignLeft
            label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._parts[Part.EXERCISE].setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.show_note("")

    def show_routine(self, name: str, planned: str) -> None:
        """Name the routine, and say how long it was to take: ↑ and ↓ change what is left."""
        self._routine = name
        self._parts[Part.ROUTINE].setText(name)
        self._parts[Part.TOTAL].setText(_("planned {time}").format(time=planned))
        self._arrange()

    def show_place(self, place: Place) -> None:
        routine = " · ".join(filter(None, (self._routine, place.round_name)))
        if len(routine) > NAME_LENGTH.high:  # what there is room for
            routine = self._routine
        texts = {Part.EXERCISE: place.exercise, Part.SET: place.set, Part.ROUTINE: routine}
        if any(self._parts[part].text() != text for part, text in texts.items()):
            for part, text in texts.items():
                self._parts[part].setText(text)
            self._arrange()

    def show_left(self, left_ms: int) -> None:
        label = self._parts[Part.LEFT]
        text, before = _("{time} left").format(time=clock_text(left_ms)), label.text()
        label.setText(text)
        if len(text) != len(before):  # all digits are equally wide
            self._arrange()

    def show_note(self, sentence: str) -> None:
        """Say something in the routine's place; nothing where sentence is empty."""
        self._note.setText(sentence)
        self._note.setAccessibleName(sentence)
        for widget in (self._note, self._sign):
            widget.setVisible(bool(sentence))
        self._parts[Part.ROUTINE].setVisible(not sentence)

    def show_window(self, width: int, height: int) -> None:
        """Arrange the parts for a window of that many pixels: the distance asks for so tall letters."""
        self._window_px = width, height
        row = next(row for row in _rows_of(width, height) if Part.ROUTINE in row.left)
        legible_px = min(_LEGIBLE_PX, row.share * height * _CAP_OF_ROW)
        for part, label in self._parts.items():
            least, most = {Part.LEFT: _LEFT, Part.ROUTINE: _SMALL, Part.TOTAL: _SMALL}.get(part, _LARGE)
            label.show_caps(least * height, max(most * height, legible_px))
        self._note.show_caps(_SMALL[0] * height, max(_SMALL[1] * height, legible_px))
        self._arrange()

    def _arrange(self) -> None:
        width, height = self._window_px
        top = 0.0
        for row in _rows_of(width, height):
            y, row_px = round(top), round(top + row.share * height) - round(top)
            top += row.share * height
            needed_px = sum(self._needed_px(part) for part in row.left if part is not Part.ROUTINE)
            room_px = self.width()
            for part in reversed(row.right):  # the time left may have to be smaller
                part_px = min(self._needed_px(part), max(room_px // 5, room_px - needed_px)) - _APART_PX
                self._parts[part].setGeometry(room_px - part_px, y, part_px, row_px)
                room_px -= part_px + _APART_PX
            self._fill(row.left, QRect(0, y, room_px, row_px))

    def _fill(self, parts: tuple[Part, ...], area: QRect) -> None:
        """Put one or two parts side by side; a long first one leaves the second what it needs."""
        if len(parts) > 1:
            second_px = _APART_PX if parts[-1] is Part.ROUTINE else self._needed_px(parts[-1])
            most_px = max(area.width() // 2, area.width() - second_px)
            first_px = min(self._needed_px(parts[0]) - _APART_PX, most_px)
            self._parts[parts[0]].setGeometry(area.adjusted(0, 0, first_px - area.width(), 0))
            area.setLeft(first_px + _APART_PX)
        area.setWidth(max(1, area.width()))
        self._parts[parts[-1]].setGeometry(area)
        if parts[-1] is Part.ROUTINE:
            sign_px = min(_SIGN_MOST_PX, area.height())
            self._sign.setFixedSize(sign_px, sign_px)
            self._sign.move(area.left(), area.top() + (area.height() - sign_px) // 2)
            self._note.setGeometry(area.adjusted(sign_px + _GAP_PX, 0, 0, 0))

    def _needed_px(self, part: Part) -> int:
        """The width of a part in its largest letters, with the space that keeps it apart."""
        label = self._parts[part]
        return (ceil(label.line_px()) if label.text() else 0) + _APART_PX
