"""The words that tell of a meeting: triggers, and the gatherings that a meeting takes place beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from . import lexicons


@dataclass(frozen=True)
class Words:
    """A value and the words it rests on, `start` to `end` of the sentence."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Trigger:
    start: int
    end: int
    form: str
    shape: str  # reciprocal, transitive, discussing, going, arriving or noun
    kind: str
    pronoun: bool = False  # "menerimanya": the other party was named before


@cache
def cue_lexicon() -> dict[str, Any]:
    return lexicons.load("meetings")


@cache
def any_of(*path: str) -> re.Pattern[str]:
    """A pattern for any word of one list of the lexicon, longest first."""
    words: Any = cue_lexicon()
    for key in path:
        words = words[key]
    return re.compile(rf"(?<![\w-]){lexicons.alternatives(words)}(?![\w-])", re.I)


@cache
def series() -> re.Pattern[str]:
    """ "sejumlah pertemuan", "tiga mitranya", "11 pertemuan bilateral"."""
    return re.compile(rf"(?:{any_of('series').pattern}|(?<![\d.,/])\d{{1,2}})\s+(?:[\w-]+\s+)?{any_of('series_of').pattern}|\bpertemuan-pertemuan\b", re.I)


@cache
def namely() -> str:
    """A pattern for what leads from "sejumlah pejabat" to who they are: in one sentence, or with the words that begin the next."""
    many = rf"(?:(?:beberapa|sejumlah|para|kedua|ketiga|keempat|kelima)\s+)?{any_of('series_of').pattern}(?:\s+[\w-]+){{0,2}}?"
    who = rf"(?:(?:adapun|dan|serta|juga)\s+)?(?:{any_of('namely_who').pattern}|{many}\s+(?:itu|tersebut|ini|dimaksud|lain(?:nya)?|yang\s+(?:[\w-]+\s+){{0,2}}(?:ditemui|diterima|dikunjungi|bertemu|dimaksud)(?:nya)?(?:\s+[^,.;:]{{2,40}}?)?))"
    return rf"\s*(?:lain(?:nya)?)?(?:(?:,\s*|\s+)(?:{who},?\s+)?{any_of('namely').pattern}\s*,?|\s*:)\s+(?:dengan\s+)?"


@cache
def _forms() -> list[tuple[str, str, re.Pattern[str]]]:
    shapes = (("noun", "nouns"), ("reciprocal", "reciprocal_verbs"), ("transitive", "transitive_verbs"))
    forms = [(shape, kind, any_of(group, kind).pattern) for shape, group in shapes for kind in cue_lexicon()[group]]
    forms += [("discussing", "meeting", any_of("discussing_verbs").pattern), ("arriving", "visit", any_of("arrivals").pattern)]
    with_pronoun = ("noun", "transitive")
    return [(shape, kind, re.compile(form.replace(r"(?![\w-])", r"(?P<pronoun>-?nya)?(?![\w-])") if shape in with_pronoun else form, re.I)) for shape, kind, form in forms]


@cache
def _going() -> re.Pattern[str]:
    by_what = rf"{any_of('arriving_by').pattern}\s+(?:[\w-]+\s+){{1,3}}di"
    return re.compile(rf"(?:(?:{any_of('going').pattern}\s+)+ke|{by_what})(?=\s)", re.I)


@cache
def _agreed_by_telephone() -> re.Pattern[str]:
    """ "X dan Y, melalui telepon, sepakat mengadakan …": what they agreed on is another meeting than their call."""
    return re.compile(rf"{any_of('call_words').pattern}(?=,?\s+(?:telah\s+|sudah\s+)?{any_of('agreeing').pattern})", re.I)


@cache
def _received() -> re.Pattern[str]:
    return re.compile(rf"{any_of('received_things').pattern}\s+(?:yang\s+)?(?:\w+\s+)?$", re.I)


def _calls_up(text: str, trigger: Trigger) -> bool:
    """Whether a bare word stands between two names, as a headline writes its verb: "X Telepon Y"."""
    return bool(re.search(r"[A-Z][\w’'.-]*\s+$", text[: trigger.start]) and re.match(r"\s+[A-Z]", text[trigger.end :]))


