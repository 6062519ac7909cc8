"""A folder of pasted articles to tables: what each article is, when it was published, and what each line is."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from . import attribution, corrections, dates, decisions, tables, wording
from .copies import copies
from .corpus import Corpus
from .decisions import Decision
from .files import File, files
from .lines import HEADERS, Piece, Reader
from .names import names
from .publication import Publication, publication
from .spun import Suspect, most_frequent, suspects

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_COPIES = {"exact": "same text as", "near": "near copy of", "syndicated": "the same story as"}
_SHOWN = 12  # line numbers in a flag


def read(folder: str | Path) -> Corpus:
    """Read every article of a folder and its subfolders, into a Corpus; which files these are, says `files`.

    Its tables are `articles` (one row per article), `date_candidates` (one row per date that could be an
    article's), `lines` (one row per piece of a raw text), `copies` (one row per article that has another's text),
    `suspects` (one row per word that a synonym program has put in) and `skipped` (one row per file that could not be used).
    What the analyst decided is replayed. Hidden files and folders, lexicons such as `aliases.yml`, `decisions.jsonl`, and a README or LICENSE are no
    articles and not looked at. Raises FileNotFoundError or NotADirectoryError when there is no such folder, and ValueError for an
    `aliases.yml` that is not in order.
    """
    folder = Path(folder)
    found = list(files(folder))
    known = names(folder)  # a lexicon of the corpus that is not in order is told of now, not after the annotation
    reader, log = Reader(folder), decisions.log(folder)
    on_lines, on_articles = (_by_article(decisions.active(log)[act]) for act in ("line", "article"))
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("articles", "date_candidates", "lines", "suspects", "skipped")}
    texts: dict[str, str] = {}
    running: dict[str, str] = {}
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
        spun = suspects(file.text, [(piece.start, piece.end) for piece in pieces if piece.kind in ("deck", "body")], known)
        rows["articles"].append(_article(file, pieces, published, decided, spun, reader))
        rows["suspects"] += [dict(article_id=file.article_id, words=s.words, proposed=s.proposed, sign=s.sign, start_char=s.start, end_char=s.end) for s in spun]
        rows["date_candidates"] += _candidates(file.article_id, published)
        rows["lines"] += _lines(file.article_id, pieces)
        running[file.article_id] = "\n".join(_running(file.text, pieces))
    rows["copies"] = copies(rows["articles"], running)
    _flag_copies(rows)
    return Corpus(folder, texts, {name: tables.frame(name, made) for name, made in rows.items()}, log)


def _running(text: str, pieces: Iterable[Piece]) -> list[str]:
    """The words of deck and body, piece by piece."""
    return [text[piece.start : piece.end] for piece in pieces if piece.kind in ("deck", "body")]


def _flag_copies(rows: dict[str, list[dict[str, Any]]]) -> None:
    """Says in the flags of a copy whose copy it is."""
    of = {row["article_id"]: f"{_COPIES[row['kind']]} {row['group']}" for row in rows["copies"] if row["kind"] != "first"}
    for article in rows["articles"]:
        if article["article_id"] in of:
            article["flags"] = [*article["flags"], of[article["article_id"]]]


def _by_article(made: Iterable[Decision]) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in made:
        found[decision.on["article_id"]].append(decision)
    return found


def _article(file: File, pieces: list[Piece], published: Publication, decided: dict[str, Any], spun: list[Suspect], reader: Reader) -> dict[str, Any]:
    text, told = file.text, _told(pieces)
    title = told.get("title") or _title(text, pieces)
    running = _running(text, pieces)
    outlet, agency = attribution.outlet(text, pieces, told, reader)
    language = decided.get("language") or wording.language(" ".join(running))
    flags = [
        *(["no title"] if title is None and not decided.get("title") else []),
        *published.flags,
        *([f"spun wording: {', '.join(most_frequent(spun))}"] if spun else []),
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
        text_credit=attribution.text_credit(told, agency, outlet, running, reader),
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
