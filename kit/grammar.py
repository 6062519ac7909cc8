"""The grammar of Indonesian time expressions: one pattern for each way of saying when, and the reading that tells what it means.

Built from `kit/lexicons/time.yml`. A pattern's group "span" is the expression, where words around it only vouch for it.
Most sentences tell no time, and a pattern is tried only on a text that has what every match of it has; each says what that is
before its pattern: lists of the lexicon, of which a word stands there, or SIGNS.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from . import counting, readings
from .lexicons import alternatives
from .readings import Frame, Reading, time_words

YEAR = r"(?:19|20)\d\d(?!\d)"
DAY = r"(?<![\d./])(?<!\d,)(?:[0-2]?\d|3[01])"
MONTH_NUMBER = r"0?[1-9]|1[0-2]"
SIGNS = {"year": re.compile(r"(?:19|20)\d\d"), "figure": re.compile(r"\d"), "numeric": re.compile(r"\d[/.-]\d")}
_WORD = re.compile(r"\w+")
TO = r"\s*(?:-|–|—|sampai(?:\s+dengan)?|hingga|s/d|s\.d\.?|dan)\s*"


class Rule(NamedTuple):
    """One way of saying when: the name of the rule, what a text needs for it (see `signs_of`), its pattern, and what reads a match."""

    name: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Frame], Reading]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule; where two match at one place, the longer match is the expression, and of equal ones the first."""
    grammar = [*_days(), *_ranges(), *_periods(), *_counted(), *_times()]
    return tuple(Rule(name, frozenset(needs.split()), re.compile(pattern, re.I), read) for name, needs, pattern, read in grammar)


def signs_of(text: str) -> frozenset[str]:
    """What a text has of that which rules need: names of word lists that have a word in it, and names of SIGNS."""
    lists = _lists_of()
    named = (lists[word] for word in lists.keys() & _WORD.findall(text.casefold()))
    return frozenset().union(*named, (name for name, sign in SIGNS.items() if sign.search(text)))


