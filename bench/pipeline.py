"""How many words a second the whole pipeline annotates, from text to names, beside another pack for Stanza.

500 generated articles. The other pack is a Stanza resources folder named in the environment variable KIT_OTHER_PACK; both read the
same paragraphs in turns, because the speed of a machine changes from minute to minute.
"""

from __future__ import annotations

import os
import statistics
import time

import kit
from kit import annotation

from . import articles

NUMBER = 500
PARTS = 10  # turns


def main() -> None:
    """Print words a second over all turns and the median turn of each pipeline, and of the two to one another."""
    import stanza
    import torch

    texts = [text for _, text in articles.articles(NUMBER)]
    paragraphs = [part for text in texts for part in text.split("\n\n")]
    size = len(paragraphs) // PARTS + 1
    pipelines = {"kit": kit.load_pipeline()}
    other = os.environ.get("KIT_OTHER_PACK")
    if other:
        pipelines["other"] = stanza.Pipeline("id", dir=other, download_method=None, use_gpu=False, logging_level="ERROR")
    times: dict[str, list[float]] = {name: [] for name in pipelines}
    words = []
    for start in range(0, len(paragraphs), size):
        part = paragraphs[start : start + size]
        for name, pipeline in pipelines.items():
            before = time.perf_counter()
            documents = [document for batch in _batches(part) for document in pipeline.bulk_process(batch)]
            times[name].append(time.perf_counter() - before)
            if name == "kit":
                words.append(sum(document.num_words for document in documents))
    print(f"{NUMBER} articles, {sum(words)} words, {len(paragraphs)} paragraphs; {torch.get_num_threads()} threads")
    for name, seconds in times.items():
        rates = [count / second for count, second in zip(words, seconds)]
        print(f"{name:<6} {sum(words) / sum(seconds):.0f} words a second, median turn {statistics.median(rates):.0f}")
    if other:
        ratios = [theirs / ours for ours, theirs in zip(times["kit"], times["other"])]
        print(f"the kit's is {statistics.median(ratios):.2f} times as fast as the other, turn by turn")


def _batches(paragraphs: list[str]) -> list[list[str]]:
    """As many characters at once as the kit's annotation takes."""
    batches: list[list[str]] = [[]]
    for paragraph in paragraphs:
        if sum(map(len, batches[-1])) > annotation.BATCH:
            batches.append([])
        batches[-1].append(paragraph)
    return batches
