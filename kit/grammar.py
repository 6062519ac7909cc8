"""The grammar of Indonesian time expressions: one pattern for each way of saying when, and the reading that tells what it means.

Built from `kit/lexicons/time.yml`. A pattern's group "span" is the expression, where words around it only vouch for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from . import counting, readings
from .lexicons import alternatives
from .readings import Frame, Reading, time_words

YEAR = r"(?:19|20)\d\d(?!\d)"
DAY = r"(?<![\d.,/])(?:[0-2]?\d|3[01])"
MONTH_NUMBER = r"0?[1-9]|1[0-2]"
TO = r"\s*(?:-|–|—|sampai(?:\s+dengan)?|hingga|s/d|s\.d\.?|dan)\s*"


class Rule(NamedTuple):
    """One way of saying when: the name of the rule, its pattern, and what reads a match."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Frame], Reading]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule; where two match at one place, the longer match is the expression, and of equal ones the first."""
    grammar = [*_days(), *_ranges(), *_periods(), *_counted(), *_times()]
    return tuple(Rule(name, re.compile(pattern, re.I), read) for name, pattern, read in grammar)


def _any(*lists: str) -> str:
    return alternatives(word for name in lists for word in time_words()[name])


@cache
def _number() -> str:
    """A number in figures or in words."""
    ones = _any("numerals")
    return rf"(?:\d+(?:[.,]\d+)?|(?:seratus\s+)?{ones}(?:\s+(?:belas|puluh(?:\s+{ones})?|ratus(?:\s+{ones}(?:\s+puluh)?)?))?)"


def _spelled() -> str:
    """A day in words, which has a small first letter, so that Universitas Sebelas Maret has none in it."""
    ones = _any("numerals")
    return rf"(?-i:\b{ones}(?:\s+(?:belas|puluh(?:\s+{ones})?))?)"


def _clock() -> str:
    return rf"(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?:[.:][0-5]\d)?(?:\s*(?P<zone>{_any('zones')})\b)?"


def _local() -> str:
    """ "waktu setempat", "waktu New York": whose clock it is, behind a day or a time."""
    return r"(?:\s+waktu\s+(?:setempat|(?-i:[A-Z])[\w-]+(?:\s+(?-i:[A-Z])[\w-]+)?))?"


def _of_week() -> str:
    """What may stand before a date: "Rabu malam (", "kemarin (", "hari Jumat, tanggal "."""
    part = _any("parts_of_day")
    return rf"(?:(?:hari\s+)?\b(?:(?P<weekday>{_any('weekdays')})|{_any('days')})(?:\s+{part})?\s*[,/]?\s*)?(?P<open>[(\[])?(?:(?:tanggal|tgl\.?)\s+)?"


CLOSE = r"(?(open)\s*[)\]])"


