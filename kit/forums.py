"""The year that a counted gathering gives: the 80th General Assembly opened in 2025."""

from __future__ import annotations

import re
from functools import lru_cache

from . import lexicons

_ORDINAL = r"(?:ke[-\s]?(\d{1,3})|(\d{1,3})(?:st|nd|rd|th))\b"
_COUNTED = re.compile(_ORDINAL, re.I)
_GAP = r"(?:[^\S\n]+[^\s.;:!?]+){0,6}?[\s(]+"  # "Majelis Umum Perserikatan Bangsa-Bangsa (PBB) ke-80"
_NEAR = r"(?:[^\S\n]+[^\s.;:!?\d]+){0,2}?[^\S\n]+"  # "sesi ke-60 reguler Dewan HAM PBB"


def session_year(text: str, *, month: int | None = None) -> tuple[int, str, str] | None:
    """The year of the first counted gathering that a text names, the words that say so, and the reason.

    month: a month told with it; a session that opens in September runs on into the next year's spring.
    """
    if not _COUNTED.search(text):
        return None
    folded = text.casefold()
    for name, forum in lexicons.load("forums").items():
        if not any(words.split()[0].casefold() in folded for words in forum["names"]):
            continue  # many patterns, and few texts that name a forum
        pattern = _pattern(tuple(forum["names"]))
        for match in pattern.finditer(text):
            ordinal = int(next(filter(None, match.groups())))
            year = _year(ordinal, forum["counts"])
            if year is None:
                continue
            reason = f"session {ordinal} of {name.replace('_', ' ')} opened in {year}"
            runs_on = month is not None and month < forum.get("opens", 1)
            return year + runs_on, re.sub(r"\s+", " ", match[0]), reason
    return None


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    form = "|".join(_form(words.split()) for words in sorted(names, key=len, reverse=True))
    split = "|".join(rf"{_form(words[:n])}\s+{_ORDINAL}\s+{_form(words[n:])}" for words in map(str.split, names) for n in range(1, len(words)))
    orders = [rf"(?:{form})(?![\w-]){_GAP}{_ORDINAL}", rf"{_ORDINAL}{_NEAR}(?:{form})(?![\w-])", *filter(None, [split])]
    return re.compile("|".join(rf"\b(?:{order})" for order in orders), re.I)


def _form(words: list[str]) -> str:
    return r"\s+".join(map(re.escape, words))


def _year(ordinal: int, counts: list[list[int]]) -> int | None:
    fitting = [line for line in counts if line[0] <= ordinal]
    if not fitting:
        return None
    first, year, per_year = fitting[-1]
    return year + (ordinal - first) // per_year
