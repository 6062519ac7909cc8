"""Annotation on a Dask cluster that is running already: each worker loads the models once and writes its own parts of the store.

A worker that dies is no loss: what it had not written is given to another. Needs the extra `cluster` on every machine.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from .annotation import Batch, annotate_batch, pipeline_for_paragraphs
from .store import Store

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 30  # seconds to wait for the scheduler, and for a worker
WAITING = 3  # batches for each thread of the cluster that are handed out at once
_ONE_AT_A_TIME = threading.Lock()  # a pipeline serves one batch at a time, whatever threads a worker has


def annotate_on(scheduler: str, batches: Iterator[Batch], store: Store, with_what: tuple[str, str], advance: Callable[[int], Any]) -> None:
    """Have the workers of a cluster annotate these batches; `advance` is told how many characters are done.

    Raises ConnectionError when no scheduler or no worker answers, FileNotFoundError when the workers do not see the folder
    of this store, and whatever a worker raises.
    """
    from distributed import as_completed

    with _client(scheduler) as client:
        threads = sum(client.nthreads().values())
        running = as_completed()

        def hand_out(number: int) -> None:
            for batch in islice(batches, number):
                running.add(client.submit(_annotate, batch, store, with_what, pure=False))

        hand_out(WAITING * max(1, threads))
        for future in running:
            advance(future.result())
            hand_out(1)


def _client(scheduler: str) -> "Client":
    try:
        from distributed import Client
    except ImportError as error:
        raise ImportError("a scheduler was named, but Dask is not here: install the kit with its extra, pip install -e '.[cluster]'") from error

    try:
        client = Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise ConnectionError(f"{scheduler}: expected a Dask scheduler there, as in tcp://10.0.0.1:8786, found none ({error}); start one with 'dask scheduler'") from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        client.close()
        raise ConnectionError(f"{scheduler}: the scheduler has no workers; start one on each machine with 'dask worker {scheduler} --nthreads 1'") from error
    return client


def _annotate(batch: Batch, store: Store, with_what: tuple[str, str]) -> int:
    """Runs in a worker: one batch into the store; gives its characters."""
    if not store.folder.parent.parent.is_dir():
        raise FileNotFoundError(f"{store.folder}: a worker does not see the corpus folder under this path; put it on a disk that all machines share")
    done: list[int] = []
    with _ONE_AT_A_TIME:
        annotate_batch(batch, _pipeline(*with_what), store, done.append)
    return sum(done)


@cache
def _pipeline(models: str, precision: str) -> Any:
    return pipeline_for_paragraphs(models, precision)
