"""What was read, annotated and computed, on disk: immutable Parquet parts, each whole or absent.

A part is a folder with one Parquet file for each stored table. It is written under a hidden name and then renamed,
so that readers never see half of one, a killed run leaves nothing that counts, and several processes may write at
once. A part holds rows by key: those of the annotation by a hash of text, cut and models, never by file name, so that an article
that moved or a second copy of it costs nothing; what the other keys are, `rereading` and `computed` say. What else is in a part says its `part.json`: the schema it was written in, and the hash of
each table, which is compared before the table is read.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from .columns import of_each_key
from .disk import leads_out, not_written

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

T = TypeVar("T")
SCHEMA = 3  # raised when the stored columns change, or the rules by which a text is cut; parts of an older schema are left alone in their folder, and made anew
ABOUT = "part.json"
LARGE = 8_000_000  # bytes from which a part is not joined with others
ABANDONED = 24 * 3600  # seconds after which an unfinished part cannot belong to a living run


def key(text: str, spans: Iterable[tuple[int, int]], version: str) -> str:
    """The name under which the annotation of these stretches of a text by these models is stored."""
    made = hashlib.sha256(f"{SCHEMA} {version}\n".encode())
    made.update(";".join(f"{start}-{end}" for start, end in spans).encode())
    made.update(text.encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def digest(parts: Iterable[bytes]) -> str:
    """One hash of these parts in their order: the name under which what rests on them is stored."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


class Gone(LookupError):
    """A key that is not stored, or not any more: another process has deleted what it has no use for."""


class Store:
    """The parts of one kind of one corpus folder, which all hold the same tables; in the user's cache when the folder cannot be written to, or a link leads out of it."""

    def __init__(self, corpus_folder: Path, kind: str = "annotation") -> None:
        self.folder = _place(corpus_folder, kind)

    def parts(self) -> dict[str, Path]:
        """Which part holds each key; where two runs annotated the same text, the first by name.

        Raises ValueError for a part that is damaged, or that a newer kit has written.
        """
        return self._steadily(_by_key)

    def write(self, tables: Mapping[str, "pd.DataFrame"]) -> None:
        """Add one part: `keys` (column key) and any number of other tables, each with a column `key`.

        Raises kit.disk.NotWritten for a disk that is full; then nothing was added.
        """
        name = uuid.uuid4().hex
        draft = self.folder / f".draft-{name}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._remove_abandoned()
            draft.mkdir()
            for table, content in tables.items():
                with open(draft / f"{table}.parquet", "wb") as file:
                    content.astype({"key": "str"}).to_parquet(file, index=False)  # so that an empty table has a type to filter by
                    file.flush()
                    os.fsync(file.fileno())
            about = {"schema": SCHEMA, "sha256": {table: _digest(draft / f"{table}.parquet") for table in tables}}
            with open(draft / ABOUT, "w", encoding="utf-8") as file:
                json.dump(about, file)
                file.flush()
                os.fsync(file.fileno())
            draft.rename(self.folder / f"part-{name}")
        except OSError as error:
            shutil.rmtree(draft, ignore_errors=True)  # it takes room, and what went wrong is told below
            raise not_written(self.folder, error) from error

    @contextmanager
    def turn(self, waiting: Callable[[], Any]) -> Iterator[None]:
        """The right to write and tidy, which one process has at a time; `waiting` is called when another one has it.

        When that one dies, however it dies, the system gives it on.
        """
        from filelock import FileLock, Timeout

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / "annotating.lock")
            try:
                lock.acquire(timeout=0)
            except Timeout:
                waiting()
                lock.acquire(poll_interval=0.2)
        except OSError as error:
            raise not_written(self.folder, error) from error
        try:
            yield
        finally:
            lock.release()

    def read(self, table: str, keys: Iterable[str]) -> "pa.Table":
        """The rows of one stored table that belong to these keys. Raises Gone for one that is not stored, else as `parts` does."""
        wanted = list(keys)
        return self._steadily(lambda parts: _rows(table, wanted, _by_key(parts)))

    def tidy(self, keep: Iterable[str]) -> tuple[int, int]:
        """Join the parts that are small or hold something else than these keys, and drop all else; gives the number of parts before and after.

        To be called in one's `turn`. Nothing is taken away before what stands for it is there.
        """
        parts = sorted(self.folder.glob("part-*"), reverse=True)
        places, kept = _by_key(parts), set(keep)
        held = {part: [name for name in _keys(part) if name in kept and places[name] == part] for part in parts}
        whole = {part for part in parts if len(held[part]) == len(_keys(part))}
        to_join = [part for part in parts if part not in whole or _size(part) < LARGE]
        if len(to_join) == 1 and to_join[0] in whole:
            return len(parts), len(parts)
        names: list[str] = []
        size, written = 0, 0
        for part in to_join:
            names += held[part]
            size += _size(part)
            if names and (size >= LARGE or part == to_join[-1]):
                self.write({table: _rows(table, names, places).to_pandas(integer_object_nulls=True) for table in _about(part)["sha256"]})
                names, size, written = [], 0, written + 1
        for part in to_join:
            gone = part.rename(self.folder / f".draft-{part.name}")  # no longer a part, at once
            shutil.rmtree(gone)
        return len(parts), len(parts) - len(to_join) + written

    def _steadily(self, work: Callable[[list[Path]], T]) -> T:
        """What `work` makes of the parts, the last by name first; once more where one was joined with others meanwhile, and is gone."""
        while True:
            parts = sorted(self.folder.glob("part-*"), reverse=True)
            try:
                return work(parts)
            except (OSError, ValueError):
                if all(part.is_dir() for part in parts):
                    raise

    def _remove_abandoned(self) -> None:
        for draft in self.folder.glob(".draft-*"):
            with suppress(FileNotFoundError):  # finished by its own thread or process, or removed by another, since it was listed
                if time.time() - draft.stat().st_mtime > ABANDONED:
                    shutil.rmtree(draft)