@cache
def _lists_of() -> dict[str, set[str]]:
    """The first word of each entry of the lexicon -> the lists that it is in; "sepekan" and "berpekan-pekan" have units in them."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in frozenset().union(*(rule.needs for rule in rules())) - SIGNS.keys():
        for entry in time_words()[name]:
            word = _WORD.search(str(entry).casefold())[0]
            for form in (word, f"se{word}", f"ber{word}") if name == "units" else (word,):
                found[form].add(name)
    return found


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
    return rf"(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?:[.:][0-5]\d)?(?:\s*(?P<half>[ap]\.?m\b\.?))?(?:\s*(?P<zone>{_any('zones')})\b)?"


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
        ("absolute-date", "months year", rf"{_of_week()}(?P<day>{DAY}|{_spelled()})[\s-]+(?P<month>{month})\.?,?[\s-]+(?P<year>{YEAR}){CLOSE}{after}{then}", readings.calendar),
        ("absolute-numeric", "numeric", rf"{_of_week()}(?P<day>{DAY})(?P<separator>[/.-])(?P<monthnumber>{MONTH_NUMBER})(?P=separator)(?P<year>{YEAR}|(?<=/)\d\d(?![\d/])){CLOSE}{after}{then}", readings.calendar),
        ("absolute-iso", "numeric year", rf"(?<!\d)(?P<year>{YEAR})(?P<separator>[-/])(?P<monthnumber>0[1-9]|1[0-2])(?P=separator)(?P<day>[0-3]\d)(?!\d)(?:[T\s]{_clock()}(?:\.\d{{1,6}})?(?P<offset>Z|[+-]\d\d:?\d\d)?)?", readings.calendar),
        ("absolute-english", "months year", rf"\b(?P<month>{month})\s+(?P<day>[0-3]?\d),?\s+(?P<year>{YEAR}){then}", readings.calendar),
        ("day-month", "months", rf"{_of_week()}(?P<day>{DAY}|{_spelled()})\s+(?P<month>{month})\b(?!\s*,?\s*(?:19|20)\d\d\b)(?:\s+(?P<whole>tahun\s+)?(?P<relation>{relation})\b)?{CLOSE}{after}", readings.calendar),
        ("day-month", "numeric", rf"(?:{before}\s*)?[(\[](?:(?:tanggal|tgl\.?)\s+)?{numeric}[)\]]{after}", readings.calendar),
        ("day-month", "numeric weekdays", rf"\((?P<weekday>{_any('weekdays')}),?\s+{numeric}\)", readings.calendar),
        ("day-month", "numeric", rf"(?P<span>{before}\s+{numeric}{after})(?![\d/])", readings.calendar),
        ("day-month", "numeric", rf"\b(?:pada|tanggal|tgl\.?)\s+(?P<span>{numeric})(?![\d/])", readings.calendar),
        ("day-month", "numeric", rf"(?<![\w.,/-])(?!24/7\b)(?P<span>(?P<day>1[3-9]|2\d|3[01])/(?P<monthnumber>{MONTH_NUMBER}))(?![\d/%]|\s*(?:persen|suara))", readings.calendar),
        ("day-of-month", "figure", rf"\b(?:tanggal|tgl\.?)\s+(?P<span>(?P<day>{DAY})(?:\s+(?:bulan\s+)?(?P<relation>{_any('present', 'past', 'future')})\b)?)(?![\d/]|[.-]\d|\s+(?:{month})\b)", counting.day_of_month),
        ("weekday", "weekdays", rf"(?P<cue>pada\s+)?(?P<span>(?P<named>hari\s+)?\b(?P<weekday>{_any('weekdays')})(?:nya\b)?(?:\s+{part})?(?:\s+(?:(?:(?P<number>{_number()})\s+)?(?P<week>pekan|minggu)\s+)?(?P<relation>(?:yang\s+)?(?:{relation})|{_any('weekday_future')})\b)?(?:\s+{part}\b)?{_local()})\b(?!-)", counting.weekday),
        ("day-word", "days", rf"\b(?P<word>{_any('days')})(?:\s+{part})?\b{_local()}", counting.day_word),
        ("day-word", "figure", rf"\b(?:pukul|jam|pkl\.?)\s+{_clock()}\s+(?:tadi|nanti)\b(?!\s+(?:pagi|siang|sore|petang|malam))", counting.clock_today),
        ("narrative-day", "narrative_days", rf"\b(?P<word>{_any('narrative_days')})\b", counting.narrative_day),
        ("vague", "vague", rf"\b{_any('vague')}\b", counting.vague),
    ]


def _ranges() -> list[tuple]:
    month, weekday, spelled = _any("months"), _any("weekdays"), _spelled()
    before = rf"(?:(?:hari\s+)?\b{weekday}(?:{TO}{weekday})?,?\s*)?"
    opened = r"(?P<open>[(\[])?(?:(?:tanggal|tgl\.?)\s+)?"
    return [
        ("range", "months", rf"{before}{opened}(?P<day>{DAY}|{spelled})(?:\s+(?P<month>{month})\b(?:\s+(?P<year>{YEAR}))?)?{TO}(?:{weekday},?\s+)?(?P<day2>{DAY}|{spelled})\s+(?P<month2>{month})\b(?:\s+(?:(?P<year2>{YEAR})|(?P<relation>{_any('past', 'present', 'future')})\b))?{CLOSE}", readings.day_range),
        ("range", "numeric", rf"{before}[(\[](?P<day>[0-3]?\d){TO}(?P<day2>[0-3]?\d)/(?P<month2number>{MONTH_NUMBER})(?:/(?P<year2>{YEAR}))?[)\]]", readings.day_range),
        ("range", "numeric", rf"{before}[(\[](?P<day>[0-3]?\d)/(?P<monthnumber>{MONTH_NUMBER})(?:/(?P<year>{YEAR}))?{TO}(?P<day2>[0-3]?\d)/(?P<month2number>{MONTH_NUMBER})(?:/(?P<year2>{YEAR}))?[)\]]", readings.day_range),
        ("month-range", "year", rf"\b(?P<month>{_any('month_names')})(?:\s+(?P<year>{YEAR}))?{TO}(?P<month2>{_any('month_names')})\s+(?P<year2>{YEAR})", readings.month_range),
        ("weekday-range", "weekdays", rf"\b(?P<weekday>{weekday})\s*(?:-|–|hingga|sampai)\s*(?P<weekday2>{weekday})\b(?:\s+(?:(?P<week>pekan|minggu)\s+)?(?P<relation>{_any('past', 'present', 'future')})\b)?(?!\s*[(\[])", counting.weekday_range),
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
        ("month-year", "month_names year", rf"(?<!\d\s){portion}(?:bulan\s+)?\b(?P<month>{name})\s+(?:tahun\s+)?(?P<year>{YEAR})", readings.period_named),
        ("month", "month_names", rf"(?:{cue})?(?P<span>{portion}{rest})\b(?!\s+\d)", counting.month_alone),
        ("month", "plain_months", rf"(?<!\d\s)(?P<span>\b(?-i:(?=[A-Z]))(?P<cue>)(?P<month>{plain}))\b(?!\s+\d)(?!-)", counting.month_alone),
        ("week-of-month", "month_names units", rf"\b(?:pekan|minggu)\s+{ordinal}\s+(?:di\s+)?(?:bulan\s+)?(?P<month>{name})\b(?:\s+(?P<year>{YEAR}))?", counting.week_of_month),
        ("year-range", "year", rf"(?<![\d./-])(?P<year>{YEAR})\s*(?:-|–|sampai|hingga)\s*(?:tahun\s+)?(?P<year2>{YEAR})(?![./-]\d)", readings.years),
        ("year", "year", rf"\b{cue}(?:tahun\s+)?(?P<span>(?P<year>{YEAR}))(?![.,/-]\d|-an)", readings.years),
        ("year", "year", rf"\b(?P<span>(?P<portion>{_any('parts_of_period')})\s+(?:tahun\s+)?(?P<year>{YEAR}))(?![.,/-]\d|-an)", readings.years),
        ("decade", "year", rf"\b(?:(?:tahun|era|dekade|dasawarsa)\s+)?(?P<span>(?P<year>(?:19|20)\d0)-an)\b", readings.decade),
        ("fraction", "fractions", rf"\b(?P<fraction>{_any('fractions')})\s+{ordinal}(?!\w)(?:\s+(?:tahun\s+)?(?:(?P<year>{YEAR})|tahun\s+(?P<relation>{relation})\b))?", counting.fraction),
        ("period", "units", rf"(?<!\b\d\s)(?<!\b\d\d\s)\b{portion}(?P<unit>pekan|minggu|bulan|tahun|dekade)\s+(?P<relation>{relation}|{narrative})\b", counting.period),
        ("period", "units parts_of_period", rf"\b(?P<portion>{_any('parts_of_period')})\s+(?P<unit>pekan|bulan|tahun)\b(?!\s+(?:depan|{YEAR}|{name}))(?P<relation>)", counting.period),
    ]


def _counted() -> list[tuple]:
    number, units = _number(), _any("units")
    amount = rf"(?:\b(?P<number>{number}|beberapa)\s+|\b(?P<one>se))(?P<unit>{units})"
    narrative = _any("narrative_past", "narrative_future")
    about = r"(?:(?:sekitar|hampir|kira-kira|kurang\s+lebih|lebih\s+dari)\s+)*"
    return [
        ("span", "units", rf"(?:{amount}\s+(?P<relation>{_any('span_past', 'span_future')})|\b{_any('span_within')}\s+(?P<span>(?:(?P<number2>{number}|beberapa)\s+|(?P<one2>se))(?P<unit2>{units})\s+(?P<relation2>{_any('future')})))\b", counting.span),
        ("count", "units", rf"{amount}\s+(?:yang\s+)?(?P<relation>{_any('past', 'future')}|lagi|{narrative})\b", counting.count),
        ("duration", "units", rf"{about}(?:(?<![\w.,/])(?P<number>{number})(?P<half>\s+setengah)?[\s-]+|(?P<halfonly>setengah|seperempat)\s+|\b(?P<one>se))(?P<unit>{units})\b(?!-)(?:\s+(?:dan\s+)?(?P<number2>{number})\s+(?P<unit2>menit))?", readings.duration),
        ("duration", "units", rf"\bber(?P<unit>{units})-(?P=unit)\b", readings.duration_open),
    ]


def _times() -> list[tuple]:
    part, zone = _any("parts_of_day"), rf"(?:\s+(?P<zone>{_any('zones')})\b|{_local()})"
    hour = r"(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?"
    spelled = rf"(?P<halfto>setengah\s+)?(?P<spelled>(?-i:{_any('numerals')}(?:\s+belas)?))"
    return [
        ("time", "", rf"\b(?:pukul|jam|pkl\.?)\s+(?:{hour}|{spelled}\b)(?:\s*(?:-|–|sampai|hingga|s/d)\s*(?P<hour2>[01]?\d|2[0-4])[.:](?P<minute2>[0-5]\d))?(?:\s+(?P<part>{part}))?{zone}", readings.time),
        ("time", "figure zones", rf"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)\s+(?P<zone>{_any('zones')})\b", readings.time),
        ("part-of-day", "parts_of_day", r"\b(?:(?P<part>dini\s+hari)|(?P<part2>pagi|siang|sore|petang|malam)\s+hari)(?!\s*nya)\b", readings.part_of_day),
    ]
