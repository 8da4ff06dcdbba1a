"""The buttons under the ring. They ask; the session decides."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QFontMetricsF, QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from lunge_timer.core.snapshot import State
from lunge_timer.core.timeline import Step, StepKind
from lunge_timer.language import _
from lunge_timer.ui.theme import FollowsFont, cap_font
from lunge_timer.ui.widgets.buttons import Look, PillButton
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.menu import Menu
from lunge_timer.ui.workout.workout_commands import WorkoutCommand, key_text

LONG_PRESS_MS = 600
_ADJUSTABLE = frozenset({StepKind.REST, StepKind.HOLD, StepKind.TIMED})
_SPACE_PX = 8
_CAP = 0.2  # of a capital, of the row's height
_MAIN_CHARS, _SIGN_CHARS = 8, 3.6  # the least width of the main button and of a sign, in widths of an M
_ATTEMPTS, _CLOSER = 3, 0.985  # widths are whole pixels: the first guess may be one too wide
_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class ControlButton(PillButton):
    """A button that leaves the arrows to the page, where Qt would move from button to button by them."""

    _cap_px = 12.0  # until the row knows its size

    def __init__(
        self, text: str, parent: QWidget, *, look: Look = Look.SECONDARY, icon: Icon | None = None
    ) -> None:
        super().__init__(text, parent, look=look, icon=icon)
        # A click must not take the keys: Space pauses, whatever was clicked last.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

    def show_cap(self, cap_px: float) -> None:
        """Take letters with capitals so tall, whatever the application's are."""
        self._cap_px = cap_px
        self.show_font()

    def needed_px(self) -> int:
        """The least width that shows all of it."""
        return max(self.minimumWidth(), self.minimumSizeHint().width())

    def show_font(self) -> None:
        strong = self._look is Look.STRONG
        self.setFont(cap_font(self._cap_px, bold=strong))
        if strong:
            self.setMinimumWidth(round(self.fontMetrics().horizontalAdvance("M") * _MAIN_CHARS))
        elif not self.text():
            self.setMinimumWidth(round(self.fontMetrics().horizontalAdvance("M") * _SIGN_CHARS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class MainButton(ControlButton):
    """Pauses and goes on, or says that a rep is done. It leaves Space to the page, where it does the same."""

    clicked_by_mouse = Signal()  # after clicked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_click = self.isDown() and event.button() is Qt.MouseButton.LeftButton
        super().mouseReleaseEvent(event)
        if is_click:
            self.clicked_by_mouse.emit()


class SoundButton(ControlButton):
    """A switch: a double click is one press of it, not one there and one back."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class NextButton(ControlButton):
    """Goes to the next step when it is pressed; held down with the mouse, it ends the set instead.

    A key cannot be held so: on X11 its first repeat lets it go.
    """

    held_long = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, icon=Icon.NEXT)
        self._is_spent = False  # this press has ended the set, and does nothing more
        self._ends_set = False
        self._timer = QTimer(self, singleShot=True, interval=LONG_PRESS_MS)
        self._timer.timeout.connect(self._end)
        self.pressed.connect(self._begin_press)
        self.released.connect(self._timer.stop)

    def show_in_set(self, *, in_set: bool) -> None:
        """Say whether there is a set to end; where there is none, a long press is as any other."""
        self._ends_set = in_set
        if not in_set:
            self._timer.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._ends_set and event.button() is Qt.MouseButton.LeftButton:
            self._timer.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._is_spent:  # Qt would take it for pressed anew
            super().mouseMoveEvent(event)

    @Slot()
    def _begin_press(self) -> None:
        self._is_spent = False

    @Slot()
    def _end(self) -> None:
        self._is_spent = True
        self.setDown(False)
        self.held_long.emit()


class WorkoutControls(FollowsFont, QWidget):
    """A button for every command that is often wanted, and a menu for the rest."""

    command_requested = Signal(object)  # WorkoutCommand

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        # A click beside a button must not count a rep.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._buttons = QButtonGroup(self)
        self._buttons.setExclusive(False)
        self._buttons.idClicked.connect(self._ask)
        self.redo_button = self._button(WorkoutCommand.REDO_REP, _("Redo rep"), icon=Icon.REDO)
        _explain(self.redo_button, _("Once a rep has begun"))
        self.shorter_button = self._button(WorkoutCommand.SHORTER, _("−5 s"), spoken=_("5 seconds less"))
        self.longer_button = self._button(WorkoutCommand.LONGER, _("+5 s"), spoken=_("5 seconds more"))
        for button in (self.shorter_button, self.longer_button):
            _explain(button, _("On a rest, a hold or a timed step"))
        back = _("Step back")
        self.back_button = self._button(WorkoutCommand.PREVIOUS_STEP, "", icon=Icon.PREVIOUS, spoken=back)
        self.main_button = MainButton(_("Pause"), self, look=Look.STRONG)
        self._join(self.main_button, WorkoutCommand.SPACE, _("Pause"))
        self.next_button = NextButton(self)
        self._join(self.next_button, WorkoutCommand.NEXT_STEP, _("Next step"))
        self.next_button.setAccessibleName(_("Next step"))
        _explain_to_mouse(self.next_button, _("Held down with the mouse, it ends the set"))
        self.next_button.held_long.connect(partial(self._ask, WorkoutCommand.END_SET.value))
        self.end_button = self._button(WorkoutCommand.END_SET, _("End set"))
        self.end_button.hide()
        self.sound_button = SoundButton(_("Sound on"), self, icon=Icon.SOUND_ON)
        self._join(self.sound_button, WorkoutCommand.TOGGLE_SOUND, _("Sound on or off"))
        self.finish_button = self._button(WorkoutCommand.ASK_TO_FINISH, _("Finish"))
        self.more_button = ControlButton("⋯", self)
        self.more_button.setAccessibleName(_("More"))
        self.more_button.setToolTip(_("More"))
        self.more_button.clicked.connect(self.open_menu)
        row = fill(QHBoxLayout(self), space_px=_SPACE_PX)
        for alignment, buttons in (
            (Qt.AlignmentFlag.AlignLeft, (self.redo_button, self.shorter_button, self.longer_button)),
            (
                Qt.AlignmentFlag.AlignCenter,
                (self.back_button, self.main_button, self.next_button, self.end_button),
            ),
            (Qt.AlignmentFlag.AlignRight, (self.sound_button, self.finish_button, self.more_button)),
        ):
            group = fill(QHBoxLayout(), *buttons, space_px=_SPACE_PX)
            row.addLayout(group)
            row.setAlignment(group, alignment)
        row.setStretch(0, 1)
        row.setStretch(2, 1)
        self.menu = Menu(page)
        self.menu.setAccessibleName(_("More"))
        self.menu.triggered.connect(self._choose)
        self.show_keys()

    def show_keys(self) -> None:
        """Tell the shortcuts that there are now: the person may have turned off the single keys."""
        self.sound_button.setToolTip(_hint(WorkoutCommand.TOGGLE_SOUND, _("Sound on or off")))
        self.sound_button.setAccessibleDescription(key_text(WorkoutCommand.TOGGLE_SOUND))
        self.menu.clear()
        for command, text in (
            (WorkoutCommand.TOGGLE_PAUSE, _("Pause or resume")),
            (WorkoutCommand.PREVIOUS_SET, _("Previous set")),
            (WorkoutCommand.NEXT_SET, _("Next set")),
            (WorkoutCommand.END_SET, _("End set")),
            (WorkoutCommand.TOGGLE_FULL_SCREEN, _("Full screen")),
            (WorkoutCommand.TOGGLE_SMALL_VIEW, _("Small view")),
            (WorkoutCommand.SHOW_KEYS, _("Keys")),
        ):
            self.menu.addAction(f"{text}\t{key_text(command)}").setData(command.value)

    def show_test(self, *, is_test: bool) -> None:
        """Have a button end the set, where no set ends by itself."""
        self.end_button.setVisible(is_test)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_font(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Size the letters by the window, as all on this screen, and no larger than there is room for."""
        cap_px = max(_CAP * self.height(), QFontMetricsF(QGuiApplication.font()).capHeight())
        buttons = [each for each in self.findChildren(ControlButton) if not each.isHidden()]
        room_px = self.width() - len(buttons) * _SPACE_PX
        for _attempt in range(_ATTEMPTS):
            for button in buttons:
                button.show_cap(cap_px)
            needed_px = sum(button.needed_px() for button in buttons)
            if needed_px <= room_px:
                break
            cap_px *= room_px / needed_px * _CLOSER

    def show_step(self, step: Step, *, rep_begun: bool) -> None:
        """Offer what makes sense in that step; rep_begun: there is one to do again."""
        self.redo_button.show_waiting(waiting=not rep_begun)
        for button in (self.shorter_button, self.longer_button):
            button.show_waiting(waiting=step.kind not in _ADJUSTABLE or step.is_open_hold)
        in_set = step.set is not None and step.kind is not StepKind.REST
        self.next_button.show_in_set(in_set=in_set)
        self.end_button.show_waiting(waiting=not in_set)
        for action in self.menu.actions():
            if action.data() == WorkoutCommand.END_SET.value:
                action.setEnabled(in_set)

    def show_state(self, state: State, *, is_open: bool, is_hold: bool = False) -> None:
        """Say what the main button does now; is_open: the step waits for the person, it may be a hold."""
        done = _("Hold done") if is_hold else _("Rep done")
        running = done if is_open else _("Pause")
        text = _("Resume") if state is State.PAUSED else running
        self.main_button.setText(text)
        self.main_button.setToolTip(_hint(WorkoutCommand.SPACE, text))
        self._fit()

    def show_sound(self, text: str, *, on: bool) -> None:
        self.sound_button.setText(text)
        self.sound_button.show_icon(Icon.SOUND_ON if on else Icon.SOUND_OFF)
        self._fit()

    @Slot()
    def open_menu(self) -> None:
        size = self.menu.sizeHint()
        above = QPoint(self.more_button.width() - size.width(), -size.height())
        self.menu.popup(self.more_button.mapToGlobal(above))

    def _button(
        self, command: WorkoutCommand, text: str, *, icon: Icon | None = None, spoken: str = ""
    ) -> ControlButton:
        button = ControlButton(text, self, icon=icon)
        if spoken:
            button.setAccessibleName(spoken)
        self._join(button, command, spoken or text)
        return button

    def _join(self, button: ControlButton, command: WorkoutCommand, text: str) -> None:
        """Let the button ask for the command, and tell what it does."""
        if command is not WorkoutCommand.ASK_TO_FINISH:
            button.setToolTip(_hint(command, text))
            button.setAccessibleDescription(key_text(command))  # else the whole tip, and so its name again
        self._buttons.addButton(button, command.value)

    @Slot(int)
    def _ask(self, command: int) -> None:
        self.command_requested.emit(WorkoutCommand(command))

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self._ask(action.data())


def _hint(command: WorkoutCommand, text: str) -> str:
    key = key_text(command)
    return f"{text} ({key})" if key else text


def _explain(button: ControlButton, text: str) -> None:
    """Say when the button is of use, to those who point at it and those who listen."""
    button.setAccessibleDescription(", ".join(filter(None, (button.accessibleDescription(), text))))
    _explain_to_mouse(button, text)


def _explain_to_mouse(button: ControlButton, text: str) -> None:
    """Say what concerns only those who point at the button."""
    button.setToolTip(f"{button.toolTip()}\n{text}")
