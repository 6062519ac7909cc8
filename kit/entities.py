"""Mentions become entities: spans are cut and completed with the lexicon, variants are joined, and counted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from . import decisions, roles, rulings, tables, tenures
from .counts import count_by, headline_ids, without_titles
from .computed import kept
from .corpus import Corpus, per_corpus
from .dates import published_day
from .decisions import Decision
from .metonymy import governments
from .names import ARTICLES, JUNIOR, PATRONYMIC, Names, fold, names
from .rulings import MentionRow
from .spans import SMALL, Known, sentence_spans
from .words import sentence_words

if TYPE_CHECKING:
    import pandas as pd


SURNAME = 3  # letters of a last name that is looked for by itself
NAMESAKES = 100  # persons of one surname in one article; of more, no one can say who is who


@kept("mentions")
def entity_mentions(corpus: Corpus) -> "pd.DataFrame":
    """Table `mentions`: one row per entity mention of the annotated sentences, with the entity it belongs to."""
    return _mentions(corpus)[0]


@per_corpus
def _mentions(corpus: Corpus) -> tuple["pd.DataFrame", set[str]]:
    """The table, and the ids of the decisions that met no mention."""
    seen = corpus.model_mentions
    persons = frozenset(fold(text) for text, kind in zip(seen["text"], seen["type"]) if kind == "PER" and " " in text)
    known = Known(names(corpus.folder), persons, frozenset(form for form in corpus.tokens["form"] if form.islower()))
    named, surnames = _proper_nouns(corpus), _surnames(seen, known.common)
    spun = set(corpus.tables["suspects"]["article_id"])
    in_spun = replace(known, swapped=known.lexicon.swapped)
    in_bodies = set(without_titles(corpus, seen)["text"])
    by_sentence = defaultdict(list)
    for row in seen.itertuples():
        by_sentence[row.sentence_id].append((row.start_char, row.end_char, row.type))
    rows: list[MentionRow] = []
    written: dict[str, str] = {}  # each form is kept once
    for sentence in corpus.sentences.itertuples():
        offset = sentence.start_char
        proper = named.pop(sentence.sentence_id, ())
        model = [(start - offset, end - offset, kind) for start, end, kind in by_sentence.pop(sentence.sentence_id, ()) if any(start <= at < end for at in proper)]
        if sentence.in_title:  # every word has a capital there: the model is believed where a body has the name too
            model = [(start, end, kind) for start, end, kind in model if sentence.text[start:end] in in_bodies]
        here = replace(in_spun if sentence.article_id in spun else known, surnames=frozenset(surnames[sentence.article_id]))
        for span in sentence_spans(sentence.text, model, here):
            text = sentence.text[span.start : span.end]
            rows.append(MentionRow(sentence.article_id, sentence.sentence_id, written.setdefault(text, text), span.type, span.source, span.hit and span.hit.name, offset + span.start, offset + span.end))
    _resolve(rows, corpus)
    unmet = rulings.apply(corpus, rows)
    _mark_governments(rows, corpus, known.lexicon)
    return tables.frame("mentions", (row.as_dict() for row in rows)), unmet


def _stale(corpus: Corpus, decision: Decision) -> str | None:
    """Why a decision about entities changes nothing here; None when it does, and for two that are kept apart."""
    if decision.id not in _mentions(corpus)[1]:
        return None
    if "start_char" in decision.on and (gone := decisions.stale_span(corpus, decision)):
        return gone
    about = decision.on.get("entities") or [decision.on.get("entity_id") or decision.on["words"]]
    return f"no name of {', '.join(map(repr, about))} stands in these articles any more, or an earlier decision took them"


rulings.owned_by(_stale)


def _proper_nouns(corpus: Corpus) -> dict[str, list[int]]:
    """Where the proper nouns of each sentence start: a span of the model without any is a common word with a capital."""
    found: dict[str, list[int]] = defaultdict(list)
    tokens = corpus.tokens
    for sentence_id, upos, start in zip(tokens["sentence_id"], tokens["upos"], tokens["start_char"]):
        if upos in ("PROPN", "X"):
            found[sentence_id].append(start)
    return found


def _surnames(seen: "pd.DataFrame", common: frozenset[str]) -> dict[str, set[str]]:
    """The last names of the persons that the model saw in full in each article, without those that are words as well."""
    found: dict[str, set[str]] = defaultdict(set)
    for sentence_id, kind, words in zip(seen["sentence_id"], seen["type"], seen["text"].str.split()):
        if len(words) > 2 and fold(words[-1]) in JUNIOR:
            words = words[:-1]
        if kind == "PER" and len(words) > 1 and len(words[-1]) >= SURNAME and words[-1].isalpha() and words[-1].casefold() not in common and not roles.leading(words[-1]):
            found[sentence_id.rsplit("#", 1)[0]].add(words[-1])
    return found


def _resolve(rows: list[MentionRow], corpus: Corpus) -> None:
    """Give every mention its entity_id, and its type."""
    kinds: dict[str, Counter] = defaultdict(Counter)
    for row in rows:
        kinds[row.text][row.type] += 1
    acronyms = _acronyms(rows, corpus)
    full: dict[str, Counter] = defaultdict(Counter)  # folded spelling -> written forms
    for row in rows:
        if not row.known:
            row.type = kinds[row.text].most_common(1)[0][0]
            full[fold(row.text)][row.text] += 1
    for row in rows:
        row.name = _own_name(row, acronyms, full)
    short = _shorter_forms(rows)
    introduced: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # article -> the last word of a name -> the persons
    first_names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        row.name = short.get((row.article_id, row.name), row.name)
        parts = fold(row.text).split()
        if row.type == "PER" and len(parts) > 2 and parts[-1] in JUNIOR:
            parts.pop()  # "Ferdinand Contoh Jr" is Contoh
        if row.type == "PER" and len(parts) > 1:
            if parts[-2] not in PATRONYMIC or parts[-2] in ARTICLES:
                introduced[row.article_id][parts[-1]].add(row.name)
            first_names[row.article_id][parts[0]].add(row.name)
    in_full = {(row.article_id, row.known.name) for row in rows if row.known and " " in row.text}
    in_office = _in_office(rows, corpus)
    of_lexicon = {row.known.name for row in rows if row.known}
    named_at: dict[tuple[str, str], int] = {}  # article and person -> where it first names the person in full
    for place, row in enumerate(rows):
        if row.type == "PER" and " " in row.text:
            named_at.setdefault((row.article_id, row.name), place)
    anywhere: dict[str, set[str]] = defaultdict(set)
    for parts in introduced.values():
        for part, persons in parts.items():
            anywhere[part] |= persons
    for row in rows:
        article, _, family = fold(row.text).rpartition(" ")
        part = family if article in ARTICLES else fold(row.text)  # "al-Contoh" is Contoh
        if row.type == "PER" and " " not in part:
            here = introduced[row.article_id][part]
            others = () if row.known else (first_names[row.article_id][part], in_office[row.article_id, part], anywhere[part] if len(part) >= SURNAME else set())
            known_in_full = row.known and (row.article_id, row.name) in in_full  # the article names the person of the lexicon
            candidates = next((persons for persons in (here, *others) if persons), set())
            if len(candidates) > 1 and (first := min(candidates, key=lambda one: named_at.get((row.article_id, one), len(rows)))) in of_lexicon:
                candidates = {first}  # "Kim", where the article names others of that family after him
            if len(candidates) == 1 and not known_in_full:
                [row.name] = candidates
        row.entity_id = f"{row.type}:{row.name}"


def _in_office(rows: list[MentionRow], corpus: Corpus) -> dict[tuple[str, str], set[str]]:
    """Article and last name -> who is meant, where the article names nobody in full but tells the office: "Presiden Moon"."""
    days = {article.article_id: published_day(article)[0] for article in corpus.articles.itertuples()}
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        if row.type != "PER" or row.known or " " in row.text:
            continue
        before = corpus.texts[row.article_id][max(0, row.start_char - 40) : row.start_char]
        office = _office_before().search(before)
        if office and (name := tenures.named(roles.office_of(office[1]), row.text, days[row.article_id])):
            found[row.article_id, fold(row.text)].add(name)
    return found


@cache
def _office_before() -> re.Pattern[str]:
    return re.compile(rf"({roles.pattern('offices').pattern})\s+$", re.I)


def _shorter_forms(rows: list[MentionRow]) -> dict[tuple[str, str], str]:
    """Per article, persons named in full and in short ("Anindya Novyan Bakrie", "Anindya Bakrie"): the longer name -> the shorter.

    A name of the lexicon stays as it is, and a longer form of it is taken for it: "Matamela Cyril Ramaphosa".
    """
    persons: dict[tuple[str, str], set[str]] = defaultdict(set)
    known = {row.name for row in rows if row.known}
    for row in rows:
        words = fold(row.name).split()
        if row.type == "PER" and len(words) > 1:
            persons[row.article_id, words[-1]].add(row.name)
    found = {}
    for (article_id, _), named in persons.items():
        for longer in named - known if len(named) <= NAMESAKES else ():
            parts = fold(longer).split()
            shorter = [name for name in named if len(fold(name).split()) < len(parts) and set(fold(name).split()) < set(parts) and (name in known or fold(name).split()[0] == parts[0] or (fold(name).split() == parts[-len(fold(name).split()) :] and name.split()[0].casefold() not in SMALL))]
            if len(shorter) == 1:
                found[article_id, longer] = shorter[0]
            parts_of = [name for name in named & known if len(parts) > 1 and len(fold(name).split()) > len(parts) and fold(name).split()[-len(parts) :] == parts]
            if not shorter and len(parts_of) == 1:
                found[article_id, longer] = parts_of[0]  # "Matan Ruak", beside Taur Matan Ruak
    return found


def _mark_governments(rows: list[MentionRow], corpus: Corpus, lexicon: Names) -> None:
    """Say of every capital that stands for its government which state that is; of every other mention, nothing."""
    capitals = {f"LOC:{name}": f"LOC:{lexicon.states[hit.name.state].name}" for name in lexicon.capitals if (hit := lexicon.exact(name))}
    by_sentence = defaultdict(list)
    for row in rows:
        if row.type == "LOC":
            by_sentence[row.sentence_id].append(row)
    wanted = [sentence_id for sentence_id, places in by_sentence.items() if any(row.entity_id in capitals for row in places)]
    words = sentence_words(corpus)
    for sentence_id in wanted:
        places = by_sentence[sentence_id]
        for index in governments(corpus.texts[places[0].article_id], [(row.start_char, row.end_char) for row in places], words[sentence_id]):
            places[index].stands_for = capitals.get(places[index].entity_id)


def _own_name(row: MentionRow, acronyms: dict[str, str], full: dict[str, Counter]) -> str:
    """The canonical name of a mention by itself: from the lexicon, from an acronym's long form, or its usual spelling."""
    if row.known:
        return row.known.name
    text = acronyms.get(row.text, row.text)
    return full[fold(text)].most_common(1)[0][0] if full.get(fold(text)) else text


