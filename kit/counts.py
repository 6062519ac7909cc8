"""Counting rows by source or month, raw and per thousand words: shared by everything that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from .corpus import Corpus

NOT_STATED = "(not stated)"
MONTH = "month"  # beside the columns of `articles`: the month of publication, YYYY-MM


def headline_ids(corpus: Corpus) -> set[str]:
    """The sentence_id of every sentence in a headline; names and topics are not counted there unless asked for."""
    sentences = corpus.sentences
    return set(sentences.loc[sentences["in_title"].astype(bool), "sentence_id"])


def without_titles(corpus: Corpus, rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows (with a sentence_id) that do not stand in a headline."""
    return rows[~rows["sentence_id"].isin(headline_ids(corpus))]


def groups(corpus: Corpus, by: str) -> dict[str, str]:
    """article_id -> its value of a column of `articles`, or its month of publication for "month"; "(not stated)" where it has none.

    An article that is known to be of a day or later counts in the month of that day.
    Raises KeyError for a column that `articles` does not have or that holds lists.
    """
    articles = corpus.articles
    if by == MONTH:
        return {article_id: published[:7] if isinstance(published, str) else NOT_STATED for article_id, published in zip(articles["article_id"], articles["published"])}
    if by not in articles:
        raise KeyError(f"by={by!r}: articles has no such column; it has: {', '.join([MONTH, *articles.columns])}")
    if articles[by].map(lambda value: isinstance(value, list)).any():
        raise KeyError(f"by={by!r}: this column holds lists; count by one that holds a single value, such as 'outlet'")
    return dict(zip(articles["article_id"], articles[by].fillna(NOT_STATED)))


def words_by(corpus: Corpus, by: str) -> dict[str, int]:
    """How many words of deck and body each group has, in its articles that were annotated."""
    of_article = groups(corpus, by)
    annotated = set(corpus.sentences["article_id"])
    words: dict[str, int] = {}
    for article_id, n_words in zip(corpus.articles["article_id"], corpus.articles["n_words"]):
        words[of_article[article_id]] = words.get(of_article[article_id], 0) + (n_words if article_id in annotated else 0)
    return words


def count_by(corpus: Corpus, rows: "pd.DataFrame", keys: list[str], by: str) -> "pd.DataFrame":
    """One row for each combination of `keys` and a group of articles, from rows that have an article_id.

    n: rows; n_articles: articles that have any (document frequency); first, last: ISO day of the earliest and the
    latest dated article among them, None where none is dated; per_1000: n per 1,000 words of the group, None where
    it has no words. by: a column of `articles`, or "month". Raises KeyError for a column that `articles` does not have.
    """
    import pandas as pd

    of_article, words = groups(corpus, by), words_by(corpus, by)
    days = {article_id: published[:10] for article_id, published in zip(corpus.articles["article_id"], corpus.articles["published"]) if isinstance(published, str)}
    rows = rows.assign(**{by: rows["article_id"].map(of_article), "day": rows["article_id"].map(days)})
    grouped = rows.groupby([*keys, by], sort=True)
    counts = grouped["article_id"].agg(n="size", n_articles="nunique")
    counts = counts.reset_index()
    for name, pick in (("first", "min"), ("last", "max")):
        found = getattr(grouped["day"], pick)()
        counts[name] = pd.Series([day if isinstance(day, str) else None for day in found], dtype=object)
    counts["per_1000"] = [1000 * n / words[group] if words[group] else None for n, group in zip(counts["n"], counts[by])]
    return counts
