"""Who held which office of a state or an organisation, from when to when: the dated lexicon `holders.yml`."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from . import lexicons
from .names import fold

Term = tuple[str, dt.date, dt.date]  # canonical name, the first day, the first day no longer in office


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