def _acronyms(rows: list[MentionRow], corpus: Corpus) -> dict[str, str]:
    """Acronyms that a text introduces in brackets behind the long form, and the long form."""
    found: dict[str, Counter] = defaultdict(Counter)
    for row in rows:
        bracket = re.match(r"\s?\(([A-Z][A-Za-z]{1,9})\)", corpus.texts[row.article_id][row.end_char : row.end_char + 14])
        if bracket and row.type == "ORG" and not row.known and (_abbreviates(bracket[1], row.text) or _stands_for_foreign(bracket[1], row.text)):
            found[bracket[1]][row.text] += 1
    return {acronym: forms.most_common(1)[0][0] for acronym, forms in found.items()}


def _abbreviates(acronym: str, text: str) -> bool:
    letters = iter(text.casefold())
    return len(text) > len(acronym) + 3 and all(letter in letters for letter in acronym.casefold())


def _stands_for_foreign(acronym: str, text: str) -> bool:
    """Whether capitals in brackets can be the initials of a name in another language: "Kongres Nasional Afrika (ANC)"."""
    return acronym.isupper() and len(acronym) > 2 and len(text.split()) > 1


@per_corpus
def canonical_entities(corpus: Corpus) -> "pd.DataFrame":
    """Table `entities`: one row per canonical entity, most frequent first."""
    lexicon = names(corpus.folder)
    in_title = headline_ids(corpus)
    variants: dict[str, Counter] = defaultdict(Counter)
    counted: Counter = Counter()
    decided: set[tuple[str, str]] = set()
    for row in entity_mentions(corpus).itertuples():
        variants[row.entity_id][row.text] += 1
        if row.decided_by:
            decided.add((row.entity_id, row.text))
        counted[row.entity_id] += row.sentence_id not in in_title
    rows = []
    for entity_id in sorted(variants, key=lambda name: (-counted[name], name)):
        kind, name = entity_id.split(":", 1)
        forms = [form for form, _ in sorted(variants[entity_id].items(), key=lambda item: (-item[1], item[0]))]
        known = lexicon.exact(name)
        merged = sorted({"decision" if (entity_id, form) in decided else _reason(form, name, lexicon) for form in forms if form != name or (entity_id, form) in decided})
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
    if fold(form) in fold(name).split():
        return "surname"
    return "longer form" if set(fold(name).split()) < set(fold(form).split()) else "acronym"


