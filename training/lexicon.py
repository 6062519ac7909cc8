"""The words that the lemmas are checked against, from the training sentences and the news of POSP."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from kit import lemmas

from . import corpora

OFTEN = 2  # times that a word of the news has to occur


def write(data: Path, path: Path) -> None:
    """One file with the affixes that were taken off, the lemmas, and the words, each in order."""
    rows = [row for one in corpora.parsed(data, "train") for row in one.words if row[3] != "PROPN"]
    cuts = {lemmas.cut(lemmas.rule(form, lemma), form) for _, form, lemma, *_ in rows}
    seen = Counter(line.split("\t")[0].strip() for line in (data / "text" / "posp-news.txt").read_text(encoding="utf-8").splitlines())
    seen.update(word for one in corpora.named(data, "train") for word in one.words if word == word.lower())
    words = {word for word, times in seen.items() if times >= OFTEN and word.isalpha()}
    content = {"cuts": cuts, "lemmas": {row[2].lower() for row in rows}, "words": words}
    path.write_text(json.dumps({name: sorted(entries) for name, entries in content.items()}, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
