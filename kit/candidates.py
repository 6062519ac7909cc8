"""Dates that could be an article's: those that its page states, and the days that its sentences tell of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from . import dates, lexicons, tenures
from .forums import session_year
from .lines import HEADERS, RUNNING, Piece
from .readings import time_words

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]*[\"”’)]*\s*")
_YEAR = re.compile(r"(?<![\d.,/-])20\d\d(?![\d.,]\d)")  # of pages on the web, and of what they tell
_OPENING = 20_000  # characters in which a gathering that gives the year is looked for
_HEADER_REASONS = dict(zip(HEADERS, ("the metadata header", "what the saved page says of itself", "the column of the table")))
_SHOWN = re.compile(r"^\W*[A-Z][a-z’']+,\s+[A-Z][a-z]+\s+\d{1,2},\s+\d{4}\W*$")  # "Wednesday, May 1, 2024", "Rabu, Mei 1, 2024"
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?=/|\b)")


@dataclass(frozen=True)
class Candidate:
    """A date that could be the article's. `rank`: the order of trust of its rule; `day`: the day, when it is full."""

    words: str | None  # None for a decision without a note
    value: str | None
    rule: str
    reason: str
    start: int | None
    end: int | None
    rank: int
    day: dt.date | None = None
    basis: str = "stated"
    cue: str | None = None  # how the text tells of it: "today", "told", "ahead" or "born"
    chosen: bool = False
    above: bool = False  # it stands above the title

    @property
    def spoken(self) -> bool:
        """Whether it is the day on which somebody said or did something."""
        return self.cue in ("told", "today")


def stated_dates(text: str, pieces: list[Piece]) -> Iterator[Candidate]:
    """Dates that stand outside the sentences: header, timestamp, byline, dateline, address."""
    title = next((piece.start for piece in pieces if piece.kind == "title"), None)
    head = [piece.start for piece in pieces if title is not None and piece.start < title and piece.kind in ("section", "template")]
    far = head[-2] if len(head) > 1 else -1  # two lines of the page and more stand between it and the title
    linked = set(_of_links(pieces))
    for piece in pieces:
        line = text[piece.start : piece.end]
        if piece.rule in HEADERS and "url" not in piece.told and "date" not in piece.told:
            continue
        if "url" in piece.told:
            if match := _ADDRESS_DATE.search(line):
                day = day_of(*map(int, match.groups()))
                if day:
                    yield Candidate(match[0], day.isoformat(), "address", "date in the address", piece.start + match.start(), piece.start + match.end(), 6, day, "inferred")
        elif piece.kind in ("timestamp", "byline", "dateline") or "date" in piece.told:
            above = title is not None and piece.start < title
            yield from _in_line(line, piece, above=above, far=above and piece.end <= far, linked=piece.start in linked)


def _of_links(pieces: list[Piece]) -> Iterator[int]:
    """Where the timestamps of links to other articles begin: those below the text that stand among such links."""
    last = max((n for n, piece in enumerate(pieces) if piece.kind == "body"), default=len(pieces))
    below = [piece for piece in pieces[last + 1 :] if piece.kind != "blank"]
    link = False
    for piece in below:
        link = piece.kind == "related" or (link and piece.kind == "timestamp")
        if link and piece.kind == "timestamp":
            yield piece.start


def _in_line(line: str, piece: Piece, *, above: bool, far: bool, linked: bool) -> Iterator[Candidate]:
    header, updated = "date" in piece.told and piece.rule in HEADERS, "updated" in piece.told
    found = [timex for timex in dates.find(line) if timex.kind == "date"]
    if header and not any(timex.rule.startswith("absolute") for timex in found):
        reason = "not read as a date; write it as 2025-07-11 or 11 Juli 2025"
        yield Candidate(piece.told["date"], None, piece.rule, reason, piece.start, piece.end, 9)
        return
    for n, timex in enumerate(found):
        place = dict(start=piece.start + timex.start, end=piece.start + timex.end)
        if timex.rule.startswith("absolute") and timex.first:
            clock = timex.clock or _clock(line)
            value = f"{timex.first.isoformat()}T{clock}" if clock else timex.first.isoformat()
            if header:
                rank, rule, reason = 0, piece.rule, _HEADER_REASONS[piece.rule]
            elif piece.kind == "dateline":
                rank, rule, reason = 5, "dateline", "the date in the dateline"
            elif linked:
                rank, rule, reason = 9, "timestamp", "below the text, among links to other articles: the date of one of those"
            elif far and not clock:
                rank, rule, reason = 9, "timestamp", "a day without a clock in the head of the page, far above the title: maybe the day on which it was shown"
            elif above and not clock and _SHOWN.search(line):
                rank, rule, reason = 9, "timestamp", "weekday, month and day without a clock above the title, as the head of a page writes the day on which it is shown"
            elif updated or n:
                rank, rule, reason = 4, "updated", "the line that tells when the page was changed"
            else:
                rank, rule, reason = 1 + (clock is None) + above, "timestamp", "the line of the byline or timestamp"
            yield Candidate(timex.text, value, rule, reason, rank=rank, day=timex.first, above=above and rank < 4 and not header, **place)
        else:
            yield Candidate(timex.text, None, f"{piece.kind}-{timex.rule}", "no full date in these words", rank=9, **place)


