"""Counting rows by source, raw and per thousand words: shared by everything that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from .corpus import Corpus

NOT_STATED = "(not stated)"


def headline_ids(corpus: Corpus) -> set[str]:
    """The sentence_id of every sentence in a headline; names and topics are not counted there unless asked for."""
    sentences = corpus.sentences
    return set(sentences.loc[sentences["in_title"].astype(bool), "sentence_id"])


def without_titles(corpus: Corpus, rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows (with a sentence_id) that do not stand in a headline."""
    return rows[~rows["sentence_id"].isin(headline_ids(corpus))]


def count_by(corpus: Corpus, rows: "pd.DataFrame", keys: list[str], by: str) -> "pd.DataFrame":
    """Count rows that have an article_id, for each combination of `keys` and an article column; n, per_1000 and n_articles.

    per_1000 is None where a source has no words. Raises KeyError for a column that `articles` does not have.
    """
    articles = corpus.articles
    if by not in articles:
        raise KeyError(f"by={by!r}: articles has no such column; it has: {', '.join(articles.columns)}")
    if articles[by].map(lambda value: isinstance(value, list)).any():
        raise KeyError(f"by={by!r}: this column holds lists; count by one that holds a single value, such as 'outlet'")
    groups = dict(zip(articles["article_id"], articles[by].fillna(NOT_STATED)))
    words = articles.assign(group=articles["article_id"].map(groups)).groupby("group")["n_words"].sum()
    counts = rows.assign(**{by: rows["article_id"].map(groups)}).groupby([*keys, by], sort=True)["article_id"].agg(n="size", n_articles="nunique").reset_index()
    counts["per_1000"] = [1000 * n / words[group] if words[group] else None for n, group in zip(counts["n"], counts[by])]
    return counts
