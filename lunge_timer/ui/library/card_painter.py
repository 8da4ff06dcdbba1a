"""How a routine's card looks: its star, name and total, the dose, and a strip of the timeline."""

from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from lunge_timer.core.text.doses import total_text
from lunge_timer.ui.library.routine_model import Row
from lunge_timer.ui.theme import BODY, SMALL, SUBHEADING, current_colors, text_font
from lunge_timer.ui.widgets.card import CHOSEN_EDGE_PX, RADIUS_PX, paint_focus, paint_rounded
from lunge_timer.ui.widgets.icons import Icon, paint_icon
from lunge_timer.ui.widgets.strip import Strip

_MARGINS_PX = (16, 3)  # outside a card: beside and above
_PADS_PX = (14, 13)  # inside it
_LINE_SPACE_PX = 4
_CLOSE_SPACES_PX = 2, 0, 5  # with when it was last done: under the name, under the dose, over the strip
_CLOSE_PAD_PX = 6  # and above and below all at the least
_BAR_PX = 9
_STAR_EMS = 0.8  # of the name's letters
_STAR_SPACE_PX = 10  # between star and name
_STAR_REACH_PX = 8  # around the star, where a click still hits it


class CardPainter:
    """Paints cards; one strip, never shown itself, is the stamp for all of them."""

    def __init__(self, parent: QWidget) -> None:
        self._strip = Strip(parent, bar_px=_BAR_PX, head_px=0)
        self._strip.hide()
        self.show_fonts()

    def show_fonts(self) -> None:
        """Take the application's font as it is now."""
        self._name_fonts = (text_font(SUBHEADING, bold=True), text_font(BODY, bold=True))
        self._total_font = text_font(BODY, digits=True)
        self._dose_font = text_font(SMALL)
        self._star_px = round(QFontMetrics(self._name_fonts[0]).height() * _STAR_EMS)

    def height_px(self, *, last_done: bool) -> int:
        """The height of a card and of the space around it; last_done: some say when that was."""
        height_px = self._content_px(last_done=False) + 2 * _PADS_PX[1]
        if last_done:
            height_px = max(height_px, self._content_px(last_done=True) + 2 * _CLOSE_PAD_PX)
        return height_px + 2 * _MARGINS_PX[1]

    def paint_ground(
        self, painter: QPainter, place: QRect, *, chosen: bool, focused: bool, hovered: bool
    ) -> None:
        """Fill the card where it is chosen, or where the mouse is over it."""
        colors = current_colors()
        area = QRectF(place.marginsRemoved(QMargins(*_MARGINS_PX, *_MARGINS_PX)))
        if chosen:
            edge_px = CHOSEN_EDGE_PX
            paint_rounded(painter, area, RADIUS_PX, fill=colors.card, edge=colors.accent, edge_px=edge_px)
            if focused:
                paint_focus(painter, area.adjusted(edge_px, edge_px, -edge_px, -edge_px), RADIUS_PX - edge_px)
        elif hovered:
            paint_rounded(painter, area, RADIUS_PX, fill=colors.card, edge=colors.card_edge)

    def star_place(self, place: QRect, row: Row) -> QRect:
        """Where the star of a card in place is hit."""
        reach_px = _STAR_REACH_PX
        return self._sign_place(place, row).adjusted(-reach_px, -reach_px, reach_px, reach_px)

    def paint_row(self, painter: QPainter, place: QRect, row: Row, *, hovered: bool) -> None:
        """Draw the star, write name and total, and the dose below; stamp the strip, where there is one.

        hovered: the mouse is over the star.
        """
        colors = current_colors()
        area = self._content(place, row)
        spaces_px = _spaces_px(last_done=bool(row.last_done))
        line_px = QFontMetrics(self._dose_font).height()
        above = QRect(area.topLeft(), QSize(area.width(), QFontMetrics(self._name_fonts[0]).height()))
        below = QRect(area.left(), above.bottom() + 1 + spaces_px[0], area.width(), line_px)
        self._paint_sign(painter, place, row, hovered=hovered)
        if row.routine is None:
            name_font, _beside = self._name_font(row.item.name, area.width(), 0)
            _write(painter, above, row.item.name, font=name_font, color=colors.ink)
            _write(painter, below, row.dose, font=self._dose_font, color=colors.danger)
            return
        total = total_text(row.routine, row.total_ms)
        total_px = QFontMetrics(self._total_font).horizontalAdvance(f"{total}  ")
        name_font, beside = self._name_font(row.routine.name, area.width(), total_px)
        place_of_total = above if beside else below
        _write(painter, place_of_total, total, font=self._total_font, color=colors.ink, right=True)
        above.setWidth(area.width() - total_px * beside)
        _write(painter, above, row.routine.name, font=name_font, color=colors.ink)
        below.setWidth(area.width() - total_px * (not beside))
        _write(painter, below, row.dose, font=self._dose_font, color=colors.muted)
        if row.last_done:
            last = QRect(area.left(), below.bottom() + 1 + spaces_px[1], area.width(), line_px)
            _write(painter, last, row.last_done, font=self._dose_font, color=colors.muted)
        if row.timeline is None:
            return
        self._strip.resize(area.width(), self._strip.sizeHint().height())
        self._strip.show_timeline(row.timeline)
        painter.drawPixmap(area.left(), area.bottom() + 1 - self._strip.height(), self._stamped())

    def _content_px(self, *, last_done: bool) -> int:
        """The height of name, dose and strip, and of when it was last done."""
        lines_px = (1 + last_done) * QFontMetrics(self._dose_font).height()
        texts_px = QFontMetrics(self._name_fonts[0]).height() + lines_px
        return texts_px + sum(_spaces_px(last_done=last_done)) + self._strip.sizeHint().height()

    def _content(self, place: QRect, row: Row) -> QRect:
        """Where the words of a card stand: right of its star, in the middle of its height."""
        x_px = _MARGINS_PX[0] + _PADS_PX[0]
        height_px = self._content_px(last_done=bool(row.last_done))
        area = place.adjusted(x_px + self._star_px + _STAR_SPACE_PX, 0, -x_px, 0)
        return QRect(area.left(), area.top() + (area.height() - height_px) // 2, area.width(), height_px)

    def _sign_place(self, place: QRect, row: Row) -> QRect:
        """The square of the star, in line with the name."""
        content = self._content(place, row)
        spare_px = QFontMetrics(self._name_fonts[0]).height() - self._star_px
        left = content.left() - _STAR_SPACE_PX - self._star_px
        return QRect(left, content.top() + spare_px // 2, self._star_px, self._star_px)

    def _paint_sign(self, painter: QPainter, place: QRect, row: Row, *, hovered: bool) -> None:
        """A full star, an empty one, or a warning."""
        colors = current_colors()
        box = QRectF(self._sign_place(place, row))
        if row.routine is None:
            paint_icon(painter, Icon.WARNING, box, colors.danger)
        elif row.item.starred:
            paint_icon(painter, Icon.STAR, box, colors.ink if hovered else colors.move)
        else:
            paint_icon(painter, Icon.STAR_EMPTY, box, colors.ink if hovered else colors.muted)

    def _name_font(self, name: str, room_px: int, total_px: int) -> tuple[QFont, bool]:
        """The letters for a name, and whether the total fits beside it or is to go below."""
        large, small = self._name_fonts
        if QFontMetrics(large).horizontalAdvance(name) <= room_px - total_px:
            return large, True
        return (large if QFontMetrics(large).horizontalAdvance(name) <= room_px else small), False

    def _stamped(self) -> QPixmap:
        """The strip as it is now, on nothing."""
        ratio = self._strip.devicePixelRatioF()
        picture = QPixmap(self._strip.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        self._strip.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        return picture


def _spaces_px(*, last_done: bool) -> tuple[int, int, int]:
    """What is free under the name, under the dose, and over the strip."""
    return _CLOSE_SPACES_PX if last_done else (_LINE_SPACE_PX, 0, 2 * _LINE_SPACE_PX)


def _write(
    painter: QPainter, line: QRect, text: str, *, font: QFont, color: QColor, right: bool = False
) -> None:
    painter.setFont(font)
    painter.setPen(color)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, (side | Qt.AlignmentFlag.AlignVCenter).value, fitting)
