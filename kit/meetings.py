"""Who met whom, where and when: one row for one real meeting, across all articles, with the words each cell rests on."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from . import decisions, register, tables
from .bounds import publication_bounds
from .computed import kept
from .corpus import Corpus, per_corpus
from .decisions import Decision
from .differences import differences
from .merging import Group, merge
from .names import names
from .parties import Party
from .verdicts import CHECKS, lead, story_names, verdicts
from .stories import article_stories
from .story import Gazetteer, Story, Told

if TYPE_CHECKING:
    import pandas as pd


class Chronology(NamedTuple):
    """The six tables of the chronology."""

    meetings: "pd.DataFrame"
    participants: "pd.DataFrame"
    evidence: "pd.DataFrame"
    discrepancies: "pd.DataFrame"
    merges: "pd.DataFrame"
    publication_bounds: "pd.DataFrame"


class _WorkedOut(NamedTuple):
    chronology: Chronology
    stories: dict[str, list[Story]]  # by meeting_id
    applied: set[str]  # ids of the decisions that fit


@kept(*Chronology._fields, make=Chronology, besides=lambda corpus: register.content(corpus.folder))
def chronology(corpus: Corpus) -> Chronology:
    """The meetings that the corpus tells of: tables meetings (one row per real meeting, by date), participants, evidence, discrepancies, merges, publication_bounds."""
    return _worked_out(corpus).chronology


@per_corpus
def _worked_out(corpus: Corpus) -> _WorkedOut:
    gazetteer = Gazetteer(names(corpus.folder))
    stories = list(article_stories(corpus))
    made = verdicts(corpus, stories)
    meetings = [_Meeting(group, gazetteer) for group in merge(stories, gazetteer, made)]
    for number, decision in made.on_cells:
        next(meeting for meeting in meetings if number in meeting.group.numbers).decided.append(decision)
    meetings.sort(key=lambda meeting: meeting.sort_key)
    ids = register.ids(corpus.folder, [(keys, meeting.base_id) for keys, meeting in zip(_keys(meetings), meetings)])
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in Chronology._fields}
    for meeting_id, meeting in zip(ids, meetings):
        merged = [dict(article_id=article_id, grounds=grounds) for article_id, grounds in meeting.group.grounds.items()]
        rows["meetings"].append(dict(meeting_id=meeting_id, **meeting.row))
        for name, found in (("participants", meeting.participants), ("evidence", meeting.evidence), ("discrepancies", differences(meeting.group.stories, meeting.evidence, gazetteer)), ("merges", merged)):
            rows[name] += [dict(meeting_id=meeting_id, **row) for row in found]
        rows["publication_bounds"] += [dict(meeting_id=meeting_id, **row) for row in publication_bounds(meeting.group.stories)]
    tables_of = Chronology(*(tables.frame(name, rows[name]) for name in Chronology._fields))
    return _WorkedOut(tables_of, {meeting_id: meeting.group.stories for meeting_id, meeting in zip(ids, meetings)}, made.applied)


def meeting_tellings(corpus: Corpus, *meeting_ids: str) -> dict[str, Any]:
    """What a decision on these meetings is about, for `kit.decide`: the sentence of each article that first tells of one, and the parties there.

    Raises ValueError for an id that no meeting has.
    """
    found = _worked_out(corpus).stories
    sentences = corpus.sentences.set_index("sentence_id")
    rows = []
    for meeting_id in meeting_ids:
        if meeting_id not in found:
            raise ValueError(f"there is no meeting {meeting_id!r}; the meetings are: {', '.join(found) or 'none'}")
        for story in found[meeting_id]:
            sentence = sentences.loc[lead(story).sentence_id]
            start, end = int(sentence["start_char"]), int(sentence["end_char"])
            article_id = story.article.article_id
            rows.append(dict(article_id=article_id, start_char=start, end_char=end, words=corpus.texts[article_id][start:end], parties=sorted(story_names(story))))
    return {"tellings": rows}


def _stale(corpus: Corpus, decision: Decision) -> str | None:
    """Why a decision on a meeting fits nothing any more; None when it does."""
    if decision.id in _worked_out(corpus).applied:
        return None
    gone = (decisions.stale_span(corpus, replace(decision, on=telling)) for telling in decision.on["tellings"])
    return next(filter(None, gone), "the sentences stand there, but the kit finds no such meetings in them any more")


for _act, _check in CHECKS.items():
    decisions.owns(_act, check=_check, stale=_stale, annotated=True)


def _keys(meetings: list["_Meeting"]) -> list[list[str]]:
    """What the stories of each meeting are registered under: where the article first tells of it, and of several that one word tells of, where their parties stand."""
    first = [[(f"{told.article_id}@{told.offset + told.telling.trigger.start}", told) for told in map(lead, meeting.stories)] for meeting in meetings]
    times = Counter(place for of_meeting in first for place, _ in of_meeting)
    return [[place if times[place] == 1 else f"{place}+{'-'.join(str(start) for start in sorted(told.offset + party.start for party in told.telling.parties))}" for place, told in of_meeting] for of_meeting in first]


class _Meeting:
    """One real meeting, told by one or more articles."""

    def __init__(self, group: Group, gazetteer: Gazetteer) -> None:
        self.group, self.stories, self.gazetteer = group, group.stories, gazetteer
        self.told = [told for story in self.stories for told in story.told]
        self.dated = min((story for story in self.stories if story.interval[0]), key=_sureness, default=None)
        self.decided: list[Decision] = []  # to correct and to annotate, the later ones behind

    @property
    def _corrected(self) -> dict[str, Any]:
        return {name: value for decision in self.decided if decision.act == "correct" for name, value in decision.value.items()}

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
        return (self.row["date_start"] or "9999", self.base_id, self.told[0].article_id, self.told[0].order)

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
        row = dict(
            kind=self.kind, status=self.status,
            date_start=start and start.isoformat(), date_end=end and end.isoformat(), date_precision=precision, date_basis=basis,
            place=self.gazetteer.specific(places), venue=max(venues, key=len, default=None), setting=max(settings, key=len, default=None),
            participants=[row["name"] for row in self.participants if row["role"] == "party"],
            n_sources=len({told.article_id for told in self.told}),
            decided_by=[decision.id for decision in self.decided], notes=[decision.value for decision in self.decided if decision.act == "annotate"],
        )  # fmt: skip
        return {**row, **self._decided_row}

    @property
    def _decided_row(self) -> dict[str, Any]:
        """The cells that were corrected."""
        corrected = {name: value for name, value in self._corrected.items() if name != "participants"}
        if "date_start" in corrected:
            start, end = corrected["date_start"], corrected["date_end"]
            corrected.update(date_precision="unknown" if start is None else "day" if start == end else "range", date_basis="decided")
        return corrected

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
        if named := self._corrected.get("participants"):
            first = next(iter(found.values()))
            found = {name: found.get(name, {**first, "entity_id": None, "name": name, "side": None, "resolved_by": "decision"}) for name in named}
        others = {(party.name, role): _participant(party, told, role) for told in self.told for party, role in told.telling.others}
        sides = list(dict.fromkeys(row["side"] for row in found.values()))
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
                    rows.append(dict(article_id=told.article_id, sentence_id=told.sentence_at(words.start), attribute=attribute, value=value or words.value, **place))
        return rows


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
