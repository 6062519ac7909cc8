"""Stored rows as the columns of a table: in the order of their articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import pyarrow as pa


def of_each_key(keys_of_rows: "pa.ChunkedArray", value: Callable[[str], Any]) -> "np.ndarray":
    """What a function gives for the key of each row, as numbers; it is asked once for each key of a chunk. The keys are a dictionary, as `Store.read` gives them."""
    import numpy as np

    of_chunks = (np.array([value(key) for key in chunk.dictionary.to_pylist()], dtype=object)[chunk.indices.to_numpy()] for chunk in keys_of_rows.chunks)
    return np.concatenate([np.empty(0, dtype=int), *(made.astype(int) for made in of_chunks)])


def in_order(keys_of_rows: "pa.ChunkedArray", keys: Sequence[str]) -> tuple["pa.Array", "np.ndarray"]:
    """Which rows to take so that those of each key come after those of the one before, else as they stood, and the place of its key for each of them.

    A key may be given twice; then its rows are taken twice.
    """
    import numpy as np
    import pyarrow as pa

    known = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    which = np.array([known[key] for key in keys])
    place = of_each_key(keys_of_rows, known.get)
    order = np.argsort(place, kind="stable")
    counts = np.bincount(place, minlength=len(known))
    ends = counts.cumsum()
    chosen = [order[end - count : end] for end, count in zip(ends[which], counts[which])]
    return pa.array(np.concatenate(chosen)), np.repeat(np.arange(len(keys)), counts[which])


def frame(columns: Mapping[str, Any]) -> "pd.DataFrame":
    """A table of columns that `values` gave, or lists, each kept as it is."""
    import pandas as pd

    return pd.DataFrame({name: pd.Series(column, dtype=getattr(column, "dtype", object)) for name, column in columns.items()}, copy=False)


def release() -> None:
    """Give the memory back that Arrow holds for its next table: as much again as a large corpus takes."""
    import pyarrow as pa

    pa.default_memory_pool().release_unused()


def values(column: "pa.ChunkedArray") -> "np.ndarray":
    """A column of numbers as such, where none is missing; any other as Python's own objects, None where nothing is and each word kept once, however often it stands there."""
    import numpy as np
    import pyarrow as pa

    if pa.types.is_large_string(column.type) or pa.types.is_string(column.type):
        encoded = column.combine_chunks().dictionary_encode()
        words = np.array([*encoded.dictionary.to_pylist(), None], dtype=object)
        return words[encoded.indices.fill_null(-1).to_numpy()]
    if column.null_count or pa.types.is_nested(column.type):
        made = np.empty(len(column), dtype=object)
        made[:] = column.to_pylist()
        return made
    return column.to_numpy() if pa.types.is_integer(column.type) else column.to_numpy().astype(object)
