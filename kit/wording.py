"""What the wording of an article tells: its language, and whether a program has replaced words by synonyms."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from . import lexicons

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# A word with one capital after a word and a blank: mid-sentence, as no full stop, colon or quotation mark stands before it.
_MID = re.compile(r"(?<=[\w,)] )[A-Z][a-z]+(?:-[a-z]+)?(?=[\s,.;]+(?P<next>\w)?)")
_ENOUGH = 20  # words below which a text's language is not judged
_SAMPLE = 50_000
_SUSPECTS = 3


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lexicons.load("function_words").items()}


def language(text: str) -> str:
    """ISO 639 code of an article's language: id, or ms or en where their function words are in the majority."""
    counts: Counter[str] = Counter()
    words = _WORD.findall(text[:_SAMPLE].casefold())
    for word in words:
        for name, known in _lists().items():
            counts[name] += word in known
    if len(words) < _ENOUGH:
        return "id"
    if counts["en"] > 2 * (counts["shared"] + counts["id"] + counts["ms"]):
        return "en"
    return "ms" if counts["ms"] >= 3 and counts["ms"] > 2 * counts["id"] else "id"


def spun_words(text: str) -> list[str]:
    """The words that betray a synonym program, in order of frequency; none when there are too few to say so.

    Sign: a capital in mid-sentence on a common word that no name holds, the next word without one.
    """
    suspects: Counter[str] = Counter()
    swaps = lexicons.load("spun")["swaps"]
    for match in _MID.finditer(text):
        word = match[0].casefold()
        alone = not (match["next"] or "a").isupper()
        if word in _lists()["never_names"] and (alone or word in swaps):
            suspects[match[0]] += 1
    return [word for word, _ in suspects.most_common()] if sum(suspects.values()) >= _SUSPECTS and len(suspects) > 1 else []
