"""Who met whom, where and when: one row for one real meeting, across all articles, with the words each cell rests on."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from . import tables
from .corpus import Corpus, per_corpus
from .dates import published_day
from .names import names
from .parties import Party
from .readings import DAY
from .stories import Gazetteer, Story, Told, article_stories, same_parties

if TYPE_CHECKING:
    import pandas as pd


class Chronology(NamedTuple):
    """The four tables of the chronology."""

    meetings: "pd.DataFrame"
    participants: "pd.DataFrame"
    evidence: "pd.DataFrame"
    discrepancies: "pd.DataFrame"


@per_corpus
def chronology(corpus: Corpus) -> Chronology:
    """The meetings that the corpus tells of: tables meetings (one row per real meeting, by date), participants, evidence, discrepancies."""
    gazetteer = Gazetteer(names(corpus.folder))
    meetings = [_Meeting(group, gazetteer) for group in _merge(list(article_stories(corpus)), gazetteer)]
    meetings.sort(key=lambda meeting: meeting.sort_key)
    taken: Counter = Counter()
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in Chronology._fields}
    for meeting in meetings:
        base = meeting.base_id
        taken[base] += 1
        meeting_id = base if taken[base] == 1 else f"{base}-{taken[base]}"
        rows["meetings"].append(dict(meeting_id=meeting_id, **meeting.row))
        for name, found in (("participants", meeting.participants), ("evidence", meeting.evidence), ("discrepancies", meeting.discrepancies())):
            rows[name] += [dict(meeting_id=meeting_id, **row) for row in found]
    return Chronology(*(tables.frame(name, rows[name]) for name in Chronology._fields))


def _merge(stories: list[Story], gazetteer: Gazetteer) -> list[list[Story]]:
    """Stories of one real meeting together. The surest come first, so that the order of the files does not matter."""
    ordered = sorted(stories, key=lambda story: (story.date is None, story.interval[0] or dt.date.max, story.article.article_id, story.told[0].order))
    groups: list[list[Story]] = []
    shelves: dict[tuple, list[int]] = defaultdict(list)  # groups by two of their parties and a month, so that few are compared
    for story in ordered:
        pairs, months = _pairs(story), _months(story)
        near = sorted({number for pair in pairs for month in ([*months, "any"] if months else ["all"]) for number in shelves[pair, month]})
        number = next((number for number in near if all(_one_meeting(other, story, gazetteer) for other in groups[number])), len(groups))
        if number == len(groups):
            groups.append([])
        groups[number].append(story)
        for pair in pairs:
            for month in (*(months or ["any"]), "all"):
                shelves[pair, month].append(number)
    return groups


def _pairs(story: Story) -> list[tuple[str, str]]:
    """Every two sides of a meeting; every two persons, where all are of one side."""
    sides = story.by_side
    return list(combinations(sorted(sides if len(sides) > 1 else next(iter(sides.values()))), 2))


def _months(story: Story) -> list[str]:
    """The months that the meeting may have been in, for a rough comparison; none where it may have been in any."""
    first, last = story.interval
    published, _ = published_day(story.article)
    if first is None:
        first, last = (published - 31 * DAY, published) if published else (None, None)
    if first is None or (last - first).days > 62:
        return []
    return sorted({(first + step * DAY).isoformat()[:7] for step in (*range(0, (last - first).days, 28), (last - first).days)})


def _one_meeting(one: Story, other: Story, gazetteer: Gazetteer) -> bool:
    """Whether two articles (or two places of one) tell of the same meeting: parties and kind, and besides them date or place."""
    if one.article.article_id == other.article.article_id or not same_parties(one.by_side, other.by_side) or not gazetteer.agree(one.places, other.places):
        return False
    if (one.kind in ("call", "visit") or other.kind in ("call", "visit")) and one.kind != other.kind:
        return False
    (first, last), (start, end) = one.interval, other.interval
    if first and start:
        return first <= end and start <= last
    statuses = {one.status[0], other.status[0]}
    if "possible" in statuses or len(statuses) > 1 or not (first or start):
        return False
    dated, undated = (one, other) if first else (other, one)
    day, until = dated.interval
    if undated.weekdays and not any((day + step * DAY).weekday() in undated.weekdays for step in range(min(7, (until - day).days + 1))):
        return False
    same_place = bool(one.places and other.places)
    published, _ = published_day(undated.article)
    if published:
        return day <= published and (published - until).days <= (7 if same_place else 2)
    return same_place


class _Meeting:
    """One real meeting, told by one or more articles."""

    def __init__(self, stories: list[Story], gazetteer: Gazetteer) -> None:
        self.stories, self.gazetteer = stories, gazetteer
        self.told = [told for story in stories for told in story.told]
        self.dated = min((story for story in stories if story.interval[0]), key=_sureness, default=None)

    @property
    def status(self) -> str:
        """The latest article knows best; of equally late ones, what words say before what is only assumed."""
        ranked = max(self.stories, key=lambda story: (story.article.published or "", story.status[1], story.status[0] == "held"))
        return ranked.status[0]

    @property
    def kind(self) -> str:
        kinds = [story.kind for story in self.stories]
        return next((kind for kind in ("call", "visit", "summit", "multilateral") if kind in kinds), "meeting")

    @property
    def sort_key(self) -> tuple:
        first = self.dated.interval[0] if self.dated else dt.date.max
        return (first, self.base_id, self.told[0].article_id, self.told[0].order)

    @property
    def base_id(self) -> str:
        start = self.dated.interval[0].isoformat() if self.dated else "undated"
        words = [_plain(party["name"], whole=party["entity_id"] is None or not party["entity_id"].startswith("PER:")) for party in self.participants if party["role"] == "party"][:2]
        return "-".join([start, self.kind, *words])

    @cached_property
    def row(self) -> dict[str, Any]:
        start, end = self.dated.interval if self.dated else (None, None)
        best = self.dated.date if self.dated else None
        precision, basis = ("unknown", "unresolved") if not self.dated else ("day" if start == end else "range", "inferred")
        if best:
            precision, basis = "day" if best[0].precision == "minute" else best[0].precision, best[0].basis
        settings = [told.telling.setting.value for told in self.told if told.telling.setting]
        places = [place for story in self.stories for place in story.places]
        venues = [told.telling.venue.value for told in self.told if told.telling.venue]
        return dict(
            kind=self.kind, status=self.status,
            date_start=start and start.isoformat(), date_end=end and end.isoformat(), date_precision=precision, date_basis=basis,
            place=self.gazetteer.specific(places), venue=max(venues, key=len, default=None), setting=max(settings, key=len, default=None),
            participants=[row["name"] for row in self.participants if row["role"] == "party"],
            n_sources=len({told.article_id for told in self.told}),
        )  # fmt: skip

    @cached_property
    def participants(self) -> list[dict[str, Any]]:
        """Every person; and a side's own words where no person of it is named."""
        found: dict[str, dict[str, Any]] = {}
        staffed = {party.side for story in self.stories for party, _ in story.parties if party.kind == "person"}
        seen_sides: set[str] = set()
        for story in self.stories:
            for party, told in story.parties:
                named = party.kind == "person"
                if not named and (party.side in staffed or party.side in seen_sides):
                    continue
                if not named:
                    seen_sides.add(party.side)
                name = party.name if named else party.stands_for
                entity_id = party.entity_id if named or party.kind in ("state", "body") else None
                better = party.resolved_by == "name"
                if name in found and not (better and found[name]["resolved_by"] != "name"):
                    continue
                found[name] = _participant(replace(party, name=name, entity_id=entity_id), told, "party")
        sides = list(dict.fromkeys(row["side"] for row in found.values()))
        others = {(party.name, role): _participant(party, told, role) for told in self.told for party, role in told.telling.others}
        return [*sorted(found.values(), key=lambda row: sides.index(row["side"])), *others.values()]

    @cached_property
    def evidence(self) -> list[dict[str, Any]]:
        rows = []
        for told in self.told:
            telling = told.telling
            parts = [("mention", telling.trigger.form, telling.trigger), ("place", None, telling.place), ("venue", None, telling.venue), ("setting", None, telling.setting), ("status", telling.status, telling.status_words if telling.parties else None), ("duration", None, telling.duration)]
            if telling.date:
                parts.append(("date", telling.date.value or telling.date.text, telling.date))
            parts += [("participant", party.name, party) for party in telling.parties]
            for attribute, value, words in parts:
                if words is not None:
                    place = dict(start_char=told.offset + words.start, end_char=told.offset + words.end)
                    rows.append(dict(article_id=told.article_id, sentence_id=told.sentence_id, attribute=attribute, value=value or words.value, **place))
        return rows

    def discrepancies(self) -> list[dict[str, Any]]:
        """Attributes that two articles tell differently, each as its source tells it."""
        rows = []
        for attribute in ("duration", "setting", "place"):
            told = [row for row in self.evidence if row["attribute"] == attribute]
            values = {row["value"] for row in told}
            if len({row["article_id"] for row in told}) > 1 and any(self._differ(attribute, a, b) for a in values for b in values):
                rows += [{key: row[key] for key in ("attribute", "value", "article_id", "start_char", "end_char")} for row in told]
        return rows

    def _differ(self, attribute: str, one: str, other: str) -> bool:
        if attribute == "place":
            return not self.gazetteer.agree([one], [other])
        if attribute == "setting":
            a, b = (set(re.findall(r"\w+", value.casefold())) for value in (one, other))
            return not (a <= b or b <= a)
        return one != other


def _participant(party: Party, told: Told, role: str) -> dict[str, Any]:
    """A row of `participants`, without the meeting."""
    place = dict(article_id=told.article_id, start_char=told.offset + party.start, end_char=told.offset + party.end)
    return dict(entity_id=party.entity_id, name=party.name, side=party.side, role=role, resolved_by=party.resolved_by, **place)


def _plain(name: str, *, whole: bool) -> str:
    """The last word of a person's name, or a whole name, in small letters without accents."""
    words = re.findall(r"[a-z0-9]+", unicodedata.normalize("NFKD", name.casefold().replace("'", "")).encode("ascii", "ignore").decode())
    return "".join(words if whole else words[-1:]) or "x"


def _sureness(story: Story) -> tuple:
    """Stated before inferred, told before deduced, narrow before wide."""
    first, last = story.interval
    best = story.date
    return (best is None or best[0].basis != "stated", best is None, (last - first).days, first)
