from pathlib import Path

import pytest

import lunge_timer
from lunge_timer.store.paths import HOME_VARIABLE, assets_folder, log_folder
from lunge_timer.store.report import write_report


def failed(message: str) -> ValueError:
    """An error that was raised, with its traceback."""
    try:
        fail(message)
    except ValueError as error:
        return error
    raise AssertionError


def fail(message: str) -> None:
    raise ValueError(message)


def written(folder: Path, error: Exception) -> Path:
    file = write_report(folder, type(error), error, error.__traceback__)
    assert file is not None
    return file


def test_it_says_what_happened_where_and_in_which_version(tmp_path: Path) -> None:
    text = written(tmp_path / "logs", failed("no such leg")).read_text("utf-8")
    assert text.startswith(f"Lunge Timer {lunge_timer.__version__}, Python ")
    assert "ValueError: no such leg" in text
    assert "in failed" in text


def test_the_folder_is_made(tmp_path: Path) -> None:
    assert written(tmp_path / "a" / "b", failed("x")).parent == tmp_path / "a" / "b"


def test_a_new_report_takes_the_place_of_the_last(tmp_path: Path) -> None:
    written(tmp_path, failed("the first"))
    file = written(tmp_path, failed("the second"))
    assert "the first" not in file.read_text("utf-8")
    assert [file] == list(tmp_path.iterdir())


def test_a_message_that_is_no_text_is_written_all_the_same(tmp_path: Path) -> None:
    assert "\\ud800" in written(tmp_path, failed("half a \ud800 letter")).read_text("utf-8")


def test_where_a_file_is_in_the_folder_s_place_there_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("", "utf-8")
    error = failed("x")
    assert write_report(tmp_path / "logs", type(error), error, None) is None


def test_where_the_system_names_no_folder_none_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    error = failed("x")
    assert write_report(Path("lunge-timer"), type(error), error, None) is None
    assert not [*tmp_path.iterdir()]


def test_reports_go_to_the_home_that_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert log_folder() == tmp_path / "logs"


def test_reports_go_to_the_system_s_place_where_no_home_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    assert "lunge-timer" in str(log_folder())


def test_the_assets_are_where_they_are_looked_for() -> None:
    assert (assets_folder() / "routines").is_dir()
    assert (assets_folder() / "exercises").is_dir()
