"""Tables to records: the plain JSON that the views are drawn from.

Articles, sentences, entities and topics are referred to by their index. A place is [sentence, from, to], counted
in characters of that sentence; the sentence knows where it starts in the article. Every count is made from places
by the views, so that it follows the filters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Iterator

from .wording import Wording, plain

if TYPE_CHECKING:
    import pandas as pd

    from ..corpus import Corpus

Place = list[int]


def plain_rows(table: "pd.DataFrame") -> Iterator[dict[str, Any]]:
    """The rows of a table as plain Python values; whatever stands for missing becomes None."""
    import pandas as pd

    for row in table.to_dict("records"):
        for key, value in row.items():
            if not isinstance(value, str) and hasattr(value, "__len__"):
                row[key] = list(value)
            elif pd.isna(value):
                row[key] = None
        yield row


class _Places:
    """Where characters of an article stand: in a sentence, or else in a line that is no sentence."""

    def __init__(self, corpus: "Corpus", articles: list[dict[str, Any]], sentences: "pd.DataFrame | None") -> None:
        self.texts = corpus.texts
        self.articles = {article["id"]: index for index, article in enumerate(articles)}
        self.records: list[list[Any]] = []
        self.by_id: dict[str, int] = {}
        self.starts: dict[str, list[tuple[int, int]]] = {article_id: [] for article_id in self.articles}
        found = [] if sentences is None else list(plain_rows(sentences))
        found.sort(key=lambda row: (self.article(row["article_id"], "sentences"), row["start_char"]))
        for row in found:
            article_id, start = row["article_id"], int(row["start_char"])
            text = self.texts[article_id][start : int(row["end_char"])] if article_id in self.texts else row["text"]
            label = f"{self.articles[article_id] + 1}.{row['sentence_id'].rpartition('#')[2]}"
            self.by_id[row["sentence_id"]] = len(self.records)
            self.starts[article_id].append((start, len(self.records)))
            self.records.append([self.articles[article_id], start, text, int(bool(row["in_title"])), label, 0])
        self.lines: dict[tuple[str, int], int] = {}

    def article(self, article_id: str, table: str) -> int:
        if article_id not in self.articles:
            raise ValueError(
                f"table {table!r} names the article {article_id!r}, which table 'articles' lacks; "
                "compute both from the same corpus"
            )
        return self.articles[article_id]

    def at(self, row: dict[str, Any], table: str) -> Place:
        """The place of a row's start_char and end_char, cut to the sentence it starts in."""
        start, end = int(row["start_char"]), int(row["end_char"])
        index = self.by_id.get(row.get("sentence_id"))
        if index is None:
            index = self._holding(row["article_id"], start, table)
        offset, text = self.records[index][1], self.records[index][2]
        first = max(0, start - offset)
        return [index, first, max(first, min(end - offset, len(text)))]

    def _holding(self, article_id: str, start: int, table: str) -> int:
        self.article(article_id, table)
        before = bisect_right(self.starts[article_id], (start, len(self.records))) - 1
        if before >= 0:
            offset, index = self.starts[article_id][before]
            if start < offset + len(self.records[index][2]):
                return index
        return self._line(article_id, start)

    def _line(self, article_id: str, start: int) -> int:
        text = self.texts[article_id]
        first = text.rfind("\n", 0, start) + 1
        if (article_id, first) not in self.lines:
            last = text.find("\n", start)
            line = text[first : len(text) if last < 0 else last]
            number = text.count("\n", 0, first) + 1
            self.lines[article_id, first] = len(self.records)
            self.records.append([self.articles[article_id], first, line, 0, f"{self.articles[article_id] + 1}.L{number}", 1])
        return self.lines[article_id, first]


