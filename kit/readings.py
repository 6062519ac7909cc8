"""What the words of a time expression mean by themselves: a match of the grammar becomes an interval; only a missing year is looked for.

A reading is a dictionary of the fields of a Timex that the words give. Where the words can't be resolved it holds the `reason`;
it is None where they are no time expression after all.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from . import lexicons

DAY = dt.timedelta(days=1)
NO_ANCHOR = "nothing to count from: the day of publication is not known"
NO_YEAR = "no year is given, and the day of publication is not known"
Reading = dict[str, Any] | None


@dataclass(frozen=True)
class Frame:
    """From where the words are counted: the day of publication, and the day that the story has reached."""

    anchor: dt.date | None
    basis: str
    narrative: dt.date | None
    future: bool


@cache
def time_words() -> dict[str, Any]:
    """The lexicon, with its lists turned round: word -> number."""
    lexicon = lexicons.load("time")
    turned = {name: {word: key for key, words in lexicon[name].items() for word in words} for name in ("months", "weekdays", "units", "ordinals")}
    return {**lexicon, **turned}


def plain(words: str | None) -> str:
    """Words in small letters, one blank between them: as the lexicon has them."""
    return re.sub(r"\s+", " ", (words or "").lower()).strip()


def number(words: str) -> float:
    """The number that figures ("1,5") or words ("dua puluh lima", "seratus dua puluh") give."""
    if words[0].isdigit():
        return float(words.replace(",", "."))
    value = last = 0
    for word in plain(words).split():
        if word in ("belas", "puluh", "ratus"):
            value += {"belas": last + 10, "puluh": last * 10, "ratus": last * 100}[word] - last
        else:
            last = time_words()["numerals"][word]
            value += last
    return value


def month_number(match: re.Match[str], group: str = "month") -> int | None:
    """The month that a match names or numbers."""
    groups = match.groupdict()
    if groups.get(group + "number"):
        return int(groups[group + "number"])
    return time_words()["months"][groups[group].lower().rstrip(".")] if groups.get(group) else None


def relation_of(words: str | None) -> str | None:
    """past, present or future, for a word such as "lalu" or "yang akan datang"."""
    words = re.sub(r"^yang (?!akan)", "", plain(words))
    return next((name for name in ("past", "present", "future") if words in time_words()[name]), None)


def counted(frame: Frame, first: dt.date, last: dt.date, precision: str, **given: Any) -> dict[str, Any]:
    """A reading that was counted from the anchor, and is no surer than it."""
    return dict(first=first, last=last, precision=precision, anchor=frame.anchor.isoformat(), basis=frame.basis, **given)


def date_of(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None for one that no calendar has, such as 31 November."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_span(year: int, month: int, months: int = 1) -> tuple[dt.date, dt.date]:
    """The first and the last day of a month, or of several."""
    end = year * 12 + month - 1 + months
    return dt.date(year, month, 1), dt.date(end // 12, end % 12 + 1, 1) - DAY


def portion_of(match: re.Match[str], first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """The beginning, middle or end of a period, in thirds that overlap a little."""
    low, high = time_words()["parts_of_period"].get(plain(match.groupdict().get("portion")), (0.0, 1.0))
    days = (last - first).days
    return first + round(days * low) * DAY, first + round(days * high) * DAY


def _clock(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if not groups.get("hour"):
        return None
    hour, half = int(groups["hour"]), (groups.get("half") or "").lower()[:1]
    if half and hour <= 12:  # "02:51 PM"
        hour = hour % 12 + 12 * (half == "p")
    return f"{hour:02}:{groups.get('minute') or '00'}:00{_zone(match)}"


def _zone(match: re.Match[str]) -> str:
    if offset := match.groupdict().get("offset"):  # of an ISO 8601 time: Z, +0700 or +07:00
        return "+00:00" if offset.upper() == "Z" else f"{offset[:3]}:{offset[-2:]}"
    return time_words()["zones"].get((match.groupdict().get("zone") or "").upper(), "")


def calendar(match: re.Match[str], frame: Frame) -> Reading:
    groups = match.groupdict()
    day, month = int(number(groups["day"])), month_number(match)
    weekday = time_words()["weekdays"][groups["weekday"].lower()] if groups.get("weekday") else None
    given: dict[str, Any] = dict(day=day, month=month, weekday=weekday)
    if groups.get("year"):
        year = int(groups["year"]) + (2000 if len(groups["year"]) == 2 else 0)
        date = date_of(year, month, day)
        if date and weekday not in (None, date.weekday()):
            given["reason"] = f"{groups['weekday']} is not the weekday of that date"
        return date and dict(first=date, last=date, precision="day", basis="stated", year=year, clock=_clock(match), **given)
    if not date_of(2024, month, day):  # a leap year: the day exists in some year
        return None
    if not frame.anchor:
        return dict(reason=NO_YEAR, **given)
    relation = relation_of(groups.get("relation"))
    if groups.get("whole"):  # "9 Juni tahun lalu"
        date = date_of(frame.anchor.year + {"past": -1, "present": 0, "future": 1}[relation], month, day)
        return date and counted(frame, date, date, "day", **given)
    date = _nearest(frame, month, day, weekday, relation)
    if not date:
        return dict(reason="no such day within five years before the publication or two behind it", **given)
    by_weekday = weekday is not None and date.weekday() == weekday
    return counted(frame, date, date, "day", reason="year: nearest to the publication" + (" with that weekday" if by_weekday else ""), **given)


def _nearest(frame: Frame, month: int, day: int, weekday: int | None, relation: str | None) -> dt.date | None:
    """The year that "15 Agustus" means: the last such day, or the next one where the words look ahead."""
    near = [date for year in range(frame.anchor.year - 5, frame.anchor.year + 3) if (date := date_of(year, month, day))]
    if weekday is not None:
        near = [date for date in near if date.weekday() == weekday] or near
    if relation == "past":
        near = [date for date in near if date < frame.anchor]
    ahead = relation == "future" or (frame.future and relation is None)
    # An article may be pasted with a date some days early.
    slack = 7 * DAY if frame.basis == "stated" else 60 * DAY

    def distance(date: dt.date) -> dt.timedelta:
        """A day to come is told without a word that looks ahead only when it is much nearer than the last one."""
        return (date - frame.anchor) * (1 if ahead or date <= frame.anchor + slack else 3) if date > frame.anchor else frame.anchor - date

    return min((date for date in near if not ahead or date >= frame.anchor - slack), key=distance, default=None)


def day_range(match: re.Match[str], frame: Frame) -> Reading:
    groups = match.groupdict()
    month2 = month_number(match, "month2")
    month = month_number(match) or month2
    if groups.get("year") and groups["year2"] and re.search(r"\sdan\s", match[0]):
        return None  # two whole dates are two
    day, day2 = int(number(groups["day"])), int(number(groups["day2"]))
    year2 = groups["year2"] and int(groups["year2"])
    told = bool(year2)
    if not told and frame.anchor:
        end = _nearest(frame, month2, day2, None, relation_of(groups.get("relation")))
        year2 = end and end.year
    if not year2:
        return dict(month=month, day=day, reason=NO_YEAR)
    year = int(groups["year"]) if groups.get("year") else year2 - (month > month2)
    first, last = date_of(year, month, day), date_of(year2, month2, day2)
    if not first or not last or first >= last:
        return None
    if told:
        return dict(first=first, last=last, precision="range", basis="stated", year=year2)
    return counted(frame, first, last, "range", reason="year: nearest to the publication")


def month_range(match: re.Match[str], frame: Frame) -> Reading:
    month, month2, year2 = month_number(match), month_number(match, "month2"), int(match["year2"])
    year = int(match["year"]) if match["year"] else year2 - (month > month2)
    first, last = dt.date(year, month, 1), month_span(year2, month2)[1]
    return dict(first=first, last=last, precision="range", basis="stated", year=year2) if first < last else None


def period_named(match: re.Match[str], frame: Frame) -> dict[str, Any]:
    year, month = int(match["year"]), month_number(match)
    first, last = portion_of(match, *month_span(year, month))
    return dict(first=first, last=last, precision="range" if match["portion"] else "month", basis="stated", year=year, month=month)


def years(match: re.Match[str], frame: Frame) -> Reading:
    groups = match.groupdict()
    year = int(groups["year"])
    last = int(groups.get("year2") or year)
    if last < year:
        return None
    start, end = portion_of(match, dt.date(year, 1, 1), dt.date(last, 12, 31))
    return dict(first=start, last=end, precision="year" if year == last and not groups.get("portion") else "range", basis="stated", year=year)


def decade(match: re.Match[str], frame: Frame) -> dict[str, Any]:
    year = int(match["year"])
    return dict(first=dt.date(year, 1, 1), last=dt.date(year + 9, 12, 31), precision="range", basis="stated", year=year)


def duration(match: re.Match[str], frame: Frame) -> Reading:
    half = 0.25 if plain(match["halfonly"]) == "seperempat" else 0.5
    amount = half if match["halfonly"] else 1 if match["one"] else number(match["number"]) + (0.5 if match["half"] else 0)
    unit = time_words()["units"][match["unit"].lower()]
    minutes = f"{number(match['number2']):g}M" if match["number2"] else ""
    return dict(kind="duration", value=_duration(f"{amount * (10 if unit == 'decade' else 1):g}", unit) + minutes, basis="stated", precision=unit)


def duration_open(match: re.Match[str], frame: Frame) -> dict[str, Any]:
    """ "berjam-jam": hours, but not how many; TIMEX3 writes X for what is not told."""
    unit = time_words()["units"][match["unit"].lower()]
    return dict(kind="duration", value=_duration("X", unit), basis="stated", precision=unit, reason="the words give no number")


def _duration(amount: str, unit: str) -> str:
    letter = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "Y"}[unit]
    return f"{'PT' if unit in ('second', 'minute', 'hour') else 'P'}{amount}{letter}"


def time(match: re.Match[str], frame: Frame) -> Reading:
    groups = match.groupdict()
    hour = int(groups["hour"]) if groups.get("hour") else int(number(groups["spelled"]))
    minute = groups.get("minute")
    if groups.get("halfto"):
        hour, minute = hour - 1, "30"
    if hour < 12 and hour + 12 <= 24 and _after_noon(plain(groups.get("part")), hour):
        hour += 12
    zone = _zone(match)
    start = f"{hour % 24:02}:{minute or '00'}:00{zone}"
    given = dict(kind="time", clock=start, basis="stated", precision="minute" if minute else "hour")
    if groups.get("hour2"):
        return dict(value=f"T{start}/T{int(groups['hour2']) % 24:02}:{groups['minute2']}:00{zone}", **given)
    return dict(value=f"T{start}", **given)


def _after_noon(part: str, hour: int) -> bool:
    """Whether "jam 7 malam" is counted on from noon."""
    return part in ("sore", "petang", "malam") or (part == "siang" and hour < 5)


def part_of_day(match: re.Match[str], frame: Frame) -> dict[str, Any]:
    start, end = time_words()["parts_of_day"][plain(match["part"] or match["part2"])]
    return dict(kind="time", value=f"T{start}/T{end}", basis="stated", precision="hour")
