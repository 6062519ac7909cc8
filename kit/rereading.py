"""What was read of the files is kept beside the annotation, so that an archive is not read anew in every notebook.

It is kept under a key of all that it rests on: the name and the bytes of the file, what was decided on its articles, the
corpus's own lexicons, the kit's code and lexicons, and the packages that it reads with. Where one of these changed, the
file is read anew. What is read in a moment is not kept.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import lexicons, tables
from .columns import frame, in_order, release, values
from .disk import NotWritten
from .files import Source
from .store import Gone, Store, digest

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

STORED = {
    **{name: tuple(tables.COLUMNS[name]) for name in ("date_candidates", "lines", "suspects", "skipped")},
    "articles": tuple("place" if column == "path" else column for column in tables.COLUMNS["articles"]),
    "texts": ("article_id", "text"),
}
PACKAGES = ("babel", "charset-normalizer", "lxml", "py3langid", "pypdf", "python-calamine", "python-docx", "pyyaml", "trafilatura")
PART = 1_000_000  # characters that are kept as one part
LEAST = 200_000  # characters that are read in a moment

Rows = Mapping[str, list[dict[str, Any]]]  # of the tables in STORED


def read(folder: Path, sources: Callable[[], Iterable[Source]], decided: Mapping[str, list[str]], read_one: Callable[[Source], Rows]) -> tuple[dict[str, str], dict[str, "pd.DataFrame"], str]:
    """The texts by article_id, the tables `articles`, `date_candidates`, `lines`, `suspects` and `skipped` of these files, in their order, and a hash of all that these rest on.

    sources: gives the files, each time it is asked. decided: what was decided on the articles of a file, by its name. read_one: gives the rows of a file that is not kept,
    those of `articles` with their place in the file instead of their path.
    Raises ValueError where what was kept is damaged, and warns where it can't be kept.
    """
    try:
        return _read(folder, sources(), decided, read_one)
    except Gone:  # another process had other uses for what was kept, and deleted it meanwhile
        return read(folder, sources, decided, read_one)


def delete_all_but(keys: Iterable[str], store: Store) -> None:
    """Delete what is kept under other keys, and warn where that can't be done."""
    try:
        with store.turn(lambda: None):
            store.tidy(keys)
    except NotWritten as error:
        warnings.warn(str(error), stacklevel=2)


def _read(folder: Path, sources: Iterable[Source], decided: Mapping[str, list[str]], read_one: Callable[[Source], Rows]) -> tuple[dict[str, str], dict[str, "pd.DataFrame"], str]:
    store, besides = Store(folder, "reading"), rests_on(folder)
    stored = store.parts()
    paths: dict[str, str] = {}
    new = _New(store)
    for source in sources:
        key = _key(source, decided.get(source.name, ()), besides)
        paths[key] = source.path
        if key not in stored:
            new.add(key, read_one(source))
    new.finish()
    if new.kept and len(stored.keys() - paths.keys()) > len(paths):  # most of what is there rests on what is no more
        delete_all_but(paths, store)
    known = [key for key in paths if key in stored]
    made = {name: _frame(name, [*([store.read(name, known)] if known else []), *new.made.pop(name)], paths) for name in STORED}
    release()
    texts = made.pop("texts")
    return dict(zip(texts["article_id"], texts["text"])), made, digest(key.encode() for key in paths)


class _New:
    """What was read anew: once it is finished all of it in `made`, and on the disk, part by part, what takes more than a moment."""

    def __init__(self, store: Store) -> None:
        self.store, self.kept, self.full = store, False, False
        self.made: dict[str, list["pa.Table"]] = {name: [] for name in STORED}
        self.keys: list[str] = []
        self.rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in STORED}
        self.size = 0

    def add(self, key: str, rows: Rows) -> None:
        if rows["articles"]:  # what could not be read today may be readable tomorrow
            self.keys.append(key)
        for name, columns in STORED.items():
            self.rows[name] += [(key, *(row[column] for column in columns)) for row in rows[name]]
        self.size += sum(len(row["text"]) for row in rows["texts"])
        if self.size >= PART:
            self.finish()

    def finish(self) -> None:
        import pandas as pd
        import pyarrow as pa

        part = {name: pd.DataFrame(self.rows[name], columns=["key", *columns], dtype=object) for name, columns in STORED.items()}
        for name, rows in part.items():
            made = pa.Table.from_pandas(rows, preserve_index=False)
            self.made[name].append(made.set_column(0, "key", made["key"].cast(pa.string()).dictionary_encode()))
        if self.size >= LEAST and not self.full:
            try:
                self.store.write({"keys": pd.DataFrame({"key": self.keys}), **part})
                self.kept = True
            except NotWritten as error:
                warnings.warn(f"{error} Until then the articles are read anew each time.", stacklevel=2)
                self.full = True
        self.keys, self.size = [], 0
        self.rows = {name: [] for name in STORED}


def _frame(name: str, found: list["pa.Table"], paths: Mapping[str, str]) -> "pd.DataFrame":
    """A table of what was found, in the order of the keys of `paths`, which gives the place of each key's file."""
    import pandas as pd
    import pyarrow as pa

    if not paths:
        return pd.DataFrame(columns=list(STORED[name] if name == "texts" else tables.COLUMNS[name]), dtype=object)
    rows = pa.concat_tables(found, promote_options="permissive")
    order, of = in_order(rows["key"], list(paths))
    columns = {column: values(rows[column].take(order)) for column in STORED[name]}
    if name == "articles":
        files = list(paths.values())
        columns["path"] = [f"{files[n]}, {place}" if place else files[n] for n, place in zip(of, columns["place"])]
    return frame({column: columns[column] for column in tables.COLUMNS.get(name, STORED[name])})


def _key(source: Source, decided: Iterable[str], besides: str) -> str:
    told = (words.encode("utf-8", "surrogatepass") for words in (besides, source.name, source.reason, *decided))
    return digest([*told, source.data or b""])


def rests_on(folder: Path) -> str:
    """What all that is made of a folder rests on besides its files and decisions, as a hash: its own lexicons, and the kit."""
    shipped = sorted(lexicons.HERE.glob("*.yml"))
    own = (folder / path.name for path in shipped)
    return digest([_of_the_kit().encode(), *(path.read_bytes() if path.is_file() else b"-" for path in (*shipped, *own))])


@cache
def _of_the_kit() -> str:
    code = [path.read_bytes() for place in (lexicons.HERE.parent, lexicons.HERE) for path in sorted(place.glob("*.py"))]
    return digest([sys.version.encode(), *(version(name).encode() for name in PACKAGES), *code])


_of_the_kit()  # now, while the files are those that run: they may be others when a notebook that is open reads again