def _article(row: dict[str, Any], number: int, say: Wording) -> dict[str, Any]:
    when = say.published(row["published"], row["published_precision"], row["published_basis"])
    title = say.say("cite.title", title=row["title"]) if row["title"] else say.say("none.title")
    outlet = row["outlet"] or say.say("none.outlet")
    parts = [row["author"], title, outlet, when, row["url"]]
    if row["accessed"]:
        parts.append(say.say("cite.accessed", day=say.days(row["accessed"], None, "day")))
    dated = row["published"] and row["published_precision"] != "unknown"
    return {
        "id": row["article_id"],
        "n": number,
        "when": when,
        "day": row["published"][:10] if dated else None,
        "words": int(row["n_words"] or 0),
        "flags": list(row["flags"] or []),
        "hash": row["text_hash"],
        "cite": plain(", ".join(part for part in parts if part)),
        **{key: row[key] for key in ("title", "outlet", "author", "published", "published_precision", "dateline", "text_credit", "photo_credit", "url")},
    }


def _mentions(corpus: "Corpus", places: _Places, table: Any) -> dict[str, Any]:
    entities, known = [], {}
    for row in plain_rows(table(corpus, "entities")):
        known[row["entity_id"]] = len(entities)
        kept = {key: row[key] for key in ("name", "name_en", "type")}
        entities.append({**kept, "variants": row["variants"] or [], "merged_by": row["merged_by"] or []})
    mentions = []

    def index(entity_id: str, written: str) -> int:
        if entity_id not in known:
            known[entity_id] = len(entities)
            entities.append({"name": written, "name_en": None, "type": entity_id[:3], "variants": [], "merged_by": []})
        return known[entity_id]

    for row in plain_rows(table(corpus, "mentions")):
        state = row["stands_for"] and index(row["stands_for"], row["stands_for"].partition(":")[2])
        mentions.append([index(row["entity_id"], row["text"]), *places.at(row, "mentions"), *([] if state is None else [state])])
    return {"entities": entities, "mentions": mentions}


def _words(corpus: "Corpus", places: _Places) -> dict[str, Any]:
    lemmas: dict[str, int] = {}
    words: list[list[int]] = [[] for _ in places.records]
    tokens = corpus.tokens
    for sentence_id, lemma, start, end in zip(*(tokens[name] for name in ("sentence_id", "lemma", "start_char", "end_char"))):
        index = places.by_id.get(sentence_id)
        if lemma and index is not None:
            offset = int(start) - places.records[index][1]
            words[index] += [offset, offset + int(end) - int(start), lemmas.setdefault(lemma.lower(), len(lemmas))]
    return {"lemmas": list(lemmas), "words": words}


def _topics(corpus: "Corpus", places: _Places, table: Any, say: Wording) -> dict[str, Any]:
    from ..terms import topic_names

    rows = list(plain_rows(table(corpus, "topics")))
    names = sorted({row["topic"] for row in rows})
    labels = list(topic_names(names, corpus, say.language).values())
    topics = [[names.index(row["topic"]), *places.at(row, "topics")] for row in rows]
    return {"topic_names": names, "topic_labels": labels, "topics": topics}


