"""What the analyst decided of meetings: two are one, one is two, a cell is corrected, a note is added.

A decision names the sentences in which articles tell of the meeting, with the parties told there; not the meeting's id,
which is only a name for what the rules find.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import decisions
from .corpus import Corpus
from .decisions import Decision
from .story import Story, Told

KINDS = ("meeting", "call", "summit", "visit", "multilateral")
STATUSES = ("held", "planned", "possible", "cancelled")
FIELDS = ("kind", "status", "date_start", "date_end", "place", "venue", "setting", "participants")


@dataclass
class Verdicts:
    """The decisions that fit the stories of a corpus; stories are meant by their number."""

    together: list[tuple[list[int], Decision]] = field(default_factory=list)
    apart: list[tuple[set[int], set[int], Decision]] = field(default_factory=list)
    on_cells: list[tuple[int, Decision]] = field(default_factory=list)  # correct and annotate, in the order in which they were made
    applied: set[str] = field(default_factory=set)  # their ids


def verdicts(corpus: Corpus, stories: Sequence[Story]) -> Verdicts:
    """The active decisions on meetings, each with the stories that it is about; one that fits none is left out, and is stale."""
    made, found = decisions.read(corpus), Verdicts()
    by_article: dict[str, list[int]] = {}
    for number, story in enumerate(stories):
        by_article.setdefault(story.article.article_id, []).append(number)
    for decision in sorted((d for act in CHECKS for d in made[act]), key=lambda d: d.line):
        meant = [number for telling in decision.on["tellings"] if (number := _story(corpus, stories, by_article, telling)) is not None]
        meant = list(dict.fromkeys(meant))
        if decision.act == "split-meeting":
            chosen = {number for number in meant if stories[number].article.article_id in decision.value}
            others = set(meant) - chosen
            if not chosen or not others:
                continue
            found.apart.append((chosen, others, decision))
        elif decision.act == "merge-meetings":
            if len(meant) < 2:
                continue
            found.together.append((meant, decision))
        elif meant:
            found.on_cells.append((meant[0], decision))
        else:
            continue
        found.applied.add(decision.id)
    return found


def _story(corpus: Corpus, stories: Sequence[Story], by_article: Mapping[str, list[int]], telling: Mapping[str, Any]) -> int | None:
    """The story told in the sentence that a decision names; of several, the one with the parties that it names."""
    span = decisions.place(telling, corpus.texts.get(telling["article_id"]))
    if span is None:
        return None
    parties = set(telling["parties"])
    told = {number: len(parties & story_names(stories[number])) for number in by_article.get(telling["article_id"], ()) if any(span[0] <= t.offset + t.telling.trigger.start < span[1] and t.telling.parties for t in stories[number].told)}
    return max((number for number, shared in told.items() if shared or not parties), key=lambda number: (told[number], -number), default=None)


def story_names(story: Story) -> set[str]:
    """The names of the parties of a story, as `participants` has them."""
    return {party.name if party.kind == "person" else party.stands_for for party, _ in story.parties}


def lead(story: Story) -> Told:
    """The sentence that a story is known by: the first of the body that names its parties."""
    return min((told for told in story.told if told.telling.parties), key=lambda told: (told.in_title, told.order))


# --- checks ----------------------------------------------------------------------------------------------------


def _check_tellings(on: Mapping[str, Any]) -> None:
    told = on.get("tellings")
    if not isinstance(told, list) or not told or not all(isinstance(telling, dict) and isinstance(telling.get("parties"), list) for telling in told):
        raise ValueError(f"expected the 'tellings' that the decision is about, as kit.meeting_tellings(corpus, meeting_id) gives them; found {told!r}")
    for telling in told:
        decisions.check_span(telling)


def _check_merge(on: Mapping[str, Any], value: Any) -> None:
    _check_tellings(on)
    if len(on["tellings"]) < 2 or value is not None:
        raise ValueError("to merge, give the tellings of two or more meetings, and no value: kit.meeting_tellings(corpus, one_id, other_id)")


def _check_split(on: Mapping[str, Any], value: Any) -> None:
    _check_tellings(on)
    articles = {telling["article_id"] for telling in on["tellings"]}
    if not isinstance(value, list) or not value or not set(value) < articles:
        raise ValueError(f"to split, give as value a list of some, not all, of the articles that tell of the meeting ({', '.join(sorted(articles))}); found {value!r}")


def _check_correct(on: Mapping[str, Any], value: Any) -> None:
    _check_tellings(on)
    if not isinstance(value, dict) or not value or set(value) - set(FIELDS):
        raise ValueError(f"expected a mapping of one or more of {', '.join(FIELDS)} to what is right, found {value!r}")
    for name, allowed in (("kind", KINDS), ("status", STATUSES)):
        if name in value and value[name] not in allowed:
            raise ValueError(f"expected {name!r} as one of {', '.join(allowed)}, found {value[name]!r}")
    if ("date_start" in value) != ("date_end" in value):
        raise ValueError("expected date_start and date_end together; for a single day they are the same")
    try:
        days = [value[name] and dt.date.fromisoformat(value[name]) for name in ("date_start", "date_end") if name in value]
    except (TypeError, ValueError) as error:
        raise ValueError(f"expected dates as 2025-07-11, or None when the meeting is undated: {error}") from error
    if days and (None in days) != (days == [None, None]) or (days and days[0] and days[0] > days[1]):
        raise ValueError(f"expected date_start before date_end, or both None; found {value['date_start']!r} and {value['date_end']!r}")
    named = value.get("participants", ["a"])
    if not isinstance(named, list) or not named or not all(isinstance(name, str) and name.strip() for name in named):
        raise ValueError(f"expected 'participants' as a list of names, found {named!r}")
    for name in ("place", "venue", "setting"):
        if value.get(name) is not None and not (isinstance(value[name], str) and value[name].strip()):
            raise ValueError(f"expected words for {name!r}, or None when it is not known; found {value[name]!r}")


def _check_annotate(on: Mapping[str, Any], value: Any) -> None:
    _check_tellings(on)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"expected a note in words, found {value!r}")


CHECKS = {"merge-meetings": _check_merge, "split-meeting": _check_split, "correct": _check_correct, "annotate": _check_annotate}
