"""Mentions become entities: spans are cut and completed with the lexicon, variants are joined, and counted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import roles, tables
from .counts import count_by, headline_ids, without_titles
from .corpus import Corpus, per_corpus
from .names import WORD, Hit, Names, belonging, fold, names

if TYPE_CHECKING:
    import pandas as pd


EDGES = " -–—.,;:'\"“”‘’()[]/"


@dataclass(frozen=True)
class Span:
    """A name in a sentence, `start` and `end` counted from the sentence's first character."""

    start: int
    end: int
    type: str
    source: str
    hit: Hit | None = None


def sentence_spans(text: str, model: Iterable[tuple[int, int, str]], lexicon: Names, persons: frozenset[str]) -> list[Span]:
    """The names of one sentence: what the model saw, its boundaries mended, and lexicon names that it missed.

    model: start, end and type of each of the model's spans. persons: whole names that are persons elsewhere in the corpus.
    """
    hits = lexicon.scan(text)
    spans: list[Span] = []
    for start, end, kind in model:
        for span in _without_swapped(text, Span(start, end, kind, "model"), hits, lexicon):
            inside = [hit for hit in hits if span.start <= hit.start and hit.end <= span.end]
            spans += _mend(text, span, inside, lexicon, persons)
    spans = [span for span in spans if span.start < span.end]
    for hit in hits:
        across = [span for span in spans if span.start < hit.end and hit.start < span.end]
        longer = all(hit.start <= span.start and span.end <= hit.end for span in across)
        if across and longer and hit.end - hit.start > max(span.end - span.start for span in across):
            spans = [span for span in spans if span not in across]  # the model saw a part of a known name
            across = []
        if not across and hit.alone:
            spans.append(Span(hit.start, hit.end, hit.name.type, "lexicon", hit))
    return _with_states(text, sorted(spans, key=lambda span: span.start))


def _without_swapped(text: str, span: Span, hits: list[Hit], lexicon: Names) -> list[Span]:
    """The span without the common words that a synonym program wrote with a capital: "Rusia Berjumpa Buat" is Rusia."""
    words = [word for word in WORD.finditer(text, span.start, span.end)]
    swapped = [word for word in words if word[0].casefold() in lexicon.swapped and not any(hit.start <= word.start() < hit.end for hit in hits)]
    if not swapped or (span.type == "ORG" and len(words) > 3 and swapped == words[:1]):
        return [_trimmed(text, span)]
    edges = [span.start, *(edge for word in swapped for edge in word.span()), span.end]
    parts = [replace(span, start=start, end=end, source="boundary") for start, end in zip(edges[::2], edges[1::2])]
    return [part for part in (_trimmed(text, part) for part in parts) if part.start < part.end]


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    left = len(words) - len(words.lstrip(EDGES))
    return replace(span, start=span.start + left, end=span.start + max(left, len(words.rstrip(EDGES))))


def _with_states(text: str, spans: list[Span]) -> list[Span]:
    """Ministries with the state they belong to: "Kemenlu Rusia" is one name, "Kementerian Luar Negeri (Kemenlu) Rusia" two of one."""
    joined: list[Span] = []
    for at, span in enumerate(spans):
        state = next((other for other in spans[at + 1 :] if other.hit and other.hit.name.kind == "state"), None)
        if not (span.hit and span.hit.name.of_state and state and re.fullmatch(r"\)?\s*(?:\([^()]*\)\s*)?", text[span.end : state.start])):
            joined.append(span)
            continue
        touching = text[span.end : state.start].isspace()
        joined.append(replace(span, end=state.end if touching else span.end, hit=replace(span.hit, name=belonging(span.hit.name, state.hit.name))))
    return [span for span in joined if not any(other is not span and other.start <= span.start and span.end <= other.end for other in joined)]


