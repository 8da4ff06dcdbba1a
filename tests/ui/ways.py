"""The ways to each page of the program, from a start."""

from PySide6.QtWidgets import QLineEdit, QWidget

from lunge_timer.ui.library.library_commands import LibraryCommand
from tests.ui.sittings import HOLDS, Sitting


def library(sitting: Sitting) -> QWidget:
    return sitting.library


def editor(sitting: Sitting) -> QWidget:
    sitting.do(LibraryCommand.EDIT, HOLDS)
    sitting.editor.setFocus()  # the name of a copy has the keyboard at first
    return sitting.editor


def editors_field(sitting: Sitting) -> QWidget:
    page = editor(sitting)
    page.findChildren(QLineEdit)[0].setFocus()
    return page


def settings(sitting: Sitting) -> QWidget:
    sitting.do(LibraryCommand.SHOW_SETTINGS)
    return sitting.program.rooms.settings.page


def progress(sitting: Sitting) -> QWidget:
    sitting.do(LibraryCommand.SHOW_PROGRESS)
    return sitting.program.rooms.progress.page


def workout(sitting: Sitting) -> QWidget:
    sitting.do(LibraryCommand.START, HOLDS)
    return sitting.workout.page


def summary(sitting: Sitting) -> QWidget:
    page = workout(sitting)
    sitting.workout.page.dialogs.finish_requested.emit()
    assert not page.isVisible()
    return sitting.program.rooms.summary.page
