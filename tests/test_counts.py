"""Counting by source or month, against counting by hand; the corpora are of made-up tables."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from kit import tables
from kit.corpus import Corpus
from kit.counts import NOT_STATED, count_by

ARTICLES = {"a": ("Harian A", "2025-07-10"), "b": ("Harian A", "2025-07-11T07:40:00+07:00"), "c": ("Harian B", None), "d": (None, "2025-08-01"), "e": ("Harian B", "2024-12-31")}
WORDS = {"a": 100, "b": 50, "c": 0, "d": 10, "e": 0}


def corpus(folder="."):
    blank = dict.fromkeys(tables.COLUMNS["articles"])
    articles = [{**blank, "article_id": name, "outlet": outlet, "published": published, "n_words": WORDS[name]} for name, (outlet, published) in ARTICLES.items()]
    sentences = [{**dict.fromkeys(tables.COLUMNS["sentences"]), "article_id": name, "sentence_id": f"{name}#1"} for name in ARTICLES]
    return Corpus(folder, {}, {"articles": tables.frame("articles", articles), "sentences": tables.frame("sentences", sentences)})


def by_hand(rows, group_of):
    found = {}
    for thing, article_id in rows:
        found.setdefault((thing, group_of(article_id)), []).append(article_id)
    for (thing, group), where in sorted(found.items()):
        days = sorted(ARTICLES[name][1][:10] for name in where if ARTICLES[name][1])
        words = sum(WORDS[name] for name in ARTICLES if group_of(name) == group)
        yield [thing, group, len(where), len(set(where)), days[0] if days else None, days[-1] if days else None, 1000 * len(where) / words if words else None]


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from(sorted(ARTICLES)))), st.sampled_from(["outlet", "month", "article_id"]))
def test_counts_are_those_made_by_hand(rows, by):
    groups = {
        "outlet": lambda name: ARTICLES[name][0] or NOT_STATED,
        "month": lambda name: ARTICLES[name][1][:7] if ARTICLES[name][1] else NOT_STATED,
        "article_id": lambda name: name,
    }
    counts = count_by(corpus(), pd.DataFrame(rows, columns=["thing", "article_id"], dtype=object), "thing", by)
    assert list(counts.columns) == ["thing", by, "n", "n_articles", "first", "last", "per_1000"]
    found = [[None if pd.isna(cell) else cell for cell in row] for row in counts.itertuples(index=False)]
    assert found == list(by_hand(rows, groups[by]))
