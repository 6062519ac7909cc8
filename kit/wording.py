"""The language of an article, by its wording."""

from __future__ import annotations

import re
from functools import cache

from . import lexicons

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ENOUGH = 20  # words below which a text's language is not judged
_SAMPLE = 20_000
_MALAYIC = 0.12  # share of function words in a text of Indonesian or Malay; news has 0.2 to 0.4


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
