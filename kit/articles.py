"""A folder of pasted articles to tables: what each article is, when it was published, and what each line is."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from . import corrections, dates, decisions, lexicons, tables, wording
from .corpus import Corpus
from .decisions import Decision
from .files import File, files
from .lines import HEADERS, Piece, Reader
from .names import names
from .outlets import Outlet
from .publication import Publication, publication

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_SPOKEN_TO = re.compile(r"\bkepada\s+", re.I)
_SHOWN = 12  # line numbers in a flag


def read(folder: str | Path) -> Corpus:
    """Read every article of a folder and its subfolders, into a Corpus; which files these are, says `files`.

    Its tables are `articles` (one row per article), `date_candidates` (one row per date that could be an
    article's), `lines` (one row per piece of a raw text) and `skipped` (one row per file that could not be used).
    What the analyst decided is replayed. Hidden files and folders, lexicons such as `aliases.yml`, `decisions.jsonl`, and a README or LICENSE are no
    articles and not looked at. Raises FileNotFoundError or NotADirectoryError when there is no such folder, and ValueError for an
    `aliases.yml` that is not in order.
    """
    folder = Path(folder)
    found = list(files(folder))
    names(folder)  # a lexicon of the corpus that is not in order is told of now, not after the annotation
    reader, log = Reader(folder), decisions.log(folder)
    on_lines, on_articles = (_by_article(decisions.active(log)[act]) for act in ("line", "article"))
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("articles", "date_candidates", "lines", "skipped")}
    texts: dict[str, str] = {}
    for file in found:
        if file.text is None:
            rows["skipped"].append(dict(path=file.article_id, reason=file.reason, remedy=file.remedy))
            continue
        texts[file.article_id] = file.text
        pieces = reader.pieces(file.text, header=file.header)
        if file.article_id in on_lines:
            pieces = corrections.decided_pieces(file.text, pieces, on_lines[file.article_id], reader.noise.told_as)
        published = publication(file.text, pieces)
        decided, when = corrections.decided_fields(on_articles[file.article_id])
        if when is not None:
            published = corrections.decided_publication(published, decided["published"], when)
        rows["articles"].append(_article(file, pieces, published, decided, reader))
        rows["date_candidates"] += _candidates(file.article_id, published)
        rows["lines"] += _lines(file.article_id, pieces)
    return Corpus(folder, texts, {name: tables.frame(name, made) for name, made in rows.items()}, log)


def _by_article(made: Iterable[Decision]) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in made:
        found[decision.on["article_id"]].append(decision)
    return found


def _article(file: File, pieces: list[Piece], published: Publication, decided: dict[str, Any], reader: Reader) -> dict[str, Any]:
    text, told = file.text, _told(pieces)
    title = told.get("title") or _title(text, pieces)
    running = [text[piece.start : piece.end] for piece in pieces if piece.kind in ("deck", "body")]
    outlet, agency = _outlet(text, pieces, told, reader)
    language = decided.get("language") or wording.language(" ".join(running))
    spun = wording.spun_words("\n".join(running))
    flags = [
        *(["no title"] if title is None and not decided.get("title") else []),
        *published.flags,
        *([f"spun wording: {', '.join(spun)}"] if spun else []),
        *([f"in {_language_name(language)}"] if language != "id" else []),
        *_unclear(pieces),
        *([f"decided: {', '.join(decided)}"] if decided else []),
        *(["access date not read"] if "accessed" in told and not _accessed(told["accessed"]) else []),
        *([f"characters lost in decoding: {file.lost}"] if file.lost else []),
    ]
    known = dict(
        article_id=file.article_id,
        path=file.path,
        text_hash=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title,
        outlet=outlet,
        author=told.get("author"),
        dateline=told.get("place"),
        published=published.value,
        published_precision=published.precision,
        published_basis=published.basis,
        text_credit=_text_credit(told, agency, outlet, running, reader),
        photo_credit=told.get("photo"),
        url=told.get("url"),
        accessed=_accessed(told.get("accessed")),
        language=language,
        n_words=sum(len(_WORD.findall(words)) for words in running),
        flags=flags,
    )
    return {**known, **{field: value for field, value in decided.items() if field != "published"}}


def _language_name(code: str) -> str:
    from babel import Locale

    return Locale("en").languages.get(code, code)


def _told(pieces: Iterable[Piece]) -> dict[str, str]:
    """What the pieces tell: a line that the analyst labelled goes first, then the header, then the first that tells it."""
    told: dict[str, str] = {}
    for piece in sorted(pieces, key=lambda piece: (piece.rule != "decision", piece.rule not in HEADERS)):
        for key, value in piece.told.items():
            told.setdefault(key, value)
    return told


def _title(text: str, pieces: list[Piece]) -> str | None:
    titles = sorted((piece for piece in pieces if piece.kind == "title"), key=lambda piece: piece.rule != "decision")
    return _clean(text, titles[0]) if titles else None


def _clean(text: str, piece: Piece) -> str:
    return re.sub(r"\s+", " ", text[piece.start : piece.end]).strip()


def _outlet(text: str, pieces: list[Piece], told: dict[str, str], reader: Reader) -> tuple[str | None, str | None]:
    """The outlet, by the surest word for it, and the agency or outlet that the dateline credits beside it.

    The analyst's header goes before the address, the dateline, the byline and a line on the source; but "Jakarta
    (ANTARA) -" under another outlet's byline is that outlet's copy of an agency text.
    """
    dateline = next((piece.told for piece in pieces if piece.kind == "dateline"), {})
    own = dateline.get("outlet")
    signed = next((piece.told["outlet"] for piece in pieces if piece.kind in ("byline", "timestamp") and "outlet" in piece.told), None)
    agency = own and (reader.outlets.known(own) or Outlet(own, True)).agency
    outlet = _header_outlet(told, reader) or (signed if agency else None) or own or signed or _outlet_of_source(pieces, reader) or _outlet_told(text, pieces, reader)
    return outlet, own if own and own != outlet else dateline.get("credit")


def _header_outlet(told: dict[str, str], reader: Reader) -> str | None:
    """The outlet that the analyst names in the header, or whose address stands there or beside the text."""
    if source := told.get("source"):
        known = reader.outlets.of_address(source) if "." in source else reader.outlets.get(source)
        return known.name if known else source
    address = reader.outlets.of_address(told["url"]) if "url" in told else None
    return address.name if address else None


def _outlet_of_source(pieces: list[Piece], reader: Reader) -> str | None:
    """The outlet of a line such as "Artikel ini telah tayang di …" or "(Sumber: …)", where no other is stated."""
    named = [piece.told.get("outlet") or piece.told.get("credit") for piece in pieces if piece.kind in ("template", "related", "credit")]
    known = [outlet for name in named if name and (outlet := reader.outlets.known(name))]
    return next((outlet.name for outlet in known if outlet.publishes), None)


def _outlet_told(text: str, pieces: list[Piece], reader: Reader) -> str | None:
    """The outlet that somebody spoke to, as the text says: "…, kata dia kepada detikcom"; no agency, no other's report."""
    for piece in pieces:
        words = text[piece.start : piece.end] if piece.kind == "body" else ""
        for match in _SPOKEN_TO.finditer(words):
            hit = reader.outlets.longest_at(words, match.end())
            if hit and hit[0].publishes and not hit[0].agency and not _credit_cues().search(words[: match.start()]):
                return hit[0].name
    return None


def _text_credit(told: dict[str, str], agency: str | None, outlet: str | None, running: list[str], reader: Reader) -> str | None:
    if agency and agency != outlet:
        return agency
    if (credit := told.get("credit")) and credit != outlet:
        return credit
    pattern = _credit_cues()
    for words in running:
        for match in pattern.finditer(words):
            hit = reader.outlets.longest_at(words, match.end())
            if hit and words[match.end()].isupper() and hit[0].name != outlet:
                return hit[0].name
    return None


def _credit_cues() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicons.alternatives(lexicons.load('noise')['credit_cues'])}\s+", re.I)


def _accessed(words: str | None) -> str | None:
    if not words:
        return None
    return next((timex.value for timex in dates.find(words) if timex.rule.startswith("absolute")), None)


def _unclear(pieces: Iterable[Piece]) -> list[str]:
    numbers = [str(piece.line) for piece in pieces if piece.rule == "unclear"]
    more = f" and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else ""
    return [f"unclear lines: {', '.join(numbers[:_SHOWN])}{more}"] if numbers else []


def _candidates(article_id: str, published: Publication) -> Iterator[dict[str, Any]]:
    for candidate in published.candidates:
        row = {name: getattr(candidate, name) for name in ("words", "value", "rule", "chosen", "reason")}
        yield dict(article_id=article_id, **row, start_char=candidate.start, end_char=candidate.end)


def _lines(article_id: str, pieces: Iterable[Piece]) -> Iterator[dict[str, Any]]:
    for piece in pieces:
        yield dict(article_id=article_id, line=piece.line, kind=piece.kind, rule=piece.rule, start_char=piece.start, end_char=piece.end)
