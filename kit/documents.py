"""Saved pages, Word and PDF documents to the text that the line rules read, within bounds that no file can pass.

What a page says of itself (its title, outlet, date in `<meta>` and JSON-LD) is set above the text as a header, so that
it is evidence with a place like any other; see `headed`.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import logging
import re
import time
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .decoding import Unreadable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FENCE = "---"
_WIB = dt.timezone(dt.timedelta(hours=7))
_MOST_UNPACKED = 200_000_000  # bytes of a packed document, unpacked
_MOST_SOURCE = 20_000_000  # bytes of a saved page
_MOST_PAGES = 1_000  # of a PDF
_MOST_DRAWN = 2_000_000  # bytes of what draws one page of a PDF, unpacked
_LONGEST = 60  # seconds for one PDF
_MOST_TEXT = 20_000_000  # characters of one document: some ten thousand pages
_PASTE = "Open it, copy the article and paste it into a .txt file."
_PUBLISHED = ("article:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "dc.date.issued", "dcterms.created", "content_publisheddate", "og:article:published_time", "cxenseparse:recs:publishtime")
_ARTICLE = re.compile(r"(?:News|Blog|Reportage|Analysis|Opinion)?\w*Article|BlogPosting|LiveBlogPosting", re.I)


def headed(known: Mapping[str, Any], text: str) -> str:
    """A text with what is known of it above, fenced off, one `key: value` a line; empty values are left out."""
    lines = [f"{key}: {value}" for key, given in known.items() if (value := re.sub(r"\s+", " ", str(given or "")).strip())]
    return "\n".join([FENCE, *lines, FENCE, text]) if lines else text


# --- saved pages -----------------------------------------------------------------------------------------------


def page_text(data: bytes) -> str:
    """The article of a saved page: its own words as trafilatura finds them, under what the page says of itself.

    Raises Unreadable for a page in which there is no article.
    """
    import trafilatura

    if len(data) > _MOST_SOURCE:
        raise Unreadable(f"it is a web page of {len(data):,} bytes; at most {_MOST_SOURCE:,} are read", _PASTE)
    try:
        tree = trafilatura.load_html(data)
        found = None if tree is None else trafilatura.bare_extraction(data, with_metadata=True, include_comments=False)
    except Exception as error:
        raise Unreadable(f"its source is damaged: {error}", _PASTE) from error
    if found is None or not (found.text or "").strip():
        raise Unreadable("it is a web page in which no article was found", _PASTE)
    known = dict(title=found.title, date=_local(_published(tree)), source=found.sitename or found.hostname, author=found.author, url=found.url)
    return bounded(headed(known, found.text))


def _published(tree: "HtmlElement") -> str | None:
    """The date that a page gives as that of its article: in JSON-LD, else in a `<meta>` made for it; never a guess."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            told = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # many pages have one that is not in order, beside one that is
        for thing in _things(told):
            if _ARTICLE.fullmatch(str(thing.get("@type", ""))) and isinstance(thing.get("datePublished"), str):
                return thing["datePublished"]
    named = {(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold(): meta.get("content") for meta in tree.iterfind(".//meta")}
    return next((named[name] for name in _PUBLISHED if named.get(name)), None)


def _local(moment: str | None) -> str | None:
    """A time in UTC as the same time in western Indonesia, so that its day is that of the readers."""
    try:
        read = dt.datetime.fromisoformat((moment or "").strip())
    except ValueError:
        return moment
    return read.astimezone(_WIB).isoformat(timespec="seconds") if read.utcoffset() == dt.timedelta(0) else moment


def _things(told: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD block, two levels deep: a list of them, or a `@graph`."""
    for thing in told if isinstance(told, list) else [told]:
        if isinstance(thing, dict):
            kind = thing.get("@type")
            yield {**thing, "@type": kind[0] if isinstance(kind, list) and kind else kind}
            if isinstance(thing.get("@graph"), list):
                yield from _things(thing["@graph"])


# --- Word and PDF ----------------------------------------------------------------------------------------------


def packed_kind(data: bytes) -> str | None:
    """What a packed document is, by what is in it: docx, xlsx or None. Raises Unreadable where it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if (size := sum(part.file_size for part in parts)) > _MOST_UNPACKED:
                raise Unreadable(f"unpacked it is {size:,} bytes; at most {_MOST_UNPACKED:,} are read", _PASTE)
            if damaged := archive.testzip():  # reads no more than the sizes that were just added up
                raise Unreadable(f"it is a packed document whose part {damaged} is damaged", _PASTE)
    except Unreadable:
        raise
    except Exception as error:  # what a damaged file sets off in a parser, no list of errors can hold
        raise Unreadable(f"it is a packed document that is damaged: {error}", _PASTE) from error
    names = {part.filename for part in parts}
    return "docx" if "word/document.xml" in names else "xlsx" if "xl/workbook.xml" in names else None


def word_text(data: bytes) -> str:
    """The paragraphs of a Word document, one a line, in their order; tables cell by cell. Raises Unreadable."""
    import docx
    from docx.table import Table

    def lines(blocks: Iterable[Any]) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        yield from lines(cell.iter_inner_content())
            else:
                yield block.text

    try:
        document = docx.Document(io.BytesIO(data))
        return bounded("\n".join(lines(document.iter_inner_content())))
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"it is a Word document that is damaged: {error}", _PASTE) from error


def pdf_text(data: bytes) -> str:
    """The text layer of a PDF, page after page. Raises Unreadable where there is none, or a password before it."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it finds odd is told as a reason, or mended
    end = time.monotonic() + _LONGEST

    def watch(*_: Any) -> None:
        if time.monotonic() > end:
            raise Unreadable(f"it is a PDF whose text took more than {_LONGEST} seconds to find", _PASTE)

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("it is a PDF with a password", "Save a copy without the password.")
        if (count := len(reader.pages)) > _MOST_PAGES:
            raise Unreadable(f"it is a PDF of {count:,} pages; at most {_MOST_PAGES:,} are read", "Save the pages of the article as a PDF of their own.")
        texts = []
        for page in reader.pages:
            watch()
            if (contents := page.get_contents()) is not None and (size := len(contents.get_data())) > _MOST_DRAWN:
                raise Unreadable(f"it is a PDF with {size:,} bytes of drawing on one page; at most {_MOST_DRAWN:,} are read", _PASTE)
            texts.append(page.extract_text(visitor_operand_before=watch))
        text = "\n".join(texts)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"it is a PDF that is damaged: {error}", _PASTE) from error
    if not text.strip():
        raise Unreadable("it is a PDF without a text layer, such as a scan", "Run it through a program for text recognition (OCR) first, or type the article into a .txt file.")
    return bounded(text)


def bounded(text: str) -> str:
    """A text as it is. Raises Unreadable for one that is longer than a document can be."""
    if len(text) > _MOST_TEXT:
        raise Unreadable(f"its text has {len(text):,} characters; at most {_MOST_TEXT:,} are read", "Split it into one file for each article.")
    return text