def counted_mentions(corpus: Corpus, *, titles: bool = False, capitals: str = "city") -> "pd.DataFrame":
    """The rows of `mentions` that count, with the entity they count for.

    titles: headlines too. capitals: "city" counts every capital as the place it is; "government" counts a capital that
    stands for its government ("Moskow menolak") as the state. Raises ValueError for another word.
    """
    if capitals not in ("city", "government"):
        raise ValueError(f"capitals={capitals!r}: expected 'city' (Moskow is Moskow) or 'government' (Moskow is Rusia where it stands for it)")
    mentions = entity_mentions(corpus) if titles else _body_mentions(corpus)
    return mentions if capitals == "city" else mentions.assign(entity_id=mentions["stands_for"].fillna(mentions["entity_id"]))


@per_corpus
def _body_mentions(corpus: Corpus) -> "pd.DataFrame":
    return without_titles(corpus, entity_mentions(corpus))


def entity_frequency(corpus: Corpus, *, by: str = "outlet", titles: bool = False, capitals: str = "city") -> "pd.DataFrame":
    """One row per entity and group of articles: n mentions, per_1000 words of those articles, n_articles (document frequency), first, last.

    by: a column of `articles`, such as "outlet" or "article_id", or "month"; an article that lacks it counts under
    "(not stated)". titles: count headlines too (words per thousand stay those of decks and bodies). capitals: see
    `counted_mentions`. first, last: the days of the earliest and latest dated article. Most frequent entity first.
    Raises KeyError for a column that `articles` does not have.
    """
    counts = count_by(corpus, counted_mentions(corpus, titles=titles, capitals=capitals), "entity_id", by)
    total = counts.groupby("entity_id")["n"].sum()
    counts = counts.assign(total=counts["entity_id"].map(total)).sort_values(["total", "entity_id", by], ascending=[False, True, True], ignore_index=True)
    parts = {entity_id: entity_id.split(":", 1) for entity_id in total.index}
    return counts.assign(name=[parts[entity_id][1] for entity_id in counts["entity_id"]], type=[parts[entity_id][0] for entity_id in counts["entity_id"]])[["entity_id", "name", "type", by, "n", "per_1000", "n_articles", "first", "last"]]
