"""The words of a sentence as rules read them: the surface words, in order, each with its lemma and part of speech."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd


class Word(NamedTuple):
    """A surface word: form and lemma in lower case, part of speech (UPOS), and its place in the article.

    Of a word with clitics, form, lemma and part of speech are those of its first part: "perdamaiannya" is perdamaian.
    """

    form: str
    lemma: str
    upos: str
    start: int
    end: int


def sentence_words(tokens: "pd.DataFrame") -> dict[str, list[Word]]:
    """The words of each sentence of a table `tokens`, by sentence_id."""
    sentences: dict[str, list[Word]] = defaultdict(list)
    for sentence_id, form, lemma, upos, start, end in zip(*(tokens[name] for name in ("sentence_id", "form", "lemma", "upos", "start_char", "end_char"))):
        words = sentences[sentence_id]
        if words and words[-1].start == start:
            continue  # a later part of the same surface word
        words.append(Word(form.lower(), (lemma or form).lower(), upos, start, end))
    return sentences
