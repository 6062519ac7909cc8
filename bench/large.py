"""A large archive that is annotated is opened, for the first time and again: seconds and memory of each step.

The articles are 400 generated ones again and again, in other years; the annotation of a copy is written from that of its original, so that
100,000 are there in some minutes. KIT_LARGE says how many there are (else 20,000). Either time is a process of its own;
its memory is that of the whole process, and the most that it had until then.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kit
from kit import annotation, language
from kit.store import Store

from . import articles, results
from .growth import in_another_year

ORIGINALS, WORDS = 400, 100
PART = 2_000  # articles
# what is asked for, in order; the first of all reads and loads
STEPS: dict[str, Callable[[kit.Corpus], Any]] = {
    "names": kit.entity_mentions,
    "topics": kit.topic_mentions,
    "meetings": kit.chronology,
    "names by outlet": kit.entity_frequency,
    "names by outlet, again": kit.entity_frequency,
    "names by month": lambda corpus: kit.entity_frequency(corpus, by="month"),
    "topics by outlet": kit.topic_frequency,
    "names in one sentence": kit.cooccurrence,
    "a word in its sentences": lambda corpus: kit.keyword_in_context(corpus, "sanksi"),
}


def main() -> None:
    """Print and save seconds and gigabytes of each step, the first time and again."""
    number = int(os.environ.get("KIT_LARGE", "20000"))
    found: dict[str, tuple[float, str]] = {}
    with tempfile.TemporaryDirectory() as place:
        make(Path(place), number)
        for turn in ("first", "again"):
            print(f"{number} articles, {turn}:", flush=True)
            ran = subprocess.run([sys.executable, "-c", f"from bench import large; large.opened({str(Path(place, 'copies'))!r})"], stdout=subprocess.PIPE, text=True, check=True)
            for line in ran.stdout.splitlines():
                name, seconds, held, most = line.rsplit(",", 3)
                print(f"  {name:<26} {float(seconds):8.2f} s   {float(held):5.2f} GB   {float(most):5.2f} GB at most", flush=True)
                found[f"{name}, {number} articles, {turn}"] = (float(seconds), "s")
            found[f"peak memory, {number} articles, {turn}"] = (float(most), "GB")
    results.save("large", found)


def make(place: Path, number: int) -> None:
    """So many articles in the folder `copies`, annotated."""
    source, copies = place / "source", place / "copies"
    articles.write(source, ORIGINALS, words=WORDS)
    originals = kit.annotate(kit.read(source), progress=False)
    names = list(originals.texts)
    copies.mkdir()
    for at in range(number):
        text = in_another_year(originals.texts[names[at % ORIGINALS]], at // ORIGINALS)
        (copies / f"{at:06}.txt").write_text(text, encoding="utf-8", newline="")
    version = language.model_version("kit", "single")
    known, _ = annotation._wanted(originals, ("id",), version)
    wanted, _ = annotation._wanted(kit.read(copies), ("id",), version)
    shutil.rmtree(Store(copies, "reading").folder, ignore_errors=True)  # what was read is read for the first time below
    store = Store(source)
    rows = {table: dict(list(store.read(table, known.values()).to_pandas().groupby("key"))) for table in annotation.STORED}
    keys = [(wanted[f"{at:06}.txt"], known[names[at % ORIGINALS]]) for at in range(number)]
    for start in range(0, number, PART):
        _write(Store(copies), keys[start : start + PART], rows)


def _write(store: Store, keys: list[tuple[str, str]], rows: dict[str, dict[str, Any]]) -> None:
    """One part: for each key the rows of its original."""
    import pandas as pd

    content = {table: pd.concat([of[original].assign(key=key) for key, original in keys if original in of]) for table, of in rows.items()}
    store.write({"keys": pd.DataFrame({"key": [key for key, _ in keys]}), **content})


def opened(folder: str) -> None:
    """Print name, seconds, gigabytes held and at most of each step, as one line of CSV."""
    corpus: list[kit.Corpus] = []
    steps = {"read": lambda: corpus.append(kit.read(folder)), "loaded": lambda: corpus.append(kit.annotate(corpus.pop(), progress=False))}
    steps |= {name: lambda ask=ask: ask(corpus[0]) for name, ask in STEPS.items()}
    for name, step in steps.items():
        before = time.perf_counter()
        step()
        print(name, time.perf_counter() - before, _memory("VmRSS"), _memory("VmHWM"), sep=",", flush=True)


def _memory(what: str) -> float:
    """Gigabytes of this process in memory, now (VmRSS) or at most until now (VmHWM), as Linux tells them."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status[what].split()[0]) / 1e6


if __name__ == "__main__":
    main()
