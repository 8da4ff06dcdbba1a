"""How it looks: its colours and the size of its letters."""

from functools import partial

from PySide6.QtWidgets import QWidget

from lunge_timer.language import _
from lunge_timer.store.settings import TEXT_PERCENT, Settings
from lunge_timer.ui.settings.section import Section
from lunge_timer.ui.settings.segments import Segments
from lunge_timer.ui.settings.volume import percent_text

_TEXT_STEP = 25  # percent


class LookSection(Section):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Look"), parent)
        self.theme = Segments(
            _("Theme"),
            (
                ("system", _("System")),
                ("light", _("Light")),
                ("dark", _("Dark")),
                ("high-contrast", _("High contrast")),
            ),
        )
        self.theme.chosen.connect(partial(self.asked.emit, "theme"))
        self.text_size = Segments(_("Text size"), _sizes(TEXT_PERCENT.low))
        self.text_size.chosen.connect(partial(self.asked.emit, "text_percent"))
        self.column.addWidget(self.theme)
        self.column.addWidget(self.text_size)

    def show_settings(self, settings: Settings) -> None:
        self.theme.show_value(settings.theme)
        self.text_size.show_options(_sizes(settings.text_percent))
        self.text_size.show_value(settings.text_percent)


def _sizes(set_percent: int) -> tuple[tuple[int, str], ...]:
    """Some sizes, and the one that is set."""
    sizes = {*range(TEXT_PERCENT.low, TEXT_PERCENT.high + 1, _TEXT_STEP), set_percent}
    return tuple((size, percent_text(size)) for size in sorted(sizes))
