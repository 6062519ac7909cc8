"""The meetings of one article: every telling of the same meeting brought together."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from .circumstances import reported_days
from .corpus import Corpus
from .dates import Timex, published_day, sentence_timexes
from .entities import entity_mentions
from .events import Telling, delegation, tellings
from .names import Names, names
from .parties import Mention, Party, find_parties
from .readings import DAY

LEADERS = ("head_of_state", "head_of_government")
LEAD = 4  # sentences, headline and deck among them, in which an article tells its own news
UNIQUE_OFFICES = frozenset({*LEADERS, "foreign_minister", "defence_minister", "vice_president", "secretary_general", "leader"})


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

    @cached_property
    def status(self) -> tuple[str, bool]:
        """held, planned, possible or cancelled, and whether words say so."""
        said = [t.telling.status for t in self.told if t.telling.status_words and t.telling.parties]
        if "cancelled" in said:
            return "cancelled", True
        if said:
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
    lexicon = names(corpus.folder)
    gazetteer = Gazetteer(lexicon)
    mentions = _mentions(corpus, lexicon)
    parties = {sentence.sentence_id: find_parties(sentence.text, mentions[sentence.sentence_id]) for sentence in corpus.sentences.itertuples()}
    holders, sides = _affiliations(parties)
    timexes = sentence_timexes(corpus)
    sentences = dict(iter(corpus.sentences.groupby("article_id", sort=False)))
    for article in corpus.articles.itertuples():
        rows = sentences.get(article.article_id)
        if rows is None:
            continue
        known = {sentence.sentence_id: [_completed(party, article.article_id, holders, sides) for party in parties[sentence.sentence_id]] for sentence in rows.itertuples()}
        told = []
        before: list[list[Party]] = []
        for order, sentence in enumerate(rows.itertuples()):
            here = known[sentence.sentence_id]
            for telling in tellings(sentence.text, here, mentions[sentence.sentence_id], timexes.get(sentence.sentence_id, ()), before):
                told.append(Told(telling, article.article_id, sentence.sentence_id, order, sentence.start_char, bool(sentence.in_title)))
            before = [here, *before[:2]]  # a pronoun reaches no further back
        stories = _gather(article, told, gazetteer)
        _add_delegations(stories, rows, known)
        _date_undated(stories, rows, timexes)
        yield from stories


def _mentions(corpus: Corpus, lexicon: Names) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    starts = dict(zip(corpus.sentences["sentence_id"], corpus.sentences["start_char"]))
    looked_up = {entity_id: lexicon.exact(entity_id.split(":", 1)[1]) for entity_id in set(entity_mentions(corpus)["entity_id"])}
    for row in entity_mentions(corpus).itertuples():
        name, hit = row.entity_id.split(":", 1)[1], looked_up[row.entity_id]
        known = hit.name if hit and hit.name.type == row.type else None
        state = lexicon.states[known.state].name if known and known.state in lexicon.states else None
        kind = "capital" if name in lexicon.capitals else known.kind if known else ""
        offset = starts[row.sentence_id]
        found[row.sentence_id].append(Mention(row.start_char - offset, row.end_char - offset, row.entity_id, name, row.type, kind, state))
    return found


def _affiliations(parties: dict[str, list[Party]]) -> tuple[dict[tuple[str, str], dict[str, Counter]], dict[str, str]]:
    """Who holds an office of a side, by article; and the side that a person mostly stands for."""
    holders: dict[tuple[str, str], dict[str, Counter]] = defaultdict(lambda: defaultdict(Counter))
    stands_for: dict[str, Counter] = defaultdict(Counter)
    for sentence_id, found in parties.items():
        for party in found:
            if party.kind == "person" and party.side:
                stands_for[party.entity_id][party.side] += 1
                if party.office in UNIQUE_OFFICES:
                    for office in {party.office, "leader"} if party.office in LEADERS else {party.office}:
                        holders[office, party.side][sentence_id.rsplit("#", 1)[0]][party.entity_id] += 1
    return holders, {person: sides.most_common(1)[0][0] for person, sides in stands_for.items()}


def _completed(party: Party, article_id: str, holders: dict, sides: dict[str, str]) -> Party:
    """The party with its side, and with its name where the article or the corpus says who holds the office."""
    if party.kind == "person":
        return party if party.side else replace(party, side=sides.get(party.entity_id))
    if party.kind != "role" or party.office not in UNIQUE_OFFICES:
        return party
    found = holders.get((party.office, party.side), {})
    here = found.get(article_id)
    anywhere = sum(found.values(), Counter())
    if not here and len(anywhere) != 1:
        return party  # nobody, or several people over the years
    person = (here or anywhere).most_common(1)[0][0]
    return replace(party, kind="person", entity_id=person, name=person.split(":", 1)[1], resolved_by="role" if here else "corpus")


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
        if not same_parties(story.by_side, persons_by_side(telling.parties)) or not _same_kind(story.kind, telling.kind):
            return False
        status, said = story.status
        if status != telling.status and said and telling.status_words:
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
