"""Sentences that tell of a meeting, read into tellings: parties and circumstances, each with its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from . import insertions
from .both import can_meet, resolve_both
from .circumstances import Circumstances
from .company import Company
from .cues import Trigger, Words, any_of, cue_lexicon, find_settings, series, triggers
from .dates import Timex
from .parties import Mention, Party
from .venues import named_at


@dataclass(frozen=True)
class Telling:
    """One sentence's telling of one meeting. Without parties it points back, or at a meeting told elsewhere in the article."""

    trigger: Trigger
    parties: tuple[Party, ...]
    kind: str
    status: str
    status_words: Words | None  # None: nothing says it; a meeting told without a cue is held
    date: Timex | None
    place: Words | None
    setting: Words | None
    duration: Words | None
    pointing: bool
    bygone: bool = False  # told only to date something else
    others: tuple[tuple[Party, str], ...] = field(default=())  # hosts and mediators
    venue: Words | None = None
    former: bool = False  # another meeting than the news: "pertemuan terakhir keduanya"
    guests: tuple[Party, ...] = ()  # who comes, where the sentence names no destination; whom one meets, where it does not name who
    series: bool = False  # somebody meets many, who are told of later: "bertemu sejumlah pemimpin"
    in_turn: bool = False  # the sentence goes on from the meeting told before, on the same day
    carried: bool = False  # a verb says that the noun took place: "mengadakan pertemuan"
    again: bool = False  # "akan bertemu kembali": another meeting than one that was held


def tellings(text: str, parties: Sequence[Party], mentions: Sequence[Mention], timexes: Sequence[Timex], before: Sequence[Sequence[Party]], protagonist: Party | None = None) -> list[Telling]:
    """Every telling of a sentence.

    before: the parties of the sentences before it, the nearest first; protagonist: whom the article has named most so far.
    """
    aside = insertions.spans(text)
    whole, text = text, insertions.without(text)
    settings = find_settings(text)
    parties = [party for party in parties if not any(start <= party.start < end for start, end in (*((s.start, s.end) for s in settings), *aside))]
    passing = [(start, end) for start, end in aside if not any_of("plans_of_the_day").search(whole, start, end)]  # "Menurut twit X pada Rabu, Y bertemu …", but not "Menurut jadwal pada Rabu, …"
    timexes = [timex for timex in timexes if not any(start <= timex.start < end for start, end in passing)]
    led = {party.identity for party in parties if _led_by().search(text, 0, party.start)}
    met = [party for party in parties if party.identity not in led]  # "pertemuan yang difasilitasi Raja X": not one of "kedua pemimpin"
    all_triggers = triggers(text, settings)
    told = []
    taken: set[int] = set()  # starts of parties that stand behind a trigger as its object
    game = any_of("not_diplomacy").search(text)
    read: list[tuple[Trigger, Company, list[list[Party]]]] = []
    for trigger in all_triggers:
        if trigger.form == "kedatangan" and any(text[party.end : trigger.start].isspace() and not re.search(r"\b(?:menurut|kata|ujar|bagi|rencana|soal|tentang)\s+$", text[: party.start], re.I) for party in parties) and not re.match(r"[^.;:,]{0,80}\ske\s", text[trigger.end :]):
            trigger = replace(trigger, shape="transitive", kind="meeting")  # "X kedatangan Y"
        company = Company(text, parties, trigger, taken, before, protagonist)
        frames = [resolve_both(frame, met, before) for frame in company.frames()]
        taken |= company.objects
        if trigger.kind == "visit" and frames and not any(party.kind == "state" for frame in frames for party in frame):
            trigger = replace(trigger, kind="meeting")  # "menyambangi Presiden X"
        if trigger.shape != "discussing" or any(can_meet(frame) for frame in frames):  # "bertemu X membahas Y": the second tells of nothing by itself
            read.append((trigger, company, frames))
    live = [trigger for trigger, company, frames in read if frames or trigger.kind != "visit" or company.guests() or not _of_which().search(text, 0, trigger.start)]
    for trigger, company, frames in read:
        around = Circumstances(text, trigger, live, parties, mentions, timexes, settings)
        if around.denied():
            continue
        if trigger.shape == "noun" and not company.pointing and len(frames) == 1 and len(frames[0]) == 1 and frames[0][0].kind == "body" and not text[trigger.end : frames[0][0].start].strip():
            continue  # "pertemuan UE" is of many
        frames = [frame for frame in frames if can_meet(frame) and not (game and all(party.kind == "state" for party in frame))]
        nobody_else = trigger.shape in ("transitive", "going", "discussing") or (company.objects and trigger.shape != "noun")  # "bertemu X" without a subject says nothing of other meetings
        guests = tuple(company.guests()) or tuple(company.met() if not frames else [])
        of_many = not frames and bool(series().search(text))
        if not frames and ((nobody_else and not of_many) or (around.earlier() and not around.retold() and not (around.status()[0] == "planned" and around.date())) or around.following() or (trigger.shape == "arriving" and not guests)):
            continue
        if not frames and trigger.kind == "summit" and _of_a_forum().match(text, trigger.end):
            continue
        alone = not frames and not company.pointing and not any(telling.parties for telling in told)
        if alone and trigger.form in cue_lexicon()["meals"]:
            continue
        status, status_words = around.status()
        date, place, setting, duration, bygone, others = around.date(), around.place(), around.setting(), around.duration(), around.bygone(), around.others()
        general = (trigger.form in cue_lexicon()["general_nouns"] or bygone) and not date and not place
        kept_up = re.search(rf"{any_of('keeping_up').pattern}\s+$", text[: trigger.start], re.I)
        if general and frames and (kept_up or all(party.kind == "state" for frame in frames for party in frame)):
            continue
        if trigger.shape == "discussing" and around.for_this(status_words) and not company.objects:
            continue  # "mengundang X dan Y untuk membahas …"
        if around.for_this(status_words) and not date and not place and frames and all(frame[0].kind in ("state", "body", "group") for frame in frames):
            continue  # "persiapan yang dilakukan pemerintah guna menyambut X"
        if status == "planned" and around.for_this(status_words):  # "melakukan pertemuan pada 9 Maret untuk makan siang bersama": one meeting
            frames = [frame for frame in frames if not any(_same(frame, telling.parties) for telling in told)]
            if not frames:
                continue
        days, places = _own_days(text, frames, timexes), _own_places(text, frames, mentions)
        for number, frame in enumerate(frames or [[]]):
            kind = around.kind(frame)
            host = next((party for party in frame if party.kind == "state"), None)
            city = next((mention.name for mention in mentions if host and mention.start == host.start and mention.kind in ("city", "capital", "region")), None)
            where = Words(host.start, host.end, city or host.name) if kind == "visit" and host and (place is None or len(frames) > 1) else places.get(number, place)
            told.append(Telling(trigger, tuple(frame), kind, status, status_words, days.get(number, date), where, setting, duration, company.pointing, bygone, others, around.venue(), around.former(), guests, of_many, bool(_in_turn().match(text)), company.carried, around.again()))
    return [telling for telling in told if telling.parties or telling.pointing or telling.place or telling.setting or telling.duration or telling.date or telling.others]