def _days() -> list[tuple]:
    month, part = _any("months"), _any("parts_of_day")
    after = rf"(?:\s+{part}\b)?{_local()}"
    then = rf"(?:\s*[,|•·/–—-]?\s*(?:(?:pukul|jam|pkl\.?)\s+)?{_clock()})?"
    relation = _any("past", "present", "future")
    before = rf"(?:hari\s+)?\b(?:(?P<weekday>{_any('weekdays')})|{_any('days')})(?:\s+{part})?,?"
    numeric = rf"(?P<day>[0-2]?\d|3[01])/(?P<monthnumber>{MONTH_NUMBER})"
    return [
        ("absolute-date", rf"{_of_week()}(?P<day>{DAY}|{_spelled()})[\s-]+(?P<month>{month})\.?,?[\s-]+(?P<year>{YEAR}){CLOSE}{after}{then}", readings.calendar),
        ("absolute-numeric", rf"{_of_week()}(?P<day>{DAY})(?P<separator>[/.-])(?P<monthnumber>{MONTH_NUMBER})(?P=separator)(?P<year>{YEAR}|(?<=/)\d\d(?![\d/])){CLOSE}{after}{then}", readings.calendar),
        ("absolute-iso", rf"(?<!\d)(?P<year>{YEAR})(?P<separator>[-/])(?P<monthnumber>0[1-9]|1[0-2])(?P=separator)(?P<day>[0-3]\d)(?!\d)(?:[T\s]{_clock()}(?:\.\d{{1,6}})?(?P<offset>Z|[+-]\d\d:?\d\d)?)?", readings.calendar),
        ("absolute-english", rf"\b(?P<month>{month})\s+(?P<day>[0-3]?\d),?\s+(?P<year>{YEAR}){then}", readings.calendar),
        ("day-month", rf"{_of_week()}(?P<day>{DAY}|{_spelled()})\s+(?P<month>{month})\b(?!\s*,?\s*(?:19|20)\d\d\b)(?:\s+(?P<whole>tahun\s+)?(?P<relation>{relation})\b)?{CLOSE}{after}", readings.calendar),
        ("day-month", rf"(?:{before}\s*)?[(\[](?:(?:tanggal|tgl\.?)\s+)?{numeric}[)\]]{after}", readings.calendar),
        ("day-month", rf"\((?P<weekday>{_any('weekdays')}),?\s+{numeric}\)", readings.calendar),
        ("day-month", rf"(?P<span>{before}\s+{numeric}{after})(?![\d/])", readings.calendar),
        ("day-month", rf"\b(?:pada|tanggal|tgl\.?)\s+(?P<span>{numeric})(?![\d/])", readings.calendar),
        ("day-month", rf"(?<![\w.,/-])(?!24/7\b)(?P<span>(?P<day>1[3-9]|2\d|3[01])/(?P<monthnumber>{MONTH_NUMBER}))(?![\d/%]|\s*(?:persen|suara))", readings.calendar),
        ("day-of-month", rf"\b(?:tanggal|tgl\.?)\s+(?P<span>(?P<day>{DAY})(?:\s+(?:bulan\s+)?(?P<relation>{_any('present', 'past', 'future')})\b)?)(?![\d/]|[.-]\d|\s+(?:{month})\b)", counting.day_of_month),
        ("weekday", rf"(?P<cue>pada\s+)?(?P<span>(?P<named>hari\s+)?\b(?P<weekday>{_any('weekdays')})(?:\s+{part})?(?:\s+(?:(?:(?P<number>{_number()})\s+)?(?P<week>pekan|minggu)\s+)?(?P<relation>(?:yang\s+)?(?:{relation})|{_any('weekday_future')})\b)?(?:\s+{part}\b)?{_local()})\b(?!-)", counting.weekday),
        ("day-word", rf"\b(?P<word>{_any('days')})(?:\s+{part})?\b{_local()}", counting.day_word),
        ("narrative-day", rf"\b(?P<word>{_any('narrative_days')})\b", counting.narrative_day),
        ("vague", rf"\b{_any('vague')}\b", counting.vague),
    ]


def _ranges() -> list[tuple]:
    month, weekday, spelled = _any("months"), _any("weekdays"), _spelled()
    before = rf"(?:(?:hari\s+)?\b{weekday}(?:{TO}{weekday})?,?\s*)?"
    opened = r"(?P<open>[(\[])?(?:(?:tanggal|tgl\.?)\s+)?"
    return [
        ("range", rf"{before}{opened}(?P<day>{DAY}|{spelled})(?:\s+(?P<month>{month})\b(?:\s+(?P<year>{YEAR}))?)?{TO}(?:{weekday},?\s+)?(?P<day2>{DAY}|{spelled})\s+(?P<month2>{month})\b(?:\s+(?:(?P<year2>{YEAR})|(?P<relation>{_any('past', 'present', 'future')})\b))?{CLOSE}", readings.day_range),
        ("range", rf"{before}[(\[](?P<day>[0-3]?\d){TO}(?P<day2>[0-3]?\d)/(?P<month2number>{MONTH_NUMBER})(?:/(?P<year2>{YEAR}))?[)\]]", readings.day_range),
        ("range", rf"{before}[(\[](?P<day>[0-3]?\d)/(?P<monthnumber>{MONTH_NUMBER})(?:/(?P<year>{YEAR}))?{TO}(?P<day2>[0-3]?\d)/(?P<month2number>{MONTH_NUMBER})(?:/(?P<year2>{YEAR}))?[)\]]", readings.day_range),
        ("month-range", rf"\b(?P<month>{_any('month_names')})(?:\s+(?P<year>{YEAR}))?{TO}(?P<month2>{_any('month_names')})\s+(?P<year2>{YEAR})", readings.month_range),
        ("weekday-range", rf"\b(?P<weekday>{weekday})\s*(?:-|–|hingga|sampai)\s*(?P<weekday2>{weekday})\b(?:\s+(?:(?P<week>pekan|minggu)\s+)?(?P<relation>{_any('past', 'present', 'future')})\b)?(?!\s*[(\[])", counting.weekday_range),
    ]


