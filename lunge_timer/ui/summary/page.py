"""The summary: what was done beside what was planned, the questions on it, and what to do next time."""

from collections.abc import Collection, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from lunge_timer.core.answers import SoreLeg, is_reserve_asked, reserve_of
from lunge_timer.core.clock import Clock
from lunge_timer.core.done_workout import Workout
from lunge_timer.core.summary import Summary
from lunge_timer.core.text.leg_test_lines import NOTHING, ending_line, leg_test_results
from lunge_timer.core.timeline import Leg, StepKind
from lunge_timer.language import _
from lunge_timer.ui.summary.leg_card import LegCard
from lunge_timer.ui.summary.meter import TimeMeter
from lunge_timer.ui.summary.summary_header import SummaryHeader
from lunge_timer.ui.theme import SUBHEADING
from lunge_timer.ui.widgets.advice_card import AdviceCard
from lunge_timer.ui.widgets.answers_form import AnswersForm
from lunge_timer.ui.widgets.buttons import Look, PillButton
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.key_list import show_key_list
from lunge_timer.ui.widgets.keys import LIST_KEYS, is_one_of, key_name, key_names
from lunge_timer.ui.widgets.layouts import centred, fill
from lunge_timer.ui.widgets.row_or_column import RowOrColumn
from lunge_timer.ui.widgets.scale import TAKE_BACK_KEYS
from lunge_timer.ui.widgets.scrolling import WIDTH_PX, ScrolledPage

_TOP_PX = 24
_MARGIN_PX = 32
_SPACE_PX = 16
_WIDEST_PX = 1088
_CARD_MARGINS_PX = (24, 18, 24, 18)
_BUTTON_SIZE_PX = (190, 48)
_ADVICE_PX = 100  # about what advice takes up that may yet come


