"""Whose article it is: the outlet, and the agency or outlet that the text was taken from."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import takewhile

from . import lexicons
from .lines import Piece, Reader
from .outlets import Outlet


def outlet(text: str, pieces: list[Piece], told: dict[str, str], reader: Reader) -> tuple[str | None, str | None]:
    """The outlet, by the surest word for it, and the agency or outlet that the dateline credits beside it.

    The analyst's header goes before the address, the dateline, the byline and a line on the source; but "Jakarta
    (ANTARA) -" under another outlet's byline is that outlet's copy of an agency text.
    """
    dateline = next((piece.told for piece in pieces if piece.kind == "dateline"), {})
    own = dateline.get("outlet")
    title = next((piece.start for piece in pieces if piece.kind == "title"), -1)
    # An address above the title may be an advertisement's, when no lexicon has it.
    signing = (piece for piece in pieces if piece.kind in ("byline", "timestamp") and "outlet" in piece.told and (piece.start > title or reader.outlets.known(piece.told["outlet"])))
    signed = next((piece.told["outlet"] for piece in signing), None)
    agency = own and (reader.outlets.known(own) or Outlet(own, True)).agency
    name = _header_outlet(told, reader) or (signed if agency else None) or own or signed or _outlet_of_code(pieces) or _outlet_of_page(pieces) or _outlet_of_link(pieces, reader) or _outlet_told(text, pieces, reader)
    return name, own if own and own != name else dateline.get("credit")


def _header_outlet(told: dict[str, str], reader: Reader) -> str | None:
    """The outlet that the analyst names in the header, or whose address stands there or beside the text."""
    if source := told.get("source"):
        known = reader.outlets.of_address(source) if "." in source else reader.outlets.get(source)
        return known.name if known else source
    address = reader.outlets.of_address(told["url"]) if "url" in told else None
    return address.name if address else None


def _outlet_of_code(pieces: list[Piece]) -> str | None:
    """The outlet whose initials sign the text: "(mar/harian)"."""
    return next((piece.told["outlet"] for piece in pieces if piece.rule in ("closing-credit", "closing-signature") and "outlet" in piece.told), None)


def _outlet_of_page(pieces: list[Piece]) -> str | None:
    """The outlet that the page's own words name, where no other is stated: "Artikel ini telah tayang di …", "© …", "Ikuti … di Google News".

    A line on the source names whose text it is, not who published it.
    """
    named = Counter(piece.told["outlet"] for piece in pieces if piece.kind in ("template", "related") and "outlet" in piece.told)
    return named.most_common(1)[0][0] if named else None


def _outlet_of_link(pieces: list[Piece], reader: Reader) -> str | None:
    """The outlet whose address stands alone between the head of a page and the text, as a link to share it; one further down may be any other's."""
    above = takewhile(lambda piece: piece.kind != "body", pieces)
    linked = (reader.outlets.of_known_address(piece.told["link"]) for piece in above if "link" in piece.told)
    return next((outlet.name for outlet in linked if outlet and outlet.publishes), None)


def _outlet_told(text: str, pieces: list[Piece], reader: Reader) -> str | None:
    """The outlet that somebody spoke or wrote to, as the text says: "…, kata dia kepada detikcom"; no agency, no other's report."""
    for piece in pieces:
        words = text[piece.start : piece.end] if piece.kind == "body" else ""
        for match in _told_to().finditer(words):
            hit = reader.outlets.longest_at(words, match.end())
            named = hit and words[match.end() : hit[1]]
            if not named or (match["spoken"] and named.istitle() and " " not in named and "." not in named):
                continue  # "kepada Fajar" may be a person
            if hit[0].publishes and not hit[0].agency and not _credit_cues().search(words[: match.start()]):
                return hit[0].name
    return None


def text_credit(told: dict[str, str], agency: str | None, outlet: str | None, running: list[str], reader: Reader) -> str | None:
    """The agency or outlet that the text is from: by the dateline, a line or bracket on the source, or a sentence that cites it."""
    if agency and agency != outlet:
        return agency
    if (credit := told.get("credit")) and credit != outlet:
        return credit
    pattern = _credit_cues()
    for words in running:
        for match in pattern.finditer(words):
            hit = reader.outlets.longest_at(words, match.end())
            if hit and (words[match.end()].isupper() or words.startswith(hit[0].name, match.end())) and hit[0].name != outlet:
                return hit[0].name
    return None


@cache
def _told_to() -> re.Pattern[str]:
    noise = lexicons.load("noise")
    return re.compile(rf"\b(?:{lexicons.alternatives(noise['written_to'])}|(?P<spoken>{lexicons.alternatives(noise['spoken_to'])}))\s+", re.I)


@cache
def _credit_cues() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicons.alternatives(lexicons.load('noise')['credit_cues'])}\s+", re.I)
