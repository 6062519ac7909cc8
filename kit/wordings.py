"""The same statement in two wordings: quotations of different articles joined, and what differs between them."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from . import tables
from .computed import kept
from .corpus import Corpus

if TYPE_CHECKING:
    import pandas as pd

WORD = re.compile(r"\w+(?:-\w+)*")
ALIKE = 0.5  # share of their words that two wordings of one statement have in common (Jaccard)
CONTAINED = 0.75  # share of the shorter one's words that the longer has too
SHORTEST = 5  # words; a shorter statement is too common to be recognised in a longer one
RUN = 3  # words in a row that both must have
COMMON_RUN = 50  # a run of words that so many quotations share says nothing


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """How far two statements are of the same words, 0 to 1, whatever their order; 0 where too little is alike."""
    a, b = set(one), set(other)
    shared = len(a & b)
    jaccard = shared / len(a | b) if a | b else 0.0
    contained = shared / min(len(a), len(b)) if a and b else 0.0
    if jaccard >= ALIKE or (contained >= CONTAINED and min(len(a), len(b)) >= SHORTEST):
        return round(max(jaccard, contained * (1 + jaccard) / 2), 3)
    return 0.0


def align(rows: list[dict[str, Any]]) -> None:
    """Give each row of `quotes` the quote_id of its closest wording in another article, in `aligned_with`."""
    for index, other, _ in sorted(_pairs(rows), key=lambda pair: pair[2]):  # the closest comes last, and stays
        rows[index]["aligned_with"] = rows[other]["quote_id"]
        rows[other]["aligned_with"] = rows[index]["quote_id"]


def _pairs(rows: Sequence[dict[str, Any]]) -> list[tuple[int, int, float]]:
    """Which rows are of one statement: their places, the first smaller, and how similar they are."""
    words = [WORD.findall(row["text"].casefold()) for row in rows]
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, found in enumerate(words):
        for run in {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}:
            runs[run].append(index)
    near: set[tuple[int, int]] = set()
    for places in runs.values():
        if len(places) <= COMMON_RUN:
            near |= {(one, other) for at, one in enumerate(places) for other in places[at + 1 :] if rows[one]["article_id"] != rows[other]["article_id"]}
    scored = ((one, other, similarity(words[one], words[other])) for one, other in sorted(near))
    return [(one, other, score) for one, other, score in scored if score]


Span = tuple[int, int]


def stretches(text: str, other: str) -> list[tuple[Span, Span]]:
    """Where two wordings differ: pairs of places (in the one, in the other), whole words; an empty place where one has nothing."""
    here, there = list(WORD.finditer(text)), list(WORD.finditer(other))
    matcher = difflib.SequenceMatcher(None, [word[0].casefold() for word in here], [word[0].casefold() for word in there], autojunk=False)
    return [(_place(here, a, b), _place(there, c, d)) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]


def _place(words: Sequence[re.Match[str]], first: int, end: int) -> Span:
    return (words[first].start(), words[end - 1].end()) if end > first else (0, 0)


@kept("wordings")
def statement_wordings(corpus: Corpus) -> "pd.DataFrame":
    """Table `wordings`: one row per pair of quotations, of different articles, that are one statement in two wordings."""
    from .quotes import quotations

    rows = quotations(corpus).to_dict("records")
    found = []
    for one, other, score in _pairs(rows):
        here, there = rows[one], rows[other]
        pair = dict(quote_id=here["quote_id"], other_id=there["quote_id"], similarity=score, text=here["text"], other_text=there["text"])
        found.append({**pair, "difference": [f"{here['text'][a:b] or '–'} → {there['text'][c:d] or '–'}" for (a, b), (c, d) in stretches(here["text"], there["text"])]})
    return tables.frame("wordings", found)
