"""Where a sentence says that something takes place: a city behind "di", a house and the city it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from . import lexicons
from .cues import Words, any_of, cue_lexicon
from .parties import Mention


@cache
def houses() -> re.Pattern[str]:
    """A venue behind "di", or at the head of the sentence: its words have capitals."""
    name = rf"(?P<name>(?:(?:{any_of('venues').pattern}\s+)?{any_of('venues').pattern}|{any_of('venue_words').pattern}(?-i:(?:\s+(?:[A-Z][\w’'.-]*|\d+))+)))"
    receives = r"(?=[^.;:]{0,80}\b(?:kedatangan|didatangi|dikunjungi|menjadi\s+(?:tempat|lokasi|saksi)))"
    head = r"^\W*(?:[A-Z][^.]{1,60}\s[-–—]+\s+)?"
    return re.compile(rf"(?:(?:\bdi|{any_of('calls_at').pattern})\s+{name}|{head}{name.replace('<name>', '<host>')}{receives})", re.I)


@cache
def _cities() -> frozenset[str]:
    return frozenset(form.strip() for cities in lexicons.load("states")["cities"].values() for city in cities for form in city.split("|"))


def named_at(text: str, start: int, places: Iterable[Mention]) -> Words | None:
    """The place named behind "di": the city rather than the state of "ibu kota Arab Saudi, Riyadh"."""
    chain: list[Mention] = []
    for place in places:
        gap = text[chain[-1].end if chain else start : max(start, place.start)]
        if place.start < start:
            continue
        fits = re.fullmatch(rf"[\s,()]*(?:(?i:{any_of('venue_words').pattern})(?:\s+[A-Z][\w’'.-]*)+,\s*)?(?:di\s+)?", gap) if chain else re.fullmatch(r"(?:(?!dengan\b|pada\b|untuk\b|dari\b|yang\b|dan\b|bahwa\b)[\w'’.-]+[\s,]+){0,7}", gap)
        if not fits:
            break
        chain.append(place)
    if not chain:
        return None
    best = next((m for m in chain if m.kind in ("city", "capital")), None) or next((m for m in chain if m.kind != "state"), chain[0])
    last = best.name.split()[-1]
    return Words(best.start, best.end, last if best.kind == "" and last in _cities() else best.name)  # "Istana Dolmabahce Istanbul"


def house_in(text: str, mentions: Iterable[Mention]) -> tuple[Words, Words | None] | None:
    """The venue that a sentence begins with or names behind "di", and its city: the one named with it, or the lexicon's."""
    match = houses().search(text)
    if not match:
        return None
    venue = Words(*house(match))
    return venue, city_of(venue, text, [m for m in mentions if m.type == "LOC"])


def house(match: re.Match[str]) -> tuple[int, int, str]:
    """Start, end and words of the house of a match of `houses`."""
    group = "name" if match["name"] else "host"
    name = match[group].rstrip(".,")
    return match.start(group), match.start(group) + len(name), name


def city_of(venue: Words, text: str, places: Iterable[Mention]) -> Words | None:
    """The city of a house: the lexicon's, the last word of its name, or the one named right behind it."""
    if known := known_city(venue):
        return known
    if venue.value.split()[-1] in _cities():  # "Kantor Kepresidenan Jakarta"
        return Words(venue.start, venue.end, venue.value.split()[-1])
    city = next((place for place in places if place.start >= venue.end and re.fullmatch(r"\s*(?:,|di|\()\s*", text[venue.end : place.start])), None)
    return Words(city.start, city.end, city.name) if city else None


def known_city(venue: Words) -> Words | None:
    """The city that the lexicon knows a house to be in."""
    places = {name.casefold(): where for name, where in cue_lexicon()["venues"].items()}
    known = [" ".join(match[0].casefold().split()) for match in any_of("venues").finditer(venue.value)]  # "Ruang Oval Istana Merdeka": a room of the house behind it
    return Words(venue.start, venue.end, places[known[-1]]) if known else None
