"""Words in their context."""

from __future__ import annotations

import pytest

import kit


def lines(table):
    return [tuple(row) for row in table[["left", "keyword", "right"]].to_numpy()]


def test_keyword_in_context(told):
    corpus = told("Menlu menilai sanksi itu tidak adil. Sanksi baru menyusul.\n")
    assert lines(kit.keyword_in_context(corpus, "sanksi", window=2)) == [("Menlu menilai", "sanksi", "itu tidak"), ("", "Sanksi", "baru menyusul")]


def test_base_forms_and_gaps(told):
    corpus = told("Mereka ingin mengakhiri semua perang. Perang berakhir.\n")
    assert lines(kit.keyword_in_context(corpus, "akhir ~1 perang", window=1)) == [("ingin", "mengakhiri semua perang", ".")]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("text", ["c", "a", "b"]), ("left", ["a", "b", "c"]), ("right", ["b", "c", "a"]), ("published", ["b", "c", "a"])],
)
def test_sorted(told, sort, expected):
    corpus = told(
        "date: 2025-05-01\n\nMereka c sanksi baru. \n",
        "Mereka a sanksi lama. \n",
        "date: 2025-03-01\n\nMereka b sanksi Amerika. \n",
    )
    assert [left.split()[-1] for left in kit.keyword_in_context(corpus, "sanksi", sort=sort)["left"]] == expected


def test_each_line_names_its_source(seeds):
    table = kit.keyword_in_context(seeds, "dialog")
    outlets = dict(zip(seeds.articles["article_id"], seeds.articles["outlet"]))
    assert len(table) > 3
    for row in table.itertuples():
        assert row.outlet == outlets[row.article_id]
        assert row.keyword == seeds.texts[row.article_id][row.start_char : row.end_char]


def test_headlines_can_be_left_out(seeds):
    assert len(kit.keyword_in_context(seeds, "Rusia", titles=False)) < len(kit.keyword_in_context(seeds, "Rusia"))


def test_what_cannot_be_looked_for_is_named(seeds):
    with pytest.raises(ValueError, match="needs a word"):
        kit.keyword_in_context(seeds, " ")
    with pytest.raises(ValueError, match="sort='date': expected one of text"):
        kit.keyword_in_context(seeds, "sanksi", sort="date")
    with pytest.raises(ValueError, match="only between words"):
        kit.keyword_in_context(seeds, "~1 sanksi")
