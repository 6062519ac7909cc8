"""The shape of a line: its words, whether it ends as a sentence does, whether it can be a headline or a name."""

from __future__ import annotations

import re

WORDS = re.compile(r"[^\W\d_]+(?:[-'’.&][^\W\d_]+)*")
SHORT = 25  # words in the longest headline
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]*\s]*(?:[(\[][^()\[\].]{1,40}[)\]][\s*.]*)?$")
_NAME_WORD = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*|bin|binti|van|von|de|al|el|dan|da|di)")


_SENTENCES = re.compile(r"[a-z\"”]\.\s+[A-Z\"“]")
_DAY_WITHIN = re.compile(r"\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)[,;]?\s+\w")
_CONTENT = re.compile(r"[^\W\d_]{5,}")  # words long enough to say what a line is about


def words_of(text: str) -> str:
    """The words alone, lower case, one blank between them: how lines and lexicon are compared."""
    return " ".join(WORDS.findall(text.casefold()))


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does: a full stop, then at most quotation marks, and initials in brackets."""
    return bool(_SENTENCE_END.search(text[-80:]))


def tells_day(text: str) -> bool:
    """Whether a line goes on behind a day in brackets, as sentences do and headlines don't: "Selasa (22/2), para menteri …"."""
    return bool(_DAY_WITHIN.search(text)) and len(text.split(None, 8)) > 8


def content(text: str) -> set[str]:
    """The words that say what a line is about, lower case: those of five letters or more."""
    return {word.casefold() for word in _CONTENT.findall(text)}


def is_headline(text: str) -> bool:
    """Whether a line can be a headline: three words or more, of headline length, no full stop at its end."""
    text = text.strip()
    n_words = len(text.split(None, SHORT + 1))
    if tells_day(text) or (_SENTENCES.search(text) and ends_sentence(text)):
        return False
    stops = re.search(r"(?<!\.)[.;:,][\"'”’)\]]*$", text[-4:])
    return 3 <= n_words <= SHORT and not stops and any(map(str.isalpha, text)) and not text[:1].islower()


def is_name(text: str) -> bool:
    """Whether the words can be a person's name: one to five, each with a capital."""
    parts = re.split(r"[\s,&/|]+", text.strip())
    return 0 < len(parts) <= 6 and all(map(_NAME_WORD.fullmatch, parts)) and parts[0][:1].isupper() and len(text) <= 60
