"""Files to decoded text: which files of a folder are articles, and what could not be read, with the remedy.

What a file is, its first bytes say; its name has a say only where they don't. A table holds many articles.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from . import lexicons, sheets
from .decoding import Unreadable, decode
from .disk import leads_out
from .documents import bounded, packed_kind, page_text, pdf_text, word_text

TEXTS = (".txt", ".md")
PAGES = (".html", ".htm", ".xhtml")
SUFFIXES = (*TEXTS, *PAGES, ".docx", ".pdf", *sheets.SUFFIXES)
# Beside the texts, and no articles: what a person or an operating system puts there. Not reported as skipped.
_BESIDE = {"decisions.jsonl", "thumbs.db", "desktop.ini", "readme", "readme.txt", "readme.md", "license", "license.txt", "license.md"}
_MOST_BYTES = 256_000_000
_MARKUP = re.compile(r"\s*(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|\?xml)\b", re.I | re.S)
_HALVES = re.compile("[\ud800-\udfff]")
_COPY = "Copy the article's text into a .txt file, or move the file elsewhere."


@dataclass(frozen=True)
class Source:
    """A file of the corpus folder: its name below it, where it is, and its bytes, or the reason why there are none and the remedy."""

    name: str
    path: str
    data: bytes | None = None
    reason: str = ""
    remedy: str = ""


@dataclass(frozen=True)
class File:
    """An article of a source: its text, or the reason why there is none and the remedy.

    place: where in the source it is, for a row of a table.
    header: whose word the header above the text is: "metadata-header" the analyst's, "page-metadata" the saved page's,
    "table-column" the table's.
    """

    article_id: str
    place: str = ""
    text: str | None = None
    lost: int = 0  # characters that could not be decoded, U+FFFD in the text
    header: str = "metadata-header"
    reason: str = ""
    remedy: str = ""


def sources(folder: Path) -> Iterator[Source]:
    """Every file of the folder and its subfolders that may be an article, by its path; hidden files, lexicons and a README are left out.

    Raises at once, FileNotFoundError or NotADirectoryError when there is no such folder, and ValueError for a `columns.yml` that is
    not in order.
    """
    if not folder.exists():
        raise FileNotFoundError(f"{folder}: there is no such folder; expected a folder of articles ({', '.join(SUFFIXES)}). Check the path, or make the folder and put articles in it.")
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder}: this is a file; expected the folder that holds the articles. Give {folder.parent} to read all in it.")
    lexicons.load("columns", folder)
    return _sources(folder)


def _sources(folder: Path) -> Iterator[Source]:
    for path in sorted(_walk(folder), key=lambda path: path.relative_to(folder).parts):
        name = path.relative_to(folder).as_posix()
        try:
            name.encode("utf-8")
            yield Source(name, str(path), _bytes(path, folder))
        except UnicodeEncodeError:
            yield Source(ascii(name).strip("'"), ascii(str(path)).strip("'"), reason="its name is not UTF-8", remedy="Rename the file.")
        except Unreadable as error:
            yield Source(name, str(path), reason=str(error), remedy=error.remedy)
        except OSError as error:
            yield Source(name, str(path), reason=f"it could not be opened: {error.strerror}", remedy="Check that the file exists and that you may read it.")


def files(source: Source, folder: Path) -> Iterator[File]:
    """The articles of a file: one, or one to a row of a table, with the article_id "table.csv#name"."""
    if source.data is None:
        yield File(source.name, reason=source.reason, remedy=source.remedy)
        return
    try:
        yield from _articles(source.data, source.name, folder)
    except Unreadable as error:
        yield File(source.name, reason=str(error), remedy=error.remedy)


def _walk(folder: Path) -> Iterator[Path]:
    known = {f"{path.stem}.yml" for path in lexicons.HERE.glob("*.yml")}
    for here, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        for name in names:
            if not name.startswith((".", "~$")) and name not in known and name.casefold() not in _BESIDE:
                yield Path(here, name)


def _bytes(path: Path, folder: Path) -> bytes:
    if path.suffix.casefold() not in SUFFIXES:
        raise Unreadable(f"its type is {path.suffix or 'not named'}; articles are {', '.join(SUFFIXES)} files", _COPY)
    if path.is_symlink() and leads_out(path, folder):
        raise Unreadable("it is a link to a place outside the folder", "Copy the file itself into the folder, or delete the link.")
    status = path.stat()
    if not path.is_file():
        raise Unreadable("it is no regular file", "Move it elsewhere.")
    if status.st_size > _MOST_BYTES:
        raise Unreadable(f"it has {status.st_size:,} bytes; at most {_MOST_BYTES:,} are read", "Split it into smaller files.")
    return path.read_bytes()


def _articles(data: bytes, name: str, folder: Path) -> Iterator[File]:
    kind = _kind(data, PurePosixPath(name).suffix.casefold())
    if kind not in sheets.SUFFIXES:
        text, lost, header = _text(data, kind)
        yield File(name, text=_whole(text), lost=lost, header=header)
        return
    empty = True
    for row in sheets.rows(data, kind, folder):
        empty = False
        yield File(f"{name}#{row.name}", row.place, _whole(row.text), header="table-column", reason=row.reason and f"{row.place}: {row.reason}", remedy="Mend the row, or delete it.")
    if empty:
        raise Unreadable("it is a table without rows", "Put the articles into it, one to a row, or delete it.")


def _kind(data: bytes, suffix: str) -> str:
    """What a file is, as the suffix that it should have."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        kind = packed_kind(data)
        if kind is None:
            raise Unreadable("it is a packed archive, not an article", "Unpack it, and put the articles that are in it into the folder.")
        return f".{kind}"
    if suffix in (".docx", ".xlsx", ".pdf") and data.strip():
        raise Unreadable(f"its name ends in {suffix}, but it is not such a document", "Open it in the program that made it and save it again, or copy the article into a .txt file.")
    return suffix


def _text(data: bytes, kind: str) -> tuple[str, int, str]:
    """The text of a file that holds one article, the characters lost in decoding, and whose word its header is."""
    if kind == ".pdf":
        return pdf_text(data), 0, "metadata-header"
    if kind == ".docx":
        return _filled(word_text(data)), 0, "metadata-header"
    text, lost = decode(data)
    text = bounded(_filled(text))
    if kind in PAGES or _MARKUP.match(text[:1000]):
        return page_text(data), 0, "page-metadata"
    return text, lost, "metadata-header"


def _whole(text: str | None) -> str | None:
    """A text without halves of characters, which JSON and PDF can hold and no file can."""
    return text and _HALVES.sub("\ufffd", text)


def _filled(text: str) -> str:
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b\u2028\u2029"):
        raise Unreadable("it is empty", "Paste the article into it, or delete it.")
    return text
