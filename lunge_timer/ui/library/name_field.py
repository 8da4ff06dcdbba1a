"""The field in which a routine's name is changed, in the place of the name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from lunge_timer.core.listing import name_problem
from lunge_timer.language import _
from lunge_timer.ui.theme import HEADING, text_font
from lunge_timer.ui.widgets.fields import TextField

_LEAST_WIDTH_PX = 100
_STAY = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})


class NameField(TextField):
    """Enter takes the name, Escape leaves it; going elsewhere takes it where it can be taken."""

    taken = Signal(str)
    left = Signal()
    problem_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, raised=True)
        self._before = ""
        self._open = False
        self.setAccessibleName(_("Name of the routine"))
        self.setMinimumWidth(_LEAST_WIDTH_PX)
        self.changed_by_person.connect(self._tell)

    def edit(self, name: str) -> None:
        """Begin with that name, all of it chosen, so that typing replaces it."""
        self._before = name
        self._open = True
        self.setFont(text_font(HEADING, bold=True))
        self.setText(name)
        self._tell()
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Stop without a change, where one was begun."""
        if self._open:
            self._open = False
            self.left.emit()
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Escape for itself; on the page they mean something else."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._open and event.reason() not in _STAY:
            self._take()
            self.leave()

    def _take(self) -> None:
        """Tell the new name, if it is one and can be one; else say why not and stay."""
        name = self.text().strip()
        if name == self._before:
            self.leave()
        elif not name_problem(name):
            self.leave()
            self.taken.emit(name)

    def _tell(self) -> None:
        problem = name_problem(self.text().strip())
        self.show_wrong(wrong=bool(problem))
        self.setAccessibleDescription(problem)
        self.problem_changed.emit(problem)
