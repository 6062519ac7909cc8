"""Offices and the words around them: "Menteri Luar Negeri Rusia" is a role, not a name."""

from __future__ import annotations

import re
from functools import cache

from . import lexicons


_SYLLABLE = r"[b-df-hj-np-tv-z]{0,3}[aeiou]{1,3}[b-df-hj-np-tv-z]{0,2}"
PAK = re.compile(rf"Pak\s+(?=[A-Z])(?i:{_SYLLABLE}[\s-]{_SYLLABLE})(?!\w)")


@cache
def office_forms() -> dict[str, str]:
    """Written form (lower case) -> office."""
    return {form: office for office, forms in lexicons.load("roles")["offices"].items() for form in forms}


def office_of(words: str) -> str:
    """The office that one of the written forms names, whatever its capitals and blanks."""
    return office_forms()[re.sub(r"\s+", " ", words.lower())]


@cache
def pattern(*groups: str) -> re.Pattern[str]:
    """A pattern for the longest form at a place, of the offices, the groups, the honorifics or the links."""
    lexicon = lexicons.load("roles")
    forms = [form for group in groups for form in (office_forms() if group == "offices" else lexicon[group])]
    return re.compile(rf"(?<!\w){lexicons.alternatives(forms)}(?!\w)", re.I)


def may_be_name(words: str) -> bool:
    """Whether these titles are all words that many people bear as a name: Sri, Putri, Raja."""
    return all(word in lexicons.load("roles")["also_names"] for word in words.casefold().split())


def leading(text: str) -> int:
    """How many characters at the front of a text are offices, groups and titles of respect, with the blanks behind them."""
    matcher = pattern("offices", "groups", "honorifics", "links")
    at = 0
    while (match := matcher.match(text, at)) and match[0] != "Ri" and not PAK.match(text, at):  # Ri Yong-ho is no "RI", Pak Myong Su no Mr Myong
        at = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip(" .,"))
    return at
