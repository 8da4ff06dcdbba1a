"""Has the library offer what the workouts so far say of the routine that is chosen, before it is done."""

from PySide6.QtCore import QObject, QTimer, Slot

from lunge_timer.core.listing import LibraryItem
from lunge_timer.ui.adviser import Adviser
from lunge_timer.ui.library.page import LibraryPage

_RESTS_MS = 250  # on the way through the list, the routines passed by are not looked at
_ANSWERS_MS = 1500  # the second leg's answer may follow the first: nothing is to come under the pointer


class ChosenAdvice(QObject):
    """Looks again whenever another routine is chosen, or the chosen one has other numbers.

    While another page is shown nothing is offered here: that page may offer the same.
    """

    def __init__(self, page: LibraryPage, adviser: Adviser, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._adviser = adviser
        self._item: LibraryItem | None = None
        self._begun = False  # the history is open
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.look)
        card = self._card = page.parts.advice
        page.panel.chosen_changed.connect(self.show_chosen)
        adviser.advised.connect(card.show_advice)
        for answered, slot in ((card.taken, adviser.take), (card.declined, adviser.decline)):
            answered.connect(card.hide)  # first: what is taken may lead on to something else
            answered.connect(slot)
        self.show_chosen(page.chosen)

    @Slot(object)
    def show_chosen(self, item: LibraryItem | None) -> None:
        """Offer nothing of what was chosen before, and look at what stays chosen."""
        before, self._item = self._item, item
        if _kept(before) != _kept(item):
            self._fall_silent()
            if self._begun:
                self._rest.start(_RESTS_MS)

    @Slot()
    def refresh(self) -> None:
        """Look again: the history was opened or has changed, or the day is another."""
        self._begun = True
        self._rest.start(_ANSWERS_MS if self._page.parts.morning.isVisible() else 0)

    @Slot()
    def look(self) -> None:
        """Have what there is to say of the chosen routine offered."""
        if self._item is not None and self._page.isVisibleTo(self._page.window()):
            self._adviser.look_at(self._item.id)
        else:
            self._fall_silent()

    def _fall_silent(self) -> None:
        self._adviser.leave()
        self._card.hide()


def _kept(item: LibraryItem | None) -> object:
    """What advice is about."""
    return item and (item.id, item.routine)
