"""What is talked about: a lexicon of lemmas and phrases against annotated sentences, and the concordance of the hits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import lexicons, tables
from .corpus import Corpus, per_corpus
from .counts import count_by, without_titles
from .words import Word, sentence_words

if TYPE_CHECKING:
    import pandas as pd


class Matcher:
    """Patterns of one or more words, looked up by their first word; a word matches by its form or by its lemma."""

    def __init__(self, patterns: dict[tuple[str, ...], list[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], list[str]]]] = defaultdict(list)
        for words, labels in patterns.items():
            self._by_first[words[0]].append((words, labels))

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, list[str]]]:
        """First and last word (exclusive) and the labels of every match."""
        for at, word in enumerate(words):
            for key in {word.form, word.lemma}:
                for pattern, labels in self._by_first.get(key, ()):
                    run = words[at : at + len(pattern)]
                    if len(run) == len(pattern) and all(part in (word.form, word.lemma) for part, word in zip(pattern, run)):
                        yield at, at + len(pattern), labels


def _split(pattern: str) -> tuple[str, ...]:
    """A pattern as the tokenizer would cut it: hyphenated words are one word."""
    return tuple(pattern.lower().split())


def _matchers(folder: Path | None) -> tuple[Matcher, Matcher]:
    """The topics' patterns, and the surroundings in which a topic's hit does not count."""
    wanted: dict[tuple[str, ...], list[str]] = defaultdict(list)
    unwanted: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for topic, entry in topic_lexicon(folder).items():
        for pattern in (*entry.get("lemmas", ()), *entry.get("phrases", ())):
            wanted[_split(pattern)].append(topic)
        for pattern in entry.get("except", ()):
            unwanted[_split(pattern)].append(topic)
    return Matcher(wanted), Matcher(unwanted)


def topic_lexicon(folder: Path | None = None) -> dict[str, dict[str, Any]]:
    """The topics by key, each with its names `en` and `id`, lemmas, phrases and exceptions.

    Raises ValueError, with topic and field, for an entry that is not of that form.
    """
    topics = lexicons.load("topics", folder)["topics"]
    for topic, entry in topics.items():
        if not isinstance(topic, str) or not isinstance(entry, dict):
            raise ValueError(f"topics.yml, topic {topic!r}: expected a name in letters and, below it, lemmas or phrases; found {type(topic if not isinstance(topic, str) else entry).__name__}")
        for field in entry:
            kind = {"en": str, "id": str, "lemmas": list, "phrases": list, "except": list}.get(field)
            if kind is None or not isinstance(entry[field], kind) or (kind is list and not all(isinstance(item, str) and item.strip() for item in entry[field])):
                raise ValueError(f"topics.yml, topic {topic!r}, field {field!r}: expected en and id (text), lemmas, phrases and except (lists of words)")
    return topics


@per_corpus
def topic_mentions(corpus: Corpus) -> "pd.DataFrame":
    """Table `topics`: one row per topic mention; of overlapping hits of one topic, the longest."""
    wanted, unwanted = _matchers(corpus.folder)
    words = sentence_words(corpus.tokens)
    rows = []
    for sentence in corpus.sentences.itertuples():
        run = words.get(sentence.sentence_id, [])
        barred = [(first, last, topic) for first, last, labels in unwanted.find(run) for topic in labels]
        hits = [(topic, first, last) for first, last, labels in wanted.find(run) for topic in labels]
        hits = [hit for hit in hits if not any(first <= hit[1] and hit[2] <= last and topic == hit[0] for first, last, topic in barred)]
        for topic, first, last in _longest(hits):
            start, end = run[first].start, run[last - 1].end
            row = dict(topic=topic, article_id=sentence.article_id, sentence_id=sentence.sentence_id, lemmas=" ".join(word.lemma for word in run[first:last]))
            rows.append({**row, "text": corpus.texts[sentence.article_id][start:end], "start_char": start, "end_char": end})
    return tables.frame("topics", rows)


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
    mentions = topic_mentions(corpus)
    return count_by(corpus, mentions if titles else without_titles(corpus, mentions), ["topic"], by)


def keyword_in_context(corpus: Corpus, word: str, *, window: int = 8) -> "pd.DataFrame":
    """One row per occurrence of a word, lemma or phrase (KWIC): article_id, left, keyword, right, start_char, end_char.

    word: matches as it is written and as a lemma, in capitals or not. window: words shown on either side, within the sentence.
    Raises ValueError for an empty word.
    """
    import pandas as pd

    if not word.strip():
        raise ValueError("keyword_in_context needs a word to look for, such as 'sanksi'; found none")
    matcher = Matcher({_split(word): [word]})
    words = sentence_words(corpus.tokens)
    rows = []
    for sentence in corpus.sentences.itertuples():
        run, text = words.get(sentence.sentence_id, []), corpus.texts[sentence.article_id]
        for first, last, _ in matcher.find(run):
            start, end = run[first].start, run[last - 1].end
            left, right = run[max(0, first - window)].start, run[min(len(run), last + window) - 1].end
            rows.append((sentence.article_id, sentence.sentence_id, text[left:start].strip(), text[start:end], text[end:right].strip(), start, end))
    return pd.DataFrame(rows, columns=["article_id", "sentence_id", "left", "keyword", "right", "start_char", "end_char"])
