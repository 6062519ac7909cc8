"""The words of a sentence as rules read them: the surface words, in order, each with its lemma and part of speech."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from .corpus import Corpus, per_corpus

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


class SentenceWords(Mapping[str, list[Word]]):
    """The words of each sentence of a table `tokens`, by sentence_id, in the order of the table; made when they are asked for, and not held.

    Raises ValueError for tokens of one sentence that do not stand together.
    """

    def __init__(self, tokens: "pd.DataFrame") -> None:
        import numpy as np

        ids = tokens["sentence_id"].to_numpy()
        self._columns = [tokens[name].to_numpy() for name in ("form", "lemma", "upos", "start_char", "end_char")]
        firsts = np.flatnonzero(np.concatenate([[True], ids[1:] != ids[:-1]])[: len(ids)])
        self._bounds = np.append(firsts, len(ids))
        self._number = {sentence_id: number for number, sentence_id in enumerate(ids[firsts])}
        if len(self._number) < len(firsts):
            raise ValueError("tokens: expected those of one sentence side by side; sort them by sentence_id and word_id")

    def __getitem__(self, sentence_id: str) -> list[Word]:
        number = self._number[sentence_id]
        first, end = self._bounds[number : number + 2]
        words: list[Word] = []
        last = -1
        for form, lemma, upos, start, stop in zip(*(column[first:end].tolist() for column in self._columns)):
            if start != last:  # else it is a later part of the same surface word
                last = start
                words.append(Word(form.lower(), (lemma or form).lower(), upos, start, stop))
        return words

    def __iter__(self) -> Iterator[str]:
        return iter(self._number)

    def __len__(self) -> int:
        return len(self._number)


@per_corpus
def sentence_words(corpus: Corpus) -> SentenceWords:
    """The words of each annotated sentence, by sentence_id."""
    return SentenceWords(corpus.tokens)
