"""Words that a synonym program has put in place of others: where they stand, and the reading proposed.

Nothing is rewritten. Three signs count: a capital in mid-sentence on a common word, a known name with one word
replaced by its synonym ("Amerika Perkumpulan"), and two words together that no writer sets beside each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from . import lexicons
from .names import WORD, Names

# A word with one capital after a word and a blank: mid-sentence, as no full stop, colon or quotation mark stands before it.
_MID = re.compile(r"(?<=[\w,)] )[A-Z][a-z]+(?:-[a-z]+)?(?=[\s,.;]+(?P<next>\w)?)")
_CAPITAL = re.compile(r"\b[A-Z]\w+")
_WEIGHTS = {"capital": 1, "name": 2, "neighbours": 1}
_ENOUGH, _DIFFERENT = 3, 2  # weight of all signs, and different words, from which a text is called spun


@dataclass(frozen=True)
class Suspect:
    """Words at `text[start:end]`, what they were before as far as can be told, and the sign that betrays them."""

    words: str
    proposed: str | None
    sign: str  # capital, name or neighbours
    start: int
    end: int


def suspects(text: str, spans: Iterable[tuple[int, int]], names: Names) -> list[Suspect]:
    """The suspects within these stretches of a text, in order; none when they are too few to call the text spun."""
    swaps, common = lexicons.load("spun")["swaps"], frozenset(lexicons.load("function_words")["never_names"])
    found = [suspect for start, end in spans for suspect in _within(text[start:end], start, names, swaps, common)]
    different = {suspect.words.casefold() for suspect in found}
    enough = sum(_WEIGHTS[suspect.sign] for suspect in found) >= _ENOUGH and len(different) >= _DIFFERENT
    return sorted(found, key=lambda suspect: suspect.start) if enough else []


def most_frequent(found: Iterable[Suspect]) -> list[str]:
    """The words alone, each once, the most frequent first."""
    return [words for words, _ in Counter(suspect.words for suspect in found).most_common()]


def _within(text: str, offset: int, names: Names, swaps: Mapping[str, str], common: Collection[str]) -> list[Suspect]:
    found: dict[int, Suspect] = {}
    for match in _together().finditer(text):
        swapped = match[0].split()[-1] if match[0].split()[-1].casefold() in swaps else match[0].split()[0]
        start = match.start() + match[0].index(swapped)
        found[start] = Suspect(swapped, swaps.get(swapped.casefold()), "neighbours", offset + start, offset + start + len(swapped))
    for match in _MID.finditer(text):
        word, alone = match[0].casefold(), not (match["next"] or "a").isupper()
        if word in common and (alone or word in swaps):
            found[match.start()] = Suspect(match[0], swaps.get(word), "capital", offset + match.start(), offset + match.end())
    replaced = any(word.casefold() in swaps for word in _CAPITAL.findall(text))
    for hit in names.scan(text) if replaced else ():
        words = list(WORD.finditer(text, hit.start, hit.end)) if hit.spun else []
        changed = next((word for word in words if word[0].casefold() in swaps and word[0][0].isupper()), None)
        if changed:
            place = offset + changed.start()
            found[changed.start()] = Suspect(changed[0], swaps[changed[0].casefold()].capitalize(), "name", place, place + len(changed[0]))
    return list(found.values())


@cache
def _together() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicons.alternatives(lexicons.load('spun')['never_together'])}\b", re.I)
