"""What the analyst decided: `decisions.jsonl` in the corpus folder, an append-only log, replayed on every run.

One JSON object to a line: id, at (ISO 8601, UTC), by (user), act, on (what it is about), value, note. Nothing is
ever changed in place; to undo is a line too, and undoing that line brings the decision back. Of two decisions on one
thing the later counts.

Which acts there are, and what they may hold, says the module that applies them: it calls `owns`. A decision about
words holds article_id, start_char, end_char and the words themselves. Where they are gone it is stale, and reported.
"""

from __future__ import annotations

import datetime as dt
import getpass
import json
import os
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from . import tables
from .corpus import Corpus
from .disk import leads_out, not_written

if TYPE_CHECKING:
    import pandas as pd

NAME = "decisions.jsonl"
UNDO = "undo"
_LOCK = Path(".kit", "decisions.lock")
_PATIENCE = 30  # seconds to wait for another process that writes
_SHAPE = {"id": str, "at": str, "by": str, "act": str, "on": dict, "note": str}
_SPAN = {"article_id": str, "start_char": int, "end_char": int, "words": str}


@dataclass(frozen=True)
class Decision:
    """One line of the log. `state`: active, undone or broken; a broken line has no more than its number and reason."""

    line: int
    id: str = ""
    at: str = ""
    by: str = ""
    act: str = ""
    on: Mapping[str, Any] | None = None
    value: Any = None
    note: str = ""
    state: str = "active"
    reason: str = ""


@dataclass(frozen=True)
class Act:
    """What is known of an act.

    check: raises ValueError when `on` and `value` are not what the act needs, and says what it needs.
    stale: why a decision no longer fits this corpus; None when it does.
    annotated: `stale` needs an annotated corpus.
    """

    check: Callable[[Mapping[str, Any], Any], None]
    stale: Callable[[Corpus, Decision], str | None]
    annotated: bool = False


_ACTS: dict[str, Act] = {}


def owns(*acts: str, check: Callable[..., None], stale: Callable[..., str | None], annotated: bool = False) -> None:
    """Called once, where it is imported, by the module that applies these acts; see Act."""
    _ACTS.update(dict.fromkeys(acts, Act(check, stale, annotated)))


# --- writing ---------------------------------------------------------------------------------------------------


def decide(corpus: Corpus | str | Path, act: str, on: Mapping[str, Any], value: Any = None, *, note: str = "", by: str | None = None) -> str:
    """Write one decision into the log of a corpus, and give its id. It is applied when the folder is read again.

    on: what it is about. A span of an article needs no `words` when a Corpus is given: they are taken from its text.
    by: who decides; by default the name under which the user is logged in.

    It is on the disk when this returns. Raises ValueError for an act that is none, or for what the act cannot use,
    and kit.disk.NotWritten when the disk is full or the folder cannot be written to: then the log is as it was.
    """
    if act not in _ACTS:
        raise ValueError(f"there is no act {act!r}; use one of: {', '.join(sorted(_ACTS))}")
    on = _with_words(corpus, on) if isinstance(corpus, Corpus) and "start_char" in on else dict(on)
    _ACTS[act].check(on, value)
    return _append(corpus, act, on, value, note, by)


def undo(corpus: Corpus | str | Path, decision_id: str, *, note: str = "", by: str | None = None) -> str:
    """Take a decision back, by a line of its own, whose id is given; undoing that one brings the decision back.

    Raises ValueError when no active decision has this id.
    """
    states = {entry.id: entry.state for entry in log(_folder(corpus)) if entry.id}
    if states.get(decision_id) != "active":
        found = states.get(decision_id, "not there")
        raise ValueError(f"{_folder(corpus) / NAME}: expected an active decision {decision_id!r}, found that it is {found}; kit.table(corpus, 'decisions') lists them.")
    return _append(corpus, UNDO, {"decision_id": decision_id}, None, note, by)


