"""Indonesian time expressions: a phrase and an anchor become an interval, a precision and the rule that read it.

An interval is what the words allow and no narrower: "pekan lalu" is a week, Monday to Sunday, never a day.
What it is counted from and how it was read go with it, and what can't be resolved says why. Values follow TIMEX3 and ISO 8601.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from . import tables
from .computed import kept
from .corpus import Corpus, per_corpus
from .grammar import Rule, rules, signs_of
from .lexicons import alternatives
from .readings import Frame, time_words

if TYPE_CHECKING:
    import pandas as pd

_HIJRI = re.compile(r"\b\d{1,2}\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?\s+1[34]\d\d(?:\s?H)?\s*/\s*")


@dataclass(frozen=True)
class Timex:
    """One time expression: `text[start:end]`, and what it says."""

    start: int
    end: int
    text: str
    kind: str  # date, duration or time
    rule: str
    first: dt.date | None = None  # the interval, both ends inclusive
    last: dt.date | None = None
    value: str | None = None
    precision: str = "unknown"
    anchor: str | None = None
    basis: str = "unresolved"
    reason: str | None = None  # why it can't be resolved, or what else a reader should know of how it was
    year: int | None = None  # what the words themselves give
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 0 is Monday
    clock: str | None = None


def find(text: str, *, anchor: dt.date | None = None, anchor_basis: str = "stated", narrative: dt.date | None = None) -> list[Timex]:
    """Every time expression of a text, in order, none overlapping; the longest reading of a place wins.

    anchor: the day that "kemarin" and "pekan lalu" are counted from; without it such words stay unresolved.
    anchor_basis: "stated" or "inferred": nothing counted from an inferred day is called stated.
    narrative: the day the story has reached, for "keesokan harinya"; each day that the text names moves it on.
    """
    hits: list[tuple[int, int, Rule, re.Match[str]]] = []
    gregorian = without_hijri(text)
    signs = signs_of(gregorian)
    for rule in rules():
        for match in rule.pattern.finditer(gregorian) if rule.needs <= signs else ():
            start, end = match.span("span") if match.groupdict().get("span") else match.span()
            hits.append((start, end, rule, match))
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    found: list[Timex] = []
    for start, end, rule, match in hits:
        if found and start < found[-1].end and end - start <= found[-1].end - found[-1].start:
            continue
        read = rule.read(match, Frame(anchor, anchor_basis, narrative, _future_before(text, start) or _future_behind(text, start, end)))
        if read is None:
            continue
        while found and start < found[-1].end:
            found.pop()
        if read.get("basis") == "stated" and _vague(match):
            read.update(basis="inferred", reason=read.get("reason") or "which days are meant is not said")
        found.append(_finish(Timex(start, end, text[start:end], read.pop("kind", "date"), rule.name), read))
        if found[-1].precision in ("day", "minute") and found[-1].first:
            narrative = found[-1].first
    return found


def without_hijri(text: str) -> str:
    """The text with blanks for a Hijri date that its Gregorian date follows, "8 Rajab 1437/16 April 2016": the same day twice."""
    return _HIJRI.sub(lambda match: " " * len(match[0]), text)


def _vague(match: re.Match[str]) -> bool:
    """Whether the words name a part of a month or year, whose first and last day nobody says: "awal September"; "akhir pekan" is two days."""
    words = match.groupdict()
    return bool(words.get("portion")) and (words.get("unit") or "").lower() not in ("pekan", "minggu")


@cache
def _future_cue() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(time_words()['future_cues'])}\b[^.;]*$", re.I)


def _future_before(text: str, start: int) -> bool:
    return bool(_future_cue().search(text[max(0, start - 80) : start]))


@cache
def _future_clause() -> re.Pattern[str]:
    """A clause that says what is to come, up to the word that says so: ", Presiden X | akan"."""
    verb = r"(?-i:me[mn](?!teri|lu\b|han\b|ko\b)\w|ber\w|ter\w|di\w{3})|(?:bahwa|yang|telah|sudah|kata|ujar)\b"
    first = r"(?:,\s+(?:usai|seusai|setelah|sesudah|selepas|sebelum)\s[^.,;:!?]{2,100})?"  # "Hari Rabu, usai disambut X, Y akan …"
    return re.compile(rf"\)?(?:\s*\([^()]*\))?{first},?\s+(?:(?!{verb})[\w().’'-]+,?\s+){{0,8}}?{alternatives(time_words()['verbs_to_come'])}\b", re.I)


def _future_behind(text: str, start: int, end: int) -> bool:
    """Whether the words open a sentence that tells of what is to come: "Hari Jumat, ia akan kembali"."""
    opens = re.search(r"(?:^|[.!?;:\"“”]\s)\W*(?:(?:dan|lalu|kemudian|pada)\s+)*$", text[:start], re.I)
    return bool(opens and _future_clause().match(text, end))


def _finish(timex: Timex, read: dict[str, Any]) -> Timex:
    first, last = read.get("first"), read.get("last")
    if first and "value" not in read:
        day = first.isoformat()
        read["value"] = day if first == last else f"{day}/{last.isoformat()}"
        if timex.kind == "date" and read.get("clock") and first == last:
            read.update(value=f"{day}T{read['clock']}", precision="minute")
    return replace(timex, **read)


def published_day(article: Any) -> tuple[dt.date | None, str]:
    """The day that an article's words are counted from, and how it is known: a row of `articles`."""
    if not article.published:
        return None, "unresolved"
    basis = "stated" if article.published_basis in ("stated", "decided") and article.published_precision in ("minute", "day") else "inferred"
    return dt.date.fromisoformat(article.published[:10]), basis


