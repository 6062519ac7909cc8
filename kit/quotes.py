"""Who said what: quotations with their speaker and verb, and the same statement in two wordings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from . import lexicons, tables
from .corpus import Corpus, per_corpus
from .entities import entity_mentions

if TYPE_CHECKING:
    import pandas as pd

QUOTED = re.compile(r"“(?P<curly>[^“”]{2,1500})”|\"(?P<straight>[^\"“”]{2,1500})\"")
FULL_WORDS = 4  # a shorter quotation is a word in quotation marks, and counts only with a verb beside it
ALIKE = 0.5  # share of words that two wordings of one statement have in common


@cache
def _verbs(*groups: str) -> str:
    return lexicons.alternatives(word for group in groups for word in lexicons.load("reporting")[group])


@per_corpus
def quotations(corpus: Corpus) -> "pd.DataFrame":
    """Table `quotes`: one row per quotation of a deck or body, direct (in quotation marks) or indirect."""
    mentions = entity_mentions(corpus)
    names = dict(iter(mentions[mentions["type"] != "LOC"].groupby("article_id", sort=False)))
    sentences = dict(iter(corpus.sentences.groupby("article_id", sort=False)))
    rows: list[dict[str, Any]] = []
    for article_id, text in corpus.texts.items():
        if article_id in sentences:
            known = [(m.start_char, m.end_char, m.entity_id) for m in names[article_id].itertuples()] if article_id in names else []
            rows += _article_quotes(article_id, text, sentences[article_id], known)
    _align(rows)
    return tables.frame("quotes", rows)


def _article_quotes(article_id: str, text: str, sentences: "pd.DataFrame", names: list[tuple[int, int, str]]) -> Iterator[dict[str, Any]]:
    spans = [(row.start_char, row.end_char, row.sentence_id) for row in sentences.itertuples() if not row.in_title]
    starts = [start for start, _, _ in spans]
    quoting: set[str] = set()
    last: dict[str, Any] | None = None
    for match in QUOTED.finditer(text):
        start, end = match.span(match.lastgroup)
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or match.start() >= spans[at][1]:
            continue  # in a headline, or in a line that is not the article's
        sentence_id = spans[at][2]
        speaker, verb = _speaker(text, match.start(), match.end(), names, last)
        continued = last and speaker is None and text[last["end_char"] : match.start()].count("\n") == 0 and match.start() - last["end_char"] < 120
        if continued:
            speaker, verb = last["speaker"], last["verb"]
        if speaker is None and len(match[0].split()) < FULL_WORDS:
            continue
        quoting.add(sentence_id)
        row = dict(article_id=article_id, sentence_id=sentence_id, speaker=speaker, verb=verb, kind="direct", **_spoken(text, start, end))
        last = _identified(row)
        yield last
    for first, final, sentence_id in spans:
        if sentence_id not in quoting and (row := _indirect(text, first, final, names)):
            yield _identified(dict(article_id=article_id, sentence_id=sentence_id, **row))


def _spoken(text: str, start: int, end: int) -> dict[str, Any]:
    """The words said and their place, without the blanks around them."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return dict(text=words.strip(), start_char=start, end_char=start + len(words.strip()))


def _identified(row: dict[str, Any]) -> dict[str, Any]:
    return {"quote_id": f"{row['sentence_id']}\"{row['start_char']}", "aligned_with": None, **row}


