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

from . import lexicons, tables
from .corpus import Corpus, per_corpus

if TYPE_CHECKING:
    import pandas as pd

DAY = dt.timedelta(days=1)


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


@dataclass(frozen=True)
class _Frame:
    """From where the words are counted: the day of publication, and the day that the story has reached."""

    anchor: dt.date | None
    basis: str
    narrative: dt.date | None
    future: bool


def _any(words: Any) -> str:
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(map(str, words), key=len, reverse=True)) + ")"


@cache
def _words() -> dict[str, Any]:
    """The lexicon, with its lists turned round: word -> number."""
    lexicon = lexicons.load("time")
    turned = {name: {word: key for key, words in lexicon[name].items() for word in words} for name in ("months", "weekdays", "units")}
    return {**lexicon, **turned}


@cache
def _rules() -> list[tuple[str, re.Pattern[str], Callable[[re.Match[str], _Frame], dict[str, Any] | None]]]:
    w = _words()
    month, name, weekday, part = _any(w["months"]), _any(w["month_names"]), _any(w["weekdays"]), _any(w["parts_of_day"])
    year, day = r"(?:19|20)\d\d(?!\d)", r"(?<![\d.,/])(?:[0-2]?\d|3[01])"
    number = rf"(?:\d+(?:[.,]\d+)?|{_any(w['numerals'])}(?:\s+(?:belas|puluh(?:\s+{_any(w['numerals'])})?))?)"
    unit = _any(w["units"])
    past, present, future = _any(w["past"]), _any(w["present"]), _any(w["future"])
    portion = rf"(?:(?P<portion>{_any(w['parts_of_period'])})\s+)?"
    clock = rf"(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?:[.:][0-5]\d)?(?:\s*(?P<zone>{_any(w['zones'])})\b)?"
    of_week = rf"(?:(?:hari\s+)?\b(?P<weekday>{weekday})(?:\s+{part})?\s*[,/]?\s*)?(?P<open>\()?(?:tanggal\s+)?"
    close = r"(?(open)\s*\))"
    then = rf"(?:\s*[,|•·/–—-]?\s*(?:(?:pukul|jam)\s+)?{clock})?"
    to = r"\s*(?:-|–|—|sampai(?:\s+dengan)?|hingga|s/d|dan)\s*"
    relation = rf"(?P<relation>(?:{past}|{present}|{future}))"
    narrative = rf"{_any(w['narrative_past'])}|{_any(w['narrative_future'])}"
    grammar = [
        ("absolute-date", rf"{of_week}(?P<day>{day})[\s-]+(?P<month>{month})\.?,?[\s-]+(?P<year>{year}){close}{then}", _calendar),
        ("absolute-numeric", rf"{of_week}(?P<day>{day})(?P<separator>[/.-])(?P<monthnumber>0?[1-9]|1[0-2])(?P=separator)(?P<year>{year}|(?<=/)\d\d(?![\d/])){close}{then}", _calendar),
        ("absolute-iso", rf"(?<!\d)(?P<year>{year})-(?P<monthnumber>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?!\d)(?:[T\s]{clock})?", _calendar),
        ("absolute-english", rf"\b(?P<month>{month})\s+(?P<day>[0-3]?\d),?\s+(?P<year>{year}){then}", _calendar),
        ("range", rf"{of_week}(?P<day>{day})(?:\s+(?P<month>{month})\b(?:\s+(?P<year>{year}))?)?{to}(?:{weekday},?\s+)?(?P<day2>{day})\s+(?P<month2>{month})\b(?:\s+(?P<year2>{year}))?{close}", _range),
        ("range", rf"\((?P<day>[0-3]?\d){to}(?P<day2>[0-3]?\d)/(?P<month2number>0?[1-9]|1[0-2])(?:/(?P<year2>{year}))?\)", _range),
        ("day-month", rf"{of_week}(?P<day>{day})\s+(?P<month>{month})\b(?!\s*,?\s*(?:19|20)\d\d\b){close}(?:\s+{relation}\b)?", _calendar),
        ("day-month", rf"(?:(?:hari\s+)?\b(?P<weekday>{weekday})(?:\s+{part})?,?\s*)?\((?:tanggal\s+)?(?P<day>[0-2]?\d|3[01])/(?P<monthnumber>0?[1-9]|1[0-2])\)", _calendar),
        ("day-month", rf"(?:(?:hari\s+)?\b(?P<weekday>{weekday})(?:\s+{part})?,?|\b(?:pada|tanggal))\s+(?P<span>(?P<day>[0-2]?\d|3[01])/(?P<monthnumber>0?[1-9]|1[0-2]))(?![\d/])", _calendar),
        ("month-year", rf"(?<!\d\s){portion}(?:bulan\s+)?\b(?P<month>{name})\s+(?:tahun\s+)?(?P<year>{year})", _period_named),
        ("month", rf"(?:(?P<cue>bulan|pada|sejak|hingga|sampai|dari|antara|akan)\s+)?(?P<span>{portion}(?:bulan\s+)?\b(?P<month>{name})(?:\s+(?:tahun\s+)?(?P<relation>{past}|{present}|{future}))?)\b(?!\s+\d)", _month_alone),
        ("year-range", rf"(?<![\d./-])(?P<year>{year})\s*(?:-|–|sampai|hingga)\s*(?P<year2>{year})(?![./-]\d)", _years),
        ("year", rf"\b(?:tahun|pada|sejak|hingga|sampai|periode|dalam|medio|awal|akhir|pertengahan)\s+(?:tahun\s+)?(?P<span>(?P<year>{year}))(?![.,/-]\d)", _years),
        ("weekday", rf"(?P<cue>hari\s+|pada\s+)?(?P<span>\b(?P<weekday>{weekday})(?:\s+{part})?(?:\s+(?:(?P<week>pekan|minggu)\s+)?{relation}\b)?(?:\s+{part}\b)?)\b(?!-)", _weekday),
        ("day-word", rf"\b(?P<word>{_any(w['days'])})\b", _day_word),
        ("narrative-day", rf"\b(?P<word>{_any(w['narrative_days'])})\b", _narrative_day),
        ("period", rf"\b{portion}(?P<unit>pekan|minggu|bulan|tahun|dekade)\s+{relation}\b", _period),
        ("count", rf"(?:\b(?P<number>{number}|beberapa)\s+|\b(?P<one>se))(?P<unit>{unit})\s+(?:yang\s+)?(?P<relation>{past}|{future}|lagi|ke\s+depan|{narrative})\b", _count),
        ("duration", rf"(?:(?:sekitar|hampir|kira-kira|kurang\s+lebih|lebih\s+dari|selama)\s+)*(?:(?<![\w.,/])(?P<number>{number})(?P<half>\s+setengah)?[\s-]+|(?P<halfonly>setengah\s+)|\b(?P<one>se))(?P<unit>{unit})\b(?:\s+(?P<number2>\d+)\s+(?P<unit2>menit))?", _duration),
        ("time", rf"\b(?:pukul|jam)\s+(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?(?:\s+{part})?(?:\s+(?P<zone>{_any(w['zones'])})\b|\s+waktu\s+\w+)?", _time),
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
        read = reader(match, _Frame(anchor, anchor_basis, narrative, _future_before(text, start)))
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
    return re.compile(rf"\b{_any(_words()['future_cues'])}\b[^.;]*$", re.I)


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


def _counted(frame: _Frame, first: dt.date, last: dt.date, precision: str, **given: Any) -> dict[str, Any]:
    """A reading that was counted from the anchor, and is no surer than it."""
    return dict(first=first, last=last, precision=precision, anchor=frame.anchor.isoformat(), basis=frame.basis, **given)


def _number(words: str) -> float:
    numerals = _words()["numerals"]
    if words[0].isdigit():
        return float(words.replace(",", "."))
    ones, *rest = words.lower().split()
    value = numerals[ones]
    if rest:
        value = value + 10 if rest[0] == "belas" else value * 10 + (numerals[rest[1]] if len(rest) > 1 else 0)
    return value


def _month_number(match: re.Match[str], group: str = "month") -> int | None:
    groups = match.groupdict()
    if groups.get(group + "number"):
        return int(groups[group + "number"])
    return _words()["months"][groups[group].lower().rstrip(".")] if groups.get(group) else None


def _clock(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if not groups.get("hour"):
        return None
    return f"{int(groups['hour']):02}:{groups.get('minute') or '00'}:00{_words()['zones'].get((groups.get('zone') or '').upper(), '')}"


def _relation(words: str | None) -> str | None:
    """past, present or future, for a word such as "lalu"."""
    words = re.sub(r"\s+", " ", (words or "").lower())
    return next((name for name in ("past", "present", "future") if words in _words()[name]), None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:  # 31 November is no date
        return None


def _calendar(match: re.Match[str], frame: _Frame) -> dict[str, Any] | None:
    groups = match.groupdict()
    day, month = int(groups["day"]), _month_number(match)
    weekday = _words()["weekdays"][groups["weekday"].lower()] if groups.get("weekday") else None
    given = dict(day=day, month=month, weekday=weekday)
    if groups.get("year"):
        year = int(groups["year"]) + (2000 if len(groups["year"]) == 2 else 0)
        date = _date(year, month, day)
        return date and dict(first=date, last=date, precision="day", basis="stated", year=year, clock=_clock(match), **given)
    if not _date(2024, month, day):  # a leap year: the day exists in some year
        return None
    date = frame.anchor and _nearest(frame, month, day, weekday, _relation(groups.get("relation")))
    return _counted(frame, date, date, "day", **given) if date else given


def _nearest(frame: _Frame, month: int, day: int, weekday: int | None, relation: str | None) -> dt.date | None:
    """The year that "15 Agustus" means: the last such day, or the next one where the words look ahead."""
    near = [date for year in range(frame.anchor.year - 5, frame.anchor.year + 3) if (date := _date(year, month, day))]
    if weekday is not None:
        near = [date for date in near if date.weekday() == weekday] or near
    ahead = relation == "future" or (frame.future and relation is None)
    # An article may tell of the next days without a future word, and be pasted with a date some days early.
    slack = 7 * DAY if frame.basis == "stated" else 60 * DAY
    suitable = [date for date in near if (date >= frame.anchor - slack if ahead else date <= frame.anchor + slack)]
    return min(suitable, key=lambda date: abs(date - frame.anchor), default=None)


def _range(match: re.Match[str], frame: _Frame) -> dict[str, Any] | None:
    month2 = _month_number(match, "month2")
    month = _month_number(match) or month2
    year2 = match["year2"] and int(match["year2"])
    counted = not year2
    if counted and frame.anchor:
        end = _nearest(frame, month2, int(match["day2"]), None, None)
        year2 = end and end.year
    if not year2:
        return dict(month=month, day=int(match["day"]))
    year = match.groupdict().get("year")
    year = int(year) if year else year2 - (month > month2)
    first, last = _date(year, month, int(match["day"])), _date(year2, month2, int(match["day2"]))
    if not first or not last or first >= last:
        return None
    if counted:
        return _counted(frame, first, last, "range")
    return dict(first=first, last=last, precision="range", basis="stated", year=year2)


def _month_span(year: int, month: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, month, 1), dt.date(year + month // 12, month % 12 + 1, 1) - DAY


def _portion(match: re.Match[str], first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """The beginning, middle or end of a period, in thirds that overlap a little."""
    word = (match.groupdict().get("portion") or "").lower()
    low, high = _words()["parts_of_period"].get(word, (0.0, 1.0))
    days = (last - first).days
    return first + round(days * low) * DAY, first + round(days * high) * DAY


def _period_named(match: re.Match[str], frame: _Frame) -> dict[str, Any]:
    year, month = int(match["year"]), _month_number(match)
    first, last = _portion(match, *_month_span(year, month))
    return dict(first=first, last=last, precision="range" if match["portion"] else "month", basis="stated", year=year, month=month)


def _month_alone(match: re.Match[str], frame: _Frame) -> dict[str, Any] | None:
    if not match["month"][0].isupper() or not (match["portion"] or match["cue"] or match["relation"]):
        return None
    month, relation = _month_number(match), _relation(match["relation"])
    if not frame.anchor:
        return dict(month=month)
    ahead = relation == "future" or (relation is None and frame.future)
    year = frame.anchor.year
    if relation != "present":
        year += (month < frame.anchor.month) if ahead else -(month > frame.anchor.month)
    first, last = _portion(match, *_month_span(year, month))
    return _counted(frame, first, last, "range" if match["portion"] else "month", month=month)


def _years(match: re.Match[str], frame: _Frame) -> dict[str, Any] | None:
    year = int(match["year"])
    last = int(match.groupdict().get("year2") or year)
    if last < year:
        return None
    return dict(first=dt.date(year, 1, 1), last=dt.date(last, 12, 31), precision="year" if year == last else "range", basis="stated", year=year)


def _weekday(match: re.Match[str], frame: _Frame) -> dict[str, Any] | None:
    word = match["weekday"]
    at = match.start("weekday")
    opening = at == 0 or bool(re.search(r"[.!?\"“”:]\s*$", match.string[max(0, at - 3) : at]))
    if not word[0].isupper() or (word.lower() == "minggu" and opening and not match["cue"]):
        return None  # "minggu" is also a week
    weekday, relation = _words()["weekdays"][word.lower()], _relation(match["relation"])
    if not frame.anchor:
        return dict(weekday=weekday)
    monday = frame.anchor - frame.anchor.weekday() * DAY
    if match["week"] and relation:
        date = monday + (weekday + 7 * {"past": -1, "present": 0, "future": 1}[relation]) * DAY
    elif relation == "future" or (frame.future and relation is None):
        date = frame.anchor + ((weekday - frame.anchor.weekday() - (relation == "future")) % 7 + (relation == "future")) * DAY
    else:
        strictly = relation == "past" and match["relation"].lower() != "kemarin"
        date = frame.anchor - ((frame.anchor.weekday() - weekday - strictly) % 7 + strictly) * DAY
    return _counted(frame, date, date, "day", weekday=weekday)


def _shifted(frame: _Frame, origin: dt.date | None, days: int) -> dict[str, Any]:
    if origin is None:
        return {}
    date = origin + days * DAY
    return {**_counted(replace(frame, anchor=origin), date, date, "day")}


def _day_word(match: re.Match[str], frame: _Frame) -> dict[str, Any]:
    return _shifted(frame, frame.anchor, _words()["days"][re.sub(r"\s+", " ", match["word"].lower())])


def _narrative_day(match: re.Match[str], frame: _Frame) -> dict[str, Any]:
    return _shifted(replace(frame, basis="inferred"), frame.narrative, _words()["narrative_days"][re.sub(r"\s+", " ", match["word"].lower())])


def _unit_span(origin: dt.date, unit: str, steps: int) -> tuple[dt.date, dt.date]:
    """The whole day, week (Monday to Sunday), month, year or decade that lies `steps` from the origin's."""
    if unit == "day":
        return origin + steps * DAY, origin + steps * DAY
    if unit == "week":
        monday = origin - origin.weekday() * DAY + 7 * steps * DAY
        return monday, monday + 6 * DAY
    if unit == "month":
        months = origin.year * 12 + origin.month - 1 + steps
        return _month_span(months // 12, months % 12 + 1)
    years = 10 if unit == "decade" else 1
    start = origin.year // years * years + steps * years
    return dt.date(start, 1, 1), dt.date(start + years - 1, 12, 31)


def _period(match: re.Match[str], frame: _Frame) -> dict[str, Any] | None:
    word = match["unit"]
    if word == "Minggu" and match.start("unit") > 0 and not re.search(r"[.!?\"“”]\s*$", match.string[max(0, match.start() - 3) : match.start()]):
        return None  # with a capital in mid-sentence it is the Sunday
    unit, relation = _words()["units"][word.lower()], _relation(match["relation"])
    if not frame.anchor:
        return {}
    whole = _unit_span(frame.anchor, unit, {"past": -1, "present": 0, "future": 1}[relation])
    if unit == "week" and (match["portion"] or "").lower() == "akhir":
        return _counted(frame, whole[0] + 5 * DAY, whole[1], "range")  # "akhir pekan" is Saturday and Sunday
    first, last = _portion(match, *whole)
    return _counted(frame, first, last, "range" if match["portion"] else {"decade": "range"}.get(unit, unit))


def _count(match: re.Match[str], frame: _Frame) -> dict[str, Any] | None:
    if (match["number"] or "").lower() == "beberapa":
        return {}
    unit, words = _words()["units"][match["unit"].lower()], re.sub(r"\s+", " ", match["relation"].lower())
    number = 1 if match["one"] else _number(match["number"])
    told = words in _words()["narrative_past"] + _words()["narrative_future"]
    if told:
        frame = replace(frame, anchor=frame.narrative, basis="inferred")
    if not frame.anchor or unit in ("minute", "hour") or number != int(number) or number > 500:
        return {}
    backwards = _relation(words) == "past" or words in _words()["narrative_past"]
    first, last = _unit_span(frame.anchor, unit, -int(number) if backwards else int(number))
    return _counted(frame, first, last, {"decade": "range"}.get(unit, unit))


def _duration(match: re.Match[str], frame: _Frame) -> dict[str, Any] | None:
    number = 0.5 if match["halfonly"] else 1 if match["one"] else _number(match["number"]) + (0.5 if match["half"] else 0)
    unit = _words()["units"][match["unit"].lower()]
    letter = {"minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "Y"}[unit]
    amount = f"{number * (10 if unit == 'decade' else 1):g}"
    minutes = f"{match['number2']}M" if match["number2"] else ""
    value = f"PT{amount}{letter}{minutes}" if unit in ("minute", "hour") else f"P{amount}{letter}"
    return dict(kind="duration", value=value, basis="stated", precision=unit)


def _time(match: re.Match[str], frame: _Frame) -> dict[str, Any]:
    clock = _clock(match)
    return dict(kind="time", value=f"T{clock}", clock=clock, basis="stated", precision="minute" if match["minute"] else "hour")


def published_day(article: Any) -> tuple[dt.date | None, str]:
    """The day that an article's words are counted from, and how it is known: a row of `articles`."""
    if not article.published:
        return None, "unresolved"
    basis = "stated" if article.published_basis == "stated" and article.published_precision in ("minute", "day") else "inferred"
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