def _clock(line: str) -> str | None:
    """The clock of a line that tells date and time apart."""
    return next((timex.clock for timex in dates.find(line) if timex.clock), None)


def told_days(text: str, pieces: list[Piece], *, dated: bool, kinds: Collection[str] = RUNNING) -> Iterator[Candidate]:
    """Days that the sentences of deck and body, or of pieces of other kinds, tell of; who held an office then is asked where the page states no date (`dated`)."""
    body = [piece for piece in pieces if piece.kind in kinds]
    whole = text[body[0].start : body[-1].end][:_OPENING] if body else ""
    session = cache(lambda month: session_year(whole, month=month))
    written = [whole, *(text[piece.start : piece.end] for piece in pieces if piece.rule == "copyright")]  # no date of the page
    years = sorted({int(year) for words in written for year in _YEAR.findall(words)})
    terms = cache(lambda: {} if dated else tenures.held_by_named(whole))
    for piece in body:
        for match in _SENTENCE.finditer(text, piece.start, piece.end):
            if _when().search(match[0]):
                yield from _in_sentence(match[0], match.start(), session, years, terms)


def _in_sentence(sentence: str, start: int, session: Callable[[int], Any], years: list[int], terms: Callable[[], tenures.Held]) -> Iterator[Candidate]:
    for timex in dates.find(sentence):
        if timex.kind != "date":
            continue
        day, reason, rule = timex.first, "a day that the text tells of", timex.rule
        if timex.rule == "day-month":
            day, reason = _with_year(timex, sentence, session)
            rule = "day-month-session" if day else timex.rule
            if day is None:
                day, reason = _of_years(timex, years, reason)
            if day is None and timex.weekday is not None:
                day, reason = _of_holders(timex, terms(), reason)
        elif timex.rule == "weekday":
            reason = "a weekday has no date of its own"
        elif not timex.rule.startswith("absolute"):
            if timex.precision not in ("month", "year", "range"):
                continue
            day, reason = None, f"a {timex.precision} alone does not date an article"
        cue = _last_cue(sentence, timex.start, timex.end)
        if day and cue == "ahead":
            reason = "told as a day to come, or as a limit"
        elif day and cue == "born":
            reason = "the day of a birth, long before"
        past = cue in ("told", "today") or timex.weekday is not None
        rank = 9 if not day or cue in ("ahead", "born") else 7 if past and rule != "day-month" else 8  # a year found by the weekday alone contradicts no date
        value = day.isoformat() if day else timex.value
        yield Candidate(timex.text, value, rule, reason, start + timex.start, start + timex.end, rank, day, "inferred", cue)


def _with_year(timex: Any, sentence: str, session: Callable[[int], Any]) -> tuple[dt.date | None, str]:
    """The day of "Rabu (24/9)", when a counted gathering gives the year and the weekday agrees."""
    year, near = session_year(sentence, month=timex.month), True
    if year is None:
        year, near = session(timex.month), False
    if year is None:
        return None, "no year is given, and nothing in the text gives it"
    day = day_of(year[0], timex.month, timex.day)
    if day is None or (timex.weekday is None and not near) or (timex.weekday is not None and day.weekday() != timex.weekday):
        return None, f"no year is given, and the session that the text names ({year[1]!r}) does not settle it"
    agrees = " and the weekday agrees" if timex.weekday is not None else ""
    return day, f"no year is given, but {year[2]} ({year[1]!r}){agrees}"


