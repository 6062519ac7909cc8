"""Indonesian time expressions: a phrase and an anchor become an interval, a precision and the rule that read it.

An interval is what the words allow and no narrower: "pekan lalu" is a week, Monday to Sunday, never a day.
The grammar below is built from `kit/lexicons/time.yml`; values follow TIMEX3 and ISO 8601.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from . import readings, tables
from .corpus import Corpus, per_corpus
from .lexicons import alternatives
from .readings import Frame, time_words

if TYPE_CHECKING:
    import pandas as pd


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
    year: int | None = None  # what the words themselves give
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 0 is Monday
    clock: str | None = None


@cache
def _rules() -> list[tuple[str, re.Pattern[str], Callable[[re.Match[str], Frame], readings.Reading]]]:
    w = time_words()
    month, name, weekday, part = alternatives(w["months"]), alternatives(w["month_names"]), alternatives(w["weekdays"]), alternatives(w["parts_of_day"])
    year, day = r"(?:19|20)\d\d(?!\d)", r"(?<![\d.,/])(?:[0-2]?\d|3[01])"
    number = rf"(?:\d+(?:[.,]\d+)?|{alternatives(w['numerals'])}(?:\s+(?:belas|puluh(?:\s+{alternatives(w['numerals'])})?))?)"
    unit = alternatives(w["units"])
    past, present, future = alternatives(w["past"]), alternatives(w["present"]), alternatives(w["future"])
    portion = rf"(?:(?P<portion>{alternatives(w['parts_of_period'])})\s+)?"
    clock = rf"(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?:[.:][0-5]\d)?(?:\s*(?P<zone>{alternatives(w['zones'])})\b)?"
    of_week = rf"(?:(?:hari\s+)?\b(?P<weekday>{weekday})(?:\s+{part})?\s*[,/]?\s*)?(?P<open>\()?(?:tanggal\s+)?"
    close = r"(?(open)\s*\))"
    then = rf"(?:\s*[,|•·/–—-]?\s*(?:(?:pukul|jam)\s+)?{clock})?"
    to = r"\s*(?:-|–|—|sampai(?:\s+dengan)?|hingga|s/d|dan)\s*"
    relation = rf"(?P<relation>(?:{past}|{present}|{future}))"
    narrative = rf"{alternatives(w['narrative_past'])}|{alternatives(w['narrative_future'])}"
    grammar = [
        ("absolute-date", rf"{of_week}(?P<day>{day})[\s-]+(?P<month>{month})\.?,?[\s-]+(?P<year>{year}){close}{then}", readings.calendar),
        ("absolute-numeric", rf"{of_week}(?P<day>{day})(?P<separator>[/.-])(?P<monthnumber>0?[1-9]|1[0-2])(?P=separator)(?P<year>{year}|(?<=/)\d\d(?![\d/])){close}{then}", readings.calendar),
        ("absolute-iso", rf"(?<!\d)(?P<year>{year})-(?P<monthnumber>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?!\d)(?:[T\s]{clock})?", readings.calendar),
        ("absolute-english", rf"\b(?P<month>{month})\s+(?P<day>[0-3]?\d),?\s+(?P<year>{year}){then}", readings.calendar),
        ("range", rf"{of_week}(?P<day>{day})(?:\s+(?P<month>{month})\b(?:\s+(?P<year>{year}))?)?{to}(?:{weekday},?\s+)?(?P<day2>{day})\s+(?P<month2>{month})\b(?:\s+(?P<year2>{year}))?{close}", readings.day_range),
        ("range", rf"\((?P<day>[0-3]?\d){to}(?P<day2>[0-3]?\d)/(?P<month2number>0?[1-9]|1[0-2])(?:/(?P<year2>{year}))?\)", readings.day_range),
        ("day-month", rf"{of_week}(?P<day>{day})\s+(?P<month>{month})\b(?!\s*,?\s*(?:19|20)\d\d\b){close}(?:\s+{relation}\b)?", readings.calendar),
        ("day-month", rf"(?:(?:hari\s+)?\b(?P<weekday>{weekday})(?:\s+{part})?,?\s*)?\((?:tanggal\s+)?(?P<day>[0-2]?\d|3[01])/(?P<monthnumber>0?[1-9]|1[0-2])\)", readings.calendar),
        ("day-month", rf"(?:(?:hari\s+)?\b(?P<weekday>{weekday})(?:\s+{part})?,?|\b(?:pada|tanggal))\s+(?P<span>(?P<day>[0-2]?\d|3[01])/(?P<monthnumber>0?[1-9]|1[0-2]))(?![\d/])", readings.calendar),
        ("month-year", rf"(?<!\d\s){portion}(?:bulan\s+)?\b(?P<month>{name})\s+(?:tahun\s+)?(?P<year>{year})", readings.period_named),
        ("month", rf"(?:(?P<cue>bulan|pada|sejak|hingga|sampai|dari|antara|akan)\s+)?(?P<span>{portion}(?:bulan\s+)?\b(?P<month>{name})(?:\s+(?:tahun\s+)?(?P<relation>{past}|{present}|{future}))?)\b(?!\s+\d)", readings.month_alone),
        ("year-range", rf"(?<![\d./-])(?P<year>{year})\s*(?:-|–|sampai|hingga)\s*(?P<year2>{year})(?![./-]\d)", readings.years),
        ("year", rf"\b(?:tahun|pada|sejak|hingga|sampai|periode|dalam|medio|awal|akhir|pertengahan)\s+(?:tahun\s+)?(?P<span>(?P<year>{year}))(?![.,/-]\d)", readings.years),
        ("weekday", rf"(?P<cue>hari\s+|pada\s+)?(?P<span>\b(?P<weekday>{weekday})(?:\s+{part})?(?:\s+(?:(?P<week>pekan|minggu)\s+)?{relation}\b)?(?:\s+{part}\b)?)\b(?!-)", readings.weekday),
        ("day-word", rf"\b(?P<word>{alternatives(w['days'])})\b", readings.day_word),
        ("narrative-day", rf"\b(?P<word>{alternatives(w['narrative_days'])})\b", readings.narrative_day),
        ("period", rf"\b{portion}(?P<unit>pekan|minggu|bulan|tahun|dekade)\s+{relation}\b", readings.period),
        ("count", rf"(?:\b(?P<number>{number}|beberapa)\s+|\b(?P<one>se))(?P<unit>{unit})\s+(?:yang\s+)?(?P<relation>{past}|{future}|lagi|ke\s+depan|{narrative})\b", readings.count),
        ("duration", rf"(?:(?:sekitar|hampir|kira-kira|kurang\s+lebih|lebih\s+dari|selama)\s+)*(?:(?<![\w.,/])(?P<number>{number})(?P<half>\s+setengah)?[\s-]+|(?P<halfonly>setengah\s+)|\b(?P<one>se))(?P<unit>{unit})\b(?:\s+(?P<number2>\d+)\s+(?P<unit2>menit))?", readings.duration),
        ("time", rf"\b(?:pukul|jam)\s+(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?(?:\s+{part})?(?:\s+(?P<zone>{alternatives(w['zones'])})\b|\s+waktu\s+\w+)?", readings.time),
    ]
    return [(rule, re.compile(pattern, re.I), reader) for rule, pattern, reader in grammar]


def find(text: str, *, anchor: dt.date | None = None, anchor_basis: str = "stated", narrative: dt.date | None = None) -> list[Timex]:
    """Every time expression of a text, in order, none overlapping; the longest reading of a place wins.

    anchor: the day that "kemarin" and "pekan lalu" are counted from; without it such words stay unresolved.
    anchor_basis: "stated" or "inferred": nothing counted from an inferred day is called stated.
    narrative: the day the story has reached, for "keesokan harinya"; each day that the text names moves it on.
    """
    hits: list[tuple[int, int, str, re.Match[str], Callable[..., Any]]] = []
    for rule, pattern, reader in _rules():
        for match in pattern.finditer(text):
            span = match.span("span") if "span" in pattern.groupindex else match.span()
            hits.append((*span, rule, match, reader))
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    found: list[Timex] = []
    for start, end, rule, match, reader in hits:
        if found and start < found[-1].end and end - start <= found[-1].end - found[-1].start:
            continue
        read = reader(match, Frame(anchor, anchor_basis, narrative, _future_before(text, start)))
        if read is None:
            continue
        while found and start < found[-1].end:
            found.pop()
        found.append(_finish(Timex(start, end, text[start:end], read.pop("kind", "date"), rule), read))
        if found[-1].precision in ("day", "minute") and found[-1].first:
            narrative = found[-1].first
    return found


@cache
def _future_cue() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(time_words()['future_cues'])}\b[^.;]*$", re.I)


def _future_before(text: str, start: int) -> bool:
    return bool(_future_cue().search(text[max(0, start - 80) : start]))


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


@per_corpus
def sentence_timexes(corpus: Corpus) -> dict[str, list[Timex]]:
    """The time expressions of each sentence that has any, counted from its article's date and from the story so far."""
    by_article = dict(iter(corpus.sentences.groupby("article_id", sort=False)))
    found: dict[str, list[Timex]] = {}
    for article in corpus.articles.itertuples():
        anchor, basis = published_day(article)
        narrative = anchor
        sentences = by_article.get(article.article_id)
        for sentence in () if sentences is None else sentences.itertuples():
            timexes = find(sentence.text, anchor=anchor, anchor_basis=basis, narrative=narrative)
            if timexes:
                found[sentence.sentence_id] = timexes
            days = [timex.first for timex in timexes if timex.precision in ("day", "minute") and timex.first]
            if days and not sentence.in_title:
                narrative = days[-1]
    return found


@per_corpus
def time_expressions(corpus: Corpus) -> "pd.DataFrame":
    """Table `timexes`: one row per time expression of the annotated sentences, counted from its article's date."""
    found = sentence_timexes(corpus)
    rows = []
    for sentence in corpus.sentences.itertuples():
        for timex in found.get(sentence.sentence_id, ()):
            row = {name: getattr(timex, name) for name in ("text", "kind", "value", "precision", "anchor", "basis", "rule")}
            place = dict(start_char=sentence.start_char + timex.start, end_char=sentence.start_char + timex.end)
            rows.append(dict(article_id=sentence.article_id, sentence_id=sentence.sentence_id, **row, **place))
    return tables.frame("timexes", rows)
