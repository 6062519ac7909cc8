"""Who is named together with whom: the names of one sentence, or of one article, counted in pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from .corpus import Corpus
from .entities import counted_mentions

if TYPE_CHECKING:
    import pandas as pd


def cooccurrence(corpus: Corpus, *, within: str = "sentence", top: int = 20, kinds: Sequence[str] = ("PER", "LOC", "ORG"), titles: bool = False, capitals: str = "city") -> "pd.DataFrame":
    """A square matrix of entities: one row and one column per entity_id, in how many sentences both are named.

    On the diagonal stands in how many the entity is named at all. within: "sentence" or "article". top: the entities
    named in the most sentences (or articles). kinds: of which types. titles, capitals: see `kit.entity_frequency`.
    Raises ValueError for another `within`.
    """
    import pandas as pd

    if within not in ("sentence", "article"):
        raise ValueError(f"within={within!r}: expected 'sentence' or 'article'")
    mentions = counted_mentions(corpus, titles=titles, capitals=capitals)
    mentions = mentions[mentions["entity_id"].map(lambda entity_id: entity_id.partition(":")[0]).isin(list(kinds))]
    named: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for _, found in mentions.groupby(f"{within}_id", sort=False)["entity_id"]:
        entities = sorted(set(found))
        named.update(entities)
        together.update(combinations(entities, 2))
    order = sorted(named, key=lambda entity_id: (-named[entity_id], entity_id))[:top]
    rows = [[named[one] if one == other else together[min(one, other), max(one, other)] for other in order] for one in order]
    return pd.DataFrame(rows, index=pd.Index(order, name="entity_id"), columns=pd.Index(order, name="entity_id"), dtype=int)
