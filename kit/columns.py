"""Stored rows as the columns of a table: in the order of their articles, as Python's own objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa


def in_order(rows: "pa.Table", keys: Sequence[str]) -> tuple["pa.Table", "np.ndarray"]:
    """The rows of each key after those of the one before, else as they stood, and the place of its key for each row; a key may be given twice."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    known = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    which = np.array([known[key] for key in keys])
    place = pc.index_in(rows["key"], pa.array(known, rows["key"].type)).to_numpy()
    order = np.argsort(place, kind="stable")
    counts = np.bincount(place, minlength=len(known))
    ends = counts.cumsum()
    chosen = [order[end - count : end] for end, count in zip(ends[which], counts[which])]
    return rows.take(pa.array(np.concatenate(chosen))), np.repeat(np.arange(len(keys)), counts[which])


def objects(column: "pa.ChunkedArray") -> "np.ndarray":
    """A column as Python's own objects, None where nothing is; each word is kept once, however often it stands there."""
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
    return column.to_numpy().astype(object)
