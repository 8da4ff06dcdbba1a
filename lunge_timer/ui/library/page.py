"""The library: the routines on the left, the chosen one on the right."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.adjust import Setting, adjust
from lunge_timer.core.exercise import Exercises, Seconds
from lunge_timer.core.routine import Routine
from lunge_timer.core.timeline import compile_timeline
from lunge_timer.errors import RoutineError
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.library.cards import CardList
from lunge_timer.ui.library.detail import RoutineDetail
from lunge_timer.ui.library.model import RoutineModel
from lunge_timer.ui.theme import HEADING, SMALL

_LIST_PX = (338, 460)  # the least and the most of the list's width
_MARGIN_PX = 32


class LibraryPage(QWidget):
    """Choose a routine, set its numbers, start it. What is set stays set while the program runs."""

    start_requested = Signal(object)  # Routine, as it is set

    def __init__(
        self, routines: Sequence[Routine], exercises: Exercises, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._model = RoutineModel(routines, exercises, self)
        self.cards = CardList(self._model)
        self.detail = RoutineDetail()
        self.detail.setVisible(bool(routines))
        self.detail.start_requested.connect(self.start)
        self.detail.adjust_requested.connect(self.set_number)
        self.cards.selectionModel().currentChanged.connect(self.show_current)
        self.cards.doubleClicked.connect(self.start)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._panel(), 34)
        row.addWidget(self.detail, 66)
        self.setFocusProxy(self.cards)
        self.cards.setCurrentIndex(self._model.index(0))

    @property
    def routine(self) -> Routine | None:
        """The chosen routine as it is set, or none where there is none to choose."""
        index = self.cards.currentIndex()
        return self._model.row(index.row()).routine if index.isValid() else None

    def show_routine(self, name: str) -> None:
        """Choose the routine of that name; where there is none, nothing changes."""
        index = self._model.index_of(name)
        if index.isValid():
            self.cards.setCurrentIndex(index)

    @Slot()
    def start(self) -> None:
        if self.routine is not None:
            self.start_requested.emit(self.routine)

    @Slot(QModelIndex)
    def show_current(self, index: QModelIndex) -> None:
        self.detail.show_problem("")
        self._show_row(index.row())

    @Slot(object, object)
    def set_number(self, setting: Setting, value: Seconds) -> None:
        """Set one number of the chosen routine, or say why that cannot be."""
        number = self.cards.currentIndex().row()
        routine = adjust(self._model.row(number).routine, self._exercises, setting, value)
        try:
            timeline = compile_timeline(routine, self._exercises)
        except RoutineError as error:
            self.detail.show_problem(str(error))
        else:
            self.detail.show_problem("")
            self._model.show_set(number, routine, timeline)
        self._show_row(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start on Enter, wherever on the page the keyboard is."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.start()
        else:
            super().keyPressEvent(event)

    def _show_row(self, number: int) -> None:
        timeline = self._model.timeline(number)
        self.detail.show_routine(self._model.row(number).routine, self._exercises, timeline)

    def _panel(self) -> QWidget:
        panel = QWidget()
        panel.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        panel.setAutoFillBackground(True)
        panel.setMinimumWidth(_LIST_PX[0])
        panel.setMaximumWidth(_LIST_PX[1])
        title = PlainLabel(_("Routines"), size=HEADING, bold=True)
        title.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        keys = PlainLabel(_("↑ ↓ choose · Enter starts"), size=SMALL, tint="muted", wrap=True)
        keys.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 24, 0, 16)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self.cards, 1)
        column.addWidget(keys)
        return panel
