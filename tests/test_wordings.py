"""One statement in two wordings."""

from __future__ import annotations

import pytest

import kit
from kit.wordings import similarity, stretches


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("pandangan yang jujur telah terjadi", "pandangan yang terbuka telah terjadi", [("jujur", "terbuka")]),
        ("kami siap", "Kami siap berunding", [("", "berunding")]),
        ("Sejumlah masalah lainnya.", "sejumlah isu lainnya", [("masalah", "isu")]),
        ("sama saja", "Sama saja!", []),
    ],
)
def test_where_they_differ(one, other, expected):
    assert [(one[a:b], other[c:d]) for (a, b), (c, d) in stretches(one, other)] == expected


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("kami siap berunding dengan semua pihak", "kami siap berunding dengan semua negara", True),
        ("solusi damai bagi situasi konflik", "menegaskan keinginan untuk menemukan solusi damai bagi konflik itu", True),
        ("kami siap berunding", "mereka belum mau bertemu", False),
        ("akan terus berlanjut", "dialog akan terus berlanjut di mana pun juga", False),
        ("", "", False),
    ],
)
def test_how_alike(one, other, alike):
    assert bool(similarity(one.split(), other.split())) == alike


def test_the_two_translations_of_the_example_corpus(seeds):
    table = kit.quotations(seeds).set_index("quote_id")
    [one] = table[table["text"].str.contains("substantif dan jujur")].itertuples()
    [other] = table[table["text"].str.contains("substantif dan terbuka")].itertuples()
    assert (one.aligned_with, other.aligned_with) == (other.Index, one.Index)
    [pair] = seeds.wordings[(seeds.wordings["quote_id"] == one.Index)].itertuples()
    assert pair.difference == ["jujur → terbuka", "– → situasi", "masalah → isu"]


def test_the_other_statements_told_twice(seeds):
    pairs = {(row.text[:12], row.other_text[:12]) for row in seeds.wordings.itertuples()}
    assert {("solusi damai", "menegaskan k"), ("Dialog yang ", "dialog antar")} <= pairs


def test_one_article_is_not_aligned_with_itself(told):
    assert told("“Kami siap berunding lagi,” kata Budi Santoso. “Kami siap berunding lagi,” kata Ani Wijaya.\n").wordings.empty