def _meetings(corpus: "Corpus", places: _Places, table: Any, say: Wording) -> dict[str, Any]:
    meetings = {}
    rows = sorted(plain_rows(table(corpus, "meetings")), key=lambda row: (row["date_start"] is None, row["date_start"] or ""))
    for row in rows:
        meetings[row["meeting_id"]] = {
            "id": row["meeting_id"],
            "start": row["date_start"],
            "end": row["date_end"] or row["date_start"],
            "basis": row["date_basis"],
            "when": say.days(row["date_start"], row["date_end"], row["date_precision"]),
            "participants": row["participants"] or [],
            **{key: row[key] for key in ("kind", "status", "place", "venue", "setting")},
            "notes": row["notes"] or [],
            "joined": [],
            "evidence": [],
            "parties": [],
            "told": [],
        }
    for row in plain_rows(table(corpus, "evidence")):
        place = places.at(row, "evidence")
        value = say.value(row["attribute"], row["value"])
        meetings[row["meeting_id"]]["evidence"].append([*place, row["attribute"], value])
    for row in plain_rows(table(corpus, "participants")):
        party = {key: row[key] for key in ("name", "side", "role", "resolved_by")}
        at = None if row["start_char"] is None else places.at(row, "participants")
        meetings[row["meeting_id"]]["parties"].append({**party, "at": at})
    for row in plain_rows(table(corpus, "discrepancies")):
        telling = {"attribute": row["attribute"], "value": say.value(row["attribute"], row["value"])}
        meetings[row["meeting_id"]]["told"].append({**telling, "at": places.at(row, "discrepancies")})
    for row in plain_rows(table(corpus, "merges")):
        grounds = [code_value.partition(": ")[::2] for code_value in row["grounds"]]
        words = [f"{say.word('ground', code)}: {say.value('date', value)}" for code, value in grounds]
        meetings[row["meeting_id"]]["joined"].append([places.article(row["article_id"], "merges"), "; ".join(words)])
    for meeting in meetings.values():
        meeting["evidence"].sort(key=lambda place: place[:3])
    return {"meetings": list(meetings.values())}


def _quotes(corpus: "Corpus", places: _Places, table: Any) -> dict[str, Any]:
    from ..wordings import stretches

    rows = list(plain_rows(table(corpus, "quotes")))
    index = {row["quote_id"]: place for place, row in enumerate(rows)}
    quotes = []
    for row in rows:
        who = {name: row[name] and re.sub(r"^(?:PER|LOC|ORG):", "", row[name]) for name in ("speaker", "via")}
        kept = {"id": row["quote_id"], **who, **{key: row[key] for key in ("verb", "kind", "text")}}
        twin = index.get(row["aligned_with"])
        found = [] if twin is None else stretches(row["text"], rows[twin]["text"])
        differs = [[list(place) for place in side if place[0] < place[1]] for side in zip(*found)] or [[], []]
        quotes.append({**kept, "aligned": twin, "differs": differs, "at": places.at(row, "quotes")})
    return {"quotes": quotes}


def _lines(corpus: "Corpus", places: _Places, table: Any) -> dict[str, Any]:
    lines = [
        [
            places.article(row["article_id"], "lines"),
            row["line"],
            row["kind"],
            row["rule"],
            corpus.texts[row["article_id"]][int(row["start_char"]) : int(row["end_char"])],
            int(row["start_char"]),
            int(row["end_char"]),
        ]
        for row in plain_rows(table(corpus, "lines"))
        if row["kind"] != "blank"
    ]
    return {"lines": lines}


def page_records(corpus: "Corpus", tables: tuple[str, ...], *, language: str = "en") -> dict[str, Any]:
    """The records of a page that needs `tables` (of words, mentions, topics, meetings, quotes, lines).

    articles: one dict per article, numbered from 1 as they are cited. sentences: [article, start_char, text,
    in_title, label, whether it is a line outside every sentence]. words: for each sentence from, to and lemma of each word, one
    after the other. mentions: [entity, *place], and the state that a capital stands for where it means the government; topics:
    [topic, *place]; meetings: dicts with evidence [*place, attribute, value], parties and tellings.
    """
    from ..tables import table

    say = Wording(language)
    articles = [_article(row, number, say) for number, row in enumerate(plain_rows(table(corpus, "articles")), 1)]
    needs_sentences = tables != ("lines",)
    places = _Places(corpus, articles, table(corpus, "sentences") if needs_sentences else None)
    makers = {
        "words": lambda: _words(corpus, places),
        "mentions": lambda: _mentions(corpus, places, table),
        "topics": lambda: _topics(corpus, places, table, say),
        "meetings": lambda: _meetings(corpus, places, table, say),
        "quotes": lambda: _quotes(corpus, places, table),
        "lines": lambda: _lines(corpus, places, table),
    }
    records: dict[str, Any] = {"articles": articles, "sentences": places.records}
    for name in tables:
        records.update(makers[name]())
    return records
