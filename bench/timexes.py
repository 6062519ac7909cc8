"""Indonesian time expressions: how many are found and read right, beside dateparser on the same ones.

The sentences are in `tests/data/timexes.tsv`, invented and marked by hand. The kit has to find the expressions in the sentence;
dateparser gets each date expression alone, because its own search takes durations for times and turns day and month round.
Where it says that it read a week, a month or a year, the whole of that period is its answer.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from kit import dates
from kit.readings import DAY, month_span

GOLD = Path(__file__).resolve().parents[1] / "tests" / "data" / "timexes.tsv"
_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")


@dataclass(frozen=True)
class Sentence:
    """A sentence without its marks, the day it was published, and (start, end, value) of each expression."""

    text: str
    anchor: dt.date | None
    expressions: tuple[tuple[int, int, str], ...]


def read_gold(path: Path = GOLD) -> list[Sentence]:
    """The marked sentences. Raises ValueError, with the line, for one that has no anchor before its tab."""
    sentences = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        anchor, tab, marked = line.partition("\t")
        if not tab:
            raise ValueError(f"{path}, line {number}: expected an anchor (2025-07-11, or -), a tab and a sentence")
        text, expressions, at = "", [], 0
        for mark in _MARK.finditer(marked):
            text += marked[at : mark.start()]
            expressions.append((len(text), len(text) + len(mark[1]), mark[2]))
            text, at = text + mark[1], mark.end()
        sentences.append(Sentence(text + marked[at:], None if anchor == "-" else dt.date.fromisoformat(anchor), tuple(expressions)))
    return sentences


def found(sentence: Sentence) -> list[tuple[int, int, str]]:
    """What the kit finds in a sentence, in the form of the gold."""
    timexes = dates.find(sentence.text, anchor=sentence.anchor, narrative=sentence.anchor)
    return [(timex.start, timex.end, timex.value or "?") for timex in timexes]


def by_dateparser(words: str, anchor: dt.date) -> str:
    """What dateparser makes of an expression: an interval like the kit's, or "?"."""
    from dateparser.date import DateDataParser

    settings = {"RELATIVE_BASE": dt.datetime.combine(anchor, dt.time()), "RETURN_TIME_AS_PERIOD": False}
    data = DateDataParser(languages=["id"], settings=settings).get_date_data(words)
    if data.date_obj is None:
        return "?"
    day = data.date_obj.date()
    first, last = {"week": (day - day.weekday() * DAY, day + (6 - day.weekday()) * DAY), "month": month_span(day.year, day.month), "year": (dt.date(day.year, 1, 1), dt.date(day.year, 12, 31))}.get(data.period, (day, day))
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def main() -> None:
    """Print recognition (precision, recall, F1 of whole spans) and the share of values that are right."""
    from importlib.metadata import version

    sentences = read_gold()
    spans = right = ours = total = 0
    dated = kit_right = other_right = 0
    for sentence in sentences:
        mine = found(sentence)
        ours, total = ours + len(mine), total + len(sentence.expressions)
        places = {(start, end): value for start, end, value in mine}
        for start, end, value in sentence.expressions:
            spans += (start, end) in places
            right += places.get((start, end)) == value
            if re.match(r"\d{4}-", value):
                dated += 1
                kit_right += places.get((start, end)) == value
                other_right += by_dateparser(sentence.text[start:end], sentence.anchor or dt.date(2025, 7, 11))[:21] == re.sub(r"T[\d:+]+", "", value)
    precision, recall = spans / ours, spans / total
    print(f"{total} expressions in {len(sentences)} sentences")
    print(f"found: P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}; value right: {right}/{total} ({right / total:.3f})")
    print(f"dates and intervals alone: kit, found in the sentence and read: {kit_right}/{dated} ({kit_right / dated:.3f})")
    print(f"                           dateparser {version('dateparser')}, given each alone: {other_right}/{dated} ({other_right / dated:.3f})")
