"""Annotation on a real Dask scheduler with workers as processes of their own, one of which is killed."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from tqdm import tqdm

import kit
from kit import cluster
from kit.store import Store

ROOT = Path(__file__).resolve().parents[1]


def started(*arguments: str, says: str) -> tuple[subprocess.Popen, str]:
    """A Dask command that runs, once it has said so, and what it said."""
    process = subprocess.Popen([sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if found := re.search(says, line):
            return process, found[0]
    pytest.fail(f"{arguments} ended with {process.wait()}")


@pytest.fixture(scope="module")
def scheduler():
    process, address = started("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", says=r"tcp://127\.0\.0\.1:\d+")
    yield address
    process.kill()
    process.wait()


@pytest.fixture
def workers(scheduler):
    """`workers(n)`: so many worker processes of one thread."""
    running: list[subprocess.Popen] = []

    def start(number: int) -> list[subprocess.Popen]:
        for _ in range(number):
            process, _ = started("dask_worker", scheduler, "--nthreads", "1", "--no-nanny", "--no-dashboard", says="Registered to")
            running.append(process)
        return running

    yield start
    for process in running:
        process.kill()
        process.wait()


@pytest.fixture
def folder(tmp_path):
    """A corpus of some twenty batches, so that there is something left when a worker dies."""
    for path in (ROOT / "seeds").glob("*.txt"):
        for number in range(4):
            (tmp_path / f"{path.stem}-{number}.txt").write_text(path.read_text(encoding="utf-8") + f"\n\nCatatan nomor {number}.\n", encoding="utf-8")
    return tmp_path


def test_the_same_tables_though_a_worker_is_killed(scheduler, workers, folder, monkeypatch, tmp_path_factory):
    monkeypatch.setattr("kit.annotation.BATCH", 2_000)
    alone = tmp_path_factory.mktemp("alone") / "corpus"
    shutil.copytree(folder, alone)
    first, second = workers(2)
    killed = []

    def advance(update):
        def told(bar, characters):
            update(bar, characters)
            if not killed:
                second.send_signal(signal.SIGKILL)
                killed.append(characters)

        return told

    monkeypatch.setattr(tqdm, "update", advance(tqdm.update))
    corpus = kit.annotate(kit.read(folder), scheduler=scheduler)
    assert killed and second.wait() == -signal.SIGKILL and first.poll() is None
    assert len(list(Store(folder).folder.glob("part-*"))) > 5
    monkeypatch.undo()
    expected = kit.annotate(kit.read(alone), progress=False)
    for name in ("sentences", "tokens", "model_mentions"):
        pd.testing.assert_frame_equal(corpus.tables[name], expected.tables[name])


def test_what_is_stored_asks_for_no_worker(seeds):
    again = kit.annotate(kit.read(seeds.folder), scheduler="tcp://127.0.0.1:1")
    pd.testing.assert_frame_equal(again.tokens, seeds.tokens)


def test_a_scheduler_that_is_not_there_is_named(folder, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    with pytest.raises(ConnectionError, match=r"tcp://127.0.0.1:1: expected a Dask scheduler there.*'dask scheduler'"):
        kit.annotate(kit.read(folder), scheduler="tcp://127.0.0.1:1", progress=False)


def test_a_cluster_without_workers_is_named(scheduler, folder, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 2)
    with pytest.raises(ConnectionError, match="has no workers; start one on each machine"):
        kit.annotate(kit.read(folder), scheduler=scheduler, progress=False)


def test_a_folder_that_a_worker_does_not_see_is_named(tmp_path):
    store = Store(tmp_path)
    store.folder = tmp_path / "gone" / ".kit" / "annotation"
    with pytest.raises(FileNotFoundError, match="a worker does not see the corpus folder"):
        cluster._annotate([], store, ("kit", "single"))
