"""How the time to link names, to count topics and to find quotations grows with the corpus: it should stay the same for each thousand words."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from bench.recombined import recombined, seeds_corpus

SIZES = (25_000, 50_000, 100_000, 200_000)


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print, for corpora of growing size, milliseconds for each thousand words, and the number of entities and quotations."""
    import kit

    steps = (("names", kit.entity_mentions), ("entities", kit.canonical_entities), ("suggestions", kit.merge_suggestions), ("topics", kit.topic_mentions), ("quotations", kit.quotations))
    print(f"{'words':>10}" + "".join(f"{name:>14}" for name, _ in steps) + f"{'entities':>10}{'quotations':>12}   (ms for each 1,000 words)")
    with tempfile.TemporaryDirectory() as folder:
        seeds = seeds_corpus(Path(folder) / "seeds")
        kit.quotations(seeds)  # the lexicons are read once
        for size in sizes:
            corpus = recombined(seeds, size)
            words = len(corpus.tokens)
            columns = []
            for _, step in steps:
                start = time.perf_counter()
                step(corpus)
                columns.append(f"{1_000_000 * (time.perf_counter() - start) / words:>14.1f}")
            print(f"{words:>10,}" + "".join(columns) + f"{len(kit.canonical_entities(corpus)):>10,}{len(kit.quotations(corpus)):>12,}", flush=True)


if __name__ == "__main__":
    main()
