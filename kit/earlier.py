"""What is new since an earlier report: articles, meetings, and cells of a meeting that read otherwise now."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from .views.packing import unpack
from .views.wording import Wording

Records = dict[str, Any]


def read_earlier(path: str | os.PathLike[str]) -> Records:
    """The records of a report that was written before.

    Raises FileNotFoundError, and ValueError for a file that is no report of the kit.
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"{path}: there is no such earlier report; name one that the kit wrote, or leave `since` out")
    try:
        records = unpack(path.read_text(encoding="utf-8", errors="replace"))["records"]
        return {"articles": list(records["articles"]), "meetings": list(records["meetings"])}
    except (TypeError, ValueError, KeyError) as error:
        raise ValueError(f"{path}: expected a report that the kit wrote, found a file without its tables; name the report to compare with") from error


def news(records: Records, earlier: Records, say: Wording) -> dict[str, Any]:
    """What `records` has that `earlier` had not.

    articles and meetings: those that are new; gone_articles and gone_meetings: names of those that are no more; changed: one row
    per cell, as (meeting, attribute, before, after); rewritten: articles whose text is another. An article is known by its
    file, a meeting by its id.
    """
    articles, meetings = ({one["id"]: one for one in records[name]} for name in ("articles", "meetings"))
    old_articles, old_meetings = ({one["id"]: one for one in earlier[name]} for name in ("articles", "meetings"))
    both = [(meeting, old_meetings[key]) for key, meeting in meetings.items() if key in old_meetings]
    return {
        "articles": [one for key, one in articles.items() if key not in old_articles],
        "rewritten": [one for key, one in articles.items() if key in old_articles and old_articles[key]["hash"] != one["hash"]],
        "gone_articles": [one["cite"] for key, one in old_articles.items() if key not in articles],
        "meetings": [one for key, one in meetings.items() if key not in old_meetings],
        "gone_meetings": [_named(one, say) for key, one in old_meetings.items() if key not in meetings],
        "changed": [(_named(new, say), *cell) for new, old in both for cell in _changed(new, old, say)],
    }


def _named(meeting: dict[str, Any], say: Wording) -> str:
    return f"{_cells(meeting, say)['date_start']}, {', '.join(meeting['participants'])}"


def _changed(new: dict[str, Any], old: dict[str, Any], say: Wording) -> list[tuple[str, str, str]]:
    before, after = _cells(old, say), _cells(new, say)
    return [(name, before[name], after[name]) for name in after if before[name] != after[name]]


def _cells(meeting: dict[str, Any], say: Wording) -> dict[str, str]:
    """What the table of meetings shows of one, in the words of this report's language."""
    days = say.days(meeting["start"], meeting["end"], None)
    return {
        "date_start": f"{days} ({say.word('met_basis', meeting['basis'])})" if meeting["start"] else days,
        "kind": say.word("kind", meeting["kind"]),
        "status": say.word("status", meeting["status"]),
        "participants": ", ".join(meeting["participants"]),
        **{name: meeting[name] or say.say("none.value") for name in ("place", "venue", "setting")},
    }
