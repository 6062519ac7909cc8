"""Who held which office of a state or an organisation, from when to when: the dated lexicon `holders.yml`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from . import lexicons, roles
from .names import fold, names

Term = tuple[str, dt.date, dt.date]  # canonical name, the first day, the first day no longer in office
Held = dict[str, list[tuple[dt.date, dt.date]]]  # canonical name -> the days from which and until which somebody is known to have held an office


def office_holder(office: str, side: str | None, day: dt.date | None) -> str | None:
    """Who held an office of a state or an organisation on a day, if the lexicon knows: the canonical name.

    office: as in `roles.yml`; "leader" is the office that the lexicon says leads the state.
    side: an ISO 3166-1 code, or an organisation's canonical name. A term without an end is taken to last.
    """
    return next((name for name, start, end in held(office, side) if day and start <= day < end), None)


def held(office: str, side: str | None) -> list[Term]:
    """The terms of one office of a state or an organisation, in order of time."""
    terms = _tenures().get(side, {})
    return terms.get(terms.get("leader") if office == "leader" else office, [])


def named(office: str, word: str, day: dt.date | None) -> str | None:
    """Who of all states held an office and has this word in the name ("Presiden Moon"), on the day where it is known; None where that is nobody, or several."""
    found = {name for name, start, end in _by_word().get((office, fold(word)), ()) if day is None or start <= day < end}
    return found.pop() if len(found) == 1 else None


def held_by_named(text: str) -> Held:
    """The terms of everybody whom a text names right behind an office that the lexicon knows them to have held."""
    return dict(_named_in_office(text))


def years(terms: Held) -> range:
    """From the first year of any of these terms to the last; none without terms."""
    spans = [term for held_then in terms.values() for term in held_then]
    return range(min(start.year for start, _ in spans), max(end.year for _, end in spans) + 1) if spans else range(0)


def all_in_office(terms: Held, day: dt.date) -> bool:
    """Whether everybody held the office on a day. A term that is known to last counts for a year beyond the latest page that says so."""
    return all(any(start <= day <= end for start, end in held_then) for held_then in terms.values())


def _named_in_office(text: str) -> Iterator[tuple[str, list[tuple[dt.date, dt.date]]]]:
    """Who is named right behind an office that the lexicon knows them to have held, "mantan" aside, and when they held it."""
    for hit in names(None).scan(text):
        office = _office_before().search(text, max(0, hit.start - 80), hit.start) if hit.name.type == "PER" else None
        terms = _by_name().get((roles.office_of(office["office"]), hit.name.name)) if office and not office["former"] else None
        if terms:
            yield hit.name.name, terms


@cache
def _office_before() -> re.Pattern[str]:
    """An office, and what may stand between it and the name: "Perdana Menteri (PM) Selandia Baru, | X"."""
    bracket = r"(?:\s*\([^()]{1,30}\))?"
    side = r"(?:\s+(?:(?-i:[A-Z])[\w-]*)){0,3}"
    honorifics = lexicons.alternatives(lexicons.load("roles")["honorifics"])
    return re.compile(rf"(?P<former>\b(?:mantan|eks|bekas|calon)\s+)?\b(?P<office>{roles.pattern('offices').pattern}){bracket}{side}{bracket},?\s+(?:{honorifics}\s+)*$", re.I)


@cache
def _by_name() -> dict[tuple[str, str], list[tuple[dt.date, dt.date]]]:
    """Office and name -> the days from which and until which the lexicon knows of it."""
    found: dict[tuple[str, str], list[tuple[dt.date, dt.date]]] = {}
    for offices in lexicons.load("holders")["offices"].values():
        for office, terms in offices.items():
            for term in terms if office != "leader" else ():
                end = term.get("until") or dt.date.fromisoformat(f"{term['still']}-28") + dt.timedelta(days=365)
                found.setdefault((office, term["name"]), []).append((term["from"], end))
    return found


@cache
def _by_word() -> dict[tuple[str, str], list[Term]]:
    found: dict[tuple[str, str], list[Term]] = {}
    for offices in _tenures().values():
        for office, terms in offices.items():
            for term in terms if office != "leader" else ():
                for word in set(fold(term[0]).split()):
                    found.setdefault((office, word), []).append(term)
    return found


@cache
def _tenures() -> dict[str, dict[str, Any]]:
    """State or organisation -> office -> who, from when, until when; and under "leader" the office that leads."""
    return {
        side: {office: terms if office == "leader" else [(term["name"], term["from"], term.get("until", dt.date.max)) for term in terms] for office, terms in offices.items()}
        for side, offices in lexicons.load("holders")["offices"].items()
    }
