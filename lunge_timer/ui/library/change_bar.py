"""What is set otherwise in the chosen routine, and what can become of it: keep, save as new, reset."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lunge_timer.language import _
from lunge_timer.ui.library.action_row import ABOVE_PX, BELOW_PX, BUTTON_SPACE_PX
from lunge_timer.ui.library.library_commands import LibraryCommand, key_text
from lunge_timer.ui.theme import BODY, SMALL, FollowsFont, text_font
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.buttons import PillButton
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.widgets.layouts import fill

_SENTENCE_EMS = 12.0  # the least room for it beside all three buttons
_LEAST_SENTENCE_EMS = 5.0
_LEAST_CAP_PX = 7.0


class ChangeBar(FollowsFont, QWidget):
    """Stands in the place of the other actions while something is changed, and is as high as they are."""

    accessible_role = "notice"
    command_requested = Signal(object)  # LibraryCommand

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = FitLabel(lines=2)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._keep = self._button(LibraryCommand.KEEP, _("Keep"))
        self._save = self._button(LibraryCommand.SAVE, _("Save as new"))
        self._reset = self._button(LibraryCommand.RESET, _("Reset"))
        self.menu_button = self._button(LibraryCommand.SHOW_MENU, "⋯")
        self.menu_button.setAccessibleName(_("More actions"))
        self._row = fill(QHBoxLayout(self), self._sentence, space_px=BUTTON_SPACE_PX)
        self._row.setStretchFactor(self._sentence, 1)
        for button in self.buttons:
            self._row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_font()
        self.hide()

    def show_changes(self, changes: str, name: str, *, by_you: bool = False) -> None:
        """Say what is changed in the routine of that name; by_you: somebody else has set what it was."""
        sentence = _("Changed by you: {changes}") if by_you else _("Changed: {changes}")
        self._sentence.setText(sentence.format(changes=changes))
        self.setAccessibleName(self._sentence.text())
        self.setToolTip(self._sentence.text())
        self._keep.setAccessibleName(_("Keep the changes in {name}").format(name=name))
        self._save.setAccessibleName(_("Save {name} as it is set as a new favourite").format(name=name))
        self._reset.setAccessibleName(_("Take back the changes in {name}").format(name=name))
        if self.isHidden():  # once; each change tells of itself
            announce(self, self._sentence.text())

    @property
    def has_focus(self) -> bool:
        """Whether one of its buttons has the keyboard."""
        return any(button.hasFocus() for button in self.buttons)

    def show_margin(self, margin_px: int) -> None:
        """Leave that much free at both sides."""
        self._row.setContentsMargins(margin_px, ABOVE_PX, margin_px, BELOW_PX)

    def show_font(self) -> None:
        self._sentence.show_caps(_LEAST_CAP_PX, QFontMetricsF(text_font(SMALL)).capHeight())
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as without the second button: its key and the menu do the same."""
        return QSize(
            self._need_px([self._keep, self._reset, self.menu_button], _LEAST_SENTENCE_EMS),
            self.sizeHint().height(),
        )

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        self._save.setVisible(self._need_px(self.buttons, _SENTENCE_EMS) <= self.width())

    def _need_px(self, buttons: list[PillButton], sentence_ems: float) -> int:
        margins = self._row.contentsMargins()
        sentence_px = QFontMetricsF(text_font(BODY)).height() * sentence_ems
        widths = (button.sizeHint().width() + BUTTON_SPACE_PX for button in buttons)
        return round(margins.left() + margins.right() + sentence_px + sum(widths))

    @property
    def buttons(self) -> list[PillButton]:
        return [self._keep, self._save, self._reset, self.menu_button]

    def _button(self, command: LibraryCommand, text: str) -> PillButton:
        button = PillButton(text, self)
        button.setToolTip(key_text(command))
        button.clicked.connect(partial(self.command_requested.emit, command))
        return button