def _mend(text: str, span: Span, inside: list[Hit], lexicon: Names, persons: frozenset[str]) -> list[Span]:
    words = text[span.start : span.end]
    role = roles.leading(words)
    if role:
        if role >= len(words):
            return []  # an office alone is no name
        if span.type != "ORG" or lexicon.exact(words[role:]):
            return _mend(text, replace(span, start=span.start + role, source="boundary"), [hit for hit in inside if hit.start >= span.start + role], lexicon, persons)
    known = lexicon.exact(words)
    if known:
        return [replace(span, type=known.name.type, hit=replace(known, start=span.start, end=span.end))]
    if len(inside) > 1 and _only_joints(text, span, inside):
        return [Span(hit.start, hit.end, hit.name.type, "boundary", hit) for hit in inside]
    first = inside[0] if inside else None
    if first and first.start == span.start and first.name.kind == "state" and span.type != "ORG":
        rest = replace(span, start=first.end + len(text[first.end : span.end]) - len(text[first.end : span.end].lstrip(" ,-–")), source="boundary")
        remaining = text[rest.start : rest.end]
        found = lexicon.exact(remaining)
        if span.type == "PER" or fold(remaining) in persons or (found and found.name.type == "PER"):
            state = Span(first.start, first.end, first.name.type, "boundary", first)
            return [state, *_mend(text, replace(rest, type="PER"), [hit for hit in inside[1:] if hit.start >= rest.start], lexicon, persons)]
    return [span]


def _only_joints(text: str, span: Span, inside: list[Hit]) -> bool:
    """Whether nothing but hyphens, commas and "dan" stands between lexicon names that fill the span: "Moskow-Washington"."""
    ends = [span.start, *(hit.end for hit in inside)]
    starts = [*(hit.start for hit in inside), span.end]
    return all(re.fullmatch(r"[\s,()/–—-]*(?:dan)?[\s,()/–—-]*", text[end:start]) for end, start in zip(ends, starts))


@per_corpus
def entity_mentions(corpus: Corpus) -> "pd.DataFrame":
    """Table `mentions`: one row per entity mention of the annotated sentences, with the entity it belongs to."""
    lexicon = names(corpus.folder)
    seen = corpus.model_mentions
    persons = frozenset(fold(text) for text, kind in zip(seen["text"], seen["type"]) if kind == "PER" and " " in text)
    named = _proper_nouns(corpus)
    in_bodies = set(without_titles(corpus, seen)["text"])
    by_sentence = defaultdict(list)
    for row in seen.itertuples():
        by_sentence[row.sentence_id].append((row.start_char, row.end_char, row.type))
    rows = []
    for sentence in corpus.sentences.itertuples():
        offset = sentence.start_char
        proper = named[sentence.sentence_id]
        model = [(start - offset, end - offset, kind) for start, end, kind in by_sentence[sentence.sentence_id] if any(start <= at < end for at in proper)]
        if sentence.in_title:  # every word has a capital there: the model is believed where a body has the name too
            model = [(start, end, kind) for start, end, kind in model if sentence.text[start:end] in in_bodies]
        for span in sentence_spans(sentence.text, model, lexicon, persons):
            place = dict(start_char=offset + span.start, end_char=offset + span.end)
            row = dict(mention_id=f"{sentence.sentence_id}@{place['start_char']}", article_id=sentence.article_id, sentence_id=sentence.sentence_id)
            rows.append({**row, "text": sentence.text[span.start : span.end], "type": span.type, "source": span.source, "hit": span.hit, **place})
    _resolve(rows, corpus)
    return tables.frame("mentions", rows)


def _proper_nouns(corpus: Corpus) -> dict[str, list[int]]:
    """Where the proper nouns of each sentence start: a span of the model without any is a common word with a capital."""
    found: dict[str, list[int]] = defaultdict(list)
    tokens = corpus.tokens
    for sentence_id, upos, start in zip(tokens["sentence_id"], tokens["upos"], tokens["start_char"]):
        if upos in ("PROPN", "X"):
            found[sentence_id].append(start)
    return found


def _resolve(rows: list[dict], corpus: Corpus) -> None:
    """Give every mention its entity_id, and its type."""
    kinds: dict[str, Counter] = defaultdict(Counter)
    for row in rows:
        kinds[row["text"]][row["type"]] += 1
    acronyms = _acronyms(rows, corpus)
    full: dict[str, Counter] = defaultdict(Counter)  # folded spelling -> written forms
    for row in rows:
        if not row["hit"]:
            row["type"] = kinds[row["text"]].most_common(1)[0][0]
            full[fold(row["text"])][row["text"]] += 1
    introduced: dict[str, dict[str, str]] = defaultdict(dict)  # article -> the last word of a name -> the person
    first_names: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        name = _own_name(row, acronyms, full)
        parts = fold(row["text"]).split()
        if row["type"] == "PER" and len(parts) > 1:
            introduced[row["article_id"]].setdefault(parts[-1], name)
            first_names[row["article_id"]].setdefault(parts[0], name)
    anywhere: dict[str, set[str]] = defaultdict(set)
    for parts in introduced.values():
        for part, name in parts.items():
            anywhere[part].add(name)
    for row in rows:
        name = _own_name(row, acronyms, full)
        part = fold(row["text"])
        if row["type"] == "PER" and " " not in part:
            here = introduced[row["article_id"]].get(part) or (None if row["hit"] else first_names[row["article_id"]].get(part))
            elsewhere = anywhere[part] if not row["hit"] else set()
            person = here or (next(iter(elsewhere)) if len(elsewhere) == 1 else None)
            if person:
                name = person
        row["entity_id"] = f"{row['type']}:{name}"


