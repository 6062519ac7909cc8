"""The meetings of one article: every telling of the same meeting brought together."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from .circumstances import house_in, reported_days
from .corpus import Corpus
from .dates import Timex, published_day, sentence_timexes
from .cues import Trigger
from .events import Telling, delegation, tellings
from .names import Names, names
from .holders import People
from .parties import Mention, Party
from .readings import DAY

LEAD = 4  # sentences, headline and deck among them, in which an article tells its own news


@dataclass(frozen=True)
class Told:
    """A telling and where it stands."""

    telling: Telling
    article_id: str
    sentence_id: str
    order: int
    offset: int
    in_title: bool


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
        open_kind = telling.trigger.shape == "discussing" or all(t.telling.trigger.shape == "discussing" for t in self.told if t.telling.parties)
        return _same_kind(self.kind, telling.kind) or (open_kind and "visit" not in (self.kind, telling.kind) and telling.status == self.status[0])

    @cached_property
    def status(self) -> tuple[str, bool]:
        """held, planned, possible or cancelled, and whether words say so."""
        said = [t.telling.status for t in self.told if t.telling.status_words and t.telling.parties]
        if "cancelled" in said:
            return "cancelled", True
        lead = next((t.telling for t in self.told if t.telling.parties and not t.in_title), None)
        asserted = lead is not None and lead.status_words is None and lead.trigger.shape in ("transitive", "reciprocal")
        if said and not asserted:
            return said[0], True
        first, _ = self.interval
        published, basis = published_day(self.article)
        return ("planned" if first and published and basis == "stated" and first > published else "held"), False

    @cached_property
    def date(self) -> tuple[Timex, Told] | None:
        """The best date told: a stated one before an inferred one, the narrower before the wider."""
        dated = [(t.telling.date, t) for t in self.told if t.telling.date and t.telling.date.first]
        return min(dated, key=lambda item: (item[0].basis != "stated", (item[0].last - item[0].first).days), default=None)

    @property
    def interval(self) -> tuple[dt.date | None, dt.date | None]:
        best = self.date
        return (best[0].first, best[0].last) if best else self.inferred_day or (None, None)

    @property
    def weekdays(self) -> set[int]:
        return {t.telling.date.weekday for t in self.told if t.telling.date and t.telling.date.weekday is not None}

    @cached_property
    def places(self) -> list[str]:
        return [t.telling.place.value for t in self.told if t.telling.place]

    @cached_property
    def by_side(self) -> dict[str, set[str]]:
        """The persons of each side, by entity_id; an empty set for a side that is named without one."""
        return persons_by_side([party for party, _ in self.parties])

    def add(self, told: Told) -> None:
        """Another telling of the meeting; what was worked out from the others is worked out anew when it is asked for."""
        for name in ("kind", "status", "date", "places", "by_side"):
            self.__dict__.pop(name, None)
        self.told.append(told)
        known = {party.identity for party, _ in self.parties}
        self.parties += [(party, told) for party in told.telling.parties if party.identity not in known]


class Gazetteer:
    """Which places lie in which, as far as the lexicon knows."""

    def __init__(self, lexicon: Names) -> None:
        self._lexicon = lexicon

    def state(self, place: str) -> str | None:
        hit = self._lexicon.exact(place)
        return self._lexicon.states[hit.name.state].name if hit and hit.name.state else None

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


def article_stories(corpus: Corpus) -> Iterator[Story]:
    """The meetings of every article, in the order of the articles; the people named by office alone are looked up first."""
    gazetteer = Gazetteer(names(corpus.folder))
    people = People(corpus)
    timexes = sentence_timexes(corpus)
    sentences = dict(iter(corpus.sentences.groupby("article_id", sort=False)))
    for article in corpus.articles.itertuples():
        rows = sentences.get(article.article_id)
        if rows is None:
            continue
        known = people.named(article, rows)
        told = []
        before: list[list[Party]] = []
        named: Counter = Counter()
        persons: dict[str, Party] = {}
        for order, sentence in enumerate(rows.itertuples()):
            here = known[sentence.sentence_id]
            named.update(party.entity_id for party in here if party.kind == "person" and party.side)
            persons.update((party.entity_id, party) for party in here if party.kind == "person" and party.side)
            protagonist = persons[named.most_common(1)[0][0]] if named else None
            for telling in tellings(sentence.text, here, people.mentions[sentence.sentence_id], timexes.get(sentence.sentence_id, ()), before, protagonist):
                told.append(Told(telling, article.article_id, sentence.sentence_id, order, sentence.start_char, bool(sentence.in_title)))
            before = [here, *before[:2]]  # a pronoun reaches no further back
        stories = _gather(article, told, gazetteer)
        _add_delegations(stories, rows, known)
        _from_before(stories, rows, known, people.mentions, timexes)
        _date_undated(stories, rows, timexes)
        yield from stories


def _gather(article: Any, told: list[Told], gazetteer: Gazetteer) -> list[Story]:
    """Tellings with parties become meetings; then those that point back, or only name a place or a date, join them."""
    stories: list[Story] = []
    for item in sorted((t for t in told if t.telling.parties), key=lambda t: (t.in_title, t.order)):
        match = next((story for story in reversed(stories) if _fits(story, item, gazetteer)), None)
        if match is None and not item.in_title:
            stories.append(match := Story(article))
        if match is not None:
            match.add(item)
    main = stories[0] if stories else None
    for item in (t for t in told if not t.telling.parties and not t.in_title):
        fitting = [story for story in stories if _fits(story, item, gazetteer)]
        just_told = [story for story in fitting if any(t.order == item.order - 1 and t.telling.parties for t in story.told)]
        placed = [story for story in fitting if item.telling.place and gazetteer.specific([item.telling.place.value]) in story.places]
        chosen = (just_told if item.telling.pointing else []) or placed or ([main] if main in fitting else fitting)
        if chosen:
            chosen[-1].add(item)
    for story in stories:
        story.told.sort(key=lambda t: (t.in_title, t.order))
    return stories


def _fits(story: Story, item: Told, gazetteer: Gazetteer) -> bool:
    telling = item.telling
    if telling.parties:
        if not same_parties(story.by_side, persons_by_side(telling.parties)) or not story.may_be(telling):
            return False
        if telling.former != any(told.telling.former for told in story.told if told.telling.parties) and not (telling.date and story.date):
            return False
        status, said = story.status
        if status != telling.status and said and telling.status_words and "held" in (status, telling.status):
            return False
        if status != telling.status and "held" in (status, telling.status):
            persons = {party.entity_id for party, _ in story.parties if party.kind == "person"}
            if len(persons & {party.entity_id for party in telling.parties if party.kind == "person"}) < 2:
                return False
    elif (story.kind == "call") != (telling.kind == "call") or (story.kind == "visit") != (telling.kind == "visit"):
        return False
    elif story.status[0] != "held" and telling.status_words and telling.status == "held" and (telling.place or telling.date):
        return False
    dates = story.date
    if telling.date and telling.date.first and dates and not _overlap((dates[0].first, dates[0].last), (telling.date.first, telling.date.last)):
        return False
    return not telling.place or gazetteer.agree(story.places, [telling.place.value])


def _same_kind(one: str, other: str) -> bool:
    together = ("meeting", "summit", "multilateral")
    return one == other or (one in together and other in together)


def _overlap(one: tuple[dt.date, dt.date], other: tuple[dt.date, dt.date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _add_delegations(stories: list[Story], rows: Any, known: dict[str, list[Party]]) -> None:
    """Members of a side that a sentence of its own lists: "Delegasi Rusia dipimpin oleh … dan meliputi …"."""
    for order, sentence in enumerate(rows.itertuples()):
        telling = delegation(sentence.text, known[sentence.sentence_id])
        if telling is None or sentence.in_title:
            continue
        side = telling.parties[0].side
        for story in stories:
            unnamed = any(party.kind != "person" and party.side == side for party, _ in story.parties)
            if unnamed and len(story.by_side) > 1 and story.kind != "call" and story.status[0] == "held":
                story.add(Told(telling, sentence.article_id, sentence.sentence_id, order, sentence.start_char, False))
                break


def _from_before(stories: list[Story], rows: Any, known: dict[str, list[Party]], mentions: dict[str, list[Mention]], timexes: dict[str, list[Timex]]) -> None:
    """When and where of a held meeting that says neither, from a sentence shortly before: "Istana Merdeka kedatangan X, Senin (15/10). Presiden menerimanya"."""
    sentences = list(rows.itertuples())
    days = {telling.date.text: story for story in stories for telling in (t.telling for t in story.told) if telling.date and telling.parties}
    for story in stories:
        if story.status[0] != "held" or story.kind in ("visit", "call"):
            continue
        persons = {party.entity_id for party, _ in story.parties if party.kind == "person"}
        for told in [t for t in story.told if t.telling.parties and not t.in_title]:
            for back in range(1, 4):
                sentence = sentences[told.order - back] if told.order >= back else None
                if sentence is None or sentence.in_title:
                    break
                here = [party for party in known[sentence.sentence_id] if party.entity_id in persons]
                dates = [timex for timex in timexes.get(sentence.sentence_id, ()) if timex.kind == "date" and timex.precision in ("day", "minute")]
                if len({party.entity_id for party in here}) < min(back, 2) or len(dates) > 1:
                    continue
                date = next((replace(timex, basis="inferred") for timex in dates if _recent(timex, story.article) and days.get(timex.text, story) is story), None)
                house = house_in(sentence.text, mentions[sentence.sentence_id]) if not story.places else None
                if (date and not story.date) or (house and back == 1):
                    trigger = Trigger(here[0].start, here[0].end, here[0].name, "before", story.kind)
                    telling = Telling(trigger, (), story.kind, "held", None, date if not story.date else None, house and house[1], None, None, False, venue=house and house[0])
                    story.add(Told(telling, story.article.article_id, sentence.sentence_id, told.order - back, sentence.start_char, False))
                    break


def _recent(timex: Timex, article: Any) -> bool:
    """Whether a day is one of the last before the publication, so that it can be the day of the news."""
    published, _ = published_day(article)
    return timex.precision in ("day", "minute") and timex.first is not None and (published is None or 0 <= (published - timex.first).days <= 14)


def _date_undated(stories: list[Story], rows: Any, timexes: dict[str, list[Timex]]) -> None:
    """The article's main meeting, held but undated, took place by the day of what was said about it, or of publication."""
    if not stories:
        return
    main = min(stories, key=lambda story: min(t.order for t in story.told if not t.in_title))
    first = min((t for t in main.told if not t.in_title), key=lambda t: t.order)
    aside = first.telling.bygone or first.order > LEAD
    if aside or any(t.telling.date for t in main.told) or main.status[0] != "held" or main.kind not in ("meeting", "summit", "multilateral"):
        return
    said = [timex for sentence in rows.itertuples() for timex in reported_days(sentence.text, timexes.get(sentence.sentence_id, ()))]
    elsewhere = {(t.telling.date.first, t.telling.date.last) for story in stories for t in story.told if t.telling.date}
    said = [timex for timex in said if (timex.first, timex.last) not in elsewhere]
    published, basis = published_day(main.article)
    if said:
        latest = max(timex.first for timex in said)
        main.inferred_day = (latest, latest)
    elif published and basis == "stated":
        main.inferred_day = (published - DAY, published)