class SummaryPage(ScrolledPage):
    """What was done. No button has the keyboard at first: a key meant for the last rep does nothing here.

    All may be left unanswered. What comes later opens below: nothing that is in sight moves up or down for it
    but what stands below it.
    """

    accessible_role = "page"
    again_requested = Signal()
    library_requested = Signal()
    answered = Signal(object)  # Workout, with one more answer, or one taken back

    def __init__(self, now_ms: Clock, parent: QWidget | None = None) -> None:
        """now_ms tells UTC, in milliseconds since 1970."""
        super().__init__(parent)
        self._header = SummaryHeader()
        self._worked = TimeMeter(_("Worked"), StepKind.MOVE)
        self._rested = TimeMeter(_("Rested"), StepKind.REST)
        self._all = TimeMeter(_("Total"), StepKind.HOLD)
        self._legs = {leg: LegCard(leg) for leg in Leg}
        self.form = AnswersForm(now_ms)
        self._questions = Card()
        self.advice = AdviceCard()
        self.again_button = PillButton(_("Again"), icon=Icon.REDO, size=SUBHEADING)
        self.library_button = PillButton(_("Back to routines"), look=Look.PRIMARY, size=SUBHEADING)
        self._content, self._buttons = QWidget(), QWidget()
        self._page = QVBoxLayout(self)
        self._above = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        # Of no length: it ends after all that is posted until then, as requests to lay out are.
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._opened: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(_("Enter goes back to the routines, F1 lists the keys"))
        self._lay_out()
        self._join()

    def show_summary(
        self, summary: Summary, workout: Workout | None = None, sore: Collection[SoreLeg] = ()
    ) -> None:
        """Show what was done, and ask about workout, where it is kept. sore: the legs that hurt last time."""
        self.setWindowTitle(_("{name}: summary").format(name=summary.name))
        line = ending_line(summary, workout)
        results = {} if workout is None else leg_test_results(workout.sets)
        self._header.show_summary(line, summary.name)
        self._worked.show_times(summary.worked_ms, summary.worked_planned_ms)
        self._rested.show_times(summary.rested_ms, summary.rested_planned_ms)
        self._all.show_times(summary.active_ms, summary.planned_ms)
        self._questions.setVisible(workout is not None)
        if workout is not None:
            self.form.show_workout(workout, sore)
        for leg, card in self._legs.items():
            card.setVisible(leg in summary.legs)
            if leg in summary.legs and workout is not None and results:
                trials = sum(row.leg == leg for row in workout.sets)
                card.show_test(summary.legs[leg], results.get(leg.value, NOTHING), trials)
            elif leg in summary.legs:
                card.show_leg(summary.legs[leg])
            asked = workout is not None and is_reserve_asked(workout, leg)
            card.show_reserve(None if workout is None else reserve_of(workout, leg), asked=asked)
        self.show_saved("")
        self.advice.show_advice("", "")
        self.setAccessibleName(f"{line}, {summary.name}")

    def show_sore(self, legs: Collection[SoreLeg]) -> None:
        """Ask at once how much those legs hurt."""
        self.form.show_sore(legs)

    def show_saved(self, words: str, *, trouble: bool = False) -> None:
        self._header.show_saved(words, trouble=trouble)

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
            show_key_list(_("Shortcuts"), _key_lines(asked=not self._questions.isHidden()), self)
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
        """Keep the buttons close below all, and all in the middle, as it stands with nothing unfolded."""
        room_px = min(self.width() - 2 * _MARGIN_PX, _WIDEST_PX)
        whole_px = self._content.heightForWidth(room_px)
        self.scroll_area.setMaximumHeight(whole_px)
        first_px = whole_px
        if self._questions.isVisibleTo(self):
            first_px += _ADVICE_PX - self.form.unfolded_px
        if self.advice.isVisibleTo(self):
            first_px -= self.advice.heightForWidth(room_px) + _SPACE_PX
        spare_px = self.height() - first_px - self._buttons.sizeHint().height() - _SPACE_PX - _TOP_PX
        above_px = max(0, spare_px // 2)
        if above_px != self._above.sizeHint().height():
            self._above.changeSize(0, above_px, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._page.invalidate()
            self._page.activate()

    @Slot(QWidget)
    def _show_opened(self, opened: QWidget) -> None:
        """Scroll to it once it has its place."""
        self._opened = opened
        self._laid_out.start()

    @Slot()
    def _scroll_to_opened(self) -> None:
        self.scroll_area.show_whole(self._opened)

    def _join(self) -> None:
        for leg, card in self._legs.items():
            card.answered.connect(partial(self.form.give_reserve, leg))
        self._laid_out.timeout.connect(self._scroll_to_opened)
        for signal, slot in (
            (self.form.answered, self.answered),
            (self.form.opened, self._show_opened),
            # What had the keyboard goes; on the page it presses no button that stands elsewhere.
            (self.form.note.ended, self.setFocus),
            (self.advice.left, self.setFocus),
            (self.again_button.clicked, self.again_requested),
            (self.library_button.clicked, self.library_requested),
        ):
            signal.connect(slot)

    def _lay_out(self) -> None:
        fill(QVBoxLayout(self._questions), self.form, margins_px=_CARD_MARGINS_PX)
        column = fill(
            QVBoxLayout(self._content),
            self._header,
            RowOrColumn(36, self._worked, self._rested, self._all, column_space_px=8),
            RowOrColumn(_SPACE_PX, *self._legs.values()),
            self._questions,
            self.advice,
            space_px=_SPACE_PX,
            margins_px=(0, _TOP_PX, 0, 0),
        )
        column.addStretch()
        row = fill(QHBoxLayout(self._buttons), self.again_button, self.library_button, space_px=14)
        row.insertStretch(0, 1)
        for button in (self.again_button, self.library_button):
            button.setMinimumSize(*_BUTTON_SIZE_PX)
        for part in (self._content, self._buttons):
            part.setMaximumWidth(_WIDEST_PX)
        scrolled = centred(self._content, _MARGIN_PX, _MARGIN_PX - WIDTH_PX)
        scrolled.installEventFilter(self)
        self.scroll_area.setWidget(scrolled)
        below = centred(self._buttons, _MARGIN_PX, _MARGIN_PX)
        self._page.addItem(self._above)
        fill(self._page, self.scroll_area, below, space_px=0, margins_px=(0, 0, 0, _TOP_PX))
        self._page.insertSpacing(2, _SPACE_PX)
        self._page.setStretchFactor(self.scroll_area, 1)
        self._page.addStretch()


def _key_lines(*, asked: bool) -> Iterator[tuple[str, str]]:
    if asked:
        yield key_name(Qt.Key.Key_Tab), _("Next question")
        yield key_names((Qt.Key.Key_Left, Qt.Key.Key_Right)), _("Choose an answer")
        yield key_name(Qt.Key.Key_Space), _("Give the focused answer")
        yield key_names(TAKE_BACK_KEYS), _("Take the focused answer back")
    yield key_name(Qt.Key.Key_Return), _("Press the focused button, or go back to the routines")
    yield key_name(Qt.Key.Key_Escape), _("Back to routines")
    yield key_name(Qt.Key.Key_F11), _("Full screen")
    yield key_names(LIST_KEYS), _("This list")
