"""What a person should look at: one row for every file, read or not, and the exit status of the report."""

from __future__ import annotations

import json

import pytest

import kit
from kit import __main__ as command

GOOD = "Menlu Bertemu Rekannya di Jenewa\nKompas.com - 11/07/2025, 07:40 WIB\n\nJENEWA, KOMPAS.com - Kedua menteri bertemu pada Kamis (10/7/2025) dan membahas kedutaan.\n\nBaca juga: Kedutaan Dibuka\n"
BARE = "Kedua menteri bertemu pada hari Kamis dan membahas kedutaan.\n\nMereka sepakat membukanya lagi.\n\nKedutaan Segera Dibuka Kembali Pekan Depan\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BARE, encoding="utf-8")
    (tmp_path / "c.txt").write_text("", encoding="utf-8")
    return tmp_path


def test_every_file_has_a_row(folder):
    good, bare, empty = kit.read(folder).checks.to_dict("records")
    assert (good["outlet"], good["published_basis"], good["n_own"], good["n_cut"], good["look_at"]) == ("Kompas.com", "stated", 2, 3, [])
    assert "timestamp" in good["known_by"]
    assert [line.partition(":")[0] for line in bare["look_at"]] == ["no outlet is stated", "no title", "no absolute date", "unclear lines"]
    assert empty["article_id"] == "c.txt" and "empty" in empty["look_at"][0] and empty["look_at"][0].endswith(".")


def test_a_decision_that_no_longer_fits_is_told(folder):
    corpus = kit.read(folder)
    kit.decide(corpus, "line", {"article_id": "b.txt", "start_char": 0, "end_char": 20}, "caption")
    (folder / "b.txt").write_text("Kata lain. " * 5, encoding="utf-8")
    assert "is not applied any more" in kit.read(folder).checks.look_at[1][-1]


def test_the_command_prints_it_and_ends_as_the_report_would(folder, capsys):
    assert command.main(["check", str(folder)]) == 3
    told = capsys.readouterr().out
    assert told.splitlines()[0] == "a.txt" and "outlet: Kompas.com" in told and "! no outlet is stated" in told
    assert command.main(["check", str(folder), "--format", "json"]) == 3
    assert [row["article_id"] for row in json.loads(capsys.readouterr().out)] == ["a.txt", "b.txt", "c.txt"]
    (folder / "c.txt").unlink()
    assert command.main(["check", str(folder)]) == 0
    (folder / "a.txt").unlink()
    (folder / "b.txt").write_text("", encoding="utf-8")
    assert command.main(["check", str(folder)]) == 1
    assert "b.txt" in capsys.readouterr().out
