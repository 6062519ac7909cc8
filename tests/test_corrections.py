"""What the analyst decides about an article is stronger than any rule, and shows."""

from __future__ import annotations

import pytest

import kit

TEXT = """Menlu Bertemu Rekannya di Jenewa
Kompas.com - 11/07/2025, 07:40 WIB
Rani Pratama, Bayu Lestari

JENEWA, KOMPAS.com - Kedua menteri bertemu pada Kamis (10/7/2025) dan membahas kedutaan.

Gedung kementerian di Jenewa

Keduanya sepakat bertemu lagi.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def label(folder, words: str, kind: str) -> None:
    start = TEXT.index(words)
    kit.decide(kit.read(folder), "line", {"article_id": "a.txt", "start_char": start, "end_char": start + len(words)}, kind)


def row(folder) -> dict:
    return kit.read(folder).articles.iloc[0].to_dict()


def pieces(folder) -> list[tuple[str, str, str]]:
    corpus = kit.read(folder)
    rows = list(corpus.lines.itertuples())
    assert [0, *(row.end_char for row in rows)] == [*(row.start_char for row in rows), len(TEXT)], "the pieces tile the text"
    return [(TEXT[row.start_char : row.end_char].strip(), row.kind, row.rule) for row in rows]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Gedung kementerian di Jenewa", "caption"), ("Keduanya sepakat bertemu lagi.", "template"), ("sepakat", "related"), ("dan membahas kedutaan.\n\nGedung kementerian", "credit")],
)
def test_a_line_or_a_part_of_it_is_what_the_analyst_says(folder, words, kind):
    label(folder, words, kind)
    decided = [text for text, found, rule in pieces(folder) if rule == "decision" and found == kind]
    assert " ".join(decided).split() == words.split()


def test_the_later_decision_counts(folder):
    label(folder, "Gedung kementerian di Jenewa", "caption")
    label(folder, "Gedung kementerian", "deck")
    found = pieces(folder)
    assert ("Gedung kementerian", "deck", "decision") in found and ("di Jenewa", "caption", "decision") in found


def test_a_line_tells_what_its_decided_label_tells(folder):
    label(folder, "Rani Pratama, Bayu Lestari", "byline")
    label(folder, "Gedung kementerian di Jenewa", "title")
    assert (row(folder)["author"], row(folder)["title"]) == ("Rani Pratama, Bayu Lestari", "Gedung kementerian di Jenewa")


def test_a_dateline_that_is_none_dates_and_places_nothing(folder):
    label(folder, "JENEWA, KOMPAS.com - ", "body")
    assert row(folder)["dateline"] is None and row(folder)["n_words"] > 20


def test_what_is_known_of_the_article_is_decided(folder):
    kit.decide(folder, "article", {"article_id": "a.txt"}, {"outlet": "Warta Contoh", "author": None})
    kit.decide(folder, "article", {"article_id": "a.txt"}, {"outlet": "Harian Contoh", "published": "2025-07-12"}, by="rina")
    found = row(folder)
    assert (found["outlet"], found["author"], found["published"], found["published_precision"], found["published_basis"]) == ("Harian Contoh", None, "2025-07-12", "day", "decided")
    assert "decided: outlet, author, published" in found["flags"]
    candidates = kit.read(folder).date_candidates
    assert list(candidates[candidates.chosen].rule) == ["decision"] and candidates[candidates.chosen].reason.iloc[0].startswith("decided by rina on 20")
    assert "decided by rina" in candidates[candidates.rule == "timestamp"].reason.iloc[0]


def test_a_date_can_be_decided_to_be_unknown(folder):
    kit.decide(folder, "article", {"article_id": "a.txt"}, {"published": None})
    found = row(folder)
    assert (found["published"], found["published_precision"], found["published_basis"]) == (None, "unknown", "decided")


def test_a_decision_on_an_article_that_is_gone_is_stale(folder):
    kit.decide(folder, "article", {"article_id": "b.txt"}, {"outlet": "Warta Contoh"})
    table = kit.read(folder).decisions
    assert list(table.state) == ["stale"] and "b.txt" in table.reason[0]
