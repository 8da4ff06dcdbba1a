"""What a screen reader says of a control, its name and its value, and what it puts into a field."""

from PySide6.QtWidgets import QLineEdit, QSlider, QWidget

from lunge_timer.ui.widgets.stepper import Stepper

_UNITS = {"seconds": "s", "percent": "%"}


def spoken(widget: QWidget) -> str:
    """The control's name with its value: "Sets: 3"; with the unit of its name, "Hold: 5 s"."""
    name, description = widget.accessibleName(), widget.accessibleDescription()
    if isinstance(widget, Stepper):
        return f"{name}: {widget.value}"
    if isinstance(widget, QSlider):
        title, unit = name.split(", in ")
        return f"{title}: {description or f'{widget.value()} {_UNITS[unit]}'}"
    text = widget.property("text")
    return name or (text if isinstance(text, str) else "")


def put_as_screen_readers_do(field: QLineEdit, text: str) -> None:
    """Do what Qt does for one that writes into a field: past all that a subclass does, and unedited."""
    QLineEdit.setText(field, text)
