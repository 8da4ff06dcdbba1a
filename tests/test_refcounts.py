"""PySide6 6.12.0 on Python 3.11 lost a reference of None or True with each call, until the process died."""

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 400
SLACK = 50  # what the interpreter and the test runner keep for themselves meanwhile
MORTAL = sys.version_info < (3, 12)
IMMORTAL_COUNT = 2**29  # more than any program holds


class Speaker(QObject):
    said = Signal(int)


@pytest.fixture
def painter() -> Iterator[QPainter]:
    image = QImage(20, 20, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(image) as painter:
        yield painter


@pytest.fixture
def label(qtbot: QtBot) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    qtbot.addWidget(label)
    return label


def drift(value: object, call: Callable[[], object]) -> int:
    """How far the count of references of value moved over many calls."""
    before = sys.getrefcount(value)
    for _ in range(CALLS):
        call()
    return abs(sys.getrefcount(value) - before)


mortal = pytest.mark.skipif(not MORTAL, reason="from Python 3.12 on None and True cannot die")


@mortal
@pytest.mark.parametrize("value", [None, True])
def test_calls_that_return_nothing_leave_no_reference_and_take_none(
    label: QLabel, painter: QPainter, value: object
) -> None:
    calls: tuple[Callable[[], object], ...] = (
        label.update,
        lambda: label.setText("3"),
        lambda: painter.setPen(Qt.GlobalColor.red),
        lambda: painter.drawEllipse(0, 0, 9, 9),
    )
    assert [call for call in calls if drift(value, call) > SLACK] == []


@mortal
@pytest.mark.parametrize("value", [None, True])
def test_signals_leave_no_reference_and_take_none(value: object) -> None:
    speaker = Speaker()
    heard: list[int] = []
    speaker.said.connect(heard.append)
    assert drift(value, lambda: speaker.said.emit(7)) <= SLACK
    assert len(heard) == CALLS


@pytest.mark.skipif(MORTAL, reason="None and True can die before Python 3.12")
@pytest.mark.parametrize("value", [None, True])
def test_none_and_true_are_immortal(value: object) -> None:
    assert sys.getrefcount(value) >= IMMORTAL_COUNT
