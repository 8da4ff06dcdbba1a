"""What painted widgets are to a screen reader: an image, a spin button, a check box, a dialog, a notice.

Qt knows its own classes only, and takes all else for mere containers. A widget says what it is by its
accessible_role; Qt asks here when a screen reader first comes to it, and without one never.
"""

from typing import Literal, TypeAlias, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QApplication, QMenu, QWidget
from shiboken6 import VoidPtr

from lunge_timer.ui.widgets.stepper import Stepper

WidgetRole: TypeAlias = Literal[
    "page", "pane", "group", "dialog", "notice", "image", "check box", "radio button", "spin button"
]
Role, Text = QAccessible.Role, QAccessible.Text

# Of a pane and of a grouping, Orca reads out every label; of a section that has the keyboard, no new name.
# Qt's own interface of a scroll area crashes where a screen reader asks for the scroll bar of a moment ago.
_CONTAINERS = {"pane": Role.Client, "group": Role.Section, "notice": Role.Notification}
_BUTTONS = {"check box": Role.CheckBox, "radio button": Role.RadioButton}


def install_roles() -> None:
    """Have Qt ask from now on; what a screen reader has come to before is made anew."""
    QAccessible.installFactory(_interface_of)
    if QAccessible.isActive():
        for widget in QApplication.allWidgets():
            if _role_of(widget) is not None:
                known = QAccessible.queryAccessibleInterface(widget)
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))


def _role_of(thing: object) -> WidgetRole | None:
    return getattr(thing, "accessible_role", None)


def _interface_of(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    """The interface of a widget that says what it is; None leaves it to Qt."""
    role = _role_of(thing)
    if role is None or not isinstance(thing, QWidget):
        return None
    if isinstance(thing, Stepper):
        return StepperInterface(thing)
    if role in _BUTTONS:
        return ButtonInterface(thing, _BUTTONS[role])
    if role in _CONTAINERS:
        return QAccessibleWidget(thing, _CONTAINERS[role])
    return {"page": PageInterface, "dialog": DialogInterface, "image": ImageInterface}[role](thing)


class PageInterface(QAccessibleWidget):
    """A page with the menu that is open on it, if one is: Qt leaves out menus that belong to no menu bar."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.Client)

    def childCount(self) -> int:
        return super().childCount() + len(self._open_menus())

    def child(self, index: int) -> QAccessibleInterface:
        menus, widgets = self._open_menus(), super().childCount()
        if not widgets <= index < widgets + len(menus):
            return super().child(index)
        return QAccessible.queryAccessibleInterface(menus[index - widgets])

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        menus = self._open_menus()
        if child.object() in menus:
            return super().childCount() + menus.index(cast("QMenu", child.object()))
        return super().indexOfChild(child)

    def _open_menus(self) -> list[QMenu]:
        return [each for each in self.widget().children() if isinstance(each, QMenu) and each.isVisible()]


class DialogInterface(QAccessibleWidget):
    """Something that has to be answered before all else."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.Dialog)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.modal = 1
        return state


class ImageInterface(QAccessibleWidget):
    """Something that is seen, and told by its name alone: what is written on it would be told twice."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.Graphic)

    def childCount(self) -> int:
        return 0


class ButtonInterface(QAccessibleWidget):
    """A check box or a radio button, as large as it is: Qt's own is as large as the style would draw it."""

    def state(self) -> QAccessible.State:
        state = super().state()
        state.checkable = 1
        state.checked = int(self._button.isChecked())
        return state

    def text(self, kind: QAccessible.Text) -> str:
        text = super().text(kind)
        return text or (self._button.text() if kind is Text.Name else "")

    def actionNames(self) -> list[str]:
        return [self.toggleAction(), self.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name in {self.toggleAction(), self.pressAction()}:
            self._button.click()
        else:
            super().doAction(name)

    @property
    def _button(self) -> QAbstractButton:
        return cast("QAbstractButton", self.widget())


class StepperValue(QAccessibleValueInterface):
    """The number of a stepper."""

    def __init__(self, stepper: Stepper) -> None:
        super().__init__()
        self._stepper = stepper

    def currentValue(self) -> int:
        return self._stepper.value

    def setCurrentValue(self, value: float) -> None:
        self._stepper.ask(int(value))

    def minimumValue(self) -> int:
        return self._stepper.low

    def maximumValue(self) -> int:
        return self._stepper.high

    def minimumStepSize(self) -> int:
        return self._stepper.step


class StepperInterface(QAccessibleWidget):
    """A spin button: a number that can be read and set."""

    def __init__(self, stepper: Stepper) -> None:
        super().__init__(stepper, Role.SpinBox)
        self._value = StepperValue(stepper)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """Give the number, too. PySide passes addresses on, though its stubs say int, and crashes at None."""
        if kind is QAccessible.InterfaceType.ValueInterface:
            return cast("int", self._value)
        known: object = super().interface_cast(kind)
        return cast("int", VoidPtr(0) if known is None else known)
