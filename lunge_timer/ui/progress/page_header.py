"""The head of the page: its title, and buttons to export, to be away, for more, and to go back."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QSize, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lunge_timer.core.visible_text import printable
from lunge_timer.core.workout_report import ReportedRoutine
from lunge_timer.language import _
from lunge_timer.ui.theme import TITLE
from lunge_timer.ui.widgets.buttons import PillButton
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.menu import Menu
from lunge_timer.ui.workout_history import ExportKind

_SPACE_PX = 14
_DROP_PX = 4  # between a button and its menu


class ProgressHeader(QWidget):
    """Asks for what its buttons and menus say; what has no room as a button is in the menu alone."""

    export_requested = Signal(object)  # ExportKind
    report_requested = Signal(object)  # ReportedRoutine; None: on all workouts
    import_requested = Signal()
    away_requested = Signal()
    goal_requested = Signal()
    keys_requested = Signal()
    closed = Signal()

    def __init__(self, page: QWidget) -> None:
        """Page is what the menus belong to."""
        super().__init__(page)
        self._prescribed: ReportedRoutine | None = None
        self.report_action, self.routine_report_action = self._report_actions()
        exports = (self._export_action(kind) for kind in ExportKind)
        self._exports = [*exports, self.report_action, self.routine_report_action]
        self._export_menu, self._more_menu = self._make_export_menu(page), self._make_more_menu(page)
        self.export_button = PillButton(_("Export"))
        self.away_button = PillButton(_("Away…"))
        self.more_button = PillButton("⋯")
        self.more_button.setAccessibleName(_("More actions"))
        self.back_button = PillButton(_("Back"))
        self.export_button.clicked.connect(self.show_export_menu)
        self.away_button.clicked.connect(self.away_requested)
        self.more_button.clicked.connect(self.show_menu)
        self.back_button.clicked.connect(self.closed)
        self._title = PlainLabel(_("Progress"), size=TITLE, bold=True)
        buttons = (self.export_button, self.away_button, self.more_button, self.back_button)
        fill(QHBoxLayout(self), self._title, *buttons, space_px=_SPACE_PX).setStretch(0, 1)

    def show_some(self, *, some: bool) -> None:
        """Offer to export only where there is something."""
        self.export_button.setEnabled(some)
        for action in self._exports:
            action.setEnabled(some)

    def show_prescribed(self, routine: ReportedRoutine | None) -> None:
        """Offer a report on a routine that was prescribed, if there is one."""
        self._prescribed = routine
        self.routine_report_action.setVisible(routine is not None)
        if routine is not None:
            name = printable(routine.name).replace("&", "&&")  # a single one would underline a letter
            self.routine_report_action.setText(_("Report on “{name}” (PDF or CSV)…").format(name=name))

    @Slot()
    def show_export_menu(self) -> None:
        _open(self._export_menu, self.export_button)

    @Slot()
    def show_menu(self) -> None:
        _open(self._more_menu, self.more_button)

    def minimumSizeHint(self) -> QSize:
        """As narrow as with those buttons alone that have the others in their menu."""
        kept = (self._title, self.more_button, self.back_button)
        width_px = sum(each.sizeHint().width() + _SPACE_PX for each in kept) - _SPACE_PX
        return QSize(width_px, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # other words or letters
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Leave to the menu what has no room beside the title."""
        spare_px = self.width() - self.minimumSizeHint().width()
        for button in (self.away_button, self.export_button):
            spare_px -= button.sizeHint().width() + _SPACE_PX
            button.setVisible(spare_px >= 0)

    def _export_action(self, kind: ExportKind) -> QAction:
        words = {
            ExportKind.JSON: _("Export all, to be imported elsewhere (JSON)…"),
            ExportKind.CSV: _("Export a table for spreadsheets (CSV)…"),
        }
        action = QAction(words[kind], self)
        action.triggered.connect(partial(self.export_requested.emit, kind))
        return action

    def _report_actions(self) -> tuple[QAction, QAction]:
        """On the last weeks, and on the routine that was prescribed."""
        on_all = QAction(_("Report on the last six weeks (PDF or CSV)…"), self)
        on_all.triggered.connect(self._ask_for_report)
        on_one = QAction(self, visible=False)
        on_one.triggered.connect(self._ask_for_routine_report)
        return on_all, on_one

    @Slot()
    def _ask_for_report(self) -> None:
        self.report_requested.emit(None)

    @Slot()
    def _ask_for_routine_report(self) -> None:
        self.report_requested.emit(self._prescribed)

    def _make_export_menu(self, page: QWidget) -> Menu:
        menu = Menu(page)
        menu.setAccessibleName(_("Export"))
        menu.addActions(self._exports)
        return menu

    def _make_more_menu(self, page: QWidget) -> Menu:
        menu = Menu(page)
        menu.setAccessibleName(_("More actions"))
        menu.addAction(_("Weekly goal…"), self.goal_requested.emit)
        menu.addAction(_("Away…"), self.away_requested.emit)
        menu.addSeparator()
        menu.addAction(_("Import…"), self.import_requested.emit)
        menu.addActions(self._exports)
        menu.addSeparator()
        menu.addAction(_("Shortcuts"), self.keys_requested.emit)
        return menu


def _open(menu: Menu, button: QWidget) -> None:
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + _DROP_PX)))
