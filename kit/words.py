"""The words of a sentence as rules read them: the surface words, in order, each with its lemma and part of speech."""

from __future__ import annotations

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
    sentences: dict[str, list[Word]] = {}
    words: list[Word] = []
    current, last = None, -1
    for sentence_id, form, lemma, upos, start, end in zip(*(tokens[name].tolist() for name in ("sentence_id", "form", "lemma", "upos", "start_char", "end_char"))):
        if sentence_id != current:
            current, last = sentence_id, -1
            words = sentences.setdefault(sentence_id, [])
        if start != last:  # else it is a later part of the same surface word
            last = start
            words.append(Word(form.lower(), (lemma or form).lower(), upos, start, end))
    return sentences