def _with_words(corpus: Corpus, on: Mapping[str, Any]) -> dict[str, Any]:
    """`on` with the words of its span. Raises ValueError where there are none, or where others were expected."""
    text = corpus.texts.get(on.get("article_id"))
    if text is None:
        raise ValueError(f"{corpus.folder} has no article {on.get('article_id')!r}; its articles are listed in corpus.articles")
    words = text[on["start_char"] : on["end_char"]]
    if not words or on.get("words", words) != words:
        raise ValueError(f"{on['article_id']}: expected {on.get('words', 'some words')!r} from character {on['start_char']} to {on['end_char']}, found {words!r}")
    return {**on, "words": words}


def _append(corpus: Corpus | str | Path, act: str, on: Mapping[str, Any], value: Any, note: str, by: str | None) -> str:
    from filelock import FileLock, Timeout

    folder, decision_id = _folder(corpus), uuid.uuid4().hex
    at = dt.datetime.now(dt.timezone.utc).isoformat(timespec="seconds")
    row = {"id": decision_id, "at": at, "by": by or _user(), "act": act, "on": on, "value": value, "note": note}
    try:
        data = json.dumps(row, ensure_ascii=False, allow_nan=False).encode() + b"\n"
    except TypeError as error:
        raise ValueError(f"a decision can hold words, numbers, lists and mappings only: {error}") from error
    path, lock = _path(folder), folder / _LOCK
    try:
        lock.parent.mkdir(exist_ok=True)
        with FileLock(lock, timeout=_PATIENCE), open(path, "ab+", buffering=0) as file:
            _add(file, data)
    except Timeout as error:
        raise TimeoutError(f"{lock}: another process has held this lock for {_PATIENCE} seconds; close it and decide again.") from error
    except OSError as error:
        raise not_written(path, error) from error
    return decision_id


def _add(file: BinaryIO, data: bytes) -> None:
    """Put a line at the end of the log; where it finds no room, the log ends as it did."""
    end = file.seek(0, os.SEEK_END)
    if end and (file.seek(-1, os.SEEK_END), file.read(1))[1] != b"\n":
        data = b"\n" + data  # a line that was cut off stays a line of its own
    try:
        while data:
            data = data[file.write(data) :]
        os.fsync(file.fileno())
    except OSError:
        file.truncate(end)
        raise


def _path(folder: Path) -> Path:
    """Where the log is. Raises ValueError where a link would lead out of the folder."""
    for place in (folder / NAME, folder / _LOCK):
        if leads_out(place, folder):
            raise ValueError(f"{place}: a link on the way leads to a place outside the folder; delete the link, or put what it leads to in its place")
    return folder / NAME


def _user() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # a container may run under a number that has no name
        return "unknown"


# --- reading ---------------------------------------------------------------------------------------------------


def read(corpus: Corpus | str | Path) -> dict[str, list[Decision]]:
    """The active decisions by act, in the order in which they were made; every act is a key.

    Of a Corpus: those that were there when it was read, so that all its tables see the same ones. Of a folder: those
    that are there now.
    """
    return active(corpus.log if isinstance(corpus, Corpus) else log(Path(corpus)))


def active(entries: Iterable[Decision]) -> dict[str, list[Decision]]:
    """The active ones of these entries of a log by act, as `read` gives them."""
    found: dict[str, list[Decision]] = {act: [] for act in _ACTS}
    for entry in entries:
        if entry.state == "active" and entry.act != UNDO:
            found[entry.act].append(entry)
    return found


def log(folder: Path) -> tuple[Decision, ...]:
    """Every line of a folder's log, in order, with its state; a broken line hides none of the others."""
    path = _path(folder)
    if not path.is_file():
        return ()
    entries = list(_entries(path.read_bytes().split(b"\n")))
    taken_back: set[str] = set()
    for n in range(len(entries) - 1, -1, -1):
        entry = entries[n]
        if entry.state == "active" and entry.id in taken_back:
            entries[n] = replace(entry, state="undone")
        elif entry.state == "active" and entry.act == UNDO:
            taken_back.add(entry.on["decision_id"])
    return tuple(entries)


