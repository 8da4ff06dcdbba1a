"""The editor's right column: the form of the chosen block, and the guideline's check box under it."""

from collections.abc import Container, Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.exercise import Exercise, Exercises
from lunge_timer.core.own_exercise import OwnExercise
from lunge_timer.core.routine import Block, ExerciseBlock, Round, Routine
from lunge_timer.core.text.doses import block_title
from lunge_timer.core.text.rounds import round_title
from lunge_timer.language import _
from lunge_timer.ui.editor.block_forms import RoundForm, TimedForm
from lunge_timer.ui.editor.choices import TickField
from lunge_timer.ui.editor.draft import WHOLE, Draft
from lunge_timer.ui.editor.exercise_form import ExerciseForm
from lunge_timer.ui.editor.form import Form, FormRow
from lunge_timer.ui.editor.guideline import guideline_line
from lunge_timer.ui.editor.own_changes import is_own_key, own_key
from lunge_timer.ui.editor.own_exercise_form import OwnExerciseForm, shape_of
from lunge_timer.ui.editor.routine_form import RoutineForm
from lunge_timer.ui.editor.rows import rows_of
from lunge_timer.ui.theme import SMALL, current_colors
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.scrolling import WIDTH_PX, Pane

_GAP_PX = 12
_EDGE_PX = 2  # between the form that scrolls and what stands still
_PAD_PX = 24
_TITLE_SIZE = 1.25
_LOW_EMS = 18
_WHOLE, _TIMED, _ROUND = "", " ", "  "  # no exercise has such an id


