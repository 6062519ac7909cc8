"""Tables as files."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

import kit
from kit import formats
from kit.tables import frame


@pytest.mark.parametrize(
    "words, written",
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+A1", "'+A1"),
        ("-nya", "'-nya"),
        ("\tkata", "'\tkata"),
        ("-", "-"),
        ("+62", "+62"),
        ("-3,5", "-3,5"),
        ("Prabowo", "Prabowo"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_csv_holds_no_formula(words, written):
    stream = io.StringIO()
    formats.write_csv(frame("skipped", [{"path": words, "reason": "x", "remedy": "y"}]), stream)
    assert list(csv.reader(io.StringIO(stream.getvalue())))[1] == [written, "x", "y"]


def test_plain_values():
    import numpy as np
    import pandas as pd

    values = [None, float("nan"), pd.NaT, pd.NA, np.int64(3), np.bool_(True), np.array(["a"]), ("b", None), pd.Timestamp("2025-05-28"), 0.5]
    assert [formats.plain(value) for value in values] == [None, None, None, None, 3, True, ["a"], ["b", None], "2025-05-28T00:00:00", 0.5]


def test_saved_for_a_spreadsheet_and_for_a_program(seeds, tmp_path):
    lines = kit.keyword_in_context(seeds, "dialog")
    table, exact = kit.save_table(lines, tmp_path / "dialog.csv"), kit.save_table(lines, tmp_path / "dialog.json")
    assert table.read_bytes().startswith(b"\xef\xbb\xbfarticle_id,")
    assert [row["keyword"] for row in csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines())] == list(lines["keyword"])
    assert [row["start_char"] for row in json.loads(exact.read_text(encoding="utf-8"))] == list(lines["start_char"])


def test_a_workbook_holds_words_and_numbers(seeds, tmp_path):
    written = kit.save_table(seeds.sentences, tmp_path / "a.xlsx")
    assert written.read_bytes() == kit.save_table(seeds.sentences, tmp_path / "b.xlsx").read_bytes()
    head, *rows = CalamineWorkbook.from_path(str(written)).get_sheet_by_index(0).to_python()
    assert head == list(seeds.sentences.columns)
    assert [row[head.index("text")] for row in rows] == list(seeds.sentences["text"])
    assert [row[head.index("start_char")] for row in rows] == list(seeds.sentences["start_char"])


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "=1+1", "@SUM(A1)", "{=1}", "https://example.org", "", " a ", "_x0041_", "\u202ekata\u200b"])
def test_a_workbook_runs_nothing(words, tmp_path):
    path = kit.save_table(frame("skipped", [{"path": words, "reason": "x", "remedy": "y"}]), tmp_path / "a.xlsx")
    cell = openpyxl.load_workbook(path)["table"]["A2"]
    assert (cell.data_type, cell.hyperlink, cell.value or "") == ("s", None, words)


def test_what_is_too_large_for_excel_is_refused(tmp_path):
    with pytest.raises(ValueError, match="a cell of Excel holds 32,767 characters, and reason in row 1 of table has 40,000; save it as .csv or .json"):
        kit.save_table(frame("skipped", [{"path": "a", "reason": "x" * 40_000, "remedy": "y"}]), tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


def test_another_ending_is_refused(seeds, tmp_path):
    with pytest.raises(ValueError, match="ends in .csv, .xlsx or .json, found '.xls'"):
        kit.save_table(seeds.articles, tmp_path / "articles.xls")
