"""`python -m kit check [FOLDER]` says what to look at, `table NAME [FOLDER]` prints any table, `report [FOLDER]` runs the notebooks, `tidy [FOLDER]` tidies the store.

The exit status is 0 when every file was read, 3 when some were skipped, 1 when none could be read or something
failed, 2 for a command that makes no sense, 130 when it was stopped by a key.
"""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from .checks import in_words
from .files import SUFFIXES
from .formats import write_csv, write_json
from .tables import COLUMNS
from .views.wording import one_line, plain

if TYPE_CHECKING:
    import pandas as pd

    from .corpus import Corpus

PROJECT = Path(__file__).resolve().parents[1]
FROM_READING = ("articles", "checks", "copies", "date_candidates", "decisions", "lines", "skipped", "suspects")  # the other tables need the annotation


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    chosen = _parser().parse_args(arguments)
    try:
        return chosen.command(chosen)
    except BrokenPipeError:  # the reader, `head` for one, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("stopped; what was annotated and decided until now is kept", file=sys.stderr)
        return 130
    except Exception as error:
        if chosen.debug:
            raise
        if isinstance(error, MemoryError):
            error = MemoryError(f"{chosen.folder}: too little memory; close other programs, or split the folder")
        kind = "" if isinstance(error, (OSError, ValueError, RuntimeError)) else f"{type(error).__name__}: "
        print(one_line(f"{kind}{error}"), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kit", description="The research kit without a notebook.")
    commands = parser.add_subparsers(required=True, metavar="check|table|report|tidy")
    check = commands.add_parser("check", help="say of every file what is known, how, and what a person should look at")
    check.add_argument("--format", choices=("text", "csv", "json"), default="text", help="text (default), or the table checks as csv or json")
    check.set_defaults(command=_check, name="checks")
    table = commands.add_parser("table", help="print a table")
    table.add_argument("name", choices=list(COLUMNS), metavar="NAME", help=", ".join(COLUMNS))
    table.add_argument("--format", choices=("csv", "json"), default="csv", help="csv (default), or json, which is exact")
    table.set_defaults(command=_table)
    report = commands.add_parser("report", help="run the notebooks and write the report")
    report.add_argument("-o", "--output", type=Path, metavar="FILE", help="the report (default: reports/<folder name>.html)")
    report.add_argument("--language", choices=("id", "en"), help="language of the report's own words")
    report.add_argument("--since", type=Path, metavar="REPORT", help="an earlier report of the folder: say what is new since")
    report.add_argument("--notebooks", action="store_true", help="also write each notebook as an HTML page, its views alive")
    report.set_defaults(command=_report)
    tidy = commands.add_parser("tidy", help="join the small parts of the stored annotation, and delete what no article needs any more")
    tidy.set_defaults(command=_tidy)
    for command in (check, table, report, tidy):
        command.add_argument("folder", nargs="?", type=Path, default=PROJECT / "seeds", help="folder of articles (default: seeds)")
        if command in (table, report):
            command.add_argument("--scheduler", metavar="ADDRESS", help="a Dask cluster that annotates what is new, as tcp://10.0.0.1:8786")
        command.add_argument("--debug", action="store_true", help="show where an error came from")
    return parser


def _read(folder: Path) -> tuple["Corpus", int]:
    """The corpus and the exit status it deserves; what was skipped is told on stderr."""
    import kit

    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: there is no such folder; name one that holds articles")
    corpus = kit.read(folder)
    for row in corpus.tables["skipped"].itertuples():
        print(one_line(f"skipped {row.path}: {row.reason}; {row.remedy}"), file=sys.stderr)
    if not corpus.texts:
        print(one_line(f"{folder}: no article could be read; put articles into it ({', '.join(SUFFIXES)}), or mend what was skipped"), file=sys.stderr)
        return corpus, 1
    return corpus, 3 if len(corpus.tables["skipped"]) else 0


def _table(chosen: argparse.Namespace) -> int:
    import kit

    corpus, status = _read(chosen.folder)
    if chosen.name not in FROM_READING:
        if status == 1:
            return status
        with redirect_stdout(sys.stderr):  # the progress of the annotation is no part of the table
            corpus = kit.annotate(corpus, scheduler=chosen.scheduler)
    _print(kit.table(corpus, chosen.name), chosen.format)
    return status


def _check(chosen: argparse.Namespace) -> int:
    import kit

    corpus, status = _read(chosen.folder)
    _print(kit.table(corpus, "checks"), chosen.format)
    return status


def _tidy(chosen: argparse.Namespace) -> int:
    import kit

    corpus, status = _read(chosen.folder)
    if corpus.texts:  # a folder in which nothing could be read is no reason to delete everything
        print("parts of the stored annotation: {}, before {}".format(*reversed(kit.tidy(corpus))))
    return status


def _print(table: "pd.DataFrame", form: str) -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # whatever the console or the system says
    if form == "text":
        sys.stdout.write(in_words(table))
    elif sys.stdout.isatty():  # a terminal obeys what a source may have written
        written = StringIO()
        {"csv": write_csv, "json": write_json}[form](table, written)
        sys.stdout.write(plain(written.getvalue()))
    else:
        {"csv": write_csv, "json": write_json}[form](table, sys.stdout)
    sys.stdout.flush()


def _report(chosen: argparse.Namespace) -> int:
    import kit

    from . import runner

    corpus, status = _read(chosen.folder)
    if status == 1:
        return status
    if chosen.scheduler:
        with redirect_stdout(sys.stderr):
            kit.annotate(corpus, scheduler=chosen.scheduler)  # the notebooks find it in the store
    report = chosen.output or PROJECT / "reports" / f"{runner.folder_name(chosen.folder)}.html"
    copies = PROJECT / "reports" / "notebooks" / runner.folder_name(chosen.folder)
    print(runner.run_notebooks(chosen.folder, report, language=chosen.language, since=chosen.since, copies=copies))
    if chosen.notebooks:
        from .notebook_pages import write_pages

        print(*write_pages(copies), sep="\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