def _told_with_weekday(sentences: Iterable[Any], day: dt.date | None) -> bool:
    """Whether the article tells a day with its weekday, as news does of its own days: "Kamis (10/7/2025)"."""
    return any(timex.first == day and timex.weekday is not None for sentence in sentences for timex in find(sentence.text, anchor=day))


def _of_no_week(timex: Timex) -> Timex:
    """A weekday alone, counted from a day that may lie long before the article: it is not resolved."""
    if timex.rule != "weekday" or timex.basis != "inferred":
        return timex
    return replace(timex, first=None, last=None, value=None, precision="unknown", basis="unresolved", reason="the article may be from any day after the last that it names")


@per_corpus
def sentence_timexes(corpus: Corpus) -> dict[str, list[Timex]]:
    """The time expressions of each sentence that has any, counted from its article's date and from the story so far."""
    by_article: dict[str, list[Any]] = defaultdict(list)
    for sentence in corpus.sentences.itertuples():
        by_article[sentence.article_id].append(sentence)
    found: dict[str, list[Timex]] = {}
    for article in corpus.articles.itertuples():
        anchor, basis = published_day(article)
        narrative = anchor
        sentences = by_article[article.article_id]
        vague = basis == "inferred" and not _told_with_weekday(sentences, anchor)
        for sentence in sentences:
            timexes = find(sentence.text, anchor=anchor, anchor_basis=basis, narrative=narrative)
            if vague:
                timexes = [_of_no_week(timex) for timex in timexes]
            if timexes:
                found[sentence.sentence_id] = timexes
            told = [timex.first for timex in timexes if timex.precision in ("day", "minute", "month") and timex.first]
            if told and not sentence.in_title:
                narrative = told[-1]
    return found


@kept("timexes")
def time_expressions(corpus: Corpus) -> "pd.DataFrame":
    """Table `timexes`: one row per time expression of the annotated sentences, counted from its article's date."""
    found = sentence_timexes(corpus)
    rows = []
    for sentence in corpus.sentences.itertuples():
        for timex in found.get(sentence.sentence_id, ()):
            row = {name: getattr(timex, name) for name in ("text", "kind", "value", "precision", "anchor", "basis", "rule", "reason")}
            place = dict(start_char=sentence.start_char + timex.start, end_char=sentence.start_char + timex.end)
            rows.append(dict(article_id=sentence.article_id, sentence_id=sentence.sentence_id, **row, **place))
    return tables.frame("timexes", rows)