def _own_name(row: dict, acronyms: dict[str, str], full: dict[str, Counter]) -> str:
    """The canonical name of a mention by itself: from the lexicon, from an acronym's long form, or its usual spelling."""
    if row["hit"]:
        return row["hit"].name.name
    text = acronyms.get(row["text"], row["text"])
    return full[fold(text)].most_common(1)[0][0] if full.get(fold(text)) else text


def _acronyms(rows: list[dict], corpus: Corpus) -> dict[str, str]:
    """Acronyms that a text introduces in brackets behind the long form, and the long form."""
    found: dict[str, Counter] = defaultdict(Counter)
    for row in rows:
        bracket = re.match(r"\s?\(([A-Z][A-Za-z]{1,9})\)", corpus.texts[row["article_id"]][row["end_char"] : row["end_char"] + 14])
        if bracket and row["type"] == "ORG" and not row["hit"] and _abbreviates(bracket[1], row["text"]):
            found[bracket[1]][row["text"]] += 1
    return {acronym: forms.most_common(1)[0][0] for acronym, forms in found.items()}


def _abbreviates(acronym: str, text: str) -> bool:
    letters = iter(text.casefold())
    return len(text) > len(acronym) + 3 and all(letter in letters for letter in acronym.casefold())


@per_corpus
def canonical_entities(corpus: Corpus) -> "pd.DataFrame":
    """Table `entities`: one row per canonical entity, most frequent first."""
    lexicon = names(corpus.folder)
    in_title = headline_ids(corpus)
    variants: dict[str, Counter] = defaultdict(Counter)
    counted: Counter = Counter()
    for row in entity_mentions(corpus).itertuples():
        variants[row.entity_id][row.text] += 1
        counted[row.entity_id] += row.sentence_id not in in_title
    rows = []
    for entity_id in sorted(variants, key=lambda name: (-counted[name], name)):
        kind, name = entity_id.split(":", 1)
        forms = [form for form, _ in sorted(variants[entity_id].items(), key=lambda item: (-item[1], item[0]))]
        known = lexicon.exact(name)
        merged = sorted({reason for form in forms if form != name and (reason := _reason(form, name, lexicon))})
        row = dict(entity_id=entity_id, name=name, name_en=known.name.en if known else None, type=kind)
        rows.append({**row, "variants": forms, "merged_by": merged, "n_mentions": counted[entity_id]})
    return tables.frame("entities", rows)


def _reason(form: str, name: str, lexicon: Names) -> str:
    """What joins a written form to its canonical name."""
    hit = lexicon.exact(form)
    if hit and hit.name.name == name:
        return "spun" if hit.spun else "lexicon"
    if fold(form) == fold(name):
        return "spelling"
    return "surname" if fold(form) in fold(name).split() else "acronym"


def entity_frequency(corpus: Corpus, *, by: str = "outlet", titles: bool = False) -> "pd.DataFrame":
    """One row per entity and value of an article column: n mentions, per_1000 words of those articles, n_articles.

    by: a column of `articles`, such as "outlet" or "article_id"; an article that lacks it counts under "(not stated)".
    titles: count headlines too (words per thousand stay those of decks and bodies). Most frequent entity first.
    Raises KeyError for a column that `articles` does not have.
    """
    mentions = entity_mentions(corpus)
    if not titles:
        mentions = without_titles(corpus, mentions)
    counts = count_by(corpus, mentions, ["entity_id"], by)
    entities = canonical_entities(corpus)[["entity_id", "name", "type"]]
    counts = entities.merge(counts, on="entity_id")  # keeps the order of entities: most frequent first
    return counts[["entity_id", "name", "type", by, "n", "per_1000", "n_articles"]]
