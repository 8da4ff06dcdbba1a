"""How the library lays out what scrolls: in as many columns as fit, and with no heading alone at the end."""

from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.scrolling import WIDTH_PX, Pane

_BETWEEN_PX = 24
_SPACE_PX, _TIGHT_SPACE_PX = 12, 8  # between what stands in a column
_STRETCHES = (44, 56, 0)
_WIDE_STRETCHES = (30, 40, 30)  # at 1600 px two sliders have room side by side in the middle
_PARTS_SPACE_PX = 20
_PEEK_LINES = 5.0  # the space above a title, the title, who says it, and what it says first
_KEPT_LINES = 2.75  # under a heading: who says it, and the first line


class HeadedSection(QWidget):
    """Something under a heading, which a TwoPartPane keeps from standing alone at its lower edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._space_px = self._push_px = 0

    @property
    def heading(self) -> QWidget:
        raise NotImplementedError

    def show_space(self, space_px: int) -> None:
        """Leave that much free above it."""
        self._space_px = space_px
        self._show_margin()

    def keep_heading(self, edge_px: int, kept_px: int) -> bool:
        """Begin below the edge where it would part the heading from what stands kept_px under it.

        edge_px is told from the top of this section. Returns whether anything is new.
        """
        heading_px = self.heading.heightForWidth(self.heading.width())
        need_px = self._space_px + max(heading_px, self.heading.sizeHint().height()) + kept_px
        all_px = self.heightForWidth(self.width()) - self._push_px
        parts = self._space_px < edge_px < min(need_px, all_px) and not self.heading.isHidden()
        before_px, self._push_px = self._push_px, edge_px if parts else 0
        self._show_margin()
        return self._push_px != before_px

    def _show_margin(self) -> None:
        self.setContentsMargins(0, self._space_px + self._push_px, 0, 0)


class Columns(QWidget):
    """Two columns that become one, in which upper is what comes first; and a third one, where it is used.

    least_lines: how wide a column must be at least to stand beside another, in heights of a line.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        upper: Literal["left", "right"] = "right",
        least_lines: int = 0,
    ) -> None:
        super().__init__(parent)
        self._least_lines = least_lines
        direction = QBoxLayout.Direction
        self._upright = direction.TopToBottom if upper == "left" else direction.BottomToTop
        self._growing: tuple[QWidget, int] | None = None
        self.left, self.right, self.third = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._all = fill(QBoxLayout(direction.LeftToRight, self), space_px=_BETWEEN_PX)
        for column, stretch in zip((self.left, self.right, self.third), _STRETCHES, strict=True):
            column.setSpacing(_SPACE_PX)
            self._all.addLayout(column, stretch)

    def add_growing(self, widget: QWidget, most_px: int) -> None:
        """Put that widget above all in the left column: up to most_px tall it takes what the others leave."""
        self._growing = widget, most_px
        self.left.insertWidget(0, widget, 1)

    def show_tight(self, *, tight: bool) -> None:
        """Keep less free between what stands in a column."""
        for column in (self.left, self.right, self.third):
            column.setSpacing(_TIGHT_SPACE_PX if tight else _SPACE_PX)

    def show_third(self, widget: QWidget | None) -> None:
        """Have that widget in a third column; none: have two."""
        while self.third.count():
            self.third.takeAt(0)
        stretches = _STRETCHES
        if widget is not None:
            stretches = _WIDE_STRETCHES
            self.third.addWidget(widget)
            self.third.addStretch()
        for column, stretch in enumerate(stretches):
            self._all.setStretch(column, stretch)

    def show_room(self, height_px: int) -> None:
        """Let the left column be no taller than that, where it can be: all of it is to be seen at once."""
        if self._growing is not None:
            widget, most_px = self._growing
            hint_px = widget.sizeHint().height()
            if self._all.direction() is QBoxLayout.Direction.LeftToRight:
                most_px = min(most_px, height_px - self._rest_px())
            widget.setMaximumHeight(max(hint_px, most_px))

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths()), self._all.minimumSize().height())

    def event(self, event: QEvent) -> bool:
        """Take the direction for which there is room."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            least_px = self._least_lines * self.fontMetrics().height()
            need_px = sum(max(width_px, least_px) for width_px in self._widths()) + _BETWEEN_PX
            fits = need_px <= self.width() or self.third.count() > 0
            wanted = QBoxLayout.Direction.LeftToRight if fits else self._upright
            if self._all.direction() is not wanted:
                self._all.setDirection(wanted)
                self.updateGeometry()
        return super().event(event)

    def _rest_px(self) -> int:
        """How tall all is that stands below what grows, with the spaces between."""
        width_px = self.left.geometry().width()
        below = [self.left.itemAt(number) for number in range(1, self.left.count())]
        return sum(
            self.left.spacing()
            + (item.heightForWidth(width_px) if item.hasHeightForWidth() else item.sizeHint().height())
            for item in below
            if item is not None and not item.isEmpty()
        )

    def _widths(self) -> tuple[int, int]:
        """The least width of either column."""
        return self.left.minimumSize().width(), self.right.minimumSize().width()


class TwoPartPane(Pane):
    """A pane whose upper part fills it but for the first lines of the lower one: they tell that more comes.

    Where the upper part leaves no room for a title with its first lines, it fills the pane. At the top of all
    no heading stands at the lower edge without what it is about: its section begins below the edge.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin_px = WIDTH_PX
        self._taken_px = 0
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._parts: tuple[QWidget, Columns, QWidget] | None = None
        self.verticalScrollBar().rangeChanged.connect(
            self.keep_headings
        )  # what is shown became higher or lower

    def show_parts(self, upper: QWidget, columns: Columns, lower: QWidget) -> None:
        """Show one part under the other; in the upper one columns come last."""
        self._parts = upper, columns, lower
        fill(self._column, upper, lower, space_px=_PARTS_SPACE_PX)
        self._column.setStretchFactor(upper, 1)
        self.setWidget(self._content)

    def show_wide(self, *, wide: bool) -> None:
        """Have the lower part as a third column, or below the two."""
        if self._parts is not None:
            _upper, columns, lower = self._parts
            columns.show_third(lower if wide else None)
            if not wide:
                self._column.addWidget(lower)

    def show_margin(self, margin_px: int) -> None:
        """Leave that much free beside what is shown; at the right the scroll bar is in it."""
        self._margin_px = margin_px
        self._column.setContentsMargins(margin_px, 0, margin_px - WIDTH_PX, _PARTS_SPACE_PX)

    @Slot(int)
    def show_taken(self, height_px: int) -> None:
        """Have that much less height for a while, for which nothing is moved: there is more to scroll."""
        self._taken_px = height_px
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # another routine may need more or less
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Share the height out, and then keep headings with what they are about."""
        if self._parts is None:
            return
        upper, columns, lower = self._parts
        room_px, line_px = self.viewport().height() + self._taken_px, self.fontMetrics().height()
        width_px = self.viewport().width() - 2 * self._margin_px + WIDTH_PX
        spare_px = room_px - upper.heightForWidth(width_px) - _PARTS_SPACE_PX
        is_below = self._column.indexOf(lower) >= 0 and not lower.isHidden()
        peek_px = round(line_px * _PEEK_LINES) if is_below else 0
        least_px = room_px - (peek_px + _PARTS_SPACE_PX if spare_px >= peek_px else 0)
        upper.setMinimumHeight(max(0, least_px))
        columns.show_room(least_px - columns.y())
        self.keep_headings()

    @Slot()
    def keep_headings(self) -> None:
        """Move each section whose heading the lower edge would part from its first lines below the edge."""
        kept_px = round(self.fontMetrics().height() * _KEPT_LINES)
        edge_px = self.viewport().height() + self._taken_px
        for section in self._content.findChildren(HeadedSection):
            if section.isVisibleTo(self._content):
                top_px = section.mapTo(self._content, QPoint()).y()
                if section.keep_heading(edge_px - top_px, kept_px):
                    self._lay_out_around(section)

    def _lay_out_around(self, section: QWidget) -> None:
        """Have every layout around a section measure it anew at once: its margins alone do not tell them."""
        around: QWidget | None = section
        while around is not None and around is not self._content:
            around = around.parentWidget()
            layout = None if around is None else around.layout()
            if layout is not None:
                layout.invalidate()
                layout.activate()
