"""Persons in news that nobody trained on: how many are found with the right boundaries, by the model alone and by the kit.

Needs a folder of marked texts, named in the environment variable KIT_MARKED: text files as an analyst would paste them, each
person's name in [[double brackets]], what is neither right nor wrong to find (names in bylines) in {{double braces}}.
The model reads line by line; the kit reads the whole corpus, mends and completes, and leaves out what is not the article.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import kit
from training.score import as_words, interval

Span = tuple[int, int]


@dataclass(frozen=True)
class Marked:
    """A text without its marks, where the persons stand, and what does not count."""

    text: str
    persons: frozenset[Span]
    neutral: tuple[Span, ...]

    def counts(self, found: set[Span], within: list[Span]) -> tuple[int, int, int]:
        """Right, found and there, of what lies within these stretches of the text and is not neutral."""
        there, found = ({span for span in spans if _touches(span, within)} for spans in (self.persons, found))
        found = {span for span in found if span in there or not _touches(span, self.neutral)}
        return len(found & there), len(found), len(there)


def _touches(span: Span, others) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def read(path: Path) -> Marked:
    """One marked file. Raises ValueError, with file and place, for a mark that is not closed."""
    marked = path.read_text(encoding="utf-8")
    text, spans, after = "", {"[[": [], "{{": []}, 0
    for match in re.finditer(r"(\[\[|\{\{)(.+?)(\]\]|\}\})", marked):
        text += marked[after : match.start()]
        spans[match[1]].append((len(text), len(text) + len(match[2])))
        text, after = text + match[2], match.end()
    text += marked[after:]
    if stray := re.search(r"\[\[|\]\]|\{\{|\}\}", text):
        raise ValueError(f"{path}: {stray[0]!r} without its other half, near {text[stray.start() : stray.start() + 30]!r}")
    return Marked(text, frozenset(spans["[["]), tuple(spans["{{"]))


def main() -> None:
    """Print precision, recall and F1 with its bootstrap 95% interval over articles, and what was missed or wrong with KIT_SHOW=1."""
    folder = Path(os.environ.get("KIT_MARKED", "nowhere"))
    texts = {path.name: read(path) for path in sorted(folder.glob("*.txt"))}
    if not texts:
        print(f"KIT_MARKED is {os.environ.get('KIT_MARKED', '')!r}: expected a folder of marked texts (*.txt).\n{__doc__}", file=sys.stderr)
        return
    by_model, by_kit = [], []
    pipeline = kit.load_pipeline()
    for name, one in texts.items():
        lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]*\S[^\n]*", one.text)]
        documents = pipeline.bulk_process([one.text[start:end] for start, end in lines])
        found = {
            (start + entity.start_char, start + entity.end_char)
            for (start, _), document in zip(lines, documents)
            for entity in document.ents
            if entity.type == "PER"
        }
        by_model.append(one.counts(found, lines))
        _show(name, one, found, lines)
    with tempfile.TemporaryDirectory() as place:
        for name, one in texts.items():
            (Path(place) / name).write_text(one.text, encoding="utf-8", newline="")
        corpus = kit.annotate(kit.read(place), progress=False)
        mentions = corpus.mentions[corpus.mentions["type"] == "PER"]
        pieces = corpus.lines[corpus.lines["kind"].isin(["title", "deck", "body"])]
        for name, one in texts.items():
            read_spans, found = (
                [(row.start_char, row.end_char) for row in table[table["article_id"] == name].itertuples()] for table in (pieces, mentions)
            )
            by_kit.append(one.counts(set(found), read_spans))
    print(f"{len(texts)} texts, {sum(len(one.persons) for one in texts.values())} persons")
    for label, rows in (("model", by_model), ("kit", by_kit)):
        counts = np.array(rows)
        right, found, there = counts.sum(0)
        print(f"{label:<6} recall {100 * right / there:.1f} of {there}  precision {100 * right / found:.1f} of {found}  {as_words(*interval(counts))}")


def _show(name: str, one: Marked, found: set[Span], lines: list[Span]) -> None:
    if os.environ.get("KIT_SHOW"):
        for label, spans in (("missed", one.persons - found), ("wrong", found - one.persons)):
            for start, end in sorted(spans):
                if label == "missed" or not _touches((start, end), one.neutral):
                    print(f"{name} {label}: {one.text[max(0, start - 40) : start]}>{one.text[start:end]}<{one.text[end : end + 30]}".replace("\n", " "))


if __name__ == "__main__":
    main()
