"""What stands in a sentence without belonging to its clause: who says it, where it was filed, and single words in quotation marks."""

from __future__ import annotations

import re
from functools import cache

from . import lexicons

_FEW_WORDS = re.compile(r"(?<![,:“”\"\w])[“\"]([^“”\".,!?:;]{2,60})[”\"](?!\s*(?:,|kata\b|ujar\b))")
_WORDS_AT_MOST = 5
# "TOKYO, HARIAN X - Presiden …", where the loader does not know the outlet
_FILED = re.compile(r"^\W*(?=[^a-z]{4}|[^-–—]*[,(])(?:[A-Z][\w.’'/]*|\d[\w/.]*|\([^)]*\))(?:[\s,/|]+(?:[A-Z][\w.’'/]*|\d[\w/.]*|\([^)]*\)))*,?\s+[-–—]+\s+(?=[A-Z“\"])")


@cache
def _attribution() -> re.Pattern[str]:
    verbs = lexicons.alternatives(lexicons.load("reporting")["after"])
    return re.compile(rf"(?<![“”\"\s]),\s+(?:{verbs}\s+(?:dia\b|ia\b|(?-i:[A-Z]))|(?:menurut|seperti|sebagaimana|dikutip|dilansir)\s)[^,.;:“”\"]{{0,60}},(?=\s)", re.I)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"^\W*(?:menurut|dikutip\s+dari|dilansir(?:\s+dari)?|mengutip|melansir)\s[^,.;:“”\"]{2,80},(?=\s)(?!\s+(?-i:[A-Z])[^,.;:]{2,40},\s+yang\b)", re.I)  # "Menurut Dubes A, X, yang menghadap …" tells what X did


def spans(text: str) -> list[tuple[int, int]]:
    """Where attributions and datelines stand in a sentence: ", papar Payne,", "Menurut Payne,"."""
    heads = (pattern.match(text) for pattern in (_FILED, _opening()))
    return [*(match.span() for match in heads if match), *(match.span() for match in _attribution().finditer(text))]


def without(text: str) -> str:
    """The sentence with blanks in their place, and without the quotation marks around single words; every other character stays where it was."""
    for start, end in spans(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return _FEW_WORDS.sub(lambda match: f" {match[1]} " if len(match[1].split()) <= _WORDS_AT_MOST else match[0], text)
