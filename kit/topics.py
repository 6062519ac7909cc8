"""What is talked about: a lexicon of lemmas and phrases against annotated sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from . import tables
from .computed import kept
from .corpus import Corpus, per_corpus
from .counts import count_by, without_titles
from .patterns import Matcher
from .terms import matchers, topic_lexicon
from .words import sentence_words

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


@kept("topics")
def topic_mentions(corpus: Corpus) -> "pd.DataFrame":
    """Table `topics`: one row per topic mention; of overlapping hits of one topic, the longest."""
    wanted, unwanted = matchers(topic_lexicon(corpus))
    return tables.frame("topics", hits(corpus, wanted, unwanted))


def hits(corpus: Corpus, wanted: Matcher, unwanted: Matcher) -> Iterator[dict[str, Any]]:
    """A row of the table `topics` for each hit of the wanted patterns that no unwanted one covers; of overlapping hits the longest."""
    begun = _beginning(corpus, wanted.beginnings)
    words = sentence_words(corpus)
    for sentence in corpus.sentences[corpus.sentences["sentence_id"].isin(begun)].itertuples():
        run = words[sentence.sentence_id]
        found = [(topic, first, last) for first, last, topics in wanted.find(run) for topic in topics]
        barred = [(topic, first, last) for first, last, topics in unwanted.find(run) for topic in topics] if found else []
        found = [hit for hit in found if not any(topic == hit[0] and first <= hit[1] and hit[2] <= last for topic, first, last in barred)]
        for topic, first, last in _longest(found):
            start, end = run[first].start, run[last - 1].end
            row = dict(topic=topic, article_id=sentence.article_id, sentence_id=sentence.sentence_id, lemmas=" ".join(word.lemma for word in run[first:last]))
            yield {**row, "text": corpus.texts[sentence.article_id][start:end], "start_char": start, "end_char": end}


def _beginning(corpus: Corpus, beginnings: Collection[str]) -> set[str]:
    """The sentences in which one of these words stands, as written or in its base form: the only ones that need to be read."""
    import numpy as np

    here = np.zeros(len(corpus.tokens), dtype=bool)
    for numbers, words in _numbered(corpus):
        here |= np.array([*(word in beginnings for word in words), False])[numbers]
    return set(corpus.tokens["sentence_id"].to_numpy()[here])


@per_corpus
def _numbered(corpus: Corpus) -> "list[tuple[np.ndarray, list[str]]]":
    """For forms and for lemmas the number of each token's, -1 for none, and the words in small letters by number: a number is compared many times as fast as a word."""
    import numpy as np
    import pandas as pd

    numbered = (pd.factorize(corpus.tokens[column].to_numpy()) for column in ("form", "lemma"))
    return [(numbers.astype(np.int32), [word.lower() for word in words]) for numbers, words in numbered]


def _longest(hits: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    kept: list[tuple[str, int, int]] = []
    for topic, first, last in sorted(hits, key=lambda hit: (hit[1] - hit[2], hit[1])):
        if not any(topic == other and first < end and start < last for other, start, end in kept):
            kept.append((topic, first, last))
    return sorted(kept, key=lambda hit: hit[1:])


def topic_frequency(corpus: Corpus, *, by: str = "outlet", titles: bool = False) -> "pd.DataFrame":
    """One row per topic and value of an article column: n mentions, per_1000 words of those articles, n_articles.

    by: a column of `articles`; titles: count headlines too. Raises KeyError for a column that `articles` does not have.
    """
    return count_by(corpus, counted_topics(corpus, titles=titles), "topic", by)


def counted_topics(corpus: Corpus, *, titles: bool = False) -> "pd.DataFrame":
    """The rows of `topics` that count; titles: headlines too."""
    return topic_mentions(corpus) if titles else _body_topics(corpus)


@per_corpus
def _body_topics(corpus: Corpus) -> "pd.DataFrame":
    return without_titles(corpus, topic_mentions(corpus))
