"""Rows with a title each, which stand in line: a form to be answered."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.ui.theme import SMALL, text_font
from lunge_timer.ui.widgets.labels import PlainLabel, WrapLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.row_or_column import RowOrColumn
from lunge_timer.ui.widgets.scale import answer_height_px

ROW_SPACE_PX = 12
_TITLE_SPACE_PX = 4  # from a title to what is below it


class TitledRows(QWidget):
    """A column of titles, each beside its answers, or above them where a row is too narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: list[QWidget] = []
        self._layouts: list[RowOrColumn] = []
        self._column = fill(QVBoxLayout(self), space_px=ROW_SPACE_PX)
        self._column.addStretch()

    def add_row(
        self, words: str, answers: QWidget, below: str = "", *, bold: bool = False, stretch: bool = False
    ) -> QWidget:
        """Add answers with a title, and smaller words below that; with stretch they take all the width."""
        title, row = QWidget(), QWidget()
        labels = fill(QVBoxLayout(title), PlainLabel(words, bold=bold), space_px=0)
        if below:
            labels.addWidget(PlainLabel(below, size=SMALL, tint="muted"))
        labels.addStretch()
        layout = RowOrColumn(0, column_space_px=_TITLE_SPACE_PX)
        layout.add(title, stretch=False)
        layout.add(answers, stretch=stretch)
        layout.setAlignment(title, Qt.AlignmentFlag.AlignTop)
        row.setLayout(layout)
        self._titles.append(title)
        self._layouts.append(layout)
        self._column.insertWidget(self._column.count() - 1, row)
        return row

    def add_words(self, words: str) -> None:
        """Add words that stand for themselves, above the rows that follow."""
        self._column.insertWidget(self._column.count() - 1, WrapLabel(words, tint="muted"))

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.LayoutRequest
        ):  # the letters have changed, here and in all that is here
            self.align()
        return super().event(event)

    def align(self) -> None:
        """Make all titles equally wide, each as high as the first line of its answers."""
        metrics = QFontMetrics(text_font(bold=True))
        labels = [label for title in self._titles for label in title.findChildren(PlainLabel)]
        width_px = max((label.sizeHint().width() for label in labels), default=0) + metrics.height()
        for title in self._titles:
            title.setContentsMargins(0, (answer_height_px() - metrics.height()) // 2, 0, 0)
            title.setMinimumWidth(width_px)

    def show_least(self, least_px: int) -> None:
        """Put titles above what takes all the width, too, where that would be narrower beside them."""
        for layout in self._layouts:
            layout.show_least(least_px)
