"""Counting rows by source or month, raw and per thousand words: shared by everything that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .corpus import Corpus, per_corpus

if TYPE_CHECKING:
    import pandas as pd

NOT_STATED = "(not stated)"
MONTH = "month"  # beside the columns of `articles`: the month of publication, YYYY-MM


@per_corpus
def headline_ids(corpus: Corpus) -> set[str]:
    """The sentence_id of every sentence in a headline; names and topics are not counted there unless asked for."""
    sentences = corpus.sentences
    return set(sentences.loc[sentences["in_title"].astype(bool), "sentence_id"])


def without_titles(corpus: Corpus, rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows (with a sentence_id) that do not stand in a headline."""
    return rows[~rows["sentence_id"].isin(headline_ids(corpus))]


@per_corpus
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


@per_corpus
def _annotated(corpus: Corpus) -> set[str]:
    return set(corpus.sentences["article_id"])


@per_corpus
def _published(corpus: Corpus) -> dict[str, str]:
    """article_id -> the ISO day, of those that have one."""
    return {article_id: day[:10] for article_id, day in zip(corpus.articles["article_id"], corpus.articles["published"]) if isinstance(day, str)}


@per_corpus
def words_by(corpus: Corpus, by: str) -> dict[str, int]:
    """How many words of deck and body each group has, in its articles that were annotated."""
    of_article, annotated = groups(corpus, by), _annotated(corpus)
    words: dict[str, int] = {}
    for article_id, n_words in zip(corpus.articles["article_id"], corpus.articles["n_words"]):
        words[of_article[article_id]] = words.get(of_article[article_id], 0) + (n_words if article_id in annotated else 0)
    return words


def count_by(corpus: Corpus, rows: "pd.DataFrame", key: str, by: str) -> "pd.DataFrame":
    """One row for each value of the column `key` and a group of articles, from rows that have an article_id.

    n: rows; n_articles: articles that have any (document frequency); first, last: ISO day of the earliest and the
    latest dated article among them, None where none is dated; per_1000: n per 1,000 words of the group, None where
    it has no words. by: a column of `articles`, or "month". Raises KeyError for a column that `articles` does not have.
    """
    import numpy as np
    import pandas as pd

    of_article, words, published = groups(corpus, by), words_by(corpus, by), _published(corpus)
    article, article_ids = pd.factorize(rows["article_id"])  # numbers in place of words, which are counted many times as fast
    value, values = pd.factorize(rows[key], sort=True)
    group, names = pd.factorize(np.array([of_article[article_id] for article_id in article_ids], dtype=object), sort=True)
    days = np.array([None, *sorted(set(published.values()))], dtype=object)
    number = {day: at for at, day in enumerate(days)}
    day = np.array([number[published.get(article_id)] for article_id in article_ids], dtype=int)  # 0 where an article has none

    told = value >= 0  # a row without a value is counted nowhere
    article, value = article[told], value[told]
    row = (value.astype(np.int64) * len(names) + group[article]) * len(article_ids) + article
    row.sort()  # rows of one value together, in these rows of one group, in these rows of one article: one number for all three sorts the fastest
    article = row % max(len(article_ids), 1)
    value = row // max(len(article_ids) * len(names), 1)
    group, day = group[article], day[article]
    begins_cell = (np.diff(value, prepend=-1) != 0) | (np.diff(group, prepend=-1) != 0)
    begins_article = begins_cell | (np.diff(article, prepend=-1) != 0)
    at = np.flatnonzero(begins_cell)
    earliest, latest, n_articles = (reduce.reduceat(of, at, dtype=int) if len(at) else at for reduce, of in ((np.minimum, np.where(day, day, len(days))), (np.maximum, day), (np.add, begins_article)))
    counts = pd.DataFrame({key: np.asarray(values, dtype=object)[value[at]], by: np.asarray(names, dtype=object)[group[at]]}, dtype=object)
    counts["n"], counts["n_articles"] = np.diff(at, append=len(value)), n_articles
    counts["first"], counts["last"] = pd.Series(days[earliest % len(days)], dtype=object), pd.Series(days[latest], dtype=object)
    counts["per_1000"] = [1000 * n / words[name] if words[name] else None for n, name in zip(counts["n"], counts[by])]
    return counts
