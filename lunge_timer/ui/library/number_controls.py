"""The sliders and steppers that set a routine's numbers, and the way back to the program's."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import TypeAlias, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.adjust import Setting, SettingKind
from lunge_timer.core.timeline import StepKind
from lunge_timer.language import _
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.theme import SMALL
from lunge_timer.ui.widgets.buttons import Look, PillButton
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.sliders import GuidelineSlider, SecondsSlider
from lunge_timer.ui.widgets.stepper import Stepper

_SPACE_PX = 11  # more than between a slider and what belongs to it
_TIGHT_SPACE_PX = 4  # where nothing stands below a slider
_BESIDE_PX = 20  # the end of a slider is not read with the beginning of the next
_SLIDERS = {SettingKind.HOLD: StepKind.HOLD, SettingKind.REST: StepKind.REST}
Key: TypeAlias = tuple[int, SettingKind, str, str]  # what is set, whatever its value


class SettingSlider(GuidelineSlider):
    """Seconds of a hold or a rest."""

    def __init__(self, setting: Setting, parent: QWidget) -> None:
        super().__init__(setting.title, setting.low, setting.high, _SLIDERS[setting.kind], parent)
        self.tab_stop: QWidget = self.findChildren(SecondsSlider)[0]
        # A widget that passes the focus on is a tab stop too, and not where setTabOrder puts its inner one.
        # (Qt takes no widget for "none"; its stubs do not say so.)
        self.setFocusProxy(cast("QWidget", None))

    def show_setting(self, setting: Setting) -> None:
        self.setEnabled(setting.used)
        self.show_range(setting.low, setting.high)
        self.show_ms(setting.value)


class SettingStepper(QWidget):
    """A count of sets or reps, under its title."""

    value_changed = Signal(int)

    def __init__(self, setting: Setting, parent: QWidget) -> None:
        super().__init__(parent)
        self._stepper = Stepper(setting.title, setting.low, setting.high, self)
        self.tab_stop: QWidget = self._stepper
        self._stepper.value_changed.connect(self.value_changed)
        self._title = PlainLabel(setting.title)
        column = fill(QVBoxLayout(self), self._title, space_px=2, margins_px=(0, 4, 0, 0))
        column.addWidget(self._stepper, 0, Qt.AlignmentFlag.AlignLeft)

    def show_setting(self, setting: Setting) -> None:
        self._title.setText(setting.title)  # what is counted changes with the order of the legs
        self._stepper.show_title(setting.title)
        self._stepper.show_value(setting.value)


Control: TypeAlias = SettingSlider | SettingStepper


class NumberControls(QWidget):
    """One control per setting. A control that is in use stays when others come and go."""

    number_requested = Signal(object, int)  # Setting, and its number: ms of a time, or a count

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controls: dict[Key, Control] = {}
        self._tight = False
        self._across = (2, 2)  # how many sliders, and how many steppers, stand side by side
        # Never seen: it keeps the place of the controls among all that the keyboard goes through.
        self._place = QWidget(self)
        self._place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_BESIDE_PX)
        self._grid.setVerticalSpacing(_SPACE_PX)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def show_settings(self, settings: Sequence[Setting]) -> None:
        """Show these and no others, in this order."""
        wanted = {_key(setting): setting for setting in settings}
        if [*wanted] != [*self._controls]:
            self._arrange(wanted)
        for key, setting in wanted.items():
            self._controls[key].show_setting(setting)

    def show_tight(self, *, tight: bool) -> None:
        """Take less height: the ends of the sliders beside them."""
        self._tight = tight
        self._grid.setVerticalSpacing(_TIGHT_SPACE_PX if tight else _SPACE_PX)
        for slider in self._by_kind()[0]:
            slider.show_ends(beside=tight)

    def minimumSizeHint(self) -> QSize:
        """As narrow as with one control below the other."""
        widths = [control.minimumSizeHint().width() for control in self._controls.values()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._room() != self._across:
            for control in self._controls.values():
                self._grid.removeWidget(control)
            self._place_controls()

    @property
    def controls(self) -> tuple[Control, ...]:
        return tuple(self._controls.values())

    def _arrange(self, wanted: dict[Key, Setting]) -> None:
        """Keep what is wanted still, make what is new, and lay all out in order, sliders over steppers."""
        kept = {key: control for key, control in self._controls.items() if key in wanted}
        for key, control in self._controls.items():
            self._grid.removeWidget(control)
            if key not in kept:
                control.hide()
                control.deleteLater()
        self._controls = {key: kept.get(key) or self._made(setting) for key, setting in wanted.items()}
        self._place_controls()
        stops = [control.tab_stop for control in self._controls.values()]
        for before, after in pairwise([self._place, *stops]):
            QWidget.setTabOrder(before, after)

    def _place_controls(self) -> None:
        """Put sliders over steppers, both side by side where there is room; an odd one has its row alone."""
        self._across = sliders_across, steppers_across = self._room()
        sliders, steppers = self._by_kind()
        rows = (*_rows(sliders, sliders_across), *_rows(steppers, steppers_across))
        for row, beside in enumerate(rows):
            for column, control in enumerate(beside):
                self._grid.addWidget(control, row, column, 1, 3 - len(beside))

    def _room(self) -> tuple[int, int]:
        """How many sliders, and how many steppers, there is room for side by side."""
        sliders, steppers = self._by_kind()
        room_px = (self.width() - self._grid.horizontalSpacing()) // 2
        slider_px = max((one.whole_width_px() for one in sliders), default=0)
        stepper_px = max((one.minimumSizeHint().width() for one in steppers), default=0)
        return 1 + (slider_px <= room_px), 1 + (stepper_px <= room_px)

    def _by_kind(self) -> tuple[list[SettingSlider], list[SettingStepper]]:
        controls = self._controls.values()
        return (
            [one for one in controls if isinstance(one, SettingSlider)],
            [one for one in controls if isinstance(one, SettingStepper)],
        )

    def _made(self, setting: Setting) -> Control:
        control: Control
        if setting.kind in _SLIDERS:
            control = SettingSlider(setting, self)
            control.show_ends(beside=self._tight)
        else:
            control = SettingStepper(setting, self)
        # The setting as it is now: only what it sets is looked at, which stays the same for a control.
        control.value_changed.connect(partial(self.number_requested.emit, setting))
        return control


class OwnNumbers(QWidget):
    """Says that a routine has the person's numbers, beside the way back to those that it came with.

    The place is kept until another routine comes.
    """

    command_requested = Signal(object)  # LibraryCommand

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = PlainLabel(wrap=True, size=SMALL, tint="muted")
        self._button = PillButton(look=Look.QUIET, size=SMALL)
        self._button.clicked.connect(partial(self.command_requested.emit, LibraryCommand.FORGET))
        row = fill(QHBoxLayout(self))
        row.addWidget(self._line, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_dose(self, dose: str) -> None:
        """Show the dose that comes with the program; empty: the person keeps no other."""
        self._button.setText(_("Use the original"))
        self._button.setAccessibleName(_("Use the original numbers of this routine"))
        self._show(_("Your numbers. The original: {dose}").format(dose=dose) if dose else "")

    def show_changes(self, changes: str) -> None:
        """Show what the person has changed of what was prescribed; empty: nothing."""
        self._button.setText(_("As prescribed"))
        self._button.setAccessibleName(_("Use the numbers that were prescribed"))
        self._show(_("Changed by you. {changes}").format(changes=changes) if changes else "")

    def _show(self, sentence: str) -> None:
        if sentence:
            self._line.setText(sentence)
        elif self._button.hasFocus():
            self.focusPreviousChild()  # to the numbers; the next one would be a button that saves
        self.setVisible(bool(sentence))
        if sentence:
            self._keep_place(kept=True)

    def leave_place(self) -> None:
        """Give the place to what stands below, while nothing is set."""
        self._keep_place(kept=False)

    def _keep_place(self, *, kept: bool) -> None:
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self.setSizePolicy(policy)


def _rows(controls: Sequence[Control], across: int) -> Iterator[Sequence[Control]]:
    for first in range(0, len(controls), across):
        yield controls[first : first + across]


def _key(setting: Setting) -> Key:
    """Of a hold with its title, which its slider keeps; that of a count may change while it is set."""
    title = setting.title if setting.kind is SettingKind.HOLD else ""
    return setting.block, setting.kind, setting.phase, title
