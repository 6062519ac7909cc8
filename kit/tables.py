"""Every table of the kit: its columns, declared once, and the one way to ask for it by name.

`start_char` and `end_char` count characters of the article's decoded text (`corpus.texts[article_id]`),
end exclusive, so `text[start_char:end_char]` is the evidence for the row. A missing value is None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterable

if TYPE_CHECKING:
    import pandas as pd

    from .corpus import Corpus

COLUMNS: dict[str, dict[str, str]] = {
    # one row per article
    "articles": {
        "article_id": "path below the corpus folder, with forward slashes",
        "path": "the file, as the operating system names it",
        "text_hash": "SHA-256 of the decoded text",
        "title": "headline",
        "outlet": "who published it, as the outlet lexicon writes it",
        "author": "byline",
        "dateline": "place or places the report was filed from",
        "published": "ISO 8601 date, or date and time with offset",
        "published_precision": "minute, day, on-or-after or unknown",
        "published_basis": "stated, inferred or decided; None when unknown",
        "text_credit": "agency or outlet the text is taken from",
        "photo_credit": "who took the photograph",
        "url": "address, when the analyst gave one",
        "accessed": "ISO 8601 date of access, when the analyst gave one",
        "language": "ISO 639 code",
        "n_words": "words in deck and body",
        "flags": "list of what a careful reader should know, in words",
    },
    # one row per date that could be the article's
    "date_candidates": {
        "article_id": "",
        "words": "the words as they stand; the note of a decision",
        "value": "ISO 8601 date, time or interval; None when it cannot be resolved",
        "rule": "how it was found",
        "chosen": "True for the one that dates the article",
        "reason": "why it was chosen or rejected",
        "start_char": "None for a decision",
        "end_char": "",
    },
    # one row per piece of a raw text; the pieces tile it
    "lines": {
        "article_id": "",
        "line": "line number, from 1",
        "kind": "title, deck, byline, timestamp, dateline, body, caption, related, section, template, credit, blank",
        "rule": "name of the rule that decided",
        "start_char": "",
        "end_char": "",
    },
    # one row per word that a synonym program has put in place of another
    "suspects": {
        "article_id": "",
        "words": "as they stand",
        "proposed": "what stood there before, as far as can be told; nothing is rewritten",
        "sign": "what betrays it: capital (in mid-sentence), name (a known name with a word replaced) or neighbours",
        "start_char": "",
        "end_char": "",
    },
    # one row per file that could not be used
    "skipped": {
        "path": "the file below the corpus folder",
        "reason": "what was found",
        "remedy": "how to mend it",
    },
    # one row per file: what a person should look at before working with it
    "checks": {
        "article_id": "the article; for a file that could not be read, its path below the folder",
        "outlet": "",
        "published": "",
        "published_precision": "",
        "published_basis": "",
        "known_by": "what says the date; None when there is none",
        "flags": "list",
        "n_own": "pieces that are title, deck or body",
        "n_cut": "pieces that are not",
        "look_at": "list of what to look at and how to mend it",
    },
    # one row per article that has the text of another, and per such another
    "copies": {
        "group": "article_id of the first of them, the earliest",
        "article_id": "",
        "kind": "first, exact (the same words), near, or syndicated (near, in another outlet)",
        "similarity": "share of the runs of four words that it has in common with the first, 0 to 1",
    },
    # one row per line of the log of decisions
    "decisions": {
        "line": "line number in decisions.jsonl, from 1",
        "decision_id": "what kit.undo takes; None in a broken line",
        "at": "ISO 8601 time, UTC",
        "by": "who decided",
        "act": "what was decided, such as line, article or merge",
        "on": "what it is about, as JSON",
        "value": "what it shall be, as JSON",
        "note": "",
        "state": "active, undone, stale (what it is about is gone) or broken (not applied)",
        "reason": "why it is stale or broken, and how to mend it",
    },
    # one row per sentence of a title, deck or body
    "sentences": {
        "article_id": "",
        "sentence_id": "article_id, '#', running number from 1",
        "in_title": "True in the headline",
        "start_char": "",
        "end_char": "",
        "text": "",
    },
    # one row per syntactic word (CoNLL-U)
    "tokens": {
        "sentence_id": "",
        "word_id": "number in its sentence, from 1",
        "form": "",
        "lemma": "",
        "upos": "",
        "feats": "",
        "head": "word_id of the head; None without a parser",
        "deprel": "relation to the head; None without a parser",
        "start_char": "of the surface token",
        "end_char": "of the surface token",
    },
    # one row per span that the model took for a name
    "model_mentions": {
        "sentence_id": "",
        "text": "as it stands",
        "type": "PER, LOC or ORG",
        "start_char": "",
        "end_char": "",
    },
    # one row per entity mention: the model's spans, cut and completed with the lexicon
    "mentions": {
        "mention_id": "sentence_id, '@', start_char",
        "article_id": "",
        "sentence_id": "",
        "text": "as it stands",
        "type": "PER, LOC or ORG",
        "source": "model, lexicon (found by its name alone), boundary (a model span that was cut) or article (the last name of a person it has in full)",
        "entity_id": "the canonical entity",
        "decided_by": "decision_id of the analyst's decision that gave the entity; None without one",
        "stands_for": "entity_id of the state whose government a capital's name means (metonymy); None where it means the city",
        "start_char": "",
        "end_char": "",
    },
    # one row per canonical entity
    "entities": {
        "entity_id": "type, ':', canonical name",
        "name": "canonical name",
        "name_en": "English name, when the lexicon has one",
        "type": "PER, LOC or ORG",
        "variants": "list of the written forms found, most frequent first",
        "merged_by": "list of what joined them: lexicon, surname, spelling, longer form, acronym, spun, decision",
        "n_mentions": "mentions in decks and bodies",
    },
    # one row per topic mention
    "topics": {
        "topic": "",
        "article_id": "",
        "sentence_id": "",
        "lemmas": "the matched lemmas, joined by a blank",
        "text": "the words as they stand",
        "start_char": "",
        "end_char": "",
    },
    # one row per time expression
    "timexes": {
        "article_id": "",
        "sentence_id": "",
        "text": "the words as they stand",
        "kind": "date, duration or time (TIMEX3 DATE, DURATION, TIME)",
        "value": "ISO 8601 date, interval 'start/end' or duration; None when unresolved",
        "precision": "minute, hour, day, week, month, year, range or unknown; of a duration, its unit",
        "anchor": "ISO 8601 date the words were counted from; None when they need none",
        "basis": "stated, inferred or unresolved",
        "rule": "name of the rule that read it",
        "reason": "why it is unresolved, or how a missing year or month was found; None when there is nothing to say",
        "start_char": "",
        "end_char": "",
    },
    # one row per quotation
    "quotes": {
        "quote_id": "sentence_id, '\"', start_char",
        "article_id": "",
        "sentence_id": "",
        "speaker": "entity_id, or the words when no entity is named; None when nobody is",
        "co_speakers": "list of who speaks with them",
        "speaker_words": "the words for the speaker as they stand; None when there are none",
        "resolved_by": "name, pronoun, role, statement (whoever issued it), context (who spoke before), corpus or lexicon (who held the office) or words",
        "verb": "the reporting verb or cue as it stands; None without one",
        "cue_start": "of the verb or cue",
        "cue_end": "",
        "via": "who passed it on, as entity_id or words: X, as reported by TASS",
        "kind": "direct or indirect",
        "text": "what is said",
        "part_of": "quote_id of the first part, where an attribution splits a quotation",
        "aligned_with": "quote_id of the same statement in another article",
        "start_char": "",
        "end_char": "",
    },
    # one row per pair of quotations that are one statement in two wordings
    "wordings": {
        "quote_id": "",
        "other_id": "quote_id in another article",
        "similarity": "share of the words in common, 0 to 1",
        "text": "the one wording",
        "other_text": "the other",
        "difference": "list of what stands here → there; – for nothing",
    },
    # one row per real-world meeting
    "meetings": {
        "meeting_id": "date, kind and first parties, as they were when the meeting was first found; it stays",
        "kind": "meeting, call, summit, visit or multilateral",
        "status": "held, planned, possible or cancelled",
        "date_start": "ISO 8601 date; None when undated",
        "date_end": "ISO 8601 date, inclusive",
        "date_precision": "day, week, month, year, range or unknown",
        "date_basis": "stated (sure), inferred, decided (by the analyst) or unresolved",
        "place": "the city, or the state where no city is told",
        "venue": "the house that it took place in",
        "setting": "the gathering it took place beside",
        "participants": "list of canonical names",
        "n_sources": "number of articles that tell of it",
        "decided_by": "list of decision_ids that corrected or annotated it",
        "notes": "list of what the analyst noted on it",
    },
    # one row per meeting and party
    "participants": {
        "meeting_id": "",
        "entity_id": "canonical entity; None for a party known by its role alone",
        "name": "canonical name, or the words of the role",
        "side": "state or body the party stands for",
        "role": "party, host or mediator",
        "resolved_by": "name; spelling (a name that the article or the list of office-holders spells otherwise), role (an office or pronoun, within the article), corpus (another article) lexicon (the list of office-holders) or decision",
        "article_id": "",
        "start_char": "",
        "end_char": "",
    },
    # one row per meeting and sentence and attribute
    "evidence": {
        "meeting_id": "",
        "article_id": "",
        "sentence_id": "",
        "attribute": "mention, date, place, venue, setting, participant, status or duration",
        "value": "what the words say",
        "start_char": "",
        "end_char": "",
    },
    # one row per meeting and article that was joined to those that tell of it
    "merges": {
        "meeting_id": "",
        "article_id": "",
        "grounds": "list of what made them one meeting, as code: value; see kit.merging.one_meeting",
    },
    # one row per bound of the publication of an article that does not tell its date
    "publication_bounds": {
        "meeting_id": "the meeting that gives the bound",
        "article_id": "",
        "bound": "earliest or latest",
        "date": "ISO 8601 date, inclusive",
        "reason": "how the meeting bounds it",
        "start_char": "",
        "end_char": "",
    },
    # one row per meeting, article and attribute told differently
    "discrepancies": {
        "meeting_id": "",
        "attribute": "duration, setting, place, venue, date or participants",
        "value": "as this source tells it",
        "article_id": "",
        "start_char": "",
        "end_char": "",
    },
}


def frame(name: str, rows: Iterable[dict[str, Any]]) -> "pd.DataFrame":
    """Make table `name` from rows, with exactly its declared columns in their order.

    Raises KeyError for a row that lacks a declared column, so that a slip shows at once.
    """
    import pandas as pd

    columns: dict[str, list[Any]] = {column: [] for column in COLUMNS[name]}
    for row in rows:
        for column, values in columns.items():
            values.append(row[column])
    pd.set_option("display.html.use_mathjax", False)  # what a text has between two dollars is no mathematics, and runs no link
    return pd.DataFrame({column: pd.Series(values, dtype=object) for column, values in columns.items()}, copy=False)


def table(corpus: "Corpus", name: str) -> "pd.DataFrame":
    """Any table of the kit by name; see COLUMNS.

    Raises ValueError for a name that is none, and for a corpus that must be annotated first.
    """
    from . import checks, dates, decisions, entities, meetings, quotes, topics, wordings

    if name in corpus.tables:
        return corpus.tables[name]
    if name not in COLUMNS:
        raise ValueError(f"there is no table {name!r}; the tables are: {', '.join(COLUMNS)}")
    if name in ("checks", "decisions"):  # need no annotation
        return {"checks": checks.checks, "decisions": decisions.decision_log}[name](corpus)
    if "sentences" not in corpus.tables:
        raise ValueError(f"the table {name!r} needs annotated articles; call corpus = kit.annotate(corpus) first")
    makers = {
        "mentions": entities.entity_mentions,
        "entities": entities.canonical_entities,
        "topics": topics.topic_mentions,
        "timexes": dates.time_expressions,
        "quotes": quotes.quotations,
        "wordings": wordings.statement_wordings,
    }
    if name in makers:
        return makers[name](corpus)
    return getattr(meetings.chronology(corpus), name)
