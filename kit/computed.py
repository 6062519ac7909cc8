"""Tables that were computed from a large corpus are kept beside its annotation, for the next notebook that asks for them.

They are kept under a key of all that they rest on: what was read and annotated, every decision, the corpus's own lexicons, the kit's
code and lexicons. A corpus that was put together otherwise than by `kit.read` and `kit.annotate` has no such key, and its tables
are computed each time, as those of a small one are.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any

from . import tables
from .columns import frame, release, values
from .corpus import Corpus, per_corpus
from .disk import NotWritten
from .rereading import delete_all_but, rests_on
from .store import Gone, Store, digest

if TYPE_CHECKING:
    import pandas as pd

LEAST = 500  # articles, of which the tables are kept
STATES = 6  # of a corpus, whose tables are kept: a decision that is taken back has them at once


def kept(*names: str, make: Callable[..., Any] = lambda table: table, besides: Callable[[Corpus], bytes] = lambda corpus: b"") -> Callable[[Callable[[Corpus], Any]], Callable[[Corpus], Any]]:
    """Have what a function gives for a corpus, these tables as `make` takes them, computed once, and kept where it is large.

    besides: what else they rest on, and may change. Raises ValueError where what was kept is damaged, and warns where it can't be kept.
    """

    def decorated(function: Callable[[Corpus], Any]) -> Callable[[Corpus], Any]:
        @per_corpus
        @wraps(function)
        def given(corpus: Corpus) -> Any:
            if corpus.state is None or len(corpus.texts) < LEAST:
                return function(corpus)
            store, lexicons = Store(corpus.folder, f"computed-{names[0]}"), rests_on(corpus.folder)
            key = _key(corpus, lexicons, besides(corpus))
            with suppress(Gone):  # another process has deleted it meanwhile
                if key in store.parts():
                    return make(*(_read(store, name, key) for name in names))
            made = function(corpus)
            if lexicons == rests_on(corpus.folder):  # none was changed meanwhile
                _write(store, _key(corpus, lexicons, besides(corpus)), dict(zip(names, made if isinstance(made, tuple) else (made,))))
            return made

        return given

    return decorated


def _key(corpus: Corpus, lexicons: str, besides: bytes) -> str:
    return digest([str(corpus.state).encode(), lexicons.encode(), besides])


def _read(store: Store, name: str, key: str) -> "pd.DataFrame":
    rows = store.read(name, [key])
    read = frame({column: values(rows[column]) for column in tables.COLUMNS[name]}).astype(object)
    del rows
    release()
    return read


def _write(store: Store, key: str, made: dict[str, "pd.DataFrame"]) -> None:
    import pandas as pd

    try:
        store.write({"keys": pd.DataFrame({"key": [key]}), **{name: table.assign(key=key) for name, table in made.items()}})
    except NotWritten as error:
        warnings.warn(f"{error} Until then this table is computed anew each time.", stacklevel=2)
        return
    if len(store.parts()) > STATES:
        delete_all_but([key], store)
