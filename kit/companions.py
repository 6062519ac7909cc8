"""Who is named together with whom, or with which topic: in one sentence, or in one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from .corpus import Corpus
from .counts import without_titles
from .entities import counted_mentions
from .topics import topic_mentions

if TYPE_CHECKING:
    import pandas as pd


def _within(within: str) -> str:
    if within not in ("sentence", "article"):
        raise ValueError(f"within={within!r}: expected 'sentence' or 'article'")
    return f"{within}_id"


def cooccurrence(corpus: Corpus, *, within: str = "sentence", top: int = 20, kinds: Sequence[str] = ("PER", "LOC", "ORG"), titles: bool = False, capitals: str = "city") -> "pd.DataFrame":
    """A square matrix of entities: one row and one column per entity_id, in how many sentences both are named.

    On the diagonal stands in how many the entity is named at all. within: "sentence" or "article". top: the entities
    named in the most sentences (or articles). kinds: of which types. titles, capitals: see `kit.entity_frequency`.
    Raises ValueError for another `within`.
    """
    import pandas as pd

    unit = _within(within)
    mentions = counted_mentions(corpus, titles=titles, capitals=capitals)
    mentions = mentions[mentions["entity_id"].map(lambda entity_id: entity_id.partition(":")[0]).isin(list(kinds))]
    named: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for _, found in mentions.groupby(unit, sort=False)["entity_id"]:
        entities = sorted(set(found))
        named.update(entities)
        together.update(combinations(entities, 2))
    order = sorted(named, key=lambda entity_id: (-named[entity_id], entity_id))[:top]
    rows = [[named[one] if one == other else together[min(one, other), max(one, other)] for other in order] for one in order]
    return pd.DataFrame(rows, index=pd.Index(order, name="entity_id"), columns=pd.Index(order, name="entity_id"), dtype=int)


def entity_topics(corpus: Corpus, *, within: str = "sentence", titles: bool = False, capitals: str = "city") -> "pd.DataFrame":
    """One row per entity and topic that stand together: entity_id, topic, n (sentences, or articles), n_entity and n_topic (in how many each stands).

    within: "sentence" or "article". titles, capitals: see `kit.entity_frequency`. The most frequent pair first.
    Raises ValueError for another `within`.
    """
    unit = _within(within)
    topics = topic_mentions(corpus) if titles else without_titles(corpus, topic_mentions(corpus))
    named = counted_mentions(corpus, titles=titles, capitals=capitals)[[unit, "entity_id"]].drop_duplicates()
    told = topics[[unit, "topic"]].drop_duplicates()
    pairs = named.merge(told, on=unit).groupby(["entity_id", "topic"]).size().rename("n").reset_index()
    pairs = pairs.assign(n_entity=pairs["entity_id"].map(named.groupby("entity_id").size()), n_topic=pairs["topic"].map(told.groupby("topic").size()))
    return pairs.sort_values(["n", "entity_id", "topic"], ascending=[False, True, True], ignore_index=True)
