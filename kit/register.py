"""The ids of meetings, which stay: a meeting keeps its id when an article is added that tells more of it.

An id is made of date, kind and first parties when a meeting is found first, and kept beside the annotation under the
sentence of each article that tells of it. Without a folder to write to, ids are made anew each time, in the same way.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from .disk import not_written, written
from .store import Store

NAME = "meetings.json"


def ids(folder: Path, meetings: Sequence[tuple[Sequence[str], str]]) -> list[str]:
    """An id for each meeting, given the keys of its stories and the id that it would get today."""
    path = Store(folder).folder.parent / NAME
    kept = _read(path)
    wanted = [Counter(kept[key] for key in keys if key in kept) for keys, _ in meetings]
    given: list[str | None] = [None] * len(meetings)
    taken: set[str] = set()
    order = sorted(range(len(meetings)), key=lambda n: (-max(wanted[n].values(), default=0), n))
    for n in order:  # of the two halves of a split meeting, the larger keeps the id
        known = [name for name, _ in sorted(wanted[n].items(), key=lambda item: (-item[1], item[0])) if name not in taken]
        if known:
            given[n] = known[0]
            taken.add(known[0])
    for n, (_, base) in enumerate(meetings):
        if given[n] is None:
            name, times = base, 1
            while name in taken:
                times += 1
                name = f"{base}-{times}"
            given[n] = name
            taken.add(name)
    new = {key: name for (keys, _), name in zip(meetings, given) for key in keys}
    if any(kept.get(key) != name for key, name in new.items()):
        _write(path, new)
    return given


def content(folder: Path) -> bytes:
    """The ids that are kept, as they stand on the disk."""
    path = Store(folder).folder.parent / NAME
    return path.read_bytes() if path.is_file() else b""


def _read(path: Path) -> dict[str, str]:
    """What is kept; nothing, where the file was never written or is broken: then ids are made anew."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and all(isinstance(name, str) for name in found.values()) else {}


def _write(path: Path, new: Mapping[str, str]) -> None:
    from filelock import FileLock, Timeout

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path.with_suffix(".lock"), timeout=30).acquire()
    except Timeout as error:
        raise TimeoutError(f"{path.with_suffix('.lock')}: another process has held this lock for 30 seconds; close it and try again.") from error
    except OSError as error:
        raise not_written(path, error) from error
    with lock:
        content = json.dumps({**_read(path), **new}, indent=0, sort_keys=True)
        with written(path, encoding="utf-8") as file:
            file.write(content)
