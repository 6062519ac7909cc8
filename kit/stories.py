"""The meetings of one article: every telling of the same meeting brought together."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from .corpus import Corpus
from .cues import Words, any_of, triggers
from .dates import published_day, sentence_timexes
from .events import Telling, tellings
from .holders import people
from .listings import passage
from .names import names
from .parties import Party
from .story import FRESH, Gazetteer, Story, Told, overlap, persons_by_side, same_parties
from .supplements import add_delegations, add_leaders, at_gathering, date_undated, from_before, from_series, in_turn, within_visit

LONG_PAST = 60  # days before the publication, from which on a year that is told is not that of the news
_EARLIER = re.compile(r"\W*(?:sebelumnya|sebelum\s+ini|terakhir)\b", re.I)

# a clause in front of the sentence: "Setelah menemui X, …"
_CLAUSE = re.compile(r"\W*(?:setelah|sesudah|usai|seusai|selepas|sebelum|saat|ketika|sewaktu|dalam)\s[^.;,]*,(?!\d)\s*", re.I)


def article_stories(corpus: Corpus) -> Iterator[Story]:
    """The meetings of every article, in the order of the articles; the people named by office alone are looked up first."""
    gazetteer = Gazetteer(names(corpus.folder))
    known_people = people(corpus)
    timexes = sentence_timexes(corpus)
    sentences: dict[str, list[Any]] = defaultdict(list)
    for sentence in corpus.sentences.itertuples():
        sentences[sentence.article_id].append(sentence)
    for article in corpus.articles.itertuples():
        rows = sentences.get(article.article_id, [])
        known = known_people.named(article, rows)
        published, _ = published_day(article)
        told = []
        before: list[list[Party]] = []
        named: Counter = Counter()
        calling = False
        persons: dict[str, Party] = {}
        for order, sentence in enumerate(rows):
            here = known[sentence.sentence_id]
            named.update(party.entity_id for party in here if party.kind == "person" and party.side)
            persons.update((party.entity_id, party) for party in here if party.kind == "person" and party.side)
            protagonist = persons[named.most_common(1)[0][0]] if named else None
            calling = calling or _call_after_call().search(sentence.text) is not None
            read = passage(sentence, rows[order + 1] if order + 1 < len(rows) and not sentence.in_title else None, known, known_people.mentions, timexes)
            for telling in tellings(read.text, read.parties, read.mentions, read.timexes, before, protagonist):
                telling = _long_before(_not_past(_by_then(telling, read.text, published), published), read.text, published)
                telling = replace(telling, kind="call") if calling and telling.kind == "meeting" and telling.place is None and any_of("by_telephone").match(telling.trigger.form) else telling  # behind "serangkaian panggilan telepon"
                told.append(Told(telling, article.article_id, sentence.sentence_id, order, sentence.start_char, bool(sentence.in_title), read.rest))
            before = [_subject_first(sentence.text, here), *before[:2]]  # a pronoun reaches no further back
        stories = _gather(article, told, gazetteer)
        add_delegations(stories, rows, known)
        add_leaders(stories, rows, known)
        from_before(stories, rows, known, known_people.mentions, timexes)
        from_series(stories, rows, told, known)
        within_visit(stories, rows, gazetteer)
        date_undated(stories, rows, timexes)
        in_turn(stories)
        at_gathering(stories, rows, known_people.mentions, timexes)
        yield from stories


@cache
def _call_after_call() -> re.Pattern[str]:
    """ "serangkaian panggilan telepon": somebody speaks with many by telephone."""
    return re.compile(rf"{any_of('series').pattern}\s+(?:\w+\s+)?{any_of('nouns', 'call').pattern}", re.I)


def _subject_first(text: str, parties: list[Party]) -> list[Party]:
    """The parties of a sentence, those of a clause in front of it last: of "Setelah menemui X, Y terbang", Y goes on."""
    clause = _CLAUSE.match(text)
    return sorted(parties, key=lambda party: party.start < clause.end()) if clause else parties


def _by_then(telling: Telling, text: str, published: dt.date | None) -> Telling:
    """ "X akan menelepon Y setelah bertemu Z pada Selasa": not yet, where that day is not past either."""
    over = telling.status == "held" and telling.status_words is not None and re.fullmatch(r"setelah|sesudah|usai|seusai", telling.status_words.value, re.I)
    to_come = over and published is not None and telling.date is not None and telling.date.first is not None and telling.date.first >= published
    said = re.search(rf"(?P<said>{any_of('to_come').pattern})[^.;:!?\"“”]*$", text[: telling.status_words.start], re.I) if to_come else None
    if said and telling.date.first == published and not any(0 <= trigger.start - said.end("said") <= 1 for trigger in triggers(text)):
        said = None  # "X mengatakan ekspor akan naik setelah bertemu Y hari ini"
    return replace(telling, status="planned", status_words=Words(*said.span("said"), said["said"])) if said else telling


def _not_past(telling: Telling, published: dt.date | None) -> Telling:
    """What is still to come has no day that is past: that day is of something else, such as of who said so."""
    ahead = telling.status in ("planned", "possible") and telling.status_words is not None
    past = published is not None and telling.date is not None and telling.date.last is not None and telling.date.last < published
    if ahead and past and telling.parties and (published - telling.date.last).days > 1 and re.fullmatch(r"(?:untuk|guna)\b.*", telling.status_words.value, re.I):
        return replace(telling, status="held", date=replace(telling.date, basis="inferred"))  # "Pada 10 Mei ia berkunjung ke sana untuk bertemu X", told days later
    called_off = telling.status == "cancelled" and telling.status_words is not None and any_of("about_it").fullmatch(telling.status_words.value) is not None
    return replace(telling, date=None) if (ahead or called_off) and past else telling  # "membatalkan pertemuan itu pada Jumat lalu": the day on which it was called off


def _long_before(telling: Telling, text: str, published: dt.date | None) -> Telling:
    """What "Sebelumnya, X bertemu Y pada 5 Juni" tells weeks later, or "X bertemu Y pada 2013" years later, is another meeting than the news."""
    earlier = published is not None and telling.date is not None and telling.date.last is not None and (published - telling.date.last).days > FRESH
    far = earlier and telling.parties and telling.date.precision == "year" and (published - telling.date.last).days > LONG_PAST and telling.status == "held"  # "Dia mengunjungi X pada 2013": not the news
    return replace(telling, former=True) if far or (earlier and _EARLIER.match(text)) else telling


def _gather(article: Any, told: list[Told], gazetteer: Gazetteer) -> list[Story]:
    """Tellings with parties become meetings; then those that point back, or only name a place or a date, join them."""
    stories: list[Story] = []
    for item in sorted((t for t in told if t.telling.parties), key=lambda t: (t.in_title, t.order)):
        match = next((story for story in reversed(stories) if _fits(story, item, gazetteer, told)), None)
        if match is None and item.telling.pointing and item.telling.trigger.shape == "noun" and item.telling.kind not in ("visit", "call"):
            match = next((story for story in reversed(stories) if story.status[0] == item.telling.status == "held" and story.kind not in ("visit", "call") and any(0 < item.order - t.order <= 2 and t.telling.parties for t in story.told)), None)  # "Pertemuan itu turut diikuti Z"
        if match is None and not item.in_title:
            stories.append(match := Story(article))
        if match is not None:
            match.add(item)
    main = stories[0] if stories else None
    for item in (t for t in told if not t.telling.parties and not t.in_title and not t.telling.series):
        guests = {party.identity for party in item.telling.guests}
        apart = item.telling.former and item.telling.date is not None  # another of the same, on a day of its own
        fitting = [story for story in stories if (apart or _fits(story, item, gazetteer, told)) and (not guests or guests & {party.identity for party, _ in story.parties})]
        just_told = [story for story in fitting if any(t.order == item.order - 1 and t.telling.parties for t in story.told)]
        begun = [story for story in fitting if min(t.order for t in story.told if t.telling.parties) <= item.order] or ([] if item.telling.date else fitting)  # what is told of later is not meant
        placed = [story for story in begun if item.telling.place and gazetteer.specific([item.telling.place.value]) in story.places]
        if not item.telling.pointing:
            just_told = [story for story in just_told if story.status[0] == "held"]
        chosen = just_told or placed or ([main] if main in fitting else begun)
        if chosen and item.telling.former and (item.telling.date or item.telling.place):  # "Kunjungan serupa dilakukan pada Desember 2016": the same, at another time
            again = Story(article)
            again.add(replace(item, telling=replace(item.telling, parties=tuple(party for party, _ in chosen[-1].parties))))
            stories.append(again)
        elif chosen:
            chosen[-1].add(item)
    for story in stories:
        story.told.sort(key=lambda t: (t.in_title, t.order))
    return stories


def _of_delegations(story: Story, telling: Telling) -> bool:
    """Whether the one names the states alone and the other their persons, near it and not on another day: "AS meminta pertemuan dengan Indonesia. Pertemuan antara X dan Y pun terlaksana"."""
    persons = [any(party.kind == "person" for party in parties) for parties in ([party for party, _ in story.parties], telling.parties)]
    sides = [set(story.by_side), {party.stands_for for party in telling.parties}]
    days = [date for date in (story.date and story.date[0], telling.date) if date and date.first]
    return persons[0] != persons[1] and sides[0] == sides[1] and story.kind == telling.kind == "meeting" and (len(days) < 2 or overlap(*((day.first, day.last) for day in days)))


def _where_they_are(story: Story, told: list[Told]) -> list[str]:
    """The state where a held meeting without a place is, because the article has told of one party's visit to the state of another."""
    first = min((t.order for t in story.told if t.telling.parties), default=0)
    visits = [t.telling.parties for t in told if t.telling.kind == "visit" and t.telling.status == "held" and t.order <= first and not t.in_title]
    hosts = {party.side for parties in visits if story.persons & {party.entity_id for party in parties} for party in parties if party.kind == "state" and party.side in story.by_side}
    return [*hosts] if len(hosts) == 1 and story.kind not in ("visit", "call") and story.status[0] == "held" and not story.places else []


