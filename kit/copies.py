"""The same article twice: exact copies, near copies, and one wire story in several outlets.

Each article is compared with the first of each group so far that MinHash finds near it (rensa's locality-sensitive
hashing over runs of four words), so the time grows with the number of articles and not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .corpus import Corpus

if TYPE_CHECKING:
    import numpy as np

RUN = 4  # words that stand together in both texts
PERMUTATIONS, BANDS = 128, 32  # candidates share some 40 % of their runs, or more
ALIKE = 0.6  # share of the runs of both texts that stand in both
WITHIN = 0.8  # share of the shorter text's runs that stand in the longer: the story was cut
FEWEST = 30  # runs of a text that is compared at all; shorter ones are copies only when they are equal
_WORD = re.compile(r"\w+")


def copies(articles: Iterable[Mapping[str, Any]], running: Mapping[str, str]) -> list[dict[str, Any]]:
    """Rows of the table `copies`: one per article of a group of two or more.

    articles: rows of the table `articles`; the earliest of a group is its first. running: the words of deck and body
    by article_id, in which headlines, datelines and what the page adds have no part.
    """
    from rensa import RMinHash, RMinHashLSH

    near = RMinHashLSH(ALIKE, PERMUTATIONS, BANDS)
    firsts: list[tuple[Mapping[str, Any], "np.ndarray[Any, Any]"]] = []
    equal: dict[str, int] = {}  # words of a text -> the number of its group
    groups: list[list[tuple[Mapping[str, Any], str, float]]] = []
    for article in sorted(articles, key=lambda row: (row["published"] or "9", row["article_id"])):
        words = _WORD.findall(running[article["article_id"]].casefold())
        text = " ".join(words)
        if not words:
            continue
        if text in equal:
            groups[equal[text]].append((article, "exact", 1.0))
            continue
        runs = [" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)]
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(runs)
        hashes = _hashes(runs)
        found = _nearest(hashes, near.query(sketch), firsts) if len(hashes) >= FEWEST else None
        if found is None:
            equal[text] = len(groups)
            near.insert(len(groups), sketch)
            firsts.append((article, hashes))
            groups.append([(article, "first", 1.0)])
        else:
            number, share = found
            equal[text] = number
            other = firsts[number][0]["outlet"]
            kind = "syndicated" if article["outlet"] and other and article["outlet"] != other else "near"
            groups[number].append((article, kind, share))
    return [
        dict(group=group[0][0]["article_id"], article_id=article["article_id"], kind=kind, similarity=round(share, 2))
        for group in groups
        if len(group) > 1
        for article, kind, share in group
    ]


def _hashes(runs: list[str]) -> "np.ndarray[Any, Any]":
    import numpy as np
    from rensa import RMinHash

    return np.unique(np.array(RMinHash.hash_token_sets([runs])[0], dtype=np.uint64))


def _nearest(hashes: "np.ndarray[Any, Any]", candidates: list[int], firsts: list[tuple[Mapping[str, Any], "np.ndarray[Any, Any]"]]) -> tuple[int, float] | None:
    """The group whose first text is most alike, and the share of runs that the two have in common."""
    import numpy as np

    best: tuple[float, int] | None = None
    for number in candidates:
        other = firsts[number][1]
        if len(other) < FEWEST:
            continue
        shared = len(np.intersect1d(hashes, other, assume_unique=True))
        share = shared / (len(hashes) + len(other) - shared)
        if (share >= ALIKE or shared >= WITHIN * min(len(hashes), len(other))) and (best is None or (share, -number) > best):
            best = (share, -number)
    return (-best[1], best[0]) if best else None


def without_copies(corpus: Corpus) -> Corpus:
    """The corpus with the first article of each group alone, so that all that is counted counts a story once.

    Nothing is deleted: the corpus that was given still has every article, and counts each.
    """
    table = corpus.tables["copies"]
    left_out = set(table.loc[table["kind"] != "first", "article_id"])
    texts = {name: text for name, text in corpus.texts.items() if name not in left_out}
    tables = {name: rows if name == "copies" else _without(rows, left_out) for name, rows in corpus.tables.items()}
    return Corpus(corpus.folder, texts, tables, corpus.log)


def _without(rows: Any, left_out: set[str]) -> Any:
    """The rows that belong to none of these articles; a table without article_id says it in its sentence_id."""
    if "article_id" in rows:
        return rows[~rows["article_id"].isin(left_out)].reset_index(drop=True)
    if "sentence_id" in rows:
        return rows[~rows["sentence_id"].str.rsplit("#", n=1).str[0].isin(left_out)].reset_index(drop=True)
    return rows
