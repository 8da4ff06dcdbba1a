"""The left side of the library: the search, the list of routines, and the buttons to other pages."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontInfo, QFontMetrics, QFontMetricsF, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.listing import LibraryItem, ordered
from lunge_timer.language import _, ngettext
from lunge_timer.ui.library.cards import CardList
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.library.routine_model import RoutineModel
from lunge_timer.ui.theme import HEADING, SMALL, FollowsFont, text_font
from lunge_timer.ui.widgets.buttons import LEAST_HIT_PX, Look, PillButton
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.widgets.flow_layout import FlowLayout
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill

if TYPE_CHECKING:
    from lunge_timer.ui.library.search import SearchField

_LIST_PX = (338, 460)  # the least and the most of the list's width; the page gives it a third of its own
_LEAST_SHARE = 0.375  # of a page too narrow for that
_MOST_EMS = 28.75  # the most where letters are large
_MARGIN_PX = 20
_TOP_PX, _LEAST_TOP_PX, _BOTTOM_PX = 22, 5, 12  # above and below all
_LEAST_CAP_PX = 8.0  # of the title
_QUIET_PAD_PX = 14  # what a button without a ground has around its words
_LINE_EMS = 1.75  # height of a button, as of its text

Find: TypeAlias = Callable[[Sequence[LibraryItem], str], list[LibraryItem]]


class NothingFound(PlainLabel):
    """Says so in the place of the list."""

    accessible_role = "notice"


class RoutinePanel(FollowsFont, QWidget):
    """Lists what matches the search. What is chosen stays chosen where it can, whatever is listed.

    While nothing matches, nothing is chosen; what was chosen before the search waits for its end.
    """

    chosen_changed = Signal(object)  # LibraryItem | None: another one, or the same with something new in it
    searched = Signal(str)  # what was found, in a sentence
    search_dropped = Signal()  # to show a routine that it does not find
    command_requested = Signal(object)  # LibraryCommand

    def __init__(self, exercises: Exercises, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RoutineModel(exercises, self)
        self.cards = CardList(self.model)
        self.cards.selectionModel().currentChanged.connect(self.show_current)
        self._query = ""
        self._find: Find = lambda items, _query: [*items]  # until there is a search
        self._items: dict[str, LibraryItem] = {}
        self._keeps_order = False
        self.cards.star_clicked.connect(self.keep_order)
        self.cards.pointer_left.connect(self.restore_order)
        self._chosen_id = self._before_id = ""  # the latter from before the search
        self._middle = _row(_MARGIN_PX)  # room is kept for the search, which comes after the first picture
        self._title = FitLabel(_("Routines"), lines=1)
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._week = FitLabel(lines=1, bold=False, tint="muted")
        self._week.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._week.hide()
        self._nothing = NothingFound(tint="muted", wrap=True)
        self._nothing.hide()
        self.new_button = PillButton(_("New"), icon=Icon.PLUS)
        self.new_button.setAccessibleName(_("New routine"))
        progress_button = PillButton(_("Progress"), look=Look.QUIET, size=SMALL)
        settings_button = PillButton(_("Settings"), look=Look.QUIET, size=SMALL)
        keys_button = PillButton(_("Shortcuts"), look=Look.QUIET, size=SMALL)
        self.tools = progress_button, settings_button, keys_button
        for button, command in (
            (self.new_button, LibraryCommand.NEW),
            (progress_button, LibraryCommand.SHOW_PROGRESS),
            (settings_button, LibraryCommand.SHOW_SETTINGS),
            (keys_button, LibraryCommand.SHOW_KEYS),
        ):
            button.clicked.connect(partial(self.command_requested.emit, command))
        self._lay_out()

    @property
    def chosen(self) -> LibraryItem | None:
        return self._items.get(self._chosen_id) if self.model.rowCount() else None

    @property
    def waiting(self) -> LibraryItem | None:
        """What is chosen again once the search is left, where it finds nothing."""
        return None if self.model.rowCount() else self._items.get(self._chosen_id)

    def add_search(self, field: "SearchField", find: Find) -> None:
        """List from now on what find finds of what is typed in field."""
        self._find = find
        self._middle.addWidget(field)
        field.textChanged.connect(self.look)
        self.search_dropped.connect(field.clear)
        self.searched.connect(field.show_found)

    def show_items(self, items: Sequence[LibraryItem]) -> None:
        """List these, in the order of the library; while the pointer is at a star, in the order as it is."""
        listed = ordered(items)
        places = {item_id: number for number, item_id in enumerate(self._items)}
        if self._keeps_order and all(item.id in places for item in listed):
            listed.sort(key=lambda item: places[item.id])
        self._items = {item.id: item for item in listed}
        self.show_found()

    @Slot()
    def keep_order(self) -> None:
        """Let a card whose star was clicked stay under the pointer: a second click takes the star back."""
        self._keeps_order = True

    @Slot()
    def restore_order(self) -> None:
        if self._keeps_order:
            self._keeps_order = False
            self.show_items([*self._items.values()])

    def choose(self, item_id: str) -> None:
        """Choose that item, if need be by leaving the search; where there is none, nothing changes."""
        if item_id not in self._items:
            return
        if self.model.number_of(item_id) < 0:
            self.search_dropped.emit()
        self.cards.setCurrentIndex(self.model.index(self.model.number_of(item_id)))

    @Slot(str)
    def look(self, text: str) -> None:
        """List what matches a new search, and choose the best of it."""
        self._query = text.strip()
        self.show_found()
        if self._query and self.model.rowCount():
            self.cards.setCurrentIndex(self.model.index(0))
        self.searched.emit(self._found_sentence())

    def show_found(self) -> None:
        """List what matches; where the chosen one is not in it, choose another."""
        found = self._find([*self._items.values()], self._query)
        cards, before = self.cards, self.cards.currentIndex()
        at_px, keep = cards.verticalScrollBar().value(), bool(self._query) or cards.in_sight(before)
        self.model.show_items(found)
        self._show_nothing(self._query if not found else "")
        number = self.model.number_of(self._chosen_id)
        if not found:
            self._chosen_id = self._before_id
            self.chosen_changed.emit(None)
            return
        if number < 0:  # gone: its neighbour; left out: the first
            number = 0 if self.chosen else min(max(0, before.row()), len(found) - 1)
        cards.setCurrentIndex(self.model.index(number))
        cards.verticalScrollBar().setValue(at_px)
        if keep:
            cards.scrollTo(cards.currentIndex())

    @Slot(QModelIndex)
    def show_current(self, index: QModelIndex) -> None:
        if index.isValid():
            item = self.model.item(index.row())
            self._chosen_id = item.id
            if not self._query:
                self._before_id = item.id
            self.chosen_changed.emit(item)

    def show_week(self, text: str) -> None:
        """Say under the title how much of the week's goal is done; the list below stays where it is."""
        self._week.show_text(text)
        self._show_top()

    def show_room(self, page_px: int) -> None:
        """Leave most of a narrow page to the chosen routine."""
        self.setMinimumWidth(min(_LIST_PX[0], round(page_px * _LEAST_SHARE)))

    def show_font(self) -> None:
        heading = text_font(HEADING, bold=True)
        self._title.show_caps(_LEAST_CAP_PX, QFontMetricsF(heading).capHeight())
        self._week.show_caps(_LEAST_CAP_PX, QFontMetricsF(text_font(SMALL)).capHeight())
        self._title.setMinimumHeight(QFontMetrics(heading).height())
        self._week.setFixedHeight(QFontMetrics(text_font(SMALL)).height())
        self._show_top()
        self.setMaximumWidth(max(_LIST_PX[1], round(QFontInfo(text_font()).pixelSize() * _MOST_EMS)))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._show_room()
        return done

    def _show_room(self) -> None:
        """Leave the word out of the button where there is no room for it beside the title."""
        word = _("New")
        heading = QFontMetrics(text_font(HEADING, bold=True))
        need_px = heading.horizontalAdvance(
            self._title.text()
        ) + self.new_button.fontMetrics().horizontalAdvance(word)
        need_px += 2 * self.new_button.fontMetrics().height() + 3 * _MARGIN_PX
        self.new_button.setText(word if need_px <= self.width() else "")

    def _show_top(self) -> None:
        """Let the title rise for what stands under it, so that the list does not sink."""
        rise_px = 0
        if not self._week.isHidden():
            rise_px = max(0, self._title.minimumHeight() + self._week.height() - _row_px())
        self._column.setContentsMargins(0, max(_LEAST_TOP_PX, _TOP_PX - rise_px), 0, _BOTTOM_PX)

    def _show_nothing(self, query: str) -> None:
        """Say that nothing matches; with an empty query, show the list."""
        self.cards.setVisible(not query)
        words = _("No routine matches “{query}”.").format(query=query) if query else ""
        self._nothing.setAccessibleName(words)
        self._nothing.show_text(words)

    def _found_sentence(self) -> str:
        """How many routines are listed, and which is chosen; or that there are none."""
        item, count = self.chosen, self.model.rowCount()
        if item is None:
            return self._nothing.accessibleName()
        words = ngettext("{count} routine, {name} is chosen", "{count} routines, {name} is chosen", count)
        return words.format(count=count, name=item.name)

    def _lay_out(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(_MARGIN_PX, 40, _MARGIN_PX, 0)
        top, bottom = _row(_MARGIN_PX), _row(_MARGIN_PX + 8 - _QUIET_PAD_PX)
        tools = FlowLayout(0)
        top.addSpacing(8)
        top.addLayout(fill(QVBoxLayout(), self._title, self._week, space_px=0), 1)
        top.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignBottom)
        for button in self.tools:
            tools.addWidget(button)
        bottom.addLayout(tools, 1)
        self._column = column = fill(QVBoxLayout(self), top, self._middle, space_px=10)
        self.show_font()
        column.addWidget(self._nothing, 1)
        column.addWidget(self.cards, 1)
        column.addLayout(bottom)


def _row(margin_px: int) -> QHBoxLayout:
    """A row that is as high as its neighbours, whatever stands in it."""
    row = fill(QHBoxLayout(), space_px=0, margins_px=(margin_px, 0, margin_px, 0))
    row.addStrut(_row_px())
    return row


def _row_px() -> int:
    return max(LEAST_HIT_PX, round(QFontMetrics(text_font()).height() * _LINE_EMS))
