"""Labels, numbers and days in the reader's language, and characters that must not be obeyed."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from functools import cache
from typing import Any

from . import FOLDER

# Characters that draw nothing or turn the reading direction: shown by their number, never obeyed.
UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff\ud800-\udfff]"
)


@cache
def labels(language: str) -> dict[str, Any]:
    """The labels of one language: text by key, with {names} where a value goes; the month names are lists."""
    path = FOLDER / "labels" / f"{language}.json"
    if not path.exists():
        known = ", ".join(sorted(file.stem for file in path.parent.glob("*.json")))
        raise ValueError(f"no labels for language {language!r}; there are: {known}. Add kit/views/labels/{language}.json")
    return json.loads(path.read_text(encoding="utf-8"))


def code_name(character: str) -> str:
    """A character by its number: '[U+202E]'."""
    return f"[U+{ord(character):04X}]"


def plain(text: str) -> str:
    """Text for attributes and citations, with unseen characters written out."""
    return UNSEEN.sub(lambda found: code_name(found[0]), text)


def one_line(text: str) -> str:
    """Words of a source in one line of a terminal, which obeys none of them."""
    return plain(" ".join(text.split()))


_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?")


class Wording:
    """Says things in one language: labels by key, counts, numbers, days and spans of days."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.labels = labels(language)

    def say(self, key: str, **values: Any) -> str:
        """The label `key` with `values` put in."""
        text = self.labels[key]
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def word(self, group: str, value: str | None) -> str:
        """The label of a value that a table uses; a value without a label stands for itself."""
        return self.labels.get(f"{group}.{value}", value or "")

    def number(self, value: float, digits: int = 0) -> str:
        """A number with the language's signs: 1,310.5 or 1.310,5."""
        whole, _, part = f"{value:,.{digits}f}".partition(".")
        whole = whole.replace(",", self.labels["number.thousands"])
        return whole + self.labels["number.decimal"] + part if part else whole

    def count(self, key: str, n: int) -> str:
        """A number with its noun."""
        return self.say(f"{key}.{'one' if n == 1 else 'many'}", n=self.number(n))

    def rate(self, n: int, total: int) -> str:
        """n for each 1,000 of total."""
        return self.number(1000 * n / total, 1) if total else "–"

    def _month(self, day: date) -> str:
        return self.labels["date.months"][day.month - 1]

    def day(self, day: date) -> str:
        """A day in full: 11 July 2025."""
        return self.say("date.day", day=day.day, month=self._month(day), year=day.year)

    def days(self, start: str | None, end: str | None, precision: str | None) -> str:
        """A span of ISO days in words: '10–16 February 2025'; a month or a year by its name."""
        if not start:
            return self.say("date.undated")
        first = date.fromisoformat(start[:10])
        last = date.fromisoformat((end or start)[:10])
        if first == last:
            return self.day(first)
        if precision == "year" and first.year == last.year:
            return str(first.year)
        if precision == "month" and (first.year, first.month) == (last.year, last.month):
            return self.say("date.month", month=self._month(first), year=first.year)
        if (first.year, first.month) == (last.year, last.month):
            return self.say("date.in_month", first=first.day, last=last.day, month=self._month(first), year=first.year)
        if first.year == last.year:
            head = self.say("date.day_month", day=first.day, month=self._month(first))
            return self.say("date.span", first=head, last=self.day(last))
        return self.say("date.span", first=self.day(first), last=self.day(last))

    def value(self, attribute: str, value: str | None) -> str | None:
        """The value of an attribute of a meeting in words: ISO 8601 dates and durations, and statuses."""
        if not value:
            return value
        if days := _DAYS.fullmatch(value):
            return self.days(days[1], days[2], None)
        if (duration := _DURATION.fullmatch(value)) and any(duration.groups()):
            units = zip(("count.days", "count.hours", "count.minutes"), duration.groups())
            return " ".join(self.count(unit, int(n)) for unit, n in units if n)
        return self.word("status", value) if attribute == "status" else value

    def published(self, value: str | None, precision: str | None, basis: str | None) -> str:
        """When an article appeared, how precisely that is known and on what ground, in words."""
        if not value or precision == "unknown":
            return self.say("published.unknown")
        moment = datetime.fromisoformat(value)
        when = self.day(moment.date())
        if precision == "minute":
            offset = moment.strftime("%z")
            zone = f"UTC{offset[:3]}:{offset[3:5]}" if offset else self.say("date.no_zone")
            when = self.say("date.minute", day=when, time=self.say("date.time", h=f"{moment:%H}", m=f"{moment:%M}"), zone=zone)
        elif precision == "on-or-after":
            when = self.say("date.on_or_after", when=when)
        return self.say("published.basis", when=when, basis=self.word("basis", basis)) if basis else when
