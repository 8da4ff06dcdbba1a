"""The summary: each leg's reps and holds, the time worked and rested, done beside planned."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QFontMetricsF, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lunge_timer.core.summary import Summary
from lunge_timer.core.text.results import headline
from lunge_timer.core.timeline import Leg, StepKind
from lunge_timer.language import _
from lunge_timer.ui.summary.meter import LegCard, TimeMeter
from lunge_timer.ui.theme import SUBHEADING, TITLE, FollowsFont, text_font
from lunge_timer.ui.widgets.buttons import Look, PillButton
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.key_list import show_key_list
from lunge_timer.ui.widgets.keys import LIST_KEYS, is_one_of, key_name, key_names
from lunge_timer.ui.widgets.labels import FitLabel, PlainLabel
from lunge_timer.ui.widgets.layouts import centred, fill
from lunge_timer.ui.widgets.scrolling import WIDTH_PX, Pane

_ACROSS = QBoxLayout.Direction.LeftToRight
_MARGIN_PX = 32
_SPACE_PX = 20
_WIDEST_PX = 1036
_TALLEST_CARD_LINES = 15.5
_TALLEST_CARD_PART = 0.72  # of its width: a taller one is mostly empty
_BUTTON_SIZE_PX = (210, 54)
_LEAST_CAP_PX = 12.0


class SummaryPage(FollowsFont, QWidget):
    """What was done. No button has the keyboard at first: a key meant for the last rep does nothing here."""

    accessible_role = "page"
    again_requested = Signal()
    library_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = FitLabel(lines=1)
        self._headline.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._headline.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name = PlainLabel(size=SUBHEADING, tint="muted", wrap=True)
        self._legs = {leg: LegCard(leg) for leg in Leg}
        self._worked = TimeMeter(_("Worked"), StepKind.MOVE)
        self._rested = TimeMeter(_("Rested"), StepKind.REST)
        self._all = TimeMeter(_("Total"), StepKind.HOLD)
        self.scroll_area = Pane()
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        times = (self._worked, self._rested, self._all)
        self._rows = (QBoxLayout(_ACROSS), [*self._legs.values()]), (QBoxLayout(_ACROSS), times)
        self.again_button = PillButton(_("Again"), icon=Icon.REDO, size=SUBHEADING)
        self.again_button.clicked.connect(self.again_requested)
        self.library_button = PillButton(_("Back to routines"), look=Look.PRIMARY, size=SUBHEADING)
        self.library_button.clicked.connect(self.library_requested)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(_("Enter goes back to the routines, F1 lists the keys"))
        self.show_font()
        self._lay_out()

    def show_summary(self, summary: Summary) -> None:
        self.setWindowTitle(_("{name}: summary").format(name=summary.name))
        self._headline.setText(headline(summary))
        self._name.setText(summary.name)
        for leg, card in self._legs.items():
            card.setVisible(leg in summary.legs)
            if leg in summary.legs:
                card.show_leg(summary.legs[leg])
        self._worked.show_times(summary.worked_ms, summary.worked_planned_ms)
        self._rested.show_times(summary.rested_ms, summary.rested_planned_ms)
        self._all.show_times(summary.active_ms, summary.planned_ms)
        self.setAccessibleName(f"{headline(summary)}, {summary.name}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scroll_area.verticalScrollBar().setValue(0)
        self.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: on the page itself Return presses the button that leads back."""
        super().focusInEvent(event)
        self.library_button.stand_in(focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.library_button.stand_in(focused=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes back where no button has the keyboard; so does Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self.library_requested.emit()
        elif is_one_of(event, LIST_KEYS):
            show_key_list(_("Shortcuts"), _key_lines(), self)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # the letters or the words have changed
            self._arrange()
        return False

    def _arrange(self) -> None:
        """Put side by side what has room side by side, and keep the buttons close below all."""
        room_px = min(self.width() - 2 * _MARGIN_PX, _WIDEST_PX)
        for row, widgets in self._rows:
            shown = [widget for widget in widgets if not widget.isHidden()]
            margins = row.contentsMargins()
            need_px = sum(widget.minimumSizeHint().width() for widget in shown)
            need_px += row.spacing() * (len(shown) - 1) + margins.left() + margins.right()
            row.setDirection(_ACROSS if need_px <= room_px else QBoxLayout.Direction.TopToBottom)
        more_px = self._limit_cards(room_px)
        if self._column.hasHeightForWidth():  # not before there are words to wrap
            self.scroll_area.setMaximumHeight(self._column.heightForWidth(room_px) + more_px)

    def _limit_cards(self, room_px: int) -> int:
        """Let no leg's card be mostly empty; return by how much they may grow, all in all."""
        cards = [card for card in self._legs.values() if not card.isHidden()]
        if not cards:
            return 0
        across = self._rows[0][0].direction() is _ACROSS
        width_px = room_px // len(cards) if across else room_px
        least_px = max(card.sizeHint().height() for card in cards)
        tallest_px = QFontMetrics(text_font()).height() * _TALLEST_CARD_LINES
        limit_px = max(least_px, round(min(tallest_px, width_px * _TALLEST_CARD_PART)))
        for card in cards:
            card.setMaximumHeight(limit_px)
        return (limit_px - least_px) * (1 if across else len(cards))

    def show_font(self) -> None:
        font = text_font(TITLE, bold=True)
        self._headline.show_caps(_LEAST_CAP_PX, QFontMetricsF(font).capHeight())
        self._headline.setFixedHeight(QFontMetrics(font).height())

    def _lay_out(self) -> None:
        for row, widgets in self._rows:
            for widget in widgets:
                row.addWidget(widget, 1)
        leg_row, times_row = (row for row, _widgets in self._rows)
        leg_row.setSpacing(_SPACE_PX)
        times_card = Card()
        times_card.setLayout(fill(times_row, space_px=36, margins_px=(26, 22, 26, 24)))
        buttons = QWidget()
        row = fill(QHBoxLayout(buttons), self.again_button, self.library_button, space_px=14)
        row.insertStretch(0, 1)
        for button in (self.again_button, self.library_button):
            button.setMinimumSize(*_BUTTON_SIZE_PX)
        for part in (self._content, buttons):
            part.setMaximumWidth(_WIDEST_PX)
        words = fill(QVBoxLayout(), self._headline, self._name, space_px=4)
        fill(self._column, words, leg_row, times_card, space_px=_SPACE_PX, margins_px=(0, _MARGIN_PX, 0, 0))
        self._column.setStretchFactor(leg_row, 1)
        scrolled = centred(self._content, _MARGIN_PX, _MARGIN_PX - WIDTH_PX)
        scrolled.installEventFilter(self)
        self.scroll_area.setWidget(scrolled)
        below = centred(buttons, _MARGIN_PX, _MARGIN_PX)
        margins = (0, 0, 0, _MARGIN_PX)
        page = fill(QVBoxLayout(self), self.scroll_area, below, space_px=_SPACE_PX, margins_px=margins)
        page.setStretchFactor(self.scroll_area, 1)
        page.insertStretch(0)  # takes only what the scroll area may not
        page.addStretch()


def _key_lines() -> Iterator[tuple[str, str]]:
    yield key_name(Qt.Key.Key_Return), _("Press the focused button, or go back to the routines")
    yield key_name(Qt.Key.Key_Escape), _("Back to routines")
    yield key_name(Qt.Key.Key_F11), _("Full screen")
    yield key_names(LIST_KEYS), _("This list")
