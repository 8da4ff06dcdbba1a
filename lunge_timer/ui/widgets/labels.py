"""Text on the screen: always plain, never cut off without a sign of it."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from lunge_timer.ui.theme import BODY, FollowsFont, current_colors, text_font
from lunge_timer.ui.widgets.line_breaks import without_loose_dots

Tint: TypeAlias = Literal[
    "ink", "muted", "accent", "prepare", "timed", "move", "hold", "switch", "rest", "danger"
]
_LONGEST_PX = 100_000.0
_ELLIPSIS_CHARS = 4  # what an elided label keeps at least


class PlainLabel(FollowsFont, QLabel):
    """A label that shows every character as it is, in one of the theme's colours and sizes."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        size: float = BODY,
        bold: bool = False,
        tint: Tint = "ink",
        wrap: bool = False,
        elide: bool = False,
        digits: bool = False,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._bold = bold
        self._tint: Tint = tint
        self._elide = elide
        self._digits = digits
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.show_font()
        self.setText(text)

    def show_text(self, text: str) -> None:
        """Say that; with nothing to say, be hidden."""
        self.setText(text)
        self.setVisible(bool(text.strip()))

    def show_tint(self, tint: Tint) -> None:
        if tint != self._tint:
            self._tint = tint
            self.update()

    def show_font(self) -> None:
        self.setFont(text_font(self._size, bold=self._bold, digits=self._digits))

    def minimumSizeHint(self) -> QSize:
        if not self._elide:
            return super().minimumSizeHint()
        metrics = self.fontMetrics()
        least_px = min(self.sizeHint().width(), metrics.averageCharWidth() * _ELLIPSIS_CHARS)
        return QSize(least_px, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        text = self.text()
        if self._elide:
            room_px = self.contentsRect().width()
            text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room_px)
        elif self.wordWrap():
            text = in_lines(text, self.font(), self.contentsRect().width())
        with QPainter(self) as painter:
            painter.setPen(self._color())
            area = self.contentsRect()
            area.setWidth(self._line_px(area.width()))
            painter.drawText(area, self._flags(), text)

    def _line_px(self, room_px: int) -> int:
        """How much of the room a line may take: all of it."""
        return room_px

    def _flags(self) -> int:
        flags = self.alignment().value
        return flags | Qt.TextFlag.TextWordWrap.value if self.wordWrap() else flags

    def _color(self) -> QColor:
        color: QColor = getattr(current_colors(), self._tint if self.isEnabled() else "limb_far")
        return color


class WrapLabel(PlainLabel):
    """A label of several lines that may be narrower than a word of it: such a word is broken."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        size: float = BODY,
        bold: bool = False,
        tint: Tint = "ink",
    ) -> None:
        super().__init__(text, parent, size=size, bold=bold, tint=tint, wrap=True)

    def minimumSizeHint(self) -> QSize:
        least_px = self.fontMetrics().averageCharWidth() * _ELLIPSIS_CHARS
        return QSize(least_px, super().minimumSizeHint().height())

    def heightForWidth(self, width_px: int) -> int:
        margins = self.contentsMargins()
        room_px = self._line_px(width_px - margins.left() - margins.right())
        return self._height_px(self.text(), room_px) + margins.top() + margins.bottom()

    def _height_px(self, text: str, room_px: int) -> int:
        room = QRect(0, 0, room_px, round(_LONGEST_PX))
        return self.fontMetrics().boundingRect(room, self._flags_for(text, room_px), text).height()

    def _flags(self) -> int:
        return self._flags_for(self.text(), self._line_px(self.contentsRect().width()))

    def _flags_for(self, text: str, room_px: int) -> int:
        metrics = self.fontMetrics()
        flags = super()._flags()
        # A no-break space parts no words: it keeps them in one line.
        words = text.replace("\n", " ").split(" ")
        if any(metrics.horizontalAdvance(word) > room_px for word in words):
            return flags | Qt.TextFlag.TextWrapAnywhere.value
        return flags


class RoomyLabel(WrapLabel):
    """A label of several lines that keeps room for a longer text, so that nothing below it moves."""

    _longest = ""

    def show_room_for(self, text: str) -> None:
        """Be as high from now on as that text would need."""
        if text != self._longest:
            self._longest = text
            self.updateGeometry()

    def _height_px(self, text: str, room_px: int) -> int:
        return max(super()._height_px(text, room_px), super()._height_px(self._longest, room_px))


def in_lines(text: str, font: QFont, room_px: float) -> str:
    """The text as it is to be painted in lines of that width: without a dot where one of them ends."""
    metrics = QFontMetricsF(font)
    return without_loose_dots(text, lambda line: metrics.horizontalAdvance(line) <= room_px)
