"""How fast the kit annotates, beside what a user would do otherwise: a loop over `stanza.Pipeline` with the same models.

500 generated articles, or as many as KIT_ARTICLES says, in five turns, because the speed of a machine changes from minute to
minute. The loop reads each article by itself; the kit batches across articles in two threads and stores what it read; bfloat16
is its other precision. Then a second run of all with everything stored, one article more among a thousand, and one or two Dask
workers of one thread.
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
from typing import Any

import kit
from kit import annotation, cuts
from kit.store import Store

from . import articles, results

NUMBER = int(os.environ.get("KIT_ARTICLES", "500"))
TURNS = 5
MANY, SHORT = 2 * NUMBER, 100  # articles, and their words, among which one is new


def main() -> None:
    """Print words a second of each way, how they compare turn by turn, and whether the annotation is the same."""
    import torch

    memory = _memory()  # first: a process begins with the most memory that the one that starts it has had
    texts = [text for _, text in articles.articles(NUMBER)]
    print(f"{NUMBER} articles; {torch.get_num_threads()} threads; AMX {'is' if torch.cpu._is_amx_tile_supported() else 'is not'} there", flush=True)
    pipelines = {precision: annotation.pipeline_for_paragraphs("kit", precision) for precision in ("single", "bfloat16")}
    ways = {"plain loop": lambda part: [_labels(pipelines["single"](text)) for text in part], "kit": lambda part: _stored(part, "single"), "kit, bfloat16": lambda part: _stored(part, "bfloat16")}
    size, rates, differing, words = -(-NUMBER // TURNS), {name: [] for name in ways}, dict.fromkeys(ways, 0), 0
    for start in range(0, NUMBER, size):
        part, read = texts[start : start + size], {}
        for name, way in ways.items():
            before = time.perf_counter()
            read[name] = way(part)
            rates[name].append(sum(len(tokens) for tokens, _ in read[name]) / (time.perf_counter() - before))
        words += sum(len(tokens) for tokens, _ in read["kit"])
        for name in ways:
            differing[name] += sum(one != other for one, other in zip(read[name], read["plain loop"]))
    found: dict[str, tuple[float, str]] = {}
    for name in ways:
        ratio = statistics.median(rate / base for rate, base in zip(rates[name], rates["plain loop"]))
        print(f"{name:<13} median {statistics.median(rates[name]):.0f} words a second, {ratio:.2f} times the loop; {differing[name]} of {NUMBER} articles otherwise than by the loop", flush=True)
        found[name] = (statistics.median(rates[name]), "words a second")
        if name != "plain loop":
            found[f"{name}, against the plain loop"] = (ratio, "times")
            found[f"{name}, articles of {NUMBER} otherwise than by the loop"] = (differing[name], "articles")
    print(f"{words} words", flush=True)
    results.save("annotating", {**memory, **found, **_again(texts), **_one_more(), **_on_workers(texts[: NUMBER // 2])})


def _memory() -> dict[str, tuple[float, str]]:
    """The most memory above the loaded models that annotating takes, in a process of its own, of a part of the articles and of all."""
    found = {}
    for number in (NUMBER // 4, NUMBER):
        ran = subprocess.run([sys.executable, "-c", f"from bench import annotating; annotating.peak({number})"], capture_output=True, text=True, check=True)
        found[f"peak memory above the models, {number} articles"] = (float(ran.stdout), "GB")
        print(f"at most {float(ran.stdout):.2f} GB above the models for {number} articles", flush=True)
    return found


def peak(number: int) -> None:
    """Print the gigabytes that annotating so many articles took at most above the models."""
    annotation.pipeline_for_paragraphs("kit", "single")
    at_first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    new = {str(place): (text, [(*span, False) for span in cuts.paragraphs(text)]) for place, (_, text) in enumerate(articles.articles(number))}
    with tempfile.TemporaryDirectory() as folder:
        annotation.annotate_here(list(annotation.batches(new)), Store(Path(folder)), ("kit", "single"), lambda characters: None)
    print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - at_first) / 1e6)


def _labels(document: Any) -> tuple[list[tuple], list[tuple]]:
    """The words of an article and its names."""
    words = [(word.text, word.upos, word.feats, word.lemma) for sentence in document.sentences for word in sentence.words]
    return words, [(entity.type, entity.start_char, entity.end_char) for entity in document.ents]


def _stored(texts: list[str], precision: str) -> list[tuple[list[tuple], list[tuple]]]:
    """The same by the kit, out of a store: the paragraphs of an article are what Stanza reads as such, between empty lines."""
    new = {str(number): (text, [(*span, False) for span in cuts.paragraphs(text)]) for number, text in enumerate(texts)}
    with tempfile.TemporaryDirectory() as place:
        store = Store(Path(place))
        annotation.annotate_here(list(annotation.batches(new)), store, ("kit", precision), lambda characters: None)
        rows = {table: store.read(table, new).to_pandas().sort_values(["number", "start_char"], kind="stable") for table in ("tokens", "model_mentions")}
    columns = {"tokens": ["form", "upos", "feats", "lemma"], "model_mentions": ["type", "start_char", "end_char"]}
    tables = {table: {key: [tuple(row) for row in part[columns[table]].astype(object).where(part[columns[table]].notna(), None).itertuples(index=False)] for key, part in rows[table].groupby("key")} for table in columns}
    return [(tables["tokens"][key], tables["model_mentions"].get(key, [])) for key in new]


def _corpus(folder: Path, texts: list[str]) -> kit.Corpus:
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return kit.read(folder)


def _timed(corpus: kit.Corpus, **options) -> float:
    before = time.perf_counter()
    kit.annotate(corpus, progress=False, **options)
    return time.perf_counter() - before


def _again(texts: list[str]) -> dict[str, tuple[float, str]]:
    """The whole corpus cold and warm. The models are loaded before."""
    with tempfile.TemporaryDirectory() as place:
        corpus = _corpus(Path(place), texts)
        cold, warm = _timed(corpus), _timed(corpus)
    print(f"stored before: {warm:.2f} s for {NUMBER} articles, {cold / warm:.0f} times as fast as the {cold:.1f} s of the first run", flush=True)
    return {"warm re-run, against cold": (cold / warm, "times")}


def _one_more() -> dict[str, tuple[float, str]]:
    """One article more among many short ones, beside that article alone: within a process, and in new ones, as a command does it."""
    texts = [text for _, text in articles.articles(MANY + TURNS, words=SHORT)]
    within, anew = [], []
    with tempfile.TemporaryDirectory() as many, tempfile.TemporaryDirectory() as one:
        _timed(_corpus(Path(many), texts[:MANY]))
        for turn, text in enumerate(texts[MANY:]):
            (Path(many) / f"more-{turn}.txt").write_text(text, encoding="utf-8")
            alone = Path(one) / str(turn)
            alone.mkdir()
            (alone / "a.txt").write_text(text, encoding="utf-8")
            if turn % 2:
                within.append(_timed(kit.read(many)) / _timed(kit.read(alone)))
            else:
                anew.append(_command(many) / _command(alone))
    print(f"one article more among {MANY}: {statistics.median(within):.2f} times that article alone with the models loaded, {statistics.median(anew):.2f} from command to table", flush=True)
    return {f"one more among {MANY}, models loaded, against it alone": (statistics.median(within), "times"), f"one more among {MANY}, from command to table, against it alone": (statistics.median(anew), "times")}


def _command(folder: Path) -> float:
    before = time.perf_counter()
    subprocess.run([sys.executable, "-c", f"import kit; kit.annotate(kit.read({str(folder)!r}), progress=False)"], check=True)
    return time.perf_counter() - before


def _on_workers(texts: list[str]) -> dict[str, tuple[float, str]]:
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
    return {"two Dask workers, against one": (taken[0] / taken[1], "times")}


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
