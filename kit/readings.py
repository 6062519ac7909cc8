"""What the words of a time expression mean: a match of the grammar in dates.py, and a frame, become an interval.

A reading is a dictionary of the fields of a Timex that the words give: empty where nothing to count from is known, None where
the words are no time expression after all.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from . import lexicons

DAY = dt.timedelta(days=1)
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
    turned = {name: {word: key for key, words in lexicon[name].items() for word in words} for name in ("months", "weekdays", "units")}
    return {**lexicon, **turned}


def _counted(frame: Frame, first: dt.date, last: dt.date, precision: str, **given: Any) -> dict[str, Any]:
    """A reading that was counted from the anchor, and is no surer than it."""
    return dict(first=first, last=last, precision=precision, anchor=frame.anchor.isoformat(), basis=frame.basis, **given)


def _number(words: str) -> float:
    numerals = time_words()["numerals"]
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
    return time_words()["months"][groups[group].lower().rstrip(".")] if groups.get(group) else None


def _clock(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if not groups.get("hour"):
        return None
    return f"{int(groups['hour']):02}:{groups.get('minute') or '00'}:00{time_words()['zones'].get((groups.get('zone') or '').upper(), '')}"


def _relation(words: str | None) -> str | None:
    """past, present or future, for a word such as "lalu"."""
    words = re.sub(r"\s+", " ", (words or "").lower())
    return next((name for name in ("past", "present", "future") if words in time_words()[name]), None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:  # 31 November is no date
        return None


def calendar(match: re.Match[str], frame: Frame) -> Reading:
    groups = match.groupdict()
    day, month = int(groups["day"]), _month_number(match)
    weekday = time_words()["weekdays"][groups["weekday"].lower()] if groups.get("weekday") else None
    given = dict(day=day, month=month, weekday=weekday)
    if groups.get("year"):
        year = int(groups["year"]) + (2000 if len(groups["year"]) == 2 else 0)
        date = _date(year, month, day)
        return date and dict(first=date, last=date, precision="day", basis="stated", year=year, clock=_clock(match), **given)
    if not _date(2024, month, day):  # a leap year: the day exists in some year
        return None
    date = frame.anchor and _nearest(frame, month, day, weekday, _relation(groups.get("relation")))
    return _counted(frame, date, date, "day", **given) if date else given


def _nearest(frame: Frame, month: int, day: int, weekday: int | None, relation: str | None) -> dt.date | None:
    """The year that "15 Agustus" means: the last such day, or the next one where the words look ahead."""
    near = [date for year in range(frame.anchor.year - 5, frame.anchor.year + 3) if (date := _date(year, month, day))]
    if weekday is not None:
        near = [date for date in near if date.weekday() == weekday] or near
    ahead = relation == "future" or (frame.future and relation is None)
    # An article may tell of the next days without a future word, and be pasted with a date some days early.
    slack = 7 * DAY if frame.basis == "stated" else 60 * DAY
    suitable = [date for date in near if (date >= frame.anchor - slack if ahead else date <= frame.anchor + slack)]
    return min(suitable, key=lambda date: abs(date - frame.anchor), default=None)


def day_range(match: re.Match[str], frame: Frame) -> Reading:
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
    low, high = time_words()["parts_of_period"].get(word, (0.0, 1.0))
    days = (last - first).days
    return first + round(days * low) * DAY, first + round(days * high) * DAY


def period_named(match: re.Match[str], frame: Frame) -> dict[str, Any]:
    year, month = int(match["year"]), _month_number(match)
    first, last = _portion(match, *_month_span(year, month))
    return dict(first=first, last=last, precision="range" if match["portion"] else "month", basis="stated", year=year, month=month)


def month_alone(match: re.Match[str], frame: Frame) -> Reading:
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


def years(match: re.Match[str], frame: Frame) -> Reading:
    year = int(match["year"])
    last = int(match.groupdict().get("year2") or year)
    if last < year:
        return None
    return dict(first=dt.date(year, 1, 1), last=dt.date(last, 12, 31), precision="year" if year == last else "range", basis="stated", year=year)


def weekday(match: re.Match[str], frame: Frame) -> Reading:
    word = match["weekday"]
    at = match.start("weekday")
    opening = at == 0 or bool(re.search(r"[.!?\"“”:]\s*$", match.string[max(0, at - 3) : at]))
    if not word[0].isupper() or (word.lower() == "minggu" and opening and not match["cue"]):
        return None  # "minggu" is also a week
    weekday, relation = time_words()["weekdays"][word.lower()], _relation(match["relation"])
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


def _shifted(frame: Frame, origin: dt.date | None, days: int) -> dict[str, Any]:
    if origin is None:
        return {}
    date = origin + days * DAY
    return {**_counted(replace(frame, anchor=origin), date, date, "day")}


def day_word(match: re.Match[str], frame: Frame) -> dict[str, Any]:
    return _shifted(frame, frame.anchor, time_words()["days"][re.sub(r"\s+", " ", match["word"].lower())])


def narrative_day(match: re.Match[str], frame: Frame) -> dict[str, Any]:
    return _shifted(replace(frame, basis="inferred"), frame.narrative, time_words()["narrative_days"][re.sub(r"\s+", " ", match["word"].lower())])


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


def period(match: re.Match[str], frame: Frame) -> Reading:
    word = match["unit"]
    if word == "Minggu" and match.start("unit") > 0 and not re.search(r"[.!?\"“”]\s*$", match.string[max(0, match.start() - 3) : match.start()]):
        return None  # with a capital in mid-sentence it is the Sunday
    unit, relation = time_words()["units"][word.lower()], _relation(match["relation"])
    if not frame.anchor:
        return {}
    whole = _unit_span(frame.anchor, unit, {"past": -1, "present": 0, "future": 1}[relation])
    if unit == "week" and (match["portion"] or "").lower() == "akhir":
        return _counted(frame, whole[0] + 5 * DAY, whole[1], "range")  # "akhir pekan" is Saturday and Sunday
    first, last = _portion(match, *whole)
    return _counted(frame, first, last, "range" if match["portion"] else {"decade": "range"}.get(unit, unit))


def count(match: re.Match[str], frame: Frame) -> Reading:
    if (match["number"] or "").lower() == "beberapa":
        return {}
    unit, words = time_words()["units"][match["unit"].lower()], re.sub(r"\s+", " ", match["relation"].lower())
    number = 1 if match["one"] else _number(match["number"])
    told = words in time_words()["narrative_past"] + time_words()["narrative_future"]
    if told:
        frame = replace(frame, anchor=frame.narrative, basis="inferred")
    if not frame.anchor or unit in ("minute", "hour") or number != int(number) or number > 500:
        return {}
    if unit in ("year", "decade") and number * (10 if unit == "decade" else 1) > 1000:
        return {}  # before any date that a calendar has
    backwards = _relation(words) == "past" or words in time_words()["narrative_past"]
    first, last = _unit_span(frame.anchor, unit, -int(number) if backwards else int(number))
    return _counted(frame, first, last, {"decade": "range"}.get(unit, unit))


def duration(match: re.Match[str], frame: Frame) -> Reading:
    number = 0.5 if match["halfonly"] else 1 if match["one"] else _number(match["number"]) + (0.5 if match["half"] else 0)
    unit = time_words()["units"][match["unit"].lower()]
    letter = {"minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "Y"}[unit]
    amount = f"{number * (10 if unit == 'decade' else 1):g}"
    minutes = f"{match['number2']}M" if match["number2"] else ""
    value = f"PT{amount}{letter}{minutes}" if unit in ("minute", "hour") else f"P{amount}{letter}"
    return dict(kind="duration", value=value, basis="stated", precision=unit)


def time(match: re.Match[str], frame: Frame) -> dict[str, Any]:
    clock = _clock(match)
    return dict(kind="time", value=f"T{clock}", clock=clock, basis="stated", precision="minute" if match["minute"] else "hour")