def _entries(lines: list[bytes]) -> Iterator[Decision]:
    lines_of: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = _parsed(number, line)
            if entry.id in lines_of:
                raise ValueError(f"line {lines_of[entry.id]} has the same id")
            if entry.act == UNDO and str(entry.on.get("decision_id")) not in lines_of:
                raise ValueError(f"there is no decision {entry.on.get('decision_id')!r} above it to undo")
            lines_of[entry.id] = number
            yield entry
        except (ValueError, RecursionError) as error:
            yield Decision(number, state="broken", reason=f"line {number}: {error}. Mend the line, or delete it")


def _parsed(number: int, line: bytes) -> Decision:
    row = json.loads(line.decode("utf-8-sig"))
    if not isinstance(row, dict):
        raise ValueError(f"expected an object with {', '.join(_SHAPE)}, found {type(row).__name__}")
    for key, kind in _SHAPE.items():
        if not isinstance(row.get(key), kind):
            raise ValueError(f"expected {key!r} as {kind.__name__}, found {row.get(key)!r}")
    json.dumps(row, ensure_ascii=False).encode()  # half of a character, which no table can hold, is an error of Unicode
    if row["act"] != UNDO:
        if row["act"] not in _ACTS:
            raise ValueError(f"there is no act {row['act']!r}; write one of: {', '.join(sorted(_ACTS))}")
        _ACTS[row["act"]].check(row["on"], row.get("value"))
    return Decision(number, **{key: row[key] for key in _SHAPE}, value=row.get("value"))


def decision_log(corpus: Corpus) -> "pd.DataFrame":
    """Table `decisions`: one row per line of the log as it was when the corpus was read."""
    rows = []
    for entry in corpus.log:
        state, reason = entry.state, entry.reason
        act = _ACTS.get(entry.act)
        if act and state == "active" and (not act.annotated or "sentences" in corpus.tables) and (why := act.stale(corpus, entry)):
            state, reason = "stale", why
        written = {name: None if value is None else json.dumps(value, ensure_ascii=False) for name, value in (("on", entry.on), ("value", entry.value))}
        row = dict(line=entry.line, decision_id=entry.id or None, at=entry.at or None, by=entry.by or None, act=entry.act or None)
        rows.append({**row, **written, "note": entry.note or None, "state": state, "reason": reason or None})
    return tables.frame("decisions", rows)


# --- decisions about words of an article -----------------------------------------------------------------------


def check_span(on: Mapping[str, Any]) -> None:
    """Raises ValueError when `on` does not name a span of an article and its words."""
    for key, kind in _SPAN.items():
        if not isinstance(on.get(key), kind):
            raise ValueError(f"expected {key!r} as {kind.__name__} in what the decision is about, found {on.get(key)!r}")
    if on["end_char"] - on["start_char"] != len(on["words"]) or not on["words"] or on["start_char"] < 0:
        raise ValueError(f"expected the words from character {on['start_char']} to {on['end_char']}, found {on['words']!r}, which are {len(on['words'])} characters")


def place(on: Mapping[str, Any], text: str | None) -> tuple[int, int] | None:
    """Where the words that a decision was made on stand now: in their old place, or the only other one; else None."""
    if text is None:
        return None
    start, end, words = on["start_char"], on["end_char"], on["words"]
    if text[start:end] == words:
        return start, end
    at = text.find(words)
    return (at, at + len(words)) if at >= 0 and text.find(words, at + 1) < 0 else None


def stale_span(corpus: Corpus, decision: Decision) -> str | None:
    """Why the words of a decision cannot be found; None when they can."""
    article_id, words = decision.on["article_id"], decision.on["words"]
    if article_id not in corpus.texts:
        return f"there is no article {article_id!r} any more"
    if place(decision.on, corpus.texts[article_id]) is None:
        return f"{article_id}: the words {words[:80]!r} do not stand there any more, or more than once"
    return None


def _folder(corpus: Corpus | str | Path) -> Path:
    return corpus.folder if isinstance(corpus, Corpus) else Path(corpus)
