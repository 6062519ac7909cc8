"""How fast the kit annotates, beside what a user would do otherwise: a loop over `stanza.Pipeline` with the same models.

500 generated articles, or as many as KIT_ARTICLES says, in ten turns, because the speed of a machine changes from minute to
minute. The loop reads each article by itself; the kit batches across articles; bfloat16 is its other precision. Then a second
run of all with everything stored, one new article among them, and one or two Dask workers of one thread.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import kit
from kit import annotation

from . import articles

NUMBER = int(os.environ.get("KIT_ARTICLES", "500"))
TURNS = 10


def main() -> None:
    """Print words a second of each way, how they compare turn by turn, and whether the annotation is the same."""
    import torch

    texts = [text for _, text in articles.articles(NUMBER)]
    print(f"{NUMBER} articles; {torch.get_num_threads()} threads; AMX {'is' if torch.cpu._is_amx_tile_supported() else 'is not'} there", flush=True)
    pipelines = {precision: annotation.pipeline_for_paragraphs("kit", precision) for precision in ("single", "bfloat16")}
    ways = {
        "plain loop": lambda part: [pipelines["single"](text) for text in part],
        "kit": lambda part: pipelines["single"].bulk_process(part),
        "bfloat16": lambda part: pipelines["bfloat16"].bulk_process(part),
    }
    size, rates, differing, words = -(-NUMBER // TURNS), {name: [] for name in ways}, dict.fromkeys(ways, 0), 0
    for start in range(0, NUMBER, size):
        part, read = texts[start : start + size], {}
        for name, way in ways.items():
            before = time.perf_counter()
            documents = way(part)
            count = sum(document.num_words for document in documents)
            rates[name].append(count / (time.perf_counter() - before))
            read[name] = [_labels(document) for document in documents]
        words += count
        for name in ways:
            differing[name] += sum(one != other for one, other in zip(read[name], read["plain loop"]))
    for name in ways:
        ratio = statistics.median(rate / base for rate, base in zip(rates[name], rates["plain loop"]))
        print(f"{name:<11} median {statistics.median(rates[name]):.0f} words a second, {ratio:.2f} times the loop; {differing[name]} of {NUMBER} articles otherwise than by the loop", flush=True)
    print(f"{words} words; at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB of memory", flush=True)
    _again(texts)
    _on_workers(texts[: NUMBER // 2])


def _labels(document) -> list[tuple]:
    words = [(word.text, word.upos, word.feats, word.lemma) for sentence in document.sentences for word in sentence.words]
    return words + [(entity.text, entity.type) for entity in document.ents]


def _corpus(folder: Path, texts: list[str]) -> kit.Corpus:
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return kit.read(folder)


def _timed(corpus: kit.Corpus, **options) -> float:
    before = time.perf_counter()
    kit.annotate(corpus, progress=False, **options)
    return time.perf_counter() - before


def _again(texts: list[str]) -> None:
    """The whole corpus cold and warm, then with one article more. The models are loaded before."""
    annotation.pipeline_for_paragraphs("kit", "single")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        corpus = _corpus(folder, texts[:-1])
        cold, warm = _timed(corpus), _timed(corpus)
        print(f"stored before: {warm:.2f} s for {NUMBER - 1} articles, {cold / warm:.0f} times as fast as the {cold:.1f} s of the first run", flush=True)
        corpus = _corpus(folder, texts)
        more = _timed(corpus)
    with tempfile.TemporaryDirectory() as place:
        alone = _timed(_corpus(Path(place), texts[-1:]))
    print(f"one article more: {more:.2f} s, {more / alone:.1f} times that article alone ({alone:.2f} s)", flush=True)


def _on_workers(texts: list[str]) -> None:
    dask = [sys.executable, "-m"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    address = "tcp://127.0.0.1:18786"
    running = [subprocess.Popen([*dask, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "18786", "--no-dashboard"], **quiet)]
    taken = []
    try:
        for number in (1, 2):
            one_thread = {**os.environ, "OMP_NUM_THREADS": "1"}
            running.append(subprocess.Popen([*dask, "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"], env=one_thread, **quiet))
            with tempfile.TemporaryDirectory() as place:
                _wait_for(address, number)
                _timed(_corpus(Path(place), [f"Menlu tiba di Jakarta pada hari ke-{n}." for n in range(40)]), scheduler=address)  # loads the models
            with tempfile.TemporaryDirectory() as place:
                taken.append(_timed(_corpus(Path(place), texts), scheduler=address))
    finally:
        for process in reversed(running):
            process.kill()
            process.wait()
    print(f"{len(texts)} articles on one Dask worker of one thread {taken[0]:.1f} s, on two {taken[1]:.1f} s: {taken[0] / taken[1]:.2f} times as fast", flush=True)


def _wait_for(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address, timeout=60) as client:
        client.wait_for_workers(workers, timeout=60)
        client.run(_load)


def _load() -> None:
    from kit import cluster

    cluster._pipeline("kit", "single")


if __name__ == "__main__":
    main()
