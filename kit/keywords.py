"""What one source says more, or less, than the others: keyness by log-likelihood, with the size of the effect.

Log-likelihood is the two-corpus form of P. Rayson and R. Garside, "Comparing corpora using frequency profiling"
(Workshop on Comparing Corpora, ACL 2000), after T. Dunning, "Accurate methods for the statistics of surprise and
coincidence" (Computational Linguistics 19, 1993). The effect size is the log ratio of A. Hardie ("Log Ratio: an
informal introduction", CASS 2014): the binary logarithm of the ratio of relative frequencies, where a count of none
is taken for half an occurrence. bic is the Bayes factor approximation of A. Wilson ("Embracing Bayes factors for key
item analysis in corpus linguistics", 2013): above 2 there is evidence of a difference, above 10 very strong evidence.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .corpus import Corpus
from .counts import groups, without_titles, words_by
from .entities import counted_mentions
from .topics import counted_topics

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ["item", "n", "n_others", "per_1000", "per_1000_others", "log_likelihood", "log_ratio", "bic"]
CONTENT = ("NOUN", "VERB", "ADJ", "PROPN")  # words that say what a text is about


def log_likelihood(here: int, there: int, words_here: int, words_there: int) -> float:
    """G² of a count in two corpora; 3.84, 6.63, 10.83 and 15.13 are its critical values for p < 0.05, 0.01, 0.001, 0.0001."""
    share = (here + there) / (words_here + words_there)
    return 2 * sum(seen * math.log(seen / (words * share)) for seen, words in ((here, words_here), (there, words_there)) if seen)


def log_ratio(here: int, there: int, words_here: int, words_there: int) -> float:
    """How many times the relative frequency doubles from there to here: 1 is twice as frequent, -1 half as frequent."""
    return math.log2(((here or 0.5) / words_here) / ((there or 0.5) / words_there))


def keyness(corpus: Corpus, source: str | None = None, *, by: str = "outlet", of: str = "entities", minimum: int = 2, titles: bool = False, capitals: str = "city") -> "pd.DataFrame":
    """One row per item that `source` and the other sources name differently often, the most telling first.

    Columns: item, n and n_others (counts), per_1000 and per_1000_others, log_likelihood, log_ratio (above 0 where the
    source has it more often), bic. source: a value of the column `by` of `articles` (or a month, with by="month");
    None for the one with the most words, and then no rows where there is no other to compare it with.
    of: "entities", "topics" or "lemmas" (of nouns, names, verbs and adjectives). minimum: an item with fewer
    occurrences in all is left out. titles, capitals: see `kit.entity_frequency`.
    Raises ValueError for a source that has no words, or beside which there are none.
    """
    import pandas as pd

    words = words_by(corpus, by)
    if source is None:
        source = max(sorted(words), key=words.__getitem__, default="")
        if words.get(source, 0) == sum(words.values()):
            return pd.DataFrame(columns=COLUMNS)
    if not words.get(source):
        raise ValueError(f"{source!r} has no words to compare; by={by!r} has: {', '.join(sorted(name for name, n in words.items() if n))}")
    own, others = words[source], sum(words.values()) - words[source]
    if not others:
        raise ValueError(f"{source!r} is the only source by={by!r}; keyness compares one source with others")
    counts = _counts(corpus, of, titles, capitals)
    of_article = groups(corpus, by)
    inside = counts["article_id"].map(of_article) == source
    here, there = counts[inside].groupby("item").size(), counts[~inside].groupby("item").size()
    rows = []
    for item in sorted({*here.index, *there.index}):
        n, m = int(here.get(item, 0)), int(there.get(item, 0))
        if n + m >= minimum:
            likelihood = log_likelihood(n, m, own, others)
            measures = dict(log_likelihood=likelihood, log_ratio=log_ratio(n, m, own, others), bic=likelihood - math.log(own + others))
            rows.append(dict(item=item, n=n, n_others=m, per_1000=1000 * n / own, per_1000_others=1000 * m / others, **measures))
    return pd.DataFrame(rows, columns=COLUMNS).sort_values("log_likelihood", ascending=False, ignore_index=True, kind="stable")


def _counts(corpus: Corpus, of: str, titles: bool, capitals: str) -> "pd.DataFrame":
    """One row per occurrence: item, article_id."""
    if of == "entities":
        return counted_mentions(corpus, titles=titles, capitals=capitals).rename(columns={"entity_id": "item"})[["item", "article_id"]]
    if of == "topics":
        return counted_topics(corpus, titles=titles).rename(columns={"topic": "item"})[["item", "article_id"]]
    if of != "lemmas":
        raise ValueError(f"of={of!r}: expected 'entities', 'topics' or 'lemmas'")
    tokens = corpus.tokens.loc[corpus.tokens["upos"].isin(CONTENT), ["sentence_id", "form", "lemma"]]
    tokens = tokens if titles else without_titles(corpus, tokens)
    return tokens.assign(item=tokens["lemma"].fillna(tokens["form"]).map(str.lower), article_id=tokens["sentence_id"].map(lambda sentence_id: sentence_id.rpartition("#")[0]))[["item", "article_id"]]
