"""Gatherings beside which others meet: when and where one takes place, and whether two namings are of the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .cues import Words, any_of, cue_lexicon
from .dates import Timex
from .parties import Mention
from .venues import named_at


def gathering_in(text: str, mentions: Iterable[Mention], timexes: Sequence[Timex]) -> tuple[Words, Timex | None, Words | None] | None:
    """The gathering that a sentence says to take place, with when and where: "KTT ASEAN akan digelar pada 12-14 November di Manila"."""
    match = re.search(rf"\b(?P<name>{any_of('forum_words').pattern}(?:\s+(?!(?:akan|telah|sudah|yang|di|pada|ini|itu|tersebut)\b)[\w-]+){{0,8}})(?:\s+(?:ini|itu|tersebut))?,?\s+(?:yang\s+)?(?:(?:akan|telah|sudah|dijadwalkan|rencananya|tengah|sedang)\s+)*{any_of('occurrence').pattern}", text, re.I)
    if not match:
        return None
    name = Words(match.start("name"), match.end("name"), match["name"])
    behind = [timex for timex in timexes if timex.kind == "date" and timex.precision in ("day", "range") and timex.first and timex.start >= match.end() and not any_of("reporting").search(text, match.end(), timex.start)]
    at = re.compile(r"\bdi\s+(?!sela|tengah)", re.I).search(text, match.end())
    place = named_at(text, at.end(), [m for m in mentions if m.type == "LOC"]) if at else None
    return (name, behind[0] if behind else None, place) if behind or place else None


def named_gathering(setting: Words) -> bool:
    """Whether a setting is named, and does not only point back: "KTT ASEAN", but not "konferensi ini"."""
    return not re.search(r"\b(?:ini|itu|tersebut|tadi)\W*$", setting.value, re.I)


def same_gathering(setting: Words, other: Words) -> bool:
    """Whether two namings can be of one gathering: one of them only points back, or they share a word with a capital."""
    names = [set(re.findall(r"\b[A-Z][\w-]*", words.value)) - {word.title() for word in cue_lexicon()["forum_words"]} - {"KTT"} for words in (setting, other)]
    return not named_gathering(setting) or bool(names[0] & names[1])
