"""An archive that grows to 10,000 articles: read, annotated, analysed and reported to the end at each size, and what an article costs.

Generated articles of about 120 words. KIT_ARCHIVE names the folder for them and what was measured (else reports/archive),
KIT_SIZES the sizes, as "500,1000". A run that was stopped goes on where it was. Seconds are the processor's, of all threads,
whatever else the machine does; memory is the most that the process had until then.
"""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kit
from kit import annotation
from kit.store import Store

from . import articles, results

SIZES = "500,1000,2000,5000,10000"
WORDS = 100
PLACE = Path(__file__).resolve().parents[1] / "reports" / "archive"
ANALYSES: dict[str, Callable[[kit.Corpus], Any]] = {
    "names": lambda corpus: kit.table(corpus, "entities"),
    "topics": lambda corpus: kit.table(corpus, "topics"),
    "quotes": lambda corpus: kit.table(corpus, "quotes"),
    "meetings": lambda corpus: kit.table(corpus, "meetings"),
    "report": kit.render_report,
}


def main() -> None:
    """Print, for each size, milliseconds an article: of all parts together, and of each."""
    place = Path(os.environ.get("KIT_ARCHIVE", PLACE))
    place.mkdir(parents=True, exist_ok=True)
    totals: list[float] = []
    found: dict[str, tuple[float, str]] = {}
    for size in map(int, os.environ.get("KIT_SIZES", SIZES).split(",")):
        costs = _grown(place, size)
        totals.append(sum(costs[part] for part in ("read", "annotate", "load", *ANALYSES)))
        found |= {f"{size} articles": (totals[-1], "ms an article"), f"{size} articles, report": (costs["report_mb"], "MB"), f"{size} articles, peak memory": (costs["memory_gb"], "GB")}
        told = ", ".join(f"{name} {value:.1f}" for name, value in costs.items())
        print(f"{size:>6} articles: {totals[-1]:.1f} ms each, {totals[-1] / totals[0]:.2f} times the first size; {told}", flush=True)
    results.save("archive", found)


def _grown(place: Path, size: int) -> dict[str, float]:
    """Milliseconds an article of each part at this size; `annotate` is for the articles that this size is the first to have."""
    folder = place / "articles"
    articles.write(folder, size, words=WORDS)
    read: list[kit.Corpus] = []
    costs = _once(place / f"{size}-annotated.json", lambda: _annotated(folder, size, read))
    return _once(place / f"{size}.json", lambda: {**costs, **_analysed(kit.annotate(read[0] if read else kit.read(folder)), size)})


def _once(path: Path, measure: Callable[[], dict[str, float]]) -> dict[str, float]:
    """What was measured, from the file where an earlier run has left it."""
    if not path.exists():
        partial = path.with_suffix(".part")
        partial.write_text(json.dumps(measure()), encoding="utf-8")
        partial.replace(path)
    return json.loads(path.read_text(encoding="utf-8"))


def _seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    before = time.process_time()
    made = work()
    return time.process_time() - before, made


def _annotated(folder: Path, size: int, read: list[kit.Corpus]) -> dict[str, float]:
    reading, corpus = _seconds(lambda: kit.read(folder))
    read.append(corpus)
    new = size - len(Store(folder).parts())
    annotation.pipeline_for_paragraphs("kit", "single")  # loads the models, which is no part of an article
    annotating, _ = _seconds(lambda: kit.annotate(corpus))
    loading, _ = _seconds(lambda: kit.annotate(corpus))
    return {"read": 1000 * reading / size, "annotate": 1000 * (annotating - loading) / max(1, new), "load": 1000 * loading / size}


def _analysed(corpus: kit.Corpus, size: int) -> dict[str, float]:
    costs = {}
    for name, analyse in ANALYSES.items():
        seconds, made = _seconds(lambda: analyse(corpus))
        costs[name] = 1000 * seconds / size
        print(f"  {name}: {seconds:.1f} s", flush=True)
    return {**costs, "words": len(corpus.tokens), "report_mb": len(made.encode()) / 1e6, "memory_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6}


if __name__ == "__main__":
    main()
