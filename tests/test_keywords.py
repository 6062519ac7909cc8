"""Keyness: the published formulas, and the tables made with them."""

from __future__ import annotations

from math import log, log2

import pytest

import kit
from kit import keywords


@pytest.mark.parametrize(
    ("here", "there", "words_here", "words_there", "expected"),
    [
        (10, 10, 1000, 1000, 0.0),
        (20, 40, 1000, 2000, 0.0),
        (30, 10, 1000, 1000, 2 * (30 * log(30 / 20) + 10 * log(10 / 20))),
        (5, 0, 1000, 3000, 2 * 5 * log(5 / 1.25)),
        (0, 5, 3000, 1000, 2 * 5 * log(5 / 1.25)),
    ],
)
def test_log_likelihood(here, there, words_here, words_there, expected):
    assert keywords.log_likelihood(here, there, words_here, words_there) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("here", "there", "words_here", "words_there", "expected"),
    [(10, 10, 1000, 1000, 0), (20, 10, 1000, 1000, 1), (10, 10, 2000, 1000, -1), (8, 0, 1000, 1000, 4), (0, 8, 1000, 1000, -4), (30, 10, 1000, 1000, log2(3))],
)
def test_log_ratio(here, there, words_here, words_there, expected):
    assert keywords.log_ratio(here, there, words_here, words_there) == pytest.approx(expected)


@pytest.mark.parametrize("of", ["entities", "topics", "lemmas"])
def test_adds_up(seeds, of):
    table = kit.keyness(seeds, "Headline.co.id", of=of, minimum=1)
    words = seeds.articles.set_index("outlet")["n_words"]
    assert list(table["log_likelihood"]) == sorted(table["log_likelihood"], reverse=True)
    assert (table["per_1000"] == 1000 * table["n"] / words["Headline.co.id"]).all()
    assert ((table["log_ratio"] > 0) == (table["per_1000"] > table["per_1000_others"]))[table["n"] * table["n_others"] > 0].all()
    if of == "entities":
        assert table["n"].sum() + table["n_others"].sum() == kit.canonical_entities(seeds)["n_mentions"].sum()


def test_what_only_one_source_names_stands_first(told):
    corpus = told("Budi Santoso tiba di Jakarta. Budi Santoso tersenyum. Budi Santoso pergi.\n", "Menteri tiba di Jakarta. Ia lalu pergi ke Bandung dan menemui warga.\n")
    table = kit.keyness(corpus, "0.txt", by="article_id")
    assert table["item"][0] == "PER:Budi Santoso"
    assert (table["n"][0], table["n_others"][0]) == (3, 0)


def test_rare_items_are_left_out(seeds):
    assert (kit.keyness(seeds, "Headline.co.id", minimum=3)[["n", "n_others"]].sum(axis=1) >= 3).all()


def test_what_cannot_be_compared_is_named(seeds, told):
    with pytest.raises(ValueError, match="'Kompas' has no words.*Headline.co.id"):
        kit.keyness(seeds, "Kompas")
    with pytest.raises(ValueError, match="of='names': expected 'entities'"):
        kit.keyness(seeds, "Headline.co.id", of="names")
    with pytest.raises(ValueError, match="only source"):
        kit.keyness(told("Menteri tiba di Jakarta.\n"), "0.txt", by="article_id")


def test_without_a_choice_the_largest_source_is_compared(seeds, told):
    assert kit.keyness(seeds).equals(kit.keyness(seeds, "Orbit Indonesia"))
    assert kit.keyness(told("Menteri tiba di Jakarta.\n")).empty


@pytest.mark.parametrize("of", ["entities", "topics", "lemmas"])
def test_where_nothing_is_found(told, of):
    assert kit.keyness(told("Hari ini.\n", "Di sini.\n"), by="article_id", of=of, minimum=2).empty
