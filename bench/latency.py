"""How long an analyst waits for a count, a concordance or the chronology, at 100, 1,000 and 10,000 articles.

The corpora are those of `growth`, under the names of forty outlets, annotated already; KIT_LATENCY may name other sizes: "100,200".
The first count reads all names, or topics; each after it, with another filter, counts what is read. Seconds by the clock: the first
as it is, the others by the median of seven.
"""

from __future__ import annotations

import itertools
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kit
from kit import lexicons

from . import results
from .growth import corpus_of

SIZES = (100, 1000, 10000)
OUTLETS = 40
TURNS = 7
# what is waited for, and whether it is again and again (with another filter) or once
WAITS: dict[str, tuple[Callable[[kit.Corpus], Any], bool]] = {
    "names read": (kit.entity_mentions, False),
    "names by source": (kit.entity_frequency, True),
    "names by month": (lambda corpus: kit.entity_frequency(corpus, by="month"), True),
    "topics read": (kit.topic_mentions, False),
    "topics by source": (kit.topic_frequency, True),
    "a word in its sentences": (lambda corpus: kit.keyword_in_context(corpus, "temu"), True),
    "names in one sentence": (kit.cooccurrence, True),
    "meetings read": (kit.chronology, False),
    "meetings of one participant": (lambda corpus: _of(kit.chronology(corpus).meetings, "Joko Widodo"), True),
}


def main() -> None:
    """Print and save the seconds of each wait at each size."""
    found: dict[str, tuple[float, str]] = {}
    for size in map(int, os.environ.get("KIT_LATENCY", ",".join(map(str, SIZES))).split(",")):
        with tempfile.TemporaryDirectory() as place:
            corpus = under_outlets(corpus_of(size, Path(place)))
            for name, (ask, again) in WAITS.items():
                seconds = statistics.median(_seconds(ask, corpus) for _ in range(TURNS)) if again else _seconds(ask, corpus)
                print(f"{size:>6} articles: {name:<28} {seconds:8.3f} s", flush=True)
                found[f"{name}, {size} articles"] = (seconds, "s")
    results.save("latency", found)


def under_outlets(corpus: kit.Corpus) -> kit.Corpus:
    """The corpus as if its articles were of forty outlets."""
    names = [outlet["name"] for outlet in lexicons.load("outlets")[:OUTLETS]]
    return corpus.with_tables(articles=corpus.articles.assign(outlet=list(itertools.islice(itertools.cycle(names), len(corpus.articles)))))


def _of(meetings: Any, name: str) -> Any:
    return meetings[[name in who for who in meetings["participants"]]]


def _seconds(ask: Callable[[kit.Corpus], Any], corpus: kit.Corpus) -> float:
    before = time.perf_counter()
    ask(corpus)
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
