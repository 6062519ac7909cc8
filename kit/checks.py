"""What a person should look at before working with a folder: one row for every file, read or not."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from . import tables
from .corpus import Corpus
from .views.wording import one_line

if TYPE_CHECKING:
    import pandas as pd

OWN = ("title", "deck", "body")
# What to do about a flag, by the words that it begins with.
_ADVICE = {
    "no title": "no headline was found: write 'title: …' on top of the file, or decide which line it is",
    "no absolute date": "the text names no day with a year: write 'date: …' on top of the file",
    "no year": "the days of the text have no year: write 'date: …' on top of the file",
    "template date": "a date was rejected as the page's, not the article's: see the table date_candidates",
    "dates differ": "the page gives two dates: see the table date_candidates",
    "spun wording": "words were replaced by a program, see the table suspects: quote nothing from it word by word",
    "unclear lines": "these lines could be the page's and count as text: look at them, and decide",
    "in ": "it is left out of the annotation, unless you ask for its language",
    "same text as": "it counts as an article of its own, unless you take out the copies",
    "near copy of": "it counts as an article of its own, unless you take out the copies",
    "the same story as": "it counts as an article of its own, unless you take out the copies",
    "characters lost": "some characters could not be read: save the file as UTF-8",
    "access date": "the access date was not read: write it as 2025-07-11",
}


def checks(corpus: Corpus) -> "pd.DataFrame":
    """Table `checks`: one row per file of the folder, in the order of their names."""
    cut: dict[str, int] = defaultdict(int)
    own: dict[str, int] = defaultdict(int)
    for row in corpus.tables["lines"].itertuples():
        if row.kind != "blank":
            (own if row.kind in OWN else cut)[row.article_id] += 1
    chosen = corpus.tables["date_candidates"]
    known = {row.article_id: row.reason for row in chosen[chosen["chosen"].astype(bool)].itertuples()}
    stale = _stale(corpus)
    rows: list[dict[str, Any]] = []
    for article in corpus.tables["articles"].itertuples():
        name = article.article_id
        advice = [f"{flag}: {words}" for flag in article.flags if (words := _advice(flag))]
        if article.outlet is None:
            advice.insert(0, "no outlet is stated: write 'source: …' on top of the file, or decide it")
        advice += stale[name]
        date = dict(published=article.published, published_precision=article.published_precision, published_basis=article.published_basis)
        rows.append(dict(article_id=name, outlet=article.outlet, **date, known_by=known.get(name), flags=article.flags, n_own=own[name], n_cut=cut[name], look_at=advice))
    for file in corpus.tables["skipped"].itertuples():
        nothing = dict.fromkeys(("outlet", "published", "published_precision", "published_basis", "known_by"))
        rows.append(dict(article_id=file.path, **nothing, flags=["not read"], n_own=0, n_cut=0, look_at=[f"not read, because {file.reason}: {file.remedy}"]))
    return tables.frame("checks", sorted(rows, key=lambda row: row["article_id"]))


def _advice(flag: str) -> str | None:
    return next((words for begin, words in _ADVICE.items() if flag.startswith(begin)), None)


def _stale(corpus: Corpus) -> dict[str, list[str]]:
    """What to say of decisions that no longer fit, by article."""
    made = {entry.id: entry.on.get("article_id") for entry in corpus.log if entry.on}
    found: dict[str, list[str]] = defaultdict(list)
    for row in tables.table(corpus, "decisions").itertuples():
        if row.state == "stale":
            found[made[row.decision_id]].append(f"a decision of {row.at[:10]} is not applied any more: {row.reason}")
    return found


def in_words(table: "pd.DataFrame") -> str:
    """The table for a person to read: two lines for each file, and one for each thing to look at."""
    blocks = []
    for row in table.itertuples():
        when = "unknown" if row.published is None else f"{row.published} ({row.published_precision})"
        known = f"{row.published_basis}: {row.known_by}" if row.published_basis and row.known_by else row.published_basis or "no date was found"
        lines = [one_line(row.article_id)]
        if row.n_own or row.n_cut:
            lines.append("    " + one_line(f"outlet: {row.outlet or 'unknown'} | date: {when}, {known} | {row.n_own} lines of text, {row.n_cut} cut"))
        blocks.append("\n".join([*lines, *(f"  ! {one_line(advice)}" for advice in row.look_at)]))
    return "\n".join(blocks) + "\n"
