"""The annotation on disk: immutable Parquet parts, each whole or absent.

A part is a folder with one Parquet file for each stored table. It is written under a hidden name and then renamed,
so that readers never see half of one, a killed run leaves nothing that counts, and several processes may write at
once. A part holds texts by key (a hash of text, cut and models), never by file name: an article that moved or a
second copy of it costs nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from .disk import leads_out

if TYPE_CHECKING:
    import pandas as pd

SCHEMA = 1  # raised when the stored columns change; parts of another schema are left alone and made anew
ABANDONED = 24 * 3600  # seconds after which an unfinished part cannot belong to a living run


def key(text: str, spans: Iterable[tuple[int, int]], version: str) -> str:
    """The name under which the annotation of these stretches of a text by these models is stored."""
    digest = hashlib.sha256(f"{SCHEMA} {version}\n".encode())
    digest.update(";".join(f"{start}-{end}" for start, end in spans).encode())
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


class Store:
    """The parts of one corpus folder; in the user's cache when the folder cannot be written to, or a link leads out of it."""

    def __init__(self, corpus_folder: Path) -> None:
        self.folder = _place(corpus_folder)

    def parts(self) -> dict[str, Path]:
        """Which part holds each key; where two runs annotated the same text, the first by name."""
        import pyarrow.parquet as pq

        places: dict[str, Path] = {}
        for part in sorted(self.folder.glob("part-*"), reverse=True):
            for name in pq.read_table(part / "keys.parquet")["key"].to_pylist():
                places[name] = part
        return places

    def write(self, tables: Mapping[str, "pd.DataFrame"]) -> None:
        """Add one part: `keys` (column key) and any number of other tables, each with a column `key`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._remove_abandoned()
        name = uuid.uuid4().hex
        draft = self.folder / f".draft-{name}"
        draft.mkdir()
        for table, content in tables.items():
            with open(draft / f"{table}.parquet", "wb") as file:
                content.astype({"key": "str"}).to_parquet(file, index=False)  # so that an empty table has a type to filter by
                file.flush()
                os.fsync(file.fileno())
        draft.rename(self.folder / f"part-{name}")

    def read(self, table: str, keys: Iterable[str]) -> "pd.DataFrame":
        """The rows of one stored table that belong to these keys, all of which must be stored."""
        import pandas as pd

        places = self.parts()
        wanted: dict[Path, list[str]] = {}
        for name in keys:
            wanted.setdefault(places[name], []).append(name)
        return pd.concat([pd.read_parquet(part / f"{table}.parquet", filters=[("key", "in", names)]) for part, names in wanted.items()])

    def _remove_abandoned(self) -> None:
        for draft in self.folder.glob(".draft-*"):
            if time.time() - draft.stat().st_mtime > ABANDONED:
                shutil.rmtree(draft)


def _place(corpus_folder: Path) -> Path:
    inside = corpus_folder / ".kit" / f"annotation-{SCHEMA}"
    writable = inside if inside.exists() else corpus_folder
    if os.access(writable, os.W_OK) and not leads_out(inside, corpus_folder):
        return inside
    from platformdirs import user_cache_path

    name = hashlib.sha256(str(corpus_folder.resolve()).encode()).hexdigest()[:16]
    return user_cache_path("kit-berita") / name / f"annotation-{SCHEMA}"
