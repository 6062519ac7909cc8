"""One meeting as one article tells it, and what makes two tellings of one: parties and places that agree."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from .cues import any_of
from .dates import Timex, published_day
from .events import Telling
from .names import Names
from .parties import Party

FRESH = 14  # days that news goes back at most


@dataclass(frozen=True)
class Told:
    """A telling and where it stands."""

    telling: Telling
    article_id: str
    sentence_id: str
    order: int
    offset: int
    in_title: bool
    rest: tuple[int, str] | None = None  # where the next sentence begins in it, and its sentence_id, where both are read as one

    def sentence_at(self, at: int) -> str:
        """The sentence_id of the sentence that a place of the telling's text stands in."""
        return self.rest[1] if self.rest and at >= self.rest[0] else self.sentence_id

    def lending(self, **lent: Any) -> "Told":
        """This telling as it dates or places another meeting: without its parties and with what is lent alone."""
        return replace(self, telling=replace(self.telling, **{"parties": (), "date": None, "place": None, "setting": None, "duration": None, "venue": None, **lent}))


@dataclass
class Story:
    """One meeting as one article tells it."""

    article: Any
    told: list[Told] = field(default_factory=list)
    parties: list[tuple[Party, Told]] = field(default_factory=list)
    inferred_day: tuple[dt.date, dt.date] | None = None

    @cached_property
    def kind(self) -> str:
        kinds = Counter(t.telling.kind for t in self.told if t.telling.parties)
        special = [kind for kind in ("call", "visit", "summit", "multilateral") if kinds[kind]]
        return special[0] if special else "meeting"

    def may_be(self, telling: Telling) -> bool:
        """Whether a telling is of this story's kind; what they discuss, they may discuss by telephone too."""
        open_kind = _may_be_by_telephone(telling) or all(_may_be_by_telephone(t.telling) for t in self.told if t.telling.parties)
        return same_kind(self.kind, telling.kind) or (open_kind and "visit" not in (self.kind, telling.kind) and telling.status == self.status[0])

    @cached_property
    def status(self) -> tuple[str, bool]:
        """held, planned, possible or cancelled, and whether words say so."""
        telling = [t.telling for t in self.told if t.telling.parties]
        named = [one for one in telling if any(party.kind == "person" for party in one.parties)]
        said = [one.status for one in named or telling if one.status_words]
        if "cancelled" in said:
            return "cancelled", True
        lead = next((t.telling for t in self.told if t.telling.parties and not t.in_title), None)
        asserted = lead is not None and lead.status_words is None and (lead.carried or lead.trigger.shape in ("transitive", "reciprocal"))
        if not said and not asserted:  # "agenda utamanya pertemuan dengan X. Pertemuan itu akan membahas …"
            said = [t.telling.status for t in self.told if t.telling.status_words and t.telling.pointing and t.telling.status == "planned"]
        if said and not asserted:
            return said[0], True
        first, _ = self.interval
        published, basis = published_day(self.article)
        return ("planned" if first and published and basis == "stated" and first > published else "held"), False

    @cached_property
    def date(self) -> tuple[Timex, Told] | None:
        """The best date told: a stated one before an inferred one, the narrower before the wider; of a visit, its first to its last day
        before the day of the arrival."""
        dated = [(t.telling.date, t) for t in self.told if t.telling.date and t.telling.date.first]
        return min(dated, key=lambda item: (item[0].basis != "stated", self.kind == "visit" and item[0].precision != "range", (item[0].last - item[0].first).days), default=None)

    @property
    def interval(self) -> tuple[dt.date | None, dt.date | None]:
        best = self.date
        return (best[0].first, best[0].last) if best else self.inferred_day or (None, None)

    @property
    def weekdays(self) -> set[int]:
        return {t.telling.date.weekday for t in self.told if t.telling.date and t.telling.date.weekday is not None}

    @property
    def calendar_days(self) -> set[tuple[int, int]]:
        """Month and day where no year is known: "Kamis (19/12)" of an article without a date."""
        return {(t.telling.date.month, t.telling.date.day) for t in self.told if t.telling.date and not t.telling.date.first and t.telling.date.month and t.telling.date.day}

    @cached_property
    def places(self) -> list[str]:
        return [t.telling.place.value for t in self.told if t.telling.place]

    @cached_property
    def by_side(self) -> dict[str, set[str]]:
        """The persons of each side, by entity_id; an empty set for a side that is named without one."""
        return persons_by_side([party for party, _ in self.parties])

    @cached_property
    def persons(self) -> set[str]:
        """The entity_ids of the persons who take part."""
        return {party.entity_id for party, _ in self.parties if party.kind == "person"}

    @property
    def former(self) -> bool:
        """Whether any telling says that it is an earlier meeting than the news."""
        return any(t.telling.former for t in self.told)

    def add(self, told: Told) -> None:
        """Another telling of the meeting; what was worked out from the others is worked out anew when it is asked for."""
        for name in ("kind", "status", "date", "places", "by_side", "persons"):
            self.__dict__.pop(name, None)
        self.told.append(told)
        known = {party.identity for party, _ in self.parties}
        self.parties += [(party, told) for party in told.telling.parties if party.identity not in known]


def _may_be_by_telephone(telling: Telling) -> bool:
    """Whether the words tell of talking alone: "membahas", "bertukar pandangan"."""
    return telling.trigger.shape == "discussing" or (telling.kind == "meeting" and telling.place is None and bool(any_of("by_telephone").match(telling.trigger.form)))


class Gazetteer:
    """Which places lie in which, as far as the lexicon knows."""

    def __init__(self, lexicon: Names) -> None:
        self._lexicon = lexicon
        self._states: dict[str, str | None] = {}

    def state(self, place: str) -> str | None:
        if place not in self._states:
            hit = self._lexicon.exact(place)
            self._states[place] = self._lexicon.states[hit.name.state].name if hit and hit.name.state else None
        return self._states[place]

    def specific(self, places: Sequence[str]) -> str | None:
        """The most specific of some places, and of those the most frequent."""
        ranked = Counter(places).most_common()
        return next((place for place, _ in ranked if self.state(place) != place), ranked[0][0] if ranked else None)

    def agree(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """Whether two tellings can be of one place: the same, or one within the other."""
        a, b = self.specific(one), self.specific(other)
        return a is None or b is None or a == b or self.state(a) == b or self.state(b) == a


def persons_by_side(parties: Sequence[Party]) -> dict[str, set[str]]:
    """Side -> its persons, by entity_id; an empty set for a side that is named without one."""
    sides: dict[str, set[str]] = defaultdict(set)
    for party in parties:
        sides[party.stands_for].update([party.entity_id] if party.kind == "person" else [])
    return sides


def same_parties(a: dict[str, set[str]], b: dict[str, set[str]]) -> bool:
    """Whether two companies can be of one meeting: no side has only other persons, and the smaller is part of the larger."""
    shared = [side for side in a if side in b]
    if any(a[side] and b[side] and not a[side] & b[side] for side in shared):
        return False
    persons = set().union(*a.values()) & set().union(*b.values())
    if len(a) == 1 or len(b) == 1:  # all of one state: only the persons tell the meeting
        return len(persons) > 1
    return len(shared) > 1 and (len(shared) == min(len(a), len(b)) or len(persons) > 1)


def same_kind(one: str, other: str) -> bool:
    together = ("meeting", "summit", "multilateral")
    return one == other or (one in together and other in together)


def overlap(one: tuple[dt.date, dt.date], other: tuple[dt.date, dt.date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
