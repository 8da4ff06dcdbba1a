"""The file dialogs: which files to import, and where to export to."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from lunge_timer.language import _
from lunge_timer.store.assets import SUFFIX
from lunge_timer.store.names import slug


class FileChooser(Protocol):
    """Whoever knows which files are meant."""

    def files_to_import(self, parent: QWidget) -> list[Path]:
        """The files to take over; none where the person thought better of it."""

    def file_to_export(self, parent: QWidget, name: str) -> Path | None:
        """Where the routine of that name is to go; None where the person thought better of it."""


class FileDialogs:
    """Asks the person, from the second time on in the folder of the last time."""

    def __init__(self) -> None:
        self._folder = ""

    def files_to_import(self, parent: QWidget) -> list[Path]:
        dialog = self._dialog(parent, _("Import routines"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return self._chosen(dialog)

    def file_to_export(self, parent: QWidget, name: str) -> Path | None:
        return next(iter(self._chosen(self.export_dialog(parent, name))), None)

    def export_dialog(self, parent: QWidget, name: str) -> QFileDialog:
        """The dialog with a name that is safe everywhere, whatever the routine is called."""
        dialog = self._dialog(parent, _("Export the routine"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(f"{slug(name)}{SUFFIX}")
        return dialog

    def _dialog(self, parent: QWidget, title: str) -> QFileDialog:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = self._folder or documents
        if not QDir(folder).exists():
            folder = QDir.homePath()
        kinds = _("Routines (*{ending} *.json)").format(ending=SUFFIX)
        return QFileDialog(parent, title, folder, kinds)

    def _chosen(self, dialog: QFileDialog) -> list[Path]:
        """Ask, and let the dialog go."""
        files = [Path(file) for file in dialog.selectedFiles()] if dialog.exec() else []
        self._folder = dialog.directory().absolutePath()
        dialog.deleteLater()
        return files