def triggers(text: str, settings: Sequence[Words] = ()) -> list[Trigger]:
    """The words of a sentence that tell of a meeting, the longest at each place; the name of a setting is none."""
    found = [Trigger(match.start(), match.end(), match[0].lower(), shape, kind, bool(match.groupdict().get("pronoun"))) for shape, kind, pattern in _forms() for match in pattern.finditer(text)]
    found += [Trigger(match.start(), match.end(), match[0].lower(), "going", "visit") for match in _going().finditer(text)]
    if any_of("call_words").search(text):
        for match in any_of("by_telephone").finditer(text):
            shape = "reciprocal" if match[0].lower().startswith("ber") else "noun"
            found.append(Trigger(match.start(), match.end(), match[0].lower(), shape, "call"))
    found += [Trigger(match.start(), match.end(), match[0].lower(), "discussing", "call") for match in _agreed_by_telephone().finditer(text)]
    found = [replace(trigger, shape="transitive") if trigger.form == "telepon" and _calls_up(text, trigger) else trigger for trigger in found]
    found = [trigger for trigger in found if not any_of("no_meetings").match(text, trigger.start)]
    found = [trigger for trigger in found if trigger.form != "diterima" or not _received().search(text, 0, trigger.start)]
    found.sort(key=lambda trigger: (trigger.start, -trigger.end))
    kept: list[Trigger] = []
    for trigger in found:
        repeated = kept and kept[-1].shape != "discussing" and not text[kept[-1].end : trigger.start].strip(" (")  # "pembicaraan tatap muka", "kunjungan kehormatan (courtesy call)" is one, "membahas pertemuan" is not
        if repeated and trigger.start >= kept[-1].end and kept[-1].shape == "transitive" and trigger.kind == "call":  # "menerima | panggilan telepon": the noun says what it was
            kept[-1] = trigger
        elif (not kept or trigger.start >= kept[-1].end) and not repeated and not any(s.start <= trigger.start < s.end for s in settings):
            kept.append(trigger)
    kept = [trigger for trigger, after in zip(kept, [*kept[1:], None]) if not (trigger.form.endswith("sepakat") and after and re.fullmatch(r"[^.,;:\"“”]{0,60}", text[trigger.end : after.start]))]  # "sepakat bertemu", "sepakat melanjutkan perundingan"
    by_means = [trigger for trigger in kept if trigger.shape == "noun" and trigger.kind == "call" and re.search(r"\b(?:lewat|melalui|via|per)\s+(?:sebuah\s+)?$", text[: trigger.start], re.I)]
    return kept if len(by_means) == len(kept) else [trigger for trigger in kept if trigger not in by_means]  # "lewat sambungan telepon X membicarakan …"


# a verb, with which the name of a gathering has ended: "di sela-sela KTT G20 bertemu …"; no noun that begins like one
_ACT = r"\s(?-i:me[mn](?!teri|lu|han|ko|dag|keu|datang)[a-z]{3,}|ber(?!ita\b|sama\b|sejarah)[a-z]{3,}|(?:akan|telah|sudah|juga)\b)"


def find_settings(text: str) -> list[Words]:
    """Gatherings that something takes place beside: "di sela-sela sidang Majelis Umum PBB ke-80"."""
    found = []
    forum = any_of("forum_words").pattern
    pattern = re.compile(rf"{any_of('beside').pattern}\s+(?P<name>(?:\w+\s+){{0,3}}?{forum}(?:(?!\s(?:di|pada|yang|untuk|dan|,)\s|{_ACT})[^,.;:()\"“”]|\([A-Z]+\)){{0,90}})", re.I)
    for match in pattern.finditer(text):
        found.append(_gathering(match))
    inside = re.compile(r"(?<!\w)(?:dalam|pada|saat|menghadiri|ajang)\s+(?P<name>(?:KTT|Konferensi|Sidang|Forum|Pertemuan Menteri|[Pp]ertemuan (?=G-?\d|[A-Z]{3})|(?<=menghadiri )(?:konferensi|forum|sidang|pertemuan tingkat tinggi)(?![^.;:]{0,60}\b(?:dengan|bersama|antara)\b))\b(?:(?!\s(?:di|pada|yang|untuk|dan)\s|" + _ACT + r")[^,.;:()\"“”]){2,80})")
    for match in inside.finditer(text):
        if not any(words.start <= match.start("name") < words.end for words in found):
            found.append(_gathering(match))
    return found


def _gathering(match: re.Match[str]) -> Words:
    """The name of a gathering, without the time that stands behind it: "Konferensi Keamanan Munich | bulan lalu"."""
    name = re.split(rf"\s+(?=(?:pada\s+)?{any_of('times').pattern})", match["name"], maxsplit=1)[0].rstrip(" -–")
    return Words(match.start("name"), match.start("name") + len(name), name)
