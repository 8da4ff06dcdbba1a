"""A label whose letters are as large as its room allows: what is read from three metres."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lunge_timer.ui.theme import cap_font
from lunge_timer.ui.widgets.labels import PlainLabel, Tint, in_lines

_LONGEST_PX = 100_000.0
_SMALLEST_CAP_PX = 5.0
_OVERSHOOT = 1.04  # capitals: round figures stand a little above and below them
_OVERHANG_PX = 2.0  # a letter may reach a little beyond its advance


class FitLabel(PlainLabel):
    """A label whose letters are as large as its rectangle allows, between two heights of a capital.

    It takes at most ``lines`` lines. Where even the smallest letters do not fit so, it takes more lines,
    and then smaller letters: it never clips.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        lines: int = 2,
        bold: bool = True,
        tint: Tint = "ink",
        digits: bool = False,
        capitals: bool = False,
    ) -> None:
        """Digits or capitals: the text has no letters below the line, and so may fill its rectangle."""
        self._lines = lines
        self._fills = digits or capitals
        self._caps_px = (_SMALLEST_CAP_PX, _SMALLEST_CAP_PX)
        self._fitted: tuple[object, ...] = ()
        self._balanced_px = 0.0
        self._breaks_words = False
        super().__init__(text, parent, bold=bold, tint=tint, wrap=True, digits=digits)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_caps(self, least_px: float, most_px: float) -> None:
        """Set the bounds between which the height of a capital is chosen."""
        self._caps_px = (least_px, most_px)
        self.update()

    def cap_px(self) -> float:
        """The height of a capital as it is painted now."""
        self._fit()
        return QFontMetricsF(self.font()).capHeight()

    def line_px(self) -> float:
        """The width of the text in one line of the largest letters that it may have."""
        metrics = QFontMetricsF(self._font_of(self._caps_px[1]))
        return metrics.horizontalAdvance(self._measured()) + 2 * _OVERHANG_PX

    def show_font(self) -> None:
        self._fitted = ()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, round(self._caps_px[0] * 2))

    def sizeHint(self) -> QSize:
        return QSize(0, round(self._caps_px[1] * 2 * self._lines))

    def hasHeightForWidth(self) -> bool:
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._fit()
        area = QRectF(self.contentsRect())
        spare_px = area.width() - self._balanced_px
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            area.adjust(spare_px / 2, 0, -spare_px / 2, 0)
        with QPainter(self) as painter:
            painter.setFont(self.font())
            painter.setPen(self._color())
            if self._fills:  # they have no descenders: centre what is seen
                area.moveTop(area.top() + _descent_px(QFontMetricsF(self.font())))
            text = self.text()
            if self._lines != 1:
                text = in_lines(text, self.font(), area.width())
            painter.drawText(area, self._flags() | Qt.TextFlag.TextDontClip.value, text)

    def _flags(self) -> int:
        flags = self.alignment().value
        if self._breaks_words:
            return flags | Qt.TextFlag.TextWrapAnywhere.value
        return flags if self._lines == 1 else flags | Qt.TextFlag.TextWordWrap.value

    def _fit(self) -> None:
        """Choose the font for the text, the rectangle and the bounds; a choice once made is kept."""
        key = (self._measured(), self.contentsRect().size().toTuple(), self._caps_px, self._lines)
        if key == self._fitted:
            return
        self._fitted = key
        self._breaks_words = False
        least, most = self._caps_px
        cap_px = self._largest(least, most, self._lines) or self._largest(least, most, None)
        cap_px = cap_px or self._largest(_SMALLEST_CAP_PX, least, None)
        if cap_px is None:  # a word longer than any line: break it
            self._breaks_words = True
            cap_px = self._largest(_SMALLEST_CAP_PX, most, None) or _SMALLEST_CAP_PX
        font = self._font_of(cap_px)
        if font != self.font():
            self.setFont(font)
        self._balanced_px = self._balance(QFontMetricsF(font))

    def _measured(self) -> str:
        """The text with equal digits, so that a running number keeps its size."""
        if not self._digits:
            return self.text()
        return "".join("0" if sign.isdigit() else sign for sign in self.text())

    def _largest(self, least_px: float, most_px: float, lines: int | None) -> float | None:
        """The largest capital with which the text fits, to the pixel; none where the least does not."""
        if self._fits(most_px, lines):  # first: most texts do, and each size that is tried costs a font
            return most_px
        if not self._fits(least_px, lines):
            return None
        low, high = least_px, most_px
        while high - low > 1:
            middle = (low + high) / 2
            low, high = (middle, high) if self._fits(middle, lines) else (low, middle)
        return low

    def _fits(self, cap_px: float, lines: int | None) -> bool:
        area = self.contentsRect()
        metrics = QFontMetricsF(self._font_of(cap_px))
        box = self._box(metrics, self._room_px())
        low_enough = lines is None or box.height() < metrics.lineSpacing() * (lines + 0.5)
        seen_px = metrics.capHeight() * _OVERSHOOT if self._fills else box.height()
        return low_enough and box.width() <= self._room_px() and seen_px <= area.height()

    def _room_px(self) -> float:
        return self.contentsRect().width() - 2 * _OVERHANG_PX

    def _box(self, metrics: QFontMetricsF, width_px: float) -> QRectF:
        return metrics.boundingRect(QRectF(0, 0, width_px, _LONGEST_PX), self._flags(), self._measured())

    def _balance(self, metrics: QFontMetricsF) -> float:
        """The narrowest width that takes no more lines, so that no word stands alone in the last."""
        width_px = self._room_px()
        height_px = self._box(metrics, width_px).height()
        if height_px < metrics.lineSpacing() * 1.5:
            return width_px
        low, high = 0.0, width_px
        while high - low > 1:
            middle = (low + high) / 2
            box = self._box(metrics, middle)
            fits = box.height() <= height_px and box.width() <= middle
            low, high = (low, middle) if fits else (middle, high)
        return high

    def _font_of(self, cap_px: float) -> QFont:
        return cap_font(cap_px, bold=self._bold, digits=self._digits)


def _descent_px(metrics: QFontMetricsF) -> float:
    """How much lower a line must stand for its capitals to be in the middle."""
    return (metrics.descent() - (metrics.ascent() - metrics.capHeight())) / 2
