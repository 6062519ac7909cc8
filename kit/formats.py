"""A table as CSV, JSON or an Excel workbook, for other programs."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TextIO

from .disk import written

if TYPE_CHECKING:
    import pandas as pd

# what spreadsheets take for the start of a formula, the wide forms of East Asian keyboards too; a number with its sign is none
FORMULA = re.compile(r"[=@\t\r\n＝＠＋－]|[+-](?![\d.,]*$)")

_EXCEL_ROWS, _EXCEL_CELL = 1_048_576, 32_767  # rows of a sheet, characters of a cell


def save_table(table: "pd.DataFrame", path: str | Path) -> Path:
    """Write any table of the kit, or a selection of one, into a file ending in .csv, .xlsx or .json, and give its path.

    CSV is written for spreadsheets, with a mark that tells them it is UTF-8; see `write_csv`, `save_workbook` and `write_json`.
    Raises ValueError for another ending, and what `kit.disk.written` does; then a file of that name stands as it was.
    """
    path = Path(path)
    if path.suffix.lower() == ".xlsx":
        return save_workbook({"table": table}, path)
    write = {".csv": write_csv, ".json": write_json}.get(path.suffix.lower())
    if write is None:
        raise ValueError(f"{path}: expected a name that ends in .csv, .xlsx or .json, found {path.suffix or 'no ending'!r}")
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


def save_workbook(sheets: Mapping[str, "pd.DataFrame"], path: Path) -> Path:
    """Write tables as the sheets of an Excel workbook, one row per row under their column names; lists joined by '; ', a missing value empty.

    Words are written as words, so that no cell is a formula or a link. Raises ValueError for a table that is too long, or
    a cell that is too large, for Excel; and what `kit.disk.written` does.
    """
    rows = {name: [list(table.columns), *([plain(value) for value in row] for row in table.itertuples(index=False, name=None))] for name, table in sheets.items()}
    for name, lines in rows.items():
        _check_for_excel(path, name, lines)
    with written(path, "wb") as stream:
        _write_workbook(rows, stream)
    return path


def _check_for_excel(path: Path, name: str, lines: list[list[Any]]) -> None:
    if len(lines) > _EXCEL_ROWS:
        raise ValueError(f"{path}: a sheet of Excel has {_EXCEL_ROWS:,} rows, and {name} has {len(lines):,}; save it as .csv or .json")
    for number, line in enumerate(lines):
        for column, value in zip(lines[0], line):
            if len(_words(value)) > _EXCEL_CELL:
                raise ValueError(f"{path}: a cell of Excel holds {_EXCEL_CELL:,} characters, and {column} in row {number} of {name} has {len(_words(value)):,}; save it as .csv or .json")


def _write_workbook(sheets: Mapping[str, list[list[Any]]], stream: IO[bytes]) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": dt.datetime(2000, 1, 1)})  # the same each time, so that two exports of one corpus are the same
    head = book.add_format({"bold": True})
    for name, lines in sheets.items():
        sheet = book.add_worksheet(name)
        for number, line in enumerate(lines):
            for column, value in enumerate(line):
                if isinstance(value, (int, float)):  # True and False too
                    sheet.write(number, column, value)
                elif value is not None:
                    sheet.write_string(number, column, _words(value), head if number == 0 else None)
        widths = [max((len(_words(line[column])) for line in lines[:200]), default=0) for column in range(len(lines[0]))]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(max(width + 2, 8), 60))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(lines) - 1), max(0, len(lines[0]) - 1))
    book.close()


def _words(value: Any) -> str:
    """A value as a cell of a workbook shows it; half a character, which no file can hold, as a question mark."""
    joined = "; ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return joined.encode("utf-8", "replace").decode("utf-8")


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
