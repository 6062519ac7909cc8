"""Whether a capital's name means the city ("di Moskow") or the government that sits there ("Moskow menolak")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from . import lexicons
from .words import Word

JOINT = re.compile(r"\s*(?:,\s*(?:dan|serta)|,|dan|serta|maupun|dengan|-|–|/)\s*")
HYPHEN = re.compile(r"\s*[-–]\s*")
HELPERS = frozenset("AUX ADV PART".split())
INSERTED = frozenset("PUNCT PROPN NUM".split())  # ", Kamis, 10 Juli 2025" between a subject and its verb
REACH = 8  # words behind the name among which its verb is looked for


@cache
def _words(*groups: str) -> frozenset[str]:
    lexicon = lexicons.load("metonymy")
    return frozenset(form for group in groups for form in lexicon[group])


def governments(text: str, places: Sequence[tuple[int, int]], words: Sequence[Word]) -> set[int]:
    """Which of the places named in a sentence are read as the government that sits there: their indexes.

    places: first and last character of every place name, in order; words: all words of the sentence, in order.
    Names that are joined ("Moskow dan Washington", "Moskow-Beijing") are read alike. Where nothing tells, the city is meant.
    """
    groups: list[list[int]] = []
    for index, (start, end) in enumerate(places):
        if groups and JOINT.fullmatch(text, places[groups[-1][-1]][1], start):
            groups[-1].append(index)
        else:
            groups.append([index])
    return {index for group in groups if _government(text, [places[index] for index in group], words) for index in group}


def _government(text: str, group: Sequence[tuple[int, int]], words: Sequence[Word]) -> bool:
    before = [word for word in words if word.end <= group[0][0]][-3:][::-1]
    behind = [word for word in words if word.start >= group[-1][1]][:REACH]
    first = before[0] if before else None
    hyphened = any(HYPHEN.fullmatch(text, one[1], other[0]) for one, other in zip(group, group[1:]))
    if first is None or first.upos == "PUNCT":
        return hyphened or _acts(behind)
    if first.form in _words("at"):
        return False
    if first.form in ("dari", "antara") and len(before) > 1 and before[1].form in _words("at"):
        return False  # "penerbangan antara Moskow dan Washington"
    if first.form == "dari":
        return bool(_last_of(before[1:]) & _words("acts"))
    if hyphened or _last_of(before) & _words("towards", "acts", "asks"):
        return True
    if first.upos == "VERB":
        return first.form.startswith("di")  # "yang dianggap Washington": who does it
    return first.upos not in ("NOUN", "PROPN", "ADP") and _acts(behind)


def _last_of(before: Sequence[Word]) -> set[str]:
    """The word nearest to a name, alone and with the one before it: "kerja sama" is two words."""
    return {" ".join(word.form for word in before[:count][::-1]) for count in (1, 2)}


def _acts(behind: Sequence[Word]) -> bool:
    """Whether the words behind a name say what its bearer does, and not what happens to a city."""
    rest = list(behind)
    if rest and rest[0].upos == "PUNCT":
        if rest[0].form != ",":
            return False
        while rest and rest[0].upos in INSERTED:
            rest.pop(0)
    while rest and rest[0].upos in HELPERS:
        rest.pop(0)
    if rest and rest[0].form in _words("feels"):
        return True
    if not rest or rest[0].upos != "VERB" or rest[0].form in _words("of_cities"):
        return False
    passive = rest[0].form.startswith("di") or rest[0].form.startswith("ter")
    return not passive or rest[0].form in _words("done_to_governments")
