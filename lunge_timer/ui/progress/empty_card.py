"""What the page says before the first workout: what will be here, and how to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.language import _
from lunge_timer.ui.theme import HEADING
from lunge_timer.ui.widgets.buttons import Look, PillButton
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.flow_layout import FlowLayout
from lunge_timer.ui.widgets.labels import PlainLabel, WrapLabel
from lunge_timer.ui.widgets.layouts import centred, fill

_PAD_PX = 40
_WORDS_EMS = 26
_SPACE_PX = 14


class EmptyCard(Card):
    """Leads back to the routines, or takes over what was done elsewhere."""

    accessible_role = "group"
    routines_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = _(
            "After your first workout you will find here how the week goes, how each leg comes along, "
            "and every workout with its reps, its time and your notes."
        )
        label = WrapLabel(words, tint="muted")
        label.setMaximumWidth(label.fontMetrics().height() * _WORDS_EMS)
        self.routines_button = PillButton(_("Choose a routine"), look=Look.PRIMARY)
        self.routines_button.clicked.connect(self.routines_requested)
        self.import_button = PillButton(_("Import a history…"))
        self.import_button.clicked.connect(self.import_requested)
        buttons = QWidget()
        buttons.setMaximumWidth(label.maximumWidth())
        flow = FlowLayout(_SPACE_PX, buttons)
        flow.addWidget(self.routines_button)
        flow.addWidget(self.import_button)
        title = PlainLabel(_("No workout yet"), size=HEADING, bold=True, wrap=True)
        title.setMaximumWidth(label.maximumWidth())
        column = fill(QVBoxLayout(self), space_px=_SPACE_PX, margins_px=(_PAD_PX,) * 4)
        column.addStretch(2)
        for part in (title, label, buttons):
            column.addWidget(centred(part))
        column.addStretch(3)
        self.setAccessibleName(title.text())
        self.setAccessibleDescription(words)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
