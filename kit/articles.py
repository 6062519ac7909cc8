"""A folder of pasted articles to tables: what each article is, when it was published, and what each line is."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import attribution, corrections, dates, decisions, rereading, tables, wording
from .copies import copies
from .corpus import Corpus
from .decisions import Decision
from .files import File, Source, files, sources
from .lines import HEADERS, RUNNING, Piece, Reader
from .names import names
from .publication import Publication, publication
from .spun import Suspect, most_frequent, suspects
from .store import digest

if TYPE_CHECKING:
    import pandas as pd

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_COPIES = {"exact": "same text as", "near": "near copy of", "syndicated": "the same story as"}
_SHOWN = 12  # line numbers in a flag


def read(folder: str | Path) -> Corpus:
    """Read every article of a folder and its subfolders, into a Corpus; which files these are, says `files`.

    Its tables are `articles` (one row per article), `date_candidates` (one row per date that could be an
    article's), `lines` (one row per piece of a raw text), `copies` (one row per article that has another's text),
    `suspects` (one row per word that a synonym program has put in) and `skipped` (one row per file that could not be used).
    What the analyst decided is replayed. What takes more than a moment to read is kept in the hidden folder `.kit`, and
    read again only where something it rests on has changed. Hidden files and folders, lexicons such as `aliases.yml`, `decisions.jsonl`, and a README or LICENSE are no
    articles and not looked at. Raises FileNotFoundError or NotADirectoryError when there is no such folder, and ValueError for an
    `aliases.yml` that is not in order.
    """
    import pandas as pd

    folder = Path(folder)
    sources(folder)  # says at once what is wrong with the folder
    reading = _Reading(folder)
    texts, made, state = rereading.read(folder, lambda: sources(folder), reading.decided_on, reading.of)
    repeated = copies(made["articles"].to_dict("records"), _running_of(texts, made["lines"]))
    made["articles"]["flags"] = pd.Series(_with_copies(made["articles"], repeated), dtype=object)
    decided = (repr(decision).encode("utf-8", "surrogatepass") for decision in reading.log)
    return Corpus(folder, texts, {**made, "copies": tables.frame("copies", repeated)}, reading.log, digest([state.encode(), *decided]))


class _Reading:
    """How the files of one folder are read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known = names(folder)  # a lexicon of the corpus that is not in order is told of now, not after the annotation
        self.log = decisions.log(folder)
        self.on_lines, self.on_articles = (_by_article(decisions.active(self.log)[act]) for act in ("line", "article"))

    @cached_property
    def reader(self) -> Reader:
        return Reader(self.folder)

    @cached_property
    def decided_on(self) -> dict[str, list[str]]:
        """What was decided on the articles of a file, by its name."""
        found: dict[str, list[str]] = defaultdict(list)
        for made in (self.on_lines, self.on_articles):
            for article_id, given in made.items():
                for name in {article_id, article_id.rpartition("#")[0]}:  # itself, or the table that it is a row of
                    found[name] += map(repr, given)
        return found

    def of(self, source: Source) -> rereading.Rows:
        """The rows of one file."""
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in rereading.STORED}
        for file in files(source, self.folder):
            if file.text is None:
                rows["skipped"].append(dict(path=file.article_id, reason=file.reason, remedy=file.remedy))
            else:
                self._add(rows, file, file.text)
        return rows

    def _add(self, rows: dict[str, list[dict[str, Any]]], file: File, text: str) -> None:
        pieces = self.reader.pieces(text, header=file.header)
        if file.article_id in self.on_lines:
            pieces = corrections.decided_pieces(text, pieces, self.on_lines[file.article_id], self.reader.noise.told_as)
        published = publication(text, pieces)
        decided, when = corrections.decided_fields(self.on_articles[file.article_id])
        if when is not None:
            published = corrections.decided_publication(published, decided["published"], when)
        spun = suspects(text, [(piece.start, piece.end) for piece in pieces if piece.kind in RUNNING], self.known)
        rows["texts"].append(dict(article_id=file.article_id, text=text))
        rows["articles"].append(_article(file, text, pieces, published, decided, spun, self.reader))
        rows["suspects"] += [dict(article_id=file.article_id, words=s.words, proposed=s.proposed, sign=s.sign, start_char=s.start, end_char=s.end) for s in spun]
        rows["date_candidates"] += _candidates(file.article_id, published)
        rows["lines"] += _lines(file.article_id, pieces)


def _running(text: str, pieces: Iterable[Piece]) -> list[str]:
    """The words of deck and body, piece by piece."""
    return [text[piece.start : piece.end] for piece in pieces if piece.kind in RUNNING]


def _running_of(texts: Mapping[str, str], lines: "pd.DataFrame") -> dict[str, str]:
    """The words of deck and body of each article, a line for each piece."""
    running: dict[str, list[str]] = {name: [] for name in texts}
    for name, kind, start, end in zip(*(lines[column] for column in ("article_id", "kind", "start_char", "end_char"))):
        if kind in RUNNING:
            running[name].append(texts[name][start:end])
    return {name: "\n".join(words) for name, words in running.items()}


def _with_copies(articles: "pd.DataFrame", repeated: Iterable[Mapping[str, Any]]) -> list[list[str]]:
    """The flags of each article, which say of a copy whose copy it is."""
    of = {row["article_id"]: f"{_COPIES[row['kind']]} {row['group']}" for row in repeated if row["kind"] != "first"}
    return [[*flags, of[name]] if name in of else flags for name, flags in zip(articles["article_id"], articles["flags"])]


def _by_article(made: Iterable[Decision]) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in made:
        found[decision.on["article_id"]].append(decision)
    return found


def _article(file: File, text: str, pieces: list[Piece], published: Publication, decided: dict[str, Any], spun: list[Suspect], reader: Reader) -> dict[str, Any]:
    told = _told(pieces)
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
        place=file.place,
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
