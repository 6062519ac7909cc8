"""Any word or pattern in its context (KWIC), with the source and the date of each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .corpus import Corpus
from .counts import without_titles
from .patterns import Matcher, parse
from .topics import hits
from .words import sentence_words

if TYPE_CHECKING:
    import pandas as pd

SORTED = ("text", "left", "right", "keyword", "published", "outlet")


def keyword_in_context(corpus: Corpus, word: str, *, window: int = 8, sort: str = "text", titles: bool = True) -> "pd.DataFrame":
    """One row per occurrence of a word, lemma or phrase (KWIC).

    Columns: article_id, sentence_id, outlet, published, left, keyword, right, start_char, end_char. word: matches as it
    is written and in its base form, in capitals or not; "hubungan ~2 ekonomi" allows two words in between.
    window: words shown on either side, within the sentence. sort: "text" (as they stand), "left" (by the word before,
    then the one before that), "right", "keyword", "published" or "outlet". titles: headlines too.
    Raises ValueError for an empty word, a gap that is none, or an order that is none.
    """
    import pandas as pd

    if not word.strip():
        raise ValueError("keyword_in_context needs a word to look for, such as 'sanksi'; found none")
    if sort not in SORTED:
        raise ValueError(f"sort={sort!r}: expected one of {', '.join(SORTED)}")
    articles = {article_id: told for article_id, *told in zip(*(corpus.articles[column] for column in ("article_id", "outlet", "published")))}
    rows = []
    for hit in hits(corpus, Matcher({parse(word): [word]}), Matcher({})):
        rows.append({**hit, **dict(zip(("outlet", "published"), articles[hit["article_id"]]))})
    words = sentence_words(corpus)
    for row in rows:
        run, text = words[row["sentence_id"]], corpus.texts[row["article_id"]]
        before = [other for other in run if other.end <= row["start_char"]][-window:] if window else []
        behind = [other for other in run if other.start >= row["end_char"]][:window]
        row["left"] = text[before[0].start : row["start_char"]].strip() if before else ""
        row["right"] = text[row["end_char"] : behind[-1].end].strip() if behind else ""
        row["keyword"] = row["text"]
    columns = ["article_id", "sentence_id", "outlet", "published", "left", "keyword", "right", "start_char", "end_char"]
    table = pd.DataFrame([[row[column] for column in columns] for row in rows], columns=columns, dtype=object)
    table = table if titles else without_titles(corpus, table)
    return table if sort == "text" else table.iloc[sorted(range(len(table)), key=lambda at: _order(table[sort].iloc[at], sort))].reset_index(drop=True)


def _order(value: str | None, sort: str) -> tuple[bool, list[str]]:
    """The key to sort a concordance line by: what has no value comes last, the left side is read from the word backwards."""
    words = (value or "").casefold().split()
    return not words, words[::-1] if sort == "left" else words
