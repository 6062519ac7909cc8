"""Files to decoded text: which files of a folder are articles, and what could not be read, with the remedy."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import lexicons

SUFFIXES = (".txt", ".md")
# Beside the texts, and no articles: what a person or an operating system puts there. Not reported as skipped.
_BESIDE = {"decisions.jsonl", "thumbs.db", "desktop.ini", "readme", "readme.txt", "readme.md", "license", "license.txt", "license.md"}
_SAMPLE = 1 << 16  # bytes that tell UTF-16 and control characters from text
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SIGNATURES = ((b"%PDF-", "a PDF document"), (b"PK\x03\x04", "a Word or other packed document"), (b"{\\rtf", "an RTF document"), (b"\xd0\xcf\x11\xe0", "an old Word document"))
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13}) + b"\x7f"
_SAVE_AS = "Open it in a text editor and save it as UTF-8 text"


class Unreadable(ValueError):
    """A file that is no article; `remedy` says how to mend it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


@dataclass(frozen=True)
class File:
    """A file of the corpus folder: its text, or the reason why there is none and the remedy."""

    article_id: str
    path: str
    text: str | None = None
    lost: int = 0  # characters that could not be decoded, U+FFFD in the text
    reason: str = ""
    remedy: str = ""


def files(folder: Path) -> Iterator[File]:
    """Every file of the folder and its subfolders, by its path; hidden ones, lexicons and a README are left out.

    Raises FileNotFoundError or NotADirectoryError when there is no such folder.
    """
    if not folder.exists():
        raise FileNotFoundError(f"{folder}: there is no such folder; expected a folder of articles as .txt or .md files. Check the path, or make the folder and put articles in it.")
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder}: this is a file; expected the folder that holds the articles. Give {folder.parent} to read all in it.")
    for path in sorted(_walk(folder), key=lambda path: path.relative_to(folder).parts):
        name = path.relative_to(folder).as_posix()
        try:
            name.encode("utf-8")
            text, lost = _read(path)
        except UnicodeEncodeError:
            yield File(ascii(name).strip("'"), ascii(str(path)).strip("'"), reason="its name is not UTF-8", remedy="Rename the file.")
        except Unreadable as error:
            yield File(name, str(path), reason=str(error), remedy=error.remedy)
        except OSError as error:
            yield File(name, str(path), reason=f"it could not be opened: {error.strerror}", remedy="Check that the file exists and that you may read it.")
        else:
            yield File(name, str(path), text, lost)


def _walk(folder: Path) -> Iterator[Path]:
    known = {f"{path.stem}.yml" for path in lexicons.HERE.glob("*.yml")}
    for here, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        for name in names:
            if not name.startswith((".", "~$")) and name not in known and name.casefold() not in _BESIDE:
                yield Path(here, name)


def _read(path: Path) -> tuple[str, int]:
    if path.suffix.casefold() not in SUFFIXES:
        raise Unreadable(f"its type is {path.suffix or 'not named'}; articles are .txt or .md files", "Copy the article's text into a .txt file, or move the file elsewhere.")
    text, lost = decode(path.read_bytes())
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b\u2028\u2029"):
        raise Unreadable("it is empty", "Paste the article into it, or delete it.")
    if re.match(r"\s*<(?:!doctype\s+html|html|head|\?xml)\b", text[:500], re.I):
        raise Unreadable("it holds the source of a web page, not the text of an article", "Open the page in a browser, copy the article and paste it into a .txt file.")
    return text, lost


def decode(data: bytes) -> tuple[str, int]:
    """The text of a file's bytes, newlines as they are, and how many characters could not be decoded.

    UTF-8 and UTF-16, with or without a byte order mark; otherwise a Western encoding, by its likeness to text.
    Raises Unreadable for what is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), 0
            except UnicodeDecodeError as error:
                if encoding == "utf-8-sig":
                    break
                raise Unreadable(f"it begins as {encoding.upper()} and is damaged at byte {error.start}", f"{_SAVE_AS}.") from error
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(f"it is {what}, not plain text", "Open it, copy the article and paste it into a .txt file.")
    sample = data[:_SAMPLE]
    if b"\0" in data:
        return _without_mark(data, sample), 0
    if sample and len(sample) - len(sample.translate(None, _CONTROLS)) > 0.05 * len(sample):
        raise Unreadable("it is binary: many control characters", f"If it is a document, {_SAVE_AS[0].lower()}{_SAVE_AS[1:]}; otherwise delete it.")
    try:
        return data.decode("utf-8-sig"), 0
    except UnicodeDecodeError:
        return _western(data)


def _without_mark(data: bytes, sample: bytes) -> str:
    """UTF-16 without a mark: in Latin script every second byte is zero."""
    half = len(sample) // 2 or 1
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if len(data) % 2 == 0 and max(even, odd) > 0.7 and min(even, odd) < 0.1:
        try:
            return data.decode("utf-16-be" if even > odd else "utf-16-le")
        except UnicodeDecodeError:
            pass
    raise Unreadable("it is binary: it holds zero bytes and is not UTF-16", f"If it is a document, {_SAVE_AS[0].lower()}{_SAVE_AS[1:]}; otherwise delete it.")


def _western(data: bytes) -> tuple[str, int]:
    """Text that is not quite UTF-8: UTF-8 with a few damaged characters, or a Western encoding."""
    patched = data.decode("utf-8-sig", errors="replace")
    lost = patched.count("\ufffd")
    whole = sum(1 for char in patched[:_SAMPLE] if char > "\x7f" and char != "\ufffd")
    if whole > 3 * patched[:_SAMPLE].count("\ufffd") and lost * 100 < len(patched):
        return patched, lost
    from charset_normalizer import from_bytes

    # cp1252 is what Windows writes and names Latin-1; the five bytes that it lacks are left to Latin-1.
    best = from_bytes(data[:_SAMPLE], cp_isolation=["cp1252", "latin_1"], enable_fallback=False).best()
    if best is None:
        raise Unreadable("its encoding is not recognised", f"{_SAVE_AS}.")
    try:
        return data.decode("cp1252"), 0
    except UnicodeDecodeError:
        return data.decode("latin-1"), 0