class GuidelineFoot(QWidget):
    """The box is always in sight; the line stands beside it, above it, or nowhere where the card is low."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = False
        self._line = PlainLabel(size=SMALL, tint="muted", wrap=True)
        self.tick = TickField(_("Beyond the guideline"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, _EDGE_PX, 0, 0)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._lay_out()

    def show_guideline(self, exercise: Exercise, *, beyond: bool) -> None:
        """Show what is advised for exercise, whose range the fields tell as well."""
        self._line.setText(guideline_line(exercise))
        self.tick.setAccessibleDescription(self._line.text())
        self.tick.show_value(beyond)
        self._lay_out()

    def show_low(self, *, low: bool) -> None:
        """Where the card is low, leave its room to the form."""
        if low != self._low:
            self._low = low
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, current_colors().line)

    def _lay_out(self) -> None:
        line_px = self._line.fontMetrics().horizontalAdvance(self._line.text())
        beside = line_px + _GAP_PX + self.tick.sizeHint().width() <= self.width()
        self._grid.addWidget(self._line, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.setVisible(beside or not self._low)  # not before it has its place: it would be a window
        if beside:
            self._grid.addWidget(self.tick, 0, 1)
        else:
            self._grid.addWidget(self.tick, 1, 0, 1, 2)


class FormPane(Pane):
    """Scrolls by the arrow keys, but for those that are shortcuts of the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Inspector(Card):
    """One form for each kind of block, made when it is first chosen."""

    edited = Signal(str, object, str)  # key, value, the title of its field
    left = Signal()
    ungroup_requested = Signal()

    def __init__(self, exercises: Exercises, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = exercises  # with those of the routine
        self._exercises = exercises
        self._forms: dict[str, Form] = {}
        self._form: Form | None = None
        self._aim: FormRow | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.bring_in_sight)
        self._title = PlainLabel(size=_TITLE_SIZE, bold=True, wrap=True)
        self._content = content = QWidget()
        margins = (_PAD_PX, _PAD_PX - 4, _PAD_PX - WIDTH_PX, _PAD_PX - 4)
        self._column = fill(QVBoxLayout(content), self._title, space_px=12, margins_px=margins)
        self._column.addStretch(1)
        self._foot = GuidelineFoot()
        self._foot.tick.edited.connect(self.tell_beyond)
        self._pane = FormPane()
        self._pane.setAccessibleName(_("The chosen block"))
        self._pane.setWidget(content)
        for ground in (self._pane.viewport(), content):  # the card's corners stay round
            ground.setAutoFillBackground(False)
        below = QHBoxLayout()
        below.setContentsMargins(_PAD_PX, 0, _PAD_PX, 0)
        below.addWidget(self._foot)
        edge = (2, 2, 2, 2)  # the card's stays in sight
        fill(QVBoxLayout(self), self._pane, below, space_px=0, margins_px=edge).setStretch(0, 1)

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        """Show the chosen block, or the whole routine; problems by the key of their field."""
        block = draft.block
        self._known = draft.routine.known(self._exercises)
        self._title.setText(self._title_of(block))
        form = self._form_of(block, draft.routine)
        before = self._form
        focused = before.focused_name() if isinstance(before, OwnExerciseForm) else ""
        self._show_form(form)
        advised = isinstance(block, ExerciseBlock) and not self._known[block.exercise].is_own
        self._foot.setVisible(advised)
        self._keep_place()
        form.show_draft(draft, problems)
        if isinstance(before, OwnExerciseForm) and before not in self._forms.values():
            self._let_go(before, focused)
        if isinstance(block, ExerciseBlock):
            self._foot.show_guideline(self._known[block.exercise], beyond=draft.beyond)

    def begin_naming(self) -> None:
        """Let the person type the name of the own exercise that is chosen."""
        if isinstance(self._form, OwnExerciseForm):
            self._aim = self._form.begin_naming()
            self._timer.start()

    def values_of(
        self, routine: Routine, typed: Iterable[tuple[int, str, str]]
    ) -> Mapping[tuple[int, str], object]:
        """What texts mean in the fields of those rows and keys: values, or what is Mistyped."""
        self._known = routine.known(self._exercises)
        blocks: dict[int, Block | Round | None] = {WHOLE: None}
        blocks |= {number: row.block for number, row in enumerate(rows_of(routine))}
        values: dict[tuple[int, str], object] = {}
        for number, key, text in typed:
            uses = (each for each in routine.all_blocks if key.startswith(own_key(_key_of(each), "")))
            block = next(uses, None) if is_own_key(key) else blocks.get(number)
            value = self._form_of(block, routine).value_of(key, text) if number in blocks else None
            if value is not None:
                values[number, key] = value
        return values

    def go_to_start(self) -> None:
        """Put the keyboard into the first field in sight."""
        rows = [] if self._form is None else [row.key for row in self._form.rows if not row.isHidden()]
        self.go_to_first(rows[:1])

    def go_to_first(self, keys: Container[str]) -> str:
        """Put the keyboard into the first field of those keys, in sight; what is wrong there."""
        self._aim = None if self._form is None else self._form.go_to_first(keys)
        self._timer.start()
        return "" if self._aim is None else self._aim.mistake

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._content.setMinimumHeight(0)
        self._foot.show_low(low=self.height() < _LOW_EMS * self.fontMetrics().height())

    @Slot(object)
    def tell_beyond(self, beyond: object) -> None:
        self.edited.emit("beyond", beyond, self._foot.tick.text())

    @Slot()
    def bring_in_sight(self) -> None:
        """Scroll to the row that was gone to: a form that was just made has to be laid out before."""
        if self._aim is not None and self._aim.isVisible():
            self._pane.ensureWidgetVisible(self._aim)

    def _pass_on(self, form: Form, key: str, value: object, title: str) -> None:
        """Tell what was typed into the form in sight: any other was made for what was chosen before."""
        if form is self._form:
            self.edited.emit(key, value, title)

    def _title_of(self, block: Block | Round | None) -> str:
        if block is None:
            return _("The whole routine")
        return round_title(block) if isinstance(block, Round) else block_title(block, self._known)

    def _keep_place(self) -> None:
        """Let nothing move that is in sight, though what is below it goes: no bar scrolls past its end."""
        scrolled_px = self._pane.verticalScrollBar().value()
        self._content.setMinimumHeight(scrolled_px + self._pane.viewport().height() if scrolled_px else 0)

    def _form_of(self, block: Block | Round | None, routine: Routine) -> Form:
        key = _key_of(block)
        own = next((each for each in routine.own_exercises if each.id == key), None)
        form = self._forms.get(key)
        if isinstance(form, OwnExerciseForm) and (own is None or form.shape != shape_of(own)):
            if form is not self._form:
                form.deleteLater()
            form = None
        if form is None:
            form = self._forms[key] = self._made(key, own)
        return form

    def _let_go(self, before: OwnExerciseForm, focused: str) -> None:
        """Have a form with other fields of the same exercise go on where the keyboard was."""
        before.deleteLater()
        if isinstance(self._form, OwnExerciseForm) and focused:
            self._aim = self._form.go_on_from(before, focused)
            self._timer.start()

    def _show_form(self, form: Form) -> None:
        if form is not self._form:
            if self._form is not None:
                self._form.hide()
            form.show()
            self._form = form
            self._content.setMinimumHeight(0)
            self._pane.verticalScrollBar().setValue(0)

    def _made(self, key: str, own: OwnExercise | None) -> Form:
        form: Form
        if key == _WHOLE:
            form = RoutineForm()
        elif key == _TIMED:
            form = TimedForm()
        elif key == _ROUND:
            form = RoundForm()
            form.ungroup_button.clicked.connect(self.ungroup_requested)
        elif own is not None:
            form = OwnExerciseForm(own, self._known[key], self._exercises)
        else:
            form = ExerciseForm(self._known[key])
        form.hide()
        form.edited.connect(partial(self._pass_on, form))
        form.left.connect(self.left)
        self._column.insertWidget(self._column.count() - 1, form)
        QWidget.setTabOrder(form.rows[-1].field, self._foot.tick)
        return form


def _key_of(block: Block | Round | None) -> str:
    """What the form is kept under."""
    if block is None:
        return _WHOLE
    if isinstance(block, ExerciseBlock):
        return block.exercise
    return _ROUND if isinstance(block, Round) else _TIMED
