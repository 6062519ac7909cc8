"""What the analyst decided about an article: the label of a line ("line"), or what is known of the article ("article")."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from . import decisions
from .candidates import Candidate
from .corpus import Corpus
from .decisions import Decision
from .lines import KINDS, Piece
from .publication import Publication

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d)?)?")
FIELDS = ("title", "outlet", "author", "dateline", "published", "text_credit", "photo_credit", "url", "language")


def decided_pieces(text: str, pieces: list[Piece], made: Iterable[Decision], told: Callable[[str, str], Mapping[str, str]]) -> list[Piece]:
    """The pieces, tiling the text as before, with the labels that were decided; the later of two decisions counts.

    told: what a label and words tell about the article, such as the author in a byline.
    """
    for decision in made:
        span = decisions.place(decision.on, text)
        if span is None:
            continue  # stale: the table `decisions` says so
        cut: list[Piece] = []
        for piece in pieces:
            start, end = max(piece.start, span[0]), min(piece.end, span[1])
            if start >= end:
                cut.append(piece)
                continue
            if piece.start < start:
                cut.append(replace(piece, end=start))
            cut.append(Piece(piece.line, decision.value, "decision", start, end, told(decision.value, text[start:end])))
            if end < piece.end:
                cut.append(replace(piece, start=end, told={}))
        pieces = cut
    return pieces


def decided_fields(made: Iterable[Decision]) -> tuple[dict[str, Any], Decision | None]:
    """What was decided of one article by field, None where it is not known; and the decision on its date, if any."""
    fields: dict[str, Any] = {}
    when = None
    for decision in made:
        fields.update(decision.value)
        when = decision if "published" in decision.value else when
    return fields, when


def decided_publication(found: Publication, value: str | None, decision: Decision) -> Publication:
    """The date that was decided, before all candidates, which stay visible."""
    reason = f"decided by {decision.by} on {decision.at[:10]}"
    others = [replace(candidate, chosen=False, reason=f"{candidate.reason}; {reason} otherwise") for candidate in found.candidates]
    own = Candidate(decision.note or None, value, "decision", reason, None, None, 0, chosen=True)
    precision = "unknown" if value is None else "minute" if "T" in value else "day"
    return Publication(value, precision, "decided", (own, *others), ())


def _check_line(on: Mapping[str, Any], value: Any) -> None:
    decisions.check_span(on)
    if value not in KINDS:
        raise ValueError(f"expected the label of a line, one of {', '.join(KINDS)}; found {value!r}")


def _check_article(on: Mapping[str, Any], value: Any) -> None:
    if not isinstance(on.get("article_id"), str):
        raise ValueError(f"expected the 'article_id' that the decision is about, found {on.get('article_id')!r}")
    if not isinstance(value, dict) or not value or set(value) - set(FIELDS):
        raise ValueError(f"expected a mapping of one or more of {', '.join(FIELDS)} to the right value, found {value!r}")
    for field, given in value.items():
        if given is not None and not (isinstance(given, str) and given.strip()):
            raise ValueError(f"expected words for {field!r}, or None when it is not known; found {given!r}")
    if value.get("published"):
        try:
            readable = _MOMENT.fullmatch(value["published"]) and dt.datetime.fromisoformat(value["published"])
        except ValueError:  # a month 13
            readable = None
        if not readable:
            raise ValueError(f"expected 'published' as 2025-07-11 or 2025-07-11T07:40+07:00, found {value['published']!r}")


def _stale_article(corpus: Corpus, decision: Decision) -> str | None:
    article_id = decision.on["article_id"]
    return None if article_id in corpus.texts else f"there is no article {article_id!r} any more"


decisions.owns("line", check=_check_line, stale=decisions.stale_span)
decisions.owns("article", check=_check_article, stale=_stale_article)
