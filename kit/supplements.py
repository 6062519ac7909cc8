"""What a meeting lacks in the sentences that tell of it, and other sentences of the article give: members, a day, a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .circumstances import reported_days
from .cues import Trigger, any_of
from .dates import Timex, published_day
from .events import Telling, delegation
from .gatherings import gathering_in, named_gathering, same_gathering
from .parties import Mention, Party
from .readings import DAY
from .story import FRESH, Gazetteer, Story, Told, overlap
from .venues import house_in

LEADERS = frozenset(("head_of_state", "head_of_government", "leader"))
NEXT = 3  # sentences from one meeting to the one that comes "selanjutnya"
_ELSEWHERE = re.compile(r"^\W*(?:sebelum|sepulang|sekembali|setiba(?:nya)?\s+di\s+(?!sana\b))|\b(?:telah|sudah|sebelumnya|sempat|pernah|lalu(?!,?\s+(?:ber|me)\w+))\b", re.I)  # what is told of before the journey, or after it
LEAD = 4  # sentences, headline and deck among them, in which an article tells its own news


def add_delegations(stories: list[Story], rows: Sequence[Any], known: dict[str, list[Party]]) -> None:
    """Members of a side that a sentence of its own lists: "Delegasi Rusia dipimpin oleh … dan meliputi …"."""
    for order, sentence in enumerate(rows):
        telling = delegation(sentence.text, known[sentence.sentence_id])
        if telling is None or sentence.in_title:
            continue
        side = telling.parties[0].side
        for story in stories:
            unnamed = any(party.kind != "person" and party.side == side for party, _ in story.parties)
            if unnamed and len(story.by_side) > 1 and story.kind != "call" and story.status[0] == "held":
                story.add(Told(telling, sentence.article_id, sentence.sentence_id, order, sentence.start_char, False))
                break


def add_leaders(stories: list[Story], rows: Sequence[Any], known: dict[str, list[Party]]) -> None:
    """Who leads the states of a summit that is told by its states alone, where the article names one leader of each: "KTT AS-Korea Utara"."""
    leaders: dict[str, dict[str, tuple[Party, int]]] = {}
    for order, sentence in enumerate(rows):
        for party in known[sentence.sentence_id]:
            if party.kind == "person" and party.side and party.office in LEADERS and not re.search(r"\b(?:mantan|eks|bekas)\s+$", sentence.text[: party.start], re.I):
                leaders.setdefault(party.side, {}).setdefault(party.entity_id, (party, order))
    for story in [story for story in stories if story.kind == "summit" and story.status[0] in ("held", "planned") and not story.persons and len(story.by_side) == 2 and not story.former and not _long_ago(story)]:
        named = [leaders.get(side, {}) for side in story.by_side]
        if all(len(of_side) == 1 for of_side in named):
            first = next(t for t in story.told if t.telling.parties)
            for party, order in [who for of_side in named for who in of_side.values()]:
                sentence = rows[order]
                trigger = Trigger(party.start, party.end, party.name, "before", story.kind)
                telling = replace(first.telling, trigger=trigger, parties=(replace(party, resolved_by="role"),), status_words=None, date=None, place=None, setting=None, duration=None, venue=None)
                story.add(Told(telling, sentence.article_id, sentence.sentence_id, order, sentence.start_char, bool(sentence.in_title)))


def _long_ago(story: Story) -> bool:
    """Whether a meeting was too long before the publication for those who lead today."""
    published, _ = published_day(story.article)
    return published is not None and story.interval[1] is not None and (published - story.interval[1]).days > FRESH


def from_before(stories: list[Story], rows: Sequence[Any], known: dict[str, list[Party]], mentions: dict[str, list[Mention]], timexes: dict[str, list[Timex]]) -> None:
    """When and where of a held meeting that says neither, from a sentence shortly before: "Istana Merdeka kedatangan X, Senin (15/10). Presiden menerimanya"."""
    days = {telling.date.text: story for story in stories for telling in (t.telling for t in story.told) if telling.date and telling.parties}
    for story in stories:
        if story.status[0] not in ("held", "planned") or story.kind in ("visit", "call") or story.former:
            continue
        ahead = story.status[0] == "planned"
        for told in [t for t in story.told if t.telling.parties and not t.in_title]:
            for back in range(1, 2 if ahead else 4):
                sentence = rows[told.order - back] if told.order >= back else None
                if sentence is None or sentence.in_title:
                    break
                here = [party for party in known[sentence.sentence_id] if party.entity_id in story.persons]
                said = reported_days(sentence.text, timexes.get(sentence.sentence_id, ())) if ahead else []
                dates = [timex for timex in timexes.get(sentence.sentence_id, ()) if timex.kind == "date" and timex.precision in ("day", "minute") and timex not in said]
                if len({party.entity_id for party in here}) < (2 if ahead and not any_of("plans_of_the_day").search(sentence.text) else min(back, 2)) or len(dates) > 1:
                    continue
                another = any(t.order == told.order - back and t.telling.parties for other in stories if other is not story for t in other.told)  # its house is that one's, and the day of a departure is not that of what follows
                fits = _to_come if ahead else _recent
                fitting = [] if ahead and another else [timex for timex in dates if fits(timex, story.article) and days.get(timex.text, story) is story]
                date = replace(fitting[0], basis="inferred") if fitting else None
                house = house_in(sentence.text, mentions[sentence.sentence_id]) if not story.places and not another and not ahead else None
                if (date and not story.date) or (house and back == 1):
                    trigger = Trigger(here[0].start, here[0].end, here[0].name, "before", story.kind)
                    telling = Telling(trigger, (), story.kind, story.status[0], None, date if not story.date else None, house and house[1], None, None, False, venue=house and house[0])
                    story.add(Told(telling, story.article.article_id, sentence.sentence_id, told.order - back, sentence.start_char, False))
                    break


def from_series(stories: list[Story], rows: Sequence[Any], told: Sequence[Told], known: dict[str, list[Party]]) -> None:
    """When, where and beside what of the meetings that an article tells one by one behind "bertemu sejumlah pemimpin di Bali, Senin"."""
    for item in reversed([item for item in told if item.telling.series and not item.in_title]):  # the last one before a meeting first
        of_all = any_of("all_of_them").match(rows[item.order].text) is not None
        met = {party.entity_id for party in known[item.sentence_id] if party.kind == "person"} or {party.entity_id for party in known.get(rows[item.order - 1].sentence_id, ()) if party.kind == "person"}
        for story in stories:
            if (_first_order(story) < item.order - 1 and not of_all) or story.status[0] not in ("held", item.telling.status) or story.kind in ("call", "visit") or item.telling.kind == "call" or item in story.told or story.former:
                continue
            if of_all or met & story.persons:
                telling = item.telling
                date = replace(telling.date, basis="inferred") if telling.date and not story.date else None
                place = telling.place if not story.places else None
                setting = telling.setting if not any(t.telling.setting for t in story.told) else None
                if date or place or setting:
                    story.add(replace(item, telling=replace(telling, date=date, place=place, setting=setting, venue=telling.venue if place else None)))


def in_turn(stories: list[Story]) -> None:
    """The day of a held meeting that an article tells right behind another of the same person, with words such as "selanjutnya"."""
    for story in sorted(stories, key=_first_order):
        first = min((t for t in story.told if t.telling.parties), key=lambda t: t.order)
        if story.interval[0] or not first.telling.in_turn or story.status[0] != "held" or story.former:
            continue
        before = [other for other in stories if other is not story and other.status[0] == "held" and other.interval[0] and 1 <= first.order - _last_order(other, first.order) <= NEXT and other.persons & story.persons]
        if before:
            other = max(before, key=lambda other: _last_order(other, first.order))
            date, told = other.date or (None, None)
            if date is None:
                story.inferred_day = other.inferred_day
            elif date.precision in ("day", "minute"):
                story.add(told.lending(date=replace(date, basis="inferred")))


def within_visit(stories: list[Story], rows: Sequence[Any], gazetteer: Gazetteer) -> None:
    """When and where of a meeting that says neither: told beside the one journey that somebody makes to the state of another of the parties."""
    visits = [story for story in stories if story.kind == "visit"]
    for story in stories:
        if story.kind in ("visit", "call") or (story.date and story.places) or story.former or all(t.telling.bygone for t in story.told if t.telling.parties and not t.in_title):
            continue
        fitting = [visit for visit in visits if (state := _visited(visit)) and visit.status[0] == story.status[0] and visit.persons & story.persons and (_is_there(story, state, gazetteer) or _right_behind(story, visit, rows))]
        if len({_visited(visit) for visit in fitting}) != 1 or len({visit.interval for visit in fitting if visit.date}) > 1:
            continue
        visit = next((visit for visit in fitting if visit.date), fitting[0])
        date, told = visit.date or (None, next(t for t in visit.told if t.telling.parties))
        leaves = date and date.precision != "range" and any_of("departures").search(told.telling.trigger.form)  # the day of departure is not that of what follows
        date = replace(date, basis="inferred") if date and not story.date and not leaves else None
        places = [t.telling.place for t in visit.told if t.telling.place and not story.places]
        place = next((place for place in places if place.value != _visited(visit)), places[0] if places else None)
        if date or place:
            story.add(told.lending(date=date, place=place, status_words=None, pointing=False))


def _visited(visit: Story) -> str | None:
    """The state that is visited."""
    return next((party.side for party, _ in visit.parties if party.kind == "state"), None)


def _is_there(story: Story, state: str, gazetteer: Gazetteer) -> bool:
    """Whether a meeting can be in this state: its place lies there, or without a place one of its parties is of it."""
    place = gazetteer.specific(story.places)
    return gazetteer.state(place) == state if place else state in story.by_side


def _right_behind(story: Story, visit: Story, rows: Sequence[Any]) -> bool:
    """Whether a meeting that says nowhere is told right behind a journey, where it goes on: "X tiba di Jenewa, Senin. Di sana, ia bertemu Y"."""
    first = min((t for t in story.told if t.telling.parties and not t.in_title), key=lambda t: t.order, default=None)
    if first is None or story.places or not any(t.order == first.order - 1 and t.telling.kind == "visit" and not t.in_title for t in visit.told):
        return False
    date, its = first.telling.date, visit.date
    another_day = date and date.first and its and not overlap((date.first, date.last), (its[0].first, its[0].last))
    return not another_day and _ELSEWHERE.search(rows[first.order].text) is None


def at_gathering(stories: list[Story], rows: Sequence[Any], mentions: dict[str, list[Mention]], timexes: dict[str, list[Timex]]) -> None:
    """When and where of a meeting that says neither, but beside which gathering it is: "di sela KTT itu", of which another sentence says so."""
    held = {order: found for order, sentence in enumerate(rows) if (found := gathering_in(sentence.text, mentions[sentence.sentence_id], timexes.get(sentence.sentence_id, ())))}
    for story in stories:
        settings = [(t.telling.setting, t.order) for t in story.told if t.telling.setting]
        if not settings or story.kind in ("visit", "call") or (story.interval[0] and story.places):
            continue
        setting, order = settings[0]
        near = [at for at in held if same_gathering(setting, held[at][0]) and (at != order) and (named_gathering(setting) or 0 < order - at <= NEXT)]
        if near:
            at = min(near, key=lambda at: abs(at - order))
            name, date, place = held[at]
            date = replace(date, basis="inferred") if date and not story.interval[0] else None
            telling = Telling(Trigger(name.start, name.end, name.value, "before", story.kind), (), story.kind, story.status[0], None, date, place if not story.places else None, None, None, False)
            story.add(Told(telling, story.article.article_id, rows[at].sentence_id, at, rows[at].start_char, False))


def _first_order(story: Story) -> int:
    return min(t.order for t in story.told if t.telling.parties)


def _last_order(story: Story, before: int) -> int:
    """The last sentence before another that tells of this meeting; far off where none does."""
    return max((t.order for t in story.told if not t.in_title and t.order < before), default=-9)


def _recent(timex: Timex, article: Any) -> bool:
    """Whether a day is one of the last before the publication, so that it can be the day of the news."""
    published, _ = published_day(article)
    return timex.precision in ("day", "minute") and timex.first is not None and (published is None or 0 <= (published - timex.first).days <= FRESH)


def _to_come(timex: Timex, article: Any) -> bool:
    """Whether a day is that of the publication or one of the next: what a plan that names none can be meant for."""
    published, _ = published_day(article)
    return published is not None and timex.first is not None and 0 <= (timex.first - published).days <= FRESH


def date_undated(stories: list[Story], rows: Sequence[Any], timexes: dict[str, list[Timex]]) -> None:
    """The article's main meeting, held but undated, and those of the same words ("bertemu PM X dan PM Y"), took place by the day of what was said about it, or of publication."""
    if not stories:
        return
    main = min(stories, key=lambda story: (min(t.order for t in story.told if not t.in_title), story.kind == "visit"))  # "Dalam kunjungannya ke X, Y bertemu Z": the meeting
    first = min((t for t in main.told if not t.in_title), key=lambda t: t.order)
    with_it = [story for story in stories if story.status[0] == "held" and not story.date and any(t.telling.trigger == first.telling.trigger and t.order == first.order for t in story.told)]
    aside = first.telling.bygone or first.order > LEAD
    if aside or any(t.telling.date for t in main.told) or main.status[0] != "held" or main.kind not in ("meeting", "summit", "multilateral"):
        return
    said = [timex for sentence in rows for timex in reported_days(sentence.text, timexes.get(sentence.sentence_id, ()))]
    elsewhere = {(t.telling.date.first, t.telling.date.last) for story in stories for t in story.told if t.telling.date}
    said = [timex for timex in said if (timex.first, timex.last) not in elsewhere]
    published, basis = published_day(main.article)
    if said:
        latest = max(timex.first for timex in said)
        inferred = (latest, latest)
    elif published and basis == "stated":
        inferred = (published - DAY, published)
    else:
        return
    for story in with_it:
        story.inferred_day = inferred
