"""Entities that may be one, with a score and a reason: suggested, never joined unasked."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from .corpus import Corpus
from .entities import canonical_entities
from .names import fold, names
from .rulings import refused

if TYPE_CHECKING:
    import pandas as pd

COMMON = 60  # entities that share a word; of more, the word tells nothing
WORD_ALIKE = 75  # per cent: each word of two spellings must be this alike, so that "Timur" is not "Barat"
PART, ORDER, INITIALS, TYPE = 90.0, 95.0, 88.0, 100.0  # scores of what is no matter of letters


def merge_suggestions(corpus: Corpus, *, minimum: float = 85, top: int = 50) -> "pd.DataFrame":
    """One row per pair of entities that may be one: entity_id (the more frequent), other_id, score (0 to 100), reason, n, n_other.

    reason: spelling, order of the words, part of the name, initials, or another type. Pairs that were decided to be two,
    and two different names of the lexicon, are left out. The highest score first, then the most frequent pair.
    """
    import pandas as pd

    entities = canonical_entities(corpus)
    lexicon = names(corpus.folder)
    counted = dict(zip(entities["entity_id"], entities["n_mentions"]))
    folded = {entity_id: fold(entity_id[4:]) for entity_id in counted}
    known = {entity_id for entity_id in counted if (hit := lexicon.exact(entity_id[4:])) and hit.name.name == entity_id[4:]}
    apart = refused(corpus)
    rows = []
    for one, other in _near(folded):
        if frozenset((one, other)) in apart or (one in known and other in known):
            continue
        found = _alike(one, other, folded)
        if found and found[0] >= minimum:
            first, second = sorted((one, other), key=lambda entity_id: (entity_id not in known, -counted[entity_id], entity_id))
            rows.append(dict(entity_id=first, other_id=second, score=round(found[0], 1), reason=found[1], n=counted[first], n_other=counted[second]))
    table = pd.DataFrame(rows, columns=["entity_id", "other_id", "score", "reason", "n", "n_other"])
    order = sorted(range(len(table)), key=lambda at: (-rows[at]["score"], -rows[at]["n"] - rows[at]["n_other"], rows[at]["entity_id"], rows[at]["other_id"]))
    return table.iloc[order].head(top).reset_index(drop=True)


def _near(folded: dict[str, str]) -> list[tuple[str, str]]:
    """Pairs that share a word, the beginning of one, or the initials: no other pair is compared, so that time grows with the names."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity_id, name in folded.items():
        words = name.split()
        keys = {("word", word) for word in words} | {("begin", word[:3]) for word in words if len(word) > 3}
        keys.add(("whole", "".join(words)[:4]))
        keys |= {("initials", "".join(word[0] for word in words))} if len(words) > 2 else {("initials", name)} if len(words) == 1 else set()
        for key in keys:
            blocks[key].append(entity_id)
    return sorted({pair for block in blocks.values() if len(block) <= COMMON for pair in combinations(sorted(block), 2)})


def _alike(one: str, other: str, folded: dict[str, str]) -> tuple[float, str] | None:
    """Score and reason for taking two entities for one; None where nothing speaks for it."""
    from rapidfuzz import fuzz

    a, b = folded[one].split(), folded[other].split()
    if one[:3] != other[:3]:
        return (TYPE, "another type") if a == b else None
    short, long = sorted((a, b), key=len)
    if len(a) == len(b):
        if sorted(a) == sorted(b) and a != b:
            return ORDER, "order of the words"
        if all(fuzz.ratio(x, y) >= WORD_ALIKE and x[0] == y[0] for x, y in zip(a, b)):
            return fuzz.ratio(folded[one], folded[other]), "spelling"
        return None
    if len(short) == 1 and len(long) > 2 and short[0] == "".join(word[0] for word in long):
        return INITIALS, "initials"
    if one[:3] == "PER" and set(short) < set(long):
        return PART, "part of the name"
    joined = fuzz.ratio("".join(a), "".join(b))
    return (joined, "spelling") if joined >= PART else None
