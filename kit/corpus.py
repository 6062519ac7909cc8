"""The Corpus: a folder of articles, its lexicons and its finished tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable

from . import tables as _tables

if TYPE_CHECKING:
    import pandas as pd

    from .decisions import Decision


@dataclass(frozen=True, eq=False)
class Corpus:
    """What is known of one folder. `kit.read` makes it, `kit.annotate` adds the annotation; nothing changes in place.

    folder: the corpus folder.
    texts: the decoded text of each article, by article_id; every start_char and end_char counts in it.
    tables: finished tables by name. The ones computed from them come from `kit.table(corpus, name)`.
    log: what the analyst had decided when the folder was read, one entry per line of the log.
    state: a hash of all that the tables rest on but the lexicons; None where they were put together by hand.
    """

    folder: Path
    texts: Mapping[str, str]
    tables: Mapping[str, "pd.DataFrame"]
    log: tuple["Decision", ...] = ()
    state: str | None = None
    _memo: dict[Any, Any] = field(default_factory=dict, repr=False)

    def __getattr__(self, name: str) -> "pd.DataFrame":
        if name.startswith("_") or name not in _tables.COLUMNS:
            raise AttributeError(f"a Corpus has no {name!r}; its tables are: {', '.join(_tables.COLUMNS)}")
        return _tables.table(self, name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *_tables.COLUMNS]

    def __repr__(self) -> str:
        state = "annotated" if "sentences" in self.tables else "not annotated"
        return f"<Corpus {self.folder.name}: {len(self.texts)} articles, {len(self.tables['skipped'])} skipped, {state}>"

    def with_tables(self, **tables: "pd.DataFrame") -> "Corpus":
        """A new Corpus that has these tables as well, whatever they rest on."""
        return replace(self, tables={**self.tables, **tables}, state=None, _memo={})


def per_corpus(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compute once for each Corpus, and for whatever else is asked: a Corpus never changes, so neither does what is computed from it alone."""

    @wraps(function)
    def remembered(corpus: Corpus, *asked: Any) -> Any:
        if (function, *asked) not in corpus._memo:
            corpus._memo[function, *asked] = function(corpus, *asked)
        return corpus._memo[function, *asked]

    return remembered