def _own_days(text: str, frames: Sequence[Sequence[Party]], timexes: Sequence[Timex]) -> dict[int, Timex]:
    """The day behind each of several counterparts, where more than one has its own: "menemui X, Senin (29/7), dan Y, Selasa (30/7)"."""
    found = {}
    for number, frame in enumerate(frames):
        last = max((party.end for party in frame), default=0)
        day = next((timex for timex in timexes if timex.kind == "date" and timex.precision in ("day", "minute") and timex.start >= last), None)
        if day and re.fullmatch(r"[\s,]*(?:di\s+(?-i:[A-Z])[\w’'.-]*(?:\s+(?-i:[A-Z])[\w’'.-]*)?[\s,]+)?(?:pada\s+)?(?:hari\s+)?", text[last : day.start], re.I):
            found[number] = day
    return found if len(found) > 1 else {}


def _own_places(text: str, frames: Sequence[Sequence[Party]], mentions: Sequence[Mention]) -> dict[int, Words]:
    """The place behind each of several counterparts, where more than one has its own: "menemui X di Muskat dan Y di Riyadh"."""
    found = {}
    for number, frame in enumerate(frames):
        at = re.compile(r"\s+di\s+").match(text, max((party.end for party in frame), default=0))
        if at and (place := named_at(text, at.end(), [mention for mention in mentions if mention.type == "LOC"])):
            found[number] = place
    return found if len(found) > 1 else {}


def _same(one: Sequence[Party], other: Sequence[Party]) -> bool:
    return {party.identity for party in one} == {party.identity for party in other}


@cache
def _led_by() -> re.Pattern[str]:
    """What stands before a host or mediator."""
    return re.compile(rf"{any_of('hosted_by').pattern}\s+(?:oleh\s+)?$|{any_of('mediated_by').pattern}\s+(?:oleh\s+)?$", re.I)


@cache
def _of_which() -> re.Pattern[str]:
    """What leads to a clause about no more than the word before it: "negara yang | datang sebagai pengamat", "kantor yang | berada di Paris"."""
    return re.compile(r"\byang\s+(?:\w+\s+)?$", re.I)


@cache
def _of_a_forum() -> re.Pattern[str]:
    """ "KTT NATO": the gathering of an organisation, not that of two who are named elsewhere."""
    return re.compile(r"\s+[A-Z][A-Z0-9]+\b")


@cache
def _in_turn() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{any_of('next_in_turn').pattern}|(?:usai|seusai|setelah|sesudah|selepas|sebelum(?!\s+(?:tiba|berangkat|bertolak|terbang|ke)\b))\s[^,.;:]{{2,80}},\s)", re.I)


def delegation(text: str, parties: Sequence[Party]) -> Telling | None:
    """A sentence that lists the members of one side, read as a telling whose parties they are; None for any other."""
    found = re.search(rf"{any_of('delegation_words').pattern}\s+", text, re.I)
    if not found or not any_of("delegation_verbs").search(text):
        return None
    side = next((party.side for party in parties if party.start <= found.end() <= party.end), None)
    members = tuple(replace(party, side=side) for party in parties if party.kind == "person" and party.side in (None, side))
    if not side or not members:
        return None
    trigger = Trigger(found.start(), found.end(), found[0].strip(), "delegation", "meeting")
    return Telling(trigger, members, "meeting", "held", None, None, None, None, None, False)