def _digest(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _by_key(parts: list[Path]) -> dict[str, Path]:
    return {name: part for part in parts for name in _keys(part)}


def _keys(part: Path) -> list[str]:
    return _keys_once(*_as_it_is(_checked(part, "keys")))


def _rows(table: str, keys: Iterable[str], places: Mapping[str, Path]) -> "pa.Table":
    import pyarrow as pa
    import pyarrow.parquet as pq

    wanted: dict[Path, list[str]] = {}
    for name in keys:
        if name not in places:
            raise Gone(name)
        wanted.setdefault(places[name], []).append(name)
    return pa.concat_tables((_of_keys(pq.ParquetFile(_checked(part, table), read_dictionary=["key"]).read(), names) for part, names in wanted.items()), promote_options="permissive")


def _of_keys(rows: "pa.Table", names: list[str]) -> "pa.Table":
    """The rows of these keys, each of which is kept once, in a dictionary: a key is longer than most of what stands beside it."""
    wanted = set(names)
    chosen = of_each_key(rows["key"], wanted.__contains__)
    return rows if chosen.all() else rows.filter(chosen.astype(bool))


def _size(part: Path) -> int:
    return sum(path.stat().st_size for path in part.iterdir())


def _about(part: Path) -> dict[str, Any]:
    """What a part says of itself."""
    again = _again(part)
    try:
        about = json.loads((part / ABOUT).read_text(encoding="utf-8"))
        schema, _ = about["schema"], about["sha256"].get
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{part / ABOUT}: expected what is in this part, found no such file in order ({error}); {again}") from error
    if schema != SCHEMA:
        raise ValueError(f"{part / ABOUT}: expected schema {SCHEMA}, found {schema!r}, which another version of the kit has written; use that version, or {again}")
    return about


def _again(part: Path) -> str:
    return f"delete the folder {part}, and what it held is made again"


def _checked(part: Path, table: str) -> Path:
    """The file of a table of a part, once its content is what the part says."""
    expected = _about(part)["sha256"]
    path = part / f"{table}.parquet"
    found = _digest_once(*_as_it_is(path)) if path.is_file() else "no file"
    if found != expected.get(table):
        raise ValueError(f"{path}: expected SHA-256 {str(expected.get(table))[:12]}…, found {found[:12]}…: the file is damaged or is another; {_again(part)}")
    return path


def _as_it_is(path: Path) -> tuple[Path, int, int]:
    """A file with what tells whether it is still the same."""
    return path, path.stat().st_mtime_ns, path.stat().st_size


@lru_cache(maxsize=100_000)
def _digest_once(path: Path, changed: int, size: int) -> str:
    return _digest(path)


@lru_cache(maxsize=100_000)
def _keys_once(path: Path, changed: int, size: int) -> list[str]:
    import pyarrow.parquet as pq

    return pq.read_table(path)["key"].to_pylist()


def _place(corpus_folder: Path, kind: str) -> Path:
    inside = corpus_folder / ".kit" / f"{kind}-{SCHEMA}"
    writable = inside if inside.exists() else corpus_folder
    if os.access(writable, os.W_OK) and not leads_out(inside, corpus_folder):
        return inside
    from platformdirs import user_cache_path

    name = hashlib.sha256(str(corpus_folder.resolve()).encode()).hexdigest()[:16]
    return user_cache_path("kit-berita") / name / f"{kind}-{SCHEMA}"
