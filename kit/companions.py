"""Who is named together with whom, or with which topic: in one sentence, or in one article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .corpus import Corpus
from .entities import counted_mentions
from .topics import counted_topics

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
    import numpy as np
    import pandas as pd

    unit = _within(within)
    named = counted_mentions(corpus, titles=titles, capitals=capitals).dropna(subset=[unit, "entity_id"])
    place, places = pd.factorize(named[unit])
    entity, entity_ids = pd.factorize(named["entity_id"], sort=True)
    pairs = np.sort(entity * len(places) + place)
    entity, place = np.divmod(pairs[np.diff(pairs, prepend=-1) != 0], max(1, len(places)))  # each place once for each entity in it
    times = np.bincount(entity, minlength=len(entity_ids))
    chosen = [number for number in np.argsort(-times, kind="stable") if entity_ids[number].partition(":")[0] in kinds][:top]
    there = np.zeros((len(places), len(chosen)), dtype=np.float32)  # exact for 16 million places
    for column, number in enumerate(chosen):
        there[place[entity == number], column] = 1
    order = pd.Index(entity_ids[chosen], name="entity_id", dtype=object)
    return pd.DataFrame((there.T @ there).astype(int), index=order, columns=order)


def entity_topics(corpus: Corpus, *, within: str = "sentence", titles: bool = False, capitals: str = "city") -> "pd.DataFrame":
    """One row per entity and topic that stand together: entity_id, topic, n (sentences, or articles), n_entity and n_topic (in how many each stands).

    within: "sentence" or "article". titles, capitals: see `kit.entity_frequency`. The most frequent pair first.
    Raises ValueError for another `within`.
    """
    unit = _within(within)
    topics = counted_topics(corpus, titles=titles)
    named = counted_mentions(corpus, titles=titles, capitals=capitals)[[unit, "entity_id"]].drop_duplicates()
    told = topics[[unit, "topic"]].drop_duplicates()
    pairs = named.merge(told, on=unit).groupby(["entity_id", "topic"]).size().rename("n").reset_index()
    pairs = pairs.assign(n_entity=pairs["entity_id"].map(named.groupby("entity_id").size()), n_topic=pairs["topic"].map(told.groupby("topic").size()))
    return pairs.sort_values(["n", "entity_id", "topic"], ascending=[False, True, True], ignore_index=True)
