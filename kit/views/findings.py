"""What stands out in the whole corpus, in words: the first thing a reader of the report wants. Made from the records alone."""

from __future__ import annotations

from collections import Counter
from typing import Any

from . import static
from .wording import Wording

Records = dict[str, Any]
SHOWN = 3  # parties named of a meeting


def period(records: Records, say: Wording) -> str:
    """Between which days the articles appeared, how many are only known to be later than a day, and how many have no date."""
    articles = records["articles"]
    days = sorted(article["day"] for article in articles if article["day"])
    later = sum(article["published_precision"] == "on-or-after" for article in articles)
    undated = len(articles) - len(days)
    parts = [say.say("period.days", days=say.days(days[0], days[-1], "day"))] if days else []
    parts += [say.count("period.later", later)] if later else []
    parts += [say.count("period.undated", undated)] if undated else []
    return "; ".join(parts) + "."


def findings(records: Records, say: Wording) -> list[dict[str, str]]:
    """At most three: section (where the figures stand) and text. Nothing filtered; headlines are not counted."""
    found = {"chronology": _meetings(records, say), "frequency": _names(records, say), "topics": _topics(records, say)}
    return [{"section": section, "text": text} for section, text in found.items() if text]


def _meetings(records: Records, say: Wording) -> str | None:
    rows = static.meetings(records)
    if not rows:
        return None
    statuses = [f"{say.number(n)} {say.word('status', status)}" for status, n in Counter(row["status"] for row in rows).most_common()]
    parts = [say.say("finding.meetings", meetings=say.count("count.meetings", len(rows)), statuses=", ".join(statuses))]
    most = max(rows, key=lambda row: (len(row["articles"]), len(row["told"])))
    if len(most["articles"]) > 1:
        who = ", ".join(most["participants"][:SHOWN]) + (" …" if len(most["participants"]) > SHOWN else "")
        parts.append(say.say("finding.most_told", what=f"{most['when']}, {who}", articles=say.count("count.articles", len(most["articles"]))))
    if told := static.differences(records):
        attributes = sorted({say.word("attribute", attribute) for meeting in told for attribute, _ in meeting["differences"]})
        parts.append(say.say("finding.differing", meetings=say.count("count.differences", len(told)), attributes=", ".join(attributes)))
    return " ".join(parts)


def _names(records: Records, say: Wording) -> str | None:
    rows = static.names(records, say)
    parts = []
    for kind in ("PER", "LOC", "ORG"):
        if row := next((row for row in rows if row["entity"]["type"] == kind), None):
            count = say.say("finding.in", mentions=say.count("count.mentions", row["n"]), articles=say.count("count.articles", row["n_articles"]))
            parts.append(f"{row['entity']['name']} ({say.word('type', kind)}, {count})")
    return say.say("finding.names", names="; ".join(parts)) if parts else None


def _topics(records: Records, say: Wording) -> str | None:
    matrix = static.matrix(records, say)
    if not matrix["rows"]:
        return None
    row, columns = matrix["rows"][0], matrix["columns"]
    whole = row["cells"][0]
    each = [(cell, column) for cell, column in zip(row["cells"][1:], columns[1:]) if column["name"] != say.say("none.outlet")]
    parts = [say.say("finding.topic", topic=row["topic"], mentions=say.count("count.mentions", whole["n"]), rate=whole["rate"])]
    if len(each) > 1:
        cell, column = max(each, key=lambda pair: pair[0]["n"] / max(1, pair[1]["words"]))
        parts.append(say.say("finding.topic_most", outlet=column["name"], rate=cell["rate"]))
    return " ".join(parts)
