"""A pasted article becomes a file of the corpus: the text as it is, under what the analyst knows better."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from . import dates
from .corpus import Corpus
from .disk import written
from .documents import headed

_LONGEST_NAME = 60  # characters of a file's name
_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")  # names that Windows keeps for itself
_KEYS = ("title", "date", "source", "url", "accessed")


def add_article(
    corpus: Corpus | str | Path, text: str, *, title: str = "", date: str = "", source: str = "", url: str = "", accessed: str = ""
) -> Path:
    """Write a pasted article into the corpus folder, in a file of its own, and give its path; no file is written over.

    What is given beside the text goes into the metadata header, which is stronger than any rule. Raises ValueError for
    a text without words and for a date that cannot be read, FileNotFoundError where there is no such folder, and what `kit.disk.written` does.
    """
    folder = corpus.folder if isinstance(corpus, Corpus) else Path(corpus)
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: there is no such folder; make it, and paste again")
    if not any(map(str.isalnum, text)):
        raise ValueError("expected the text of an article, found no words; paste the article into the large box")
    known = dict(zip(_KEYS, (given.strip() for given in (title, date, source, url, accessed))))
    for key in ("date", "accessed"):
        if known[key] and not any(timex.rule.startswith("absolute") for timex in dates.find(known[key])):
            raise ValueError(f"expected {key!r} as 2025-07-11 or 11 Juli 2025, found {known[key]!r}")
    content = headed(known, text.replace("\r\n", "\n").replace("\r", "\n"))
    stem = _stem(known["title"] or next(line for line in text.splitlines() if any(map(str.isalnum, line))))
    for number in range(1, 10_000):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}.txt"
        try:
            with written(path, new=True, encoding="utf-8", errors="surrogatepass", newline="\n") as file:
                file.write(content if content.endswith("\n") else content + "\n")
        except FileExistsError:
            continue
        return path
    raise FileExistsError(f"{folder}: 9,999 files are named {stem} already; give a title")


def _stem(words: str) -> str:
    """A file's name made of the headline: letters and digits without accents, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))[:_LONGEST_NAME].strip("-")
    return stem if stem and not _RESERVED.fullmatch(stem) else f"article-{stem}".rstrip("-")