def _periods() -> list[tuple]:
    name, plain = _any("month_names"), _any("plain_months")
    portion = rf"(?:(?P<portion>{_any('parts_of_period')})\s+)?"
    ordinal = rf"(?P<ordinal>{_any('ordinals')})"
    relation = _any("past", "present", "future")
    narrative = _any("narrative_past", "narrative_same", "narrative_future")
    cue = rf"(?P<cue>{_any('period_cues')})\s+"
    rest = rf"(?:bulan\s+)?\b(?P<month>{name})(?:\s+(?:tahun\s+)?(?P<relation>{relation}))?"
    return [
        ("month-year", rf"(?<!\d\s){portion}(?:bulan\s+)?\b(?P<month>{name})\s+(?:tahun\s+)?(?P<year>{YEAR})", readings.period_named),
        ("month", rf"(?:{cue})?(?P<span>{portion}{rest})\b(?!\s+\d)", counting.month_alone),
        ("month", rf"(?<!\d\s)(?P<span>\b(?-i:(?=[A-Z]))(?P<cue>)(?P<month>{plain}))\b(?!\s+\d)(?!-)", counting.month_alone),
        ("week-of-month", rf"\b(?:pekan|minggu)\s+{ordinal}\s+(?:di\s+)?(?:bulan\s+)?(?P<month>{name})(?:\s+(?P<year>{YEAR}))?", counting.week_of_month),
        ("year-range", rf"(?<![\d./-])(?P<year>{YEAR})\s*(?:-|–|sampai|hingga)\s*(?:tahun\s+)?(?P<year2>{YEAR})(?![./-]\d)", readings.years),
        ("year", rf"\b{cue}(?:tahun\s+)?(?P<span>(?P<year>{YEAR}))(?![.,/-]\d|-an)", readings.years),
        ("year", rf"\b(?P<span>(?P<portion>{_any('parts_of_period')})\s+(?:tahun\s+)?(?P<year>{YEAR}))(?![.,/-]\d|-an)", readings.years),
        ("decade", rf"\b(?:(?:tahun|era|dekade|dasawarsa)\s+)?(?P<span>(?P<year>(?:19|20)\d0)-an)\b", readings.decade),
        ("fraction", rf"\b(?P<fraction>{_any('fractions')})\s+{ordinal}(?!\w)(?:\s+(?:tahun\s+)?(?:(?P<year>{YEAR})|tahun\s+(?P<relation>{relation})\b))?", counting.fraction),
        ("period", rf"\b{portion}(?P<unit>pekan|minggu|bulan|tahun|dekade)\s+(?P<relation>{relation}|{narrative})\b", counting.period),
        ("period", rf"\b(?P<portion>{_any('parts_of_period')})\s+(?P<unit>pekan|bulan|tahun)\b(?!\s+(?:depan|{YEAR}|{name}))(?P<relation>)", counting.period),
    ]


def _counted() -> list[tuple]:
    number, units = _number(), _any("units")
    amount = rf"(?:\b(?P<number>{number}|beberapa)\s+|\b(?P<one>se))(?P<unit>{units})"
    narrative = _any("narrative_past", "narrative_future")
    about = r"(?:(?:sekitar|hampir|kira-kira|kurang\s+lebih|lebih\s+dari)\s+)*"
    return [
        ("span", rf"(?:{amount}\s+(?P<relation>{_any('span_past', 'span_future')})|\b{_any('span_within')}\s+(?P<span>(?:(?P<number2>{number}|beberapa)\s+|(?P<one2>se))(?P<unit2>{units})\s+(?P<relation2>{_any('future')})))\b", counting.span),
        ("count", rf"{amount}\s+(?:yang\s+)?(?P<relation>{_any('past', 'future')}|lagi|{narrative})\b", counting.count),
        ("duration", rf"{about}(?:(?<![\w.,/])(?P<number>{number})(?P<half>\s+setengah)?[\s-]+|(?P<halfonly>setengah|seperempat)\s+|\b(?P<one>se))(?P<unit>{units})\b(?!-)(?:\s+(?:dan\s+)?(?P<number2>{number})\s+(?P<unit2>menit))?", readings.duration),
        ("duration", rf"\bber(?P<unit>{units})-(?P=unit)\b", readings.duration_open),
    ]


def _times() -> list[tuple]:
    part, zone = _any("parts_of_day"), rf"(?:\s+(?P<zone>{_any('zones')})\b|{_local()})"
    hour = r"(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?"
    spelled = rf"(?P<halfto>setengah\s+)?(?P<spelled>(?-i:{_any('numerals')}(?:\s+belas)?))"
    return [
        ("time", rf"\b(?:pukul|jam|pkl\.?)\s+(?:{hour}|{spelled}\b)(?:\s*(?:-|–|sampai|hingga|s/d)\s*(?P<hour2>[01]?\d|2[0-4])[.:](?P<minute2>[0-5]\d))?(?:\s+(?P<part>{part}))?{zone}", readings.time),
        ("time", rf"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)\s+(?P<zone>{_any('zones')})\b", readings.time),
        ("part-of-day", r"\b(?:(?P<part>dini\s+hari)|(?P<part2>pagi|siang|sore|petang|malam)\s+hari)(?!\s*nya)\b", readings.part_of_day),
    ]
