"""Tables of articles, one to a row: CSV, TSV, JSON Lines and Excel, as a scraper or a colleague keeps them.

Which column holds what is read from `kit/lexicons/columns.yml`; a corpus adds its own names in a `columns.yml`. A row
becomes a text with its other columns set above it, so that every row has characters to lead back to.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import lexicons
from .decoding import Unreadable, decode
from .documents import headed
from .shape import words_of

SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx")
_MOST_ROWS = 200_000
_MOST_CELLS = 20_000_000
_CELL = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)(\d+)["']""")  # of a cell, or without letters of a row
_MOST_IN_A_CELL = 20_000_000  # characters


@dataclass(frozen=True)
class Row:
    """One row: its name within the file, its place for a person, and its text, or the reason why there is none."""

    name: str
    place: str
    text: str | None = None
    reason: str = ""


def rows(data: bytes, suffix: str, folder: Path | None = None) -> Iterator[Row]:
    """One Row per row of a table that is not blank. Raises Unreadable for a table without a column of texts.

    The name is made of the address, else of the text, so that it stays when rows are added or sorted.
    """
    columns = {words_of(name): key for key, names in lexicons.load("columns", folder).items() for name in names}
    taken: Counter[str] = Counter()
    read = {".xlsx": _excel, ".jsonl": _json_lines, ".ndjson": _json_lines}.get(suffix, _separated)
    for number, (place, record) in enumerate(read(data)):
        if number >= _MOST_ROWS:
            raise Unreadable(f"it has more than {_MOST_ROWS:,} rows", "Split it into several tables.")
        if isinstance(record, str):
            yield Row(place.replace(" ", "-"), place, reason=record)
            continue
        known: dict[str, str] = {}
        for name, value in record.items():
            key = columns.get(words_of(str(name)))
            if key and (words := _words(value)):
                known.setdefault(key, words)
        text = known.pop("text", None)
        name = hashlib.sha256((known.get("url") or text or place).encode("utf-8", "surrogatepass")).hexdigest()[:10]
        taken[name] += 1
        name += f"-{taken[name]}" if taken[name] > 1 else ""
        if not _has_text(record, columns):
            raise Unreadable(
                f"none of its columns ({', '.join(map(str, record))[:200]}) is known to hold the text",
                "Name that column 'text', or add its name to a columns.yml in the folder, as 'text: [NAME]'.",
            )
        yield Row(name, place, headed(known, text)) if text else Row(name, place, reason="its text is empty")


def _has_text(record: Mapping[Any, Any], columns: Mapping[str, str]) -> bool:
    return any(columns.get(words_of(str(name))) == "text" for name in record)


def _words(value: Any) -> str:
    """A cell as words: a date as ISO 8601, a list joined by commas, nothing for an empty one."""
    if isinstance(value, (dt.datetime, dt.date)):
        return value.isoformat().removesuffix("T00:00:00")
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(_words, value)))
    return "" if value is None or isinstance(value, (dict, float)) and value != value else str(value).strip()


# --- forms of tables: (place, record) for each row; a str in place of the record says why there is none ------------


def _separated(data: bytes) -> Iterator[tuple[str, dict[str, Any] | str]]:
    text, _ = decode(data)
    head = text[: text.find("\n") + 1 or None]
    mark = max(",;\t|", key=head.count)
    csv.field_size_limit(_MOST_IN_A_CELL)
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark, restkey="", strict=False)
    try:
        for number, record in enumerate(reader, 2):
            yield f"row {number}", {name: value for name, value in record.items() if name}
    except csv.Error as error:
        raise Unreadable(f"it is no table in order, near line {reader.line_num + 1}: {error}", "Open it in a spreadsheet and save it as .xlsx or .csv.") from error


def _json_lines(data: bytes) -> Iterator[tuple[str, dict[str, Any] | str]]:
    text, _ = decode(data)
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield f"line {number}", f"it is not in order as JSON: {error}"
            continue
        yield f"line {number}", record if isinstance(record, dict) else f"expected an object in braces, found {type(record).__name__}"


def _excel(data: bytes) -> Iterator[tuple[str, dict[str, Any] | str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    _check_spread(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    except CalamineError as error:
        raise Unreadable(f"it is an Excel table that is damaged: {error}", "Open it and save it again, or as .csv.") from error
    filled = [(name, sheet) for name, sheet in sheets if any(_filled(row) for row in sheet)]
    for name, sheet in filled:
        begin = next(number for number, row in enumerate(sheet) if _filled(row))
        names = sheet[begin]
        for number, cells in enumerate(sheet[begin + 1 :], begin + 2):
            if _filled(cells):
                place = f"row {number}" if len(filled) == 1 else f"{name}, row {number}"
                yield place, {column: value for column, value in zip(names, cells) if column != ""}


def _check_spread(data: bytes) -> None:
    """Raises Unreadable for a table with a cell so far out that the cells before it would fill the memory."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name).replace(b"\0", b"")  # UTF-16 is read as if it were ASCII
            if b"sheetData" not in part:  # a sheet may go by any name
                continue
            columns = lines = 1
            for letters, number in _CELL.findall(part):
                columns, lines = max(columns, _column(letters[:9].upper())), max(lines, int(number[:20]))
            if columns * lines > _MOST_CELLS:
                raise Unreadable(f"it is an Excel table that spreads over {lines:,} rows and {columns:,} columns", "Delete what stands far below and to the right of the articles, and save it again.")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _filled(cells: Iterable[Any]) -> bool:
    return any(cell not in ("", None) for cell in cells)
