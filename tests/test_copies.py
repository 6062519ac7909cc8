"""The same article twice: what is a copy, what is not, and that a story can be counted once."""

from __future__ import annotations

import random

import pytest

import kit
from kit.copies import copies

WORDS = "menteri presiden duta besar negara pertemuan membahas kerja sama perdagangan pertahanan kunjungan utusan delegasi perjanjian sepakat menolak menyambut mengatakan pekan lalu ibu kota wartawan istana sidang dewan keamanan bantuan warga pelabuhan kapal perbatasan".split()


def story(seed: int, n_words: int = 200) -> list[str]:
    chance = random.Random(seed)
    return [chance.choice(WORDS) for _ in range(n_words)]


def changed(words: list[str], share: float, seed: int = 7) -> list[str]:
    chance = random.Random(seed)
    return [word + "nya" if chance.random() < share else word for word in words]


def article(article_id: str, outlet: str | None = None, published: str | None = None) -> dict:
    return {"article_id": article_id, "outlet": outlet, "published": published}


FIRST = story(1)
PAIRS = [
    (FIRST, "Harian A", "exact"),
    ([word.upper() for word in FIRST], None, "exact"),
    (changed(FIRST, 0.05), "Harian A", "near"),
    (changed(FIRST, 0.05), None, "near"),
    (changed(FIRST, 0.05), "Harian B", "syndicated"),
    (FIRST[:120], "Harian B", "syndicated"),
    (FIRST + story(2, 60), "Harian B", "syndicated"),
    (changed(FIRST, 0.4), "Harian B", None),
    (story(3), "Harian B", None),
    (story(3, 20), "Harian B", None),
    ([], "Harian B", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "outlet", "kind"), PAIRS)
def test_what_is_a_copy(words, outlet, kind):
    found = copies([article("a", "Harian A", "2025-01-01"), article("b", outlet)], {"a": " ".join(FIRST), "b": " ".join(words)})
    assert [(row["group"], row["article_id"], row["kind"]) for row in found] == ([("a", "a", "first"), ("a", "b", kind)] if kind else [])
    assert all(0 < row["similarity"] <= 1 for row in found)


def test_the_earliest_is_the_first_whatever_its_name():
    text = " ".join(FIRST)
    found = copies([article("a", published=None), article("b", published="2025-01-02"), article("c", published="2025-01-01T09:00:00")], dict.fromkeys("abc", text))
    assert [(row["group"], row["article_id"]) for row in found] == [("c", "c"), ("c", "b"), ("c", "a")]


def test_short_texts_are_copies_only_when_they_are_equal():
    found = copies([article("a"), article("b"), article("c")], {"a": "Menlu tiba di Jakarta.", "b": "menlu tiba di jakarta", "c": "Menlu tiba di Bogor."})
    assert [(row["article_id"], row["kind"]) for row in found] == [("a", "first"), ("b", "exact")]


def test_no_two_of_many_different_stories_are_copies():
    rows = [article(str(n)) for n in range(400)]
    assert copies(rows, {str(n): " ".join(story(n)) for n in range(400)}) == []


PAGE = "{title}\n{byline}\n\n{dateline}{body}\n\nBaca juga: {title} Lagi\n{end}\n"
BODY = "Menteri luar negeri kedua negara bertemu pada Kamis (10/7/2025) dan sepakat membuka kembali kedutaan yang ditutup dua tahun lalu. Keduanya juga membahas penerbangan langsung, beasiswa bagi pelajar, dan perlindungan bagi para pekerja migran di kedua negara."


@pytest.fixture
def folder(tmp_path):
    pages = {
        "a.txt": dict(title="Dua Menlu Bertemu", byline="Jumat, 11 Juli 2025 07:00 WIB", dateline="Jakarta (ANTARA) - ", body=BODY, end="Copyright © ANTARA 2025"),
        "b.txt": dict(title="Kedutaan Dibuka Kembali", byline="Rani Pratama - detikNews\nJumat, 11 Juli 2025 09:00 WIB", dateline="Jakarta - ", body=BODY.replace("Keduanya", "Mereka"), end="(ant/rpr)"),
        "c.txt": dict(title="Panen Raya di Karawang", byline="Jumat, 11 Juli 2025 08:00 WIB", dateline="Karawang - ", body="Petani di Karawang memulai panen raya padi lebih awal daripada biasanya karena musim hujan datang terlambat tahun ini.", end="Tag: panen"),
    }
    for name, parts in pages.items():
        (tmp_path / name).write_text(PAGE.format(**parts), encoding="utf-8")
    return tmp_path


def test_one_story_in_two_outlets_is_found_flagged_and_kept(folder):
    corpus = kit.read(folder)
    assert [(row.group, row.article_id, row.kind) for row in corpus.copies.itertuples()] == [("a.txt", "a.txt", "first"), ("a.txt", "b.txt", "syndicated")]
    assert "the same story as a.txt" in corpus.articles.set_index("article_id")["flags"]["b.txt"]
    assert set(corpus.texts) == {"a.txt", "b.txt", "c.txt"}


def test_a_story_is_counted_once_when_asked_for(folder):
    corpus = kit.annotate(kit.read(folder), progress=False)
    once = kit.without_copies(corpus)
    assert set(once.texts) == set(once.articles.article_id) == set(once.sentences.article_id) == set(once.lines.article_id) == {"a.txt", "c.txt"}
    assert set(once.tokens.sentence_id) <= set(once.sentences.sentence_id) and len(once.tokens) < len(corpus.tokens)
    assert len(corpus.articles) == 3 and list(once.copies.article_id) == ["a.txt", "b.txt"]
    assert "b.txt" not in set(once.mentions.article_id)
