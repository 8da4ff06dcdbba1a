"""The file dialogs of the history: where to export to, and what to import."""

from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from lunge_timer.language import _
from lunge_timer.ui.workout_history import ExportKind


class HistoryFileChooser(Protocol):
    """Whoever knows which files are meant."""

    def file_to_export(self, parent: QWidget, kind: ExportKind, day: str) -> Path | None:
        """Where to export to; None where the person thought better of it."""

    def file_to_report(self, parent: QWidget, day: str) -> Path | None:
        """Where to write a report to, whose ending says what it is; None where they thought better of it."""

    def file_to_import(self, parent: QWidget) -> Path | None:
        """What to import; None where the person thought better of it."""


class HistoryFileDialogs:
    """Asks the person, from the second time on in the folder of the last time."""

    def __init__(self) -> None:
        self._folder = ""

    def file_to_export(self, parent: QWidget, kind: ExportKind, day: str) -> Path | None:
        dialog = self._dialog(parent, _("Export the history"), _kind(kind))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.selectFile(f"lunge-timer-{day}.{kind}")
        return self._chosen(dialog)

    def file_to_report(self, parent: QWidget, day: str) -> Path | None:
        dialog = self._dialog(parent, _("Write a report"), _("Pages (*.pdf)"), _kind(ExportKind.CSV))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.filterSelected.connect(partial(_follow_kind, dialog))
        dialog.selectFile(f"lunge-timer-report-{day}.pdf")
        return self._chosen(dialog)

    def file_to_import(self, parent: QWidget) -> Path | None:
        dialog = self._dialog(parent, _("Import a history"), _kind(ExportKind.JSON))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._chosen(dialog)

    def _dialog(self, parent: QWidget, title: str, *kinds: str) -> QFileDialog:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = self._folder or documents
        if not QDir(folder).exists():
            folder = QDir.homePath()
        return QFileDialog(parent, title, folder, ";;".join(kinds))

    def _chosen(self, dialog: QFileDialog) -> Path | None:
        """Ask, and let the dialog go."""
        file = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
        self._folder = dialog.directory().absolutePath()
        dialog.deleteLater()
        return file


def _kind(kind: ExportKind) -> str:
    """As a file dialog wants it."""
    return {ExportKind.JSON: _("Histories (*.json)"), ExportKind.CSV: _("Tables (*.csv)")}[kind]


def _follow_kind(dialog: QFileDialog, kind: str) -> None:
    """Have the name end as the kind of file does that was chosen."""
    ending = "csv" if kind == _kind(ExportKind.CSV) else "pdf"
    dialog.setDefaultSuffix(ending)
    for file in dialog.selectedFiles()[:1]:
        name = Path(file).name
        stem = name[:-4] if name.casefold().endswith((".csv", ".pdf")) else name
        if stem:
            dialog.selectFile(f"{stem}.{ending}")
