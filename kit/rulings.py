"""What the analyst decided about entities, applied to mentions: merge, split, retype, ignore; refuse keeps two apart.

merge   on {"entities": [entity_id, …]}, value the entity_id they become
split   on {"entity_id": …, "variant": written form}, or on a span with its words; value the entity_id it becomes
retype  on {"entity_id": …}, value PER, LOC or ORG
ignore  on {"entity_id": …}, or on a span with its words: no name
refuse  on {"entities": [one, other]}: they are two, and no suggestion says otherwise again

`on` may hold `forms` too, the written forms of each entity at the time: they tell a reader what the decision was made on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from . import decisions
from .corpus import Corpus
from .decisions import Decision
from .names import Name

ACTS = ("merge", "split", "retype", "ignore", "refuse")
TYPES = ("PER", "LOC", "ORG")
_ENTITY = re.compile(rf"(?:{'|'.join(TYPES)}):\S.*")


@dataclass(slots=True)
class MentionRow:
    """A row of `mentions` while it is made: what stands where, then under which canonical name, then which entity that is."""

    article_id: str
    sentence_id: str
    text: str
    type: str
    source: str
    known: Name | None  # what the lexicon knows it as
    start_char: int
    end_char: int
    name: str = ""
    entity_id: str | None = None
    decided_by: str | None = None
    stands_for: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The row, by column."""
        columns = ("article_id", "sentence_id", "text", "type", "source", "entity_id", "decided_by", "stands_for", "start_char", "end_char")
        return dict(mention_id=f"{self.sentence_id}@{self.start_char}", **{column: getattr(self, column) for column in columns})


def check(on: Mapping[str, Any], value: Any) -> None:
    """Raises ValueError when `on` and `value` do not name entities, or words, as these acts need them."""
    if "start_char" in on:
        decisions.check_span(on)
    elif "entities" in on:
        listed = on["entities"]
        if not (isinstance(listed, list) and len(set(map(str, listed))) > 1):
            raise ValueError(f"expected 'entities' as a list of two or more, found {listed!r}")
        for entity_id in listed:
            _check_entity(entity_id)
    else:
        _check_entity(on.get("entity_id"))
        if not isinstance(on.get("variant", ""), str):
            raise ValueError(f"expected 'variant' as a written form, found {on['variant']!r}")
    if value is not None and value not in TYPES:
        _check_entity(value)


def _check_entity(entity_id: Any) -> None:
    if not (isinstance(entity_id, str) and _ENTITY.fullmatch(entity_id)):
        raise ValueError(f"expected an entity_id such as 'PER:Budi Santoso' (one of {', '.join(TYPES)}, a colon, a name), found {entity_id!r}")


def _check_act(act: str, on: Mapping[str, Any], value: Any) -> None:
    check(on, value)
    joins, spans = "entities" in on, "start_char" in on
    if joins != (act in ("merge", "refuse")):
        raise ValueError(f"{act}: expected {'entities (a list)' if act in ('merge', 'refuse') else 'entity_id, or a span with its words,'} in what the decision is about, found {', '.join(on)}")
    if act == "retype" and (spans or value not in TYPES):
        raise ValueError(f"retype: expected an entity_id and one of {', '.join(TYPES)}, found {value!r}")
    if act in ("merge", "split") and (not isinstance(value, str) or value in TYPES):
        raise ValueError(f"{act}: expected the entity_id that it becomes, such as 'PER:Budi Santoso', found {value!r}")
    if act in ("ignore", "refuse") and value is not None:
        raise ValueError(f"{act}: expected no value, found {value!r}")
    if act == "split" and not spans and not on.get("variant"):
        raise ValueError("split: expected the written form ('variant') that is another entity, or a span with its words")


def apply(corpus: Corpus, rows: list[MentionRow]) -> set[str]:
    """Give rows of `mentions` the entity that was decided, in the order of the decisions; drop what is no name.

    Each row changed holds the decision's id in decided_by. Gives the ids of the decisions that met nothing.
    """
    made = sorted((decision for act in ACTS[:4] for decision in decisions.read(corpus)[act]), key=lambda decision: decision.line)
    of_entity: dict[str, list[MentionRow]] = defaultdict(list)
    for row in rows if made else ():
        of_entity[row.entity_id].append(row)
    unmet: set[str] = set()
    for decision in made:
        met = list(_met(corpus, decision, of_entity, rows))
        if not met:
            unmet.add(decision.id)
        for entity_id in {row.entity_id for row in met}:
            left = {id(row) for row in met}
            of_entity[entity_id] = [row for row in of_entity[entity_id] if id(row) not in left]
        for row in met:
            row.decided_by = decision.id
            row.entity_id = _becomes(decision, row)
            if row.entity_id is not None:
                row.type = row.entity_id[:3]
                of_entity[row.entity_id].append(row)
    if made:
        rows[:] = [row for row in rows if row.entity_id is not None]
    return unmet


def _met(corpus: Corpus, decision: Decision, of_entity: Mapping[str, list[MentionRow]], rows: Iterable[MentionRow]) -> list[MentionRow]:
    on = decision.on
    if "start_char" in on:
        span = decisions.place(on, corpus.texts.get(on["article_id"]))
        return [row for row in rows if span and row.entity_id and row.article_id == on["article_id"] and (row.start_char, row.end_char) == span]
    if "entities" in on:
        return [row for entity_id in on["entities"] if entity_id != decision.value for row in of_entity.get(entity_id, ())]
    return [row for row in of_entity.get(on["entity_id"], ()) if on.get("variant", row.text) == row.text]


def _becomes(decision: Decision, row: MentionRow) -> str | None:
    if decision.act == "ignore":
        return None
    return f"{decision.value}:{row.entity_id[4:]}" if decision.act == "retype" else decision.value


def refused(corpus: Corpus) -> set[frozenset[str]]:
    """The pairs of entities that were decided to be two."""
    return {frozenset((one, other)) for decision in decisions.read(corpus)["refuse"] for one in decision.on["entities"] for other in decision.on["entities"] if one != other}


def owned_by(stale: Any) -> None:
    """Declare these acts, with what tells that a decision met nothing in a corpus."""
    for act in ACTS:
        decisions.owns(act, check=lambda on, value, act=act: _check_act(act, on, value), stale=stale, annotated=True)
