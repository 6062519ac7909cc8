"""What no topic claims."""

from __future__ import annotations

import pytest

import kit


@pytest.fixture
def corpus(told):
    return told("Menlu membahas sanksi di Jakarta. Cuaca cerah sekali. Cuaca di Jakarta berubah pada sore hari.\n")


def test_sentences_without_a_topic(corpus):
    [row] = kit.topic_coverage(corpus, by="article_id").itertuples()
    assert (row.n_sentences, row.without_topic, row.share) == (3, 2, pytest.approx(2 / 3))


def test_of_the_example_corpus(seeds):
    table = kit.topic_coverage(seeds)
    assert table["n_sentences"].sum() == sum(~seeds.sentences["in_title"].astype(bool))
    told = set(seeds.topics["sentence_id"])
    assert table["without_topic"].sum() == sum(row.sentence_id not in told for row in seeds.sentences.itertuples() if not row.in_title)


def test_frequent_lemmas_that_no_topic_claims(corpus):
    table = kit.unclaimed_lemmas(corpus).set_index("lemma")
    assert tuple(table.loc["cuaca", ["n", "n_articles", "in_sentences_without"]]) == (2, 1, 2)
    assert table.index[0] == "cuaca"
    assert not {"sanksi", "jakarta"} & set(table.index)


def test_verbs_of_saying_are_no_topic(told):
    assert "kata" not in set(kit.unclaimed_lemmas(told("Budi Santoso mengatakan cuaca berubah.\n"))["lemma"])
