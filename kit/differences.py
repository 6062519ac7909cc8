"""What two articles tell differently of one meeting: side by side, each as its source tells it, never averaged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from .story import Gazetteer, Story


def differences(stories: Sequence[Story], evidence: Sequence[dict[str, Any]], gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """Rows of `discrepancies`, without the meeting: one per article and value of an attribute that articles tell differently."""
    rows: list[dict[str, Any]] = []
    for attribute in ("duration", "setting", "place", "venue"):
        told = [row for row in evidence if row["attribute"] == attribute]
        values = {row["value"] for row in told}
        if len({row["article_id"] for row in told}) > 1 and any(_differ(attribute, a, b, gazetteer) for a in values for b in values):
            rows += [{key: row[key] for key in ("attribute", "value", "article_id", "start_char", "end_char")} for row in told]
    return [*rows, *_dates(stories), *_participants(stories)]


def _differ(attribute: str, one: str, other: str, gazetteer: Gazetteer) -> bool:
    if attribute == "place":
        return not gazetteer.agree([one], [other])
    if attribute in ("setting", "venue"):
        a, b = (set(re.findall(r"\w+", value.casefold())) for value in (one, other))
        return not (a <= b or b <= a)
    return one != other


def _dates(stories: Sequence[Story]) -> list[dict[str, Any]]:
    """The dates told, where two of them exclude each other."""
    dated = [(story, *story.date) for story in stories if story.date]
    if not any(one.last < other.first for _, one, _ in dated for _, other, _ in dated):
        return []
    return [_row("date", timex.value, story, told.offset + timex.start, told.offset + timex.end) for story, timex, told in dated]


def _participants(stories: Sequence[Story]) -> list[dict[str, Any]]:
    """Who took part, as each article has it, where one names persons that another does not."""
    persons = {story.article.article_id: {party.name for party, _ in story.parties if party.kind == "person"} for story in stories}
    if len(persons) < 2 or len(set(map(frozenset, persons.values()))) < 2:
        return []
    rows = []
    for story in stories:
        party, told = story.parties[0]
        named = [", ".join(sorted(entity_id.split(":", 1)[1] for entity_id in persons)) or side for side, persons in story.by_side.items()]
        rows.append(_row("participants", ", ".join(named), story, told.offset + party.start, told.offset + party.end))
    return rows


def _row(attribute: str, value: str, story: Story, start: int, end: int) -> dict[str, Any]:
    return dict(attribute=attribute, value=value, article_id=story.article.article_id, start_char=start, end_char=end)
