"""How well pasted pages are read: the label of every line, and outlet, author, place, credits and date of every article.

The pages are those of tests/data/pages.txt: invented articles in the forms of real outlets, labelled by hand. Other
files of the same form, such as real pages that can't be part of the project, are named in the environment variable
KIT_PAGES, separated by the system's path separator.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PAGES = Path(__file__).resolve().parents[1] / "tests" / "data" / "pages.txt"
FIELDS = ("title", "outlet", "author", "dateline", "text_credit", "photo_credit")
UNTOLD = "?"


@dataclass
class Page:
    """One article: its text, the metadata by hand, and the pieces by hand as (kind, start, end)."""

    name: str
    known: dict[str, str]
    text: str = ""
    pieces: list[tuple[str, int, int]] = field(default_factory=list)


@dataclass
class Score:
    """right and total by measure, and every miss in words."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def count(self, measure: str, right: bool, miss: str) -> None:
        self.total[measure] += 1
        self.right[measure] += right
        if not right:
            self.misses.append(f"{measure}: {miss}")

    def share(self, measure: str) -> float:
        return self.right[measure] / self.total[measure]


def load(path: Path = PAGES) -> list[Page]:
    """The pages of a file in the form that its first lines describe."""
    pages: list[Page] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            pages.append(Page(line[1:].strip(), {}))
        elif not pages or not line.strip():
            continue
        elif "|" not in line.partition(":")[0]:
            key, _, value = line.partition(":")
            pages[-1].known[key.strip()] = value.strip()
        else:
            _add(pages[-1], *line.split("|", 1))
    return pages


def _add(page: Page, kinds: str, words: str) -> None:
    at = len(page.text)
    for kind, part in zip(kinds.split("+"), words.removeprefix(" ").split("¦")):
        if part.strip():
            page.pieces.append((kind, at, at + len(part)))
        at += len(part)
    page.text += words.removeprefix(" ").replace("¦", "") + "\n"


def score(pages: list[Page]) -> Score:
    """Every page as `kit.read` reads it, against what stands there by hand."""
    import kit

    found = Score()
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(pages):
            Path(folder, f"{number:04}.txt").write_text(page.text, encoding="utf-8", newline="")
        corpus = kit.read(folder)
    lines = {name: list(rows.itertuples()) for name, rows in corpus.lines.groupby("article_id")}
    for page, row in zip(pages, corpus.articles.to_dict("records")):
        for kind, words, read in _labels(page, lines[row["article_id"]]):
            if kind != UNTOLD:
                found.count("labels", kind == read, f"{page.name}: {words!r} is {kind}, read as {read}")
                found.count("body or not", _own(kind) == _own(read), f"{page.name}: {words!r} is {kind}, read as {read}")
        for name in FIELDS:
            found.count(name, row[name] == page.known.get(name), f"{page.name}: {page.known.get(name)!r}, read as {row[name]!r}")
        _count_date(found, page, row)
    return found


def _labels(page: Page, rows: list[Any]) -> Iterator[tuple[str, str, str]]:
    """Each piece by hand with the label that most of its characters were given."""
    for kind, start, end in page.pieces:
        given: Counter[str] = Counter()
        for row in rows:
            shared = page.text[max(start, row.start_char) : min(end, row.end_char)].strip()
            given[row.kind] += len(shared)
        yield kind, page.text[start:end].strip()[:60], given.most_common(1)[0][0]


def _own(kind: str) -> bool:
    return kind in ("title", "deck", "body")


def _count_date(found: Score, page: Page, row: dict[str, Any]) -> None:
    date = page.known.get("published")
    precision = page.known.get("precision") or ("unknown" if date is None else "minute" if "T" in date else "day")
    read = (row["published"], row["published_precision"])
    found.count("date", read == (date, precision), f"{page.name}: {date} {precision}, read as {read[0]} {read[1]}")
    if row["published_basis"] == "stated":
        found.count("sure dates", read[0] == date, f"{page.name}: {date}, given as sure: {read[0]}")


def main() -> None:
    """Print right / total for each measure, and every miss."""
    pages = [page for path in (PAGES, *map(Path, filter(None, os.environ.get("KIT_PAGES", "").split(os.pathsep)))) for page in load(path)]
    found = score(pages)
    print(f"{len(pages)} articles")
    for measure, total in found.total.items():
        print(f"{measure:<14} {found.right[measure]:>5} / {total:<5} {found.share(measure):7.1%}")
    print(*found.misses, sep="\n")


if __name__ == "__main__":
    main()
