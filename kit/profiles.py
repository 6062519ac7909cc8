"""Everything that is known of one entity: its written forms, sources, contexts, companions, topics, quotations and meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .companions import entity_topics
from .corpus import Corpus
from .counts import groups
from .entities import canonical_entities, counted_mentions, entity_frequency, entity_mentions
from .meetings import chronology
from .quotes import quotations

if TYPE_CHECKING:
    import pandas as pd


class Profile(NamedTuple):
    """One entity. `variants`, `frequency`, `contexts`, `companions`, `topics`, `quotes` and `meetings` are tables.

    variants: one row per written form and group of articles (form, group, n). frequency: as `kit.entity_frequency`.
    contexts: one row per mention (article_id, sentence_id, text, sentence, stands_for, start_char, end_char).
    companions: one row per entity in its sentences (entity_id, n). topics: one row per topic in its sentences (topic, n).
    quotes: its rows of `quotes`. meetings: its rows of `meetings`.
    """

    entity_id: str
    name: str
    variants: "pd.DataFrame"
    frequency: "pd.DataFrame"
    contexts: "pd.DataFrame"
    companions: "pd.DataFrame"
    topics: "pd.DataFrame"
    quotes: "pd.DataFrame"
    meetings: "pd.DataFrame"


def entity_profile(corpus: Corpus, name: str, *, by: str = "outlet") -> Profile:
    """The profile of an entity, by its entity_id, its name or any of its written forms.

    by: the column of `articles` (or "month") that written forms and frequency are counted by.
    Raises ValueError, with the nearest names, for a name that stands nowhere, or that several entities bear.
    """
    entity_id = _found(corpus, name)
    mentions = entity_mentions(corpus)
    own = mentions[(mentions["entity_id"] == entity_id) | (mentions["stands_for"] == entity_id)]
    texts = dict(zip(corpus.sentences["sentence_id"], corpus.sentences["text"]))
    contexts = own.assign(sentence=own["sentence_id"].map(texts))[["article_id", "sentence_id", "text", "sentence", "stands_for", "start_char", "end_char"]].reset_index(drop=True)
    variants = own.assign(**{by: own["article_id"].map(groups(corpus, by)), "form": own["text"]}).groupby(["form", by]).size().rename("n").reset_index()
    frequency = entity_frequency(corpus, by=by)
    beside = counted_mentions(corpus)
    beside = beside[beside["sentence_id"].isin(set(own["sentence_id"])) & (beside["entity_id"] != entity_id)].drop_duplicates(["sentence_id", "entity_id"])
    companions = beside.groupby("entity_id").size().rename("n").reset_index().sort_values(["n", "entity_id"], ascending=[False, True], ignore_index=True)
    topics = entity_topics(corpus)
    quotes = quotations(corpus)
    told = chronology(corpus)
    met = set(told.participants.loc[told.participants["entity_id"] == entity_id, "meeting_id"])
    return Profile(
        entity_id,
        entity_id[4:],
        variants.sort_values(["n", "form"], ascending=[False, True], ignore_index=True),
        frequency[frequency["entity_id"] == entity_id].reset_index(drop=True),
        contexts,
        companions,
        topics.loc[topics["entity_id"] == entity_id, ["topic", "n"]].reset_index(drop=True),
        quotes[(quotes["speaker"] == entity_id) | quotes["co_speakers"].map(lambda others: entity_id in others)].reset_index(drop=True),
        told.meetings[told.meetings["meeting_id"].isin(met)].reset_index(drop=True),
    )


def _found(corpus: Corpus, name: str) -> str:
    """The entity_id that a name stands for."""
    from rapidfuzz import process

    entities = canonical_entities(corpus)
    exact = [row.entity_id for row in entities.itertuples() if name in (row.entity_id, row.name)]
    fitting = exact or [row.entity_id for row in entities.itertuples() if name in row.variants]
    if len(fitting) == 1:
        return fitting[0]
    near = fitting or [found for found, *_ in process.extract(name, list(entities["entity_id"]), limit=5)]
    raise ValueError(f"expected one entity called {name!r}, found {len(fitting)}; name one of: {', '.join(near) or 'none stands in these articles'}")
