"""How the time of the chronology grows with the corpus, from stored annotation: 1,250 to 10,000 articles.

The articles are the invented ones again and again, each copy in another year, so that every meeting is told by a few of
them, as in a real folder. Reading the files and annotating them is not counted, and the time is the processor's, whatever else the machine does. KIT_GROWTH may name other sizes: "100,200".
"""

from __future__ import annotations

import os
import re
import tempfile
import time
from pathlib import Path

import pandas as pd

import kit
from bench.chronology import INVENTED

SIZES = (1250, 2500, 5000, 10000)
YEARS = 100
TABLES = ("sentences", "tokens", "model_mentions")


def in_another_year(text: str, copy: int) -> str:
    """The text with all its years moved to one of a hundred, and not a character longer."""
    return re.sub(r"\b20\d\d\b", str(2000 + copy % YEARS), text)


def corpus_of(size: int, folder: Path) -> kit.Corpus:
    """A corpus of so many articles, with the annotation that the models made of the originals."""
    originals = sorted(INVENTED.glob("*.txt"))
    source, copies = folder / "source", folder / "copies"
    for place in (source, copies):
        place.mkdir()
    for path in originals:
        (source / path.name).write_bytes(path.read_bytes())
    annotated = kit.annotate(kit.read(source), progress=False)
    for number in range(size):
        path = originals[number % len(originals)]
        (copies / f"{number:05}-{path.name}").write_text(in_another_year(path.read_text(encoding="utf-8"), number // len(originals)), encoding="utf-8")
    corpus = kit.read(copies)
    tables = {}
    for name in TABLES:
        of = annotated.tables[name]["sentence_id"].str.split("#").str[0]
        parts = {key: rows for key, rows in annotated.tables[name].groupby(of, sort=False)}
        tables[name] = pd.concat([_renamed(parts[article_id.split("-", 1)[1]], article_id, corpus.texts[article_id]) for article_id in corpus.articles["article_id"]], ignore_index=True)
    return corpus.with_tables(**tables)


def _renamed(rows: pd.DataFrame, article_id: str, text: str) -> pd.DataFrame:
    """The rows of one original, as those of its copy."""
    ids = article_id + "#" + rows["sentence_id"].str.rsplit("#", n=1).str[1]
    changed = {"sentence_id": ids, **({"article_id": article_id} if "article_id" in rows else {})}
    if "text" in rows:
        changed["text"] = [text[start:end] for start, end in zip(rows["start_char"], rows["end_char"])]
    return rows.assign(**changed)


def main() -> None:
    """Print seconds, and milliseconds for an article, for each size."""
    for size in map(int, os.environ["KIT_GROWTH"].split(",")) if os.environ.get("KIT_GROWTH") else SIZES:
        with tempfile.TemporaryDirectory() as place:
            corpus = corpus_of(size, Path(place))
            kit.entity_mentions(corpus)  # names are the entities' part
            start = time.process_time()
            found = kit.chronology(corpus)
            seconds = time.process_time() - start
        print(f"{size:>6} articles: {seconds:7.1f} s, {1000 * seconds / size:.1f} ms each; {len(found.meetings)} meetings, the largest told by {found.meetings['n_sources'].max()}", flush=True)
