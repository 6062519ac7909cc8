"""Who is meant where an office is named and nobody by name: known from the article, the corpus, or the lexicon of office-holders."""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from rapidfuzz.distance import OSA

from . import lexicons, tenures
from .corpus import Corpus, per_corpus
from .dates import published_day
from .entities import entity_mentions
from .names import Names, fold, names
from .outlets import Outlets
from .parties import SPOUSE, Mention, Party, counterpart, find_parties

LEADERS = ("head_of_state", "head_of_government")
NEAR = 366  # days between two articles, within which an office is taken to be held by the same
UNIQUE_OFFICES = frozenset({*LEADERS, "foreign_minister", "defence_minister", "vice_president", "secretary_general", "leader"})


class People:
    """The parties of every sentence of a corpus, and who holds which office in it."""

    def __init__(self, corpus: Corpus) -> None:
        self._lexicon = names(corpus.folder)
        self.mentions = _mentions(corpus, self._lexicon)
        outlets = Outlets(corpus.folder)
        self._parties = {
            sentence.sentence_id: [party for party in find_parties(sentence.text, self.mentions[sentence.sentence_id]) if party.kind != "body" or outlets.known(party.name) is None]  # who reports meets nobody
            for sentence in corpus.sentences.itertuples()
        }
        self._holders: dict[tuple[str, str], dict[str, Counter]] = defaultdict(lambda: defaultdict(Counter))
        stands_for: dict[str, Counter] = defaultdict(Counter)
        for sentence_id, parties in self._parties.items():
            for party in parties:
                if party.kind == "person" and party.side:
                    stands_for[party.entity_id][party.side] += 1
                    for office in _offices(party):
                        self._holders[office, party.side][sentence_id.rsplit("#", 1)[0]][party.entity_id] += 1
        self._along: dict[str, set[str]] = defaultdict(set)  # article -> who comes along as wife or husband
        for sentence_id, parties in self._parties.items():
            self._along[sentence_id.rsplit("#", 1)[0]].update(party.entity_id for party in parties if party.office == SPOUSE)
        for sentence_id, parties in self._parties.items():  # "sang istri Wury Contoh": who bears the name and an office is not meant
            self._along[sentence_id.rsplit("#", 1)[0]] -= {party.entity_id for party in parties if party.office and party.office != SPOUSE}
        self._days = {article.article_id: published_day(article)[0] for article in corpus.articles.itertuples()}
        self._named: dict[str, Counter] = defaultdict(Counter)  # article -> names of the persons in it
        for sentence_id, mentions in self.mentions.items():
            self._named[sentence_id.rsplit("#", 1)[0]].update(mention.name for mention in mentions if mention.type == "PER")
        self._held: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # article -> person -> the offices named with him
        for sentence_id, parties in self._parties.items():
            for party in parties:
                if party.kind == "person" and party.office:
                    self._held[sentence_id.rsplit("#", 1)[0]][party.name].add(party.office)
        self._sides = {person: sides.most_common(1)[0][0] for person, sides in stands_for.items()}

    def named(self, article: Any, rows: Sequence[Any]) -> dict[str, list[Party]]:
        """The parties of each sentence of an article, office-holders under their names; "sang presiden" is dropped where nobody can be meant."""
        day, _ = published_day(article)
        recent: dict[str, Party] = {}  # office, and the words for it -> who was last named with it
        found: dict[str, list[Party]] = {}
        offices = self._offices_in(rows)
        for sentence in rows:
            here: list[Party] = []
            for party in self._parties[sentence.sentence_id]:
                whole = self._completed(self._respelled(party, article.article_id), article.article_id, day, recent, here)
                if whole is None:
                    continue
                if whole.kind == "person" and whole.office is None:
                    whole = replace(whole, office=offices.get(whole.entity_id))
                here.append(whole)
                if whole.kind == "person" and whole.office != SPOUSE:
                    recent[f"side:{whole.side}"] = recent[f"{whole.form} {whole.side}"] = whole
                    if whole.side == lexicons.load("roles")["home"]:
                        recent.update(dict.fromkeys((f"home:{office}" for office in _offices(whole)), whole))
                    recent.update(dict.fromkeys([*(_offices(whole) or [whole.office]), f"form:{whole.form}"], whole))
            found[sentence.sentence_id] = here
        return found

    def _offices_in(self, rows: Sequence[Any]) -> dict[str, str]:
        """entity_id -> the office of which there is one in a state, under which the article first names a person."""
        found: dict[str, str] = {}
        for sentence in rows:
            for party in self._parties[sentence.sentence_id]:
                if party.kind == "person" and party.office in UNIQUE_OFFICES:
                    found.setdefault(party.entity_id, party.office)
        return found

    def _respelled(self, party: Party, article_id: str) -> Party:
        """The party under the name that is meant where it is misspelt: "PM China Wen Jibao", "Nawas Sharif" beside "Nawaz Sharif"."""
        if party.kind != "person" or self._is_known(party.name):
            return party
        named = self._named[article_id]
        ours = named[party.name]
        held = self._held[article_id]
        others = [
            name
            for name, times in named.items()
            if name != party.name and (self._is_known(name) or times > ours) and " " in name and spelt_alike(party.name, name) and not (held[party.name] and held[name] and not held[party.name] & held[name])
        ]  # who hold different offices are two
        if party.side and party.office in UNIQUE_OFFICES:  # "Presiden Jerman Steinmeier" is the one of that name
            others += [name for name, _, _ in tenures.held(party.office, self._key(party.side)) if spelt_alike(party.name, name) or fold(name).split()[-1:] == fold(party.name).split()]
        return replace(party, name=others[0], entity_id=f"PER:{others[0]}", resolved_by="spelling") if len(set(others)) == 1 else party

    def _is_known(self, name: str) -> bool:
        """Whether the lexicon has a person of this name."""
        hit = self._lexicon.exact(name)
        return hit is not None and hit.name.kind == "person"

    def _completed(self, party: Party, article_id: str, day: dt.date | None, recent: dict[str, Party], here: list[Party]) -> Party | None:
        """The party with its side, and with its name where somebody is known to hold the office; None for one without a side whom nobody fits."""
        if party.kind == "person":
            office = party.office or (SPOUSE if party.entity_id in self._along[article_id] else None)
            return replace(party, side=party.side or self._sides.get(party.entity_id), office=office)
        if party.resolved_by == "pointing":  # "diplomat senior China tersebut": who was last named of that side
            whom = recent.get(f"side:{party.side}")
            return replace(whom, start=party.start, end=party.end, resolved_by="role") if whom else replace(party, resolved_by="role")
        if party.kind != "role":
            return party
        if party.side is None:  # "sang presiden", "Menlu" alone: who was last named with the office; with a capital, first of all who holds it at home
            whom = (recent.get(f"home:{party.office}") if party.name[0].isupper() else None) or recent.get(f"form:{party.form}") or recent.get(party.office) or (next((p for p in reversed(recent.values()) if p.office and p.office.endswith("minister")), None) if party.office == "minister" else None)
            if whom is None and party.name[0].isupper() and any(key and key.startswith("home:") for key in recent):
                home = lexicons.load("roles")["home"]
                listed = tenures.office_holder(party.office, self._key(home), day)
                return self._as(replace(party, side=home), f"PER:{listed}", "lexicon", party.office) if listed else None
            return whom and replace(whom, start=party.start, end=party.end, resolved_by="role")
        office = party.office
        if counterpart().fullmatch(office):  # "mitranya dari Jepang" holds the same office as the one before
            before = next((p for p in reversed([*recent.values(), *here]) if p.kind == "person" and p.office), None)
            office = before.office if before and before.side != party.side else office
        if office not in UNIQUE_OFFICES:
            whom = recent.get(f"{party.form} {party.side}")  # "Wakil Menteri Luar Negeri Iran", whom the article has named with it
            return replace(whom, start=party.start, end=party.end, resolved_by="role") if whom else party
        in_article, anywhere = self._holders.get((office, party.side), {}).get(article_id), self._told_elsewhere(office, party.side, day)
        if in_article:
            return self._as(party, in_article.most_common(1)[0][0], "role", office)
        side = self._key(party.side)
        ever = {name for name, _, _ in tenures.held(office, side)} & set(self._named[article_id])
        if len(ever) == 1:  # the article names the holder without the office
            return self._as(party, f"PER:{ever.pop()}", "role", office)
        listed = tenures.office_holder(office, side, day)
        if len(anywhere) == 1 and listed in (None, anywhere[0].split(":", 1)[1]):
            return self._as(party, anywhere[0], "corpus", office)
        return self._as(party, f"PER:{listed}", "lexicon", office) if listed else party

    def _told_elsewhere(self, office: str, side: str, day: dt.date | None) -> list[str]:
        """Whom other articles name with an office, those aside that are years away."""
        return [person for person, days in self._days_told[office, side].items() if day is None or not days or _is_near(day, days)]

    @cached_property
    def _days_told(self) -> dict[tuple[str, str], dict[str, list[dt.date]]]:
        """Office and side -> whom articles name with it -> the days of these articles, in order; no day, where one of them has none."""
        found: dict[tuple[str, str], dict[str, list[dt.date]]] = defaultdict(dict)
        for held, articles in self._holders.items():
            days: dict[str, set[dt.date | None]] = defaultdict(set)
            for article_id, persons in articles.items():
                for person in persons:
                    days[person].add(self._days[article_id])
            found[held] = {person: [] if None in of else sorted(of) for person, of in days.items()}
        return found

    def _as(self, party: Party, entity_id: str, resolved_by: str, office: str) -> Party:
        return replace(party, kind="person", entity_id=entity_id, name=entity_id.split(":", 1)[1], office=office, resolved_by=resolved_by)

    def _key(self, side: str) -> str | None:
        """The side as `holders.yml` has it: the code of a state, the name of an organisation."""
        hit = self._lexicon.exact(side)
        return (hit.name.state or hit.name.name) if hit else None


