"""Names that stand together."""

from __future__ import annotations

import pytest

import kit


@pytest.fixture
def corpus(told):
    return told("Budi Santoso bertemu Ani Wijaya di Jakarta. Ani Wijaya lalu pergi ke Bandung.\n\nBudi Santoso pulang.\n")


def test_sentences_in_common(corpus):
    matrix = kit.cooccurrence(corpus)
    assert list(matrix.index) == list(matrix.columns)
    assert matrix.loc["PER:Budi Santoso", "PER:Ani Wijaya"] == matrix.loc["PER:Ani Wijaya", "PER:Budi Santoso"] == 1
    assert matrix.loc["PER:Budi Santoso", "LOC:Bandung"] == 0
    assert matrix.loc["PER:Ani Wijaya", "PER:Ani Wijaya"] == 2


def test_articles_in_common(corpus):
    assert kit.cooccurrence(corpus, within="article").to_numpy().min() == 1


def test_kinds_and_top(corpus):
    assert {name[:3] for name in kit.cooccurrence(corpus, kinds=["LOC"]).index} == {"LOC"}
    assert len(kit.cooccurrence(corpus, top=2)) == 2


def test_an_unknown_unit_is_named(corpus):
    with pytest.raises(ValueError, match="within='paragraph'"):
        kit.cooccurrence(corpus, within="paragraph")


def test_agrees_with_the_mentions(seeds):
    matrix = kit.cooccurrence(seeds, top=100, titles=True)
    sentences = seeds.mentions.groupby("sentence_id")["entity_id"].agg(set)
    for one in matrix.index[:8]:
        for other in matrix.index[:8]:
            assert matrix.loc[one, other] == sum({one, other} <= named for named in sentences)


def test_no_names_no_matrix(told):
    assert kit.cooccurrence(told("Hari ini hujan.\n")).empty


def test_topics_of_names(told):
    corpus = told("Budi Santoso membahas sanksi. Ani Wijaya pulang. Budi Santoso menolak sanksi dan sanksi lain.\n")
    assert [tuple(row) for row in kit.entity_topics(corpus).to_numpy()] == [("PER:Budi Santoso", "sanctions", 2, 2, 2)]
    assert set(kit.entity_topics(corpus, within="article")["entity_id"]) == {"PER:Budi Santoso", "PER:Ani Wijaya"}
