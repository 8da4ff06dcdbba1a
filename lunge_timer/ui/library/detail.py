"""Everything about the chosen routine but its name: timeline, numbers, guide, and the buttons for it."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lunge_timer.core.adjust import settings_of
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.advice import exercises_of
from lunge_timer.core.text.doses import guideline_notes, strip_caption
from lunge_timer.core.text.numbers import unbreakable
from lunge_timer.core.timeline import Timeline
from lunge_timer.language import _
from lunge_timer.ui.library.columns import Columns, TwoPartPane
from lunge_timer.ui.library.guide import AdviceNotes, Guide
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.library.number_controls import NumberControls, OwnNumbers
from lunge_timer.ui.theme import SMALL
from lunge_timer.ui.widgets.buttons import PillButton
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.strip import Strip

_BUTTON_SPACE_PX = 10
_MARGIN_PX = 32
_SPACE_PX = 16


class ActionRow(QWidget):
    """The commands that are wanted most, as many as there is room for, and a button for the menu of all."""

    command_requested = Signal(object)  # LibraryCommand

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._ask)
        self._save = self._button(LibraryCommand.SAVE, _("Save as favourite"), Icon.STAR_EMPTY)
        self._edit = self._button(LibraryCommand.EDIT, _("Edit"))
        self._duplicate = self._button(LibraryCommand.DUPLICATE, _("Duplicate"))
        self._export = self._button(LibraryCommand.EXPORT, _("Export"))
        self.menu_button = self._button(LibraryCommand.SHOW_MENU, "⋯")
        self.menu_button.setAccessibleName(_("All that can be done with it"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_item(self, item: LibraryItem) -> None:
        """Name the buttons for screen readers."""
        edit = _("Edit {name}") if item.own else _("Edit a copy of {name}")
        self._save.setAccessibleName(_("Save {name} as it is set as a favourite").format(name=item.name))
        self._edit.setAccessibleName(edit.format(name=item.name))
        self._duplicate.setAccessibleName(_("Duplicate {name}").format(name=item.name))
        self._export.setAccessibleName(_("Export {name}").format(name=item.name))

    def sizeHint(self) -> QSize:
        widths = [button.sizeHint().width() + _BUTTON_SPACE_PX for button in self._buttons()]
        return QSize(sum(widths) - _BUTTON_SPACE_PX, self._save.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least_px = self._save.sizeHint().width() + _BUTTON_SPACE_PX + self.menu_button.sizeHint().width()
        return QSize(least_px, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons in a row; those that have no room are in the menu only."""
        super().resizeEvent(event)
        *wanted, menu = self._buttons()
        room_px = self.width() - menu.sizeHint().width()
        left = 0
        fits = True
        for button in wanted:
            width_px = button.sizeHint().width()
            fits = fits and left + width_px + _BUTTON_SPACE_PX <= room_px
            button.setVisible(fits)
            if fits:
                button.setGeometry(left, 0, width_px, self.height())
                left += width_px + _BUTTON_SPACE_PX
        menu.setGeometry(left, 0, menu.sizeHint().width(), self.height())

    def _buttons(self) -> list[PillButton]:
        return [self._save, self._edit, self._duplicate, self._export, self.menu_button]

    def _button(self, command: LibraryCommand, text: str, icon: Icon | None = None) -> PillButton:
        button = PillButton(text, self, icon=icon)
        self._group.addButton(button, command.value)
        return button

    @Slot(int)
    def _ask(self, value: int) -> None:
        self.command_requested.emit(LibraryCommand(value))


class RoutineDetail(QWidget):
    """Scrolls under the header; the buttons at the bottom stay."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controls = NumberControls()
        self.strip = Strip(bar_px=16, head_px=0)
        self._caption = PlainLabel(size=SMALL, tint="muted", wrap=True)
        self._notes = PlainLabel(tint="muted", wrap=True)
        self._guideline = PlainLabel(tint="muted", wrap=True, size=SMALL)
        self._columns = Columns()
        self._advice = AdviceNotes()
        self.scroll_area = TwoPartPane(margin_px=_MARGIN_PX)
        self.own_numbers = OwnNumbers()
        self.action_row = ActionRow()
        self._lay_out()
        self._guide = Guide(self._columns.left, self._columns.right)

    def show_routine(
        self, routine: Routine, exercises: Exercises, timeline: Timeline, own_dose: str, *, beyond: bool
    ) -> None:
        """Show what would start now, and the routine's own dose where that is another.

        beyond: the sliders may leave the guideline.
        """
        self.strip.show_timeline(timeline)
        self._caption.setText(strip_caption(timeline))
        self._notes.show_text(routine.notes)
        self.controls.show_settings(settings_of(routine, exercises, beyond=beyond))
        self.own_numbers.show_dose(own_dose)
        self._guideline.show_text(unbreakable("\n".join(guideline_notes(routine, exercises))))
        self._guide.show_routine(routine, exercises)
        self._advice.show_exercises(exercises_of(routine, exercises))

    def show_top(self) -> None:
        """Scroll back to where reading begins."""
        self.scroll_area.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        for part in (self.controls, self.own_numbers, self._guideline):
            self._columns.right.addWidget(part)
        self._columns.left.addStretch()
        self._columns.right.addStretch()
        overview = QWidget()
        inside = fill(QVBoxLayout(overview), self._notes, space_px=0)
        inside.addSpacing(_SPACE_PX - 4)
        inside.addWidget(self.strip)
        inside.addSpacing(4)
        inside.addWidget(self._caption)
        inside.addSpacing(_SPACE_PX - 4)
        inside.addWidget(self._columns, 1)
        self.scroll_area.setAccessibleName(_("About this routine"))
        self.scroll_area.show_parts(overview, self._advice)
        bottom = fill(QHBoxLayout(), self.action_row, margins_px=(_MARGIN_PX, 4, _MARGIN_PX, 12))
        column = fill(QVBoxLayout(self), self.scroll_area, bottom, space_px=4, margins_px=(0, 4, 0, 0))
        column.setStretchFactor(self.scroll_area, 1)