def _fits(story: Story, item: Told, gazetteer: Gazetteer, told: list[Told]) -> bool:
    telling = item.telling
    sides = {party.stands_for for party, _ in story.parties}
    if telling.kind == "multilateral" and len(sides) == 2 and sides < {party.stands_for for party in telling.parties}:
        return False  # what two do is not what they and a third do
    if telling.parties:
        if not same_parties(story.by_side, persons_by_side(telling.parties)) or not story.may_be(telling):
            return False
        if telling.former != any(t.telling.former for t in story.told if t.telling.parties) and not (telling.date and telling.date.first and story.date):
            return False
        status, said = story.status
        if telling.status == "cancelled" and story.status[0] == "held" and story.date and telling.status_words and re.match(r"(?:tidak|tak)\s+(?:akan|berencana|berniat)\b", telling.status_words.value, re.I):
            return False  # "tidak berencana bertemu": what is to come, and no word of the one that was
        if _of_delegations(story, telling) and "cancelled" not in (status, telling.status):
            return True
        if telling.again and telling.status == "planned" and status == "held":
            return False
        points_back = telling.pointing and story.kind == "visit"  # "dalam kunjungan ini, …" of one that is still to come
        by_then = status == "planned" and telling.status_words and re.fullmatch(r"setelah|sesudah|usai|seusai", telling.status_words.value, re.I) and not (telling.date or telling.place)  # "Setelah bertemu Presiden, ia akan …": of a meeting that is still to come
        if status != telling.status and said and telling.status_words and "held" in (status, telling.status) and not points_back and not by_then:
            return False
        if status != telling.status and "held" in (status, telling.status):
            enough = 1 if story.kind == "visit" else 2  # of a visit, one and the state
            if len(story.persons & {party.entity_id for party in telling.parties if party.kind == "person"}) < enough:
                return False
    elif (story.kind == "call") != (telling.kind == "call") or (story.kind == "visit") != (telling.kind == "visit"):
        return False
    elif story.status[0] != "held" and telling.status_words and telling.status == "held" and (telling.place or telling.date):
        return False
    elif story.status[0] == "held" and telling.status_words and telling.status != "held" and telling.date:
        return False
    dates, date = story.date, telling.date
    if date and date.weekday is not None and not date.first and not dates and story.weekdays and date.weekday not in story.weekdays:
        return False
    if date and date.day and story.calendar_days and (date.month, date.day) not in story.calendar_days:
        return False
    if telling.date and telling.date.first and dates and not overlap((dates[0].first, dates[0].last), (telling.date.first, telling.date.last)):
        return False
    if telling.parties and story.kind == telling.kind == "visit" and not {party.side for party, _ in story.parties if party.kind == "state"} & {party.side for party in telling.parties if party.kind == "state"}:
        return False  # a visit of the one to the other is not that of the other to the one
    if telling.parties and story.kind == telling.kind == "visit" and not (date and date.first):
        return True  # one journey to a state, from city to city
    return not telling.place or gazetteer.agree(story.places or _where_they_are(story, told), [telling.place.value])
