"""The chronology for other programs: as a calendar (iCalendar, RFC 5545), as a timeline (TimelineJS3), as a workbook.

Undated meetings have no day to stand on, and are in neither calendar nor timeline; the table `meetings` has them. Each entry says in words
what the row says: kind, status, how its date is known, and the articles it rests on, with their addresses where they are known.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from .corpus import Corpus
from .disk import written
from .formats import save_workbook
from .meetings import chronology

STATUS = {"held": "CONFIRMED", "planned": "CONFIRMED", "possible": "TENTATIVE", "cancelled": "CANCELLED"}
_DAY = dt.timedelta(days=1)
_OCTETS = 75  # of a line, after which it is folded
_BREAKS = re.compile(r"\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")  # all that some reader takes for the end of a line
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")  # which a calendar may not hold


def save_chronology(corpus: Corpus, path: str | Path) -> Path:
    """Write the dated meetings into a file ending in .ics (iCalendar) or .json (TimelineJS3), and give its path.

    Into one that ends in .xlsx go all tables of the chronology, a sheet for each, with the undated meetings.
    Raises ValueError for another ending, and what `kit.disk.written` does; then a file of that name stands as it was.
    """
    path = Path(path)
    if path.suffix.lower() == ".xlsx":
        return save_workbook(chronology(corpus)._asdict(), path)
    if path.suffix.lower() == ".ics":
        content = calendar_text(corpus)
    elif path.suffix.lower() == ".json":
        content = json.dumps(timeline_json(corpus), ensure_ascii=False, indent=1)
    else:
        raise ValueError(f"{path}: expected a name that ends in .ics, .xlsx or .json, found {path.suffix or 'no ending'!r}")
    with written(path, encoding="utf-8", errors="replace", newline="") as stream:
        stream.write(content)
    return path


def calendar_text(corpus: Corpus) -> str:
    """The meetings as all-day events; an event that is only inferred says so in its description."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kit-berita//chronology//EN", "CALSCALE:GREGORIAN"]
    for meeting, sources in _dated(corpus):
        first, last = dt.date.fromisoformat(meeting.date_start), dt.date.fromisoformat(meeting.date_end)
        cells = {
            "UID": _escaped(f"{meeting.meeting_id}@kit-berita"),
            "DTSTAMP": f"{first:%Y%m%d}T000000Z",  # the same each time, so that two exports of one corpus are the same
            "DTSTART;VALUE=DATE": f"{first:%Y%m%d}",
            "DTEND;VALUE=DATE": f"{last + _DAY:%Y%m%d}",  # iCalendar names the day after
            "SUMMARY": _escaped(_headline(meeting)),
            "DESCRIPTION": _escaped(_told(meeting, sources)),
            "STATUS": STATUS[meeting.status],
            "TRANSP": "TRANSPARENT",
            **({"LOCATION": _escaped(_where(meeting))} if _where(meeting) else {}),
        }
        lines += ["BEGIN:VEVENT", *(f"{name}:{value}" for name, value in cells.items()), "END:VEVENT"]
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def timeline_json(corpus: Corpus) -> dict[str, Any]:
    """The meetings as TimelineJS3 reads them: `events` with start_date, end_date, text and group."""
    events = []
    for meeting, sources in _dated(corpus):
        text = {"headline": escape(_headline(meeting)), "text": "".join(f"<p>{escape(line)}</p>" for line in _told(meeting, sources).split("\n"))}
        events.append(dict(start_date=_parts(meeting.date_start), end_date=_parts(meeting.date_end), text=text, group=meeting.kind, unique_id=meeting.meeting_id))
    return {"events": events}


def _dated(corpus: Corpus) -> Iterator[tuple[Any, list[str]]]:
    """Each meeting that has a date, with a reference for each article that tells of it."""
    found = chronology(corpus)
    articles = {row.article_id: ", ".join(part for part in (row.title or row.article_id, row.outlet, row.published and row.published[:10], row.url) if part) for row in corpus.articles.itertuples()}
    told = found.evidence.groupby("meeting_id")["article_id"].unique() if len(found.evidence) else {}
    for meeting in found.meetings.itertuples():
        if meeting.date_start:
            yield meeting, [articles[article_id] for article_id in told[meeting.meeting_id]]


def _headline(meeting: Any) -> str:
    return f"{meeting.kind}: {', '.join(meeting.participants)}"


def _where(meeting: Any) -> str:
    return ", ".join(part for part in (meeting.venue, meeting.place) if part)


def _told(meeting: Any, sources: list[str]) -> str:
    lines = [f"{meeting.status}; date {meeting.date_basis} ({meeting.date_precision})", _where(meeting), meeting.setting or "", *meeting.notes, *sources]
    return "\n".join(line for line in lines if line)


def _escaped(text: str) -> str:
    return _CONTROLS.sub("", _BREAKS.sub(r"\\n", re.sub(r"([\\;,])", r"\\\1", text)))


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which parts a character."""
    pieces, piece = [], ""
    for char in line:
        if len((piece + char).encode()) > _OCTETS - bool(pieces):
            pieces.append(piece)
            piece = ""
        piece += char
    return "\r\n ".join([*pieces, piece]) + "\r\n"


def _parts(day: str) -> dict[str, int]:
    year, month, number = map(int, day.split("-"))
    return {"year": year, "month": month, "day": number}
