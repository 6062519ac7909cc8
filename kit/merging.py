"""One row for one real meeting: stories of several articles brought together, each with the reason."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from .dates import published_day
from .readings import DAY
from .verdicts import Verdicts
from .story import Gazetteer, Story, same_parties


@dataclass
class Group:
    """The stories of one meeting, and why each but the first was joined to them."""

    stories: list[Story] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)
    grounds: dict[str, list[str]] = field(default_factory=dict)  # article_id -> what it was joined on, as "code: value"
    versions: dict[tuple, Story] = field(default_factory=dict)  # one story of all that tell it alike, the first one first

    def add(self, number: int, story: Story) -> None:
        self.stories.append(story)
        self.numbers.add(number)
        self.versions.setdefault(_version(story), story)


def merge(stories: Sequence[Story], gazetteer: Gazetteer, made: Verdicts) -> list[Group]:
    """Stories of one real meeting together. The surest come first, so that the order of the files does not matter."""
    ordered = sorted(range(len(stories)), key=lambda n: (stories[n].date is None, stories[n].interval[0] or dt.date.max, stories[n].article.article_id, stories[n].told[0].order))
    groups: list[Group] = []
    shelves: dict[tuple, list[int]] = defaultdict(list)  # groups by two of their parties and a month, so that few are compared
    bound = {number: (members, decision) for members, decision in made.together for number in members}
    apart = [(chosen, others) for chosen, others, _ in made.apart]
    for number in ordered:
        story = stories[number]
        pairs, months = _pairs(story), _months(story)
        near = sorted({shelf for pair in pairs for month in ([*months, "any"] if months else ["all"]) for shelf in shelves[pair, month]})
        grounds, at = None, None
        if number in bound:
            members, decision = bound[number]
            at = next((n for n, group in enumerate(groups) if group.numbers & set(members)), None)
            grounds = [f"decided: {decision.by}, {decision.at[:10]}"]
        if at is None:
            at, grounds = next(((n, grounds) for n in near if not _kept_apart(number, groups[n], apart) and (grounds := _of_all(groups[n], story, gazetteer))), (len(groups), None))
        if at == len(groups):
            groups.append(Group())
        groups[at].add(number, story)
        if grounds:
            groups[at].grounds[story.article.article_id] = grounds
        for pair in pairs:
            for month in (*(months or ["any"]), "all"):
                shelves[pair, month].append(at)
    return groups


def _kept_apart(number: int, group: Group, apart: Sequence[tuple[set[int], set[int]]]) -> bool:
    return any((number in chosen and group.numbers & others) or (number in others and group.numbers & chosen) for chosen, others in apart)


def _of_all(group: Group, story: Story, gazetteer: Gazetteer) -> list[str] | None:
    """Why a story is of the meeting that all of these tell of; None when it is not."""
    if any(story.article.article_id == other.article.article_id for other in group.stories):
        return None
    joined = None
    for other in group.versions.values():
        grounds = one_meeting(other, story, gazetteer)
        if grounds is None:
            return None
        joined = joined or grounds
    return joined


def _version(story: Story) -> tuple:
    """What `one_meeting` compares: two stories with the same of it are of the same meetings."""
    sides = frozenset((side, frozenset(persons)) for side, persons in story.by_side.items())
    return sides, tuple(story.places), story.kind, story.status[0], story.interval, frozenset(story.weekdays), frozenset(story.calendar_days), published_day(story.article)[0]


def _pairs(story: Story) -> list[tuple[str, str]]:
    """Every two sides of a meeting; every two persons, where all are of one side."""
    sides = story.by_side
    return list(combinations(sorted(sides if len(sides) > 1 else next(iter(sides.values()))), 2))


def _months(story: Story) -> list[str]:
    """The months that the meeting may have been in, for a rough comparison; none where it may have been in any."""
    first, last = story.interval
    published, _ = published_day(story.article)
    if first is None:
        first, last = (published - 31 * DAY, published) if published else (None, None)
    if first is None or (last - first).days > 62:
        return []
    return sorted({(first + step * DAY).isoformat()[:7] for step in (*range(0, (last - first).days, 28), (last - first).days)})


def one_meeting(one: Story, other: Story, gazetteer: Gazetteer) -> list[str] | None:
    """Why two articles tell of the same meeting: parties and kind, and besides them date or place; None when they don't.

    Each ground is a code and a value: parties and place that are the same, dates that overlap, neighbours (days next to each
    other, told differently), near (told within days of), weekday (that fits), decided (by whom, when).
    """
    if one.article.article_id == other.article.article_id or not same_parties(one.by_side, other.by_side) or not gazetteer.agree(one.places, other.places):
        return None
    if (one.kind in ("call", "visit") or other.kind in ("call", "visit")) and one.kind != other.kind:
        return None
    (first, last), (start, end) = one.interval, other.interval
    same_place = bool(one.places and other.places)
    grounds = [f"parties: {', '.join(sorted(one.by_side.keys() & other.by_side.keys()))}"]
    grounds += [f"place: {gazetteer.specific([*one.places, *other.places])}"] if same_place else []
    if first and start:
        if first <= end and start <= last:
            return [*grounds, f"dates: {max(first, start)}"]
        if same_place and (first, start) == (last, end) and abs(first - start) == DAY and _persons_shared(one, other) > 1 and one.status[0] == other.status[0] == "held":
            return [*grounds, f"neighbours: {min(first, start)}"]
        return None
    statuses = {one.status[0], other.status[0]}
    if "possible" in statuses or len(statuses) > 1 or not (first or start):
        return None
    dated, undated = (one, other) if first else (other, one)
    day, until = dated.interval
    days = [day + step * DAY for step in range(min(366, (until - day).days + 1))]
    if undated.weekdays and not any(one.weekday() in undated.weekdays for one in days):
        return None
    if undated.calendar_days and not any((one.month, one.day) in undated.calendar_days for one in days):
        return None
    published, _ = published_day(undated.article)
    if published:
        fits = day <= published and (published - until).days <= (7 if same_place else 2)
        return [*grounds, f"near: {day}"] if fits else None
    if not same_place or not (undated.weekdays or undated.calendar_days or _persons_shared(one, other) > 1):
        return None
    return [*grounds, *([f"weekday: {day}"] if undated.weekdays else [])]


def _persons_shared(one: Story, other: Story) -> int:
    return len(set().union(*one.by_side.values()) & set().union(*other.by_side.values()))
