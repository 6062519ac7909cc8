"""Tables as files."""

from __future__ import annotations

import csv
import io
import json

import pytest

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


def test_another_ending_is_refused(seeds, tmp_path):
    with pytest.raises(ValueError, match="ends in .csv or .json, found '.xls'"):
        kit.save_table(seeds.articles, tmp_path / "articles.xls")
