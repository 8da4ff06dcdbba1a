"""Words broken into lines that are no wider than their room."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

_UTF16 = "utf-16-le"  # as Qt counts


class Paragraph:
    """As many lines as the words need. Where there may not be so many, the last ends in an ellipsis."""

    def __init__(self, text: str, font: QFont, width_px: int, most: int | None = None) -> None:
        self._font = font
        self._metrics = QFontMetrics(font)
        self._width_px = width_px
        broken = tuple(_broken(text, font, width_px))
        self.lines = tuple(line.rstrip(" ") for line in broken)
        if most is not None and len(broken) > most:
            rest = "".join(broken[most - 1 :])
            last = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width_px)
            self.lines = (*self.lines[: most - 1], last)

    @property
    def height_px(self) -> int:
        return len(self.lines) * self._metrics.lineSpacing()

    def paint(self, painter: QPainter, place: QPoint) -> None:
        """Write with the painter's pen, from place on to the right and downwards."""
        painter.setFont(self._font)
        area = QRect(place.x(), place.y(), self._width_px, self._metrics.lineSpacing())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for line in self.lines:
            painter.drawText(area, flags.value | Qt.TextFlag.TextSingleLine.value, line)
            area.translate(0, area.height())


def _broken(text: str, font: QFont, width_px: int) -> Iterator[str]:
    """The lines, broken between words, and inside of one only where it is wider than a line.

    Each ends with the spaces at which it is broken.
    """
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    units = text.encode(_UTF16)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_px)
        start = line.textStart()
        yield units[2 * start : 2 * (start + line.textLength())].decode(_UTF16)
    layout.endLayout()
