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
_SAMPLE = 20_000
_MALAYIC = 0.12  # share of function words in a text of Indonesian or Malay; news has 0.2 to 0.4
_SUSPECTS = 3


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lexicons.load("function_words").items()}


def language(text: str) -> str:
    """ISO 639 code of an article's language; "id" for a text that is too short to tell.

    Indonesian and Malay are told apart by their function words, which py3langid mixes up; any other language is
    what py3langid says, for a text that is not full of the function words of these two.
    """
    words = _WORD.findall(text[:_SAMPLE].casefold())
    if len(words) < _ENOUGH:
        return "id"
    counts = {name: sum(word in known for word in words) for name, known in _lists().items()}
    if counts["shared"] + counts["id"] + counts["ms"] < _MALAYIC * len(words):
        import py3langid

        found = py3langid.classify(text[:_SAMPLE])[0]
        if found not in ("id", "ms"):
            return found
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
