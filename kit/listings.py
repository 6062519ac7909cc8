"""Lists of whom somebody meets that go on in the next sentence: "bertemu sejumlah menteri. Mereka adalah X dan Y"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from .company import LEAD, TITLED, ends_with_names
from .cues import any_of, namely, series, triggers
from .dates import Timex
from .parties import Mention, Party

_LEADS = re.compile(rf"{LEAD}(?:{TITLED})?", re.I)  # what may stand before the first of them


@dataclass(frozen=True)
class Passage:
    """A sentence, or two that tell of one list and are read as one. rest: where the second begins, and its sentence_id."""

    text: str
    parties: Sequence[Party]
    mentions: Sequence[Mention]
    timexes: Sequence[Timex]
    rest: tuple[int, str] | None = None


def passage(sentence: Any, following: Any, known: Mapping[str, Sequence[Party]], mentions: Mapping[str, Sequence[Mention]], timexes: Mapping[str, Sequence[Timex]]) -> Passage:
    """A sentence as it is read: with the next one, where that only goes on with its list."""
    one = Passage(sentence.text, known[sentence.sentence_id], mentions[sentence.sentence_id], timexes.get(sentence.sentence_id, ()))
    if following is None or not _goes_on(one, following.text, known[following.sentence_id]):
        return one
    by = following.start_char - sentence.start_char
    end = re.search(r"[\s.]*$", sentence.text).start()
    text = f"{sentence.text[:end]},".ljust(by) + following.text
    rest = Passage("", *([replace(item, start=item.start + by, end=item.end + by) for item in of.get(following.sentence_id, ())] for of in (known, mentions, timexes)))
    return Passage(text, [*one.parties, *rest.parties], [*one.mentions, *rest.mentions], [*one.timexes, *rest.timexes], (by, following.sentence_id))


def _goes_on(one: Passage, text: str, parties: Sequence[Party]) -> bool:
    """Whether a sentence says who those are that the one before speaks of, or names one more."""
    listed = _begins_list().match(", " + text)
    if listed and not re.match(r"(?:dan|serta|juga)\s", text, re.I) and not _many_met(one):  # "Dan negara lain, yakni X" needs no such word before
        listed = None
    more = None if listed else _begins_more().match(text)
    begins = listed.end() - 2 if listed else more.end() if more and not triggers(text) else None
    if begins is None:
        return False
    told = {trigger.kind for trigger in triggers(one.text)}
    kinds = ("state",) if told == {"visit"} and listed else ("person", "role")
    first = next((party for party in parties if party.end > begins and party.kind in kinds), None)
    behind = [replace(party, start=max(0, party.start - begins), end=party.end - begins) for party in parties if party.end > begins]
    return first is not None and bool(told) and ends_with_names(text[begins:], behind) and _LEADS.fullmatch(text, begins, max(begins, first.start)) is not None


@cache
def _begins_list() -> re.Pattern[str]:
    return re.compile(namely(), re.I)


@cache
def _begins_more() -> re.Pattern[str]:
    return re.compile(rf"{any_of('listed_too').pattern},?\s+(?:dengan\s+)?", re.I)


def _many_met(one: Passage) -> bool:
    """Whether a sentence tells that somebody meets many, and names none of them: "bertemu sejumlah menteri", but not "bertemu X untuk membahas dua negara"."""
    for many in series().finditer(one.text):
        for trigger in triggers(one.text):
            behind = trigger.end <= many.start() and re.fullmatch(r"[^.;:,\"“”]{0,60}", one.text[trigger.end : many.start()])
            met = [party for party in one.parties if trigger.end <= party.start and party.kind in ("person", "role")]
            if (behind or many.start() <= trigger.start < many.end()) and not met:
                return True
    return False
