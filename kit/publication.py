"""When an article was published, as evidence: every date that could be its own, and why one was chosen.

In this order: the analyst's header; a timestamp or byline line; a date in the dateline. An article without any is
"on or after" the latest past day that it tells of, in its sentences or else in a caption, or unknown. Never today, never the file's own time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .candidates import Candidate, stated_dates, told_days
from .contradictions import contradicted, shown_later
from .lines import HEADERS, Piece


@dataclass(frozen=True)
class Publication:
    """The date chosen and how it is known, every candidate, and what a reader should know."""

    value: str | None
    precision: str
    basis: str | None
    candidates: tuple[Candidate, ...]
    flags: tuple[str, ...]


def publication(text: str, pieces: Iterable[Piece]) -> Publication:
    """The publication date of a text, from its labelled pieces."""
    pieces = list(pieces)
    stated = list(stated_dates(text, pieces))
    told = list(told_days(text, pieces, dated=any(c.value and c.rank < 9 for c in stated)))
    if not any(c.value and c.rank < 9 for c in (*stated, *told)):  # a photograph is no younger than its page
        told += [replace(c, reason=f"{c.reason}, in a caption") for c in told_days(text, pieces, dated=False, kinds=("caption",))]
    flags = [] if any(c.day for c in stated if c.rule in HEADERS) else _missing(stated, told)
    stated, rejected = contradicted(stated, told)
    stated, shown = shown_later(stated, told)
    rejected += shown
    flags += [f"template date: {c.words}" for c in rejected if c.rule != "address"]
    flags += _differing(stated)
    best = min((c for c in stated if c.value and c.rank < 9), key=lambda c: c.rank, default=None)
    # A lower bound stays true when it is too low: a day that is surely past goes before a later one that may be ahead.
    latest = None if best else max((c for c in told if c.rank < 9), key=lambda c: (-c.rank, c.day), default=None)
    rows = []
    for candidate in sorted([*stated, *rejected, *told], key=lambda c: (c.start, c.end)):
        if candidate is best:
            candidate = replace(candidate, chosen=True)
        elif candidate is latest:
            candidate = replace(candidate, chosen=True, reason=f"{candidate.reason}: the latest, so the article is from that day or later")
        elif best and candidate.rank < 9:
            candidate = replace(candidate, reason=f"{candidate.reason}; {best.reason} is stronger")
        elif latest and candidate.rank < 9:
            candidate = replace(candidate, reason=f"{candidate.reason}; not the latest day that is surely past")
        rows.append(candidate)
    if best:
        precision = "minute" if "T" in best.value else "day"
        return Publication(best.value, precision, best.basis, tuple(rows), tuple(flags))
    if latest:
        return Publication(latest.day.isoformat(), "on-or-after", "inferred", tuple(rows), tuple(flags))
    return Publication(None, "unknown", None, tuple(rows), tuple(flags))


def _missing(stated: list[Candidate], told: list[Candidate]) -> list[str]:
    days = [c for c in [*stated, *told] if c.rule != "address"]
    if any(c.day and "session" not in c.rule for c in days):
        return []
    return ["no year"] if any("day-month" in c.rule for c in days) else ["no absolute date"]


def _differing(stated: list[Candidate]) -> list[str]:
    """The flag for a page that states two days; the day of a change and the analyst's own header do not count."""
    own = [c for c in stated if c.day and c.rank < 4 and c.rule != "address"]
    days = {c.day: c.words for c in sorted(own, key=lambda c: c.rank)}
    if len(days) < 2 or any(c.rule == HEADERS[0] for c in own):
        return []
    return [f"dates differ: {', '.join(days.values())}"]
