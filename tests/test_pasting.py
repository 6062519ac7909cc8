"""A pasted article becomes a file: nothing is written over, and what is given beside it is stronger than any rule."""

from __future__ import annotations

import pytest

import kit

TEXT = "Menlu Bertemu Rekannya di Jenewa\r\n\r\nJENEWA, KOMPAS.com - Kedua menteri bertemu pada Kamis (10/7/2025) dan membahas kedutaan."


def test_the_text_is_kept_and_named_after_its_headline(tmp_path):
    path = kit.add_article(tmp_path, TEXT)
    assert path.name == "menlu-bertemu-rekannya-di-jenewa.txt"
    assert path.read_bytes().decode() == TEXT.replace("\r\n", "\n") + "\n"


def test_what_is_given_goes_before_the_rules(tmp_path):
    kit.add_article(tmp_path, TEXT, title="Judul\nAnalis", date="11 Juli 2025", source="Warta Contoh", url="https://example.org/a", accessed="2025-07-12")
    (row,) = kit.read(tmp_path).articles.to_dict("records")
    assert (row["title"], row["published"], row["published_basis"], row["outlet"], row["url"], row["accessed"]) == (
        "Judul Analis", "2025-07-11", "stated", "Warta Contoh", "https://example.org/a", "2025-07-12",
    )  # fmt: skip
    assert row["dateline"] == "Jenewa"


def test_no_file_is_written_over(tmp_path):
    names = [kit.add_article(tmp_path, TEXT).name for _ in range(3)]
    assert names == ["menlu-bertemu-rekannya-di-jenewa.txt", "menlu-bertemu-rekannya-di-jenewa-2.txt", "menlu-bertemu-rekannya-di-jenewa-3.txt"]


@pytest.mark.parametrize(
    ("title", "name"),
    [("../../etc/passwd", "etc-passwd.txt"), ("Pertemuan São Paulo: “Sukses”", "pertemuan-sao-paulo-sukses.txt"), ("北京", "article.txt"), ("a" * 200, "a" * 60 + ".txt"), ("CON", "article-con.txt")],
)
def test_a_name_is_safe_whatever_the_headline(tmp_path, title, name):
    path = kit.add_article(tmp_path, TEXT, title=title)
    assert path.name == name and path.parent == tmp_path


@pytest.mark.parametrize(
    ("given", "words"),
    [(dict(text=" \n…"), "found no words"), (dict(text=TEXT, date="besok"), "expected 'date' as 2025-07-11"), (dict(text=TEXT, accessed="12"), "expected 'accessed'")],
)
def test_what_cannot_be_an_article_is_said(tmp_path, given, words):
    with pytest.raises(ValueError, match=words):
        kit.add_article(tmp_path, **given)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileNotFoundError, match="no such folder"):
        kit.add_article(tmp_path / "nowhere", TEXT)