@per_corpus
def people(corpus: Corpus) -> People:
    """The people of a corpus, looked up once."""
    return People(corpus)


@per_corpus
def office_holders(corpus: Corpus) -> dict[str, list[Party]]:
    """article_id -> those who are named by office alone, each under the name of who held it, `start` and `end` in the article's text."""
    sentences: dict[str, list[Any]] = defaultdict(list)
    for sentence in corpus.sentences.itertuples():
        sentences[sentence.article_id].append(sentence)
    found: dict[str, list[Party]] = {}
    for article in corpus.articles.itertuples():
        rows = sentences.get(article.article_id, [])
        named = people(corpus).named(article, rows)
        found[article.article_id] = [
            replace(party, start=row.start_char + party.start, end=row.start_char + party.end)
            for row in rows
            for party in named[row.sentence_id]
            if party.kind == "person" and party.resolved_by not in ("name", "spelling")
        ]
    return found


def spelt_alike(name: str, other: str) -> bool:
    """Whether one name can be a misspelling of another, word by word: "Nawas Sharif" of "Nawaz Sharif"; a last name alone of a whole one."""
    ours, theirs = (fold(one).split() for one in (name, other))
    if len(ours) == 1 and len(theirs) > 1 and len(ours[0]) > 6:
        theirs = theirs[-1:]
    return len(ours) == len(theirs) and name != other and all(one == two or (min(len(one), len(two)) > 4 and one[0] == two[0] and OSA.distance(one, two) <= (1 if len(two) < 8 else 2)) for one, two in zip(ours, theirs))


def _is_near(day: dt.date, days: Sequence[dt.date]) -> bool:
    """Whether one of these days, which are in order, is within NEAR of a day."""
    at = bisect(days, day)
    return any(abs((one - day).days) <= NEAR for one in days[max(0, at - 1) : at + 1])


def _offices(party: Party) -> list[str]:
    """The offices under which a person may be meant: a president is also a leader."""
    if party.office not in UNIQUE_OFFICES:
        return []
    return [party.office, "leader"] if party.office in LEADERS else [party.office]


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
