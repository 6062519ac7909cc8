"""Tables that were computed from a large corpus are kept beside its annotation, for the next notebook that asks for them.

They are kept under a key of all that they rest on: what was read and annotated, every decision, the corpus's own lexicons, the kit's
code and lexicons. A corpus that was put together otherwise than by `kit.read` and `kit.annotate` has no such key, and its tables
are computed each time, as those of a small one are.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from . import tables
from .columns import frame, release, values
from .corpus import Corpus, per_corpus
from .disk import NotWritten
from .rereading import digest, rests_on
from .store import Store

if TYPE_CHECKING:
    import pandas as pd

LEAST = 500  # articles, of which the tables are kept
_KEPT: set[tuple[str, ...]] = set()  # the tables that are kept together


def kept(*names: str, make: Callable[..., Any] = lambda table: table) -> Callable[[Callable[[Corpus], Any]], Callable[[Corpus], Any]]:
    """Have what a function gives for a corpus, these tables as `make` takes them, computed once, and kept where it is large.

    Raises ValueError where what was kept is damaged, and warns where it can't be kept.
    """
    _KEPT.add(names)

    def decorated(function: Callable[[Corpus], Any]) -> Callable[[Corpus], Any]:
        @per_corpus
        @wraps(function)
        def given(corpus: Corpus) -> Any:
            if corpus.state is None or len(corpus.texts) < LEAST:
                return function(corpus)
            store, key = Store(corpus.folder, "computed"), _key(corpus, names)
            if key in store.parts():
                return make(*(_read(store, name, key) for name in names))
            made = function(corpus)
            if key == _key(corpus, names):  # no lexicon was changed meanwhile
                _write(store, corpus, key, dict(zip(names, made if isinstance(made, tuple) else (made,))))
            return made

        return given

    return decorated


def _key(corpus: Corpus, names: tuple[str, ...]) -> str:
    return digest([str(corpus.state).encode(), rests_on(corpus.folder).encode(), *(name.encode() for name in names)])


def _read(store: Store, name: str, key: str) -> "pd.DataFrame":
    rows = store.read(name, [key])
    read = frame({column: values(rows[column]) for column in tables.COLUMNS[name]}).astype(object)
    del rows
    release()
    return read


def _write(store: Store, corpus: Corpus, key: str, made: dict[str, "pd.DataFrame"]) -> None:
    import pandas as pd

    try:
        store.write({"keys": pd.DataFrame({"key": [key]}), **{name: table.assign(key=key) for name, table in made.items()}})
    except NotWritten as error:
        warnings.warn(f"{error} Until then this table is computed anew each time.", stacklevel=2)
        return
    if len(store.parts()) > 2 * len(_KEPT):  # most of it rests on what is no more
        with store.turn(lambda: None):
            store.tidy(_key(corpus, names) for names in _KEPT)
