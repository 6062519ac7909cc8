"""What the topic lexicon leaves out: sentences that speak of no topic, and frequent lemmas that no topic claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from . import lexicons
from .corpus import Corpus
from .counts import groups, headline_ids, without_titles
from .topics import topic_mentions
from .words import sentence_words

if TYPE_CHECKING:
    import pandas as pd

CONTENT = ("NOUN", "VERB", "ADJ")


def topic_coverage(corpus: Corpus, *, by: str = "outlet") -> "pd.DataFrame":
    """One row per group of articles: n_sentences in decks and bodies, without_topic (how many speak of no topic), share of these.

    by: a column of `articles`, or "month". Raises KeyError for a column that `articles` does not have.
    """
    sentences = without_titles(corpus, corpus.sentences)
    of_article = groups(corpus, by)
    told = set(topic_mentions(corpus)["sentence_id"])
    table = sentences.assign(**{by: sentences["article_id"].map(of_article), "without": ~sentences["sentence_id"].isin(told)})
    counts = table.groupby(by)["without"].agg(n_sentences="size", without_topic="sum").reset_index()
    return counts.assign(without_topic=counts["without_topic"].astype(int), share=counts["without_topic"] / counts["n_sentences"])


def unclaimed_lemmas(corpus: Corpus, *, top: int = 30) -> "pd.DataFrame":
    """One row per lemma of a noun, verb or adjective that no topic claims, the most frequent first: what the lexicon may lack.

    Columns: lemma, n, n_articles, in_sentences_without (how many of its sentences speak of no topic), forms (as written,
    the most frequent first). Words within a topic mention, in names, and words that tell who spoke are left out.
    """
    import pandas as pd

    mentions = topic_mentions(corpus)
    told = set(mentions["sentence_id"])
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for rows in (mentions, corpus.model_mentions):
        for sentence_id, start, end in zip(rows["sentence_id"], rows["start_char"], rows["end_char"]):
            taken[sentence_id].append((start, end))
    reporting = frozenset(form for group in ("before", "after", "passive") for form in lexicons.load("reporting")[group])
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    in_title = headline_ids(corpus)
    for sentence_id, words in sentence_words(corpus).items():
        for word in words if sentence_id not in in_title else ():
            if word.upos in CONTENT and len(word.lemma) > 2 and word.form not in reporting and not any(start <= word.start < end for start, end in taken[sentence_id]):
                found[word.lemma].append((sentence_id, word.form))
    rows = []
    for lemma in sorted(found, key=lambda lemma: (-len(found[lemma]), lemma))[:top]:
        where, forms = zip(*found[lemma])
        counts = dict(n=len(where), n_articles=len({sentence_id.rpartition("#")[0] for sentence_id in where}), in_sentences_without=len(set(where) - told))
        rows.append(dict(lemma=lemma, **counts, forms=[form for form, _ in Counter(forms).most_common()]))
    return pd.DataFrame(rows, columns=["lemma", "n", "n_articles", "in_sentences_without", "forms"])
