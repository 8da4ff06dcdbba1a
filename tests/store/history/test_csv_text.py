import csv
from io import StringIO
from pathlib import Path

import pytest

from lunge_timer.store.history.csv_text import encode_csv
from tests.store.history.histories import filled, opened, workout


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_there_is_a_row_for_each_set_and_leg_in_the_order_done() -> None:
    table = rows(encode_csv([workout(1), workout(2)]))
    assert [(row["set_no"], row["leg"]) for row in table[:6]] == [
        ("1", "left"),
        ("1", "right"),
        ("2", "left"),
        ("2", "right"),
        ("3", "left"),
        ("3", "right"),
    ]
    assert len(table) == 12
    assert table[0]["reps_done"] == "10"
    assert table[0]["reserve"] == ""
    assert table[0]["note"] == workout().note


def test_day_and_time_are_those_on_the_wall_where_it_was_begun() -> None:
    table = rows(
        encode_csv([workout(started_ms=1_774_738_800_000, utc_offset_min=offset) for offset in (60, -600)])
    )
    assert {(row["day"], row["time"]) for row in table} == {("2026-03-29", "00:00"), ("2026-03-28", "13:00")}


def test_the_form_is_that_of_rfc_4180() -> None:
    text = encode_csv([workout(note='He said "ten",\nand rested')])
    lines = text.split("\r\n")
    assert lines[0].startswith("day,time,utc_offset_min,routine,name,outcome,")
    assert lines[-1] == ""
    assert '"He said ""ten"",\nand rested"' in text
    assert rows(text)[0]["note"] == 'He said "ten",\nand rested'


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_is_a_formula_to_a_spreadsheet(begin: str) -> None:
    formula = f'{begin}HYPERLINK("http://example.org")'
    (row, *_others) = rows(encode_csv([workout(note=formula, name=formula)]))
    assert row["note"] == row["name"] == f"'{formula}"


def test_numbers_below_none_stay_numbers() -> None:
    assert rows(encode_csv([workout(utc_offset_min=-300)]))[0]["utc_offset_min"] == "-300"


def test_the_file_is_utf8_without_a_mark_and_leaves_deleted_workouts_out(tmp_path: Path) -> None:
    filled(tmp_path, 3)
    history = opened(tmp_path)
    history.delete(workout(1).uid)
    history.export_csv(tmp_path / "legs.csv")
    data = (tmp_path / "legs.csv").read_bytes()
    assert data.startswith(b"day,")
    assert data.count(b"\r\n") == 1 + 12
    assert workout(1).uid not in data.decode("utf-8")
