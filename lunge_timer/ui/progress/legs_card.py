"""Each leg against its own past: one exercise, one measure, as a chart or as a table."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lunge_timer.core.timeline import Leg
from lunge_timer.language import _
from lunge_timer.ui.progress.leg_chart import LegChart, line_pen, paint_point
from lunge_timer.ui.progress.leg_series import ExerciseTrend, Measure, Span, series_of
from lunge_timer.ui.progress.leg_table import LegTable
from lunge_timer.ui.progress.leg_words import column_name, finding_text, measure_name, span_name
from lunge_timer.ui.progress.week_card import PAD_PX
from lunge_timer.ui.theme import SMALL, SUBHEADING, current_colors
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.fields import DropDown
from lunge_timer.ui.widgets.labels import PlainLabel, WrapLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.segments import Segments

_SAMPLE_PX = 34
_LEAST_CHARS = 9  # of a choice whose words are longer
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_KEY_SPACE_PX = 18
_CHOICE_SPACE_PX = 8
_CHART, _TABLE = "chart", "table"


class LegKey(QWidget):
    """Says which line is which leg's."""

    def __init__(self, leg: Leg, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leg = leg
        self._name = PlainLabel(size=SMALL)
        fill(QHBoxLayout(self), self._name, space_px=0, margins_px=(_SAMPLE_PX + 8, 0, 0, 0))

    def show_name(self, name: str) -> None:
        self._name.setText(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        middle = self.height() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(line_pen(self._leg, colors))
            painter.drawLine(QPointF(0, middle), QPointF(_SAMPLE_PX, middle))
            paint_point(
                painter, self._leg, QPointF(_SAMPLE_PX / 2, middle), self._name.fontMetrics().height()
            )


class ElasticChoice(DropDown):
    """A choice that cuts its words short where there is no room for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def minimumSizeHint(self) -> QSize:
        least_px = self.fontMetrics().averageCharWidth() * _LEAST_CHARS
        return QSize(least_px, super().minimumSizeHint().height())

    def offer(self, options: Sequence[tuple[str, object]], chosen: int) -> None:
        """Offer these words, each with its data; nobody is told of the choice but a screen reader."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.clear()
        for words, data in options:
            self.addItem(words, data)
        self.setCurrentIndex(chosen)
        self.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.tell_choice()


class LegsCard(Card):
    """What the person wants to see of which exercise is theirs; the numbers are handed in."""

    accessible_role = "group"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trends: tuple[ExerciseTrend, ...] = ()
        self._today = 0
        self.exercises, self.measures = ElasticChoice(), ElasticChoice()
        for choice, words in ((self.exercises, _("Exercise")), (self.measures, _("What is shown"))):
            choice.setAccessibleName(words)
            title = PlainLabel(words, self)
            title.setBuddy(choice)  # on Linux, the only name that a choice has to a screen reader
            title.hide()
        self.exercises.currentIndexChanged.connect(self._show_measures)
        self.measures.currentIndexChanged.connect(self._show_series)
        self.spans = Segments(_("How far back"), [(each, span_name(each)) for each in Span], quiet=True)
        self.spans.show_value(Span.QUARTER)
        self.spans.chosen.connect(self.show_span)
        self.views = Segments(_("Shown as"), [(_CHART, _("Chart")), (_TABLE, _("Table"))], quiet=True)
        self.views.show_value(_CHART)
        self.views.chosen.connect(self.show_view)
        self.chart = LegChart()
        self._span = Span.QUARTER
        self._keys: Mapping[Leg, LegKey] = {leg: LegKey(leg) for leg in Leg}
        self._finding = WrapLabel(size=SMALL, tint="muted")
        self._nothing = WrapLabel(tint="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._title = PlainLabel(_("Each leg"), size=SUBHEADING, bold=True)
        self._head, self._choices, self._legend, self._foot = (QBoxLayout(_ACROSS) for _part in range(4))
        self._lay_out()
        self.setAccessibleName(_("Each leg"))

    @cached_property
    def table(self) -> LegTable:
        """Made when it is first wanted: a table's class alone takes as long to make as all else here."""
        table = LegTable()
        self._stack.addWidget(table)
        return table

    def show_trends(self, trends: Sequence[ExerciseTrend], today: int) -> None:
        """Offer these; what is looked at stays, where it is still among them."""
        chosen = self._trend()
        exercise = chosen.exercise if chosen else ""
        self._trends, self._today = tuple(trends), today
        known = [trend.exercise for trend in self._trends]
        names = [(trend.name, trend.exercise) for trend in self._trends]
        self.exercises.offer(names, known.index(exercise) if exercise in known else 0)
        self._show_measures()

    @Slot(object)
    def show_span(self, span: Span) -> None:
        self._span = Span(span)
        self.spans.show_value(self._span)
        self._show_series()

    @Slot(object)
    def show_view(self, view: str) -> None:
        self.views.show_value(view)
        self._show_series()

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:  # other room, words or letters
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        """Put side by side what has room side by side."""
        room_px = self.width() - 2 * PAD_PX
        choices_px = self.exercises.sizeHint().width() + _CHOICE_SPACE_PX + self.measures.sizeHint().width()
        head_px = self._title.sizeHint().width() + self._head.spacing() + choices_px
        self._head.setDirection(_ACROSS if head_px <= room_px else _DOWN)
        self._choices.setDirection(_ACROSS if choices_px <= room_px else _DOWN)
        foot_px = self.spans.sizeHint().width() + self.views.sizeHint().width() + 2 * self._foot.spacing()
        self._foot.setDirection(_ACROSS if foot_px <= room_px else _DOWN)
        keys = [key for key in self._keys.values() if not key.isHidden()]
        keys_px = sum(key.sizeHint().width() + _KEY_SPACE_PX for key in keys)
        finding_px = self._finding.fontMetrics().horizontalAdvance(self._finding.text())
        beside = keys_px + finding_px <= room_px
        self._legend.setDirection(_ACROSS if beside else _DOWN)
        sides = Qt.AlignmentFlag
        self._finding.setAlignment(sides.AlignRight | sides.AlignVCenter if beside else sides.AlignLeft)

    @Slot()
    def _show_measures(self) -> None:
        """Offer what there is of the exercise; the measure stays where it has it."""
        trend, measure = self._trend(), self.measures.currentData()
        offered = trend.measures if trend else ()
        names = [(measure_name(each), each) for each in offered]
        self.measures.offer(names, offered.index(measure) if measure in offered else 0)
        for choice in (self.exercises, self.measures):
            choice.setEnabled(bool(offered))
            choice.updateGeometry()
        self._show_series()

    @Slot()
    def _show_series(self) -> None:
        trend, measure = self._trend(), self.measures.currentData()
        days = trend.days if trend and measure else ()
        series = series_of(Measure(measure or Measure.REPS), days, self._span, self._today)
        for leg, key in self._keys.items():
            key.setVisible(leg in series.legs)
            if trend is not None:
                key.show_name(column_name(trend, leg))
        self._finding.show_text(finding_text(trend, self._today) if trend else "")
        if trend is None or not series.points:
            self._nothing.setText(_("Not done in this time") if days else _("Nothing to count yet"))
            self._stack.setCurrentWidget(self._nothing)
            return
        title = _("{exercise}, {measure}").format(
            exercise=trend.name, measure=measure_name(series.measure).lower()
        )
        self.chart.show_series(series, title, self._today)
        if self.views.value == _CHART:
            self._stack.setCurrentWidget(self.chart)
            return
        self.table.show_series(series, trend, title, self._today)
        self._stack.setCurrentWidget(self.table)

    def _trend(self) -> ExerciseTrend | None:
        number = self.exercises.currentIndex()
        return self._trends[number] if 0 <= number < len(self._trends) else None

    def _lay_out(self) -> None:
        for view in (self.chart, self._nothing):
            self._stack.addWidget(view)
        choices = fill(self._choices, self.exercises, self.measures, space_px=_CHOICE_SPACE_PX)
        fill(self._head, self._title, choices, space_px=8).setStretch(1, 1)
        keys = fill(QHBoxLayout(), *self._keys.values(), space_px=_KEY_SPACE_PX)
        keys.addStretch(1)
        self._legend.addLayout(keys)
        self._legend.addWidget(self._finding, 1)
        fill(self._foot, self.spans, self.views, space_px=8).insertStretch(1, 1)
        margins = (PAD_PX, PAD_PX - 4, PAD_PX, PAD_PX - 6)
        column = fill(QVBoxLayout(self), self._head, self._legend, space_px=10, margins_px=margins)
        column.addWidget(self._stack, 1)
        column.addLayout(self._foot)
