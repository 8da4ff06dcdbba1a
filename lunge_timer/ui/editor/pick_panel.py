"""A card over a page with things to pick from, in groups, each with a figure, a name and a line about it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lunge_timer.language import _
from lunge_timer.ui.figure import Figure, Motion
from lunge_timer.ui.theme import SMALL, current_colors
from lunge_timer.ui.widgets.buttons import LEAST_HIT_PX, takes_return
from lunge_timer.ui.widgets.card import RADIUS_PX, paint_focus, paint_rounded
from lunge_timer.ui.widgets.labels import PlainLabel, WrapLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.overlay import Overlay, give_back

_FIGURE_EMS = 3.0
_PAD_PX = 10
_TWO_COLUMNS_EMS = 34.0  # of the page's width: with less, one below the other


class Pick(NamedTuple):
    """One thing to pick, and what is done when it is; without a motion it has no figure."""

    name: str
    line: str
    deed: Callable[[], object]
    motion: Motion | None = None


class PickGroup(NamedTuple):
    """Things that belong together; a title may be empty."""

    title: str
    picks: Sequence[Pick]


class PickButton(QAbstractButton):
    """One of the things, as a card."""

    def __init__(self, pick: Pick, group: str, *, figures: bool) -> None:
        """Figures: keep the place of a figure, whether there is one or not."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        spoken = _("{name}, {line}") if pick.line else "{name}"
        self.setAccessibleName(spoken.format(name=pick.name, line=pick.line))
        self.setAccessibleDescription(group)
        labels = [WrapLabel(pick.name)]
        if pick.line:
            labels.append(WrapLabel(pick.line, size=SMALL, tint="muted"))
        words = fill(QVBoxLayout(), *labels, space_px=2)
        words.insertStretch(0)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(_PAD_PX, _PAD_PX, _PAD_PX, _PAD_PX)
        row.setSpacing(_PAD_PX)
        if figures:
            row.addWidget(self._figure(pick))
        row.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _figure(self, pick: Pick) -> QWidget:
        side_px = round(self.fontMetrics().height() * _FIGURE_EMS)
        if pick.motion is None:
            place = QWidget()
        else:
            place = Figure()
            place.show_pose(pick.motion)
            place.setBackgroundRole(QPalette.ColorRole.Base)
            place.setAccessibleName(_("Figure: {what}").format(what=pick.name))
        place.setFixedSize(side_px, side_px)
        return place

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As high as its words need at its width, which the layout asks for besides."""
        return QSize(super().minimumSizeHint().width(), LEAST_HIT_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not takes_return(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into sight."""
        super().focusInEvent(event)
        panel = self.parent()
        while panel is not None and not isinstance(panel, PickPanel):
            panel = panel.parent()
        if panel is not None:
            panel.pane.ensureWidgetVisible(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        area = QRectF(self.rect())
        lit = self.underMouse() or self.isDown()
        with QPainter(self) as painter:
            edge = colors.accent if lit else colors.edge
            paint_rounded(painter, area, RADIUS_PX, fill=self.palette().base().color(), edge=edge)
            if self.hasFocus():
                paint_focus(painter, area, RADIUS_PX)


class PickPanel(Overlay):
    """Covers the page until something is picked, or nothing is to be."""

    widest_ems = 44.0

    def __init__(self, title: str, groups: Sequence[PickGroup], page: QWidget) -> None:
        super().__init__(title, [_("Cancel")], page)
        self._keyboard = page.window().focusWidget()
        self._picks: list[PickButton] = []
        figures = any(pick.motion is not None for group in groups for pick in group.picks)
        across = 2 if page.width() > _TWO_COLUMNS_EMS * self.fontMetrics().height() else 1
        for group in groups:
            if group.title:
                self.rows.addWidget(PlainLabel(group.title, bold=True), self.rows.rowCount(), 0, 1, across)
            first = self.rows.rowCount()
            for number, pick in enumerate(group.picks):
                button = PickButton(pick, group.title, figures=figures)
                button.clicked.connect(partial(self._take, pick))
                self.rows.addWidget(button, first + number // across, number % across)
                self._picks.append(button)
        for column in range(across):
            self.rows.setColumnStretch(column, 1)
        self.answered.connect(self._leave)

    def _stops(self) -> Sequence[QWidget]:
        return [*self._picks, *super()._stops()]

    def _take(self, pick: Pick) -> None:
        """Do what is done with it; the keyboard goes back to where it was, where that is still in sight."""
        self.hide()
        self._leave()
        pick.deed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next one that begins with a typed letter."""
        letter = event.text().casefold()
        following = self._picks[self._focused() + 1 :] + self._picks
        found = [each for each in following if letter and each.accessibleName().casefold().startswith(letter)]
        if found and not event.modifiers():
            found[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            event.accept()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.deleteLater()
        self._page.setFocus(Qt.FocusReason.PopupFocusReason)
        give_back(self._keyboard)
