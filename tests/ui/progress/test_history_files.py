"""The file dialogs of the history, driven while they are open."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.ui.progress.history_files import HistoryFileDialogs

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen platform, of dialogs


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def answered(parent: QWidget, folder: Path, *deeds: Callable[[QFileDialog], object]) -> Path | None:
    """What a person chooses who does that once the dialog is open in that folder."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(folder))
        for deed in deeds:
            deed(dialog)

    QTimer.singleShot(0, answer)
    return HistoryFileDialogs().file_to_report(parent, "2026-11-28")


def choose_tables(dialog: QFileDialog) -> None:
    kinds = dialog.findChild(QComboBox, "fileTypeCombo")
    assert isinstance(kinds, QComboBox)
    kinds.setFocus()
    QTest.keyClick(kinds, Qt.Key.Key_Down)


def name_it(name: str) -> Callable[[QFileDialog], object]:
    def type_name(dialog: QFileDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        field.setText(name)

    return type_name


def test_a_report_is_of_pages_until_tables_are_chosen(parent: QWidget, tmp_path: Path) -> None:
    chosen = answered(parent, tmp_path, QFileDialog.accept)
    assert chosen == tmp_path / "lunge-timer-report-2026-11-28.pdf"
    chosen = answered(parent, tmp_path, choose_tables, QFileDialog.accept)
    assert chosen == tmp_path / "lunge-timer-report-2026-11-28.csv"


def test_a_name_without_an_ending_gets_that_of_the_chosen_kind(parent: QWidget, tmp_path: Path) -> None:
    assert answered(parent, tmp_path, name_it("legs"), QFileDialog.accept) == tmp_path / "legs.pdf"
    chosen = answered(parent, tmp_path, choose_tables, name_it("legs"), QFileDialog.accept)
    assert chosen == tmp_path / "legs.csv"


def test_who_thinks_better_of_it_chooses_nothing(parent: QWidget, tmp_path: Path) -> None:
    assert answered(parent, tmp_path, QFileDialog.reject) is None