def _speaker(text: str, start: int, end: int, names: list[tuple[int, int, str]], last: dict[str, Any] | None) -> tuple[str | None, str | None]:
    """Who says the words between two quotation marks, and the verb: behind them, or before them in the same sentence."""
    behind = text[end : end + 160].split("\n")[0]
    found = re.match(rf"[\s,.]*(?P<verb>{_verbs('after')})(?P<he>nya)?\b", behind, re.I)
    if found and found["he"]:
        return (last["speaker"] if last else _named(names, text, max(0, start - 400), start, nearest_end=True)), found[0].strip(" ,.")
    if found:
        words = _words_behind(behind[found.end() :])
        named = _named(names, text, end + found.end(), end + 160)
        return (words if named is None or (words and re.match(r"(?:se|para\b)", words)) else named), found["verb"]
    statement = re.match(rf"[\s,.]*(?P<verb>{_verbs('statement')})\s*(?P<of>tersebut|itu|ini)?", behind, re.I)
    if statement:
        own = None if statement["of"] else _named(names, text, end + statement.end(), end + 160)
        return own or (last["speaker"] if last else None) or _stating(text, start, names), statement["verb"]
    sentence = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start), text.rfind("” ", 0, start)) + 1
    according = re.match(rf"\s*(?P<verb>{_verbs('according_to')})\s+", text[sentence:start], re.I)
    if according:
        return _named(names, text, sentence + according.end(), start), according["verb"]
    verbs = list(re.finditer(rf"\b{_verbs('before')}\b", text[sentence:start], re.I))
    if verbs:
        return _named(names, text, sentence, sentence + verbs[-1].start(), nearest_end=True), verbs[-1][0]
    return None, None


def _stating(text: str, start: int, names: list[tuple[int, int, str]]) -> str | None:
    """Whose statement an article spoke of last: "pernyataan dari Kementerian Luar Negeri …"."""
    for match in reversed(list(re.finditer(r"\bpernyataan\s+(?:dari\s+|resmi\s+)*", text[max(0, start - 2000) : start]))):
        match_end = max(0, start - 2000) + match.end()
        if speaker := _named(names, text, match_end, match_end + 40):
            return speaker
    return None


def _named(names: list[tuple[int, int, str]], text: str, start: int, end: int, *, nearest_end: bool = False) -> str | None:
    """The person or organisation named first (or last) between two places, within one sentence."""
    if not nearest_end:
        stop = re.search(r"[.\n“\"]", text[start:end])
        end = start + stop.start() if stop else end
    inside = [name for _, _, name in names[bisect_left(names, (start,)) : bisect_left(names, (end,))]]
    persons = [name for name in inside if name.startswith("PER:")] or inside
    return (persons[-1] if nearest_end else persons[0]) if persons else None


def _words_behind(words: str) -> str | None:
    """The words for a speaker without a name: "kata seorang pejabat"."""
    found = re.match(r"\s*((?:(?!(?:di|dalam|pada|saat|usai|ketika|kepada|yang)\b)[\w-]+\s?){1,6})", words)
    return found[1].strip() if found else None


def _indirect(text: str, start: int, end: int, names: list[tuple[int, int, str]]) -> dict[str, Any] | None:
    sentence = text[start:end]
    found = re.match(rf"(?P<verb>{_verbs('according_to')})\s+", sentence, re.I)
    if found and "," in sentence:
        comma = start + sentence.index(",")
        speaker = _named(names, text, start + found.end(), comma)
        return speaker and dict(speaker=speaker, verb=found["verb"], kind="indirect", **_spoken(text, comma + 1, end))
    found = re.search(rf"\b(?P<verb>{_verbs('before')})(?:\s+(?:pada|kepada)\s+[^,]{{1,60}}?)?,?\s+bahwa\s+", sentence, re.I)
    if not found:
        return None
    speaker = _named(names, text, start, start + found.start(), nearest_end=True)
    return speaker and dict(speaker=speaker, verb=found["verb"], kind="indirect", **_spoken(text, start + found.end(), end))


def _align(rows: list[dict[str, Any]]) -> None:
    """Join each quotation with its closest wording in another article, when they share most of their words."""
    words = [set(re.findall(r"\w+", row["text"].casefold())) for row in rows]
    shingles: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        run = re.findall(r"\w+", row["text"].casefold())
        for at in range(len(run) - 2):
            shingles[tuple(run[at : at + 3])].append(index)
    near: dict[int, set[int]] = defaultdict(set)
    for found in shingles.values():
        for index in found if len(found) < 50 else ():
            near[index].update(found)
    for index, row in enumerate(rows):
        alike = [(len(words[index] & words[other]) / len(words[index] | words[other]), -other) for other in near[index] if rows[other]["article_id"] != row["article_id"]]
        best = max(alike, default=(0.0, 0))
        if best[0] >= ALIKE:
            row["aligned_with"] = rows[-best[1]]["quote_id"]
