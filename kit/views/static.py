"""Records to the rows of the report's tables, for readers without scripts: what the views draw with no filter set."""

from __future__ import annotations

from collections import Counter
from typing import Any, Iterable

from .wording import Wording

Records = dict[str, Any]

AROUND = 44  # characters on either side of a hit, as in concordance.js
FIRST = 300  # rows of a table that stand in the page for readers without scripts; the views show all
LINKS = 20  # sentences that a name leads to there


def _counted(records: Records, rows: list[list[int]]) -> list[list[int]]:
    """The rows that count: headlines are evidence, but are not counted."""
    return [row for row in rows if not records["sentences"][row[1]][3]]


def _by(rows: Iterable[Any], key: Any) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def names(records: Records, say: Wording) -> list[dict[str, Any]]:
    """One row per entity, most mentioned first: entity, others (other written forms), n, rate, n_articles, sentences (the
    first), stands_for (how many mentions mean the government of which state)."""
    total = sum(article["words"] for article in records["articles"])
    rows = []
    for index, mentions in _by(_counted(records, records["mentions"]), lambda row: row[0]).items():
        entity = records["entities"][index]
        rows.append(
            {
                "index": index,
                "entity": entity,
                "others": [variant for variant in entity["variants"] if variant != entity["name"]],
                "n": len(mentions),
                "rate": say.rate(len(mentions), total),
                "n_articles": len({records["sentences"][sentence][0] for _, sentence, *_ in mentions}),
                "stands_for": Counter(records["entities"][row[4]]["name"] for row in mentions if len(row) > 4),
                "sentences": list(dict.fromkeys(sentence for _, sentence, *_ in mentions))[:LINKS],
            }
        )
    return sorted(rows, key=lambda row: (-row["n"], row["index"]))


def matrix(records: Records, say: Wording) -> dict[str, Any]:
    """Source x topic: columns (name, words), rows (topic, cells of n and rate), most spoken of first."""
    words: dict[str | None, int] = {}
    for article in records["articles"]:
        words[article["outlet"]] = words.get(article["outlet"], 0) + article["words"]
    outlets = sorted(words, key=lambda outlet: (outlet is None, outlet or ""))
    counted = _counted(records, records["topics"])

    def cells(mentions: list[list[int]]) -> list[dict[str, Any]]:
        of = [records["articles"][records["sentences"][row[1]][0]]["outlet"] for row in mentions]
        totals = [(len(of), sum(words.values())), *((of.count(outlet), words[outlet]) for outlet in outlets)]
        return [{"n": n, "rate": say.rate(n, total)} for n, total in totals]

    rows = [
        {"topic": records["topic_labels"][topic], "cells": cells(mentions)}
        for topic, mentions in sorted(_by(counted, lambda row: row[0]).items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    columns = [{"name": say.say("matrix.all"), "words": sum(words.values())}]
    columns += [{"name": outlet or say.say("none.outlet"), "words": words[outlet]} for outlet in outlets]
    return {"columns": columns, "rows": rows}


def hits(records: Records) -> list[dict[str, Any]]:
    """One row per topic mention: topic, before, words, after, article, label of the sentence."""
    rows = []
    for topic, sentence, start, end in sorted(_counted(records, records["topics"])):
        article, _, text, _, label, _ = records["sentences"][sentence]
        before, after = text[:start], text[end:]
        if len(before) > AROUND:
            before = "…\u00a0" + before[-AROUND:].partition(" ")[2]
        if len(after) > AROUND:
            after = after[:AROUND].rpartition(" ")[0] + "\u00a0…"
        hit = {"before": before, "words": text[start:end], "after": after}
        rows.append({**hit, "topic": records["topic_labels"][topic], "article": article, "label": label, "sentence": sentence})
    return rows


def _who(meeting: dict[str, Any]) -> list[tuple[str, str | None]]:
    """Each participant, with the way it was resolved when that was not by name."""
    who = []
    for name in meeting["participants"]:
        ways = [party["resolved_by"] for party in meeting["parties"] if party["name"] == name]
        who.append((name, ways[0] if ways and "name" not in ways else None))
    return who


def meetings(records: Records) -> list[dict[str, Any]]:
    """The meetings with what their table shows: who, articles, and the evidence grouped by sentence."""
    rows = []
    for meeting in records["meetings"]:
        groups = []
        for sentence, places in _by(meeting["evidence"], lambda place: place[0]).items():
            article, _, text, _, label, _ = records["sentences"][sentence]
            spans = [(place[1], place[2]) for place in places]
            attributes = [(place[3], place[4]) for place in places]
            groups.append({"article": article, "text": text, "label": label, "spans": spans, "attributes": attributes})
        articles = sorted({group["article"] for group in groups})
        rows.append({**meeting, "who": _who(meeting), "articles": articles, "sentences": groups})
    return rows


def differences(records: Records) -> list[dict[str, Any]]:
    """The meetings told differently: told_in (articles), and by attribute the tellings of each of them."""

    def with_words(telling: dict[str, Any]) -> dict[str, Any]:
        sentence, start, end = telling["at"]
        return {**telling, "words": records["sentences"][sentence][2][start:end]}

    rows = []
    for meeting in records["meetings"]:
        by_article = _by(meeting["told"], lambda telling: records["sentences"][telling["at"][0]][0])
        attributes = _by(meeting["told"], lambda telling: telling["attribute"])
        if len(by_article) < 2:
            continue
        articles = sorted(by_article)
        cells = {
            attribute: [[with_words(one) for one in tellings if one in by_article[article]] for article in articles]
            for attribute, tellings in attributes.items()
        }
        rows.append({**meeting, "told_in": articles, "differences": list(cells.items())})
    return rows


def tables(records: Records, say: Wording) -> dict[str, list[dict[str, Any]]]:
    """The rows of each long table of the page that is more than a list of the records."""
    return {"names": names(records, say), "hits": hits(records), "meetings": meetings(records), "differing": differences(records)}


def cited(records: Records, tables: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The sentences that rows of `tables` lead to, of the rows that stand in the page: article, sentences, in the order of the text."""
    shown = {name: rows[:FIRST] for name, rows in tables.items()}
    used = {sentence for row in shown["names"] for sentence in row["sentences"]}
    used |= {row["sentence"] for row in shown["hits"]} | {quote["at"][0] for quote in records["quotes"][:FIRST]}
    used |= {place[0] for row in shown["meetings"] for place in row["evidence"]}
    used |= {telling["at"][0] for row in shown["differing"] for telling in row["told"]}
    sentences = sorted((records["sentences"][index] for index in used), key=lambda sentence: (sentence[0], sentence[1]))
    groups = _by(sentences, lambda sentence: sentence[0])
    return [{"article": records["articles"][article], "sentences": found} for article, found in groups.items()]
