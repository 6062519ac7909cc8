"""When an article without a date of its own must have been published: after what it tells as done, before what it tells as planned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from .readings import DAY
from .verdicts import lead
from .story import Story


def publication_bounds(stories: Sequence[Story]) -> list[dict[str, Any]]:
    """Rows of `publication_bounds`, without the meeting: what the dates that other articles give to it say of an article that has none."""
    rows = []
    for story in stories:
        if story.article.published_precision not in ("unknown", "on-or-after"):
            continue
        elsewhere = [other.date[0] for other in stories if other.article.article_id != story.article.article_id and other.date]
        narrow = min(elsewhere, key=lambda timex: timex.last - timex.first, default=None)
        if narrow is not None:
            told = lead(story)
            place = dict(article_id=story.article.article_id, start_char=told.offset + told.telling.trigger.start, end_char=told.offset + told.telling.trigger.end)
            rows += [dict(bound=bound, date=day.isoformat(), reason=reason, **place) for bound, day, reason in _bounds(story, narrow.first, narrow.last)]
    return rows


def _bounds(story: Story, first: dt.date, last: dt.date) -> Iterator[tuple[str, dt.date, str]]:
    if story.status[0] == "held":
        yield "earliest", first, f"it tells as held what another article dates {_days(first, last)}"
        if story.weekdays and first.weekday() in story.weekdays and first == last:
            yield "latest", first + 6 * DAY, f"it names the weekday alone of what another article dates {_days(first, last)}"
    elif story.status[0] == "planned":
        yield "latest", last, f"it tells as planned what another article dates {_days(first, last)}"


def _days(first: dt.date, last: dt.date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
