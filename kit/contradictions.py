"""Dates that a page states and its text contradicts: a template's date, and the day on which the page was shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from . import dates
from .candidates import Candidate, day_of

_LATE, _AFTER = 45, 7  # days between what a text tells of and its publication: at most so many before, or ahead
_NEXT = 2  # days between what a text calls today and its publication
_LONG_AHEAD = 31  # days that a text seldom looks ahead without a word that says so


def contradicted(stated: list[Candidate], told: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Candidates without and with a contradiction: the text tells, as past, of a later day.

    A date with a clock is seldom a template's, and not all words about the future are known: it falls only to a
    day, not the next, on which somebody spoke or acted.
    """
    kept, rejected = [], []
    day_told = max((c for c in told if c.rank == 8), key=lambda c: c.day, default=None)
    past = [c for c in told if c.rank == 7]
    latest = max(past, key=lambda c: c.day, default=None)
    spoken = max((c for c in past if c.spoken), key=lambda c: c.day, default=None)
    for candidate in stated:
        if candidate.day and candidate.rule != "metadata-header" and (other := _of_other_days(candidate.day, told)):
            rejected.append(replace(candidate, rank=9, reason=f"{candidate.reason}, but {other}"))
            continue
        sure = candidate.value is not None and "T" in candidate.value
        later = spoken if sure else latest
        if not sure and day_told and candidate.day and (day_told.day - candidate.day).days > _LONG_AHEAD and (later is None or day_told.day > later.day):
            later = day_told
        if candidate.day is None or candidate.rule == "metadata-header" or later is None or (later.day - candidate.day).days <= sure:
            kept.append(candidate)
        else:
            reason = f"{candidate.reason}, but the text tells of {later.words!r}, which is later: a template's date"
            rejected.append(replace(candidate, rank=9, reason=reason))
    return kept, rejected


def _of_other_days(day: dt.date, told: list[Candidate]) -> str | None:
    """Why a text cannot be of a day: it calls another one today, or looks ahead to one long before and tells of none nearby."""
    absolute = [c for c in told if c.rule.startswith("absolute") and c.day]
    today = next((c for c in absolute if c.cue == "today" and abs((c.day - day).days) > _NEXT), None)
    if today and not any(c.cue == "today" and abs((c.day - day).days) <= _NEXT for c in absolute):
        return f"the text calls {today.words!r} today"
    ahead = next((c for c in absolute if c.cue == "ahead" and (day - c.day).days > _LONG_AHEAD), None)
    near = any(abs((day - other).days) <= _LONG_AHEAD for c in told for other, _ in _days_near(c, day.year))
    if ahead and not near and not any(abs((day - c.day).days) <= _LONG_AHEAD for c in absolute):
        return f"the text looks ahead to {ahead.words!r}, long before"
    return None


def shown_later(stated: list[Candidate], told: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Candidates without and with those that are the day on which the page was shown.

    Many pages set today's date above everything. Such a date falls when the text tells of days with their weekday, and
    none of them is near it.
    """
    kept, rejected = [], []
    for candidate in stated:
        days = [day for c in told if candidate.above and candidate.day for day in _days_near(c, candidate.day.year)]
        if not days or any(-_AFTER <= (candidate.day - day).days <= _LATE for day, _ in days) or _slipped(told, candidate.day):
            kept.append(candidate)
        else:
            reason = f"{candidate.reason}, above the title, but the text tells of {days[0][1]!r}, long before: the day on which the page was shown"
            rejected.append(replace(candidate, rank=9, reason=reason))
    return kept, rejected


def _slipped(told: list[Candidate], day: dt.date) -> bool:
    """Whether the text tells of this day, or one right before it, under another day of the week: the writer's slip, "Jumat (22/5)" of a Sunday."""
    timexes = [timex for c in told if c.rule == "day-month" for timex in dates.find(c.words) if timex.rule == "day-month"]
    return any((other := day_of(day.year, timex.month, timex.day)) and 0 <= (day - other).days <= _NEXT for timex in timexes)


def _days_near(told: Candidate, year: int) -> Iterator[tuple[dt.date, str]]:
    """The days that a candidate of the text can mean, with its words: its own, or without a year those of its weekday."""
    if told.rank == 7 and told.day:
        yield told.day, told.words
    elif told.rule == "day-month":
        for timex in dates.find(told.words):
            if timex.rule != "day-month" or timex.weekday is None:
                continue
            years = [day for n in (0, -1) if (day := day_of(year + n, timex.month, timex.day)) and day.weekday() == timex.weekday]
            yield from ((day, told.words) for day in years or [dt.date.min])  # in neither year: long ago
