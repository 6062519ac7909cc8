"""Patterns of words: in their order, as written or in their base form, with gaps where the pattern allows them.

"hubungan ~2 ekonomi" is hubungan and ekonomi with at most two words in between: "hubungan dagang dan ekonomi".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from .words import Word

GAP = re.compile(r"~([1-9])")
Pattern = tuple[str | int, ...]  # words in lower case; a number is a gap of at most so many words


def parse(text: str) -> Pattern:
    """A pattern from its text.

    Raises ValueError for a pattern without words, with a gap at an end or beside another, or with a gap that is none.
    """
    parts = text.lower().split()
    pattern = tuple(int(gap[1]) if (gap := GAP.fullmatch(part)) else part for part in parts)
    wrong = next((part for part in pattern if isinstance(part, str) and "~" in part), None)
    if wrong is not None:
        raise ValueError(f"{text!r}: expected a gap as ~1 to ~9, with blanks around it, found {wrong!r}")
    if not pattern or any(isinstance(part, int) and (not at or at == len(pattern) - 1 or isinstance(pattern[at - 1], int)) for at, part in enumerate(pattern)):
        raise ValueError(f"{text!r}: expected words, and gaps only between words")
    return pattern


class Matcher:
    """Patterns with their labels, looked up by their first word; a word matches by its form or by its lemma."""

    def __init__(self, patterns: Mapping[Pattern, Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[Pattern, Sequence[str]]]] = defaultdict(list)
        for pattern, labels in patterns.items():
            self._by_first[pattern[0]].append((pattern, labels))
        self._by_first = dict(self._by_first)

    @property
    def beginnings(self) -> Collection[str]:
        """The words that the patterns begin with."""
        return self._by_first.keys()

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, Sequence[str]]]:
        """First and last word (exclusive) and the labels of every match; of a pattern with gaps, the shortest from each first word."""
        by_first = self._by_first
        for at, word in enumerate(words):
            found = by_first.get(word.form, ())
            if word.lemma != word.form and word.lemma in by_first:
                found = [*found, *(one for one in by_first[word.lemma] if one not in found)]
            for pattern, labels in found:
                end = at + 1 if len(pattern) == 1 else _end(pattern, 1, words, at + 1)
                if end is not None:
                    yield at, end, labels


def _end(pattern: Pattern, part: int, words: Sequence[Word], at: int) -> int | None:
    """Where the rest of a pattern ends, if it stands at a place."""
    while part < len(pattern):
        wanted = pattern[part]
        if isinstance(wanted, int):
            ends = (_end(pattern, part + 1, words, at + skipped) for skipped in range(wanted + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or wanted not in (words[at].form, words[at].lemma):
            return None
        part, at = part + 1, at + 1
    return at
