"""One article as rules read it: its sentences, words and names by place, and the phrases they make."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from . import lexicons, roles
from .readings import time_words
from .words import Word

POINTING = frozenset(("itu", "tersebut", "ini"))
INSIDE = frozenset("NOUN PROPN ADJ DET NUM X SYM".split())  # what a phrase for a speaker is made of
WITHIN = frozenset(("untuk", "bidang", "urusan", "dari", "bagi"))  # "Duta Besar Kanada untuk Indonesia Helen Fraser"


@dataclass(frozen=True)
class Named:
    """A mention: its place in the article, its type, and whom it means; a capital that stands for its state means the state."""

    start: int
    end: int
    type: str
    entity_id: str


@cache
def forms(*groups: str) -> frozenset[str]:
    """The words of some groups of `reporting.yml`."""
    lexicon = lexicons.load("reporting")
    return frozenset(str(form) for group in groups for form in lexicon[group])


@cache
def weekdays() -> frozenset[str]:
    """The names of the days of the week."""
    return frozenset(time_words()["weekdays"])


class Scene:
    """The sentences, words and names of one article, in order.

    sentences: first and last character and sentence_id; words: by sentence_id.
    """

    def __init__(self, text: str, sentences: Sequence[tuple[int, int, str]], words: dict[str, list[Word]], names: Sequence[Named]) -> None:
        self.text = text
        self.sentences = sentences
        self.starts = [start for start, _, _ in sentences]
        self.words = [word for _, _, sentence_id in sentences for word in words.get(sentence_id, ())]
        self.word_starts = [word.start for word in self.words]
        self.names = sorted(names, key=lambda name: name.start)
        self.name_starts = [name.start for name in self.names]
        self.office_spans = [match.span() for match in roles.pattern("offices", "groups").finditer(text)]
        self.office_starts = [start for start, _ in self.office_spans]

    def between(self, start: int, end: int) -> list[Word]:
        """The words that begin between two places."""
        return self.words[bisect_left(self.word_starts, start) : bisect_left(self.word_starts, end)]

    def named(self, start: int, end: int) -> list[Named]:
        """The names that begin between two places."""
        return self.names[bisect_left(self.name_starts, start) : bisect_left(self.name_starts, end)]

    def covering(self, at: int) -> Named | None:
        """The name that a character belongs to."""
        place = bisect_right(self.name_starts, at) - 1
        return self.names[place] if place >= 0 and at < self.names[place].end else None

    def nominal(self, word: Word) -> bool:
        """Whether a word can be part of a phrase for a speaker."""
        place = bisect_right(self.office_starts, word.start) - 1
        in_office = place >= 0 and word.start < self.office_spans[place][1]  # "juru bicara": the second is a verb elsewhere
        return bool(self.covering(word.start) or in_office or word.upos in INSIDE or word.form in POINTING) and word.form not in weekdays()

    def sentence_of(self, at: int) -> int:
        """The number of the sentence that holds a character, or of the last one before it."""
        return bisect_right(self.starts, at) - 1

    def phrase_ending(self, words: Sequence[Word], *, person: bool = False) -> list[Word]:
        """The noun phrase that ends a run of words, brackets left out; person: a name follows that belongs to it."""
        run: list[Word] = []
        bracket = False
        for place in range(len(words) - 1, -1, -1):
            word = words[place]
            if word.form in ("(", ")"):
                bracket = word.form == ")"
                continue
            joined = word.upos == "CCONJ" and run and place and self.covering(words[place - 1].start)
            within = word.form in WITHIN and (person or self.names_in(run))
            pronoun = word.upos == "PRON" and not run and word.form in forms("pronouns", "unnamed")
            if bracket:
                continue
            if not (self.nominal(word) or joined or within or pronoun):
                break
            run.insert(0, word)
            if pronoun:
                break
        return run

    def governed(self, before: Sequence[Word]) -> bool:
        """Whether a phrase is what a preposition or another verb takes: "bertemu Wang Yi", "dengan Putin"."""
        return bool(before) and before[-1].upos in ("ADP", "VERB") and before[-1].form not in forms("before", "after")

    def continues(self, words: Sequence[Word], start: int, at: int) -> bool:
        """Whether the word at a place goes on with the phrase that begins at `start`: "Moskow dan Washington" is one."""
        word = words[at]
        if self.nominal(word):
            return True
        return bool(word.upos == "CCONJ" and start < at < len(words) - 1 and self.covering(words[at - 1].start) and self.covering(words[at + 1].start))

    def names_in(self, run: Sequence[Word]) -> list[Named]:
        """The names that begin in a phrase."""
        return self.named(run[0].start, run[-1].end) if run else []

    def persons(self, run: Sequence[Word]) -> list[Named]:
        """The persons among them."""
        return [name for name in self.names_in(run) if name.type == "PER"]
