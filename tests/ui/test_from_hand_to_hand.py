"""What a therapist writes goes from hand to hand: exported, imported elsewhere, followed, and reported."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from lunge_timer.cli import main
from lunge_timer.core.prescribed import as_prescribed
from tests.ui.editor.programme import sheet
from tests.ui.progress.pdf_files import pages, words
from tests.ui.sittings import settle, sittings

SHEET = sheet("Clinic")
TO_THE_END_MS = 20 * 60_000


def write_sheet(home: Path, file: Path) -> None:
    """In the clinic: the sheet is saved and handed over as a file."""
    with sittings(home) as sit:
        controller = sit().controller
        controller.export(controller.add(SHEET).id, file)


def follow_sheet(home: Path, file: Path, days: int) -> None:
    """At home: the file is imported, and done whole, so many times."""
    with sittings(home) as sit:
        sitting = sit()
        sitting.program.rooms.history.start()
        sitting.library.import_requested.emit([file])
        settle(sitting.window)
        (item,) = sitting.own
        assert item.routine is not None
        assert as_prescribed(item.routine).blocks == SHEET.blocks
        assert item.routine.prescription == SHEET.prescription
        for _day in range(days):
            sitting.workout.begin(item.routine, chosen_id=item.id)
            sitting.clock.advance(TO_THE_END_MS)
            sitting.workout.refresh()
            summary = sitting.program.rooms.summary.page
            assert summary.isVisible()
            summary.library_requested.emit()


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_a_sheet_is_handed_over_followed_and_reported_on_one_page(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert qapp is not None
    file, home, report = (tmp_path / name for name in ("knee.lunge.json", "patient", "knee.pdf"))
    write_sheet(tmp_path / "clinic", file)
    follow_sheet(home, file, days=2)
    monkeypatch.setenv("LUNGE_TIMER_HOME", str(home))
    assert main(["report", "--routine", SHEET.name, "-o", str(report)]) == 0
    assert capsys.readouterr().err == ""
    told = " ".join(words(report.read_bytes()))
    assert len(pages(report.read_bytes())) == 1
    for part in (SHEET.name, "Prescribed by Clinic", "3 times a week", "stop above pain 3", "72 of 72 reps"):
        assert part in told
