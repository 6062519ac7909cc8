"""What the words of a time expression mean when they are counted from a day: the anchor, or the day that the story has reached."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

from .readings import DAY, NO_ANCHOR, NO_YEAR, Frame, Reading, counted, date_of, month_number, month_span, number, plain, portion_of, relation_of, time_words

NO_STORY = "nothing to count from: the text names no day before it"
STEPS = {"past": -1, "present": 0, "future": 1}


def month_alone(match: re.Match[str], frame: Frame) -> Reading:
    groups = match.groupdict()
    if not match["month"][0].isupper() or not (groups.get("portion") or groups["cue"] is not None or groups.get("relation")):
        return None
    month, relation = month_number(match), relation_of(groups.get("relation"))
    if not frame.anchor:
        return dict(month=month, reason=NO_YEAR)
    ahead = relation == "future" or (relation is None and frame.future)
    year = frame.anchor.year
    if re.search(r"\stahun\s", groups["span"], re.I):
        year += STEPS[relation]
    elif relation != "present":
        year += (month < frame.anchor.month) if ahead else -(month > frame.anchor.month)
        year -= relation == "past" and month == frame.anchor.month and year == frame.anchor.year
    first, last = portion_of(match, *month_span(year, month))
    return counted(frame, first, last, "range" if groups.get("portion") else "month", month=month, reason="year: nearest to the publication")


def week_of_month(match: re.Match[str], frame: Frame) -> Reading:
    """ "pekan pertama Juli": seven days from the first of the month; the last week is its last seven days."""
    month, which = month_number(match), time_words()["ordinals"][plain(match["ordinal"])]
    if not match["year"] and not frame.anchor:
        return dict(month=month, reason=NO_YEAR)
    year = int(match["year"]) if match["year"] else frame.anchor.year - (month > frame.anchor.month and not frame.future)
    first, last = month_span(year, month)
    start = last - 6 * DAY if which < 0 else first + 7 * (which - 1) * DAY
    span = dict(first=start, last=min(last, start + 6 * DAY), precision="range")
    return dict(basis="stated", year=year, month=month, **span) if match["year"] else counted(frame, month=month, **span)


def fraction(match: re.Match[str], frame: Frame) -> Reading:
    """ "kuartal kedua 2025", "semester I tahun ini"."""
    months, which = time_words()["fractions"][match["fraction"].lower()], time_words()["ordinals"][plain(match["ordinal"])]
    if which < 0 or which * months > 12:
        return None
    if not match["year"] and not frame.anchor:
        return dict(reason=NO_YEAR)
    year = int(match["year"]) if match["year"] else frame.anchor.year + STEPS.get(relation_of(match["relation"]), 0)
    first, last = month_span(year, (which - 1) * months + 1, months)
    return dict(first=first, last=last, precision="range", basis="stated", year=year) if match["year"] else counted(frame, first, last, "range")


def day_of_month(match: re.Match[str], frame: Frame) -> Reading:
    """ "tanggal 17", "tanggal 5 bulan depan": the last such day, or the next where the words look ahead."""
    day, relation = int(match["day"]), relation_of(match["relation"])
    if not 1 <= day <= 31:
        return None
    if not frame.anchor:
        return dict(day=day, reason=NO_ANCHOR)
    months = frame.anchor.year * 12 + frame.anchor.month - 1
    steps = [STEPS[relation]] if relation else [0, 1, 2] if frame.future else [0, -1, -2]
    dates = [date for step in steps if (date := date_of((months + step) // 12, (months + step) % 12 + 1, day))]
    fits = [date for date in dates if relation or (date >= frame.anchor if frame.future else date <= frame.anchor)]
    if not fits:
        return dict(day=day, reason="that month has no such day")
    return counted(replace(frame, basis="inferred"), fits[0], fits[0], "day", day=day, reason="month: nearest to the publication")


def _is_sunday(word: str, text: str, at: int, cue: str | None) -> bool:
    """ "minggu" is also a week: the Sunday has a capital, and at the head of a sentence a word such as "hari" before it."""
    opening = at == 0 or bool(re.search(r"[.!?\"“”:]\s*$", text[max(0, at - 3) : at]))
    return word[0].isupper() and (word.lower() != "minggu" or bool(cue) or not opening)


def weekday(match: re.Match[str], frame: Frame) -> Reading:
    word = match["weekday"]
    if not _is_sunday(word, match.string, match.start("weekday"), match["cue"] or match["named"]):
        return None
    day, relation = time_words()["weekdays"][word.lower()], relation_of(match["relation"])
    if plain(match["relation"]) in time_words()["weekday_future"]:
        relation = "future"
    if not frame.anchor:
        return dict(weekday=day, reason=NO_ANCHOR)
    monday = frame.anchor - frame.anchor.weekday() * DAY
    if match["week"] and relation:
        weeks = number(match["number"]) if match["number"] else 1
        date = monday + (day + 7 * int(weeks) * STEPS[relation]) * DAY
    elif relation == "present":
        date = monday + day * DAY
    elif relation == "future" or (frame.future and relation is None):
        date = frame.anchor + ((day - frame.anchor.weekday() - (relation == "future")) % 7 + (relation == "future")) * DAY
    else:
        strictly = relation == "past" and plain(match["relation"]) != "kemarin"
        date = frame.anchor - ((frame.anchor.weekday() - day - strictly) % 7 + strictly) * DAY
        if frame.basis == "inferred" and relation is None and (frame.anchor - date).days > 3:
            date += 7 * DAY  # an article that is only known to be from that day or later: the nearer one
    return counted(frame, date, date, "day", weekday=day)


def weekday_range(match: re.Match[str], frame: Frame) -> Reading:
    """ "Senin hingga Rabu", "Sabtu-Minggu": the days of one week."""
    if not match["weekday"][0].isupper():
        return None
    days = [time_words()["weekdays"][match[group].lower()] for group in ("weekday", "weekday2")]
    if not frame.anchor:
        return dict(weekday=days[0], reason=NO_ANCHOR)
    relation = relation_of(match["relation"])
    length = (days[1] - days[0]) % 7
    if match["week"]:
        first = frame.anchor + (days[0] - frame.anchor.weekday() + 7 * STEPS[relation]) * DAY
    elif relation == "future" or (frame.future and relation is None):
        first = frame.anchor + ((days[0] - frame.anchor.weekday()) % 7) * DAY
    else:
        first = frame.anchor - ((frame.anchor.weekday() - days[0]) % 7) * DAY
    return counted(frame, first, first + length * DAY, "range", weekday=days[0])


def _shifted(frame: Frame, days: int, missing: str) -> dict[str, Any]:
    if frame.anchor is None:
        return dict(reason=missing)
    date = frame.anchor + days * DAY
    return counted(frame, date, date, "day")


def _told(frame: Frame) -> Frame:
    """The frame that the story gives: counted from the day it has reached, which is never more than inferred."""
    return replace(frame, anchor=frame.narrative, basis="inferred")


def day_word(match: re.Match[str], frame: Frame) -> dict[str, Any]:
    return _shifted(frame, time_words()["days"][plain(match["word"])], NO_ANCHOR)


def clock_today(match: re.Match[str], frame: Frame) -> dict[str, Any]:
    """ "pukul 10.30 WIB tadi", "pukul 15.00 WIB nanti": a clock of the day itself."""
    return _shifted(frame, 0, NO_ANCHOR)


def narrative_day(match: re.Match[str], frame: Frame) -> dict[str, Any]:
    return _shifted(_told(frame), time_words()["narrative_days"][plain(match["word"])], NO_STORY)


def vague(match: re.Match[str], frame: Frame) -> dict[str, Any]:
    return dict(reason="the words give no number")


def _unit_span(origin: dt.date, unit: str, steps: int) -> tuple[dt.date, dt.date]:
    """The whole day, week (Monday to Sunday), month, year or decade that lies `steps` from the origin's."""
    if unit == "day":
        return origin + steps * DAY, origin + steps * DAY
    if unit == "week":
        monday = origin - origin.weekday() * DAY + 7 * steps * DAY
        return monday, monday + 6 * DAY
    if unit == "month":
        months = origin.year * 12 + origin.month - 1 + steps
        return month_span(months // 12, months % 12 + 1)
    years = 10 if unit == "decade" else 1
    start = origin.year // years * years + steps * years
    return dt.date(start, 1, 1), dt.date(start + years - 1, 12, 31)


def period(match: re.Match[str], frame: Frame) -> Reading:
    word, words = match["unit"], plain(match["relation"])
    if word == "Minggu" and match.start("unit") > 0 and not re.search(r"[.!?\"“”]\s*$", match.string[max(0, match.start() - 3) : match.start()]):
        return None  # with a capital in mid-sentence it is the Sunday
    unit, relation = time_words()["units"][word.lower()], relation_of(match["relation"])
    steps = STEPS.get(relation, 0)
    if words and relation is None:  # "tahun itu", "pekan berikutnya"
        frame = _told(frame)
        steps = -1 if words in time_words()["narrative_past"] else 1 if words in time_words()["narrative_future"] else 0
    if not frame.anchor:
        return dict(reason=NO_ANCHOR if relation or not words else NO_STORY)
    whole = _unit_span(frame.anchor, unit, steps)
    if unit == "week" and plain(match["portion"]) == "akhir":  # "akhir pekan" is Saturday and Sunday
        back = 7 * DAY if not words and not frame.future and frame.anchor.weekday() < 5 else 0 * DAY
        return counted(frame, whole[0] + 5 * DAY - back, whole[1] - back, "range")
    first, last = portion_of(match, *whole)
    return counted(frame, first, last, "range" if match["portion"] else {"decade": "range"}.get(unit, unit))


def count(match: re.Match[str], frame: Frame) -> Reading:
    """ "dua hari lalu", "tiga pekan sebelumnya": the whole day, week, month or year that lies so many of them away."""
    if plain(match["number"]) == "beberapa":
        return dict(reason="the words give no number")
    unit, words = time_words()["units"][match["unit"].lower()], plain(match["relation"])
    amount = 1 if match["one"] else number(match["number"])
    told = words in time_words()["narrative_past"] + time_words()["narrative_future"]
    if told:
        frame = _told(frame)
    if not frame.anchor:
        return dict(reason=NO_STORY if told else NO_ANCHOR)
    if unit in ("second", "minute", "hour"):
        return dict(reason="counted from a time of day that is not known")
    if amount != int(amount) or amount > 500:
        return dict(reason="no whole number of days, weeks, months or years that a calendar counts")
    if unit in ("year", "decade") and amount * (10 if unit == "decade" else 1) > 1000:
        return dict(reason="before any date that a calendar has")
    backwards = relation_of(words) == "past" or words in time_words()["narrative_past"]
    first, last = _unit_span(frame.anchor, unit, -int(amount) if backwards else int(amount))
    return counted(frame, first, last, {"decade": "range"}.get(unit, unit))


def span(match: re.Match[str], frame: Frame) -> Reading:
    """ "tiga hari terakhir", "lima tahun ke depan": all the time until the anchor, or from it."""
    words, one = match["number"] or match["number2"], match["one"] or match["one2"]
    if plain(words) == "beberapa":
        return dict(reason="the words give no number")
    unit, amount = time_words()["units"][(match["unit"] or match["unit2"]).lower()], 1 if one else number(words)
    if not frame.anchor:
        return dict(reason=NO_ANCHOR)
    if unit in ("second", "minute", "hour") or amount != int(amount) or amount > 500:
        return dict(reason="counted from a time of day that is not known" if amount == int(amount) else "no whole number of days")
    backwards = plain(match["relation"]) in time_words()["span_past"]
    steps = -int(amount) if backwards else int(amount)
    if unit in ("day", "week"):
        other = frame.anchor + steps * (7 if unit == "week" else 1) * DAY
    else:
        other = _months_away(frame.anchor, steps * {"month": 1, "year": 12, "decade": 120}[unit])
    return counted(frame, min(other, frame.anchor), max(other, frame.anchor), "range")


def _months_away(day: dt.date, steps: int) -> dt.date:
    """The same day of another month, or its last where it is shorter."""
    months = day.year * 12 + day.month - 1 + steps
    first, last = month_span(months // 12, months % 12 + 1)
    return min(first + (day.day - 1) * DAY, last)
