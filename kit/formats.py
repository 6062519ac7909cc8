"""A table as CSV or JSON, for other programs."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from .disk import written

if TYPE_CHECKING:
    import pandas as pd

# what spreadsheets take for the start of a formula, the wide forms of East Asian keyboards too; a number with its sign is none
FORMULA = re.compile(r"[=@\t\r\n＝＠＋－]|[+-](?![\d.,]*$)")


def save_table(table: "pd.DataFrame", path: str | Path) -> Path:
    """Write any table of the kit, or a selection of one, into a file ending in .csv or .json, and give its path.

    CSV is written for spreadsheets, with a mark that tells them it is UTF-8; see `write_csv` and `write_json`.
    Raises ValueError for another ending, and what `kit.disk.written` does; then a file of that name stands as it was.
    """
    path = Path(path)
    write = {".csv": write_csv, ".json": write_json}.get(path.suffix.lower())
    if write is None:
        raise ValueError(f"{path}: expected a name that ends in .csv or .json, found {path.suffix or 'no ending'!r}")
    with written(path, encoding="utf-8-sig" if write is write_csv else "utf-8", newline="") as stream:
        write(table, stream)
    return path


def write_csv(table: "pd.DataFrame", stream: TextIO) -> None:
    """Write a table as CSV: lists joined by '; ', a missing value empty.

    A spreadsheet runs a cell that begins with = + - @, a tab or the end of a line as a formula, and these cells are
    words from the web: such a cell is given a leading apostrophe, unless it is a number with its sign. Within a
    cell a line ends with a line feed, for a carriage return alone may begin a new row; a NUL, which no spreadsheet reads, is
    left out. JSON keeps every character.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(map(_cell, table.columns))
    for row in table.itertuples(index=False, name=None):
        writer.writerow([_cell(plain(value)) for value in row])


def write_json(table: "pd.DataFrame", stream: TextIO) -> None:
    """Write a table as a JSON list of objects, one to a line; a missing value is null."""
    names, separator = list(table.columns), "[\n"
    for row in table.itertuples(index=False, name=None):
        stream.write(separator + json.dumps(dict(zip(names, map(plain, row))), ensure_ascii=False))
        separator = ",\n"
    stream.write("[]\n" if separator == "[\n" else "\n]\n")


def plain(value: Any) -> Any:
    """A value of a table as JSON knows it: None, bool, number, words or a list of them."""
    import pandas as pd

    if hasattr(value, "tolist"):  # NumPy's numbers and arrays
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    if value is None or pd.isna(value):
        return None
    if isinstance(value, (bool, int, float, str)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if not isinstance(value, str):
        return value
    value = value.replace("\0", "").replace("\r\n", "\n")
    return ("'" * bool(FORMULA.match(value)) + value).replace("\r", "\n")