def _of_years(timex: Any, years: list[int], otherwise: str) -> tuple[dt.date | None, str]:
    """The day of "Jumat (8/7)" in the one year that the text names in which it is a Friday; `otherwise`: what to say when there is none."""
    fitting = [day for year in years if (day := day_of(year, timex.month, timex.day)) and day.weekday() == timex.weekday]
    if len(fitting) != 1:
        return None, otherwise
    return fitting[0], f"no year is given, but the text names {fitting[0].year}, and the weekday agrees"


def _of_holders(timex: Any, terms: tenures.Held, otherwise: str) -> tuple[dt.date | None, str]:
    """The day of "Jumat (8/7)" in the one year in which it is a Friday and all who are named with their office held it."""
    days = [day for year in tenures.years(terms) if (day := day_of(year, timex.month, timex.day)) and day.weekday() == timex.weekday and tenures.all_in_office(terms, day)]
    if len(days) != 1:
        return None, otherwise
    return days[0], f"no year is given, but the weekday agrees in {days[0].year} alone of the years in which {', '.join(terms)} held office"


def _last_cue(sentence: str, start: int, end: int) -> str | None:
    """How a day is told: "today", "told", "ahead" or "born", by the last word before it that says so, or the word behind it."""
    if re.match(r"\s*(?:mendatang|nanti|depan)\b", sentence[end : end + 12], re.I) or _nearby().search(sentence, start, end):
        return "ahead"  # "11 Juli mendatang", "besok, 11 Juli"
    before = sentence[max(0, start - 200) : start]
    if _today().search(before) or re.match(r"\)?,?\s+hari\s+ini\b", sentence[end : end + 14], re.I):
        return "today"
    behind = _cues().search(sentence, end, min(len(sentence), end + 50))
    if behind and sentence[end : behind.start()].lstrip(") ").startswith(",") and any(cue.lastgroup == "told" for cue in _cues().finditer(before)):
        behind = None  # "Menurut keterangan pada Senin, 3 Maret 2025, lawatan itu akan …": the day of the words, not of what they promise
    if not before.rstrip().endswith(",") and behind and behind.lastgroup in ("ahead", "wishes") and not re.search(r"[.;!?]", sentence[end : behind.start()]):
        return "ahead"  # "pertemuannya dengan X pada 15 Agustus akan menjadi …"
    apart = before.rstrip().endswith(",") and _weekday().match(sentence[start:end]) is not None
    cues = list(_cues().finditer(before))
    for n, cue in reversed(list(enumerate(cues))):
        between = before[cue.end() :]
        if cue.lastgroup == "born":
            return "born"
        if cue.lastgroup == "told" and n and cues[n - 1].lastgroup != "told" and not before[cues[n - 1].end() : cue.start()].strip():
            return "ahead"  # "akan bertolak … pada 13 November"
        if (cue.lastgroup == "limits" and "," in between) or (cue.lastgroup == "nearby" and "," in between.rstrip(" ,")):
            continue
        if cue.lastgroup == "limits" and (re.match(r"\)?\s+ini\b", sentence[end : end + 8]) or _since().search(before, 0, cue.start())):
            return "told"  # "mulai Selasa (26/10/2021) ini", "sejak kudeta hingga Minggu (21/3/2021)"
        if cue.lastgroup == "wishes" and apart:
            return "told"
        return "told" if cue.lastgroup == "told" else "ahead"
    return None


@cache
def _cues() -> re.Pattern[str]:
    lexicon = lexicons.load("publication")
    groups = "|".join(rf"(?P<{key}>{lexicons.alternatives(lexicon[key])})" for key in ("born", "ahead", "limits", "nearby", "wishes", "told"))
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])", re.I)


@cache
def _today() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicons.alternatives(lexicons.load('publication')['today'])}\s*[(,]?\s*$", re.I)


@cache
def _nearby() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicons.alternatives(lexicons.load('publication')['nearby'])}\b", re.I)


@cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicons.alternatives(lexicons.load('publication')['since'])}\b", re.I)


@cache
def _when() -> re.Pattern[str]:
    """What a sentence that tells of a day, month or year has in it: looked for first, as reading every sentence is slow."""
    time = lexicons.load("time")
    names = lexicons.alternatives(name for key in ("months", "weekdays") for forms in time[key].values() for name in forms)
    return re.compile(rf"\d\s?[/.-]\s?\d|\b(?:19|20)\d\d\b|\b{names}\b", re.I)


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicons.alternatives(time_words()['weekdays'])}\b", re.I)


def day_of(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
