"""Files to text: encodings, what is no article, and what is reported as skipped."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.articles import read
from kit.decoding import Unreadable, decode
from kit.files import sources

ARTICLE = "Menlu Bertemu Rekannya di Jakarta\r\n\r\nJakarta - Menteri luar negeri kedua negara bertemu pada Kamis (10/7/2025). “Baik,” katanya.\r\n"
WESTERN = "Menlu Günther Bertemu José di Bogotá\n\nBogotá - Menteri Günther menyebut pertemuan itu “bermanfaat”. São Paulo menyusul, katanya.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_or_without_its_mark(encoding):
    assert decode(ARTICLE.encode(encoding)) == (ARTICLE, 0)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_western_encodings(encoding):
    text = WESTERN if encoding == "cp1252" else WESTERN.replace("“", '"').replace("”", '"')
    assert decode(text.encode(encoding)) == (text, 0)


def test_newlines_stay_as_they_are():
    assert decode(b"satu\r\ndua\rtiga\n")[0] == "satu\r\ndua\rtiga\n"


def test_a_damaged_character_does_not_turn_the_rest_into_another_encoding():
    text, lost = decode((ARTICLE * 9).encode() + b"\xe2\x80")
    assert text.startswith(ARTICLE) and lost == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)) * 20, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "binary"),
        (b"\x01\x02\x03\x04teks" * 50, "control characters"),
        (b"{\\rtf1\\ansi Menlu bertemu}", "RTF"),
        (b"\xff\xfea\x00\x00\xd8", "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data, reason):
    with pytest.raises(Unreadable, match=reason) as error:
        decode(data)
    assert error.value.remedy.endswith(".")


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_become_text_or_a_reason(data):
    try:
        text, lost = decode(data)
    except Unreadable as error:
        assert str(error) and error.remedy
    else:
        assert isinstance(text, str) and lost >= 0


def test_a_folder_of_all_sorts(tmp_path):
    line = ARTICLE + "Kedua menteri membahas kerja sama ekonomi dan penerbangan langsung, kata juru bicara kementerian itu. Baca juga: Judul Lain\n" * 5
    (tmp_path / "good.txt").write_bytes(ARTICLE.encode())
    (tmp_path / "latin.txt").write_bytes(WESTERN.encode("cp1252"))
    (tmp_path / "large.txt").write_text(line * (1_000_000 // len(line)), encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \r\n\t\n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "page.txt").write_text("<!DOCTYPE html>\n<html><body></body></html>", encoding="utf-8")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "asia").mkdir()
    (tmp_path / "asia" / "utf16.md").write_bytes(ARTICLE.encode("utf-16"))
    corpus = read(tmp_path)
    assert list(corpus.texts) == ["asia/utf16.md", "good.txt", "large.txt", "latin.txt"] == list(corpus.tables["articles"].article_id)
    assert corpus.texts["good.txt"] == corpus.texts["asia/utf16.md"] == ARTICLE
    skipped = corpus.tables["skipped"].set_index("path")
    assert list(skipped.index) == ["binary.txt", "blank.txt", "empty.txt", "page.txt", "scan.pdf"]
    assert "empty" in skipped.reason["empty.txt"] and "binary" in skipped.reason["binary.txt"]
    assert skipped.remedy.str.endswith(".").all()


def test_what_stands_beside_the_articles_is_not_looked_at(tmp_path):
    for name in ("aliases.yml", "topics.yml", "decisions.jsonl", "README.md", ".hidden.txt", ".kit/part.txt", "sub/.kit/part.txt", "~$a.txt", "Thumbs.db"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("entities: {}\n", encoding="utf-8")
    (tmp_path / "other.yml").write_text("x: 1\n", encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(ARTICLE.encode())
    assert [source.name for source in sources(tmp_path)] == ["a.txt", "other.yml"]


def test_a_folder_that_is_not_there_is_said_with_the_remedy(tmp_path):
    with pytest.raises(FileNotFoundError, match="no such folder.*Check the path"):
        read(tmp_path / "nowhere")
    (tmp_path / "a.txt").write_bytes(ARTICLE.encode())
    with pytest.raises(NotADirectoryError, match="expected the folder"):
        read(tmp_path / "a.txt")


def test_what_is_too_large_or_no_file_is_refused(tmp_path, monkeypatch):
    from kit import documents

    (tmp_path / "a.txt").write_bytes(ARTICLE.encode())
    (tmp_path / "b.txt").write_bytes(ARTICLE.encode() * 20)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "c.txt")
    monkeypatch.setattr(documents, "_MOST_TEXT", 1000)
    corpus = read(tmp_path)
    assert list(corpus.texts) == ["a.txt"]
    assert "at most 1,000" in corpus.skipped.reason[0] and set(corpus.skipped.path) <= {"b.txt", "c.txt"}


def test_a_file_that_cannot_be_opened_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.txt").write_bytes(ARTICLE.encode())
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    corpus = read(tmp_path)
    assert list(corpus.texts) == ["a.txt"]
    assert list(corpus.tables["skipped"].path) == ["b.txt"]
